//! Characters nobody sees.

/// Zero-width characters and direction marks.
pub fn invisible(_c: char) -> bool {
    false
}

/// C0 control characters other than tab and line breaks.
pub fn control(_c: char) -> bool {
    false
}

/// The text without invisible characters.
pub fn without_invisible(text: &str) -> String {
    text.chars().filter(|c| !invisible(*c)).collect()
}

/// The text without control characters.
pub fn without_control(text: &str) -> String {
    text.chars().filter(|c| !control(*c)).collect()
}
