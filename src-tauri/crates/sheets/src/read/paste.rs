//! What the clipboard holds as a file the readers know.

use super::ReadChoice;
use super::html::Page;
use domain::{Problem, ProblemCode};

/// The bytes of a pasted table and the ending to save them under: the page's table where there is one, else the
/// text where it has at least two columns or rows.
///
/// # Errors
/// `NothingToPaste` where neither holds a table.
pub fn paste(text: Option<&str>, html: Option<&str>) -> Result<(Vec<u8>, &'static str), Problem> {
    if let Some(page) = html.filter(|page| holds_table(page)) {
        // The mark keeps a wrong charset in the page's own head from being believed: clipboards hand over text.
        return Ok((["\u{feff}", page].concat().into_bytes(), "html"));
    }
    if let Some(text) = text {
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        if text.trim().contains('\t') {
            return Ok((text.as_bytes().to_vec(), "tsv"));
        }
        if lines >= 2 || (lines == 1 && text.contains([',', ';', '|'])) {
            return Ok((text.as_bytes().to_vec(), "csv"));
        }
    }
    Err(Problem::new(ProblemCode::NothingToPaste))
}

/// Whether any cell of any table of the page holds text.
fn holds_table(page: &str) -> bool {
    let mut reader = Page::new();
    reader.feed(page);
    reader.finish("", &ReadChoice::default(), false, &|_| Ok(())).is_ok()
}
