//! Plain text comes in: the seed, pages of many sites, manuscripts, what is broken.

mod common;

use common::{import, import_err};
use gaotai_article::HeadPart;
use gaotai_article::slip::*;
use gaotai_formats::{ImportError, text};

#[test]
fn the_seed_becomes_one_story() {
    let Some(shared) = gaotai_testkit::shared() else { return };
    let bytes = std::fs::read(shared.join("samples/seed/article.txt")).expect("the seed can be read");
    let story = import(text::import::import, &bytes);
    let (doc, slip) = (&story.article.doc, &story.article.slip);
    assert_eq!(doc.head_text(HeadPart::WebTitle), "江苏党员干部开年以实干推进项目攻坚、复工复产");
    assert_eq!(doc.head_text(HeadPart::Kicker), "我省党员干部开年以实干推进项目攻坚、复工复产——");
    assert_eq!(doc.head_text(HeadPart::Title), "“先锋”助企忙,不负“好春光”");
    assert_eq!(slip.published_at.map(|time| time.to_rfc3339()).as_deref(), Some("2023-02-10T07:40:02+08:00"));
    let source = slip.source.as_ref().expect("a source");
    assert_eq!((source.name.as_str(), source.kind), ("新华日报", SourceKind::Reprint));
    let original: Vec<_> = slip.original_title.iter().map(|line| (line.role, line.text.as_str())).collect();
    assert_eq!(
        original,
        [
            (OriginalRole::Kicker, "我省党员干部开年以实干推进项目攻坚、复工复产——"),
            (OriginalRole::Main, "“先锋”助企忙,不负“好春光”")
        ]
    );
    let heads: Vec<String> = story.sections();
    assert_eq!(heads, ["2 争分夺秒“跑起来”", "2 “链”上聚力解难题", "2 引才聚才强信心"]);
    let paragraphs = story.paragraphs();
    assert_eq!(paragraphs.len(), 14);
    assert!(paragraphs[0].starts_with("新春伊始,海安市"), "{}", paragraphs[0]);
    assert!(paragraphs[13].ends_with("洽谈就业意向。"), "{}", paragraphs[13]);
    assert_eq!(doc.body.len(), 17);
    let author = &slip.authors[0];
    assert_eq!(
        (author.name.as_str(), author.role, author.place),
        ("林元沁", AuthorRole::Reporter, BylinePlace::End)
    );
    assert_eq!(slip.authors.len(), 1);
    let people: Vec<_> = slip.people.iter().map(|person| (person.name.as_str(), person.role)).collect();
    assert_eq!(people, [("沙佳仪", StaffRole::ResponsibleEditor)]);
    let codes: Vec<_> = slip.codes.iter().map(|code| (code.scheme.as_str(), code.value.as_str())).collect();
    assert_eq!(
        codes,
        [("xinhua-doc", "010070080010000000000000011111131129352523"), ("xinhua-c", "1129352523")]
    );
    assert_eq!(slip.channel, None);
    assert_eq!(slip.language, "zh-CN");
    assert_eq!(
        story.listed(),
        [
            "1:1 furniture_navigation 首页 江苏要闻 融媒产品 访谈 信息动态 推广",
            "2:1 furniture_breadcrumb 新华网 > > 正文",
            "48:1 furniture_feedback 【纠错】 [责任编辑: 沙佳仪 ]",
            "49:1 furniture_promotion 新华网客户端",
        ]
    );
    story.golden("import/seed.json");
}

#[test]
fn the_seed_reads_the_same_in_every_encoding() {
    let Some(shared) = gaotai_testkit::shared() else { return };
    let bytes = std::fs::read(shared.join("samples/seed/article.txt")).expect("the seed can be read");
    let text = String::from_utf8(bytes.clone()).expect("the seed is UTF-8");
    let expected = import(text::import::import, &bytes).article;
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(import(text::import::import, &utf16).article == expected, "UTF-16");
    let windows = text.replace('\n', "\r\n");
    assert!(import(text::import::import, windows.as_bytes()).article == expected, "CR LF");
    let marked = format!("\u{feff}{text}");
    assert!(import(text::import::import, marked.as_bytes()).article == expected, "byte order mark");
}

/// What a text becomes, in the few lines of [`common::Story::summary`].
#[track_caller]
fn check(text: &str, expected: &str) {
    let found = import(text::import::import, text.as_bytes()).summary();
    let tidy = |text: &str| {
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(tidy(&found), tidy(expected), "\n{found}");
}

#[test]
fn a_manuscript_is_no_page() {
    check(
        "老街的灯\n\n　　天黑以后，老街上的灯一盏一盏亮起来。\n　　卖糖画的老人还没有收摊。\n",
        "title: 老街的灯
         language: zh-CN
         - paragraph: 天黑以后，老街上的灯一盏一盏亮起来。
         - paragraph: 卖糖画的老人还没有收摊。",
    );
}

#[test]
fn a_wire_report_keeps_its_dateline() {
    check(
        "两岸同时通车\n新华社南京2月10日电（记者 张三、李四）记者从会上获悉，两座大桥同时通车。\n桥长八百米，双向四车道，桥两侧都有步道。（完）\n",
        "title: 两岸同时通车
         language: zh-CN
         authors: [(role=reporter, name=张三, place=head),(role=reporter, name=李四, place=head)]
         dateline: (kind=wire, agency=新华社, place=南京, date=2月10日, text=新华社南京2月10日电)
         - paragraph: 新华社南京2月10日电（记者 张三、李四）记者从会上获悉，两座大桥同时通车。
         - paragraph: 桥长八百米，双向四车道，桥两侧都有步道。",
    );
}

#[test]
fn a_copied_page_of_a_portal() {
    check(
        "当前位置：首页 > 新闻中心 > 社会\n我县老码头开街\n2024-03-05 08:11　来源：滨江日报　作者：张三　编辑：王五　浏览：321次\n本报讯（通讯员 李四）三月五日，老码头步行街正式开街，一百二十家店铺同时开门。\n从码头往上走，是去年修好的步道。\n记者 张三 摄影 赵六\n责任编辑：王五\n相关阅读\n山里来了新老师\n一碗面的三十年\n版权声明：凡本网注明来源的作品，未经授权不得转载。\n",
        "web_title: 我县老码头开街
         title: 我县老码头开街
         language: zh-CN
         channel: (name=社会)
         source: (kind=reprint, name=滨江日报)
         authors: [(role=reporter, name=张三, place=head),(role=photographer, name=赵六, place=end),(role=correspondent, name=李四, place=head)]
         people: [(role=responsible_editor, name=王五)]
         dateline: (kind=paper, agency=本报, text=本报讯)
         published_at: 2024-03-05T08:11:00+08:00
         - paragraph: 本报讯（通讯员 李四）三月五日，老码头步行街正式开街，一百二十家店铺同时开门。
         - paragraph: 从码头往上走，是去年修好的步道。
         !: 1:1 furniture_breadcrumb 当前位置：首页 > 新闻中心 > 社会
         !: 3:1 furniture_counter 2024-03-05 08:11 来源：滨江日报 作者：张三 编辑：王五 浏览：321次
         !: 8:1 furniture_related 相关阅读
         !: 9:1 furniture_related 山里来了新老师
         !: 10:1 furniture_related 一碗面的三十年
         !: 11:1 furniture_copyright 版权声明：凡本网注明来源的作品，未经授权不得转载。",
    );
}

#[test]
fn an_english_page() {
    check(
        "Home | World | Business | Opinion\n\nCity keeps old bridge open\n\nBy Jane Doe and John Smith\nFeb. 10, 2023 7:40 a.m. EST\n\nRIVERTON, Ohio (AP) — The city council voted on Tuesday night to keep the old bridge open.\n\nA close vote\n\nThe vote was five to four, and the debate lasted four hours.\n\nShare this\nRelated stories\nFerry pilot retires\n© 2023 The Associated Press. All rights reserved.\n",
        "web_title: City keeps old bridge open
         title: City keeps old bridge open
         language: en
         authors: [(role=reporter, name=Jane Doe, place=head),(role=reporter, name=John Smith, place=head)]
         dateline: (kind=wire, agency=AP, place=RIVERTON, Ohio, text=RIVERTON, Ohio (AP) —)
         published_at: 2023-02-10T07:40:00-05:00
         - paragraph: RIVERTON, Ohio (AP) — The city council voted on Tuesday night to keep the old bridge open.
         - section_head: A close vote
         - paragraph: The vote was five to four, and the debate lasted four hours.
         !: 1:1 furniture_navigation Home | World | Business | Opinion
         !: 14:1 furniture_share Share this
         !: 15:1 furniture_related Related stories
         !: 16:1 furniture_related Ferry pilot retires
         !: 17:1 furniture_copyright © 2023 The Associated Press. All rights reserved.",
    );
}

#[test]
fn title_group_of_a_proof() {
    check(
        "交通再添新通道\n两座桥今天通车\n过江时间缩短二十分钟\n本报记者 张三\n　　昨天上午九点，东、西两座大桥同时通车。\n",
        "kicker: 交通再添新通道
         title: 两座桥今天通车
         subtitle: 过江时间缩短二十分钟
         language: zh-CN
         authors: [(role=reporter, name=张三, place=head)]
         - paragraph: 昨天上午九点，东、西两座大桥同时通车。
         !: 1:1 guessed 交通再添新通道
         !: 3:1 guessed 过江时间缩短二十分钟",
    );
}

#[test]
fn what_is_not_understood_stays_and_is_listed() {
    check(
        "老街的灯\n　　天黑以后，老街上的灯一盏一盏亮起来。\n　　卖糖画的老人还没有收摊，他说不急。\nABC-99 备用\n",
        "title: 老街的灯
         language: zh-CN
         - paragraph: 天黑以后，老街上的灯一盏一盏亮起来。
         - paragraph: 卖糖画的老人还没有收摊，他说不急。
         - paragraph: ABC-99 备用
         !: 4:1 unknown_line ABC-99 备用",
    );
    check("只有一行字\n", "language: zh-CN\n - paragraph: 只有一行字");
    check("标题\n一句短话。\n", "title: 标题\n language: zh-CN\n - paragraph: 一句短话。");
}

#[test]
fn a_signed_and_dated_notice_stays_whole() {
    check(
        "关于道路施工的通知\n各位居民：\n自一月十日起，江边路封闭施工，车辆请绕行，给您带来不便，敬请谅解。\n滨江县交通局\n2024年1月8日\n",
        "title: 关于道路施工的通知
         language: zh-CN
         - paragraph: 各位居民：
         - paragraph: 自一月十日起，江边路封闭施工，车辆请绕行，给您带来不便，敬请谅解。
         - paragraph: 滨江县交通局
         - paragraph: 2024年1月8日
         !: 2:1 unknown_line 各位居民：
         !: 4:1 unknown_line 滨江县交通局
         !: 5:1 unknown_line 2024年1月8日",
    );
}

#[test]
fn what_cannot_be_imported_says_why() {
    let large = vec![b'a'; 100 << 20];
    let most = gaotai_formats::page::MOST_BYTES as u64;
    for (bytes, error) in [
        (&b""[..], ImportError::Empty),
        ("\u{feff} \r\n\u{3000}".as_bytes(), ImportError::Empty),
        (&large, ImportError::TooLarge { bytes: 100 << 20, most }),
        ("首页 江苏要闻 融媒产品 访谈 信息动态 推广\n".as_bytes(), ImportError::NoStory),
    ] {
        assert_eq!(import_err(text::import::import, bytes), error);
    }
    let picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06";
    assert!(matches!(import_err(text::import::import, picture), ImportError::NotText { .. }));
    let broken: Vec<u8> = (0..4000u32).flat_map(|n| [0xE6, 0x41 + (n % 20) as u8, 0xFF, 0x80]).collect();
    assert!(matches!(
        import_err(text::import::import, &broken),
        ImportError::BrokenEncoding { .. } | ImportError::NotText { .. }
    ));
}
