//! Changes some settings.

use crate::desk::OFFSET;
use crate::{Desk, Failure, FailureCode};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// The longest name, in bytes.
const NAME: usize = 64;
/// The largest value, in bytes of JSON: settings are no place for documents.
const VALUE: usize = 64 << 10;

/// What to change; other settings stay.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// By name; `null` forgets a setting.
    #[ts(type = "Record<string, unknown>")]
    pub values: BTreeMap<String, Value>,
}

/// Nothing is answered.
#[derive(Debug, Serialize, TS)]
pub struct Response {}

/// Keeps them, all or none.
///
/// # Errors
/// `setting_invalid` for a name or value that is no setting; those of the library.
pub fn run(desk: &Desk, request: Request) -> Result<Response, Failure> {
    for (name, value) in &request.values {
        check(name, value)?;
    }
    desk.write("settings.write", |w| w.put_settings(&request.values))?;
    Ok(Response {})
}

fn check(name: &str, value: &Value) -> Result<(), Failure> {
    let invalid = |what: &str| {
        let failure = Failure::new(FailureCode::SettingInvalid, format!("setting {name:?}: {what}"));
        Err(failure.with("name", name).with("what", what))
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | ':');
    if name.is_empty() || name.len() > NAME || !name.chars().all(plain) {
        return invalid("a name has up to 64 letters, digits and _ . - :");
    }
    let is_offset = |text: &str| text.parse::<chrono::FixedOffset>().is_ok();
    if name == OFFSET && !value.is_null() && !value.as_str().is_some_and(is_offset) {
        return invalid("an offset from UTC looks like +08:00");
    }
    if value.to_string().len() > VALUE {
        return invalid("the value is too large");
    }
    Ok(())
}
