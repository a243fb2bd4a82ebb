//! Our figures against those of LibreOffice Writer, which `make setup` installs. Without it
//! the test says so and passes.

use gaotai_article::codec;
use gaotai_language::chars::{is_ambiguous, is_attached};
use gaotai_language::count;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Texts on which all figures agree.
const AGREE: &[&str] = &[
    "你好，世界。",
    "Hello, world!",
    "投资达169.8亿元，增长98%。",
    "2023年2月10日19:30",
    "你好,世界.",
    "“尖刀队”",
    "“Hello,” he said.",
    "约翰·史密斯",
    "𠮷野家",
    "café",
    "cafe\u{301} e\u{301}",
    "ＡＢＣ１２３",
    "カタカナと한국어",
    "한국어 문장입니다",
    "一\u{3000}二 三",
    "\u{3000}\u{3000}首行",
    "a\tb",
    "① 25℃",
    "don’t 这样don’t",
    "don't stop",
    "第一段\n第二段\n",
    "one  two\n\n three \n",
    "well-known co-operation 24/7",
    "上海-北京",
    "A股B超3G手机",
    "（一）",
    "a\u{a0}b",
    "https://example.org/a?b=c",
    "一个https://example.org地址",
    "《书名》、“引语”",
    "50%～60%",
    "😀 表情😀",
    "（abc）def",
    "abc（def）",
    "C++ 和 C#",
    "…… ...",
    "〇二三",
    "「引」『号』",
    "【标题】a【b】",
    "-",
    "你 - 好",
];

/// Texts that we count otherwise: paragraphs, words, characters with and without spaces, ours
/// and theirs, and why. A difference that is declared and does not happen fails.
const DIFFER: &[(&str, [u32; 4], [u32; 4], &str)] = &[
    (
        "他说：“好！”——真的……",
        [1, 13, 13, 13],
        [1, 10, 13, 13],
        "quotes, dashes and dots are full-width in a Chinese paragraph; Writer joins those of one code for both widths to what stands beside them",
    ),
    ("“AI+”行动", [1, 5, 7, 7], [1, 3, 7, 7], "the same: a quote is a sign of its own"),
    ("①气温25℃", [1, 5, 6, 6], [1, 4, 6, 6], "the same of numbered signs and units"),
    ("It’s fine—really.", [1, 2, 17, 16], [1, 3, 17, 16], "Writer parts words at a dash"),
    ("a—b", [1, 1, 3, 3], [1, 2, 3, 3], "the same"),
    ("1–2", [1, 1, 3, 3], [1, 2, 3, 3], "the same of an en dash"),
    ("a – b", [1, 3, 5, 3], [1, 2, 5, 3], "a dash between spaces is no word to Writer"),
    ("x — y", [1, 3, 5, 3], [1, 2, 5, 3], "the same"),
    ("a/b", [1, 1, 3, 3], [1, 2, 3, 3], "Writer parts words at a slash, Word does not"),
    ("2.5万", [1, 2, 4, 4], [1, 3, 4, 4], "Writer parts a number at the sign behind a single digit"),
    ("No. 5, 3.14 和 1,000", [1, 5, 19, 15], [1, 7, 19, 15], "the same"),
    ("㎡ 25m²", [1, 2, 6, 5], [1, 3, 6, 5], "Writer parts a raised figure from its letter"),
    ("葛\u{E0100}城", [1, 2, 2, 2], [1, 3, 2, 3], "a variation selector is no character of its own"),
    ("soft\u{AD}hyphen", [1, 1, 10, 10], [1, 1, 11, 11], "a soft hyphen is no character of its own"),
    ("zero\u{200B}width", [1, 1, 9, 9], [1, 1, 10, 4], "nor is a zero-width space"),
    ("👨\u{200D}👩\u{200D}👧", [1, 1, 3, 3], [1, 2, 1, 3], "a joiner is no character, what it joins are"),
    ("\u{3000}\u{3000}\n空行", [1, 2, 4, 2], [2, 2, 4, 2], "a paragraph of white space is none"),
    ("0:30", [1, 1, 4, 4], [1, 2, 4, 4], "the same of a colon"),
    ("在网，𠮷野家。", [1, 7, 7, 7], [1, 8, 7, 8], "Writer takes some characters above U+FFFF for two"),
];

/// Paragraphs, words, characters with and without spaces.
type Statistic = [u32; 4];

fn ours(text: &str) -> Statistic {
    let count = count(text);
    [count.paragraphs, count.words, count.characters_with_spaces, count.characters]
}

/// Writer's figures for each text, in one run of the program with a profile of its own;
/// none where it is not installed.
fn writer(texts: &[String]) -> Option<Vec<Statistic>> {
    let folder = tempfile::tempdir().expect("a folder");
    let files: Vec<PathBuf> = (0..texts.len()).map(|at| folder.path().join(format!("{at:03}.txt"))).collect();
    for (file, text) in files.iter().zip(texts) {
        std::fs::write(file, text).expect("a text is written");
    }
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let options = ["--headless", "--infilter=Text (encoded):UTF8,LF,,zh-CN,", "--convert-to", "fodt"];
    let run = Command::new("soffice")
        .arg(profile)
        .args(options)
        .arg("--outdir")
        .arg(folder.path())
        .args(&files)
        .output();
    match run {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => panic!("soffice does not start: {error}"),
        Ok(_) => Some(files.iter().map(|file| statistic(&file.with_extension("fodt"))).collect()),
    }
}

fn statistic(file: &Path) -> Statistic {
    let xml = std::fs::read_to_string(file).expect("soffice writes what it was asked for");
    let start = xml.find("<meta:document-statistic").expect("a document has a statistic");
    let tag = &xml[start..start + xml[start..].find('>').expect("a tag ends")];
    let figure = |name: &str| {
        let (_, rest) = tag.split_once(&format!(" meta:{name}=\"")).expect("the figure is there");
        rest.split('"').next().expect("an attribute ends").parse().expect("a number")
    };
    ["paragraph-count", "word-count", "character-count", "non-whitespace-character-count"].map(figure)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The sample stories and the seed, a paragraph a line.
fn stories() -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/corpus")).expect("the corpus").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let article =
            codec::from_str(&std::fs::read_to_string(&path).expect("a story")).expect("a valid story");
        let head = article.doc.head.iter().map(|(_, line)| line.text());
        let lines: Vec<String> = head.chain(article.doc.body.iter().map(|block| block.text())).collect();
        found.push(lines.join("\n"));
    }
    let seed = root().join("../shared/samples/seed/article.txt");
    match std::fs::read_to_string(&seed) {
        Ok(text) => found.push(text),
        Err(_) => eprintln!("skipped the seed: {} is not here", seed.display()),
    }
    found
}

/// The paragraphs in which the words must agree too, and those with something of [`DIFFER`]
/// in them. What differs in its characters or is white space only is left out.
fn parted(text: &str) -> [String; 2] {
    let plain = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.contains(|c: char| is_attached(c) || c > '\u{FFFF}'));
    let (other, same): (Vec<&str>, Vec<&str>) = plain.partition(|line| differs(line));
    [same.join("\n"), other.join("\n")]
}

fn differs(line: &str) -> bool {
    let chars: Vec<char> = line.chars().collect();
    let joins = |three: &[char]| {
        three[0].is_ascii_alphanumeric()
            && matches!(three[1], '/' | '.' | ',' | ':')
            && three[2].is_ascii_alphanumeric()
    };
    chars.iter().any(|c| is_ambiguous(*c) || matches!(c, '–' | '²')) || chars.windows(3).any(joins)
}

/// Where ours and theirs are not as they should be.
fn wrong(
    texts: &[String],
    figures: &[(Statistic, Statistic)],
    may_differ: impl Fn(usize) -> bool,
) -> Vec<String> {
    let mut found = Vec::new();
    for (at, (text, (ours, theirs))) in texts.iter().zip(figures).enumerate() {
        let words = if may_differ(at) { theirs[1] } else { ours[1] };
        if [ours[0], words, ours[2], ours[3]] != *theirs {
            found.push(format!(
                "{:?}: ours {ours:?}, theirs {theirs:?}",
                text.chars().take(60).collect::<String>()
            ));
        }
    }
    found
}

#[test]
fn figures_are_those_of_a_word_processor() {
    let samples = AGREE.iter().map(|text| (*text).to_owned());
    let differ = DIFFER.iter().map(|(text, ..)| (*text).to_owned());
    let texts: Vec<String> =
        differ.chain(samples).chain(stories().iter().flat_map(|text| parted(text))).collect();
    let Some(theirs) = writer(&texts) else {
        eprintln!("skipped: soffice is not installed; `make setup` brings it");
        return;
    };
    let figures: Vec<(Statistic, Statistic)> = texts.iter().map(|text| ours(text)).zip(theirs).collect();
    let declared = figures
        .iter()
        .zip(DIFFER)
        .filter(|((ours, theirs), (_, our, their, _))| ours != our || theirs != their);
    let mut found: Vec<String> = declared
        .map(|((ours, theirs), (text, _, _, why))| {
            format!("{text:?} ({why}): ours {ours:?}, theirs {theirs:?}")
        })
        .collect();
    let begin = DIFFER.len() + AGREE.len();
    found.extend(wrong(&texts[DIFFER.len()..begin], &figures[DIFFER.len()..begin], |_| false));
    found.extend(wrong(&texts[begin..], &figures[begin..], |at| at % 2 == 1));
    assert!(found.is_empty(), "{}", found.join("\n"));
}
