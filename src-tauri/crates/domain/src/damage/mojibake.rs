//! Text decoded with the wrong encoding.

/// The certain repair of text that was decoded wrongly.
pub fn mojibake(_cell: &str) -> Option<String> {
    None
}

/// Whether the text was decoded wrongly, repairable or not.
pub fn looks_mojibake(cell: &str) -> bool {
    mojibake(cell).is_some()
}
