//! Lengths as people at a paper write them.

use serde::{Deserialize, Deserializer, de};

/// A length in typographic points (1/72 inch).
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd)]
pub struct Length(pub f64);

/// 字号 and their points, as GB/T 148-era foundry sizes are set by all Chinese software.
const SIZES: [(&str, f64); 16] = [
    ("初号", 42.0),
    ("小初", 36.0),
    ("一号", 26.0),
    ("小一", 24.0),
    ("二号", 22.0),
    ("小二", 18.0),
    ("三号", 16.0),
    ("小三", 15.0),
    ("四号", 14.0),
    ("小四", 12.0),
    ("五号", 10.5),
    ("小五", 9.0),
    ("六号", 7.5),
    ("小六", 6.5),
    ("七号", 5.5),
    ("八号", 5.0),
];

/// What the reader's message says of a text that is no length.
pub(super) const NO_LENGTH: &str = "is no length";

impl Length {
    /// Reads `3mm`, `1.5cm`, `9.5pt` or a 字号 such as `小五`.
    pub fn parse(text: &str) -> Option<Length> {
        let text = text.trim();
        if let Some((_, points)) = SIZES.iter().find(|(name, _)| *name == text) {
            return Some(Length(*points));
        }
        let units = [("mm", 72.0 / 25.4), ("cm", 720.0 / 25.4), ("pt", 1.0)];
        let (number, factor) =
            units.iter().find_map(|(unit, factor)| Some((text.strip_suffix(unit)?, factor)))?;
        let number: f64 = number.trim().parse().ok()?;
        (number.is_finite() && number.abs() < 100_000.0).then_some(Length(number * factor))
    }
}

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Length::parse(&text).ok_or_else(|| {
            de::Error::custom(format!("`{text}` {NO_LENGTH}: write 3mm, 9.5pt or a 字号 such as 小五"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    fn check(text: &str, points: Option<f64>) {
        let read = Length::parse(text).map(|length| (length.0 * 1000.0).round() / 1000.0);
        assert_eq!(read, points, "{text}");
    }

    #[test]
    fn lengths() {
        check("小五", Some(9.0));
        check("9.5pt", Some(9.5));
        check(" 25.4mm ", Some(72.0));
        check("1 cm", Some(28.346));
        check("9.5", None);
        check("nanpt", None);
        check("9e9mm", None);
    }
}
