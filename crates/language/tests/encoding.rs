//! Bytes to text: every sentence in every encoding that has its characters.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};
use gaotai_language::encoding::{
    DecodeError, EncodeError, Unencodable, declared_charset, decode, encode, looks_binary,
};
use proptest::prelude::*;

const SIMPLIFIED: [&str; 16] = [
    "新春伊始，海安市江苏鹏飞集团销售部办公室内热气腾腾。",
    "昨天下午，市人大常委会召开会议，听取有关情况的汇报。",
    "记者从市气象台获悉，今明两天本市有中到大雨，局部暴雨。",
    "“我们一定要把项目做好！”他说。",
    "据新华社北京2月10日电（记者张三）国务院总理主持召开常务会议。",
    "县里的老百姓都说这条路修得好，孩子上学不用再绕弯了。",
    "本报讯 3月5日，全国首个氢能源有轨电车在佛山投入运营。",
    "熊猫宝宝“圆圆”昨日满月，体重已达1.2千克",
    "关于进一步加强安全生产工作的通知",
    "苏超决赛门票今起开售",
    "图为工人正在车间里赶制出口订单。李四摄",
    "教育部：2023年研究生考试国家线公布",
    "麻辣烫店主刘倩：诚信经营，才能留住顾客的胃。",
    "邕江畔，榕树下，侗族姑娘唱起了山歌。",
    "甲、乙双方就合同纠纷达成和解。",
    "海安新闻",
];

const TRADITIONAL: [&str; 14] = [
    "立法院昨天三讀通過修正案，將於明年一月起實施。",
    "記者王大明／台北報導",
    "中央氣象署表示，明天東北季風增強，北部及東半部轉為陰雨。",
    "「我們會努力把這件事做好。」他說。",
    "香港特區政府公布最新一份施政報告，提出多項惠民措施。",
    "這條鐵路全長三百二十公里，沿線設有十八個車站。",
    "受颱風影響，花蓮、台東地區停班停課一天",
    "圖書館週末舉辦兒童閱讀活動，歡迎親子參加。",
    "股市收盤上漲一百二十點，成交金額三千多億元",
    "故宮博物院推出春節特展，展期至三月底。",
    "廣東話與國語的差別，不只在於發音。",
    "澳門旅遊業復甦，酒店入住率達八成五",
    "台北新聞",
    "醫護人員辛苦了，謝謝你們。",
];

const WESTERN: [&str; 8] = [
    "The mayor said it’s “a great day” for the town — and left.",
    "Café owners in Montréal protested against the new rules on Monday.",
    "It’s fine",
    "Der Bürgermeister eröffnete gestern die größte Ausstellung der Stadt.",
    "The price rose to £5 (€6) on Friday, naïve investors said.",
    "El niño comió mañana con su compañera.",
    "© 2023 The Daily Planet",
    "Prime Minister’s speech: “We’re not done yet…”",
];

const MIXED: [&str; 6] = [
    "iPhone 15售价5,999元，GDP同比增长5.2%。",
    "He met 张伟 in Nanjing on Monday and said it was a good day for all.",
    "CEO Tim Cook表示，AI将改变世界",
    "2023-02-10 07:40:02 来源: 新华日报",
    "<p>中文</p><p class=\"a\">江苏要闻</p>",
    "Hello 世界",
];

fn bytes(encoding: &'static Encoding, text: &str) -> Option<Vec<u8>> {
    let (bytes, _, replaced) = encoding.encode(text);
    (!replaced).then(|| bytes.into_owned())
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    text.encode_utf16().flat_map(unit).collect()
}

#[track_caller]
fn check(bytes: &[u8], encoding: &str, text: &str) {
    let found = decode(bytes).unwrap_or_else(|error| panic!("{text:?} in {encoding}: {error}"));
    assert_eq!((found.encoding, found.text.as_str()), (encoding, text));
    assert_eq!((found.replaced, found.bad), (0, Vec::new()));
}

#[track_caller]
fn check_encoded(encoding: &'static Encoding, name: &str, texts: &[&str]) {
    for text in texts {
        let Some(bytes) = bytes(encoding, text) else { panic!("{text:?} cannot be written in {name}") };
        check(&bytes, name, text);
    }
}

#[test]
fn simplified_chinese_in_gb18030() {
    check_encoded(GB18030, "GB18030", &SIMPLIFIED);
    check_encoded(GBK, "GB18030", &SIMPLIFIED);
    check_encoded(GB18030, "GB18030", &["𠮷野家的牛肉饭很好吃", "爱因斯坦", "联通"]);
}

#[test]
fn traditional_chinese_in_big5_and_gb18030() {
    check_encoded(BIG5, "Big5", &TRADITIONAL);
    check_encoded(GB18030, "GB18030", &TRADITIONAL);
}

#[test]
fn western_text_in_windows_1252() {
    check_encoded(WINDOWS_1252, "windows-1252", &WESTERN);
}

#[test]
fn mixed_text() {
    check_encoded(GB18030, "GB18030", &MIXED);
}

#[test]
fn everything_in_unicode() {
    for text in SIMPLIFIED.iter().chain(&TRADITIONAL).chain(&WESTERN).chain(&MIXED) {
        check(text.as_bytes(), "UTF-8", text);
        check(format!("\u{FEFF}{text}").as_bytes(), "UTF-8", text);
        for (little, name) in [(true, "UTF-16LE"), (false, "UTF-16BE")] {
            check(&utf16(text, little), name, text);
            check(&utf16(&format!("\u{FEFF}{text}"), little), name, text);
        }
    }
}

#[test]
fn short_texts_and_emptiness() {
    check(b"", "UTF-8", "");
    check_encoded(GB18030, "GB18030", &["从怀揣650", "海安", "农贸市场上为什么一时生"]);
    check_encoded(BIG5, "Big5", &["寧波0.8－1.00", "瀋陽1.7－", "台北"]);
    check(b"a", "UTF-8", "a");
    check("é".as_bytes(), "UTF-8", "é");
    check("größe élève Ωμέγα".as_bytes(), "UTF-8", "größe élève Ωμέγα");
    check("Привет, мир".as_bytes(), "UTF-8", "Привет, мир");
}

#[test]
fn other_languages_by_the_detector() {
    let russian = "Сегодня в Москве прошла встреча министров иностранных дел двух стран.";
    check(&bytes(WINDOWS_1251, russian).unwrap(), "windows-1251", russian);
    let japanese = "きょうは東京で外相会談が行われました。ありがとうございます。";
    check(&bytes(SHIFT_JIS, japanese).unwrap(), "Shift_JIS", japanese);
    let korean = "오늘 서울에서 두 나라 외교 장관 회담이 열렸습니다. 감사합니다.";
    check(&bytes(EUC_KR, korean).unwrap(), "EUC-KR", korean);
}

#[test]
fn long_texts_of_many_sentences() {
    for (encoding, name, texts) in [(GB18030, "GB18030", &SIMPLIFIED[..]), (BIG5, "Big5", &TRADITIONAL[..])] {
        let text = texts.join("\n").repeat(50);
        check(&bytes(encoding, &text).unwrap(), name, &text);
    }
}

#[test]
fn every_part_of_twenty_characters_is_told_right() {
    for (encoding, name, texts) in [(GB18030, "GB18030", &SIMPLIFIED[..]), (BIG5, "Big5", &TRADITIONAL[..])] {
        let all: Vec<char> = texts.concat().chars().collect();
        for part in all.windows(20) {
            let text: String = part.iter().collect();
            check(&bytes(encoding, &text).unwrap(), name, &text);
        }
    }
}

#[test]
fn lines_end_in_one_way() {
    for (text, expected) in [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\r\r\nb\n\r", "a\n\nb\n\n"),
        ("甲\u{2028}乙\u{2029}丙", "甲\n乙\n丙"),
        ("\r\n", "\n"),
    ] {
        assert_eq!(decode(text.as_bytes()).unwrap().text, expected, "{text:?}");
    }
}

#[test]
fn a_page_says_its_encoding() {
    for (page, expected) in [
        ("<meta charset=\"gb2312\">", Some("gb2312")),
        ("<META CHARSET='UTF-8'/>", Some("utf-8")),
        ("<meta charset=big5>", Some("big5")),
        ("<html><meta http-equiv=\"Content-Type\" content=\"text/html; charset=GBK\">", Some("gbk")),
        ("<?xml version=\"1.0\" encoding=\"GB18030\"?><a/>", Some("gb18030")),
        ("<!-- <meta charset=big5> --><meta charset=gbk>", Some("gbk")),
        ("<p>charset=gbk</p>", None),
        ("<meta name=\"a\">", None),
        ("<meta charset=>", None),
        ("", None),
    ] {
        assert_eq!(declared_charset(page.as_bytes()).as_deref(), expected, "{page:?}");
    }
    let late = format!("{}<meta charset=gbk>", " ".repeat(4096));
    assert_eq!(declared_charset(late.as_bytes()), None);
}

#[test]
fn what_a_page_says_wins_when_it_is_true() {
    // These few characters alone would be taken for Chinese.
    let page = "<meta charset=shift_jis><p>日本</p>";
    check(&bytes(SHIFT_JIS, page).unwrap(), "Shift_JIS", page);
    let page = "<meta charset=gb2312><p>镕基，喆</p>";
    check(&bytes(GB18030, page).unwrap(), "GB18030", page);
    let lie = "<meta charset=utf-8><p>江苏要闻，新华日报</p>";
    check(&bytes(GB18030, lie).unwrap(), "GB18030", lie);
    let lie = "<meta charset=gb2312><p>江苏要闻，新华日报网</p>";
    check(lie.as_bytes(), "UTF-8", lie);
    let lie = "<meta charset=iso-8859-1><p>江苏要闻，新华日报网</p>";
    check(&bytes(GB18030, lie).unwrap(), "GB18030", lie);
    let page = "<meta charset=utf-16><p>江苏要闻</p>";
    check(page.as_bytes(), "UTF-8", page);
}

#[test]
fn other_files_are_not_text() {
    for (bytes, expected) in [
        (&b"\xFF\xD8\xFF\xE0\0\x10JFIF"[..], Some("JPEG")),
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", Some("PNG")),
        (b"GIF89a\x01\0", Some("GIF")),
        (b"RIFF\x24\0\0\0WEBPVP8 ", Some("WebP")),
        (b"%PDF-1.7\n", Some("PDF")),
        (b"PK\x03\x04\x14\0\0\0word/document.xml", Some("DOCX")),
        (b"PK\x03\x04\x14\0\0\0a.txt", Some("ZIP")),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", Some("OLE")),
        (b"{\\rtf1\\ansi", Some("RTF")),
        (b"\x7FELF\x02\x01", Some("ELF")),
        (b"MZ\x90\0\x03\0\0\0", Some("EXE")),
        (&[0; 100], Some("NUL")),
        (b"MZ is how this text begins", None),
        (b"BM is how this text begins", None),
        (b"plain", None),
        (b"", None),
    ] {
        assert_eq!(looks_binary(bytes), expected);
        assert_eq!(decode(bytes).err(), expected.map(|kind| DecodeError::Binary { kind }));
    }
    assert_eq!(looks_binary(&utf16("Hello, world", true)), None);
    assert_eq!(looks_binary(&utf16("\u{FEFF}Hello, world", false)), None);
}

#[test]
fn a_little_damage_is_shown_where_it_is() {
    let text = SIMPLIFIED.join("\r\n");
    let mut damaged = text.clone().into_bytes();
    let at = text.find("召开").unwrap();
    damaged[at] = 0xFF;
    let found = decode(&damaged).unwrap();
    assert_eq!(found.encoding, "UTF-8");
    assert_eq!((found.replaced, found.bad), (1, vec![(2, 12)]));
    assert!(found.text.contains("昨天下午，市人大常委会\u{FFFD}开会议，听取有关情况"));
}

#[test]
fn a_text_cut_at_its_end_is_read() {
    let text = SIMPLIFIED.join("\n");
    let found = decode(&text.as_bytes()[..text.len() - 1]).unwrap();
    assert_eq!((found.encoding, found.replaced), ("UTF-8", 1));
    let gb = bytes(GB18030, &text).unwrap();
    let found = decode(&gb[..gb.len() - 1]).unwrap();
    assert_eq!((found.encoding, found.replaced), ("GB18030", 1));
}

#[test]
fn much_damage_is_an_error_with_its_place() {
    let text = SIMPLIFIED.join("\n");
    // Every hundredth byte is lost.
    let cut: Vec<u8> =
        text.bytes().enumerate().filter(|(at, _)| at % 100 != 99).map(|(_, byte)| byte).collect();
    let first = std::str::from_utf8(&cut).unwrap_err().valid_up_to();
    let line = 1 + text.as_bytes()[..first].iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(decode(&cut), Err(DecodeError::Broken { offset: first, line }));
    let marked = [b"\xEF\xBB\xBF", &cut[..]].concat();
    assert_eq!(decode(&marked), Err(DecodeError::Broken { offset: first + 3, line }));
}

#[test]
fn noise_is_an_error() {
    let mut state = 88_172_645_463_325_252_u64;
    for size in [64, 500, 5000] {
        for _ in 0..20 {
            let mut noise = Vec::with_capacity(size);
            while noise.len() < size {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                noise.push((state >> 32) as u8);
            }
            let found = decode(&noise);
            assert!(found.is_err(), "{size} bytes of noise read as {:?}", found.map(|found| found.encoding));
        }
    }
}

#[test]
fn writing_says_what_cannot_be_written() {
    assert_eq!(encode("江苏a", "utf-8"), Ok("江苏a".as_bytes().to_vec()));
    assert_eq!(encode("江苏", "GB18030"), Ok(vec![0xBD, 0xAD, 0xCB, 0xD5]));
    assert_eq!(encode("𠮷😀", "gb18030").map(|bytes| bytes.len()), Ok(8));
    let error = Unencodable { characters: vec!['😀', '한'] };
    assert_eq!(encode("江😀한😀", "gbk"), Err(EncodeError::Unencodable(error)));
    assert_eq!(encode("a", "latin-99"), Err(EncodeError::Unknown("latin-99".into())));
    assert_eq!(encode("a", "utf-16le"), Err(EncodeError::Unknown("utf-16le".into())));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn utf8_is_read_as_it_is(text in "[一-龥a-zA-Z0-9 ，。“”\n𠮷é]{0,80}") {
        let found = decode(text.as_bytes()).unwrap();
        prop_assert_eq!(found.text, text);
        prop_assert_eq!(found.encoding, "UTF-8");
    }

    #[test]
    fn gb18030_comes_back(start in 0usize..400, text in "[一-龥a-z，。\n𠮷é😀]{0,40}") {
        // A random tail behind real sentences, as names and rare characters come in news.
        let real: String = SIMPLIFIED.concat().chars().skip(start % 200).take(60).collect();
        let text = real + &text;
        let bytes = encode(&text, "gb18030").unwrap();
        prop_assert_eq!(decode(&bytes).unwrap().text, text);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(found) = decode(&bytes) {
            prop_assert!(!found.text.contains('\r'));
            prop_assert_eq!(found.replaced, found.bad.len());
        }
    }
}
