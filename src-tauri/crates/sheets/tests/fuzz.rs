//! Damaged lists of every format, always the same ones; the longer run is the example `fuzz`.
#![allow(clippy::unwrap_used)]

#[path = "../../../../tests/fuzz/mutate.rs"]
mod mutate;

use mutate::{Random, corpus, mutate as damaged, sound};
use proptest::prelude::*;
use sheets::{Format, ReadChoice};

#[test]
fn the_corpus_holds_every_format_and_each_file_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut formats = Vec::new();
    for (name, content) in corpus() {
        let path = folder.path().join(&name);
        std::fs::write(&path, content).unwrap();
        let table = sheets::open(&path, &ReadChoice::default(), &|_| Ok(())).unwrap();
        sound(&table).unwrap();
        assert!(table.grid.len() >= 3, "{name}");
        formats.push(table.format);
    }
    use Format::{Csv, Html, Json, Ods, Tsv, Xls, Xlsb, Xlsx};
    for format in [Xlsx, Xls, Xlsb, Ods, Csv, Tsv, Html, Json] {
        assert!(formats.contains(&format), "{format:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_list_is_a_sound_table_or_a_problem(
        seed in any::<u64>(), which in any::<prop::sample::Index>(), lender in any::<prop::sample::Index>(),
    ) {
        let files = corpus();
        let (name, content) = &files[which.index(files.len())];
        let (_, other) = &files[lender.index(files.len())];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, damaged(content, other, &mut Random::new(seed))).unwrap();
        if let Ok(table) = sheets::open(&path, &ReadChoice::default(), &|_| Ok(())) {
            prop_assert_eq!(sound(&table), Ok(()));
        }
    }

    #[test]
    fn whatever_the_clipboard_holds_is_a_table_or_nothing(text in ".{0,200}", html in "(<(table|tr|td|/td|br|p)>|[a-z,\t\n]){0,40}") {
        if let Ok((bytes, ending)) = sheets::paste(Some(&text), Some(&html)) {
            prop_assert!(!bytes.is_empty() && ["html", "tsv", "csv"].contains(&ending));
        }
    }
}
