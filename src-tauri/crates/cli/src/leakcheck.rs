//! What must not leave in a workbook.

use crate::language;
use crate::run::{Done, User};
use crate::values::{absolute, list, string};
use app::catalogue;
use app::commands::Mode;
use domain::Problem;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

impl User {
    /// What a workbook must not carry, a line each: kind, place, text.
    pub(crate) async fn leakcheck(&self, file: &Path, library: Option<&Path>) -> Result<Done, Problem> {
        let desk = match library {
            Some(library) => self.open(library, Mode::Read).await?,
            None => self.desk(false),
        };
        let report = desk.call("leak.check", json!({ "file": absolute(file) })).await?;
        let mut lines = lines(&report);
        let refused = !lines.is_empty();
        if !refused {
            lines.push(catalogue::word(language(), "leak.clean"));
        }
        Ok(Done { json: report, text: lines.join("\n"), refused })
    }
}

/// What a report says, a line each; none where nothing was found.
pub(crate) fn lines(report: &Value) -> Vec<String> {
    let word = |key: &str| catalogue::word(language(), key);
    let told = |key: &str, name: &str, value: String| {
        catalogue::sentence(language(), key, &BTreeMap::from([(name.to_owned(), value)]))
    };
    let line = |leak: &Value| {
        let kind = word(&format!("leak.{}", string(leak, "kind")));
        format!("{kind}\t{}\t{}", string(leak, "where"), string(leak, "text"))
    };
    let mut lines: Vec<String> = list(report, "leaks").iter().map(line).collect();
    if report["more"] != json!(0) {
        lines.push(told("leak.more", "count", report["more"].to_string()));
    }
    let unread = list(report, "unread");
    lines.extend(unread.iter().map(|part| told("leak.unread", "part", part.as_str().unwrap_or_default().to_owned())));
    lines
}
