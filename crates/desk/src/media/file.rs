//! Reading a file that shall become a picture.

use crate::{Failure, FailureCode};
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

/// The largest picture that is taken in, in bytes: above what cameras and agencies give, and
/// below what would take the memory of a laptop.
pub const MOST_BYTES: u64 = 256 << 20;

/// The file's name, for showing; what is no Unicode in it shows as `�`.
pub(super) fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The file's bytes. A link that a person chose is followed; a folder or device is never opened,
/// since a device may wait for ever.
pub(super) fn load(path: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::new(FailureCode::PictureUnreadable, error.to_string()).with("name", name).with("what", error)
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(unreadable(ErrorKind::IsADirectory.into()));
    }
    if !about.is_file() {
        return Err(not_one(name, "not a regular file"));
    }
    fits(about.len(), name)?;
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or_default());
    // A file that grows meanwhile has no honest length.
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    fits(bytes.len() as u64, name)?;
    Ok(bytes)
}

/// Refuses what is too large before more is done with it.
pub(super) fn fits(bytes: u64, name: &str) -> Result<(), Failure> {
    if bytes <= MOST_BYTES {
        return Ok(());
    }
    let detail = format!("{bytes} bytes are more than {MOST_BYTES}");
    Err(Failure::new(FailureCode::PictureFileTooLarge, detail)
        .with("name", name)
        .with("bytes", bytes)
        .with("most", MOST_BYTES))
}

/// Something else than a picture.
pub(super) fn not_one(name: &str, detail: &str) -> Failure {
    Failure::new(FailureCode::PictureNotOne, detail).with("name", name)
}
