//! Markdown of others comes in: with front matter of many habits, and without.

mod common;

use common::{import, import_err};
use gaotai_formats::{ImportError, markdown};

#[track_caller]
fn check(text: &str, expected: &str) {
    let found = import(markdown::import::import, text.as_bytes()).summary();
    let tidy = |text: &str| {
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(tidy(&found), tidy(expected), "\n{found}");
}

#[test]
fn a_post_with_front_matter() {
    check(
        "---\ntitle: 老街的灯\nsubtitle: 一条街的夜\ndate: 2024-03-05 08:11:00\nauthor: 张三 李四\nsource: 滨江日报\neditor: 王五\ncategories: [社会, 民生]\ntags: [老街, 灯]\ndescription: 老街夜里的二十盏灯\nmood: calm\n---\n\n天黑以后，老街上的灯一盏一盏亮起来。\n\n## 卖糖画的人\n\n卖糖画的老人**还没有**收摊。\n\n- 第一盏灯在桥头\n- 第二盏灯在码头\n\n> 灯亮着，人就回来。\n",
        "title: 老街的灯
         subtitle: 一条街的夜
         abstract: 老街夜里的二十盏灯
         language: zh-CN
         channel: (name=社会)
         source: (kind=reprint, name=滨江日报)
         authors: [(role=reporter, name=张三, place=head),(role=reporter, name=李四, place=head)]
         people: [(role=responsible_editor, name=王五)]
         keywords: [老街,灯]
         published_at: 2024-03-05T08:11:00+08:00
         extra: (mood=calm)
         - paragraph: 天黑以后，老街上的灯一盏一盏亮起来。
         - section_head: 卖糖画的人
         - paragraph: 卖糖画的老人还没有收摊。
         - bullet_list: 第一盏灯在桥头 / 第二盏灯在码头
         - quote: 灯亮着，人就回来。
         !: 11:1 front_matter_unknown mood: calm",
    );
}

#[test]
fn chinese_keys() {
    check(
        "---\n标题: 老街的灯\n来源: 滨江日报\n作者: 张三\n发布时间: 2024年3月5日 8:11\n原标题: 我县老街的灯\n---\n天黑以后，老街上的灯亮起来。\n",
        "web_title: 老街的灯
         title: 我县老街的灯
         language: zh-CN
         source: (kind=reprint, name=滨江日报)
         original_title: [(role=main, text=我县老街的灯)]
         authors: [(role=reporter, name=张三, place=head)]
         published_at: 2024-03-05T08:11:00+08:00
         - paragraph: 天黑以后，老街上的灯亮起来。",
    );
}

#[test]
fn a_text_without_front_matter() {
    check(
        "# The seed drawers\n\nBy Tom Reed\n\nThere is a cabinet in the village hall with two hundred drawers,\nand every one of them is full of seeds.\n\n### March\n\n| Seed | Year |\n|---|---|\n| Bean | 1904 |\n\n![Open drawers](images/open.jpg \"The drawers\")\n\n```\ncode here\n```\n\nCome on [Saturdays](javascript:alert(1)), when the tea is free and the hall is warm.\n",
        "title: The seed drawers
         language: en
         authors: [(role=reporter, name=Tom Reed, place=head)]
         - paragraph: There is a cabinet in the village hall with two hundred drawers, and every one of them is full of seeds.
         - section_head: March
         - table: Seed / Year / Bean / 1904
         - figure: The drawers / [Open drawers]
         - section_head: code here
         - paragraph: Come on Saturdays, when the tea is free and the hall is warm.
         !: 16:1 code_block code here
         !: 20:1 link_dropped Saturdays",
    );
}

#[test]
fn broken_front_matter_stays_in_the_text() {
    let story =
        import(markdown::import::import, "---\ntitle: [a\n: :\n---\n\n正文第一段，很短。\n".as_bytes());
    assert!(
        story.problems.iter().any(|problem| problem.code == "front_matter_broken"),
        "{:?}",
        story.listed()
    );
    assert!(story.summary().contains("正文第一段"), "{}", story.summary());
}

#[test]
fn what_cannot_be_imported_says_why() {
    assert_eq!(import_err(markdown::import::import, b"  \n"), ImportError::Empty);
    assert_eq!(import_err(markdown::import::import, "<!-- nothing -->".as_bytes()), ImportError::NoStory);
    let large = vec![b'a'; 100 << 20];
    assert!(matches!(import_err(markdown::import::import, &large), ImportError::TooLarge { .. }));
}
