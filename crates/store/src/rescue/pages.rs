//! The pages of a database as they stand on the disk, and in its write-ahead log.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

const HEADER: &[u8] = b"SQLite format 3\0";
/// Bytes read at once; what the disk refuses is read again in [`SECTOR`]s.
const PIECE: usize = 64 << 10;
const SECTOR: usize = 512;
const LOG_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
/// What SQLite makes unless told otherwise, and so every library.
const USUAL: usize = 4096;

/// A page in the write-ahead log.
#[derive(Debug, Clone, Copy)]
struct Frame {
    page: u32,
    /// Where its bytes begin in the log.
    at: usize,
}

/// All pages.
#[derive(Debug)]
pub(crate) struct Pages {
    size: usize,
    main: Vec<u8>,
    log: Vec<u8>,
    frames: Vec<Frame>,
    /// The newest committed frame of each page.
    current: HashMap<u32, usize>,
    /// Frames behind the last that SQLite itself would take: something of the log is damaged.
    pub log_cut: bool,
}

impl Pages {
    /// Reads both files; one that is not there is empty.
    pub fn read(database: &Path) -> Pages {
        let mut log = database.as_os_str().to_owned();
        log.push("-wal");
        Pages::of(bytes(database), bytes(Path::new(&log)))
    }

    pub fn of(main: Vec<u8>, log: Vec<u8>) -> Pages {
        let size = page_size(&main, &log);
        let mut pages =
            Pages { size, main, log, frames: Vec::new(), current: HashMap::new(), log_cut: false };
        pages.read_log();
        pages
    }

    /// Bytes of a page. Gaotai reserves none of them.
    pub fn size(&self) -> usize {
        self.size
    }

    /// How many there are, a last one that was cut short among them.
    pub fn count(&self) -> u32 {
        let main = self.main.len().div_ceil(self.size);
        let log = self.current.keys().max().copied().unwrap_or(0);
        u32::try_from(main).unwrap_or(u32::MAX).max(log)
    }

    /// A page as it stood last. Numbers begin at 1.
    pub fn now(&self, number: u32) -> Option<&[u8]> {
        match self.current.get(&number) {
            Some(frame) => self.frame(*frame),
            None => self.main(number),
        }
    }

    /// A page as the database's file has it, whatever the log says.
    pub fn main(&self, number: u32) -> Option<&[u8]> {
        let start = (number as usize).checked_sub(1)?.checked_mul(self.size)?;
        self.main.get(start..start + self.size)
    }

    fn frame(&self, index: usize) -> Option<&[u8]> {
        let at = self.frames.get(index)?.at;
        self.log.get(at..at + self.size)
    }

    /// Pages as they stood at some time before, with their numbers.
    pub fn older(&self) -> impl Iterator<Item = (u32, &[u8])> {
        let shadowed = self.current.keys().filter_map(|page| Some((*page, self.main(*page)?)));
        let frames = self.frames.iter().enumerate();
        let passed = frames.filter(|(index, frame)| self.current.get(&frame.page) != Some(index));
        shadowed.chain(passed.filter_map(|(index, frame)| Some((frame.page, self.frame(index)?))))
    }

    /// Takes the log's frames up to the last commit that its checksums vouch for; the others
    /// stay at hand for what has a hash of its own.
    fn read_log(&mut self) {
        let step = FRAME_HEADER + self.size;
        let mut sums = Sums::of(self.log.get(..LOG_HEADER).unwrap_or_default());
        let salts = self.log.get(16..24).map(<[u8]>::to_vec);
        let mut pending = Vec::new();
        let mut at = LOG_HEADER;
        while let Some(frame) = self.log.get(at..at + step) {
            let [page, commit] = [number(frame, 0), number(frame, 4)];
            let (head, content) = frame.split_at(FRAME_HEADER);
            let same = salts.as_deref() == head.get(8..16);
            let sound = sums.as_mut().is_some_and(|sums| same && sums.fits(head, content));
            if page > 0 && page < u32::MAX / 2 {
                self.frames.push(Frame { page, at: at + FRAME_HEADER });
                pending.push((page, self.frames.len() - 1));
            }
            if !sound {
                // Frames of an earlier round of the log have other salts: those are no damage.
                self.log_cut |= same || sums.is_none() && salts.is_some();
                sums = None;
                pending.clear();
            } else if commit > 0 {
                self.current.extend(pending.drain(..));
            }
            at += step;
        }
    }
}

/// The running checksum of a log (file format, section 4.2).
struct Sums {
    big: bool,
    sums: [u32; 2],
}

impl Sums {
    /// From the log's header; none when that is not as it was written.
    fn of(header: &[u8]) -> Option<Sums> {
        let big = match number(header, 0) {
            0x377F_0682 => false,
            0x377F_0683 => true,
            _ => return None,
        };
        let mut sums = Sums { big, sums: [0, 0] };
        sums.add(header.get(..24)?);
        (sums.sums == [number(header, 24), number(header, 28)]).then_some(sums)
    }

    fn fits(&mut self, head: &[u8], content: &[u8]) -> bool {
        self.add(head.get(..8).unwrap_or_default());
        self.add(content);
        self.sums == [number(head, 16), number(head, 20)]
    }

    fn add(&mut self, bytes: &[u8]) {
        for pair in bytes.chunks_exact(8) {
            let word = |at| {
                let word = number(pair, at);
                if self.big { word } else { word.swap_bytes() }
            };
            let [first, second] = [word(0), word(4)];
            self.sums[0] = self.sums[0].wrapping_add(first).wrapping_add(self.sums[1]);
            self.sums[1] = self.sums[1].wrapping_add(second).wrapping_add(self.sums[0]);
        }
    }
}

/// A big-endian number of four bytes; 0 where there are none.
pub(crate) fn number(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| <[u8; 4]>::try_from(four).ok());
    four.map_or(0, u32::from_be_bytes)
}

fn is_size(size: usize) -> bool {
    (512..=65_536).contains(&size) && size.is_power_of_two()
}

/// From the header, or the log's, or by trying under which size most pages look like pages.
fn page_size(main: &[u8], log: &[u8]) -> usize {
    let said = main.get(16..18).map(|two| usize::from(two[0]) << 8 | usize::from(two[1]));
    let said = said.map(|size| if size == 1 { 65_536 } else { size }).filter(|size| is_size(*size));
    if let Some(size) = said.filter(|_| main.starts_with(HEADER)) {
        return size;
    }
    if Sums::of(log).is_some() && is_size(number(log, 8) as usize) {
        return number(log, 8) as usize;
    }
    // Under twice the true size every other page is missed; under half of it most do not fit.
    let likely = |size: &usize| {
        let fit = main.chunks_exact(*size).skip(1).filter(|page| super::tree::head(page, 2).is_some());
        (fit.count(), *size == USUAL)
    };
    [512, 1024, 2048, USUAL, 8192, 16_384, 32_768, 65_536].into_iter().max_by_key(likely).unwrap_or(USUAL)
}

/// All bytes of a file. What the disk does not give is zeros; a file that is not there is empty.
fn bytes(path: &Path) -> Vec<u8> {
    let Ok(mut file) = File::open(path) else { return Vec::new() };
    let length = file.metadata().map_or(0, |what| what.len()) as usize;
    let mut all = vec![0; length];
    for start in (0..length).step_by(PIECE) {
        let end = length.min(start + PIECE);
        if fetch(&mut file, start, &mut all[start..end]).is_err() {
            for start in (start..end).step_by(SECTOR) {
                let end = end.min(start + SECTOR);
                if fetch(&mut file, start, &mut all[start..end]).is_err() {
                    all[start..end].fill(0);
                }
            }
        }
    }
    all
}

fn fetch(file: &mut File, start: usize, into: &mut [u8]) -> std::io::Result<()> {
    file.seek(SeekFrom::Start(start as u64))?;
    file.read_exact(into)
}
