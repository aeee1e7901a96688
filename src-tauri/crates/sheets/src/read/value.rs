//! A workbook's values as the text a person would type.

use super::grid::CellKind;
use calamine::{CellErrorType, DataRef, ExcelDateTime};
use std::borrow::Cow;

/// Text of a cell and what it is.
pub(super) fn text<'a>(value: &'a DataRef<'_>) -> (Cow<'a, str>, CellKind) {
    match value {
        DataRef::Empty => (Cow::Borrowed(""), CellKind::Text),
        DataRef::String(text) => (Cow::Borrowed(text), CellKind::Text),
        DataRef::SharedString(text) => (Cow::Borrowed(*text), CellKind::Text),
        DataRef::Int(number) => (Cow::Owned(number.to_string()), CellKind::Number),
        DataRef::Float(number) => (Cow::Owned(shortest(*number)), CellKind::Number),
        DataRef::Bool(true) => (Cow::Borrowed("TRUE"), CellKind::Bool),
        DataRef::Bool(false) => (Cow::Borrowed("FALSE"), CellKind::Bool),
        DataRef::DateTime(moment) => (Cow::Owned(iso(moment)), CellKind::Date),
        DataRef::DateTimeIso(text) => (Cow::Borrowed(date_only(text)), CellKind::Date),
        DataRef::DurationIso(text) => (Cow::Borrowed(text), CellKind::Date),
        DataRef::Error(kind) => (Cow::Borrowed(error_text(kind)), CellKind::Error),
    }
}

/// The errors a spreadsheet writes into text files and pages (Excel and LibreOffice).
const ERRORS: [&str; 14] = [
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
];

/// What a cell of a format without kinds is: text, or the text of an error.
pub(super) fn text_kind(value: &str) -> CellKind {
    let is_error = value.starts_with('#') && ERRORS.contains(&value.trim_end());
    if is_error { CellKind::Error } else { CellKind::Text }
}

fn error_text(kind: &CellErrorType) -> &'static str {
    match kind {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

/// `2021` for 2021.0; fractions with the 15 digits a spreadsheet shows, so that 0.1 + 0.2 is 0.3.
pub(super) fn shortest(number: f64) -> String {
    if !number.is_finite() {
        return number.to_string();
    }
    if number == 0.0 {
        return "0".to_owned();
    }
    if number.abs() >= 1e21 || number.abs() < 1e-9 {
        return format!("{number:E}");
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // Whole numbers beyond 15 digits are ids somebody stored as numbers: keep what the file holds.
    if number.fract() == 0.0 { format!("{number}") } else { format!("{rounded}") }
}

/// `2024-04-01`, `2024-04-01T09:30:00`, a time of day `09:30:00`, a duration `36:15:00`. What no calendar holds
/// (below zero, beyond 9999) stays the number it is.
fn iso(moment: &ExcelDateTime) -> String {
    let serial = moment.as_f64();
    if !(0.0..2_958_466.0).contains(&serial) {
        return shortest(serial);
    }
    if moment.is_duration() {
        // Durations have no epoch; whole seconds are what the format shows.
        let seconds = (serial * 86_400.0).round();
        let (hours, rest) = ((seconds / 3600.0).floor(), seconds % 3600.0);
        return format!("{hours:.0}:{:02.0}:{:02.0}", (rest / 60.0).floor(), rest % 60.0);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let mut time = format!("{hour:02}:{minute:02}:{second:02}");
    if milli != 0 {
        time.push_str(&format!(".{milli:03}"));
    }
    if serial < 1.0 && serial > 0.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second, milli) == (0, 0, 0, 0) { date } else { format!("{date}T{time}") }
}

/// A date without the midnight that some writers add.
pub(super) fn date_only(text: &str) -> &str {
    text.strip_suffix("T00:00:00").or_else(|| text.strip_suffix("T00:00:00.000")).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    #[test]
    fn numbers_are_written_as_a_person_would() {
        let check = |number, expected: &str| assert_eq!(shortest(number), expected);
        check(2021.0, "2021");
        check(-0.0, "0");
        check(0.1 + 0.2, "0.3");
        check(1234.56, "1234.56");
        check(22_021_012_345_678.0, "22021012345678");
        check(1e20, "100000000000000000000");
        check(1.5e300, "1.5E300");
        check(2.5e-12, "2.5E-12");
    }

    #[test]
    fn dates_of_both_epochs_are_iso() {
        let check = |serial, kind, epoch_1904, expected: &str| {
            assert_eq!(iso(&ExcelDateTime::new(serial, kind, epoch_1904)), expected);
        };
        check(45_383.0, DateTime, false, "2024-04-01");
        check(45_383.0 - 1462.0, DateTime, true, "2024-04-01");
        check(45_383.395_833_333_336, DateTime, false, "2024-04-01T09:30:00");
        check(0.395_833_333_333_333_3, DateTime, false, "09:30:00");
        check(1.0, DateTime, false, "1900-01-01");
        check(1.510_416_666_666_666_7, TimeDelta, false, "36:15:00");
        check(-1.0, DateTime, false, "-1");
        check(9e9, DateTime, false, "9000000000");
    }
}
