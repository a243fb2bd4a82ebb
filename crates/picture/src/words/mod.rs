//! What a picture says in words: EXIF, IPTC-IIM and XMP as one, and what of it leaves.

pub(crate) mod ai;
pub(crate) mod exif;
pub(crate) mod icc;
pub(crate) mod iim;
pub(crate) mod text;
pub(crate) mod xmp;

use crate::container::{Blocks, Carried};
use crate::{About, Moment, Turn};
use ::exif::Tag;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use iim::{Iim, set};
use xmp::{Value, Xmp, ns};

/// The words of a file, read.
pub(crate) struct Words {
    exif: exif::Words,
    iim: Iim,
    xmp: Xmp,
    texts: Vec<(String, String)>,
    claimed: Option<&'static str>,
}

impl Words {
    pub fn of(blocks: &Blocks<'_>) -> Words {
        Words {
            exif: blocks.exif.as_deref().map(exif::Words::read).unwrap_or_default(),
            iim: blocks.iim.as_deref().map(Iim::read).unwrap_or_default(),
            xmp: Xmp::read(blocks.xmp.as_deref().into_iter().chain(blocks.extended_xmp.as_deref())),
            texts: blocks.texts.clone(),
            claimed: blocks.claims.iter().find_map(|claim| ai::claimed(claim)),
        }
    }

    pub fn turn(&self) -> Turn {
        self.exif.turn()
    }

    /// By the IPTC's guideline: XMP first, then IIM, then EXIF.
    pub fn about(&self) -> About {
        let creator = self.creators().join("、");
        let creator = Some(creator).filter(|creator| !creator.is_empty());
        let keywords = self.xmp.list(ns::DC, "subject");
        About {
            caption: self.caption(),
            headline: self.first(&[(ns::PHOTOSHOP, "Headline")], &[set::HEADLINE]),
            credit: self.credit().or_else(|| creator.clone()),
            creator,
            copyright: self.copyright(),
            alt: self.first(&[(ns::CORE, "AltTextAccessibility")], &[]),
            taken_at: self.taken_at(),
            place: self.place(),
            keywords: if keywords.is_empty() {
                self.iim.all(set::KEYWORD).map(str::to_owned).collect()
            } else {
                keywords
            },
            located: self.exif.is_located() || self.xmp.located,
            serial: self.exif.has_serial() || self.xmp.serial,
            camera: self.exif.camera(),
            ai: self.ai().map(str::to_owned),
        }
    }

    /// The first that says anything: these properties, then these datasets.
    fn first(&self, properties: &[(&str, &str)], datasets: &[u8]) -> Option<String> {
        let xmp = properties.iter().find_map(|(namespace, name)| self.xmp.get(namespace, name));
        xmp.or_else(|| datasets.iter().find_map(|number| self.iim.get(*number))).map(str::to_owned)
    }

    fn text(&self, key: &str) -> Option<String> {
        let found = self.texts.iter().find(|(known, _)| known == key);
        found.map(|(_, words)| text::tidy(words)).filter(|words| !words.is_empty())
    }

    fn caption(&self) -> Option<String> {
        let sources = [
            self.xmp.get(ns::DC, "description").map(str::to_owned),
            self.iim.get(set::CAPTION).map(str::to_owned),
            self.exif.text(Tag::ImageDescription),
            self.exif.windows(),
            self.exif.comment(),
            self.text("Description"),
        ];
        sources.into_iter().flatten().find(|caption| is_caption(caption))
    }

    fn creators(&self) -> Vec<String> {
        let xmp = self.xmp.list(ns::DC, "creator");
        if !xmp.is_empty() {
            return xmp;
        }
        let iim: Vec<String> = self.iim.all(set::CREATOR).map(str::to_owned).collect();
        if !iim.is_empty() {
            return iim;
        }
        self.exif.text(Tag::Artist).or_else(|| self.text("Author")).into_iter().collect()
    }

    fn credit(&self) -> Option<String> {
        self.first(&[(ns::PHOTOSHOP, "Credit")], &[set::CREDIT])
    }

    fn copyright(&self) -> Option<String> {
        let said = self.first(&[(ns::DC, "rights")], &[set::COPYRIGHT]);
        said.or_else(|| self.exif.text(Tag::Copyright)).or_else(|| self.text("Copyright"))
    }

    /// The first time with an offset, else the first with a time of day.
    fn taken_at(&self) -> Option<Moment> {
        let created = self.xmp.get(ns::PHOTOSHOP, "DateCreated");
        let original = self.xmp.get(ns::EXIF, "DateTimeOriginal");
        let iim = self.iim.get(set::DATE).map(|date| iim_time(date, self.iim.get(set::TIME)));
        let found: Vec<Moment> =
            [created.and_then(moment), original.and_then(moment), iim.flatten(), self.exif.taken_at()]
                .into_iter()
                .flatten()
                .collect();
        let is_exact = |moment: &&Moment| matches!(moment, Moment::Given(_));
        let has_time =
            |moment: &&Moment| matches!(moment, Moment::Local(time) if time.time() != NaiveTime::MIN);
        found.iter().find(is_exact).or_else(|| found.iter().find(has_time)).or(found.first()).copied()
    }

    /// From small to large; in Chinese from large to small, without marks.
    fn place(&self) -> Option<String> {
        let sources: [(&[(&str, &str)], u8); 4] = [
            (&[(ns::CORE, "Location")], set::SUBLOCATION),
            (&[(ns::PHOTOSHOP, "City")], set::CITY),
            (&[(ns::PHOTOSHOP, "State")], set::PROVINCE),
            (&[(ns::PHOTOSHOP, "Country")], set::COUNTRY),
        ];
        let mut parts: Vec<String> =
            sources.iter().filter_map(|(xmp, iim)| self.first(xmp, &[*iim])).collect();
        if parts.is_empty() {
            let fields = ["Sublocation", "City", "ProvinceState", "CountryName"];
            parts = fields.iter().filter_map(|field| self.xmp.place(field).map(str::to_owned)).collect();
        }
        // Beijing is its own province.
        parts.dedup();
        let chinese = parts.iter().all(|part| part.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)));
        if chinese {
            parts.reverse();
        }
        Some(parts.join(if chinese { "" } else { ", " })).filter(|place| !place.is_empty())
    }

    fn ai(&self) -> Option<&'static str> {
        let named = self.xmp.source_type().and_then(ai::source_type).or(self.claimed);
        let labelled = self.xmp.has_label() || self.exif.label().is_some() || self.labels().next().is_some();
        named.or(labelled.then_some(ai::AIGC))
    }

    fn labels(&self) -> impl Iterator<Item = &(String, String)> {
        self.texts.iter().filter(|(key, words)| ai::is_label(key, words))
    }

    /// What leaves with the picture. `turned`: the pixels stand upright now; `recoloured`:
    /// their colours are others than in the file.
    pub fn carried(mut self, turned: bool, recoloured: bool) -> Carried {
        let fields = self.exif.kept(turned, recoloured);
        self.complete();
        // A label in the comment of a file that has no other place for one.
        let labels: Vec<(String, String)> =
            self.labels().filter(|(key, _)| !key.is_empty()).cloned().collect();
        Carried { exif: exif::write(&fields), fields, xmp: self.xmp.kept(), iim: self.iim.kept(), labels }
    }

    /// Puts into the XMP what only the older words say, so that it is whole.
    fn complete(&mut self) {
        let plain = |text: Option<String>| text.map(Value::Text);
        let alt = |text: Option<String>| text.map(|text| Value::Alt(vec![("x-default".to_owned(), text)]));
        let creators = self.creators();
        let creators = (!creators.is_empty()).then_some(Value::List(creators, true));
        let claimed = self.claimed.map(|claimed| Value::Text(format!("{}{claimed}", ai::SOURCE_TYPES)));
        let comment =
            self.labels().find(|(key, _)| key.is_empty()).map(|(_, words)| Value::Text(words.clone()));
        let supplies = [
            (ns::DC, "description", alt(self.caption())),
            (ns::DC, "creator", creators),
            (ns::DC, "rights", alt(self.copyright())),
            (ns::PHOTOSHOP, "Headline", plain(self.first(&[], &[set::HEADLINE]))),
            (ns::PHOTOSHOP, "Credit", plain(self.credit())),
            (ns::PHOTOSHOP, "Source", plain(self.first(&[], &[set::SOURCE]))),
            (ns::PHOTOSHOP, "City", plain(self.first(&[], &[set::CITY]))),
            (ns::PHOTOSHOP, "State", plain(self.first(&[], &[set::PROVINCE]))),
            (ns::PHOTOSHOP, "Country", plain(self.first(&[], &[set::COUNTRY]))),
            (ns::PHOTOSHOP, "DateCreated", plain(self.taken_at().map(said_moment))),
            (ns::EXT, "DigitalSourceType", claimed.filter(|_| self.xmp.source_type().is_none())),
            (ai::TC260, ai::AIGC, comment),
        ];
        for (namespace, name, value) in supplies {
            self.xmp.supply(namespace, name, value);
        }
    }
}

fn said_moment(moment: Moment) -> String {
    match moment {
        Moment::Given(time) => time.to_rfc3339(),
        Moment::Local(time) => time.format("%Y-%m-%dT%H:%M:%S").to_string(),
    }
}

/// A date of XMP: RFC 3339, or shorter from behind.
fn moment(text: &str) -> Option<Moment> {
    if let Ok(time) =
        DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z"))
    {
        return Some(Moment::Given(time));
    }
    let local = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let date = || NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(|date| date.and_time(NaiveTime::MIN));
    local.or_else(date).map(Moment::Local)
}

/// `CCYYMMDD` and `HHMMSS±HHMM`.
fn iim_time(date: &str, time: Option<&str>) -> Option<Moment> {
    let date = NaiveDate::parse_from_str(date, "%Y%m%d").ok()?;
    let Some(time) = time else { return Some(Moment::Local(date.and_time(NaiveTime::MIN))) };
    let clock = NaiveTime::parse_from_str(time.get(..6)?, "%H%M%S").ok()?;
    let local = date.and_time(clock);
    let offset = time.get(6..).and_then(|offset| offset.parse().ok());
    Some(offset.map_or(Moment::Local(local), |offset| exif::given(local, offset)))
}

/// Whether somebody meant these words: cameras and programs fill the field by themselves.
fn is_caption(words: &str) -> bool {
    const BY_MACHINE: &[&str] = &[
        "digital camera",
        "sony dsc",
        "exif_jpeg_picture",
        "exif jpeg picture",
        "jpeg picture",
        "dcim",
        "default",
        "untitled",
        "screenshot",
        "image description",
        "<digimax",
        "konica",
        "minolta",
        "kodak",
        "casio computer",
        "binary comment",
        "charset=",
        "ascii",
        "created with",
        "filter:",
        "fileterintensity",
        "processed with",
    ];
    // Huawei's cameras write the short name of a mode.
    const MODES: &[&str] = &[
        "dav", "cof", "sdr", "hdr", "rhdr", "oznor", "oznorb", "mde", "btf", "btr", "nor", "vsco", "rbt",
        "ptr", "edf", "dof",
    ];
    let low = words.trim().to_lowercase();
    let mode = low.split('_').next().unwrap_or_default();
    let is_mode = MODES.contains(&mode) && words.is_ascii() && !words.contains(' ');
    let ends = low.ends_with("digital camera");
    let starts = BY_MACHINE.iter().any(|start| {
        low == *start
            || (low.starts_with(start) && low.len() < start.len() + 12)
            || (start.ends_with(':') && low.starts_with(start))
    });
    !low.is_empty()
        && !is_mode
        && !ends
        && !starts
        && !ai::is_label("", words)
        && low.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_that_nobody_wrote() {
        let check = |words: &str, caption: bool| assert_eq!(is_caption(words), caption, "{words}");
        for words in [
            "OLYMPUS DIGITAL CAMERA",
            "SONY DSC",
            "Exif_JPEG_PICTURE",
            "dav",
            "oznorWB",
            "",
            "  ",
            "---",
            "Screenshot",
            "filter: 0; fileterIntensity: 0.0; filterMask: 0;",
            "{\"AIGC\":{\"Label\":\"1\"}}",
        ] {
            check(words, words == "oznorWB");
        }
        for words in [
            "2月10日，工人在生产线上作业。",
            "Default judgment was entered against the ministry.",
            "Workers at a plant",
            "2026",
        ] {
            check(words, true);
        }
    }

    #[test]
    fn times() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(moment(text).map(said_moment).as_deref(), expected, "{text}")
        };
        check("2026-02-10T08:30:00+08:00", Some("2026-02-10T08:30:00+08:00"));
        check("2026-02-10T08:30+08:00", Some("2026-02-10T08:30:00+08:00"));
        check("2026-02-10T08:30:00.25", Some("2026-02-10T08:30:00"));
        check("2026-02-10", Some("2026-02-10T00:00:00"));
        check("2026", None);
        assert_eq!(
            iim_time("20260210", Some("083000+0800")).map(said_moment).as_deref(),
            Some("2026-02-10T08:30:00+08:00")
        );
        assert_eq!(
            iim_time("20260210", Some("083000")).map(said_moment).as_deref(),
            Some("2026-02-10T08:30:00")
        );
    }
}
