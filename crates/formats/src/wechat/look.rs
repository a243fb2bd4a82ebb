//! How posts look: every style that is ever written, as data.
//!
//! `$ink`, `$quiet`, `$accent`, `$rule` and `$wash` are colours of the palette; `$indent` and
//! `$align` follow the language of the story. A post has no sheet of styles of its own, so
//! each element carries the whole of its style.

use crate::words::Words;

/// By day or by night. Posts leave by day; WeChat itself turns their colours at night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// Dark on light.
    Light,
    /// About as WeChat turns the colours of the light one.
    Dark,
}

/// Colours by what they are for, as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Running text.
    pub ink: &'static str,
    /// Captions, credits, the foot.
    pub quiet: &'static str,
    /// Heads, links, the sign of the house.
    pub accent: &'static str,
    /// Lines.
    pub rule: &'static str,
    /// Behind boxes.
    pub wash: &'static str,
}

/// One of the looks that a post can have.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Id of the format that writes it.
    pub format: &'static str,
    /// Name in Chinese.
    pub name_zh: &'static str,
    /// Name in English.
    pub name_en: &'static str,
    light: Palette,
    dark: Palette,
    sheet: Sheet<&'static str>,
}

macro_rules! sheet {
    ($($(#[$doc:meta])* $part:ident),+ $(,)?) => {
        /// A style for every kind of element.
        #[derive(Debug, Clone, Copy)]
        pub(super) struct Sheet<S> {
            $($(#[$doc])* pub $part: S,)+
        }

        impl Sheet<&'static str> {
            fn map(&self, fill: impl Fn(&str) -> String) -> Sheet<String> {
                Sheet { $($part: fill(self.$part),)+ }
            }
        }
    };
}

sheet! {
    /// Around everything.
    story,
    /// The subtitle, over the text.
    subtitle,
    /// Names over the text.
    byline,
    paragraph,
    lede,
    continuation,
    question,
    head2,
    head3,
    list,
    item,
    quote,
    pull,
    /// A paragraph in a quotation.
    quoted,
    cite,
    /// Around a picture, or around the sentence in its place.
    figure,
    /// The picture itself, in the preview.
    picture,
    /// The sentence in place of a picture.
    gap,
    caption,
    credit,
    table,
    head_cell,
    cell,
    boxed,
    box_title,
    divider,
    embed,
    note,
    /// Names behind the text.
    end_byline,
    /// Around the addresses of links.
    links,
    address,
    foot,
    foot_line,
    /// What machines had a part in.
    label,
    /// `[1]` behind a link.
    marker,
    link,
    underline,
    sup,
    sub,
}

const BASE: Sheet<&str> = Sheet {
    story: "font-size:16px;line-height:1.75;letter-spacing:$tracking;color:$ink;text-align:$align",
    subtitle: "margin:0 0 12px;font-size:17px;font-weight:bold;line-height:1.6;color:$ink;text-align:left",
    byline: "margin:0 0 20px;font-size:14px;line-height:1.6;color:$quiet;text-align:left",
    paragraph: "margin:0 0 16px;text-indent:$indent;line-height:1.75;text-align:$align",
    lede: "margin:0 0 16px;text-indent:$indent;line-height:1.75;font-weight:bold;text-align:$align",
    continuation: "margin:0 0 16px;line-height:1.75;text-align:$align",
    question: "margin:24px 0 8px;line-height:1.75;font-weight:bold;color:$accent;text-align:left",
    head2: "margin:32px 0 16px;font-size:18px;font-weight:bold;line-height:1.5;color:$accent;text-align:left",
    head3: "margin:24px 0 12px;font-size:16px;font-weight:bold;line-height:1.5;color:$ink;text-align:left",
    list: "margin:0 0 16px;padding:0 0 0 24px",
    item: "margin:0 0 8px;line-height:1.75;text-align:$align",
    quote: "margin:0 0 16px;padding:12px 16px;border-left:3px solid $rule;background-color:$wash;color:$ink",
    pull: "margin:24px 0;padding:16px 8px;border-top:1px solid $rule;border-bottom:1px solid $rule;font-size:18px;font-weight:bold;color:$accent",
    quoted: "margin:0 0 8px;line-height:1.75;text-align:$align",
    cite: "margin:0;font-size:14px;line-height:1.6;font-weight:normal;color:$quiet;text-align:right",
    figure: "margin:0 0 20px;text-align:center",
    picture: "max-width:100%;vertical-align:bottom",
    gap: "margin:0;padding:24px 16px;border:1px dashed $rule;background-color:$wash;font-size:14px;line-height:1.6;color:$quiet;text-align:center",
    caption: "margin:8px 0 0;font-size:14px;line-height:1.6;color:$quiet;text-align:center",
    credit: "margin:4px 0 0;font-size:12px;line-height:1.6;color:$quiet;text-align:center",
    table: "width:100%;margin:0 0 16px;border-collapse:collapse;font-size:14px;line-height:1.6",
    head_cell: "padding:6px 8px;border:1px solid $rule;background-color:$wash;font-weight:bold",
    cell: "padding:6px 8px;border:1px solid $rule",
    boxed: "margin:24px 0;padding:16px 16px 4px;border:1px solid $rule;background-color:$wash",
    box_title: "margin:0 0 12px;font-weight:bold;line-height:1.5;color:$accent;text-align:left",
    divider: "margin:24px 0;line-height:1.5;color:$quiet;text-align:center",
    embed: "margin:0 0 16px;padding:12px 16px;border:1px solid $rule",
    note: "margin:0;font-size:14px;line-height:1.6;color:$quiet;text-align:left",
    end_byline: "margin:0 0 16px;line-height:1.75;text-align:right",
    links: "margin:24px 0 0;padding:12px 0 0;border-top:1px solid $rule",
    foot: "margin:24px 0 0;padding:12px 0 0;border-top:1px solid $rule",
    address: "margin:0 0 4px;font-size:14px;line-height:1.6;color:$quiet;text-align:left;word-break:break-all",
    foot_line: "margin:0 0 4px;font-size:14px;line-height:1.6;color:$quiet;text-align:left",
    label: "margin:12px 0 0;padding:8px 12px;background-color:$wash;font-size:14px;line-height:1.6;color:$ink;text-align:left",
    marker: "font-size:12px;vertical-align:super;color:$accent",
    link: "color:$accent;text-decoration:underline",
    underline: "text-decoration:underline",
    sup: "font-size:12px;vertical-align:super",
    sub: "font-size:12px;vertical-align:sub",
};

/// 素: nothing but the text.
pub const PLAIN: Look = Look {
    format: "wechat",
    name_zh: "素",
    name_en: "Plain",
    light: Palette { ink: "#333333", quiet: "#737373", accent: "#1a1a1a", rule: "#d9d9d9", wash: "#f7f7f7" },
    dark: Palette { ink: "#c8c8c8", quiet: "#8c8c8c", accent: "#d9d9d9", rule: "#3d3d3d", wash: "#232323" },
    sheet: BASE,
};

/// 墨: black and white, heads in the middle between lines.
pub const INK: Look = Look {
    format: "wechat-ink",
    name_zh: "墨",
    name_en: "Ink",
    light: Palette { ink: "#222222", quiet: "#6b6b6b", accent: "#000000", rule: "#bdbdbd", wash: "#f5f5f5" },
    dark: Palette { ink: "#cfcfcf", quiet: "#929292", accent: "#e6e6e6", rule: "#5c5c5c", wash: "#252525" },
    sheet: Sheet {
        head2: "margin:36px 0 20px;padding:8px 0;border-top:1px solid $accent;border-bottom:1px solid $accent;font-size:18px;font-weight:bold;line-height:1.5;color:$accent;text-align:center",
        head3: "margin:24px 0 12px;font-size:16px;font-weight:bold;line-height:1.5;color:$ink;text-align:center",
        subtitle: "margin:0 0 12px;font-size:17px;font-weight:bold;line-height:1.6;color:$ink;text-align:center",
        byline: "margin:0 0 24px;font-size:14px;line-height:1.6;color:$quiet;text-align:center",
        box_title: "margin:0 0 12px;font-weight:bold;line-height:1.5;color:$accent;text-align:center",
        ..BASE
    },
};

/// 红: heads with a red bar.
pub const RED: Look = Look {
    format: "wechat-red",
    name_zh: "红",
    name_en: "Red",
    light: Palette { ink: "#333333", quiet: "#737373", accent: "#b5121b", rule: "#e3c4c4", wash: "#fdf6f5" },
    dark: Palette { ink: "#c8c8c8", quiet: "#8c8c8c", accent: "#f0646b", rule: "#573a3a", wash: "#2a2020" },
    sheet: Sheet {
        head2: "margin:32px 0 16px;padding:0 0 0 12px;border-left:4px solid $accent;font-size:18px;font-weight:bold;line-height:1.5;color:$accent;text-align:left",
        box_title: "margin:0 0 12px;padding:0 0 8px;border-bottom:2px solid $accent;font-weight:bold;line-height:1.5;color:$accent;text-align:left",
        ..BASE
    },
};

/// Every look, the usual one first.
pub const LOOKS: &[Look] = &[PLAIN, INK, RED];

impl Look {
    /// Its colours.
    pub fn palette(&self, shade: Shade) -> &Palette {
        match shade {
            Shade::Light => &self.light,
            Shade::Dark => &self.dark,
        }
    }

    /// The styles with their colours, for a story in this language.
    pub(super) fn styles(&self, shade: Shade, words: Words) -> Sheet<String> {
        let palette = self.palette(shade);
        let filled = [
            ("$ink", palette.ink),
            ("$quiet", palette.quiet),
            ("$accent", palette.accent),
            ("$rule", palette.rule),
            ("$wash", palette.wash),
            // Chinese is set full to both edges with two characters of indent; English is not.
            ("$indent", words.pick("2em", "0")),
            ("$align", words.pick("justify", "left")),
            ("$tracking", words.pick("0.5px", "0")),
        ];
        self.sheet.map(|style| {
            filled.iter().fold(style.to_owned(), |style, (name, value)| style.replace(name, value))
        })
    }
}
