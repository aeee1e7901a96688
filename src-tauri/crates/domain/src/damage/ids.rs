//! Ids that lost digits.

/// Length of the ids under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdWidth {
    /// Fixed by whoever hands them out: number of digits.
    Fixed(usize),
    /// To be seen from the column.
    Unknown,
}

/// Whether the whole cell is a number in E-notation, as spreadsheets show long ids.
pub fn e_notation(_cell: &str) -> bool {
    false
}

/// Headings of running numbers (連番), which are no ids.
pub fn running_number(_heading: &str) -> bool {
    false
}

/// Headings of ids.
pub fn id_heading(_heading: &str) -> Option<IdWidth> {
    None
}

/// Cells of one column that lost leading zeros: position and repaired text.
pub fn lost_zeros(_cells: &[&str], _heading: &str) -> Vec<(usize, String)> {
    Vec::new()
}
