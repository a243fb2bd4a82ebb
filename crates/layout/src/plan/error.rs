//! What is wrong in a plan or a style.

use std::collections::BTreeMap;
use std::fmt;

/// Something wrong in the file of a plan or a style. The interface says `code` and `params` in
/// words: where it is, what it is and what to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanError {
    /// What it is: `plan_not_toml`, `plan_format`, `plan_newer`, `plan_unknown_field`, `plan_missing_field`,
    /// `plan_length`, `plan_unknown_word`, `plan_value`, `plan_id`, `plan_limit`, `grid_too_wide`, `grid_too_high`,
    /// `style_unknown`, `face_role_unknown`, or of a slot `slot_twice`, `slot_empty`, `slot_outside`,
    /// `slot_part_outside`, `slot_overlap`, `slot_widths`, `slot_narrow`, `slot_treatment`.
    pub code: &'static str,
    /// Line of the file, counted from 1.
    pub line: Option<usize>,
    /// Details for the words, by name; `slot` among them where it is about one.
    pub params: BTreeMap<&'static str, String>,
}

impl PlanError {
    pub(super) fn new(code: &'static str) -> PlanError {
        PlanError { code, line: None, params: BTreeMap::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl fmt::Display) -> PlanError {
        self.params.insert(name, value.to_string());
        self
    }

    pub(super) fn at(mut self, line: usize) -> PlanError {
        self.line = (line > 0).then_some(line);
        self
    }

    /// The slot that it is about.
    pub fn slot(&self) -> Option<&str> {
        self.params.get("slot").map(String::as_str)
    }
}

/// For the log.
impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        f.write_str(self.code)?;
        for (name, value) in &self.params {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for PlanError {}
