//! Times as pages write them, Chinese and English, with and without a zone.

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, NaiveTime, TimeZone, Weekday};

/// A time in a line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The instant, with the offset that was written or else the newsroom's.
    pub instant: DateTime<FixedOffset>,
    /// Whether a time of day was written.
    pub clock: bool,
}

/// A place in the text from which the parts of a time are taken one by one.
#[derive(Clone)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip(&mut self, signs: &str) -> bool {
        let rest = self.rest();
        let left = rest.trim_start_matches(|c: char| signs.contains(c));
        self.at += rest.len() - left.len();
        left.len() < rest.len()
    }

    fn blanks(&mut self) -> bool {
        self.skip(" \t\u{a0}\u{3000}")
    }

    fn take(&mut self, word: &str) -> bool {
        let matches = self.rest().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if matches {
            self.at += word.len();
        }
        matches
    }

    fn take_any(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.take(word))
    }

    /// A number of `least` to `most` digits that does not go on.
    fn number(&mut self, least: usize, most: usize) -> Option<u32> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if digits < least || digits > most {
            return None;
        }
        let value = self.rest()[..digits].parse().ok()?;
        self.at += digits;
        Some(value)
    }

    /// Runs `read`; on `None` the cursor stays where it was.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let value = read(self);
        if value.is_none() {
            self.at = before;
        }
        value
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTHS_LONG: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tues",
    "tue",
    "wed",
    "thurs",
    "thur",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// All times in the text, in order.
pub fn find_all(text: &str, offset: FixedOffset) -> Vec<Stamp> {
    let mut found: Vec<Stamp> = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if at < from || !(c.is_ascii_alphanumeric() || is_numeral(c)) || !at_word_start(text, at, c) {
            continue;
        }
        if let Some(stamp) = read(text, at, offset) {
            from = stamp.end;
            found.push(stamp);
        }
    }
    found
}

/// The text as one time and nothing else, as in a `datetime` attribute.
pub fn parse(text: &str, offset: FixedOffset) -> Option<Stamp> {
    let text = text.trim();
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(Stamp { start: 0, end: text.len(), instant, clock: true });
    }
    if let Ok(instant) = DateTime::parse_from_rfc2822(text) {
        return Some(Stamp { start: 0, end: text.len(), instant, clock: true });
    }
    compact(text, offset).or_else(|| find_all(text, offset).into_iter().next())
}

/// `20230210`, `20230210T074002`, `20230210074002`, seconds since 1970.
fn compact(text: &str, offset: FixedOffset) -> Option<Stamp> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let plain = text.chars().all(|c| c.is_ascii_digit() || "TZ".contains(c));
    let whole = |instant, clock| Some(Stamp { start: 0, end: text.len(), instant, clock });
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
    match digits.len() {
        10 if plain && text.len() == 10 => {
            whole(DateTime::from_timestamp(digits.parse().ok()?, 0)?.with_timezone(&offset), true)
        }
        8 | 12 | 14 if plain => {
            let date = NaiveDate::from_ymd_opt(part(0, 4)? as i32, part(4, 6)?, part(6, 8)?)?;
            let time = NaiveTime::from_hms_opt(
                part(8, 10).unwrap_or(0),
                part(10, 12).unwrap_or(0),
                part(12, 14).unwrap_or(0),
            )?;
            let zone = if text.ends_with('Z') { FixedOffset::east_opt(0)? } else { offset };
            whole(zone.from_local_datetime(&date.and_time(time)).single()?, digits.len() > 8)
        }
        _ => None,
    }
}

fn at_word_start(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    match before {
        Some(b) if c.is_ascii_digit() => !(b.is_ascii_digit() || b == '.'),
        Some(b) if c.is_ascii_alphabetic() => !b.is_ascii_alphanumeric(),
        Some(b) => !is_numeral(b),
        None => true,
    }
}

fn read(text: &str, start: usize, offset: FixedOffset) -> Option<Stamp> {
    let mut cursor = Cursor { text, at: start };
    let mut early = None;
    let date = match cursor.attempt(date) {
        Some(date) => date,
        // "7:40 a.m. EST, Feb. 10, 2023"
        None => {
            early = Some(cursor.attempt(clock)?);
            cursor.skip(" ,\u{a0}");
            cursor.take("on ");
            weekday(&mut cursor);
            cursor.attempt(date)?
        }
    };
    let after_date = cursor.at;
    let late = if early.is_some() { early } else { cursor.attempt(late_clock) };
    if late.is_none() {
        cursor.at = after_date;
    }
    let (time, zone) = late.unwrap_or((NaiveTime::default(), Zone::Unknown));
    // China's newsrooms write the month as a number.
    let named = text[start..after_date].bytes().any(|byte| byte.is_ascii_alphabetic());
    let zone = if zone == Zone::Cst && named { Zone::Minutes(-360) } else { zone };
    let local = date.and_time(time);
    let instant = zone.offset(date, offset).from_local_datetime(&local).single()?;
    Some(Stamp { start, end: cursor.at, instant, clock: late.is_some() })
}

fn date(cursor: &mut Cursor<'_>) -> Option<NaiveDate> {
    cursor
        .attempt(numeric_date)
        .or_else(|| cursor.attempt(numeral_date))
        .or_else(|| cursor.attempt(day_month_year))
        .or_else(|| cursor.attempt(month_day_year))
}

/// `2023年02月10日`, `2023-02-10`, `2023/2/10`, `2023.2.10`, `2023 02/10`.
fn numeric_date(cursor: &mut Cursor<'_>) -> Option<NaiveDate> {
    let year = cursor.number(4, 4)?;
    let chinese = cursor.take("年");
    cursor.blanks();
    if !chinese {
        let separated = cursor.skip("-/.");
        let spaced = cursor.text[..cursor.at].ends_with(' ');
        if !separated && !spaced {
            return None;
        }
    }
    let month = cursor.number(1, 2)?;
    cursor.blanks();
    let sign = cursor.take("月") || cursor.skip("-/.");
    cursor.blanks();
    let day = cursor.number(1, 2)?;
    cursor.blanks();
    let ended = cursor.take("日") || cursor.take("号");
    if chinese && !ended && cursor.rest().starts_with(|c: char| super::chars::is_han(c)) {
        return None;
    }
    if !sign || !(1900..=2200).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year as i32, month, day)
}

const NUMERALS: &str = "〇○零一二三四五六七八九十";

fn is_numeral(c: char) -> bool {
    NUMERALS.contains(c)
}

/// `二〇二三年二月十日`.
fn numeral_date(cursor: &mut Cursor<'_>) -> Option<NaiveDate> {
    let mut part = |end: &str| -> Option<u32> {
        let word: String = cursor.rest().chars().take_while(|c| is_numeral(*c)).collect();
        cursor.at += word.len();
        if cursor.take(end) { numeral(&word) } else { None }
    };
    let (year, month, day) = (part("年")?, part("月")?, part("日")?);
    if !(1900..=2200).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year as i32, month, day)
}

fn numeral(word: &str) -> Option<u32> {
    let digit = |c: char| match c {
        '〇' | '○' | '零' => Some(0),
        _ => "一二三四五六七八九".chars().position(|n| n == c).map(|at| at as u32 + 1),
    };
    if let Some((tens, ones)) = word.split_once('十') {
        let tens = if tens.is_empty() { 1 } else { digit(tens.chars().next()?)? };
        let ones = if ones.is_empty() { 0 } else { digit(ones.chars().next()?)? };
        return Some(tens * 10 + ones);
    }
    if word.is_empty() || word.chars().count() > 4 {
        return None;
    }
    word.chars().try_fold(0, |sum, c| Some(sum * 10 + digit(c)?))
}

fn month(cursor: &mut Cursor<'_>) -> Option<u32> {
    let at = cursor.take_any(&MONTHS_LONG).or_else(|| {
        let at = cursor.take_any(&MONTHS)?;
        cursor.take("t");
        Some(at)
    })?;
    cursor.take(".");
    if cursor.rest().starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    Some(at as u32 + 1)
}

fn weekday(cursor: &mut Cursor<'_>) {
    cursor.attempt(|cursor| {
        cursor.take_any(WEEKDAYS)?;
        cursor.skip(".,").then_some(()).or(cursor.blanks().then_some(()))?;
        cursor.blanks();
        Some(())
    });
}

/// `10 February 2023`.
fn day_month_year(cursor: &mut Cursor<'_>) -> Option<NaiveDate> {
    weekday(cursor);
    let day = cursor.number(1, 2)?;
    cursor.take_any(&["st", "nd", "rd", "th"]);
    cursor.skip(" -\u{a0}");
    cursor.take("of ");
    let month = month(cursor)?;
    cursor.skip(" ,-\u{a0}");
    let year = cursor.number(4, 4)?;
    NaiveDate::from_ymd_opt(year as i32, month, day)
}

/// `Feb. 10, 2023`, `Friday, February 10, 2023`.
fn month_day_year(cursor: &mut Cursor<'_>) -> Option<NaiveDate> {
    weekday(cursor);
    let month = month(cursor)?;
    cursor.blanks();
    let day = cursor.number(1, 2)?;
    cursor.take_any(&["st", "nd", "rd", "th"]);
    if !cursor.skip(" ,\u{a0}") {
        return None;
    }
    let year = cursor.number(4, 4)?;
    NaiveDate::from_ymd_opt(year as i32, month, day)
}

fn late_clock(cursor: &mut Cursor<'_>) -> Option<(NaiveTime, Zone)> {
    cursor.blanks();
    cursor.attempt(chinese_weekday);
    cursor.take("T");
    cursor.skip(" ,，|·-–—/\u{a0}\u{3000}\t");
    cursor.take_any(&["at ", "北京时间"]);
    cursor.blanks();
    clock(cursor)
}

fn chinese_weekday(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.skip("(（");
    cursor.take_any(&["星期", "周", "礼拜"])?;
    let day = cursor.rest().chars().next().filter(|c| "一二三四五六日天".contains(*c))?;
    cursor.at += day.len_utf8();
    cursor.skip(")）");
    cursor.blanks();
    Some(())
}

/// `07:40:02`, `7时40分`, `下午3点20分`, `7:40 a.m. EST`, `1430 GMT`.
fn clock(cursor: &mut Cursor<'_>) -> Option<(NaiveTime, Zone)> {
    let part = cursor.take_any(&["上午", "早上", "凌晨", "中午", "下午", "晚上", "傍晚", "晚间"]);
    cursor.blanks();
    let mut hour = cursor.number(1, 2)?;
    let mut clear = false;
    let mut minute = 0;
    let mut second = 0;
    if cursor.skip(":：") {
        clear = true;
        minute = cursor.number(2, 2)?;
        if cursor.attempt(|c| c.skip(":：").then_some(())).is_some() {
            second = cursor.number(2, 2)?;
            cursor.attempt(|c| c.skip(".").then(|| c.number(1, 9)).flatten());
        }
    } else if cursor.take_any(&["时", "点"]).is_some() {
        clear = true;
        minute = cursor.attempt(|c| c.number(1, 2)).unwrap_or(0);
        cursor.take("分");
        second = cursor.attempt(|c| c.number(1, 2).filter(|_| c.take("秒"))).unwrap_or(0);
    }
    let half = cursor.attempt(half_day);
    if !clear && half.is_none() {
        return None;
    }
    let afternoon = matches!(part, Some(4..)) || half == Some(true);
    if afternoon && hour < 12 {
        hour += 12;
    } else if (half == Some(false) || part == Some(2)) && hour == 12 {
        hour = 0;
    }
    let zone = cursor.attempt(zone).unwrap_or(Zone::Unknown);
    Some((NaiveTime::from_hms_opt(hour % 24, minute, second).filter(|_| hour <= 24)?, zone))
}

fn half_day(cursor: &mut Cursor<'_>) -> Option<bool> {
    cursor.blanks();
    let at = cursor.take_any(&["a.m.", "p.m.", "a.m", "p.m", "am", "pm"])?;
    if cursor.rest().starts_with(|c: char| c.is_ascii_alphabetic()) { None } else { Some(at % 2 == 1) }
}

/// What was said of the offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Zone {
    Unknown,
    Minutes(i32),
    /// A zone of North America whose clock changes, in hours in winter.
    American(i32),
    /// China's or central America's.
    Cst,
}

/// Letters of zones and their minutes east of UTC.
const ZONES: &[(&str, i32)] = &[
    ("UTC", 0),
    ("GMT", 0),
    ("BST", 60),
    ("CEST", 120),
    ("CET", 60),
    ("EST", -300),
    ("EDT", -240),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("HKT", 480),
    ("SGT", 480),
    ("JST", 540),
    ("KST", 540),
    ("IST", 330),
    ("AEST", 600),
    ("AEDT", 660),
    ("MSK", 180),
];

fn zone(cursor: &mut Cursor<'_>) -> Option<Zone> {
    cursor.skip(" \u{a0}(");
    let found = if cursor.take("Z") {
        Zone::Minutes(0)
    } else if let Some(at) = ZONES.iter().position(|(name, _)| cursor.take(name)) {
        Zone::Minutes(ZONES[at].1)
    } else if cursor.take("CST") {
        Zone::Cst
    } else if let Some(at) = cursor.take_any(&["ET", "CT", "MT", "PT"]) {
        Zone::American(-5 - at as i32)
    } else {
        return numeric_zone(cursor);
    };
    if cursor.rest().starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    cursor.take(")");
    let plus = cursor.attempt(numeric_zone);
    Some(plus.unwrap_or(found))
}

fn numeric_zone(cursor: &mut Cursor<'_>) -> Option<Zone> {
    let west = cursor.take("-") || cursor.take("−");
    if !west && !cursor.take("+") {
        return None;
    }
    let digits = cursor.number(1, 4)?;
    let minutes = if digits > 99 {
        (digits / 100 * 60 + digits % 100) as i32
    } else {
        let more = cursor.attempt(|c| c.take(":").then(|| c.number(2, 2)).flatten()).unwrap_or(0);
        (digits * 60 + more) as i32
    };
    (minutes <= 14 * 60).then_some(Zone::Minutes(if west { -minutes } else { minutes }))
}

impl Zone {
    fn offset(self, date: NaiveDate, newsroom: FixedOffset) -> FixedOffset {
        let minutes = match self {
            Zone::Unknown => return newsroom,
            // The letters mean China's time in a newsroom there.
            Zone::Cst if newsroom.local_minus_utc() == 8 * 3600 => return newsroom,
            Zone::Cst => -360,
            Zone::Minutes(minutes) => minutes,
            Zone::American(hours) => (hours + i32::from(american_summer(date))) * 60,
        };
        FixedOffset::east_opt(minutes * 60).unwrap_or(newsroom)
    }
}

/// From the second Sunday of March to the first of November.
fn american_summer(date: NaiveDate) -> bool {
    let sunday = |month, n: i64| {
        let first = NaiveDate::from_weekday_of_month_opt(date.year(), month, Weekday::Sun, 1);
        first.map(|first| first + Duration::weeks(n - 1))
    };
    match (sunday(3, 2), sunday(11, 1)) {
        (Some(start), Some(end)) => date >= start && date < end,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offset() -> FixedOffset {
        FixedOffset::east_opt(8 * 3600).expect("eight hours are an offset")
    }

    #[test]
    fn times_of_many_forms() {
        for (text, expected) in [
            ("2023年02月10日 07:40:02 来源: 新华日报", "2023-02-10T07:40:02+08:00"),
            ("2023年2月10日07:40", "2023-02-10T07:40:00+08:00"),
            ("2023年2月10日 星期五 下午3:05", "2023-02-10T15:05:00+08:00"),
            ("2023年2月10日（星期五）7时40分", "2023-02-10T07:40:00+08:00"),
            ("发布时间：2023-02-10 07:40", "2023-02-10T07:40:00+08:00"),
            ("2023/2/10 7:40:02", "2023-02-10T07:40:02+08:00"),
            ("2023 02/10 07:40:02", "2023-02-10T07:40:02+08:00"),
            ("2023.02.10", "2023-02-10T00:00:00+08:00"),
            ("2023-02-10T07:40:02+08:00", "2023-02-10T07:40:02+08:00"),
            ("2023-02-09T23:40:02.123Z", "2023-02-09T23:40:02+00:00"),
            ("2023-02-10T07:40:02+0800", "2023-02-10T07:40:02+08:00"),
            ("10 February 2023", "2023-02-10T00:00:00+08:00"),
            ("Fri 10 Feb 2023 07.40 GMT", "2023-02-10T00:00:00+08:00"),
            ("Published 10 February 2023, 14:05 GMT", "2023-02-10T14:05:00+00:00"),
            ("Feb. 10, 2023 7:40 a.m.", "2023-02-10T07:40:00+08:00"),
            ("Feb. 10, 2023 at 7:40 p.m. EST", "2023-02-10T19:40:00-05:00"),
            ("Updated 7:40 PM ET, Fri February 10, 2023", "2023-02-10T19:40:00-05:00"),
            ("July 4th, 2023, 9 AM ET", "2023-07-04T09:00:00-04:00"),
            ("Friday, February 10, 2023", "2023-02-10T00:00:00+08:00"),
            ("二〇二三年二月十日", "2023-02-10T00:00:00+08:00"),
            ("二○二四年十二月三十一日", "2024-12-31T00:00:00+08:00"),
            ("2023-02-10 07:40 CST", "2023-02-10T07:40:00+08:00"),
            ("Posted: Feb 10, 2023 / 07:40 AM CST", "2023-02-10T07:40:00-06:00"),
            ("Fri, 10 Feb 2023 07:40:02 +0800", "2023-02-10T07:40:02+08:00"),
        ] {
            let found = find_all(text, offset());
            assert_eq!(
                found.first().map(|stamp| stamp.instant.to_rfc3339()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_time() {
        for text in [
            "1月29日上午",
            "2023年",
            "2023年2月",
            "比分3:2",
            "169.8亿元",
            "19:30",
            "13812345678",
            "2023-13-40",
            "2300 years",
        ] {
            assert_eq!(find_all(text, offset()), [], "{text}");
        }
    }

    #[test]
    fn attributes() {
        for (text, expected) in [
            ("20230210", "2023-02-10T00:00:00+08:00"),
            ("20230210T074002", "2023-02-10T07:40:02+08:00"),
            ("20230210074002", "2023-02-10T07:40:02+08:00"),
            ("1675986002", "2023-02-10T07:40:02+08:00"),
            ("Fri, 10 Feb 2023 07:40:02 GMT", "2023-02-10T07:40:02+00:00"),
        ] {
            assert_eq!(
                parse(text, offset()).map(|s| s.instant.to_rfc3339()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
    }

    #[test]
    fn the_range_is_the_time_alone() {
        let text = "2023年02月10日 07:40:02 来源: 新华日报";
        let found = find_all(text, offset());
        assert_eq!(&text[found[0].start..found[0].end], "2023年02月10日 07:40:02");
    }
}
