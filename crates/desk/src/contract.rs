//! The TypeScript contract, written from the Rust types: the window's half of the truth.

use crate::{DOORSTEP, VERBS};
use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use ts_rs::{Config, TS, TypeVisitor};

/// Where the contract stands, below the repository's root.
pub const CONTRACT: &str = "ui/src/host/contract.ts";

/// Collects every named type that the verbs use.
pub(crate) struct Types {
    config: Config,
    seen: HashSet<TypeId>,
    declared: BTreeMap<String, String>,
}

impl Types {
    /// The type as it is referred to; what it is made of is declared on the way.
    pub(crate) fn of<T: TS + 'static>(&mut self) -> String {
        let ident = T::ident(&self.config);
        if ident == "Request" || ident == "Response" {
            T::visit_dependencies(self);
            match T::inline(&self.config).as_str() {
                "Record<symbol, never>" | "{  }" => "Record<string, never>".to_owned(),
                inline => laid_out(inline, "    "),
            }
        } else {
            self.visit::<T>();
            // Of an answer that may be none, what it else is.
            T::visit_generics(self);
            T::name(&self.config)
        }
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() || !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        let comment = T::docs().unwrap_or_default();
        let declaration = laid_out(&format!("{comment}export {}", T::decl(&self.config)), "");
        self.declared.insert(T::ident(&self.config), declaration);
        T::visit_dependencies(self);
    }
}

/// The whole text of the contract.
pub fn contract() -> String {
    let config = Config::new().with_large_int("number");
    let mut types = Types { config, seen: HashSet::new(), declared: BTreeMap::new() };
    types.of::<crate::Failure>();
    let mut verbs = String::new();
    let all = VERBS.iter().map(|verb| (verb.name, verb.about, verb.types));
    for (name, about, of) in all.chain(DOORSTEP.iter().map(|verb| (verb.name, verb.about, verb.types))) {
        let (request, response) = of(&mut types);
        let _ = write!(
            verbs,
            "  /** {about}. */\n  \"{name}\": {{\n    request: {request};\n    response: {response};\n  }};\n",
        );
    }
    let mut out = String::from("// Generated from crates/desk by `cargo xtask gen`. Not to be edited.\n\n");
    for declaration in types.declared.values() {
        let _ = writeln!(out, "{declaration}\n");
    }
    let _ = write!(
        out,
        "/** Every verb with what it asks and answers. It fails with a {{@link Failure}}. */\nexport type Verbs = {{\n{verbs}}};\n"
    );
    out
}

/// The same with comments of one line, fields indented, and the closing brace on a line of
/// its own: ts-rs writes neither for people.
fn laid_out(code: &str, margin: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut comment: Option<Vec<&str>> = None;
    let mut inside = false;
    for line in code.lines().map(str::trim) {
        let indent = if inside { format!("{margin}  ") } else { margin.to_owned() };
        match (&mut comment, line) {
            (None, "/**") => comment = Some(Vec::new()),
            (Some(words), "*/") => {
                out.push(format!("{indent}/** {} */", words.join(" ").replace("[`", "`").replace("`]", "`")));
                comment = None;
            }
            (Some(words), line) => words.push(line.trim_start_matches('*').trim()),
            (None, "") => {}
            (None, line) => {
                let end = ["};", "}"].into_iter().find(|end| line.ends_with(&format!(", {end}")));
                let Some(end) = end.filter(|_| inside) else {
                    inside |= line.ends_with('{');
                    out.push(format!("{indent}{line}"));
                    continue;
                };
                out.push(format!("{indent}{}", line[..line.len() - end.len()].trim_end()));
                out.push(format!("{margin}{end}"));
            }
        }
    }
    out.join("\n").trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::laid_out;

    #[test]
    fn code_for_people() {
        let raw = "/**\n * One\n * story.\n */\nexport type A = { \n/**\n * Its id.\n */\nid: string, \n/**\n * X.\n */\nx: number, };";
        let expected = "/** One story. */\nexport type A = {\n  /** Its id. */\n  id: string,\n  /** X. */\n  x: number,\n};";
        assert_eq!(laid_out(raw, ""), expected);
        assert_eq!(
            laid_out("{ \n/**\n * I.\n */\nid: string, }", "  "),
            "{\n    /** I. */\n    id: string,\n  }"
        );
        assert_eq!(laid_out("\"a\" | \"b\"", ""), "\"a\" | \"b\"");
    }
}
