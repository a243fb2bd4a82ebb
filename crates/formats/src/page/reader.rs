//! Sorts the pieces of a page.

use super::furniture::{self, Breadcrumb};
use super::labels::{self, Field, Fields};
use super::{
    DATE_ONLY, GUESSED, Known, Line, Matter, Part, Piece, Recognised, SECOND_TIME, Spot, UNKNOWN_LINE,
    UNKNOWN_TEXT, Zone, chars, dateline, ending, names, problem, source,
};
use crate::Problem;
use chrono::FixedOffset;
use gaotai_article::slip::{Author, BylinePlace, Code, OriginalLine, OriginalRole, Source, SourceKind, Term};
use gaotai_article::{Block, HeadPart};

/// What a line is, told from the line alone.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Class {
    Furniture(&'static str),
    Navigation,
    Breadcrumb(Breadcrumb),
    Fields(Fields),
    Byline(Vec<Author>),
    /// The document code of Xinhua's pages: 32 digits and the ten of the page.
    Code,
    Original,
    /// A dateline alone on its line.
    Dateline(gaotai_article::slip::Dateline),
    EndMark,
    /// Running text.
    Prose,
    /// None of these.
    Other,
}

/// Sorts the pieces; `known` is what the file says outside of its text.
pub(crate) fn recognise(pieces: Vec<Piece>, known: Known, offset: FixedOffset) -> Recognised {
    let classes: Vec<Class> = pieces.iter().map(|piece| classify(piece, offset)).collect();
    let (start, end) = bounds(&pieces, &classes);
    let mut reader = Reader::new(known, offset);
    let mut all: Vec<(Piece, Class)> = pieces.into_iter().zip(classes).collect();
    let tail = all.split_off(end);
    let body = all.split_off(start);
    let followed = !body.is_empty();
    reader.header(all, followed);
    reader.body(body);
    reader.tail(tail);
    reader.finish()
}

/// Bytes beyond which a line can be nothing but running text.
const LONGEST: usize = 4000;

pub(super) fn classify(piece: &Piece, offset: FixedOffset) -> Class {
    let Matter::Line(line) = &piece.matter else { return Class::Other };
    let text = line.text.as_str();
    if text.len() > LONGEST && line.level.is_none() {
        return Class::Prose;
    }
    if is_code(text) {
        return Class::Code;
    }
    if super::titles::original(text).is_some() {
        return Class::Original;
    }
    if let Some(found) = furniture::breadcrumb(text) {
        return Class::Breadcrumb(found);
    }
    let inside = matches!(piece.zone, Zone::Open | Zone::Body);
    if line.level.is_some() && (inside || line.level == Some(1)) && !furniture::is_related_heading(text) {
        return Class::Other;
    }
    if ending::is_end_mark(text) {
        return Class::EndMark;
    }
    if furniture::is_navigation(text) {
        return Class::Navigation;
    }
    let prose = chars::is_prose(text);
    let place = if piece.zone == Zone::After { BylinePlace::End } else { BylinePlace::Head };
    if let Some(fields) = labels::read(text, offset, place) {
        return Class::Fields(fields);
    }
    if let Some(code) = furniture::of(text) {
        return Class::Furniture(code);
    }
    if let Some(authors) = names::byline(text, place) {
        return Class::Byline(authors);
    }
    if !prose
        && let Some(start) = dateline::read(text).filter(|start| start.dateline.text.len() == text.len())
    {
        return Class::Dateline(start.dateline);
    }
    if prose { Class::Prose } else { Class::Other }
}

fn is_code(text: &str) -> bool {
    text.len() == 42 && text.bytes().all(|b| b.is_ascii_digit())
}

/// The first piece of the running text and the one behind its last.
fn bounds(pieces: &[Piece], classes: &[Class]) -> (usize, usize) {
    let inside = |at: &usize| matches!(pieces[*at].zone, Zone::Open | Zone::Body);
    let ready = |at: usize| matches!(&pieces[at].matter, Matter::Ready(block) if !matches!(block, Block::Figure { .. } | Block::Embed { .. } | Block::Divider { .. }));
    let text = |at: &usize| classes[*at] == Class::Prose || ready(*at);
    let range = || (0..pieces.len()).filter(inside);
    if let (Some(first), Some(last)) = (range().find(text), range().rfind(text)) {
        // A heading of the second level and below that stands right above the text belongs to it.
        let mut start = first;
        while start > 0 && inside(&(start - 1)) && heading(&pieces[start - 1]) {
            start -= 1;
        }
        return (start, last + 1);
    }
    let mut other = range().filter(|at| classes[*at] == Class::Other);
    let sentence = |at: &usize| matches!(&pieces[*at].matter, Matter::Line(line) if classes[*at] == Class::Other && line.level.is_none() && chars::ends_sentence(&line.text));
    let first = range().find(sentence).or_else(|| {
        let first = other.next();
        other.next().or(first)
    });
    let last = range().rfind(|at| classes[*at] == Class::Other);
    match (first, last) {
        (Some(first), Some(last)) => (first, last.max(first) + 1),
        _ => (pieces.len(), pieces.len()),
    }
}

fn heading(piece: &Piece) -> bool {
    matches!(&piece.matter, Matter::Line(line) if line.level.is_some_and(|level| level > 1) && line.part.is_none())
}

/// The state of sorting.
pub(super) struct Reader {
    pub known: Known,
    pub out: Recognised,
    pub offset: FixedOffset,
    /// The published time came from the page, not from metadata.
    pub shown_time: bool,
    /// The source was told by its name alone; a label corrects it.
    guessed_source: bool,
    /// Where the last problem stood.
    last_zone: Zone,
}

impl Reader {
    fn new(mut known: Known, offset: FixedOffset) -> Reader {
        let out = Recognised {
            head: std::mem::take(&mut known.head),
            slip: std::mem::take(&mut known.slip),
            ..Recognised::default()
        };
        Reader { known, out, offset, shown_time: false, guessed_source: false, last_zone: Zone::Open }
    }

    /// Lists a problem; furniture that follows furniture of the same kind outside of the
    /// text makes one entry that counts.
    pub fn list(&mut self, code: &'static str, piece: &Piece, text: &str) {
        let joins = matches!(piece.zone, Zone::Before | Zone::After) && piece.zone == self.last_zone;
        self.last_zone = piece.zone;
        if let Some(last) = self.out.problems.last_mut() {
            let same_place = (last.line, last.column) == (piece.at.line, piece.at.column);
            if same_place && last.excerpt == chars::excerpt(text) && last.code.starts_with("furniture_") {
                return;
            }
            if joins && last.code == code {
                return add_to(last, text);
            }
        }
        self.out.problems.push(problem(code, piece.at, text, &[]));
    }

    /// Takes what a line says that says it all by itself. Gives the piece back when it does not.
    pub fn take(&mut self, piece: Piece, class: Class, place: BylinePlace) -> Option<(Piece, Class)> {
        let Matter::Line(line) = &piece.matter else {
            return self.take_links(piece).map(|piece| (piece, class));
        };
        let text = line.text.clone();
        match class {
            Class::Furniture(code) => self.list(code, &piece, &text),
            Class::Navigation => {
                self.known.web = true;
                self.list(furniture::NAVIGATION, &piece, &text);
            }
            Class::Breadcrumb(found) => {
                self.known.web = true;
                if let Some(name) = found.channel.filter(|_| self.out.slip.channel.is_none()) {
                    self.out.slip.channel = Some(Term { id: String::new(), name });
                }
                self.list(furniture::BREADCRUMB, &piece, &text);
            }
            Class::Fields(fields) if piece.zone == Zone::After && !self.wants(&fields) => {
                self.outside(&piece)
            }
            Class::Byline(_) if piece.zone == Zone::After => self.outside(&piece),
            Class::Fields(fields) => {
                let href = line.href.clone();
                self.fields(fields, &piece, href, place);
            }
            Class::Byline(authors) => self.authors(authors, place),
            Class::Code => self.code(&text),
            Class::Dateline(found) => self.out.slip.dateline = Some(found),
            Class::EndMark => {}
            Class::Original | Class::Prose | Class::Other => return Some((piece, class)),
        }
        None
    }

    fn take_links(&mut self, piece: Piece) -> Option<Piece> {
        let Matter::Links(words) = &piece.matter else { return Some(piece) };
        let text = words.join(" ");
        let code = match piece.zone {
            Zone::Before | Zone::Open => furniture::NAVIGATION,
            Zone::Body | Zone::After => furniture::RELATED,
        };
        self.list(code, &piece, &text);
        None
    }

    /// Behind the text stand the times of other stories; of this one only its editors, or a
    /// source that the page has not told before.
    fn wants(&self, fields: &Fields) -> bool {
        let staff = |field: &Field| matches!(field, Field::Staff(_));
        let source = |field: &Field| matches!(field, Field::Source(_));
        let told = self.out.slip.source.is_some() && !self.guessed_source;
        fields.fields.iter().any(staff) || (!told && fields.fields.iter().any(source))
    }

    fn fields(&mut self, fields: Fields, piece: &Piece, href: Option<String>, place: BylinePlace) {
        let text = match &piece.matter {
            Matter::Line(line) => line.text.clone(),
            _ => String::new(),
        };
        for field in fields.fields {
            self.field(field, piece, &text, href.as_deref(), place);
        }
        if furniture_inside(&text) {
            self.list(furniture::FEEDBACK, piece, &text);
        }
        if !fields.rest.is_empty() {
            self.out.problems.push(problem(UNKNOWN_TEXT, piece.at, &fields.rest, &[]));
        }
    }

    fn field(&mut self, field: Field, piece: &Piece, text: &str, href: Option<&str>, place: BylinePlace) {
        let slip = &mut self.out.slip;
        match field {
            Field::Source(name) => {
                if std::mem::take(&mut self.guessed_source) {
                    slip.source = None;
                }
                self.source(&name, href);
            }
            Field::Outlet(name) => {
                self.guessed_source |= slip.source.is_none();
                self.source(&name, href);
            }
            Field::Print(print) => {
                slip.print.get_or_insert(print);
            }
            Field::Published(stamp) => {
                self.known.web = true;
                let exact = self.known.weak.published_at.filter(|_| !stamp.clock);
                if slip.published_at.is_none() && exact.is_some() {
                    slip.published_at = exact;
                } else if slip.published_at.is_none() {
                    slip.published_at = Some(stamp.instant);
                    self.shown_time = true;
                    if !stamp.clock {
                        self.out.problems.push(problem(DATE_ONLY, piece.at, text, &[]));
                    }
                } else if self.shown_time && slip.published_at != Some(stamp.instant) {
                    self.out.problems.push(problem(SECOND_TIME, piece.at, text, &[]));
                }
            }
            Field::Updated(stamp) => {
                slip.updated_at.get_or_insert(stamp.instant);
            }
            Field::Authors(mut authors) => {
                authors.iter_mut().for_each(|author| author.place = place);
                self.authors(authors, place);
            }
            Field::Staff(staff) => {
                for person in staff {
                    if !slip.people.contains(&person) {
                        slip.people.push(person);
                    }
                }
            }
            Field::Keywords(words) if slip.keywords.is_empty() => slip.keywords = words,
            Field::Keywords(_) => {}
            Field::Channel(name) => {
                slip.channel.get_or_insert(Term { id: String::new(), name });
            }
            Field::Furniture(code) => self.list(code, piece, text),
        }
    }

    /// Sets the source by its name on the page.
    pub fn source(&mut self, name: &str, href: Option<&str>) {
        let kind = if source::is_own(name) { SourceKind::Own } else { SourceKind::Reprint };
        let url = href.filter(|href| href.starts_with("http")).map(str::to_owned);
        match &mut self.out.slip.source {
            Some(known) if known.name == name => known.url = known.url.take().or(url),
            Some(_) => {}
            none => *none = Some(Source { id: None, name: name.to_owned(), url, kind }),
        }
    }

    /// Adds authors; one who is known already keeps the fuller entry.
    pub fn authors(&mut self, authors: Vec<Author>, place: BylinePlace) {
        for mut author in authors {
            author.place = place;
            match self.out.slip.authors.iter_mut().find(|known| known.name == author.name) {
                Some(known) if known.organisation.is_empty() => known.organisation = author.organisation,
                Some(_) => {}
                None => self.out.slip.authors.push(author),
            }
        }
    }

    fn code(&mut self, digits: &str) {
        for (scheme, value) in [("xinhua-doc", digits), ("xinhua-c", &digits[32..])] {
            let code = Code { scheme: scheme.to_owned(), value: value.to_owned() };
            if !self.out.slip.codes.contains(&code) {
                self.out.slip.codes.push(code);
            }
        }
    }

    fn header(&mut self, pieces: Vec<(Piece, Class)>, followed: bool) {
        let mut left: Vec<(Piece, bool)> = Vec::new();
        let mut after_fields = false;
        let mut rest = pieces.into_iter().peekable();
        while let Some((piece, class)) = rest.next() {
            let is_fields = matches!(class, Class::Fields(_) | Class::Byline(_));
            if after_fields && self.organisation(&piece, &class) {
                continue;
            }
            match self.take(piece, class, BylinePlace::Head) {
                None => after_fields |= is_fields,
                Some((piece, Class::Original)) => {
                    after_fields = true;
                    let wanted = self.original(&piece);
                    for role in wanted.iter().copied() {
                        let next = rest.next_if(|(next, class)| continues(next, class, role));
                        if let Some((Piece { matter: Matter::Line(line), .. }, _)) = next {
                            self.out.slip.original_title.push(OriginalLine { role, text: line.text });
                        }
                    }
                }
                Some((piece, _)) => left.push((piece, after_fields)),
            }
        }
        self.titles(left, followed);
    }

    /// The line below an English byline that says for whom its authors write.
    fn organisation(&mut self, piece: &Piece, class: &Class) -> bool {
        let Matter::Line(line) = &piece.matter else { return false };
        let fits = *class == Class::Other
            && chars::han(&line.text) == 0
            && chars::length(&line.text) <= 40
            && names::is_organisation(&line.text);
        let bare = |author: &&mut Author| author.organisation.is_empty() && chars::han(&author.name) == 0;
        let mut authors: Vec<&mut Author> = self.out.slip.authors.iter_mut().filter(bare).collect();
        if !fits || authors.is_empty() {
            return false;
        }
        authors.iter_mut().for_each(|author| author.organisation = line.text.clone());
        true
    }

    /// Reads the line with 原标题, and says which lines of it may follow.
    fn original(&mut self, piece: &Piece) -> &'static [OriginalRole] {
        let Matter::Line(line) = &piece.matter else { return &[] };
        let lines = super::titles::original(&line.text).unwrap_or_default();
        let open = lines.len() == 1 && lines[0].role == OriginalRole::Kicker;
        let empty = lines.is_empty();
        if self.out.slip.original_title.is_empty() {
            self.out.slip.original_title = lines;
        }
        if open || empty { &[OriginalRole::Main, OriginalRole::Sub] } else { &[OriginalRole::Sub] }
    }

    fn body(&mut self, pieces: Vec<(Piece, Class)>) {
        let among = pieces.iter().any(|(_, class)| *class == Class::Prose);
        for (piece, class) in pieces {
            let kept_out = match &class {
                Class::Furniture(_) => true,
                Class::Fields(fields) => is_note(&piece) && only_staff_or_source(fields),
                Class::Breadcrumb(_) | Class::Code => true,
                _ => matches!(piece.zone, Zone::Before | Zone::After),
            };
            let piece = if kept_out || matches!(piece.matter, Matter::Links(_)) {
                match self.take(piece, class, BylinePlace::End) {
                    None => continue,
                    Some((piece, _)) => piece,
                }
            } else {
                piece
            };
            self.stand(piece, among);
        }
    }

    /// Puts a piece into the body; a short line among the text is a section head.
    pub fn stand(&mut self, piece: Piece, among: bool) {
        if matches!(piece.zone, Zone::Before | Zone::After) {
            return self.outside(&piece);
        }
        let part = match piece.matter {
            Matter::Ready(block) => Part::Ready(block),
            Matter::Links(_) => return,
            Matter::Line(line) if line.text.is_empty() => return,
            Matter::Line(line) => match line.level {
                Some(level) => Part::Section(line, level),
                None if among && is_section_head(&line) => Part::Section(line, 0),
                None => Part::Paragraph(line),
            },
        };
        self.out.body.push((piece.at, part));
    }

    /// A piece around the story that nothing explains.
    pub fn outside(&mut self, piece: &Piece) {
        let text = match &piece.matter {
            Matter::Line(line) => line.text.clone(),
            Matter::Ready(block) => block.text(),
            Matter::Links(words) => words.join(" "),
        };
        if !chars::trim(&text).is_empty() {
            self.list(furniture::PAGE, piece, &text);
        }
    }

    fn tail(&mut self, pieces: Vec<(Piece, Class)>) {
        let mut related = false;
        for (piece, class) in pieces {
            related |= class == Class::Furniture(furniture::RELATED);
            let class = if is_signature(&piece, &class) { Class::Other } else { class };
            let Some((piece, class)) = self.take(piece, class, BylinePlace::End) else { continue };
            let Matter::Line(line) = &piece.matter else {
                self.stand(piece, false);
                continue;
            };
            // Counters and page numbers: nothing that could be read aloud.
            if piece.zone == Zone::Body && !line.text.chars().any(char::is_alphabetic) {
                self.outside(&piece);
                continue;
            }
            if related && class != Class::Prose {
                let text = line.text.clone();
                self.list(furniture::RELATED, &piece, &text);
                continue;
            }
            if !matches!(piece.zone, Zone::Before | Zone::After)
                && line.level.is_none()
                && !line.text.is_empty()
            {
                let text = line.text.clone();
                self.out.problems.push(problem(UNKNOWN_LINE, piece.at, &text, &[]));
            }
            self.stand(piece, false);
        }
    }

    /// Lists that a line was taken for a part of the title group by its place.
    pub fn guessed(&mut self, at: Spot, part: HeadPart, text: &str) {
        self.out.problems.push(problem(GUESSED, at, text, &[("field", part.name())]));
    }
}

fn add_to(last: &mut Problem, text: &str) {
    let count = last.params.get("count").and_then(|count| count.parse::<u32>().ok()).unwrap_or(1) + 1;
    last.params.insert("count".to_owned(), count.to_string());
    if chars::length(&last.excerpt) < 60 {
        last.excerpt = chars::excerpt(&format!("{} {text}", last.excerpt));
    }
}

/// A line of fields may hold a button too: `【纠错】 [责任编辑: 沙佳仪 ]`.
fn furniture_inside(text: &str) -> bool {
    text.contains("纠错")
}

/// Whether the line goes on with the original title.
fn continues(piece: &Piece, class: &Class, role: OriginalRole) -> bool {
    let Matter::Line(line) = &piece.matter else { return false };
    let title = *class == Class::Other && chars::length(&line.text) <= 50;
    match role {
        OriginalRole::Sub => title && super::titles::starts_with_dash(&line.text),
        _ => title && line.part.is_none(),
    }
}

/// A date alone behind the text of a story is its signature, not a line of the page.
fn is_signature(piece: &Piece, class: &Class) -> bool {
    let Class::Fields(fields) = class else { return false };
    let inside = matches!(piece.zone, Zone::Open | Zone::Body);
    let dated = |field: &Field| matches!(field, Field::Published(stamp) if !stamp.clock);
    let signed = |field: &Field| dated(field) || matches!(field, Field::Outlet(_));
    inside && fields.fields.iter().any(dated) && fields.fields.iter().all(signed)
}

/// A line in brackets.
fn is_note(piece: &Piece) -> bool {
    matches!(&piece.matter, Matter::Line(line) if line.text.starts_with(['(', '（', '[', '【']))
}

fn only_staff_or_source(fields: &Fields) -> bool {
    fields.rest.is_empty()
        && fields.fields.iter().all(|field| {
            matches!(field, Field::Staff(_) | Field::Source(_) | Field::Outlet(_) | Field::Print(_))
        })
}

/// A short line that is no sentence, alone between paragraphs.
fn is_section_head(line: &Line) -> bool {
    let credit = line.text.ends_with("摄") || line.text.starts_with("图") || line.text.starts_with('▲');
    chars::is_short(&line.text)
        && !credit
        && !line.text.starts_with(['(', '（', '[', '【'])
        && !line.text.contains('\n')
}
