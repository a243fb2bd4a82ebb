//! Zips of others, opened within bounds: what an archive says of itself is checked before a
//! byte of it is inflated, and no member becomes longer than it said.

use crate::ImportError;
use gaotai_language::encoding;
use std::collections::HashSet;
use std::fmt;
use std::io::{Cursor, Read};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

/// How much of an archive is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Members, folders among them.
    pub members: usize,
    /// Bytes of all members together, inflated.
    pub total: u64,
    /// How many times longer than in the archive a member may become…
    pub ratio: u64,
    /// …when it becomes longer than this, in bytes: short texts of one letter are no attack.
    pub ratio_above: u64,
    /// Bytes of a name.
    pub name: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { members: 10_000, total: 256 << 20, ratio: 200, ratio_above: 1 << 20, name: 1024 }
    }
}

/// Why an archive is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArchiveProblem {
    /// It is cut off or damaged, or a member is not as long as it says.
    Broken,
    /// It has a password.
    Encrypted,
    /// More members than are taken.
    TooMany,
    /// More bytes than are taken, inflated.
    TooLarge,
    /// A member that would become hundreds of times longer.
    Bomb,
    /// A name that leads out of the archive.
    UnsafeName,
    /// A member packed in a way that is not known here.
    Method,
}

impl ArchiveProblem {
    /// All of them, so that a test can ask for words for each.
    pub const ALL: [ArchiveProblem; 7] = [
        ArchiveProblem::Broken,
        ArchiveProblem::Encrypted,
        ArchiveProblem::TooMany,
        ArchiveProblem::TooLarge,
        ArchiveProblem::Bomb,
        ArchiveProblem::UnsafeName,
        ArchiveProblem::Method,
    ];

    /// Short and stable; the window has words for each.
    pub fn id(self) -> &'static str {
        match self {
            ArchiveProblem::Broken => "broken",
            ArchiveProblem::Encrypted => "encrypted",
            ArchiveProblem::TooMany => "too_many",
            ArchiveProblem::TooLarge => "too_large",
            ArchiveProblem::Bomb => "bomb",
            ArchiveProblem::UnsafeName => "unsafe_name",
            ArchiveProblem::Method => "method",
        }
    }

    fn at(self, member: &str) -> ImportError {
        ImportError::Archive { problem: self, member: member.chars().take(80).collect() }
    }
}

impl fmt::Display for ArchiveProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ArchiveProblem::Broken => "it is damaged",
            ArchiveProblem::Encrypted => "it has a password",
            ArchiveProblem::TooMany => "it has too many members",
            ArchiveProblem::TooLarge => "it is too large when inflated",
            ArchiveProblem::Bomb => "a member inflates beyond measure",
            ArchiveProblem::UnsafeName => "a name leads out of it",
            ArchiveProblem::Method => "it is packed in an unknown way",
        })
    }
}

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Relative, with `/`; no part of it is empty, `.` or `..`.
    pub path: String,
    /// How long it says that it is, in bytes; it is never read beyond that.
    pub bytes: u64,
    index: usize,
}

/// An archive within bounds. Members are inflated when they are asked for.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    members: Vec<Member>,
}

/// Opens a zip. Folders and symbolic links are passed over; of two members of one name the
/// first counts. Names that are no UTF-8 are read as Chinese systems write them.
///
/// # Errors
/// [`ImportError::Archive`] with the member that breaks a rule.
pub fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Package<'a>, ImportError> {
    if counted(bytes).is_some_and(|count| count > limits.members) {
        return Err(ArchiveProblem::TooMany.at(""));
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| told(&error, ""))?;
    if archive.len() > limits.members {
        return Err(ArchiveProblem::TooMany.at(""));
    }
    let members = members(&archive, limits)?;
    Ok(Package { archive, members })
}

fn members(archive: &ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<Vec<Member>, ImportError> {
    let (mut members, mut taken, mut total) = (Vec::new(), HashSet::new(), 0u64);
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index).map_err(|error| told(&error, ""))?;
        let name = named(entry.name_raw());
        let path = clean(&name, limits.name)
            .ok_or_else(|| ArchiveProblem::UnsafeName.at(&name.replace('\0', "␀")))?;
        if entry.encrypted() {
            return Err(ArchiveProblem::Encrypted.at(&path));
        }
        let bytes = entry.size();
        total = total.saturating_add(bytes);
        if total > limits.total {
            return Err(ArchiveProblem::TooLarge.at(&path));
        }
        if bytes > limits.ratio_above && bytes / entry.compressed_size().max(1) > limits.ratio {
            return Err(ArchiveProblem::Bomb.at(&path));
        }
        let is_file = !entry.is_dir() && !entry.is_symlink() && !name.ends_with(['/', '\\']);
        if is_file && !path.is_empty() && taken.insert(path.clone()) {
            members.push(Member { path, bytes, index });
        }
    }
    Ok(members)
}

/// How many members the archive's end says that it has, so that millions of them are refused
/// before anything is made of them. Nothing when there is no end to be found.
fn counted(bytes: &[u8]) -> Option<usize> {
    const END: &[u8] = b"PK\x05\x06";
    let from = bytes.len().saturating_sub(22 + 0xffff);
    let at = from + bytes[from..].windows(END.len()).rposition(|window| window == END)?;
    let count = bytes.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

/// A name as text: what is no UTF-8 comes from a system that writes GB18030.
fn named(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding::decode(raw)
            .map_or_else(|_| String::from_utf8_lossy(raw).into_owned(), |decoded| decoded.text),
    }
}

/// The name as a relative path, if it stays inside.
fn clean(name: &str, most: usize) -> Option<String> {
    let name = name.replace('\\', "/");
    let drive = name.as_bytes().get(1) == Some(&b':');
    if name.len() > most || drive || name.starts_with('/') || name.chars().any(char::is_control) {
        return None;
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    (!parts.contains(&"..")).then(|| parts.join("/"))
}

fn told(error: &ZipError, member: &str) -> ImportError {
    match error {
        ZipError::CompressionMethodNotSupported(_) => ArchiveProblem::Method.at(member),
        ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => ArchiveProblem::Encrypted.at(member),
        _ => ArchiveProblem::Broken.at(member),
    }
}

impl Package<'_> {
    /// Its files, in the archive's order.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Whether it has a file of this path.
    pub fn has(&self, path: &str) -> bool {
        self.members.iter().any(|member| member.path == path)
    }

    /// The bytes of the file of this path; nothing when there is none.
    ///
    /// # Errors
    /// [`ImportError::Archive`] when it cannot be inflated or is longer than it said.
    pub fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(member) = self.members.iter().find(|member| member.path == path) else { return Ok(None) };
        let entry = self.archive.by_index_data(member.index).map_err(|error| told(&error, path))?;
        if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(ArchiveProblem::Method.at(path));
        }
        let file = self.archive.by_index(member.index).map_err(|error| told(&error, path))?;
        let mut bytes = Vec::new();
        let most = member.bytes.saturating_add(1);
        file.take(most).read_to_end(&mut bytes).map_err(|_| ArchiveProblem::Broken.at(path))?;
        if bytes.len() as u64 != member.bytes {
            return Err(ArchiveProblem::Broken.at(path));
        }
        Ok(Some(bytes))
    }
}

#[cfg(test)]
mod tests;
