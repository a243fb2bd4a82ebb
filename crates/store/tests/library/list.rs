use crate::common::*;
use gaotai_article::slip::{Author, Source, Term as SlipTerm};
use gaotai_article::{Article, HeadPart, Inline};
use gaotai_store::{ListQuery, NewDelivery, Sort, StoryState, TermKind};

fn term(id: &str, name: &str) -> Option<SlipTerm> {
    Some(SlipTerm { id: id.into(), name: name.into() })
}

fn in_channel(mut article: Article, id: &str, name: &str) -> Article {
    article.slip.channel = term(id, name);
    article
}

/// 1 in 江苏, 2 in 南京 below it, 3 in 文娱 that is in no vocabulary, 4 in none and in the bin.
fn newsroom() -> Desk {
    let desk = desk();
    desk.write(&at(0), "vocabulary", |w| {
        w.put_term(TermKind::Channel, Some("js"), "江苏", None)?;
        w.put_term(TermKind::Channel, Some("nj"), "南京", Some("js"))?;
        w.put_term(TermKind::Channel, Some("gn"), "国内", None)
    })
    .unwrap();
    desk.create(&in_channel(story(1, "乙", &["长江大桥通车。"]), "js", "江苏"));
    desk.create(&in_channel(story(2, "丙", &["玄武湖 Marathon 100% 完赛。", "秦淮"]), "nj", "旧名"));
    desk.create(&in_channel(story(3, "甲", &["电影节开幕。"]), "yl", "文娱"));
    desk.create(&story(4, "丁", &["扔掉的稿子"]));
    desk.write(&at(0), "trash", |w| w.trash(&[id(4)])).unwrap();
    desk
}

fn check(desk: &Desk, query: ListQuery, expected: &str) {
    let listing = desk.read(|r| r.list(&query)).unwrap();
    let titles: String = listing.stories.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, expected, "{query:?}");
    if query.limit.is_none() {
        assert_eq!(listing.total, listing.stories.len());
    }
}

#[test]
fn narrowed_down() {
    let desk = newsroom();
    let words = |query: &str| ListQuery { query: query.into(), ..ListQuery::default() };
    check(&desk, words(""), "甲丙乙");
    check(&desk, words("江大"), "乙");
    check(&desk, words("  marathon 玄武 "), "丙");
    check(&desk, words("marathon 长江"), "");
    check(&desk, words("丙"), "丙");
    check(&desk, words("100%"), "丙");
    check(&desk, words("100_"), "");
    check(&desk, words("%"), "丙");
    check(&desk, words("\\"), "");
    check(&desk, words("' OR 1=1 --"), "");
    check(&desk, words(&"湖".repeat(100_000)), "");
    let channel = |id: &str| ListQuery { channel: Some(id.into()), ..ListQuery::default() };
    check(&desk, channel("js"), "丙乙");
    check(&desk, channel("nj"), "丙");
    check(&desk, channel("gn"), "");
    check(&desk, channel("yl"), "甲");
    let state = |state| ListQuery { state: Some(state), ..ListQuery::default() };
    check(&desk, state(StoryState::Trashed), "丁");
    check(&desk, state(StoryState::Draft), "甲丙乙");
    check(&desk, state(StoryState::Exported), "");
    check(&desk, ListQuery { limit: Some(2), ..ListQuery::default() }, "甲丙");
}

#[test]
fn sorted() {
    let desk = newsroom();
    let sort = |sort| ListQuery { sort, ..ListQuery::default() };
    check(&desk, sort(Sort::Title), "丙乙甲");
    check(&desk, sort(Sort::Words), "丙乙甲");
    let first = desk.read(|r| r.head(id(1))).unwrap();
    // One hour later by the clock, in a zone where the day has another name.
    let mut later = at(3600);
    later.time = later.time.with_timezone(&chrono::FixedOffset::west_opt(8 * 3600).unwrap());
    desk.write(&later, "edit", |w| w.commit(&first.article, gaotai_store::Stage::Edit, &[first.revision]))
        .unwrap();
    check(&desk, sort(Sort::Updated), "乙甲丙");
    check(&desk, sort(Sort::Created), "甲丙乙");
}

#[test]
fn counted() {
    let desk = newsroom();
    let listing =
        desk.read(|r| r.list(&ListQuery { channel: Some("nj".into()), ..ListQuery::default() })).unwrap();
    assert_eq!(listing.total, 1);
    let states: Vec<usize> = listing.states.values().copied().collect();
    assert_eq!(states, [3, 0, 1], "draft, exported, trashed");
    let channels: Vec<(&str, &str, usize)> =
        listing.channels.iter().map(|it| (it.id.as_str(), it.name.as_str(), it.count)).collect();
    assert_eq!(channels, [("js", "江苏", 2), ("nj", "南京", 1), ("gn", "国内", 0), ("yl", "文娱", 1)]);
}

#[test]
fn a_new_name_is_seen_everywhere_and_touches_no_revision() {
    let desk = newsroom();
    let before = desk.read(|r| r.revisions(id(2))).unwrap();
    assert_eq!(desk.read(|r| r.story_row(id(2))).unwrap().channel, term("nj", "南京"));
    desk.write(&at(1), "rename", |w| w.put_term(TermKind::Channel, Some("nj"), "宁", Some("js"))).unwrap();
    assert_eq!(desk.read(|r| r.story_row(id(2))).unwrap().channel, term("nj", "宁"));
    assert_eq!(desk.read(|r| r.revisions(id(2))).unwrap(), before);
    assert_eq!(desk.read(|r| r.head(id(2))).unwrap().article.slip.channel, term("nj", "旧名"));
    let ids: Vec<String> =
        desk.read(|r| r.vocabulary(TermKind::Channel)).unwrap().into_iter().map(|term| term.id).collect();
    assert_eq!(ids, ["js", "nj", "gn"], "in the order in which they were put in");
}

#[test]
fn a_line_shows_the_story() {
    let desk = desk();
    let long = "字".repeat(130);
    let mut made = story(1, "报纸标题", &["导语。", "", &long]);
    made.doc.head.line_mut(HeadPart::Kicker).content = vec![Inline::text("引题——")];
    made.slip.authors = vec![Author { name: "林元沁".into(), ..Author::default() }];
    made.slip.source = Some(Source { name: "新华日报".into(), ..Source::default() });
    desk.create(&made);
    let row = desk.read(|r| r.story_row(id(1))).unwrap();
    assert_eq!((row.title.as_str(), row.kicker.as_str()), ("报纸标题", "引题——"));
    assert_eq!(row.lead.chars().count(), 120);
    assert!(row.lead.starts_with("导语。 字字"));
    assert_eq!((row.authors, row.source.as_deref()), (vec!["林元沁".to_owned()], Some("新华日报")));
    assert_eq!((row.language.as_str(), row.words, row.state), ("zh-CN", 133, StoryState::Draft));
    assert_eq!((row.created_at, row.updated_at, row.picture), (time(0), time(0), None));
    let mut web = made.clone();
    web.doc.head.line_mut(HeadPart::WebTitle).content = vec![Inline::text("网页标题")];
    let change = gaotai_article::Change::between(&made, &web);
    let base = desk.read(|r| r.head(id(1))).unwrap().revision;
    desk.write(&at(5), "type", |w| w.journal(id(1), base, &change)).unwrap();
    let row = desk.read(|r| r.story_row(id(1))).unwrap();
    assert_eq!((row.title.as_str(), row.created_at, row.updated_at), ("网页标题", time(0), time(5)));
    for query in ["网页标", "元沁", "新华", "引题—"] {
        check(&desk, ListQuery { query: query.into(), ..ListQuery::default() }, "网页标题");
    }
}

#[test]
fn out_of_the_bin_it_is_what_it_was() {
    let desk = desk();
    let revision = desk.create(&story(1, "甲", &["一"]));
    let state = || desk.read(|r| r.story_row(id(1))).unwrap().state;
    assert_eq!(state(), StoryState::Draft);
    let sent = NewDelivery {
        article: id(1),
        revision,
        format: "html".into(),
        path: "/tmp".into(),
        files: vec![],
        sent: None,
    };
    desk.write(&at(1), "export", |w| w.put_delivery(&sent)).unwrap();
    assert_eq!(state(), StoryState::Exported);
    desk.write(&at(2), "trash", |w| w.trash(&[id(1)])).unwrap();
    assert_eq!(state(), StoryState::Trashed);
    desk.write(&at(3), "untrash", |w| w.untrash(&[id(1)])).unwrap();
    assert_eq!(state(), StoryState::Exported);
    assert!(desk.write(&at(4), "trash", |w| w.trash(&[id(1), id(9)])).is_err());
    assert_eq!(state(), StoryState::Exported);
}
