//! The body of a post, element by element.

use super::look::{Look, Shade, Sheet};
use super::runs::{Links, line, marker, open};
use crate::html::render::{Shown, attribute, text};
use crate::words::Words;
use gaotai_article::slip::{Author, AuthorRole, BylinePlace, OriginalRole, Slip, SourceKind};
use gaotai_article::{
    Article, Block, Cell, CellKind, Crop, Hash, HeadPart, Inline, ListItem, Paragraph, ParagraphStyle,
    QuoteKind, Row,
};
use std::fmt::Write;

/// Where a picture is to stand: its address in the window, or nothing where it has to be uploaded.
pub(super) type Window<'a> = Option<&'a dyn Fn(&Hash, Option<Crop>) -> Shown>;

/// The whole text of a held story.
pub(super) fn story(article: &Article, look: &Look, shade: Shade, window: Window<'_>) -> String {
    let words = Words::of(&article.slip.language);
    let mut post = Writer {
        out: String::new(),
        styles: look.styles(shade, words),
        words,
        window,
        pictures: article.doc.media(),
        links: Links::default(),
        in_item: false,
    };
    post.story(article);
    post.out
}

/// The number of the picture that stands at this place of the list, as text and file say it.
pub(super) fn number(at: usize) -> String {
    format!("{:02}", at + 1)
}

struct Writer<'a> {
    out: String,
    styles: Sheet<String>,
    words: Words,
    window: Window<'a>,
    pictures: Vec<Hash>,
    links: Links,
    in_item: bool,
}

/// Which style an element has.
type Style = fn(&Sheet<String>) -> &String;

impl Writer<'_> {
    fn story(&mut self, article: &Article) {
        self.open("section", |styles| &styles.story);
        self.part("p", |styles| &styles.subtitle, &article.doc.head.line(HeadPart::Subtitle).content);
        self.byline(&article.slip.authors, BylinePlace::Head, |styles| &styles.byline);
        self.body(article);
        self.byline(&article.slip.authors, BylinePlace::End, |styles| &styles.end_byline);
        self.addresses();
        self.foot(&article.slip);
        self.out.push_str("</section>\n");
    }

    /// The dateline runs into the first paragraph, as on paper; where the text begins with it, it
    /// stands there already.
    fn body(&mut self, article: &Article) {
        let dateline = article.slip.dateline.as_ref().map(|line| line.text.as_str()).unwrap_or_default();
        let mut body = article.doc.body.as_slice();
        let stands = matches!(body, [Block::Paragraph(first), ..] if first.text().starts_with(dateline));
        if !dateline.is_empty() && !stands {
            let style = match body {
                [Block::Paragraph(first), ..] => self.style(first.style),
                _ => self.style(ParagraphStyle::Body),
            };
            self.open("p", style);
            text(&mut self.out, dateline);
            if let [Block::Paragraph(first), rest @ ..] = body {
                text(&mut self.out, self.words.pick("\u{3000}", " – "));
                line(&mut self.out, &first.content, &self.styles, &mut self.links);
                body = rest;
            }
            self.out.push_str("</p>\n");
        }
        self.blocks(body);
    }

    fn open(&mut self, tag: &str, style: Style) {
        open(&mut self.out, tag, style(&self.styles));
    }

    /// An element of runs; nothing when there are none.
    fn part(&mut self, tag: &str, style: Style, content: &[Inline]) {
        if content.is_empty() {
            return;
        }
        self.open(tag, style);
        line(&mut self.out, content, &self.styles, &mut self.links);
        let _ = writeln!(self.out, "</{tag}>");
    }

    /// A paragraph of bare text; nothing when there is none.
    fn plain(&mut self, style: Style, words: &str) {
        if words.is_empty() {
            return;
        }
        self.open("p", style);
        text(&mut self.out, words);
        self.out.push_str("</p>\n");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::SectionHead { level: 3, content, .. } => self.part("h3", |styles| &styles.head3, content),
            Block::SectionHead { content, .. } => self.part("h2", |styles| &styles.head2, content),
            Block::List { ordered, items, .. } => self.list(*ordered, items),
            Block::Quote { kind, cite, content, .. } => self.quote(*kind, cite.as_deref(), content),
            Block::Figure { .. } => self.figure(block),
            Block::Table { rows, .. } => self.table(rows),
            Block::Box { title, content, .. } => {
                self.open("section", |styles| &styles.boxed);
                self.plain(|styles| &styles.box_title, title);
                self.blocks(content);
                self.out.push_str("</section>\n");
            }
            Block::Divider { .. } => self.plain(|styles| &styles.divider, "＊　＊　＊"),
            Block::Embed { url, title, note, .. } => self.embed(url, title, note),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let style = self.style(paragraph.style);
        self.part("p", style, &paragraph.content);
    }

    /// The mark of a list's item stands where an indent would.
    fn style(&self, style: ParagraphStyle) -> Style {
        match style {
            ParagraphStyle::Body | ParagraphStyle::Answer if !self.in_item => |styles| &styles.paragraph,
            ParagraphStyle::Lede => |styles| &styles.lede,
            ParagraphStyle::Question => |styles| &styles.question,
            _ => |styles| &styles.continuation,
        }
    }

    fn list(&mut self, ordered: bool, items: &[ListItem]) {
        let tag = if ordered { "ol" } else { "ul" };
        self.open(tag, |styles| &styles.list);
        self.out.push('\n');
        for item in items {
            match item.content.as_slice() {
                [Block::Paragraph(only)] => self.part("li", |styles| &styles.item, &only.content),
                content => {
                    self.open("li", |styles| &styles.item);
                    self.out.push('\n');
                    let outside = std::mem::replace(&mut self.in_item, true);
                    self.blocks(content);
                    self.in_item = outside;
                    self.out.push_str("</li>\n");
                }
            }
        }
        let _ = writeln!(self.out, "</{tag}>");
    }

    fn quote(&mut self, kind: QuoteKind, cite: Option<&str>, content: &[Paragraph]) {
        let style: Style = match kind {
            QuoteKind::Block => |styles| &styles.quote,
            QuoteKind::Pull => |styles| &styles.pull,
        };
        self.open("blockquote", style);
        self.out.push('\n');
        for paragraph in content {
            self.part("p", |styles| &styles.quoted, &paragraph.content);
        }
        if let Some(cite) = cite {
            self.plain(|styles| &styles.cite, &format!("——{cite}"));
        }
        self.out.push_str("</blockquote>\n");
    }

    fn figure(&mut self, figure: &Block) {
        let Block::Figure { media, alt, crop, caption, credit, .. } = figure else { return };
        self.open("section", |styles| &styles.figure);
        self.out.push('\n');
        if let Some(hash) = media {
            match self.window {
                Some(window) => self.picture(&window(hash, *crop), alt),
                None => self.gap(hash),
            }
        }
        self.part("p", |styles| &styles.caption, &caption.content);
        self.part("p", |styles| &styles.credit, &credit.content);
        self.out.push_str("</section>\n");
    }

    fn picture(&mut self, shown: &Shown, alt: &str) {
        self.out.push_str("<img");
        attribute(&mut self.out, "src", &shown.src);
        attribute(&mut self.out, "alt", alt);
        let _ = writeln!(self.out, " style=\"{}\">", self.styles.picture);
    }

    /// WeChat shows no picture that was not uploaded to it: a sentence keeps its place.
    fn gap(&mut self, hash: &Hash) {
        let at = self.pictures.iter().position(|known| known == hash).unwrap_or_default();
        let number = number(at);
        let says = match self.words {
            Words::Chinese => format!("【在此上传图片 {number}，然后删去这一行】"),
            Words::English => format!("[Upload picture {number} here, then delete this line]"),
        };
        self.plain(|styles| &styles.gap, &says);
    }

    fn table(&mut self, rows: &[Row]) {
        self.open("table", |styles| &styles.table);
        self.out.push_str("<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            row.cells.iter().for_each(|cell| self.cell(cell));
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody></table>\n");
    }

    fn cell(&mut self, cell: &Cell) {
        let (tag, style) = match cell.kind {
            CellKind::TableHeader => ("th", &self.styles.head_cell),
            CellKind::TableCell => ("td", &self.styles.cell),
        };
        let _ = write!(self.out, "<{tag}");
        for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
            if span > 1 {
                let _ = write!(self.out, " {name}=\"{span}\"");
            }
        }
        let align = match cell.alignment.as_deref() {
            Some(align @ ("center" | "right")) => align,
            _ => "left",
        };
        let _ = write!(self.out, " style=\"{style};text-align:{align}\">");
        for (at, paragraph) in cell.content.iter().enumerate() {
            self.out.push_str(if at > 0 { "<br>" } else { "" });
            line(&mut self.out, &paragraph.content, &self.styles, &mut self.links);
        }
        let _ = write!(self.out, "</{tag}>");
    }

    fn embed(&mut self, url: &str, title: &str, note: &str) {
        self.open("section", |styles| &styles.embed);
        self.open("p", |styles| &styles.continuation);
        text(&mut self.out, if title.is_empty() { url } else { title });
        if !url.is_empty() && !title.is_empty() {
            marker(&mut self.out, self.links.number(url, None), &self.styles);
        }
        self.out.push_str("</p>\n");
        self.plain(|styles| &styles.note, note);
        self.out.push_str("</section>\n");
    }

    fn byline(&mut self, authors: &[Author], place: BylinePlace, style: Style) {
        let end = place == BylinePlace::End;
        let here = authors.iter().filter(|author| author.place == place);
        let names: Vec<String> = here.map(|author| self.author(author, end)).collect();
        if names.is_empty() {
            return;
        }
        let line = names.join(self.words.comma());
        let line = if end { self.words.brackets(&line) } else { line };
        self.plain(style, &line);
    }

    /// Behind the text a reporter's bare name, as on paper.
    fn author(&self, author: &Author, end: bool) -> String {
        let mut said = match end && author.role == AuthorRole::Reporter {
            true => author.name.clone(),
            false => format!("{} {}", self.words.author(author.role), author.name),
        };
        if !author.organisation.is_empty() {
            said.push_str(self.words.pick("", " "));
            said.push_str(&self.words.brackets(&author.organisation));
        }
        said
    }

    fn addresses(&mut self) {
        let addresses = std::mem::take(&mut self.links.0);
        if addresses.is_empty() {
            return;
        }
        self.open("section", |styles| &styles.links);
        self.out.push('\n');
        for (at, address) in addresses.iter().enumerate() {
            let title = address.title.as_ref().map(|title| format!("{title} ")).unwrap_or_default();
            self.plain(|styles| &styles.address, &format!("[{}] {title}{}", at + 1, address.href));
        }
        self.out.push_str("</section>\n");
    }

    fn foot(&mut self, slip: &Slip) {
        let lines: Vec<String> = [self.original(slip), self.source(slip), self.staff(slip)]
            .into_iter()
            .chain(slip.rights.as_ref().map(|rights| rights.notice.clone()))
            .filter(|line| !line.is_empty())
            .collect();
        if !lines.is_empty() {
            self.open("section", |styles| &styles.foot);
            self.out.push('\n');
            lines.iter().for_each(|line| self.plain(|styles| &styles.foot_line, line));
            self.out.push_str("</section>\n");
        }
        self.label(slip);
    }

    fn original(&self, slip: &Slip) -> String {
        if slip.original_title.is_empty() {
            return String::new();
        }
        let of = |role| slip.original_title.iter().filter(move |line| line.role == role);
        let lines = of(OriginalRole::Kicker).chain(of(OriginalRole::Main)).chain(of(OriginalRole::Sub));
        let lines: Vec<&str> = lines.map(|line| line.text.as_str()).collect();
        let label = self.words.pick("原标题", "Original title");
        format!("{label}{}{}", self.words.colon(), lines.join(" "))
    }

    fn source(&self, slip: &Slip) -> String {
        let Some(source) = &slip.source else { return String::new() };
        let label = match source.kind {
            SourceKind::Own => self.words.pick("来源", "Source"),
            SourceKind::Reprint => self.words.pick("转载自", "Reprinted from"),
        };
        format!("{label}{}{}", self.words.colon(), source.name)
    }

    fn staff(&self, slip: &Slip) -> String {
        let one = |person: &gaotai_article::slip::Staff| {
            format!("{}{}{}", self.words.staff(person.role), self.words.colon(), person.name)
        };
        slip.people.iter().map(one).collect::<Vec<_>>().join(self.words.pick("\u{3000}", "; "))
    }

    /// What machines had a part in is said where nobody can miss it.
    fn label(&mut self, slip: &Slip) {
        let Some(used) = &slip.ai_use else { return };
        let mut says = self.words.ai(used).to_owned();
        for (label, value) in [
            (self.words.pick("；工具：", "; tool: "), &used.tool),
            (self.words.pick("；范围：", "; scope: "), &used.scope),
        ] {
            if !value.is_empty() {
                says.push_str(label);
                says.push_str(value);
            }
        }
        self.plain(|styles| &styles.label, &says);
    }
}
