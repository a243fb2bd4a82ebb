//! What stays together on a line: names above the text, figures of a table, the words of a head.

use crate::common;
use crate::pdf::{bytes, poppler};
use gaotai_layout::{Folio, Ink, Job, Sheet, Story};
use gaotai_testkit::story::Story as Text;

/// The lines of a page as they are copied from its PDF, without spaces.
fn lines(sheet: &Sheet) -> Vec<String> {
    let text = poppler("pdftotext", &["-raw"], &bytes(sheet, Ink::Press), &["-"]);
    text.lines().map(|line| line.split_whitespace().collect()).collect()
}

#[test]
fn no_name_is_divided() {
    let article = Text::new("标题").paragraph("正文第一段说的是轮渡。").build();
    for (byline, names) in [
        ("岚江日报记者 陆知夏　岚江日报摄影 庄一鸣", &["岚江日报记者陆知夏", "岚江日报摄影庄一鸣"][..]),
        ("本报记者 林元沁 周予　通讯员 何砚 欧阳明月 司马相如", &["林元沁", "何砚", "欧阳明月", "司马相如"]),
        ("岚江日报驻云坪县青禾镇记者站记者 陆知夏 庄一鸣 罗既白", &["陆知夏", "庄一鸣", "罗既白"]),
    ] {
        let plan = common::plan("broadsheet-news");
        let story = Story { byline: byline.to_owned(), ..common::story(&article) };
        let stories = [("lead".to_owned(), story)].into_iter().collect();
        let style = common::style(&plan.style);
        let job = Job { plan: &plan, style: &style, folio: Folio::default(), stories, marks: false };
        let lines = lines(&common::press().set(&job));
        for name in names {
            assert!(lines.iter().any(|line| line.contains(name)), "{name} is divided: {lines:?}");
        }
    }
}

#[test]
fn figures_of_a_table_have_room_before_its_headings() {
    let corpus = common::corpus();
    let (_, article) = corpus.iter().find(|(name, _)| name == "gauge-moved").expect("a sample with a table");
    let lines = lines(&common::on("proof", &[article]));
    for cell in ["34.00—34.99米", "35.00—35.49米", "0.3厘米"] {
        assert!(lines.iter().any(|line| line.contains(cell)), "{cell} is divided: {lines:?}");
    }
}

#[test]
fn lines_of_a_head_are_about_equally_long() {
    for (head, first) in [
        ("七厘米的差别，出在一道回流里", "七厘米的差别，"),
        ("一二三四五六七八九十一二三四五六七", "一二三四五六七八九"),
    ] {
        let article = Text::new("标题").section(head).paragraph("正文。").build();
        let lines = lines(&common::on("tabloid-inside", &[&article]));
        assert!(lines.iter().any(|line| line == first), "{head}: {lines:?}");
    }
}
