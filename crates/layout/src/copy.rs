//! What of a story goes on the paper: its text for the channel `print`, block by block, in which
//! every character knows where in the story it stands.

use gaotai_article::suggest::Placed;
use gaotai_article::{Article, Block, BlockId, Crop, Focus, Hash, HeadPart, Inline, Mark, QuoteKind};

/// The channel that the paper is.
pub const CHANNEL: &str = "print";

/// The most characters of a story that are set; what is beyond is left out. A whole page of a
/// broadsheet holds 14,000. A block of text, and a change of look in it, counts as [`PIECE`] more.
pub const MOST_CHARACTERS: usize = 60_000;

/// What a block of text and a change of look count as, in characters: what they cost to set.
pub const PIECE: usize = 10;

/// Characters that are set on one page, over all of its stories; a story with which there would be
/// more is not set.
pub const MOST_ON_PAGE: usize = 120_000;

/// A word longer than this may be divided at every [`SYLLABLE`]: columns are narrower.
const WORD: usize = 24;
const SYLLABLE: usize = 6;

/// Stands at the end of a run, unseen, where a word that is longer than a line may be divided.
pub(crate) const DIVISION: char = '\u{200B}';

/// The most characters of a box's heading and of a name below a quotation.
pub const MOST_IN_LINE: usize = 1_000;

/// The most bytes that one run may have: the typesetter counts places inside a run with 16 bits.
const RUN: usize = 16_000;

/// A story's text for the paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Copy {
    /// 引题, 主题, 副题 and 摘要; a part without text is left out.
    pub head: Vec<(HeadPart, Piece)>,
    /// The body in reading order.
    pub body: Vec<Element>,
    /// Pictures in reading order, which stand in the picture places of a plan.
    pub figures: Vec<Figure>,
    /// Characters that cannot be printed and were left out, with the block in which they stood.
    pub stripped: Vec<(BlockId, char)>,
    /// Characters beyond [`MOST_CHARACTERS`] and [`MOST_IN_LINE`], which were left out.
    pub left_out: usize,
    /// How much it is to set, counted as [`MOST_CHARACTERS`] is.
    pub weight: usize,
}

/// The text of one block.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The block in the story.
    pub block: BlockId,
    /// Its runs; none is longer than 16,000 bytes.
    pub runs: Vec<Run>,
}

/// Text that is set alike from end to end.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The characters; a line feed is a forced line break.
    pub text: String,
    /// Where it begins in the block, in UTF-16 units of its inline content; a forced line break
    /// is one unit. So it is the editor's own offset inside the block. Text of a block below that
    /// a suggestion joins to this one counts on as the editor's positions do.
    pub at: usize,
    /// How it is set.
    pub look: Look,
}

/// How a run is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as the marks of the model are")]
pub struct Look {
    pub strong: bool,
    pub em: bool,
    pub underline: bool,
    pub sup: bool,
    pub sub: bool,
}

/// A block of the body as the paper sees it.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    /// Running text; `indent` is false for the continuation of a paragraph.
    Paragraph {
        /// The text.
        piece: Piece,
        /// Whether its first line is drawn in.
        indent: bool,
        /// Question of an interview.
        question: bool,
    },
    /// 小标题.
    Head {
        /// The text.
        piece: Piece,
        /// 2 or 3.
        level: u8,
    },
    /// One paragraph of an item of a list.
    Item {
        /// The text.
        piece: Piece,
        /// Bullet or number; empty for the second paragraph of an item.
        sign: String,
        /// 0 for the outermost list.
        depth: usize,
    },
    /// A quotation set apart.
    Quote {
        /// Its paragraphs.
        pieces: Vec<Piece>,
        /// Who is quoted.
        cite: Option<String>,
        /// Pulled out of the text and set large.
        pulled: bool,
    },
    /// A table.
    Table {
        /// Rows of cells.
        rows: Vec<Vec<Cell>>,
    },
    /// Matter set apart.
    Box {
        /// Its heading; may be empty.
        title: String,
        /// What stands in it.
        content: Vec<Element>,
    },
    /// A break between passages.
    Divider,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its paragraphs.
    pub pieces: Vec<Piece>,
    /// A heading cell.
    pub heading: bool,
    /// Columns it spans, from 1.
    pub columns: u32,
    /// Rows it spans, from 1.
    pub rows: u32,
}

/// A picture of the story.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The block in the story.
    pub block: BlockId,
    /// The picture; none where it was never put in.
    pub media: Option<Hash>,
    /// What must stay in view.
    pub focus: Option<Focus>,
    /// What is shown of it.
    pub crop: Option<Crop>,
    /// Text for those who do not see it.
    pub alt: String,
    /// 图片说明.
    pub caption: Piece,
    /// 图片署名.
    pub credit: Piece,
}

impl Element {
    /// The first block of text in it.
    pub(crate) fn block(&self) -> Option<BlockId> {
        match self {
            Element::Paragraph { piece, .. } | Element::Head { piece, .. } | Element::Item { piece, .. } => {
                Some(piece.block)
            }
            Element::Quote { pieces, .. } => pieces.first().map(|piece| piece.block),
            Element::Table { rows } => Some(rows.first()?.first()?.pieces.first()?.block),
            Element::Box { content, .. } => content.first().and_then(Element::block),
            Element::Divider => None,
        }
    }
}

impl Piece {
    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.text.trim().is_empty())
    }

    /// The characters without their looks.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Whether a character reorders or breaks what is printed: controls of C0 and C1, separators of
/// lines and paragraphs, the marks that turn the direction of text around (UAX #9), tags,
/// anchors and stand-ins for objects, and what is no character.
fn unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            | '\u{FDD0}'..='\u{FDEF}' | '\u{FFF9}'..='\u{FFFC}' | '\u{E0000}'..='\u{E007F}')
        || u32::from(character) & 0xFFFE == 0xFFFE
}

/// White space that a text has from where it was copied is a space on the paper.
fn spaced(character: char) -> char {
    if matches!(character, '\t' | '\n' | '\r') { ' ' } else { character }
}

/// Whether no line ends at a character by itself.
fn one_word(character: char) -> bool {
    !character.is_whitespace() && (u32::from(character) < 0x2E80 || u32::from(character) >= 0xFB00)
}

/// Where words that are longer than a line may be divided: numbers of characters.
fn divisions(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut start = 0;
    let ends = text.chars().chain([' ']).enumerate().filter(|(_, one)| !one_word(*one));
    for (end, _) in ends {
        if end - start > WORD {
            out.extend((start..end).step_by(SYLLABLE).skip(1));
        }
        start = end + 1;
    }
    out
}

struct Reader {
    stripped: Vec<(BlockId, char)>,
    figures: Vec<Figure>,
    /// Words that are longer than a line are divided.
    divides: bool,
    /// Where runs stand in a story in which something is suggested.
    places: Option<Placed>,
    /// Characters that may still be taken.
    room: usize,
    left_out: usize,
}

impl Copy {
    /// Reads a story. What is restricted to other channels is not on the paper; suggestions are
    /// as if accepted.
    pub fn of(article: &Article) -> Copy {
        let places = article.doc.is_suggested().then(|| Placed::of(&article.doc));
        let accepted = places.as_ref().map(|placed| placed.doc.clone());
        let doc = accepted.as_ref().unwrap_or(&article.doc);
        let mut reader = Reader {
            places,
            stripped: Vec::new(),
            figures: Vec::new(),
            divides: true,
            room: MOST_CHARACTERS,
            left_out: 0,
        };
        let head = doc
            .head
            .iter()
            .filter(|(part, _)| *part != HeadPart::WebTitle)
            .map(|(part, line)| (part, reader.line(line.id, &line.content)))
            .filter(|(_, piece)| !piece.is_empty())
            .collect();
        let body = reader.elements(&doc.body, 0);
        let Reader { stripped, figures, left_out, room, .. } = reader;
        Copy { head, body, figures, stripped, left_out, weight: MOST_CHARACTERS - room }
    }

    /// The title group's line, if it has text.
    pub fn part(&self, part: HeadPart) -> Option<&Piece> {
        self.head.iter().find(|(name, _)| *name == part).map(|(_, piece)| piece)
    }
}

impl Reader {
    /// A line of the title group, of which the title's fit counts all that is too much.
    fn line(&mut self, block: BlockId, content: &[Inline]) -> Piece {
        let room = std::mem::replace(&mut self.room, usize::MAX);
        self.divides = false;
        let piece = self.piece(block, content);
        (self.room, self.divides) = (room, true);
        piece
    }

    fn piece(&mut self, block: BlockId, content: &[Inline]) -> Piece {
        self.room = self.room.saturating_sub(PIECE);
        let mut at = 0;
        let mut runs: Vec<Run> = Vec::new();
        for inline in content {
            at = self.places.as_ref().and_then(|placed| placed.at(block, inline)).unwrap_or(at);
            let units = match inline {
                Inline::Text { text, .. } => text.encode_utf16().count(),
                Inline::HardBreak { .. } => 1,
            };
            match inline {
                Inline::HardBreak { .. } if printed(inline.marks()) => {
                    runs.push(Run { text: "\n".to_owned(), at, look: Look::default() });
                }
                Inline::Text { text, .. } if printed(inline.marks()) => {
                    self.push(&mut runs, block, text, at, look(inline.marks()));
                }
                _ => {}
            }
            at += units;
        }
        Piece { block, runs }
    }

    /// Whether there is room for one more character.
    fn takes(&mut self) -> bool {
        let takes = self.room > 0;
        self.room -= usize::from(takes);
        self.left_out += usize::from(!takes);
        takes
    }

    fn push(&mut self, runs: &mut Vec<Run>, block: BlockId, text: &str, mut at: usize, look: Look) {
        let mut run = Run { text: String::new(), at, look };
        let divisions = if self.divides { divisions(text) } else { Vec::new() };
        let mut next = divisions.iter().peekable();
        self.room = self.room.saturating_sub(if runs.is_empty() { 0 } else { PIECE });
        for (number, character) in text.chars().map(spaced).enumerate() {
            let divided = next.next_if(|division| **division == number).is_some();
            if unprintable(character) || !self.takes() {
                self.stripped.extend(unprintable(character).then_some((block, character)));
                runs.extend((!run.text.is_empty()).then(|| run.clone()));
                run = Run { text: String::new(), at: at + character.len_utf16(), look };
            } else {
                if divided && !run.text.is_empty() {
                    run.text.push(DIVISION);
                }
                if divided || run.text.len() + character.len_utf8() > RUN {
                    runs.extend((!run.text.is_empty()).then_some(run));
                    run = Run { text: String::new(), at, look };
                }
                run.text.push(character);
            }
            at += character.len_utf16();
        }
        runs.extend((!run.text.is_empty()).then_some(run));
    }

    fn elements(&mut self, blocks: &[Block], depth: usize) -> Vec<Element> {
        let mut out = Vec::new();
        for block in blocks {
            if block.only().is_none_or(|only| only.iter().any(|name| name == CHANNEL)) {
                self.element(block, depth, &mut out);
            }
        }
        out
    }

    fn element(&mut self, block: &Block, depth: usize, out: &mut Vec<Element>) {
        use gaotai_article::ParagraphStyle::{Continuation, Question};
        match block {
            Block::Paragraph(paragraph) => out.push(Element::Paragraph {
                piece: self.piece(paragraph.id, &paragraph.content),
                indent: paragraph.style != Continuation,
                question: paragraph.style == Question,
            }),
            Block::SectionHead { id, level, content, .. } => {
                out.push(Element::Head { piece: self.piece(*id, content), level: *level });
            }
            Block::List { ordered, items, .. } => {
                for (index, item) in items.iter().enumerate() {
                    let sign = if *ordered { format!("{}.", index + 1) } else { "·".to_owned() };
                    self.item(&item.content, sign, depth, out);
                }
            }
            Block::Quote { kind, cite, content, .. } => out.push(Element::Quote {
                pieces: content.iter().map(|line| self.piece(line.id, &line.content)).collect(),
                cite: cite.as_deref().map(|cite| self.plain(block.id(), cite)),
                pulled: *kind == QuoteKind::Pull,
            }),
            Block::Figure { id, media, alt, focus, crop, caption, credit, .. } => {
                let figure = Figure {
                    block: *id,
                    media: media.clone(),
                    focus: *focus,
                    crop: *crop,
                    alt: alt.clone(),
                    caption: self.piece(caption.id, &caption.content),
                    credit: self.piece(credit.id, &credit.content),
                };
                self.figures.push(figure);
            }
            Block::Table { rows, .. } => out.push(self.table(rows)),
            Block::Box { title, content, .. } => {
                let content = self.elements(content, 0);
                out.push(Element::Box { title: self.plain(block.id(), title), content });
            }
            Block::Divider { .. } => out.push(Element::Divider),
            // An address is no reading matter; what stands in for it is printed.
            Block::Embed { id, note, .. } if !note.is_empty() => {
                let piece = self.piece(*id, &[Inline::text(note)]);
                out.push(Element::Paragraph { piece, indent: true, question: false });
            }
            Block::Embed { .. } => {}
        }
    }

    fn item(&mut self, blocks: &[Block], sign: String, depth: usize, out: &mut Vec<Element>) {
        let mut sign = Some(sign);
        for element in self.elements(blocks, depth + 1) {
            match element {
                Element::Paragraph { piece, .. } => {
                    out.push(Element::Item { piece, sign: sign.take().unwrap_or_default(), depth });
                }
                other => out.push(other),
            }
        }
    }

    fn table(&mut self, rows: &[gaotai_article::Row]) -> Element {
        let cell = |reader: &mut Self, cell: &gaotai_article::Cell| Cell {
            pieces: cell.content.iter().map(|line| reader.piece(line.id, &line.content)).collect(),
            heading: cell.kind == gaotai_article::CellKind::TableHeader,
            columns: cell.colspan.max(1),
            rows: cell.rowspan.max(1),
        };
        let rows = rows.iter().map(|row| row.cells.iter().map(|one| cell(self, one)).collect()).collect();
        Element::Table { rows }
    }

    fn plain(&mut self, block: BlockId, text: &str) -> String {
        let mut kept = String::new();
        for (number, character) in text.chars().map(spaced).enumerate() {
            if unprintable(character) {
                self.stripped.push((block, character));
            } else if number >= MOST_IN_LINE || !self.takes() {
                self.left_out += usize::from(number >= MOST_IN_LINE);
            } else {
                kept.push(character);
            }
        }
        kept
    }
}

fn printed(marks: &[Mark]) -> bool {
    marks.iter().all(|mark| match mark {
        Mark::Only { channels } => channels.iter().any(|name| name == CHANNEL),
        _ => true,
    })
}

fn look(marks: &[Mark]) -> Look {
    marks.iter().fold(Look::default(), |mut look, mark| {
        match mark {
            Mark::Strong => look.strong = true,
            Mark::Em => look.em = true,
            Mark::Underline => look.underline = true,
            Mark::Sup => look.sup = true,
            Mark::Sub => look.sub = true,
            _ => {}
        }
        look
    })
}
