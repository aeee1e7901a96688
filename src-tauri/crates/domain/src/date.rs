//! Calendar dates as lists write them: eras, full width, kanji numerals, ISO.

/// A date as read from a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadDate {
    /// Calendar year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, 1 to 31.
    pub day: u32,
    /// Written in an era after its end (平成36年3月31日): read as the day meant.
    pub past_era: bool,
}

impl ReadDate {
    /// `2024-04-01`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Reads a date; a month without a day is its first day, or its last one when `end` is set.
pub fn date(_cell: &str, _end: bool) -> Option<ReadDate> {
    None
}
