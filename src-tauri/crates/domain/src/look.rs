//! What a value looks like, for guessing columns.

/// 役職: 教授, 部長.
pub fn is_position(_cell: &str) -> bool {
    false
}

/// 機関: 大学, 病院, 株式会社.
pub fn is_institution(_cell: &str) -> bool {
    false
}

/// A person's name.
pub fn is_person(_cell: &str) -> bool {
    false
}

/// 課題管理番号.
pub fn is_project_number(_cell: &str) -> bool {
    false
}

/// 年度.
pub fn is_year(_cell: &str) -> bool {
    false
}

/// 日付.
pub fn is_date(_cell: &str) -> bool {
    false
}

/// 金額.
pub fn is_amount(_cell: &str) -> bool {
    false
}

/// URL.
pub fn is_url(_cell: &str) -> bool {
    false
}

/// English text.
pub fn is_english(_cell: &str) -> bool {
    false
}

/// Japanese text.
pub fn is_japanese(_cell: &str) -> bool {
    false
}

/// Kana only.
pub fn is_kana(_cell: &str) -> bool {
    false
}

/// 小計, 合計, total.
pub fn is_total_word(_cell: &str) -> bool {
    false
}

/// Start of a note below or above a table.
pub fn is_note(_cell: &str) -> bool {
    false
}

/// How alike two folded titles are, 0 to 100.
pub fn likeness(a: &str, b: &str) -> u8 {
    if a == b { 100 } else { 0 }
}
