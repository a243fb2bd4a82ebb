//! Files made to hurt, and the files that are changed at random.

use crate::common::room;
use gaotai_formats::Format;
use gaotai_testkit::ids::Sequence;
use std::collections::HashMap;
use std::io::Write as _;

type Made = Vec<(String, Vec<u8>)>;

const TEXT: &str = "天黑以后，老街上的灯一盏一盏亮起来。";

/// Sample stories as the format writes them, and what lies in `fuzz/corpus` for it.
pub fn seeds(format: &Format) -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    for name in ["all-nodes.json", "bridge-reopens.json", "night-buses-en.json"] {
        let path = gaotai_testkit::repository().join("tests/corpus").join(name);
        let text = std::fs::read_to_string(path).expect("a sample story");
        let article = gaotai_article::codec::from_str(&text).expect("a sample story");
        let mut found = HashMap::new();
        room::pictures(&article.doc.body, &mut found);
        let media = |hash: &gaotai_article::Hash| found.get(hash).cloned();
        let mut ids = Sequence::default();
        let mut context = room::context(&mut ids, &media);
        let made = format.export.and_then(|export| export(&article, "story", &mut context).ok());
        seeds.extend(made.and_then(|made| made.files.into_iter().next()).map(|file| file.bytes));
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(format.id);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    seeds.extend(files.iter().filter_map(|path| std::fs::read(path).ok()));
    seeds
}

fn named(name: &str, bytes: impl Into<Vec<u8>>) -> (String, Vec<u8>) {
    (name.to_owned(), bytes.into())
}

/// The roots of the XML formats, each with the place where its text stands.
const ROOTS: &[(&str, &str)] = &[
    ("<nitf><body><body.content>", "</body.content></body></nitf>"),
    ("<nitf><body><body.content><p>", "</p></body.content></body></nitf>"),
    (
        "<newsItem><contentSet><inlineXML contenttype=\"application/nitf+xml\">",
        "</inlineXML></contentSet></newsItem>",
    ),
    (
        "<rss version=\"2.0\"><channel><item><title>题</title><description>",
        "</description></item></channel></rss>",
    ),
    (
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>题</title><content type=\"xhtml\">",
        "</content></entry></feed>",
    ),
    (
        "<CNML><Items><Item><Contents><ContentItem><DataContent>",
        "</DataContent></ContentItem></Contents></Item></Items></CNML>",
    ),
];

/// What nests so many levels deep.
pub fn deep(levels: usize) -> Made {
    let mut made = Vec::new();
    for (open, close) in ROOTS {
        for name in ["p", "em"] {
            let (down, up) = (format!("<{name}>").repeat(levels), format!("</{name}>").repeat(levels));
            made.push(named(&format!("{open} {name}"), format!("{open}{down}{TEXT}{up}{close}")));
        }
        made.push(named(&format!("{open}, never closed"), format!("{open}{}", "<p>".repeat(levels))));
    }
    for (open, close) in [
        ("[", "]"),
        ("{\"uri\":", "}"),
        ("{\"bodies\":[", "]}"),
        ("<div>", "</div>"),
        ("<b>", "</b>"),
        ("<ul><li>", "</li></ul>"),
        ("<table><tr><td>", ""),
        ("<blockquote>", ""),
        ("> ", ""),
        ("- ", ""),
        ("1. ", ""),
        ("[", ""),
        ("![", "](x)"),
        ("*", ""),
        ("_a", ""),
        ("（", "）"),
        ("<!--", ""),
        ("<svg>", ""),
        ("<font>", ""),
        ("<a href=x>", ""),
    ] {
        made.push(named(open, format!("{}{TEXT}{}", open.repeat(levels), close.repeat(levels))));
    }
    for open in ["[", "{a: ", "- ", "? ", "&a [", "!!x "] {
        made.push(named(
            &format!("YAML {open}"),
            format!("---\ntitle: {}\n---\n{TEXT}", open.repeat(levels)),
        ));
    }
    let steps: String = (0..2000).map(|at| format!("{}a:\n", " ".repeat(at))).collect();
    made.push(named("YAML by indent", format!("---\n{steps}---\n{TEXT}")));
    made.push(named(
        "JSON in a page",
        format!("<script type=application/ld+json>{}</script><p>{TEXT}", "[".repeat(levels)),
    ));
    made
}

/// Entities, anchors and references that become many times what they were.
pub fn bombs() -> Made {
    let laughs = (1..30).fold("<!ENTITY e0 \"ha\">".to_owned(), |all, n| {
        format!("{all}<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10))
    });
    let large = format!("<!ENTITY e29 \"{}\">", "字".repeat(100_000));
    let mut made = Vec::new();
    for (open, close) in ROOTS {
        let root = open[1..].split([' ', '>']).next().unwrap_or_default();
        for (name, entities, uses) in [("laughs", &laughs, 1), ("quadratic", &large, 30_000)] {
            let text = format!("<!DOCTYPE {root} [{entities}]>{open}{}{close}", "&e29;".repeat(uses));
            made.push(named(&format!("{name} in {open}"), text));
        }
        let circle = "<!ENTITY e29 \"&b;\"><!ENTITY b \"&e29;\">";
        made.push(named("a circle", format!("<!DOCTYPE {root} [{circle}]>{open}&e29;{close}")));
        let elements = format!("<!ENTITY e29 \"{}\">", "<p>字</p>".repeat(1_000));
        made.push(named(
            "elements",
            format!("<!DOCTYPE {root} [{elements}]>{open}{}{close}", "&e29;".repeat(1_000)),
        ));
    }
    let anchors = (1..30).fold("a0: &a0 [字, 字]\n".to_owned(), |all, n| {
        format!("{all}a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", "))
    });
    made.push(named("YAML anchors", format!("---\n{anchors}---\n{TEXT}")));
    made.push(named(
        "YAML merges",
        format!("---\na: &a {{x: y}}\n{}---\n{TEXT}", "b: {<<: *a, <<: *a}\n".repeat(2_000)),
    ));
    let links: String = (0..3_000).map(|n| format!("[{n}]: http://a.b/{}\n\n", "x".repeat(300))).collect();
    made.push(named("Markdown references", format!("{links}{}", "[0] [1] [2] ".repeat(20_000))));
    made
}

/// Crowds in one place, where a list is searched from its start each time.
pub fn crowded() -> Made {
    let attributes: String = (0..20_000).map(|n| format!(" a{n}=\"x\"")).collect();
    let spaces: String = (0..10_000).map(|n| format!(" xmlns:a{n}=\"u{n}\"")).collect();
    let mut made = Vec::new();
    for (open, close) in ROOTS {
        made.push(named("attributes", format!("{open}<p{attributes}>字</p>{close}")));
        made.push(named("namespaces", format!("{open}<p{spaces}>字</p>{close}")));
        let down: String = (0..5_000).map(|n| format!("<p xmlns:a{n}=\"u{n}\">")).collect();
        made.push(named("nested namespaces", format!("{open}{down}{}{close}", "</p>".repeat(5_000))));
    }
    made.push(named("a page's attributes", format!("<p{attributes}>{TEXT}</p>")));
    let keys: String = (0..100_000).map(|n| format!("\"k{n}\":{n},")).collect();
    made.push(named("JSON keys", format!("{{{keys}\"uri\":\"x\",\"headline\":\"字\"}}")));
    made.push(named("JSON numbers", format!("{{\"uri\":\"x\",\"subjects\":[{}0]}}", "0,".repeat(1_500_000))));
    made.push(named(
        "YAML keys",
        format!("---\n{}---\n{TEXT}", (0..20_000).map(|n| format!("k{n}: {n}\n")).collect::<String>()),
    ));
    let items = "<item><title>题</title><description>字</description></item>".repeat(1_000);
    made.push(named("a feed of many", format!("<rss><channel>{items}</channel></rss>")));
    let entries = "{\"id\":\"x\",\"title\":\"题\",\"content_text\":\"字\"},".repeat(1_000);
    made.push(named(
        "a JSON feed of many",
        format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{entries}{{}}]}}"),
    ));
    made
}

/// Bytes that say one encoding and are of another, or of none.
pub fn encodings() -> Made {
    let page =
        format!("<html><head><meta charset=utf-8><title>题</title></head><body><p>{TEXT}</p></body></html>");
    let xml = |encoding: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"{encoding}\"?><nitf><body><body.content><p>{TEXT}</p></body.content></body></nitf>"
        )
    };
    let wide = |text: &str, little: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    };
    let gb =
        |text: &str| gaotai_language::encoding::encode(text, "GB18030").expect("GB18030 has every character");
    let half = |mut bytes: Vec<u8>| {
        bytes.truncate(bytes.len() / 2 + 1);
        bytes
    };
    let mut made = vec![
        named("nothing", []),
        named("one byte", [0xff]),
        named("a mark alone", [0xef, 0xbb, 0xbf]),
        named("zeros", [0; 4096]),
    ];
    for text in [
        page.clone(),
        xml("UTF-8"),
        xml("GB2312"),
        xml("UTF-16"),
        xml("no-such-encoding"),
        TEXT.to_owned(),
        format!("{{\"uri\":\"x\",\"headline\":\"{TEXT}\"}}"),
    ] {
        made.push(named("as GB18030", gb(&text)));
        made.push(named("as UTF-16LE without a mark", wide(&text, true)));
        made.push(named("as UTF-16BE with a mark", [vec![0xfe, 0xff], wide(&text, false)].concat()));
        made.push(named("cut in a character", half(text.clone().into_bytes())));
        made.push(named("GB18030 cut", half(gb(&text))));
        made.push(named("two encodings", [text.clone().into_bytes(), gb(&text)].concat()));
        let noise: Vec<u8> =
            text.bytes().enumerate().map(|(at, byte)| if at % 7 == 3 { byte ^ 0x80 } else { byte }).collect();
        made.push(named("every seventh byte broken", noise));
    }
    made.push(named("all bytes", (0..=255).cycle().take(10_000).collect::<Vec<u8>>()));
    made.push(named("a picture", *b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10"));
    made
}

/// Archives that hold too much, or what would fall outside of their folder.
pub fn archives() -> Made {
    let zero = vec![0_u8; 8 << 20];
    let mut made = vec![
        named(
            "a bomb.zip",
            zip(&[("story.xml", &zero), ("index.html", &zero), ("word/document.xml", &zero)]),
        ),
        named("cut.zip", zip(&[("index.md", TEXT.as_bytes())])[..40].to_vec()),
        named("empty.zip", zip(&[])),
    ];
    for path in [
        "../../outside.md",
        "/etc/outside.md",
        "C:\\outside.md",
        "a/../../outside.md",
        "..\\outside.md",
        "a\0b.md",
        "",
    ] {
        made.push(named(path, zip(&[("index.md", TEXT.as_bytes()), (path, TEXT.as_bytes())])));
        made.push(named(path, zip(&[(path, TEXT.as_bytes())])));
    }
    let names: Vec<String> = (0..12_000).map(|n| format!("{n}.md")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    made.push(named("many.zip", zip(&members)));
    let inner = zip(&[("index.md", TEXT.as_bytes())]);
    made.push(named(
        "nested.docx",
        zip(&[("word/document.xml", &inner), ("[Content_Types].xml", b"<Types/>")]),
    ));
    for document in
        ["<w:document/>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>", "<w:p>"]
    {
        made.push(named(
            "odd.docx",
            zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())]),
        ));
    }
    made
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in members {
        if out.start_file(*name, options).is_ok() {
            out.write_all(bytes).expect("a member");
        }
    }
    out.finish().expect("an archive").into_inner()
}

/// Long lines, and so many short ones.
pub fn long() -> Made {
    let mut made = vec![
        named("short lines", "老街上的灯亮了\n".repeat(10_000)),
        named("short sentences", "老街上的灯亮起来。\n".repeat(8_000)),
        named("numbered lines", (0..8_000).map(|n| format!("第{n}盏灯亮了\n")).collect::<String>()),
        named(
            "names",
            (0..8_000).map(|n| format!("记者 张{}{}\n", han(n), han(n / 200))).collect::<String>(),
        ),
        named("fields", "来源：新华社 2023年02月10日 07:40\n".repeat(8_000)),
        named("English lines", "The lights came on\n".repeat(8_000)),
        named("paragraphs", "<p>老街上的灯亮了</p>\n".repeat(8_000)),
        named("heads", "## 老街上的灯\n\n".repeat(8_000)),
        named("a table", format!("<table>{}</table>", "<tr><td>灯<td>亮</tr>".repeat(8_000))),
        named("emphasis", "**灯** _亮_ ".repeat(8_000)),
        named("brackets", "[灯](".repeat(8_000)),
        named("a long word", "a".repeat(4 << 20)),
        named("one long line", TEXT.repeat(8_000)),
    ];
    for (open, close) in ROOTS {
        made.push(named(&format!("{open}: long"), format!("{open}{}{close}", TEXT.repeat(8_000))));
        made.push(named(
            &format!("{open}: many"),
            format!("{open}{}{close}", "<p>灯亮了</p><x y=\"z\"/>\n".repeat(8_000)),
        ));
    }
    made
}

/// A Han character, another one for each number below 200.
fn han(number: usize) -> char {
    char::from_u32(0x4e00 + (number % 200) as u32).unwrap_or('字')
}

/// Documents that ask for a file.
pub fn external(path: &str) -> Vec<String> {
    let mut made = vec![
        format!("---\ntitle: !include {path}\n---\n{TEXT}"),
        format!(
            "<p>{TEXT}</p><img src=\"file://{path}\"><object data=\"file://{path}\"></object><iframe src=\"{path}\"></iframe>"
        ),
        format!("{{\"uri\":\"file://{path}\",\"headline\":\"题\",\"body_text\":\"{TEXT}\"}}"),
    ];
    for (open, close) in ROOTS {
        for entity in [
            format!("<!ENTITY x SYSTEM \"file://{path}\">"),
            format!("<!ENTITY x SYSTEM \"{path}\">"),
            format!("<!ENTITY % p SYSTEM \"file://{path}\"> %p; <!ENTITY x \"%p;\">"),
        ] {
            made.push(format!("<!DOCTYPE a [{entity}]>{open}{TEXT}&x;{close}"));
        }
        made.push(format!("{open}<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"{path}\" parse=\"text\"/>{TEXT}{close}"));
    }
    made
}
