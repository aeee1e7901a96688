//! Lists that are text: delimited, pages, records.

use crate::lists::{HEAD, TITLES, budget, institution, number, person, project, row, title, under, with};
use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS};
use serde_json::{Value, json};

/// How delimited text is written.
struct Look {
    delimiter: char,
    newline: &'static str,
    /// Every cell in quotes, not only those that need them.
    quoted: bool,
}
const COMMA: Look = Look { delimiter: ',', newline: "\r\n", quoted: false };

fn delimited(rows: &[Vec<String>], look: &Look) -> String {
    let cell = |cell: &String| {
        if look.quoted || cell.contains([look.delimiter, '"', '\n']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let line = |cells: &Vec<String>| {
        let cells: Vec<String> = cells.iter().map(cell).collect();
        cells.join(&look.delimiter.to_string()) + look.newline
    };
    rows.iter().map(line).collect()
}

fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    delimited(rows, &COMMA).into_bytes()
}

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "a character does not fit {}", encoding.name());
    bytes.into_owned()
}

fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

fn notes(n: usize) -> &'static str {
    match n {
        2 => "改行\nを含む備考",
        5 => "\"引用\"と\tタブ",
        7 => "継続",
        _ => "",
    }
}

pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    let plain = |projects: std::ops::RangeInclusive<usize>| under(&HEAD, projects, |n| project(2024, n));
    let noted = || {
        let head = with(row(&HEAD), &["備考"]);
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        under(&head, 1..=8, |n| with(project(2024, n), &[notes(n)]))
    };
    let tabs = Look { delimiter: '\t', ..COMMA };
    let mut kana = plain(1..=9);
    kana[8][1] = "高純度ﾍﾟﾌﾟﾁﾄﾞの製造工程の開発".to_owned();
    let semicolons = Look { delimiter: ';', newline: "\n", quoted: false };
    let mut commas = plain(1..=7);
    commas[3][1] = "低分子阻害薬、抗体, 核酸の比較; 見本型心筋症".to_owned();
    vec![
        ("utf16le-bom.tsv", utf16(&delimited(&noted(), &tabs), true, true)),
        ("utf16-no-bom.csv", utf16(&delimited(&plain(1..=8), &COMMA), true, false)),
        ("utf16be-bom.csv", utf16(&delimited(&plain(2..=9), &COMMA), false, true)),
        ("euc-jp.csv", encoded(&delimited(&kana, &Look { newline: "\n", ..COMMA }), EUC_JP)),
        (
            "utf8-bom-crlf.csv",
            ("\u{feff}".to_owned() + &delimited(&plain(1..=8), &Look { quoted: true, ..COMMA })).into_bytes(),
        ),
        ("semicolon.csv", delimited(&commas, &semicolons).into_bytes()),
        ("tab-text.xls", encoded(&delimited(&plain(1..=6), &tabs), SHIFT_JIS)),
        ("comma-text.xlsx", csv(&plain(3..=9))),
        ("saved-as-excel.xls", saved_as_excel().into_bytes()),
        ("page-named.csv", encoded(&page(), SHIFT_JIS)),
        ("amedfind-records.json", records()),
        ("control-characters-text.csv", csv(&control_characters())),
        ("error-texts.csv", csv(&error_texts())),
        ("amounts-million.csv", csv(&amounts())),
        ("position-swapped.csv", csv(&position_swapped())),
        ("three-programmes.csv", csv(&three_programmes())),
        ("mojibake-column.csv", csv(&mojibake_column())),
        ("headings-only.csv", csv(&[row(&HEAD)])),
        ("english-headings.csv", csv(&english())),
        ("own-words.csv", csv(&own_words())),
        ("gene-dates-ja.csv", csv(&gene_dates())),
        ("totals-in-title.csv", csv(&totals())),
        ("next-year-2024.csv", csv(&plain(1..=10))),
    ]
}

/// As web systems answer "download for Excel": a page without closing tags under a workbook's name.
fn saved_as_excel() -> String {
    let mut text = String::from(
        "<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><HEAD><META http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><STYLE>td {mso-number-format:\"\\@\";}</STYLE></HEAD>\n<BODY><TABLE border=1>\n<TR><TH>課題管理番号<TH>研究開発課題名<TH>代表機関名<TH>研究開発代表者<TH>年度<TH>配分額（千円）\n",
    );
    for n in 1..=6 {
        let cells: Vec<String> = project(2024, n).iter().map(|cell| format!("<TD>{cell}")).collect();
        text += &format!("<TR>{}\n", cells.concat().replace("見本型", "見本型&nbsp;&amp;&nbsp;架空型"));
    }
    text + "</TABLE></BODY></HTML>\n"
}

/// A page saved by a browser, somebody changed its ending.
fn page() -> String {
    let mut text = String::from(
        "<!DOCTYPE html>\n<html lang=\"ja\"><head><meta charset=\"Shift_JIS\"><title>採択課題（合成データ）</title></head>\n<body><h1>採択課題</h1><p>課題名, 機関, 代表者の一覧です。</p>\n<table><thead><tr><th>No.</th><th>研究開発課題名</th><th>代表機関名</th><th>研究開発代表者</th><th>役職</th></tr></thead><tbody>\n",
    );
    for n in 4..=9 {
        let position = crate::lists::POSITIONS[n % 6];
        text += &format!(
            "<tr><td>{}</td><td><a href=\"#\">{}</a></td><td>{}</td><td>{}</td><td>{position}</td></tr>\n",
            n - 3,
            title(n),
            institution(n),
            person(n)
        );
    }
    text + "</tbody></table></body></html>\n"
}

/// AMEDfind's records without the wrapping; one project under two years, one not yet with a sum.
fn records() -> Vec<u8> {
    let record = |year: u32, n: usize| {
        json!({
            "entrusterThemeNo": format!("E0{:07}", n), "themeNo": number(year, n), "themeName": title(n),
            "themeOverview": format!("{}の概要（合成データ）。", TITLES[n - 1]), "jigyo": "見本創薬事業",
            "integratedProject": null, "institution": institution(n), "researcherName": person(n), "job": "教授",
            "eradResearcherId": format!("0{n:07}"), "allStartDate": "2023/04/01", "allEndDate": "2026/03/31",
            "totalBudget": if n == 4 { 0 } else { budget(n) },
        })
    };
    let mut list: Vec<Value> = (1..=6).map(|n| record(2024, n)).collect();
    list.push(record(2023, 1));
    list[1]["themeOverview"] = Value::Null;
    list[2].as_object_mut().expect("a record").remove("job");
    (serde_json::to_string_pretty(&list).expect("JSON") + "\n").into_bytes()
}

fn control_characters() -> Vec<Vec<String>> {
    let mut rows = under(&HEAD[..5], 1..=7, |n| project(2024, n)[..5].to_vec());
    rows[2][1] = "核酸医薬の\u{b}脳内送達技術の確立".to_owned();
    rows[3][1] = "見本型心筋症に対する\u{200b}低分子阻害薬の探索".to_owned();
    // A variation selector chooses the shape of a kanji and belongs to the name.
    rows[4][3] = "辻\u{e0100} 見本".to_owned();
    rows[5][2] = "\u{200e}国立例示病院".to_owned();
    rows[6][3] = "模擬\u{7} 四郎".to_owned();
    // A tab and a line break are no damage.
    rows[7][1] = "認知症の\t血液バイオマーカーの\n検証".to_owned();
    rows
}

fn error_texts() -> Vec<Vec<String>> {
    let mut rows = under(&HEAD, 1..=6, |n| project(2024, n));
    rows[2][2] = "#REF!".to_owned();
    rows[4][5] = "#DIV/0!".to_owned();
    rows[5][3] = "#N/A".to_owned();
    // A sentence about an error is no error.
    rows[6][1] = "がん微小環境を変える二重特異性抗体 #REFの検討".to_owned();
    rows
}

fn amounts() -> Vec<Vec<String>> {
    let sums = [
        "12",
        "1.5",
        "１，２００",
        "3,400万円",
        "0.5億円",
        "850千円",
        "２百万円",
        "1,200,000円",
        "－",
        "\\2,500,000円",
    ];
    let head: Vec<&str> = HEAD[..5].iter().copied().chain(["配分額（百万円）"]).collect();
    under(&head, 1..=10, |n| with(project(2024, n)[..5].to_vec(), &[sums[n - 1]]))
}

/// The headings say position, then name; the values stand the other way round.
fn position_swapped() -> Vec<Vec<String>> {
    let head = ["課題管理番号", "研究開発課題名", "所属機関", "役職", "氏名", "年度"];
    under(&head, 1..=8, |n| {
        let position = crate::lists::POSITIONS[n % 6];
        row(&[&number(2024, n), &title(n), &institution(n), &person(n), position, "2024"])
    })
}

fn three_programmes() -> Vec<Vec<String>> {
    let head = ["事業名", "課題管理番号", "研究開発課題名", "代表機関名", "年度", "配分額（千円）"];
    let listed = [
        ("見本創薬事業", 1),
        ("見本創薬事業", 2),
        ("見本創薬事業", 3),
        ("架空がん事業", 4),
        ("架空がん事業", 2),
        ("例示再生事業", 5),
        ("例示再生事業", 2),
        ("例示再生事業", 6),
    ];
    let of = |(programme, n): (&str, usize)| {
        let all = project(2024, n);
        row(&[programme, &all[0], &all[1], &all[2], &all[4], &all[5]])
    };
    std::iter::once(row(&head)).chain(listed.into_iter().map(of)).collect()
}

/// The summaries went through the wrong encoding before they came into the list.
fn mojibake_column() -> Vec<Vec<String>> {
    let head: Vec<&str> = HEAD[..5].iter().copied().chain(["研究概要"]).collect();
    under(&head, 1..=6, |n| {
        let summary = format!("{}に関する概要（合成データ）", TITLES[n - 1]);
        let (wrong, _, _) = SHIFT_JIS.decode(summary.as_bytes());
        with(project(2024, n)[..5].to_vec(), &[if n == 4 { &summary } else { &wrong }])
    })
}

fn english() -> Vec<Vec<String>> {
    let head = ["Project Number", "Title", "Institution", "PI", "FY", "Budget (thousand yen)", "Remarks"];
    under(&head, 1..=7, |n| with(project(2024, n), &["synthetic"]))
}

/// 標的, モダリティ, 適応 under other headings; two words no vocabulary knows, one waits in two rows.
fn own_words() -> Vec<Vec<String>> {
    let head = ["課題管理番号", "研究開発課題名", "代表機関名", "年度", "標的分子", "モダリティ", "対象疾患"];
    let words = [
        ["PD-1；CTLA-4", "抗体", "関節リウマチ"],
        ["PD-L1／架空標的ZZ1", "低分子、抗体", "慢性関節リウマチ、全身性エリテマトーデス"],
        ["", "", "強皮症"],
        ["CD152\nPD-L2", "架空の様式", "架空症候群ZZ"],
        ["架空標的ZZ1", "低分子", "シェーグレン症候群"],
        ["PD-1", "未定", ""],
    ];
    under(&head, 1..=6, |n| with([&project(2024, n)[..3], &["2024".to_owned()]].concat(), &words[n - 1]))
}

/// Gene symbols as Japanese and English Excel leave them; a true date column and a sentence beside.
fn gene_dates() -> Vec<Vec<String>> {
    let head = ["課題管理番号", "研究開発課題名", "代表機関名", "年度", "キーワード", "開始日", "備考"];
    let keywords = [
        "SEPTIN2",
        "9月2日",
        "3月1日",
        "1-Mar",
        "EGFR、KRAS",
        "Sep-07",
        "44440",
        "MARCHF5",
        "2022/9/4",
        "1-Dec",
        "TP53",
        "DELEC1",
    ];
    under(&head, 1..=12, |n| {
        let note = if n == 5 { "9月2日に開催" } else { "" };
        with([&project(2024, n)[..3], &["2024".to_owned()]].concat(), &[keywords[n - 1], "2024/4/1", note])
    })
}

/// Totals named in the column of titles, and a title that begins like one.
fn totals() -> Vec<Vec<String>> {
    let total = |word: &str, sum: &str| row(&["", word, "", "", "", sum]);
    let mut odd = project(2024, 3);
    odd[1] = "合計特殊出生率を指標とする架空の介入研究".to_owned();
    vec![
        row(&HEAD),
        project(2024, 1),
        project(2024, 2),
        total("小計", "12,500"),
        odd,
        project(2024, 4),
        total("【小計】", "18,500"),
        total("総　計", "31,000"),
    ]
}
