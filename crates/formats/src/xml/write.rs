//! XML out.

use super::is_char;

/// A document that is being written.
#[derive(Debug)]
pub(crate) struct Writer {
    out: String,
    open: Vec<&'static str>,
}

/// Attributes by name; those without a value are left out.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Writer {
    /// With the declaration of XML 1.0 in UTF-8.
    pub fn new() -> Writer {
        Writer { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned(), open: Vec::new() }
    }

    /// Without declaration, for what stands inside something else.
    pub fn fragment() -> Writer {
        Writer { out: String::new(), open: Vec::new() }
    }

    /// A processing instruction of these words.
    pub fn instruction(&mut self, words: &str) {
        self.out.push_str("<?");
        self.out.push_str(words);
        self.out.push_str("?>");
    }

    /// A new line, indented by depth.
    pub fn line(&mut self) {
        self.out.push('\n');
        self.open.iter().for_each(|_| self.out.push_str("  "));
    }

    /// A start tag.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes, "");
        self.open.push(name);
    }

    /// A start tag on a line of its own.
    pub fn open_line(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.line();
        self.open(name, attributes);
    }

    /// The end tag of what was opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// The end tag on a line of its own.
    pub fn close_line(&mut self) {
        let name = self.open.pop();
        self.line();
        self.open.extend(name);
        self.close();
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes, "/");
    }

    /// An element without content on a line of its own.
    pub fn empty_line(&mut self, name: &str, attributes: Attributes<'_>) {
        self.line();
        self.empty(name, attributes);
    }

    /// An element with text on a line of its own, or nothing when the text is empty.
    pub fn element(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        if text.is_empty() {
            return;
        }
        self.open_line(name, attributes);
        self.text(text);
        self.close();
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        for c in text.chars().filter(|c| is_char(*c)) {
            match c {
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '&' => self.out.push_str("&amp;"),
                '\r' => self.out.push_str("&#13;"),
                // Readers of text take it for the end of a line.
                '\u{2028}' => self.out.push_str("&#x2028;"),
                c => self.out.push(c),
            }
        }
    }

    /// Text as it is, in sections that end nowhere but at their ends.
    pub fn cdata(&mut self, text: &str) {
        let text: String = text.chars().filter(|c| is_char(*c)).collect();
        self.out.push_str("<![CDATA[");
        self.out.push_str(&text.replace("]]>", "]]]]><![CDATA[>"));
        self.out.push_str("]]>");
    }

    /// An element with a section of text as it is, on a line of its own; also when it is empty.
    pub fn cdata_element(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.open_line(name, attributes);
        self.cdata(text);
        self.close();
    }

    /// The document, with everything closed that is still open.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close_line();
        }
        self.out.push('\n');
        self.out
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>, end: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.value(value);
            self.out.push('"');
        }
        self.out.push_str(end);
        self.out.push('>');
    }

    fn value(&mut self, value: &str) {
        for c in value.chars().filter(|c| is_char(*c)) {
            match c {
                '<' => self.out.push_str("&lt;"),
                '&' => self.out.push_str("&amp;"),
                '"' => self.out.push_str("&quot;"),
                '\t' => self.out.push_str("&#9;"),
                '\n' => self.out.push_str("&#10;"),
                '\r' => self.out.push_str("&#13;"),
                c => self.out.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_document() {
        let mut out = Writer::new();
        out.open_line("a", &[("x", "1"), ("y", ""), ("z", "\"<&>\n")]);
        out.element("b", &[], "字 & <i>");
        out.element("b", &[], "");
        out.empty_line("c", &[]);
        out.cdata_element("d", &[], "a]]>b");
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a x=\"1\" z=\"&quot;&lt;&amp;>&#10;\">\n  \
                        <b>字 &amp; &lt;i&gt;</b>\n  <c/>\n  <d><![CDATA[a]]]]><![CDATA[>b]]></d>\n</a>\n";
        assert_eq!(out.finish(), expected);
    }

    proptest! {
        /// Whatever a story says comes back as text.
        #[test]
        fn any_text(text in any::<String>()) {
            let mut out = Writer::new();
            out.open_line("a", &[("x", &format!("x{text}"))]);
            out.open("b", &[]);
            out.text(&text);
            out.close();
            out.open("c", &[]);
            out.cdata(&text);
            out.close();
            let xml = out.finish();
            let read = roxmltree::Document::parse(&xml).expect("well-formed");
            let clean: String = text.chars().filter(|c| is_char(*c)).collect();
            let root = read.root_element();
            let value = format!("x{clean}");
            prop_assert_eq!(root.attribute("x"), Some(value.as_str()));
            prop_assert_eq!(root.first_element_child().and_then(|b| b.text()).unwrap_or_default(), &clean);
            // In sections line ends are read as XML reads them.
            let lines = clean.replace("\r\n", "\n").replace('\r', "\n");
            let section: String = root.last_element_child().into_iter().flat_map(|c| c.descendants())
                .filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
            prop_assert_eq!(section, lines);
        }
    }
}
