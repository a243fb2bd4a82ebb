//! The page as PDF.

use super::frame;
use crate::set::Sheet;
use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst::model::DocumentInfo;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// What black is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// For the press: black ink alone (CMYK 0 0 0 K), with bleed and trim boxes. PDF 1.7.
    Press,
    /// For the eye and the archive: grey, PDF/A-2u (ISO 19005-2), which has no CMYK without a
    /// press's colour profile. The sheet ends at the trim.
    Proof,
}

/// What a PDF says of itself. The clock is not asked.
#[derive(Debug, Clone)]
pub struct Imprint<'a> {
    /// Tells the document apart from others; not readable in it.
    pub ident: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// When it was made, as the caller knows it.
    pub made: DateTime<FixedOffset>,
    /// What black is made of.
    pub ink: Ink,
}

impl Sheet {
    /// The pages as PDF: faces embedded, of each only the glyphs that are used; text that can be
    /// searched and copied. The same sheet and imprint give the same bytes.
    ///
    /// # Errors
    /// What the standard forbids, in English.
    pub fn pdf(&self, imprint: &Imprint<'_>) -> Result<Vec<u8>, Vec<String>> {
        let standards: &[PdfStandard] = match imprint.ink {
            Ink::Press => &[],
            Ink::Proof => &[PdfStandard::A_2u],
        };
        let standards = PdfStandards::new(standards).map_err(|error| vec![error.message().to_string()])?;
        let options = PdfOptions {
            ident: Smart::Custom(imprint.ident.to_owned()),
            creator: Smart::Custom(Some("Gaotai".to_owned())),
            timestamp: timestamp(&imprint.made),
            page_ranges: None,
            standards,
            // A page is put together from the frames of its stories, whose tags name elements
            // that no document knows: a tagged PDF of it would be empty of structure.
            tagged: false,
            pretty: false,
        };
        let words =
            |errors: &[SourceDiagnostic]| errors.iter().map(|error| error.message.to_string()).collect();
        typst_pdf::pdf(&self.inked(imprint), &options).map_err(|errors| words(&errors))
    }

    fn inked(&self, imprint: &Imprint<'_>) -> PagedDocument {
        let pages = self.document().pages().iter().map(|page| match imprint.ink {
            Ink::Press => page.clone(),
            Ink::Proof => Page { frame: frame::grey(&page.frame), bleed: Default::default(), ..page.clone() },
        });
        let title = (!imprint.title.is_empty()).then(|| imprint.title.into());
        PagedDocument::new(pages.collect(), DocumentInfo { title, ..DocumentInfo::default() })
    }
}

fn timestamp(made: &DateTime<FixedOffset>) -> Option<Timestamp> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let datetime = Datetime::from_ymd_hms(
        made.year(),
        part(made.month()),
        part(made.day()),
        part(made.hour()),
        part(made.minute()),
        part(made.second()),
    )?;
    Timestamp::new_local(datetime, made.offset().local_minus_utc() / 60)
}
