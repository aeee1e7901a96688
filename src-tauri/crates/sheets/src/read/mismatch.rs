//! A file whose name promises another format than its content has.

use super::Format;
use domain::{Issue, IssueCode, Place};
use std::collections::BTreeMap;

/// The issue, where the ending is one we know and stands for something else. Text tables are one family: their
/// endings say little about delimiters.
pub(super) fn issue(file: &str, found: Format) -> Option<Issue> {
    let ending = file.rsplit_once('.')?.1.to_lowercase();
    let fits = match ending.as_str() {
        "xlsx" | "xlsm" | "xltx" | "xltm" => found == Format::Xlsx,
        "xls" | "xlt" => found == Format::Xls,
        "xlsb" => found == Format::Xlsb,
        "ods" | "ots" => found == Format::Ods,
        "csv" | "tsv" | "tab" | "txt" => matches!(found, Format::Csv | Format::Tsv),
        "html" | "htm" | "xhtml" => found == Format::Html,
        "json" => found == Format::Json,
        "sqlite" | "sqlite3" | "db" => found == Format::Sqlite,
        _ => true,
    };
    (!fits).then(|| Issue {
        code: IssueCode::FormatMismatch,
        place: Place { file: file.to_owned(), ..Place::default() },
        params: BTreeMap::from([("named".to_owned(), ending), ("value".to_owned(), found.as_str().to_owned())]),
    })
}
