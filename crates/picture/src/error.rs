//! Why a picture cannot be taken.

/// Why a picture cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Something else: text, a film, an archive.
    #[error("not a picture")]
    NotAPicture,
    /// A picture of a kind that is not read.
    #[error("{what} is not read")]
    Unsupported {
        /// The kind as people call it: `HEIC`, `SVG`, `PSD`.
        what: String,
    },
    /// Cut off or damaged.
    #[error("the picture is broken: {what}")]
    Broken {
        /// What is wrong, in English, for the log.
        what: String,
    },
    /// More pixels than are decoded.
    #[error("{width} × {height} pixels are more than {most_megapixels} million")]
    TooLarge {
        /// Width in pixels as stored.
        width: u32,
        /// Height in pixels as stored.
        height: u32,
        /// The limit in millions.
        most_megapixels: u32,
    },
}

impl PictureError {
    pub(crate) fn broken(what: impl Into<String>) -> PictureError {
        PictureError::Broken { what: what.into() }
    }

    pub(crate) fn unsupported(what: &str) -> PictureError {
        PictureError::Unsupported { what: what.to_owned() }
    }
}
