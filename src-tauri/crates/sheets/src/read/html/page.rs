//! From a page's tokens to its tables.

use super::super::Failure;
use super::table::{MAX_COLSPAN, MAX_ROWSPAN, OpenTable, PageTable};
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use std::cell::RefCell;

/// Tables within tables beyond this depth are text of the one around them.
const MAX_NESTED: usize = 16;
/// More tables than any page has.
const MAX_TABLES: usize = 100_000;

/// Characters kept of a heading, a caption or the title.
const LONGEST_HEADING: usize = 500;

/// What a page holds.
pub(super) struct Content {
    pub(super) title: Option<String>,
    pub(super) first_heading: Option<String>,
    /// In the order of the page, empty ones included.
    pub(super) tables: Vec<PageTable>,
}

/// Hears the tokens. The tokenizer hands out no `&mut`, hence the cell.
#[derive(Default)]
pub(super) struct Reader {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    title: Option<String>,
    first_heading: Option<String>,
    heading: Option<String>,
    /// What is being collected outside of cells.
    collecting: Option<(Part, String)>,
    /// An element whose content is not looked at, until its end tag.
    ignoring: Option<String>,
    tables: Vec<Option<PageTable>>,
    /// Innermost last, each with its place in `tables`.
    open: Vec<(usize, OpenTable)>,
    /// Tables opened beyond the depth that is kept.
    beyond: usize,
    failure: Option<Failure>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Heading,
    Caption,
}

impl Reader {
    pub(super) fn finish(self) -> Result<Content, Failure> {
        let mut state = self.state.into_inner();
        while !state.open.is_empty() {
            state.close_table()?;
        }
        if let Some(failure) = state.failure {
            return Err(failure);
        }
        let tables = state.tables.into_iter().flatten().collect();
        Ok(Content { title: state.title, first_heading: state.first_heading, tables })
    }
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Ok(mut state) = self.state.try_borrow_mut() else { return TokenSinkResult::Continue };
        if state.failure.is_some() {
            return TokenSinkResult::Continue;
        }
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::NullCharacterToken => state.text("\0"),
            Token::TagToken(tag) => match state.tag(&tag) {
                Ok(Some(kind)) => return TokenSinkResult::RawData(kind),
                Ok(None) => {}
                Err(failure) => state.failure = Some(failure),
            },
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn text(&mut self, text: &str) {
        if self.ignoring.is_some() {
            return;
        }
        if let Some((_, collected)) = &mut self.collecting {
            append(collected, text);
        } else if let Some(cell) = self.open.last_mut().and_then(|(_, table)| table.cell.as_mut()) {
            append(&mut cell.text, text);
        }
    }

    /// A line break that the page's text stands for.
    fn line_break(&mut self, always: bool) {
        let target = match &mut self.collecting {
            Some((_, collected)) => Some(collected),
            None => self.open.last_mut().and_then(|(_, table)| table.cell.as_mut()).map(|cell| &mut cell.text),
        };
        let Some(text) = target else { return };
        text.truncate(text.trim_end_matches(' ').len());
        if always || !(text.is_empty() || text.ends_with('\n')) {
            text.push('\n');
        }
    }

    /// What a tag means; the kind of raw text that follows it, where one does.
    fn tag(&mut self, tag: &Tag) -> Result<Option<RawKind>, Failure> {
        let name: &str = &tag.name;
        let begins = tag.kind == TagKind::StartTag;
        if let Some(ignored) = &self.ignoring {
            if !begins && ignored == name {
                self.ignoring = None;
            }
            return Ok(None);
        }
        match name {
            "script" | "style" | "textarea" | "xmp" | "iframe" | "noembed" | "noframes" if begins => {
                if tag.self_closing && !matches!(name, "script" | "style") {
                    return Ok(None);
                }
                self.ignoring = Some(name.to_owned());
                return Ok(Some(match name {
                    "script" => RawKind::ScriptData,
                    "textarea" => RawKind::Rcdata,
                    _ => RawKind::Rawtext,
                }));
            }
            // The title of a drawing is one too, but stands within cells.
            "title" if begins && self.open.is_empty() && !tag.self_closing => {
                self.collect(Part::Title);
                return Ok(Some(RawKind::Rcdata));
            }
            "title" => self.collected(Part::Title),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let in_cell = self.open.last().is_some_and(|(_, table)| table.cell.is_some());
                match (in_cell, begins) {
                    (true, _) => self.line_break(false),
                    (false, true) => self.collect(Part::Heading),
                    (false, false) => self.collected(Part::Heading),
                }
            }
            "caption" if begins && !self.open.is_empty() => self.collect(Part::Caption),
            "caption" => self.collected(Part::Caption),
            "table" if begins => self.open_table()?,
            "table" => self.close_table()?,
            "br" => self.line_break(true),
            "p" | "div" | "li" | "ul" | "ol" | "dl" | "dt" | "dd" | "hr" | "pre" | "section" | "article"
            | "blockquote" | "address" => self.line_break(false),
            _ if self.beyond > 0 => {
                if matches!(name, "tr" | "td" | "th") {
                    self.line_break(false);
                }
            }
            "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" => self.part_of_table(name, begins, tag)?,
            _ => {}
        }
        Ok(None)
    }

    fn part_of_table(&mut self, name: &str, begins: bool, tag: &Tag) -> Result<(), Failure> {
        if self.open.is_empty() {
            return Ok(());
        }
        // A caption or a heading whose end tag is missing ends here.
        if let Some((part, _)) = self.collecting {
            self.collected(part);
        }
        let Some((_, table)) = self.open.last_mut() else { return Ok(()) };
        match (name, begins) {
            ("tr", true) => table.begin_row(is_hidden(tag)),
            ("tr", false) => table.end_row(),
            ("td" | "th", true) => {
                let colspan = span(tag, "colspan", MAX_COLSPAN).max(1);
                // Nought: to the end of the row group.
                let rowspan = match span(tag, "rowspan", MAX_ROWSPAN) {
                    0 => MAX_ROWSPAN,
                    rows => rows,
                };
                table.begin_cell(colspan, rowspan)
            }
            ("td" | "th", false) => table.end_cell(),
            _ => table.end_group(),
        }
    }

    fn collect(&mut self, part: Part) {
        self.collecting = Some((part, String::new()));
    }

    fn collected(&mut self, wanted: Part) {
        let Some((part, text)) = self.collecting.take_if(|(part, _)| *part == wanted) else { return };
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        // Each table keeps a copy of what stands before it.
        let text: Option<String> = Some(text.chars().take(LONGEST_HEADING).collect());
        match part {
            Part::Title => self.title = self.title.take().or(text),
            Part::Heading => {
                if self.first_heading.is_none() {
                    self.first_heading.clone_from(&text);
                }
                self.heading = text;
            }
            Part::Caption => {
                if let Some((_, table)) = self.open.last_mut() {
                    table.caption = table.caption.take().or(text);
                }
            }
        }
    }

    fn open_table(&mut self) -> Result<(), Failure> {
        if let Some((part, _)) = self.collecting {
            self.collected(part);
        }
        if self.open.len() >= MAX_NESTED {
            self.beyond += 1;
            return Ok(());
        }
        if self.tables.len() >= MAX_TABLES {
            return Err(Failure::TooLarge);
        }
        let mut table = OpenTable::default();
        table.heading.clone_from(&self.heading);
        self.open.push((self.tables.len(), table));
        self.tables.push(None);
        Ok(())
    }

    fn close_table(&mut self) -> Result<(), Failure> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return Ok(());
        }
        if let Some((part, _)) = self.collecting {
            self.collected(part);
        }
        let Some((place, mut table)) = self.open.pop() else { return Ok(()) };
        table.end_row()?;
        // A table of one cell is layout: its text belongs to the cell around it too.
        if table.filled == 1
            && let Some(cell) = self.open.last_mut().and_then(|(_, table)| table.cell.as_mut())
        {
            if !cell.text.is_empty() && !cell.text.ends_with('\n') {
                cell.text.push('\n');
            }
            cell.text.push_str(&table.only_text);
        }
        self.tables[place] = Some(table.finish()?);
        Ok(())
    }
}

/// Appends as a browser shows it: white space as one blank, the no-break space as an ordinary one.
fn append(target: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                if !(target.is_empty() || target.ends_with([' ', '\n'])) {
                    target.push(' ');
                }
            }
            '\u{a0}' => target.push(' '),
            c => target.push(c),
        }
    }
}

/// The number of an attribute as browsers read it: leading digits, at most `most`; 1 where there is none.
fn span(tag: &Tag, name: &str, most: u32) -> u32 {
    let Some(value) = attribute(tag, name) else { return 1 };
    let digits = value.trim_start().trim_start_matches('+');
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    match &digits[..end] {
        "" => 1,
        digits => digits.parse().unwrap_or(most).min(most),
    }
}

fn is_hidden(tag: &Tag) -> bool {
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
    attribute(tag, "hidden").is_some() || style.replace(' ', "").contains("display:none")
}

fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}
