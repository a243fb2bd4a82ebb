//! Where something stands in texts, and what comes in its place.

use crate::{Desk, Failure, FailureCode};
use gaotai_language::find::{self, FindError, Match, Options, Query};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to look for, and where.
#[derive(Debug, Deserialize, TS)]
pub struct Request {
    /// Plain text or a regular expression; an empty one finds nothing.
    pub pattern: String,
    /// How to look.
    pub options: Options,
    /// What to put in place of each match, with `$1`, `${name}` and `$&` in a regular expression.
    pub replacement: Option<String>,
    /// Where to look.
    pub texts: Vec<String>,
}

/// What was found.
#[derive(Debug, Serialize, TS)]
pub struct Response {
    /// In the order of the texts, none over another.
    pub matches: Vec<Match>,
}

/// Finds it.
///
/// # Errors
/// `pattern_invalid` for a regular expression that is none.
pub fn run(_desk: &Desk, request: Request) -> Result<Response, Failure> {
    let Request { pattern, options, replacement, texts } = request;
    let query = Query { pattern, options, replacement };
    let matches = find::find(&query, &texts).map_err(|error| invalid(&error))?;
    Ok(Response { matches })
}

fn invalid(error: &FindError) -> Failure {
    let mistake = serde_json::to_value(error.mistake).unwrap_or_default();
    Failure::new(FailureCode::PatternInvalid, error.to_string())
        .with("mistake", mistake.as_str().unwrap_or("other"))
        .with("at", error.at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_has_a_name_and_a_place() {
        let failure = invalid(&FindError { mistake: find::Mistake::GroupUnclosed, at: 3 });
        let params: Vec<(&str, &str)> =
            failure.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(failure.code, FailureCode::PatternInvalid);
        assert_eq!(params, [("at", "3"), ("mistake", "group_unclosed")]);
    }
}
