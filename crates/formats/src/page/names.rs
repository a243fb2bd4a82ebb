//! Names of people and the lines that say who wrote, photographed or edited.

use super::chars::{bare, han, is_blank, is_han, length, trim};
use gaotai_article::slip::{Author, AuthorRole, BylinePlace};

/// Surnames of one character: the four hundred and more that nearly all Chinese names begin with.
const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖仝佟付代邸岳闫冼税覃麦揭苟原尧晋迟楚佘佴阳来仉信展覃占税鹿泉陈張馬劉趙錢孫吳鄭陳馮衛蔣韓楊許呂嚴謝鄒蘇葉龍羅賀";

/// Surnames of two characters.
const DOUBLE: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "长孙", "宇文",
    "夏侯", "端木", "轩辕", "申屠", "独孤", "南宫", "西门", "澹台", "公冶", "濮阳", "淳于", "单于", "太叔",
    "呼延", "百里", "东郭", "闻人", "歐陽", "司馬", "上官", "諸葛",
];

/// Words of two to four characters that begin with a surname but are no names.
const NO_NAMES: &[&str] = &[
    "江苏",
    "安徽",
    "山东",
    "山西",
    "广东",
    "广西",
    "云南",
    "宁夏",
    "江西",
    "国内",
    "国际",
    "文化",
    "文字",
    "时政",
    "时事",
    "和平",
    "常州",
    "苏州",
    "杭州",
    "温州",
    "广州",
    "安全",
    "通知",
    "公告",
    "关注",
    "相关",
    "向上",
    "权威",
    "能源",
    "明天",
    "于是",
    "方法",
    "经济",
    "农业",
    "农村",
    "广告",
    "封面",
    "从前",
    "支持",
    "来源",
    "全文",
    "单位",
    "容易",
    "成都",
    "武汉",
    "徐州",
    "宿迁",
    "盐城",
    "连云港",
    "高清",
    "简介",
    "金融",
    "国家",
    "公开",
    "水利",
    "文明",
    "法治",
    "平安",
    "后记",
    "充电",
    "通讯",
    "通报",
    "红色",
    "东方",
    "双语",
    "利好",
    "平台",
    "和谐",
    "常见",
    "章节",
    "石油",
    "龙头",
    "万象",
    "国防",
    "高考",
];

/// A person's name in Han characters by its surname, or in Latin letters by its capitals.
pub fn looks_like_person(name: &str) -> bool {
    if NO_NAMES.contains(&name) {
        return false;
    }
    let mut chars = name.chars();
    let first = chars.next();
    match length(name) {
        2 | 3 => name.chars().all(is_han) && first.is_some_and(|c| SURNAMES.contains(c)),
        4 => name.chars().all(is_han) && DOUBLE.iter().any(|surname| name.starts_with(surname)),
        _ => false,
    }
}

/// Whether the word may stand in a list of names that was announced as one.
pub fn is_name(word: &str) -> bool {
    let length = length(word);
    if word.chars().all(|c| is_han(c) || c == '·' || c == '•') {
        let no = [
            "编辑",
            "记者",
            "摄影",
            "来源",
            "作者",
            "打印",
            "收藏",
            "分享",
            "通讯员",
            "责编",
            "报道",
            "字号",
            "字体",
        ];
        return (2..=4).contains(&length) && !no.contains(&word) || (length <= 14 && word.contains('·'));
    }
    is_latin_name(word)
}

fn is_latin_name(word: &str) -> bool {
    let parts: Vec<&str> = word.split_whitespace().collect();
    let first_capital = parts.first().is_some_and(|part| part.starts_with(char::is_uppercase));
    (1..=5).contains(&parts.len())
        && first_capital
        && parts.last().is_some_and(|part| part.starts_with(char::is_uppercase))
        && parts
            .iter()
            .all(|part| part.chars().all(|c| c.is_alphabetic() && !is_han(c) || ".'’-".contains(c)))
}

/// The names of a list: parted by 、 , ; spaces and “and”; a space inside a name of two
/// characters (王　展) does not part it. `None` when one of them is no name.
pub fn list(text: &str) -> Option<Vec<String>> {
    let text = bare(text);
    if text.is_empty() {
        return None;
    }
    if han(text) == 0 {
        return latin_list(text);
    }
    let parts =
        text.split(|c: char| is_blank(c) || "、，,；;/|｜&和与".contains(c)).filter(|part| !part.is_empty());
    let mut names: Vec<String> = Vec::new();
    let mut single: Option<char> = None;
    for part in parts {
        let mut chars = part.chars();
        match (chars.next(), chars.next(), single.take()) {
            (Some(only), None, Some(before)) => names.push(format!("{before}{only}")),
            (Some(only), None, None) => single = Some(only),
            (_, _, None) => names.push(part.to_owned()),
            _ => return None,
        }
    }
    (single.is_none() && !names.is_empty() && names.iter().all(|name| is_name(name))).then_some(names)
}

fn latin_list(text: &str) -> Option<Vec<String>> {
    let text = text.replace(" and ", ",").replace(" & ", ",");
    let names: Vec<String> = text
        .split([',', ';', '|', '/'])
        .map(|part| trim(part).to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    (!names.is_empty() && names.len() <= 8 && names.iter().all(|name| is_latin_name(name))).then_some(names)
}

/// Words that name what someone did, the longest first.
const ROLES: &[(&str, AuthorRole)] = &[
    ("特约评论员", AuthorRole::Commentator),
    ("本报评论员", AuthorRole::Commentator),
    ("特约通讯员", AuthorRole::Correspondent),
    ("全媒体记者", AuthorRole::Reporter),
    ("融媒体记者", AuthorRole::Reporter),
    ("见习记者", AuthorRole::Reporter),
    ("实习记者", AuthorRole::Reporter),
    ("首席记者", AuthorRole::Reporter),
    ("特约记者", AuthorRole::Reporter),
    ("特派记者", AuthorRole::Reporter),
    ("驻站记者", AuthorRole::Reporter),
    ("摄影记者", AuthorRole::Photographer),
    ("摄影报道", AuthorRole::Photographer),
    ("报道员", AuthorRole::Correspondent),
    ("通讯员", AuthorRole::Correspondent),
    ("通訊員", AuthorRole::Correspondent),
    ("评论员", AuthorRole::Commentator),
    ("实习生", AuthorRole::Trainee),
    ("文并摄", AuthorRole::Reporter),
    ("文/摄影", AuthorRole::Reporter),
    ("文/图", AuthorRole::Reporter),
    ("图/文", AuthorRole::Reporter),
    ("文／图", AuthorRole::Reporter),
    ("图文", AuthorRole::Reporter),
    ("文图", AuthorRole::Reporter),
    ("文|图", AuthorRole::Reporter),
    ("记者", AuthorRole::Reporter),
    ("記者", AuthorRole::Reporter),
    ("作者", AuthorRole::Reporter),
    ("撰文", AuthorRole::Reporter),
    ("撰稿", AuthorRole::Reporter),
    ("采写", AuthorRole::Reporter),
    ("摄影", AuthorRole::Photographer),
    ("攝影", AuthorRole::Photographer),
    ("编译", AuthorRole::Compiler),
    ("整理", AuthorRole::Compiler),
    ("翻译", AuthorRole::Translator),
    ("文", AuthorRole::Reporter),
    ("图", AuthorRole::Photographer),
    ("摄", AuthorRole::Photographer),
    ("译", AuthorRole::Translator),
];

/// Words before a role that say whose reporter it is; these say nothing.
const OWN: &[&str] = &["本报", "本网", "本台", "本刊", "本社", "本站"];

fn role_at(rest: &str) -> Option<(usize, AuthorRole)> {
    ROLES.iter().find(|(word, _)| rest.starts_with(word)).map(|(word, role)| (word.len(), *role))
}

/// A role with whom the person works for: `新华社记者`, `扬子晚报/紫牛新闻记者`, `本报驻京记者`.
fn organisation_and_role(rest: &str) -> Option<(usize, String, AuthorRole)> {
    let mut chars = 0;
    for (at, c) in rest.char_indices() {
        let (word, role) = match role_at(&rest[at..]) {
            Some((len, role)) if len > 3 => (len, role),
            Some((len, role)) if at == 0 && stands_alone(&rest[len..]) => (len, role),
            _ if is_blank(c) || "、，,；;：:（(".contains(c) || chars >= 16 => return None,
            _ => {
                chars += 1;
                continue;
            }
        };
        let organisation = &rest[..at];
        let known = at == 0
            || OWN.iter().any(|own| organisation.starts_with(own))
            || super::source::is_medium(organisation)
            || organisation.ends_with("媒体");
        let named = if OWN.iter().any(|own| organisation.starts_with(own)) { "" } else { organisation };
        return known.then(|| (at + word, named.to_owned(), role));
    }
    None
}

/// A line that is nothing but a byline: `本报记者 张三 通讯员 李四`, `文/张三 图/李四`,
/// `（记者张三）`, `By Jane Doe and John Smith`. `None` when anything else stands in it.
pub fn byline(text: &str, place: BylinePlace) -> Option<Vec<Author>> {
    let inner = bare(text);
    if inner.is_empty() || length(inner) > 120 {
        return None;
    }
    if han(inner) == 0 { english_byline(inner, place) } else { chinese_byline(inner, place) }
}

fn is_separator(c: char) -> bool {
    is_blank(c) || "、，,；;：:|｜丨·/／∕&".contains(c)
}

fn chinese_byline(text: &str, place: BylinePlace) -> Option<Vec<Author>> {
    let mut authors: Vec<Author> = Vec::new();
    let mut rest = text;
    let mut current: Option<(String, AuthorRole)> = None;
    let mut named = false;
    loop {
        rest = rest.trim_start_matches(is_separator);
        if rest.is_empty() {
            break;
        }
        let spaced = rest.len() == text.len() || text[..text.len() - rest.len()].ends_with(is_separator);
        if let Some((len, organisation, role)) =
            organisation_and_role(rest).filter(|_| spaced || role_word(rest))
        {
            let after = &rest[len..];
            // "张三 摄": the role comes behind, and no name follows.
            if after.trim_matches(is_separator).is_empty() && !authors.is_empty() {
                trailing(&mut authors, role);
                named = true;
                break;
            }
            current = Some((organisation, role));
            named = true;
            rest = after;
            continue;
        }
        // "記者王小明／台北報導": from where, behind the names.
        if !authors.is_empty()
            && length(rest) <= 8
            && ["報導", "报道", "報道"].iter().any(|word| rest.ends_with(word))
        {
            break;
        }
        let (name, len) = next_name(rest)?;
        // "记者获悉": without a space only a surname tells a name from a verb.
        if !spaced && !looks_like_person(&name) {
            return None;
        }
        let (organisation, role) = current.clone().unwrap_or_default();
        authors.push(Author { name, role, organisation, place, person: None });
        rest = &rest[len..];
    }
    let sure = named || authors.len() > 1 || text.chars().any(|c| c == '\u{3000}') || length(text) == 3;
    let all_people = authors.iter().all(|author| looks_like_person(&author.name));
    (!authors.is_empty() && (named || (sure && all_people))).then_some(authors)
}

/// A role of one character is a word of its own only before a sign: `文/张三`, not `文化`.
fn stands_alone(after: &str) -> bool {
    after.is_empty() || after.starts_with(is_separator)
}

/// Roles of two characters and more also begin in the middle of a run (`张三通讯员李四`).
fn role_word(rest: &str) -> bool {
    role_at(rest).is_some_and(|(len, _)| len > 3)
}

/// Gives the role to the last author, or to all when it is of the text and the pictures.
fn trailing(authors: &mut [Author], role: AuthorRole) {
    if let Some(last) = authors.last_mut() {
        last.role = role;
    }
}

/// The next name of a run, joined again where a space stands inside it, and the bytes it takes.
fn next_name(rest: &str) -> Option<(String, usize)> {
    let mut end = rest.len();
    for (at, c) in rest.char_indices() {
        let role =
            at >= 6 && (role_word(&rest[at..]) || (rest[at..].starts_with('摄') && rest[at..].len() == 3));
        if is_separator(c) && c != '·' || role {
            end = at;
            break;
        }
    }
    let word = &rest[..end];
    if length(word) == 1 && han(word) == 1 {
        let after = rest[end..].trim_start_matches(is_blank);
        let second = after.chars().next().filter(|c| is_han(*c))?;
        let left = &after[second.len_utf8()..];
        if !left.is_empty() && !left.starts_with(is_separator) {
            return None;
        }
        return Some((format!("{word}{second}"), rest.len() - left.len()));
    }
    is_name(word).then(|| (word.to_owned(), end))
}

fn english_byline(text: &str, place: BylinePlace) -> Option<Vec<Author>> {
    let lower = text.to_ascii_lowercase();
    let lead = ["by ", "by: ", "written by ", "words by ", "story by ", "author: ", "reported by "];
    let start = lead.iter().find(|lead| lower.starts_with(**lead))?.len();
    let rest = text[start..].trim();
    let (people, organisation) = match rest.split_once([',', '|', '·']) {
        Some((people, organisation)) if latin_list(rest).is_none() || is_organisation(organisation) => {
            (people, organisation.trim())
        }
        _ => (rest, ""),
    };
    let names = latin_list(people)?;
    let make = |name: String| Author {
        name: capitals(&name),
        role: AuthorRole::Reporter,
        organisation: organisation.to_owned(),
        place,
        person: None,
    };
    Some(names.into_iter().map(make).collect())
}

pub(crate) fn is_organisation(text: &str) -> bool {
    let words = [
        "press",
        "news",
        "times",
        "post",
        "reuters",
        "writer",
        "correspondent",
        "editor",
        "reporter",
        "staff",
        "media",
    ];
    let lower = text.to_ascii_lowercase();
    words.iter().any(|word| lower.contains(word))
        || matches!(text.trim(), "AP" | "AFP" | "UPI" | "BBC" | "CNN")
}

/// `JANE DOE` as it is spoken: `Jane Doe`.
pub(crate) fn capitals(name: &str) -> String {
    if name.chars().any(char::is_lowercase) || name.len() < 5 {
        return name.to_owned();
    }
    let word = |word: &str| -> String {
        let mut chars = word.chars();
        let first = chars.next().map(String::from).unwrap_or_default();
        first + &chars.as_str().to_lowercase()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, AuthorRole)]) {
        let found: Vec<(String, AuthorRole)> = byline(text, BylinePlace::Head)
            .unwrap_or_default()
            .into_iter()
            .map(|author| (author.name, author.role))
            .collect();
        let found: Vec<(&str, AuthorRole)> =
            found.iter().map(|(name, role)| (name.as_str(), *role)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn bylines() {
        use AuthorRole::*;
        check("本报记者 张三 李四", &[("张三", Reporter), ("李四", Reporter)]);
        check("本报记者 王　展", &[("王展", Reporter)]);
        check("（记者 张三、李四）", &[("张三", Reporter), ("李四", Reporter)]);
        check("记者张三通讯员李四", &[("张三", Reporter), ("李四", Correspondent)]);
        check("新华社记者 张三 摄影 李四", &[("张三", Reporter), ("李四", Photographer)]);
        check("文/张三 图/李四", &[("张三", Reporter), ("李四", Photographer)]);
        check("张三 摄", &[("张三", Photographer)]);
        check("通讯员 王小明 记者 欧阳修文", &[("王小明", Correspondent), ("欧阳修文", Reporter)]);
        check("记者：阿依古丽·买买提", &[("阿依古丽·买买提", Reporter)]);
        check("(林元沁)", &[("林元沁", Reporter)]);
        check("記者王小明／台北報導", &[("王小明", Reporter)]);
        check("文｜张三 摄影｜李四", &[("张三", Reporter), ("李四", Photographer)]);
        check("（张三 李四）", &[("张三", Reporter), ("李四", Reporter)]);
        check("By Jane Doe", &[("Jane Doe", Reporter)]);
        check("By JANE DOE and JOHN SMITH", &[("Jane Doe", Reporter), ("John Smith", Reporter)]);
        check("By Jane Doe, Associated Press", &[("Jane Doe", Reporter)]);
        for none in [
            "（完）",
            "（下同）",
            "记者从会上获悉",
            "江苏",
            "(略)",
            "By the way",
            "记者会今天举行",
            "今日头条",
            "文化",
        ] {
            check(none, &[]);
        }
    }

    #[test]
    fn organisations() {
        let authors = byline("新华社记者 张三", BylinePlace::Head).unwrap_or_default();
        assert_eq!(authors[0].organisation, "新华社");
        let authors = byline("By Jane Doe, Associated Press", BylinePlace::Head).unwrap_or_default();
        assert_eq!(authors[0].organisation, "Associated Press");
    }
}
