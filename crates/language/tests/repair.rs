//! The punctuation repair, rule by rule.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use gaotai_article::{
    Act, ActKind, Block, BoxKind, Cell, CellKind, HeadPart, Inline, Mark, Paragraph, QuoteKind, Row,
    Suggestion,
};
use gaotai_language::repair::{apply, edits, repair, repair_doc, repair_story};
use gaotai_language::{count, count_story};
use gaotai_testkit::{ids, story::Story};
use proptest::prelude::*;

#[track_caller]
fn check(before: &str, after: &str) {
    assert_eq!(repair(before), after, "from {before:?}");
    assert_eq!(repair(after), after, "a second repair of {after:?}");
}

#[track_caller]
fn stays(text: &str) {
    check(text, text);
}

#[test]
fn marks_beside_han() {
    check("组织上下游,互帮互助", "组织上下游，互帮互助");
    check("原标题:我省", "原标题：我省");
    check("怎么办?企业还有需求!好;对", "怎么办？企业还有需求！好；对");
    check("真的吗?!", "真的吗？！");
    check("太好了!!!", "太好了！！！");
    check("用的是iPhone,不是别的", "用的是iPhone，不是别的");
    check("来到北京,Apple宣布", "来到北京，Apple宣布");
    check("iPhone 15,售价5,999元", "iPhone 15，售价5,999元");
    check("你好, 世界; 再见", "你好，世界；再见");
    check("来源: 新华日报", "来源：新华日报");
    check("Hello, 世界", "Hello，世界");
    check("「好」,他说", "「好」，他说");
    check("ひらがな,カタカナ", "ひらがな，カタカナ");
    check("𠮷野家,好吃", "𠮷野家，好吃");
    check("一,二,三", "一，二，三");
    check("题目是:3+2等于?", "题目是：3+2等于？");
    check("读书, 《论语》, (见下)", "读书，《论语》，（见下）");
}

#[test]
fn marks_after_quotes_brackets_titles_and_numbers() {
    check("“人才招聘月”,组织", "“人才招聘月”，组织");
    check("2023年,全市", "2023年，全市");
    check("复工率达98%,较去年", "复工率达98%，较去年");
    check("复工率达98%,2022年为90%", "复工率达98%，2022年为90%");
    check("2到3个月时间!”拿到", "2到3个月时间！”拿到");
    check("他说:“好。”", "他说：“好。”");
    check("读《论语》,学做人", "读《论语》，学做人");
    check("（见下）,然后", "（见下），然后");
    check("GDP增长5.2%,CPI上涨0.4%", "GDP增长5.2%，CPI上涨0.4%");
    check("上午10:00,C919大型客机起飞", "上午10:00，C919大型客机起飞");
    check("进口二手CT,60%是次品", "进口二手CT，60%是次品");
    check("共计300,其中", "共计300，其中");
    check("达到1540, 2023年又增", "达到1540，2023年又增");
    check("今天(10日)上午8:30,", "今天（10日）上午8:30，");
}

#[test]
fn numbers_times_and_addresses_stay() {
    stays("总投资达169.8亿元，1,234,567元");
    stays("比分3:2，19:30开始，07:40:02结束");
    stays("比例为3 : 2");
    stays("http://a.cn/b,c");
    check("见http://a.cn/b,c?d=e;f,然后", "见http://a.cn/b,c?d=e;f，然后");
    check("网址:https://zh.wikipedia.org/wiki/A_(b),请看", "网址：https://zh.wikipedia.org/wiki/A_(b)，请看");
    check("邮箱:zhang.san@news.cn,电话:025-8888", "邮箱：zhang.san@news.cn，电话：025-8888");
    stays("文件名是稿件.txt");
    stays("第3.5节，版本1.2.3");
}

#[test]
fn latin_text_stays() {
    stays("Hello, world! (Really?) \"Yes,\" he said; it's fine: 3:2...");
    stays("He met Zhang Wei (张伟), the mayor, in Nanjing; \"和平\" means peace.");
    stays("The 稿台 editor, written for newsrooms, is here: try it!");
    stays("Zhang Wei (张伟), Li Na (李娜)");
    check("他写下“Hello, world!”然后离开,再见", "他写下“Hello, world!”然后离开，再见");
    stays("\"hello, world\"");
    stays("他写下\"Hello, world!\"这句话");
    stays("比如Tom, Jerry和Spike");
    stays("A、B,C");
    check(
        "The city of Nanjing (南京), old and big, is in Jiangsu. 南京市,很美。",
        "The city of Nanjing (南京), old and big, is in Jiangsu. 南京市，很美。",
    );
    stays("In the 《Analects》, Confucius said: \"学而时习之,不亦说乎?\"");
    check(
        "Tim Cook said (in English), 随后他用中文说:\"谢谢\".",
        "Tim Cook said (in English)，随后他用中文说：“谢谢”。",
    );
    check("OpenAI CEO Sam Altman表示,GPT来了", "OpenAI CEO Sam Altman表示，GPT来了");
    check("Sam Altman,OpenAI CEO表示:GPT来了", "Sam Altman,OpenAI CEO表示：GPT来了");
}

#[test]
fn brackets_agree() {
    check("中德(常州)创新", "中德（常州）创新");
    check("(林元沁)", "（林元沁）");
    check("（林元沁)", "（林元沁）");
    check("(林元沁）", "（林元沁）");
    check("GDP(国内生产总值)增长", "GDP（国内生产总值）增长");
    check("世贸组织(WTO)成立", "世贸组织（WTO）成立");
    check("(新华社记者 John Smith)", "（新华社记者 John Smith）");
    check("(1)加强领导", "（1）加强领导");
    check("中国移动(China Mobile, CMCC)表示", "中国移动（China Mobile, CMCC）表示");
    check("上海 (自贸区) 成立", "上海（自贸区）成立");
    check("甲(乙(丙)丁)", "甲（乙（丙）丁）");
    check("(1)(中文)", "（1）（中文）");
    stays("f(x)函数");
    stays("1)加强领导");
    stays("一)加强领导");
    stays("好的:)");
    stays("[链接](图片/一.png)说明");
    stays("看图![图](a.png)");
}

#[test]
fn quotes_pair_and_nest() {
    check("他说:\"好。\"", "他说：“好。”");
    check("他说: \"好。\"", "他说：“好。”");
    check("\"尖刀队\"和\"店小二\"", "“尖刀队”和“店小二”");
    check("\"要'稳'字当头\"", "“要‘稳’字当头”");
    check("\"他说:\"你好!\"然后走了。\"", "“他说：‘你好！’然后走了。”");
    check("“你好\",他说", "“你好”，他说");
    check("\"AI+\"行动", "“AI+”行动");
    check("打造\"5G\",", "打造“5G”，");
    check("'红色'基因", "‘红色’基因");
    check("\"这是多段引语的第一段。", "“这是多段引语的第一段。");
    check("这是最后一段。\"", "这是最后一段。”");
    check("他说:\"这一段还没有完,下一段再说。", "他说：“这一段还没有完，下一段再说。");
    check("\"好\"字当头,\"……市场经济", "“好”字当头，\"……市场经济");
    check("举办了'97中国旅游年,'98又来", "举办了’97中国旅游年，’98又来");
    check("他是'90后',我也是", "他是‘90后’，我也是");
    stays("27\"显示器");
    stays("don't说OK");
    stays("使用 \"foo bar\" 函数");
}

#[test]
fn full_stops() {
    check("他走了.", "他走了。");
    check("他走了. 她来了.", "他走了。她来了。");
    check("他说:“好.”", "他说：“好。”");
    check("同比增长5.2%.", "同比增长5.2%。");
    check("全年总数共计1540.", "全年总数共计1540。");
    check("他一直在用iPhone.", "他一直在用iPhone。");
    check("今天天气很好.我们去公园.", "今天天气很好。我们去公园。");
    let news = "他说今年形势很好.12月9日起,强降雪面积继续扩大,影响很大.(记者张三摄)";
    check(news, "他说今年形势很好。12月9日起，强降雪面积继续扩大，影响很大。（记者张三摄）");
    check("美国前总统乔治.布什到访.", "美国前总统乔治.布什到访。");
    stays("一.加强领导");
    stays("1. 加强领导");
    stays("约翰.史密斯");
    stays("供应商是苹果公司 Apple Inc.");
}

#[test]
fn dashes_and_dots() {
    check("复工复产--", "复工复产——");
    check("数字化--让生活更好", "数字化——让生活更好");
    check("“尖刀队”—1月4日起", "“尖刀队”——1月4日起");
    check("这就是我们的目标—让人民过上好日子", "这就是我们的目标——让人民过上好日子");
    stays("北京—上海");
    stays("第二十届中国—东盟博览会开幕");
    stays("2月3日—10日");
    stays("请使用--help选项");
    check("我想...算了", "我想……算了");
    check("我想。。。算了", "我想……算了");
    check("我想......", "我想……");
    check("我想…算了", "我想……算了");
    stays("我想……算了");
    check("拨打168、268...", "拨打168、268……");
    check("说不出来。...可以谈的人很少", "说不出来。……可以谈的人很少");
    stays("赫尔姆斯—伯顿法完全无视国际法");
    stays("电话（027）—2856772");
    stays("wait... and 好");
}

#[test]
fn markup_stays() {
    check("**重点**:内容", "**重点**：内容");
    check("运行`a,b;中,文`即可,好", "运行`a,b;中,文`即可，好");
    check("<a title=\"甲,乙\">甲,乙</a>", "<a title=\"甲,乙\">甲，乙</a>");
    stays("甲&nbsp;乙");
    stays("| 甲 | 乙 |");
}

#[test]
fn positions_are_scalars_of_the_whole_text() {
    let text = "𠮷野家。\n好, 再见!";
    let found = edits(text);
    let places: Vec<_> =
        found.iter().map(|edit| (edit.at, edit.before.as_str(), edit.after.as_str())).collect();
    assert_eq!(places, [(6, ", ", "，"), (10, "!", "！")]);
    assert_eq!(apply(text, &found), "𠮷野家。\n好，再见！");
}

fn seed() -> Option<String> {
    let path = gaotai_testkit::shared()?.join("samples/seed/article.txt");
    Some(std::fs::read_to_string(path).unwrap())
}

#[test]
fn the_seed_is_repaired_whole() {
    let Some(seed) = seed() else { return };
    let repaired = repair(&seed);
    let commas = edits(&seed).iter().filter(|edit| edit.before == ",").count();
    assert_eq!(commas, 82);
    for mark in [',', ';', '?', '!', '(', ')'] {
        assert!(!repaired.contains(mark), "{mark} is left");
    }
    for kept in ["169.8亿元", "07:40:02", "新华网 > > 正文", "010070080010000000000000011111131129352523"]
    {
        assert!(repaired.contains(kept), "{kept} is gone");
    }
    assert_eq!(repaired.matches(':').count(), 2, "only those of the time stay");
    assert!(repaired.contains("2到3个月时间！”拿到"));
    assert!(repaired.contains("中德（常州）创新"));
    assert!(repaired.contains("（林元沁）"));
    assert!(repaired.contains("来源：新华日报"));
}

/// The body between the original title and the byline, as paragraphs and section heads.
fn seed_body(text: &str) -> Vec<String> {
    let from = text.lines().position(|line| line.contains("不负")).unwrap() + 1;
    let to = text.lines().position(|line| line.contains("林元沁")).unwrap() + 1;
    let lines = text.lines().skip(from).take(to - from).map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| line.replace("（林元沁）", "")).collect()
}

#[test]
fn the_seed_has_2200_words() {
    let Some(seed) = seed() else { return };
    let body = seed_body(&repair(&seed));
    assert_eq!(body.len(), 17, "14 paragraphs and 3 section heads");
    assert_eq!(count(&body.join("\n")).words, 2200);
    let story = body.iter().fold(Story::new("标题"), |story, line| {
        if line.chars().count() < 20 { story.section(line) } else { story.paragraph(line) }
    });
    assert_eq!(count_story(&story.build().doc).body.words, 2200);
}

fn strong(text: &str) -> Inline {
    Inline::marked(text, vec![Mark::Strong])
}

fn link(text: &str) -> Inline {
    let href = "https://example.org/a,b?c=(d)".to_owned();
    Inline::marked(text, vec![Mark::Link { href, title: None }])
}

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph::new(ids::block(99), content))
}

#[track_caller]
fn check_runs(before: Vec<Inline>, places: usize, after: Vec<Inline>) {
    let mut story = Story::new("").block(|_| paragraph(before)).build();
    assert_eq!(repair_story(&mut story), places);
    assert_eq!(story.doc.body, [paragraph(after)]);
    assert_eq!(repair_story(&mut story), 0);
}

#[test]
fn repairs_reach_across_marks() {
    check_runs(
        vec![Inline::text("他说:\""), strong("好"), Inline::text("\",然后")],
        4,
        vec![Inline::text("他说：“"), strong("好"), Inline::text("”，然后")],
    );
    check_runs(
        vec![Inline::text("中德"), strong("("), link("常州"), Inline::text(")创新")],
        2,
        vec![Inline::text("中德"), strong("（"), link("常州"), Inline::text("）创新")],
    );
    check_runs(
        vec![Inline::text("我想."), strong(".."), Inline::text("算了")],
        1,
        vec![Inline::text("我想…"), strong("…"), Inline::text("算了")],
    );
    check_runs(vec![Inline::text("你好,"), strong(" 世界")], 1, vec![Inline::text("你好，"), strong("世界")]);
    check_runs(
        vec![Inline::text("上海 "), strong("(自贸区)")],
        2,
        vec![Inline::text("上海"), strong("（自贸区）")],
    );
    let rest = Inline::HardBreak { marks: Vec::new() };
    check_runs(
        vec![Inline::text("\"一行,"), rest.clone(), Inline::text("二行.\"")],
        4,
        vec![Inline::text("“一行，"), rest, Inline::text("二行。”")],
    );
}

#[test]
fn suggestions_stay_as_they_were_made() {
    let by = Suggestion { id: "s".into(), person: "p".into(), time: "2023-02-10T07:40:02+08:00".into() };
    let inserted = Inline::marked("又,", vec![Mark::Insertion(by)]);
    check_runs(
        vec![Inline::text("好,"), inserted.clone(), Inline::text("来,了")],
        2,
        vec![Inline::text("好，"), inserted, Inline::text("来，了")],
    );
}

#[test]
fn struck_words_are_not_read_and_not_repaired() {
    let by = Suggestion { id: "s".into(), person: "p".into(), time: "2023-02-10T07:40:02+08:00".into() };
    let struck = |text: &str| Inline::marked(text, vec![Mark::Deletion(by.clone())]);
    check_runs(
        vec![Inline::text("好"), struck("吧,呀"), Inline::text(",来了")],
        1,
        vec![Inline::text("好"), struck("吧,呀"), Inline::text("，来了")],
    );
    // As if accepted it reads 1,000.
    let number = vec![Inline::text("共1"), struck("百"), Inline::text(",000人")];
    check_runs(number.clone(), 0, number);
}

#[test]
fn blocks_that_are_to_go_are_not_repaired() {
    let by = Suggestion { id: "s".into(), person: "p".into(), time: "2023-02-10T07:40:02+08:00".into() };
    let line = |id: u128| Paragraph::new(ids::block(id), vec![Inline::text("好,来了")]);
    let cell = |id: u128| Cell {
        id: ids::block(id),
        kind: CellKind::TableCell,
        colspan: 1,
        rowspan: 1,
        alignment: None,
        content: vec![line(id + 1)],
    };
    let row = |id: u128| Row { id: ids::block(id), cells: vec![cell(id + 1), cell(id + 3)] };
    let quote = Block::Quote {
        id: ids::block(20),
        kind: QuoteKind::Block,
        cite: None,
        only: None,
        content: vec![line(21), line(22)],
    };
    let table = Block::Table { id: ids::block(30), only: None, rows: vec![row(31), row(36)] };
    let mut story = Story::new("题").build();
    story.doc.body = vec![Block::Paragraph(line(10)), Block::Paragraph(line(11)), quote, table];
    // Of each kind one: a paragraph, one in a quotation, a row, a cell.
    for id in [11, 22, 31, 37] {
        story.doc.suggested.insert(ids::block(id), vec![Act::new(ActKind::Delete, &by)]);
    }
    assert_eq!(repair_doc(&mut story.doc), 3);
    let mut lines = Vec::new();
    story.doc.body.iter().for_each(|block| {
        block.each_line(&mut |content| lines.push(gaotai_article::text::plain(content).contains('，')));
    });
    assert_eq!(lines, [true, false, true, false, false, false, false, true]);
}

#[test]
fn every_line_of_a_story_is_repaired() {
    let facts = |title: &str, text: &str| Block::Box {
        id: ids::block(80),
        kind: BoxKind::Facts,
        title: title.to_owned(),
        only: None,
        content: vec![paragraph(vec![Inline::text(text)])],
    };
    let build = |kicker: &str, section: &str, title: &str, text: &str| {
        Story::new("").head(HeadPart::Kicker, kicker).section(section).block(|_| facts(title, text)).build()
    };
    let mut story = build("助企忙,不负--", "聚力:解难题", "背景(一)", "好!");
    assert_eq!(repair_doc(&mut story.doc), 6);
    assert_eq!(story, build("助企忙，不负——", "聚力：解难题", "背景（一）", "好！"));
}

#[test]
fn stories_in_other_languages_are_left_alone() {
    for (language, places) in [("en", 0), ("ja", 0), ("zh", 1), ("zh-Hant-TW", 1), ("zh-CN", 1)] {
        let mut story = Story::new("你好,世界").slip(|slip| slip.language = language.into()).build();
        assert_eq!(repair_story(&mut story), places, "{language}");
    }
}

/// What is neither punctuation nor space.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || *c == '\n').collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 700, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_second_repair_finds_nothing(text in "([我们他说好的三年]{1,3}|[ab]{1,2}|OK|the|[0-9]{1,3}|[,;:?!()\"'.。，“”‘’（）—… -]|[,:\"'( )]){0,24}") {
        let once = repair(&text);
        prop_assert_eq!(repair(&once), once.clone());
        prop_assert_eq!(letters(&once), letters(&text));
    }

    #[test]
    fn latin_text_never_changes(text in "[ -~\n]{0,60}") {
        prop_assert!(edits(&text).is_empty());
    }

    #[test]
    fn any_text_survives(text in "\\PC{0,60}") {
        let once = repair(&text);
        prop_assert_eq!(letters(&once), letters(&text));
        prop_assert_eq!(repair(&once), once);
    }

    #[test]
    fn edits_are_in_order_and_apart(text in "[我们a1,;:?!()\"'. …-]{0,40}") {
        let found = edits(&text);
        let chars: Vec<char> = text.chars().collect();
        let mut end = 0;
        for edit in &found {
            prop_assert!(edit.at >= end);
            end = edit.at + edit.before.chars().count();
            prop_assert_eq!(chars[edit.at..end].iter().collect::<String>(), edit.before.clone());
            prop_assert_ne!(&edit.before, &edit.after);
        }
    }

    #[test]
    fn a_story_is_repaired_once(mut article in gaotai_testkit::story::any_article()) {
        repair_story(&mut article);
        let once = article.clone();
        prop_assert_eq!(repair_story(&mut article), 0);
        prop_assert_eq!(article, once);
    }
}
