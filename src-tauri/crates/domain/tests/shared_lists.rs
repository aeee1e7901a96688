//! What the rules say of the shared lists, where these are at hand.

use domain::damage::{control, e_notation, gene_date, invisible, looks_mojibake, mojibake};
use domain::{look, text};
use std::path::{Path, PathBuf};

fn shared() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data");
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: the shared lists are not here");
    None
}

/// Cells of the text files in a folder, cut at commas, tabs and pipes without minding quotes.
fn cells(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            cells(&path, found);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            found.extend(text.split(['\n', '\r', ',', '\t', '|', '"']).map(str::to_owned));
        }
    }
}

#[test]
fn no_cell_of_a_sound_list_is_called_damaged() {
    let Some(shared) = shared() else { return };
    let mut found = Vec::new();
    cells(&shared, &mut found);
    found.sort_unstable();
    found.dedup();
    assert!(found.len() > 1000, "{}", found.len());
    // The large tables repeat themselves: a part of them is enough, the small lists' ids are all looked at below.
    for cell in found.iter().step_by(1 + found.len() / 10_000) {
        assert_eq!(mojibake(cell), None, "{cell}");
        assert!(!looks_mojibake(cell), "{cell}");
        assert!(!cell.chars().any(control), "{cell:?}");
        let (folded, map) = text::fold_with_map(cell);
        assert_eq!(folded, text::fold(cell));
        assert_eq!(map.len(), folded.len() + 1);
        assert!(!folded.chars().any(invisible));
    }
    let ids: Vec<&str> = found.iter().map(String::as_str).filter(|cell| e_notation(cell)).collect();
    assert_eq!(ids, ["2.0240100012E+13", "2.02401E+13", "2.02E+13"]);
}

#[test]
fn vocabulary_words_are_no_gene_dates() {
    let Some(shared) = shared() else { return };
    for file in ["starter_targets.csv", "starter_indications.csv", "modality_taxonomy.csv"] {
        let table = std::fs::read_to_string(shared.join(file)).unwrap();
        for word in table.split(['\n', ',', '|', '"']) {
            let date = word.contains("-0") || word.contains("-1");
            assert!(date || gene_date(word, false).is_none(), "{file}: {word}");
        }
    }
}

#[test]
fn real_titles_and_institutions_look_like_what_they_are() {
    let Some(shared) = shared() else { return };
    let table = std::fs::read_to_string(shared.join("amed_projects.csv")).unwrap();
    // Lines without a quoted comma: url, year, programme, number, title, English title, institution, summary.
    let rows: Vec<Vec<&str>> =
        table.lines().skip(1).filter(|l| !l.contains('"')).map(|l| l.split(',').collect()).collect();
    let share = |column: usize, test: fn(&str) -> bool| {
        let filled: Vec<&str> =
            rows.iter().filter_map(|row| row.get(column).copied()).filter(|c| !c.is_empty()).collect();
        let wrong: Vec<&&str> = filled.iter().filter(|cell| !test(cell)).collect();
        100 - 100 * wrong.len() / filled.len()
    };
    assert!(share(1, look::is_year) == 100);
    assert!(share(3, look::is_project_number) == 100);
    assert!(share(4, look::is_japanese) == 100);
    assert!(share(5, look::is_english) == 100);
    assert!(share(6, look::is_institution) >= 80);
    for column in [2, 4, 5] {
        assert!(share(column, look::is_institution) <= 20);
    }
    for column in [1, 2, 3, 4, 5, 6] {
        assert!(share(column, look::is_person) <= 5);
        assert!(share(column, look::is_position) <= 5);
        assert!(share(column, look::is_total_word) == 0);
        assert!(share(column, look::is_note) == 0);
    }
}
