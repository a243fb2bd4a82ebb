//! Stretches of a paragraph that are not prose: addresses, markup, code.

/// Marks in `shut` what must not change in `chars`.
pub(super) fn protect(chars: &[char], shut: &mut [bool]) {
    let mut at = 0;
    while at < chars.len() {
        let length = stretch(chars, at);
        shut[at..at + length].fill(true);
        at += length.max(1);
    }
}

fn stretch(chars: &[char], at: usize) -> usize {
    let rest = &chars[at..];
    match rest[0] {
        c if c.is_ascii_alphanumeric() && !after_letter(chars, at) => address(rest).max(mail(rest)),
        '<' => tag(rest),
        '&' => entity(rest),
        '`' => closed(rest, 1, '`', |c| c != '`'),
        ']' if rest.get(1) == Some(&'(') => closed(rest, 2, ')', |c| !c.is_whitespace()),
        '!' if rest.get(1) == Some(&'[') => picture(rest),
        _ => 0,
    }
}

fn after_letter(chars: &[char], at: usize) -> bool {
    at > 0 && chars[at - 1].is_ascii_alphanumeric()
}

fn starts(rest: &[char], with: &str) -> bool {
    let mut chars = rest.iter();
    with.chars().all(|c| chars.next().is_some_and(|found| found.eq_ignore_ascii_case(&c)))
}

/// A web address up to the first character that is not ASCII, without the punctuation
/// of the sentence in which it stands.
fn address(rest: &[char]) -> usize {
    if !["http://", "https://", "ftp://", "www."].iter().any(|scheme| starts(rest, scheme)) {
        return 0;
    }
    let mut end = rest.iter().take_while(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"')).count();
    while end > 0 && is_tail(&rest[..end]) {
        end -= 1;
    }
    end
}

/// An e-mail address.
fn mail(rest: &[char]) -> usize {
    let part = |c: &&char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let name = rest.iter().take_while(part).count();
    if rest.get(name) != Some(&'@') {
        return 0;
    }
    let host = rest[name + 1..].iter().take_while(part).count();
    let tail = rest[..name + 1 + host].iter().rev().take_while(|c| !c.is_ascii_alphanumeric()).count();
    if host > tail { name + 1 + host - tail } else { 0 }
}

fn is_tail(address: &[char]) -> bool {
    let count = |wanted: char| address.iter().filter(|c| **c == wanted).count();
    match address.last() {
        Some(')') => count('(') < count(')'),
        Some(c) => matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '(' | ']' | '*' | '`' | '_'),
        None => false,
    }
}

/// An HTML tag with its attributes.
fn tag(rest: &[char]) -> usize {
    let name_at = if rest.get(1) == Some(&'/') { 2 } else { 1 };
    let name = rest[name_at.min(rest.len())..].iter().take_while(|c| c.is_ascii_alphanumeric()).count();
    let after = rest.get(name_at + name);
    if name == 0 || !after.is_some_and(|c| c.is_whitespace() || matches!(c, '>' | '/')) {
        return 0;
    }
    closed(rest, 1, '>', |_| true)
}

/// A character reference (`&nbsp;`, `&#160;`).
fn entity(rest: &[char]) -> usize {
    let name = rest[1..].iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '#').count();
    if (2..=8).contains(&name) && rest.get(1 + name) == Some(&';') { name + 2 } else { 0 }
}

/// The mark before a Markdown picture (`![…](…)`), which is not an exclamation.
fn picture(rest: &[char]) -> usize {
    let text = rest[2..].iter().take_while(|c| **c != ']').count();
    usize::from(rest.get(2 + text + 1) == Some(&'('))
}

/// The length up to and with `close`, when all between fits.
fn closed(rest: &[char], open: usize, close: char, fits: impl Fn(char) -> bool) -> usize {
    let inside = rest[open..].iter().take_while(|c| **c != close && fits(**c)).count();
    if inside > 0 && rest.get(open + inside) == Some(&close) { open + inside + 1 } else { 0 }
}
