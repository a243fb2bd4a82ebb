//! What stands above the text on the paper: dateline and authors.

use gaotai_article::Article;
use gaotai_article::slip::{Author, AuthorRole, BylinePlace};

/// Between two groups of authors, and between dateline and authors: a full-width space.
const GAP: &str = "\u{3000}";

/// The line above the text; empty when the story says nothing of it. A dateline that stands in the
/// text itself is not said twice.
pub(super) fn byline(article: &Article) -> String {
    let slip = &article.slip;
    let head: Vec<&Author> = slip
        .authors
        .iter()
        .filter(|it| it.place == BylinePlace::Head && !it.name.trim().is_empty())
        .collect();
    let authors = if slip.language.starts_with("zh") { chinese(&head) } else { english(&head) };
    let dateline = slip.dateline.as_ref().map(|dateline| dateline.text.trim()).unwrap_or_default();
    let first = article.doc.accepted().body.first().map(|block| block.text()).unwrap_or_default();
    let said = dateline.is_empty() || first.trim_start().starts_with(dateline);
    let parts = [if said { "" } else { dateline }, &authors];
    let gap = if slip.language.starts_with("zh") { GAP } else { " " };
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(gap)
}

/// `本报记者 林元沁 周予　通讯员 何砚`: one after the other, those of one role and house together.
fn chinese(authors: &[&Author]) -> String {
    let alike = |a: &&Author, b: &&Author| a.role == b.role && a.organisation == b.organisation;
    let groups = authors.chunk_by(alike).map(|group| {
        let names: Vec<&str> = group.iter().map(|author| author.name.trim()).collect();
        format!("{}{} {}", group[0].organisation.trim(), role(group[0].role), names.join(" "))
    });
    groups.collect::<Vec<_>>().join(GAP)
}

fn role(role: AuthorRole) -> &'static str {
    match role {
        AuthorRole::Reporter => "记者",
        AuthorRole::Correspondent => "通讯员",
        AuthorRole::Photographer => "摄影",
        AuthorRole::Compiler => "编译",
        AuthorRole::Commentator => "评论员",
        AuthorRole::Translator => "翻译",
        AuthorRole::Trainee => "实习生",
    }
}

/// `By Ann Lee and Bo Li`.
fn english(authors: &[&Author]) -> String {
    let names: Vec<&str> = authors.iter().map(|author| author.name.trim()).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => format!("By {one}"),
        [most @ .., last] => format!("By {} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gaotai_article::slip::Dateline;
    use gaotai_testkit::story::Story;

    fn author(name: &str, role: AuthorRole, organisation: &str) -> Author {
        Author { name: name.into(), role, organisation: organisation.into(), ..Author::default() }
    }

    fn check(language: &str, authors: &[Author], dateline: &str, expected: &str) {
        let mut article = Story::new("标题").paragraph("新华社南京2月10日电\u{3000}秋粮入库。").build();
        article.slip.language = language.into();
        article.slip.authors = authors.to_vec();
        article.slip.dateline = Some(Dateline { text: dateline.into(), ..Dateline::default() });
        assert_eq!(byline(&article), expected);
    }

    #[test]
    fn lines_above_the_text() {
        use AuthorRole::{Correspondent, Reporter};
        let lin = author("林元沁", Reporter, "本报");
        let zhou = author("周予", Reporter, "本报");
        let he = author("何砚", Correspondent, "");
        check("zh-CN", &[lin.clone(), zhou, he], "", "本报记者 林元沁 周予\u{3000}通讯员 何砚");
        let end = Author { place: BylinePlace::End, ..lin.clone() };
        check("zh-CN", &[end], "", "");
        check("zh-CN", std::slice::from_ref(&lin), "新华社南京2月10日电", "本报记者 林元沁");
        check("zh-CN", &[lin], "本报讯", "本报讯\u{3000}本报记者 林元沁");
        let (ann, bo) = (author("Ann Lee", Reporter, ""), author("Bo Li", Reporter, ""));
        check("en", std::slice::from_ref(&ann), "", "By Ann Lee");
        check("en", &[ann, bo], "", "By Ann Lee and Bo Li");
        check("en", &[], "", "");
    }
}
