//! One cell of an OpenDocument spreadsheet: its value by its type, else its paragraphs (ODF 1.3 part 3, 9.1.4).

use super::grid::CellKind;
use super::value;
use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;

/// What belongs to a cell but not to its text: notes, readings beside kanji, pictures.
const ASIDE: [&str; 4] = ["office:annotation", "text:ruby-text", "draw:frame", "draw:custom-shape"];
/// So many blanks one `text:s` may stand for.
const MAX_BLANKS: usize = 1000;

/// A cell, from its element on.
pub(super) struct Cell {
    /// How many cells in a row it stands for.
    pub(super) repeat: u32,
    kind: CellKind,
    /// Of a value that is no text; empty for text.
    value: String,
    paragraphs: String,
    in_paragraph: u32,
    any_paragraph: bool,
    aside: u32,
}

impl Cell {
    /// Reads what the element says; `attribute` looks its attributes up.
    pub(super) fn new(attribute: impl Fn(&str) -> Option<String>, repeat: u32) -> Cell {
        let get = |name: &str| attribute(name).unwrap_or_default();
        let mut kind = CellKind::Text;
        let text = match get("office:value-type").as_str() {
            "float" | "currency" | "percentage" => {
                kind = CellKind::Number;
                let text = get("office:value");
                text.trim().parse().map_or(text, value::shortest)
            }
            "date" => {
                kind = CellKind::Date;
                value::date_only(&get("office:date-value")).to_owned()
            }
            "time" => {
                kind = CellKind::Date;
                let text = get("office:time-value");
                clock(&text).unwrap_or(text)
            }
            "boolean" => {
                kind = CellKind::Bool;
                get("office:boolean-value").to_uppercase()
            }
            _ => get("office:string-value"),
        };
        // An error is a text or a nought to older readers; LibreOffice says what it is.
        let is_error = get("calcext:value-type") == "error";
        let (kind, value) = if is_error { (CellKind::Error, String::new()) } else { (kind, text) };
        Cell { repeat, kind, value, paragraphs: String::new(), in_paragraph: 0, any_paragraph: false, aside: 0 }
    }

    pub(super) fn kind(&self) -> CellKind {
        if self.kind == CellKind::Text { value::text_kind(self.value()) } else { self.kind }
    }

    pub(super) fn value(&self) -> &str {
        if self.value.is_empty() { &self.paragraphs } else { &self.value }
    }

    /// An element within the cell begins; `count` reads how many blanks it stands for.
    pub(super) fn begin(&mut self, name: &str, count: impl Fn() -> usize) {
        if ASIDE.contains(&name) || self.aside > 0 {
            self.aside = self.aside.saturating_add(1);
            return;
        }
        match name {
            "text:p" | "text:h" => {
                if std::mem::replace(&mut self.any_paragraph, true) {
                    self.paragraphs.push('\n');
                }
                self.in_paragraph = self.in_paragraph.saturating_add(1);
            }
            "text:s" => self.paragraphs.push_str(&" ".repeat(count().min(MAX_BLANKS))),
            "text:tab" => self.paragraphs.push('\t'),
            "text:line-break" => self.paragraphs.push('\n'),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        if self.aside > 0 {
            self.aside -= 1;
        } else if matches!(name, "text:p" | "text:h") {
            self.in_paragraph = self.in_paragraph.saturating_sub(1);
        }
    }

    /// White space in the file is one blank (ODF 1.3 part 3, 6.1.2).
    pub(super) fn text(&mut self, text: &str) {
        if self.aside > 0 || self.in_paragraph == 0 {
            return;
        }
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' => {
                    if !(self.paragraphs.is_empty() || self.paragraphs.ends_with([' ', '\n'])) {
                        self.paragraphs.push(' ');
                    }
                }
                c => self.paragraphs.push(c),
            }
        }
    }
}

/// An attribute's text; what cannot be resolved stays as it stands.
pub(super) fn unescaped(attribute: &Attribute<'_>) -> Option<String> {
    let value = attribute.normalized_value(XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| attribute.value.clone().into_owned(), std::borrow::Cow::into_owned))
}

/// `PT09H30M00S` as `09:30:00`.
fn clock(duration: &str) -> Option<String> {
    let rest = duration.strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let whole = seconds.split(['.', ',']).next()?;
    let number = |text: &str| text.parse::<u32>().ok();
    Some(format!("{:02}:{:02}:{:02}", number(hours)?, number(minutes)?, number(whole)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(attributes: &[(&str, &str)]) -> Cell {
        let find = |name: &str| attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Cell::new(find, 1)
    }

    #[test]
    fn values_are_written_as_those_of_other_workbooks() {
        let check = |kind, attribute, value, expected: (CellKind, &str)| {
            let cell = cell(&[("office:value-type", kind), (attribute, value)]);
            assert_eq!((cell.kind(), cell.value()), expected);
        };
        check("float", "office:value", "2021", (CellKind::Number, "2021"));
        check("float", "office:value", "0.30000000000000004", (CellKind::Number, "0.3"));
        check("date", "office:date-value", "2024-04-01T00:00:00", (CellKind::Date, "2024-04-01"));
        check("time", "office:time-value", "PT09H30M00S", (CellKind::Date, "09:30:00"));
        check("boolean", "office:boolean-value", "true", (CellKind::Bool, "TRUE"));
        check("string", "office:string-value", "題", (CellKind::Text, "題"));
    }

    #[test]
    fn paragraphs_are_lines_and_notes_are_no_text() {
        let mut cell = cell(&[("office:value-type", "string")]);
        cell.begin("office:annotation", || 1);
        cell.begin("text:p", || 1);
        cell.text("メモ");
        cell.end("text:p");
        cell.end("office:annotation");
        for text in ["一行目", " 二 \n 行目"] {
            cell.begin("text:p", || 1);
            cell.text(text);
            cell.begin("text:s", || 2);
            cell.end("text:s");
            cell.end("text:p");
        }
        assert_eq!(cell.value(), "一行目  \n二 行目  ");
    }
}
