//! `tsumugi suggest`: texts in, the concepts they name out, a JSON line each.

use crate::args::Suggest;
use crate::run::{Desk, Done, User};
use crate::values::{list, string};
use app::commands::Mode;
use domain::Problem;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// Texts of one call: enough for all cores, little enough to flow.
const AT_ONCE: usize = 2_000;

/// Where the vocabulary of this user is kept between runs; as the systems have it.
pub(crate) fn cache_dir() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = match std::env::consts::OS {
        "windows" => set("LOCALAPPDATA"),
        "macos" => set("HOME").map(|home| home.join("Library/Caches")),
        _ => set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache"))),
    };
    base.map(|base| base.join("tsumugi"))
}

/// A text with what it is called.
struct Document {
    id: Value,
    text: String,
}

/// What has come out so far.
#[derive(Default)]
struct Output {
    /// Collected for `--json`; otherwise lines are written as they come.
    collected: Option<Vec<Value>>,
    refused: bool,
}

/// Runs the verb.
pub(crate) async fn run(user: &User, args: Suggest, as_json: bool) -> Result<Done, Problem> {
    let mut output = Output { collected: as_json.then(Vec::new), refused: false };
    let desk = match &args.library {
        Some(library) => user.open(library, Mode::Read).await?,
        None => user.desk(true),
    };
    match (&args.jsonl, &args.library) {
        (None, Some(_)) => output.projects(&desk).await?,
        (file, _) => output.lines(&desk, file.as_deref().unwrap_or(Path::new("-"))).await?,
    }
    let documents = output.collected.unwrap_or_default();
    Ok(Done { json: json!({ "documents": documents }), text: String::new(), refused: output.refused })
}

impl Output {
    async fn lines(&mut self, desk: &Desk, file: &Path) -> Result<(), Problem> {
        let shown = file.display().to_string();
        let io = |error: std::io::Error| Problem::io(&error, &shown, false);
        let from: Box<dyn Read> =
            if shown == "-" { Box::new(std::io::stdin()) } else { Box::new(std::fs::File::open(file).map_err(io)?) };
        let mut from = BufReader::new(from);
        let (mut waiting, mut line, mut number) = (Vec::new(), Vec::new(), 0_u64);
        loop {
            line.clear();
            let read = from.read_until(b'\n', &mut line).map_err(io)?;
            number += 1;
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_start_matches('\u{FEFF}').trim();
            if !text.is_empty() {
                match document(text) {
                    Some(document) => waiting.push(document),
                    None => {
                        eprintln!("{shown}:{number}: {{\"id\",\"text\"}} ?");
                        self.refused = true;
                    }
                }
            }
            if waiting.len() >= AT_ONCE || read == 0 {
                self.suggest(desk, std::mem::take(&mut waiting)).await?;
            }
            if read == 0 {
                return Ok(());
            }
        }
    }

    async fn projects(&mut self, desk: &Desk) -> Result<(), Problem> {
        let mut offset = 0;
        loop {
            let page = desk.call("project.page", json!({ "offset": offset, "limit": 1_000 })).await?;
            let rows = list(&page, "rows");
            if rows.is_empty() {
                return Ok(());
            }
            offset += rows.len();
            let mut documents = Vec::with_capacity(rows.len());
            for row in rows {
                let detail = desk.call("project.detail", json!({ "id": row["id"] })).await?;
                let parts = [
                    string(row, "title_ja"),
                    string(row, "title_en"),
                    string(&detail, "summary_ja"),
                    string(&detail, "summary_en"),
                ];
                let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
                documents.push(Document { id: row["key"].clone(), text: parts.join("\n") });
            }
            self.suggest(desk, documents).await?;
        }
    }

    async fn suggest(&mut self, desk: &Desk, documents: Vec<Document>) -> Result<(), Problem> {
        if documents.is_empty() {
            return Ok(());
        }
        let texts: Vec<&str> = documents.iter().map(|document| document.text.as_str()).collect();
        let mut answer = desk.call("concept.suggest", json!({ "texts": texts })).await?;
        let Value::Array(found) = answer["texts"].take() else { return Ok(()) };
        let mut out = std::io::stdout().lock();
        for (document, mentions) in documents.into_iter().zip(found) {
            let line = json!({ "id": document.id, "mentions": mentions });
            match &mut self.collected {
                Some(collected) => collected.push(line),
                // Whoever reads may have read enough.
                None => writeln!(out, "{line}").map_err(|error| Problem::io(&error, "-", true))?,
            }
        }
        Ok(())
    }
}

/// The line's text; lone surrogates, which JSON can write and Unicode text cannot hold, become U+FFFD: one code point each, as
/// they were.
fn document(line: &str) -> Option<Document> {
    let value: Value = serde_json::from_str(line).or_else(|_| serde_json::from_str(&whole(line))).ok()?;
    let text = value.get("text")?.as_str()?.to_owned();
    Some(Document { id: value.get("id").cloned().unwrap_or(Value::Null), text })
}

fn whole(line: &str) -> String {
    let unit = |at: usize| -> Option<u32> {
        let digits = line.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    let mut mended = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        if c != '\\' {
            mended.push(c);
            at += c.len_utf8();
            continue;
        }
        let (length, kept) = match unit(at) {
            Some(0xD800..=0xDBFF) if matches!(unit(at + 6), Some(0xDC00..=0xDFFF)) => (12, true),
            Some(0xD800..=0xDFFF) => (6, false),
            Some(_) => (6, true),
            // Another escape: the backslash and what it escapes.
            None => (1 + line[at + 1..].chars().next().map_or(0, char::len_utf8), true),
        };
        mended.push_str(if kept { &line[at..at + length] } else { "\\ufffd" });
        at += length;
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_surrogate_is_one_code_point_and_a_pair_stays_a_pair() {
        let check =
            |json: &str, text: &str| assert_eq!(document(json).map(|d| d.text).as_deref(), Some(text), "{json}");
        check(r#"{"id":1,"text":"a\ud800b"}"#, "a\u{FFFD}b");
        check(r#"{"id":1,"text":"\udc00\ud83d\ude00\\ud800 \n\u3042"}"#, "\u{FFFD}😀\\ud800 \nあ");
        check(r#"{"text":"\ud800\ud800"}"#, "\u{FFFD}\u{FFFD}");
        for broken in ["", "[]", "{\"id\":1}", "{\"text\":1}", "\\", "{\"text\":\"\\u12"] {
            assert!(document(broken).is_none(), "{broken}");
        }
    }
}
