//! A line of a title from top to bottom. The typesetter has no vertical writing, so the line is
//! put together: a character a box, brackets and points in their vertical shapes (the faces'
//! `vert` feature), one or two digits side by side (縦中横), longer figures and words turned by a
//! quarter, dashes too.

use super::super::Press;
use gaotai_language::chars::is_wide;
use typst::diag::SourceResult;
use typst::foundations::{Array, FromValue, IntoValue, Smart, Styles};
use typst::layout::{Abs, Angle, Frame, FrameItem, GroupItem, Point, Ratio, Size, Transform};
use typst::syntax::Span;
use typst::text::{FontFeatures, TextElem};

/// One box of the line.
#[derive(Debug, Clone, PartialEq)]
enum Piece {
    /// A character, upright.
    Upright(char),
    /// A mark whose ink is in the upper half of its box.
    Closing(char),
    /// A mark whose ink is in the lower half of its box.
    Opening(char),
    /// Up to two digits, side by side.
    Level(String),
    /// Turned clockwise.
    Turned(String),
    Space,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut latin = String::new();
    for character in text.chars().chain(['\n']) {
        let character = match character {
            // Quotation marks in vertical Chinese are corner brackets, double ones first.
            '“' => '『',
            '”' => '』',
            '‘' => '「',
            '’' if latin.is_empty() => '」',
            other => other,
        };
        let joins = !is_wide(character) && !character.is_whitespace() && !"…—─·".contains(character);
        if joins || (character == ' ' && !latin.is_empty() && latin.chars().any(char::is_alphabetic)) {
            latin.push(character);
            continue;
        }
        flush(&mut pieces, &mut latin);
        match character {
            '\n' => {}
            _ if character.is_whitespace() => pieces.push(Piece::Space),
            '，' | '、' | '。' | '」' | '』' | '）' | '》' | '〉' | '】' | '〕' => {
                pieces.push(Piece::Closing(character))
            }
            '「' | '『' | '（' | '《' | '〈' | '【' | '〔' => pieces.push(Piece::Opening(character)),
            '…' | '—' | '─' => match pieces.last_mut() {
                Some(Piece::Turned(last)) if last.ends_with(character) => last.push(character),
                _ => pieces.push(Piece::Turned(character.into())),
            },
            other => pieces.push(Piece::Upright(other)),
        }
    }
    pieces
}

fn flush(pieces: &mut Vec<Piece>, latin: &mut String) {
    let word = std::mem::take(latin);
    let (text, space) = (word.trim_end(), word.ends_with(' '));
    let digits = text.chars().all(|character| character.is_ascii_digit());
    match text.chars().count() {
        0 => {}
        1 | 2 if digits => pieces.push(Piece::Level(text.to_owned())),
        1 => pieces.push(Piece::Upright(text.chars().next().unwrap_or(' '))),
        _ => pieces.push(Piece::Turned(text.to_owned())),
    }
    if space {
        pieces.push(Piece::Space);
    }
}

/// Sets lines at `size` points, all glyphs with one span.
pub(super) struct Upright<'a> {
    pub press: &'a Press,
    pub span: Span,
    pub size: f64,
}

impl Upright<'_> {
    /// A line as wide as the size and as high as its characters. `tracking` is the space between
    /// them in shares of the size.
    pub(super) fn line(&self, styles: &Styles, text: &str, tracking: f64) -> SourceResult<Frame> {
        let mut vertical = styles.clone();
        if let Ok(features) = FontFeatures::from_value(Array::from_iter(["vert".into_value()]).into_value()) {
            vertical.set(TextElem::features, features);
        }
        vertical.set(TextElem::cjk_latin_spacing, Smart::Custom(None));
        let mut boxes: Vec<(f64, Frame)> = Vec::new();
        let mut y = 0.0;
        for piece in pieces(text) {
            let (height, up, frame) = self.boxed(styles, &vertical, &piece)?;
            boxes.push((y - up, frame));
            y += height + tracking * self.size;
        }
        let height = (y - if boxes.is_empty() { 0.0 } else { tracking * self.size }).max(0.0);
        let mut line = Frame::soft(Size::new(Abs::pt(self.size), Abs::pt(height)));
        for (y, frame) in boxes {
            line.push_frame(Point::with_y(Abs::pt(y)), frame);
        }
        Ok(line)
    }

    fn set(&self, text: &str, styles: &Styles) -> SourceResult<Frame> {
        self.press.block(&TextElem::packed(text).spanned(self.span), styles, f64::INFINITY)
    }

    /// A box: the height it takes, by how much its frame stands above it, and its frame.
    fn boxed(&self, styles: &Styles, vertical: &Styles, piece: &Piece) -> SourceResult<(f64, f64, Frame)> {
        let size = self.size;
        let mut frame = Frame::soft(Size::new(Abs::pt(size), Abs::pt(size)));
        Ok(match piece {
            Piece::Space => (size * 0.5, 0.0, frame),
            // Marks such as ？ are trimmed too, and stand in the middle of their whole box.
            Piece::Upright(character) if is_wide(*character) => {
                frame.push_frame(Point::zero(), self.set(&character.to_string(), vertical)?);
                (size, 0.0, frame)
            }
            Piece::Upright(character) => {
                centred(&mut frame, self.set(&character.to_string(), styles)?);
                (size, 0.0, frame)
            }
            // A lone mark is trimmed to half its width by the typesetter: a closing one at its end,
            // an opening one at its beginning; so they are put back to where their box is whole.
            Piece::Closing(character) => {
                frame.push_frame(Point::zero(), self.set(&character.to_string(), vertical)?);
                (size * 0.5, 0.0, frame)
            }
            Piece::Opening(character) => {
                let glyph = self.set(&character.to_string(), vertical)?;
                frame.push_frame(Point::with_x(Abs::pt(size) - glyph.width()), glyph);
                (size * 0.5, size * 0.5, frame)
            }
            Piece::Level(digits) => (size, 0.0, level(frame, self.set(digits, styles)?)),
            Piece::Turned(word) => {
                let glyph = self.set(word, styles)?;
                let long = glyph.width().to_pt();
                // Turned by a quarter around its upper left corner it lies left of it.
                let turn = Transform::rotate(Angle::deg(90.0));
                let mut frame = Frame::soft(Size::new(Abs::pt(size), Abs::pt(long)));
                frame.push(Point::with_x(Abs::pt(size)), group(glyph, turn));
                (long, 0.0, frame)
            }
        })
    }
}

fn centred(frame: &mut Frame, glyph: Frame) {
    let free = frame.width() - glyph.width();
    frame.push_frame(Point::with_x(free / 2.0), glyph);
}

/// Digits side by side, made narrower when they are wider than their box.
fn level(mut frame: Frame, digits: Frame) -> Frame {
    let (size, width) = (frame.width().to_pt(), digits.width().to_pt());
    if width > size && width > 0.0 {
        let narrow = Transform::scale(Ratio::new(size / width), Ratio::one());
        frame.push(Point::zero(), group(digits, narrow));
    } else {
        centred(&mut frame, digits);
    }
    frame
}

fn group(frame: Frame, transform: Transform) -> FrameItem {
    let mut group = GroupItem::new(frame);
    group.transform = transform;
    FrameItem::Group(group)
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let told = pieces(text).into_iter().map(|piece| match piece {
            Piece::Upright(one) => one.to_string(),
            Piece::Closing(one) => format!("{one}>"),
            Piece::Opening(one) => format!("<{one}"),
            Piece::Level(word) => format!("={word}"),
            Piece::Turned(word) => format!("~{word}"),
            Piece::Space => "_".to_owned(),
        });
        assert_eq!(told.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn boxes() {
        check("聚才强信心", "聚 才 强 信 心");
        check("“十四五”，开局", "<『 十 四 五 』> ，> 开 局");
        check("5年12月2026年", "=5 年 =12 月 ~2026 年");
        check("用AI写A股", "用 ~AI 写 A 股");
        check("Night bus", "~Night bus");
        check("去哪儿——看", "去 哪 儿 ~—— 看");
        check("是吗？是！", "是 吗 ？ 是 ！");
        check("上 下", "上 _ 下");
        check("", "");
    }
}
