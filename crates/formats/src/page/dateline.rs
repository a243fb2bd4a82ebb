//! 电头 and 讯头: where and when a report was sent, at the start of its first paragraph.

use super::chars::{han, is_blank, length};
use super::{names, source};
use gaotai_article::slip::{Author, BylinePlace, Dateline, DatelineKind};

/// What the start of a paragraph says.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// The dateline with the text as it stands.
    pub dateline: Dateline,
    /// The reporters in the brackets behind it.
    pub authors: Vec<Author>,
}

/// Reads the start of a paragraph: `新华社南京2月10日电（记者 张三）`, `本报讯（记者 李四）`,
/// `LONDON (Reuters) - `.
pub fn read(text: &str) -> Option<Start> {
    let text = text.trim_start_matches(is_blank);
    chinese(text).or_else(|| english(text))
}

fn chinese(text: &str) -> Option<Start> {
    let window: usize = text.char_indices().nth(34).map_or(text.len(), |(at, _)| at);
    let head = &text[..window];
    if let Some(dateline) = in_brackets(head) {
        return Some(Start { dateline, authors: Vec::new() });
    }
    let (dateline, end) = dated(head).or_else(|| undated(head))?;
    Some(Start { dateline, authors: bracketed(&text[end..]) })
}

/// `（中央社記者王小明台北10日電）`: names and place run together, so only the agency is told.
fn in_brackets(head: &str) -> Option<Dateline> {
    let inner = head.strip_prefix(['（', '('])?;
    let end = inner.find(['）', ')'])?;
    let line = inner[..end].strip_suffix(['電', '电'])?;
    let agency = &line[..line.find('社')? + '社'.len_utf8()];
    let close = inner[end..].chars().next().map_or(0, char::len_utf8);
    let text = head[..head.len() - inner.len() + end + close].to_owned();
    (length(agency) <= 8).then(|| Dateline {
        kind: DatelineKind::Wire,
        agency: agency.to_owned(),
        text,
        ..Dateline::default()
    })
}

/// `新华社南京2月10日电`.
fn dated(head: &str) -> Option<(Dateline, usize)> {
    let day = head.find('日')?;
    let after = &head[day + '日'.len_utf8()..];
    let word = ["专电", "电", "讯", "消息"].into_iter().find(|word| after.starts_with(word))?;
    let before = &head[..day];
    let date_start = before
        .rfind(|c: char| !(c.is_ascii_digit() || "月年".contains(c)))
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    if !before[date_start..].contains('月') {
        return None;
    }
    let (agency, place) = agency_and_place(&before[..date_start])?;
    let end = day + '日'.len_utf8() + word.len();
    let kind = if word.ends_with('电') { DatelineKind::Wire } else { DatelineKind::Paper };
    let date = head[date_start..day + '日'.len_utf8()].to_owned();
    Some((Dateline { kind, agency, place, date, text: head[..end].to_owned() }, end))
}

/// `新华社南京` and the like: the agency ends with the word for what it is.
fn agency_and_place(text: &str) -> Option<(String, String)> {
    if length(text) > 18 || text.contains(|c: char| is_blank(c) || "，。：、".contains(c)) {
        return None;
    }
    let endings = ["日报", "晚报", "新闻网", "客户端", "通讯社", "社", "网", "报", "台", "訊社"];
    let end = endings.iter().filter_map(|ending| text.find(ending).map(|at| at + ending.len())).min()?;
    Some((text[..end].to_owned(), text[end..].to_owned()))
}

/// `本报讯`, `中新网讯`, `据新华社电`.
fn undated(head: &str) -> Option<(Dateline, usize)> {
    let end = ["讯", "電", "电", "消息"]
        .iter()
        .filter_map(|word| head.find(word).map(|at| at + word.len()))
        .min()?;
    let text = &head[..end];
    let stem = text.trim_end_matches(['讯', '電', '电']).trim_end_matches("消息");
    let own = ["本报", "本网", "本台", "本刊"].contains(&stem);
    let agency = stem.trim_start_matches('据');
    let medium = length(agency) <= 8 && source::is_medium(agency);
    if !own && !medium {
        return None;
    }
    let follows = head[end..].chars().next();
    if !follows.is_some_and(|c| is_blank(c) || "（(：:，,　".contains(c)) && !own {
        return None;
    }
    let wire = text.ends_with('电') || text.ends_with('電');
    let kind = if wire { DatelineKind::Wire } else { DatelineKind::Paper };
    let dateline = Dateline {
        kind,
        agency: agency.to_owned(),
        place: String::new(),
        date: String::new(),
        text: text.to_owned(),
    };
    Some((dateline, end))
}

/// The reporters in brackets, or after a space up to 报道.
fn bracketed(rest: &str) -> Vec<Author> {
    let rest = rest.trim_start_matches(is_blank);
    let inside = rest
        .strip_prefix(['（', '('])
        .and_then(|rest| rest.split_once(['）', ')']))
        .map(|(inside, _)| inside);
    inside
        .filter(|inside| han(inside) > 0)
        .and_then(|inside| names::byline(inside, BylinePlace::Head))
        .unwrap_or_default()
}

/// `LONDON (Reuters) - `, `BEIJING, Feb. 10 (Xinhua) -- `, `NEW YORK — `.
fn english(text: &str) -> Option<Start> {
    let dash = [" — ", " – ", " -- ", " - ", "— ", " —", ") -", "-- "]
        .iter()
        .filter_map(|dash| text.find(dash).map(|at| (at, dash.len())))
        .min()?;
    let end = if text[dash.0..].starts_with(") -") { dash.0 + 1 } else { dash.0 };
    let head = &text[..end];
    if length(head) > 70 {
        return None;
    }
    let (before, agency) = match head.split_once(" (") {
        Some((before, agency)) => (before, agency.trim_end_matches(')').to_owned()),
        None => (head, String::new()),
    };
    let (place, date) = place_and_date(before);
    let capitals = place.chars().take_while(|c| *c != ',').collect::<String>();
    let shouted = length(&capitals) >= 3
        && capitals.chars().all(|c| c.is_uppercase() || " .'’-".contains(c))
        && capitals.starts_with(|c: char| c.is_ascii_uppercase());
    if !shouted {
        return None;
    }
    let kind = if agency.is_empty() { DatelineKind::Paper } else { DatelineKind::Wire };
    let stop = dash.0 + dash.1;
    let dateline = Dateline { kind, agency, place, date, text: text[..stop].trim_end().to_owned() };
    Some(Start { dateline, authors: Vec::new() })
}

fn place_and_date(text: &str) -> (String, String) {
    let date = text.rfind(", ").filter(|at| text[at + 2..].contains(|c: char| c.is_ascii_digit()));
    match date {
        Some(at) => (text[..at].to_owned(), text[at + 2..].to_owned()),
        None => (text.to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, agency: &str, place: &str, date: &str, names: &[&str]) {
        let start = read(text).unwrap_or_else(|| panic!("no dateline in {text}"));
        let found: Vec<&str> = start.authors.iter().map(|author| author.name.as_str()).collect();
        assert_eq!(
            (
                start.dateline.agency.as_str(),
                start.dateline.place.as_str(),
                start.dateline.date.as_str(),
                &found[..]
            ),
            (agency, place, date, names),
            "{text}"
        );
        assert!(text.starts_with(&start.dateline.text), "{text}");
    }

    #[test]
    fn datelines() {
        check(
            "新华社南京2月10日电（记者 张三、李四）记者从会上获悉，",
            "新华社",
            "南京",
            "2月10日",
            &["张三", "李四"],
        );
        check("新华社北京2月10日电 题：春天的路", "新华社", "北京", "2月10日", &[]);
        check("人民网南京2月10日电 （记者张三）昨天，", "人民网", "南京", "2月10日", &["张三"]);
        check("本报讯（记者 李四）昨天，", "本报", "", "", &["李四"]);
        check("本报南京2月9日讯 （记者 李四）昨天，", "本报", "南京", "2月9日", &["李四"]);
        check("（中央社記者王小明台北10日電）昨天", "中央社", "", "", &[]);
        check("LONDON (Reuters) - Shares rose on Friday.", "Reuters", "LONDON", "", &[]);
        check("BEIJING, Feb. 10 (Xinhua) -- China will", "Xinhua", "BEIJING", "Feb. 10", &[]);
        check("ST. LOUIS, Mo. (AP) — A man", "AP", "ST. LOUIS, Mo.", "", &[]);
    }

    #[test]
    fn no_datelines() {
        for text in [
            "新春伊始,海安市江苏鹏飞集团销售部办公室内热气腾腾。",
            "2月10日电影节开幕，",
            "1月29日上午，通讯员来电说，",
            "The mayor - a farmer - spoke.",
            "通讯录里的名字",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
