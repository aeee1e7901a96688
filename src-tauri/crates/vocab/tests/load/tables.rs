//! Tables of a house's own.

use super::*;
use vocab::load::{Columns, guess_columns, read_rows, recognise_rows, table};

fn strings(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

#[test]
fn columns_are_guessed_by_japanese_and_english_headings() {
    let columns =
        guess_columns(&strings(&["ＩＤ", "病名", "英語名", "同義語", "略称", "上位", "対応ID", "移行先", "廃止"]));
    let all = [
        columns.id,
        columns.label_ja,
        columns.label_en,
        columns.synonyms_ja,
        columns.synonyms_en,
        columns.parent,
        columns.same,
        columns.replaced_by,
        columns.obsolete,
    ];
    assert_eq!(all, [0, 1, 2, 3, 4, 5, 6, 7, 8].map(Some));
    let english = guess_columns(&strings(&["Name", "Synonyms", "Parent", "note", "ID"]));
    let expected =
        Columns { id: Some(4), label_en: Some(0), synonyms_en: Some(1), parent: Some(2), ..Columns::default() };
    assert_eq!(english, expected);
    assert_eq!(guess_columns(&strings(&["備考", "金額"])), Columns::default());
}

#[test]
fn a_row_without_id_gets_one_of_its_label_that_spelling_does_not_change() {
    let columns = Columns { label_ja: Some(0), ..Columns::default() };
    let id = |label: &str| {
        let rows = vec![strings(&[label])];
        table(rows.into_iter(), &columns, 2, &mut |_| true).unwrap().terms[0].id.clone()
    };
    assert_eq!(id("ミホン症候群"), id("ﾐﾎﾝ症候群"));
    assert_ne!(id("ミホン症候群"), id("見本症候群"));
    assert!(id("ミホン症候群").starts_with("OWN:") && id("ミホン症候群").len() == 16);
}

#[test]
fn a_parent_may_be_named_by_its_label() {
    let loaded = load("own_table.csv");
    let group = loaded.terms[1].id.clone();
    check_loaded(
        &loaded,
        "X:1",
        &format!("見本症候群 / Mihon syndrome [見本病(ja); ミホン病(ja); MHS] < {group} = OMIM:990002 ICD10:Q99.8"),
    );
    check_loaded(&loaded, "X:3", "旧見本病 /  † X:1");
    assert_eq!((loaded.rows, loaded.issue_count), (3, 0));
}

#[test]
fn a_row_without_a_label_is_an_issue_with_its_line() {
    let columns = Columns { id: Some(0), label_ja: Some(1), ..Columns::default() };
    let rows = vec![strings(&["X:1", ""]), strings(&[]), strings(&["X:2", "見本"])];
    let loaded = table(rows.into_iter(), &columns, 5, &mut |_| true).unwrap();
    assert_eq!(issues(&loaded), [(IssueCode::NoName, 5, "X:1", "")]);
    assert_eq!(ids(&loaded), ["X:2"]);
}

#[test]
fn a_table_without_a_column_of_names_says_so() {
    let refusal = table(std::iter::empty(), &Columns::default(), 1, &mut |_| true).unwrap_err();
    assert!(matches!(refusal, Refusal::NotThisFormat { missing } if missing == ["label_ja", "label_en"]));
    let refusal = load_bytes("金額,備考\n1,2\n".as_bytes(), Format::Table).unwrap_err();
    assert!(matches!(refusal, Refusal::NotThisFormat { .. }));
}

#[test]
fn a_workbook_says_what_the_text_file_says() {
    for (file, delimiter) in [
        ("MANBYO_fiction.csv", ','),
        ("nmain999.txt", ','),
        ("hgnc_custom.txt", '\t'),
        ("hp-ja.babelon.tsv", '\t'),
        ("grounding_map.csv", ','),
    ] {
        let format = FILES.iter().find(|(name, _)| *name == file).unwrap().1;
        let text = bytes(file);
        let text = if format == Format::Medis {
            encoding_rs::SHIFT_JIS.decode(&text).0.into_owned()
        } else {
            String::from_utf8(text).unwrap()
        };
        let mut reader = csv::ReaderBuilder::new();
        // Names of HGNC's custom downloads are lists of quoted texts, which a spreadsheet takes as they are.
        reader.delimiter(delimiter as u8).has_headers(false).flexible(true).quoting(false);
        let rows: Vec<Vec<String>> = reader
            .from_reader(text.as_bytes())
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        assert_eq!(recognise_rows(&rows[..2], "book.xlsx"), Some(format), "{file}");
        assert_eq!(read_rows(rows.into_iter(), format, &mut |_| true).unwrap(), load(file), "{file}");
    }
    let row = vec![strings(&["ID", "名称"]), strings(&["X:1", "二行の\n\"名前\", 続き"])];
    let loaded = read_rows(row.into_iter(), Format::Table, &mut |_| true).unwrap();
    check_loaded(&loaded, "X:1", "二行の \"名前\", 続き /");
}
