//! Whether a sheet looks like a list of projects, judged by the words of its first rows. Only to choose which sheet
//! or table is shown first; what the columns are is decided elsewhere.

use super::grid::Grid;

/// A heading stands this high up, notes above it included.
const WITHIN: usize = 30;
/// Headings no list of projects does without, in the words of AMED's lists (domain notes §2) and of our own exports.
const STRONG: [&str; 12] = [
    "課題名",
    "題名",
    "課題番号",
    "管理番号",
    "課題id",
    "タイトル",
    "テーマ名",
    "title",
    "themename",
    "themeno",
    "projectnumber",
    "projectid",
];
/// Headings such a list usually has.
const WEAK: [&str; 10] =
    ["代表者", "研究者", "所属", "機関", "役職", "事業名", "研究期間", "institution", "investigator", "programme"];
/// Headings of statistics: such a table is never the list.
const COUNTS: [&str; 6] = ["応募数", "採択数", "応募件数", "採択件数", "採択率", "倍率"];

/// The rank of a sheet with the headings of a list.
pub(super) const BEST: u8 = 3;

/// [`BEST`]: headings of a list. 2: a heading that needs no list. 1: anything else. 0: statistics.
pub(super) fn like_a_list(grid: &Grid) -> u8 {
    let mut best = 1;
    for row in grid.rows().take(WITHIN) {
        // Sentences above a table name its headings too, but are longer and stand alone.
        let headings: Vec<String> =
            row.filled().map(|(_, text)| folded(text)).filter(|text| text.len() <= 60).collect();
        if headings.len() < 2 {
            continue;
        }
        let has = |words: &[&str]| headings.iter().filter(|text| words.iter().any(|word| text.contains(word))).count();
        let (strong, weak) = (has(&STRONG), has(&WEAK));
        if has(&COUNTS) > 0 && strong == 0 {
            return 0;
        }
        best = best.max(match (strong, weak) {
            (0, 0) => 1,
            (0, 1) => 2,
            (0, _) | (1.., _) => BEST,
        });
    }
    best
}

/// Without blanks, in lower case.
fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}
