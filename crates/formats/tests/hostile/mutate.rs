//! Files changed at random, the same for the same number.

/// A source of numbers that depends on nothing but its seed.
pub struct Dice(u64);

impl Dice {
    /// For the `case`th file of a format.
    pub fn new(format: &str, case: u64) -> Dice {
        let mixed = format.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |all, byte| {
            (all ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut dice = Dice((mixed ^ case.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1);
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let at = self.below(from.len());
        &from[at]
    }
}

/// What parsers trip over, and what must not get through.
const WORDS: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "&",
    "&#",
    "&#x0;",
    "&#x110000;",
    "&lt;",
    "\"",
    "'",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<?xml version=\"1.0\" encoding=\"GBK\"?>",
    "<!DOCTYPE a [<!ENTITY b \"<c>\">]>",
    "&b;",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href=\"javascript:alert(1)\">字</a>",
    "javascript:alert(1)",
    " JaVa\tScript:x",
    "data:text/html;base64,PHNjcmlwdD4=",
    "<svg onload=x>",
    "<iframe src=//x>",
    "<style>",
    "<math><mi>",
    "<template>",
    "<table><tr><td colspan=999999999>",
    "<ol start=-1><li>",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "1e999",
    "99999999999999999999",
    "\"\\ud800\"",
    "\\u0000",
    "\n---\n",
    "\n+++\n",
    "```",
    "- [ ] ",
    "| a |\n|---|\n",
    "> ",
    "# ",
    "\u{0}",
    "\u{feff}",
    "\u{fffe}",
    "\u{202e}",
    "\u{3000}",
    "𠮷",
    "\r",
    "\n\n",
    "\t",
    "（完）",
    "标题：",
    "来源：",
    "原标题：",
    "2023-13-45T99:99:99+99:99",
    "0000-00-00",
    "urn:uuid:",
    "xmlns=\"\"",
    " xmlns:a='b'",
    "xml:lang=''",
    "%00",
    "../../",
];

/// One of the seeds with one to eight changes.
pub fn file(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = dice.pick(seeds).clone();
    for _ in 0..=dice.below(8) {
        change(dice, &mut bytes, seeds);
    }
    bytes.truncate(256 << 10);
    bytes
}

fn change(dice: &mut Dice, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + 1 + dice.below(64)).min(bytes.len());
    match dice.below(9) {
        0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
        1 if at < bytes.len() => bytes[at] = dice.below(256) as u8,
        2 => drop(bytes.drain(at..end.max(at))),
        3 => {
            let part = bytes[at..end.max(at)].repeat(1 + dice.below(40));
            drop(bytes.splice(at..at, part));
        }
        4 => {
            let other = dice.pick(seeds).clone();
            let from = dice.below(other.len());
            let to = (from + 1 + dice.below(400)).min(other.len());
            drop(bytes.splice(at..at, other[from..to].iter().copied()));
        }
        5 => bytes.truncate(at),
        6 => moved(dice, bytes),
        _ => {
            let word = dice.pick(WORDS);
            drop(bytes.splice(at..at, word.bytes()));
        }
    }
}

/// A part between two signs of syntax stands somewhere else: an element in the wrong place.
fn moved(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let signs: Vec<usize> =
        (0..bytes.len()).filter(|at| matches!(bytes[*at], b'<' | b'{' | b'[' | b',' | b'\n')).collect();
    if signs.len() < 4 {
        return;
    }
    let first = dice.below(signs.len() - 1);
    let last = (first + 1 + dice.below(6)).min(signs.len() - 1);
    let part: Vec<u8> = bytes.drain(signs[first]..signs[last]).collect();
    let to = (*dice.pick(&signs)).min(bytes.len());
    drop(bytes.splice(to..to, part));
}
