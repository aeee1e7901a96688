//! Tables of web pages. Only the tokenizer of a browser is at work: no tree is built, so that no page is too deep or
//! too large for it. Scripts, styles and comments are never looked into, nothing a page refers to is fetched.

mod page;
mod table;

use super::findings::Findings;
use super::table::SheetInfo;
use super::{Failure, Format, PROGRESS_ROWS, Progress, ReadChoice, Table, looks, not_a_table};
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use page::Reader;
use table::PageTable;

/// Whether text that begins with `<` is a page, by what its first block holds.
pub(super) fn is_page(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("<?xml") {
        // Workbooks as one XML file (Excel 2003, flat OpenDocument) have elements of the same names.
        return lower.contains("<html") || (!lower.contains("<workbook") && !lower.contains("<office:"));
    }
    let known = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<!--startfragment"];
    known.iter().any(|mark| lower.contains(mark))
}

/// The encoding a page says it is written in (`<meta charset>`, `<?xml encoding>`), as it stands there.
pub(super) fn declared_encoding(head: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return None;
    }
    let at = ["charset=", "encoding="].iter().find_map(|mark| text.find(mark).map(|at| at + mark.len()))?;
    let label = text[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':')).unwrap_or(label.len());
    Some(label[..end].to_owned())
}

/// A page on its way through the tokenizer.
pub(super) struct Page {
    tokenizer: Tokenizer<Reader>,
    queue: BufferQueue,
}

impl Page {
    pub(super) fn new() -> Page {
        Page { tokenizer: Tokenizer::new(Reader::default(), TokenizerOpts::default()), queue: BufferQueue::default() }
    }

    pub(super) fn feed(&mut self, block: &str) {
        self.queue.push_back(StrTendril::from_slice(block));
        // Anything but `Done` asks for a script's run or another encoding: neither happens here.
        while !matches!(self.tokenizer.feed(&self.queue), TokenizerResult::Done) {}
    }

    /// The table that was chosen, else the one that looks most like a list.
    pub(super) fn finish(
        self,
        file: &str,
        choice: &ReadChoice,
        damaged: bool,
        progress: Progress<'_>,
    ) -> Result<Table, Failure> {
        self.tokenizer.end();
        let page = self.tokenizer.sink.finish()?;
        if page.tables.is_empty() {
            return Err(not_a_table("a page without a table"));
        }
        let names: Vec<String> = (1..).zip(&page.tables).map(|(number, table)| name(number, table)).collect();
        let sheets = page.tables.iter().zip(&names).map(|(table, name)| SheetInfo {
            name: name.clone(),
            hidden: false,
            filled: !table.grid.is_empty(),
        });
        let sheets: Vec<SheetInfo> = sheets.collect();
        let chosen = match &choice.sheet {
            Some(wanted) => names
                .iter()
                .position(|name| name == wanted)
                .ok_or_else(|| Failure::NoSuchSheet { sheet: wanted.clone(), sheets: names.clone() })?,
            None => {
                let rank = |table: &PageTable| (looks::like_a_list(&table.grid), table.grid.len() * table.grid.width());
                let filled = page.tables.iter().enumerate().filter(|(_, table)| !table.grid.is_empty());
                // Of equals the first one.
                filled.rev().max_by_key(|(_, table)| rank(table)).map(|(at, _)| at).ok_or(Failure::Empty)?
            }
        };
        let mut tables = page.tables;
        let source = tables.swap_remove(chosen);

        let mut findings = Findings::new(file, Some(&names[chosen]));
        findings.damaged = damaged;
        for (at, row) in (1_u64..).zip(source.grid.rows()) {
            if at.is_multiple_of(PROGRESS_ROWS) {
                progress(at).map_err(Failure::Stopped)?;
            }
            for (column, text) in row.filled() {
                findings.look_at(row.number(), u32::try_from(column).unwrap_or(u32::MAX), text);
            }
        }
        let mut table = Table::new(file, Format::Html, source.grid, findings.finish());
        table.sheet = Some(names[chosen].clone());
        table.sheets = sheets;
        table.merges = source.merges;
        table.hidden_rows = source.hidden_rows;
        let around = page.title.into_iter().chain(page.first_heading).chain(source.heading).chain(source.caption);
        for text in around {
            if !table.titles.contains(&text) {
                table.titles.push(text);
            }
        }
        Ok(table)
    }
}

/// `表2: caption`, `表2` where neither a caption nor a heading names it; the number makes it unique.
fn name(number: usize, table: &PageTable) -> String {
    const LONGEST: usize = 60;
    match table.caption.as_ref().or(table.heading.as_ref()) {
        Some(text) => format!("表{number}: {}", text.replace('\n', " ").chars().take(LONGEST).collect::<String>()),
        None => format!("表{number}"),
    }
}
