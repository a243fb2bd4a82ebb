//! SQLite's records (its file format, section 2.1): a header of types, then the values.

/// A value of a record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
    /// It was there, but its bytes are not.
    Lost,
}

impl Value {
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }
}

/// A variable-length integer and how many bytes it takes.
pub(crate) fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut value = 0u64;
    for (at, byte) in bytes.iter().take(9).enumerate() {
        if at == 8 {
            return Some(((value << 8) | u64::from(*byte), 9));
        }
        value = (value << 7) | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Some((value, at + 1));
        }
    }
    None
}

/// More columns than any table has.
const MOST: usize = 200;

/// The values of a record of `length` bytes of which `bytes` are there: a beginning of it, or
/// all. What lies behind them is [`Value::Lost`]. None when it is no record.
pub(crate) fn values(bytes: &[u8], length: usize) -> Option<Vec<Value>> {
    let (header, mut at) = varint(bytes)?;
    let header = usize::try_from(header).ok().filter(|header| *header <= length)?;
    let types = bytes.get(..header)?;
    let mut kinds = Vec::new();
    while at < header {
        let (kind, taken) = varint(types.get(at..)?)?;
        kinds.push(kind);
        at += taken;
    }
    let sum = kinds.iter().try_fold(header, |sum, kind| sum.checked_add(size(*kind)?))?;
    if at != header || sum != length || kinds.is_empty() || kinds.len() > MOST {
        return None;
    }
    let mut place = header;
    let mut values = Vec::with_capacity(kinds.len());
    for kind in kinds {
        let end = place + size(kind)?;
        values.push(match bytes.get(place..end) {
            Some(bytes) => value(kind, bytes)?,
            None => Value::Lost,
        });
        place = end;
    }
    Some(values)
}

/// Bytes of a value of this type; none for types that are not used.
fn size(kind: u64) -> Option<usize> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => Some(kind as usize),
        5 => Some(6),
        6 | 7 => Some(8),
        10 | 11 => None,
        _ => usize::try_from((kind - 12) / 2).ok(),
    }
}

fn value(kind: u64, bytes: &[u8]) -> Option<Value> {
    let first = bytes.first().copied().unwrap_or_default() as i8;
    let int = || bytes.iter().skip(1).fold(i64::from(first), |sum, byte| (sum << 8) | i64::from(*byte));
    Some(match kind {
        0 => Value::Null,
        1..=6 => Value::Int(int()),
        7 => Value::Real(f64::from_bits(int() as u64)),
        8 => Value::Int(0),
        9 => Value::Int(1),
        _ if kind % 2 == 0 => Value::Blob(bytes.to_vec()),
        _ => Value::Text(std::str::from_utf8(bytes).ok()?.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn integers_of_any_length() {
        assert_eq!(varint(&[0x07]), Some((7, 1)));
        assert_eq!(varint(&[0x81, 0x00]), Some((128, 2)));
        assert_eq!(varint(&[0xFF; 9]), Some((u64::MAX, 9)));
        assert_eq!(varint(&[0x81]), None);
    }

    #[test]
    fn a_record_and_its_beginning() {
        // Header of 4 bytes: NULL, one byte, text of two bytes.
        let record = [4, 0, 1, 17, 0xFE, b'o', b'k'];
        let whole = vec![Value::Null, Value::Int(-2), Value::Text("ok".into())];
        assert_eq!(values(&record, 7), Some(whole));
        assert_eq!(values(&record[..6], 7), Some(vec![Value::Null, Value::Int(-2), Value::Lost]));
        assert_eq!(values(&record, 8), None);
        assert_eq!(values(&[4, 0, 1, 17, 0xFE, 0xFF, 0xFF], 7), None, "not UTF-8");
    }

    proptest! {
        #[test]
        fn anything_is_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..80), length in 0usize..100) {
            let _ = values(&bytes, length);
        }
    }
}
