//! Lists that are workbooks.

use crate::book::{Sheet, sheet, xlsx};
use crate::lists::{HEAD, POSITIONS, budget, institution, number, numeric, person, row, title, under, with};

const NAME: &str = "課題一覧（合成データ）";

fn one(rows: Vec<Vec<String>>) -> Vec<u8> {
    xlsx(&[sheet(NAME, rows)])
}

fn plain(projects: std::ops::RangeInclusive<usize>) -> Vec<Vec<String>> {
    under(&HEAD, projects, |n| numeric(2024, n))
}

pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("two-tables.xlsx", one(two_tables())),
        ("statistics-right.xlsx", one(statistics_right())),
        ("statistics-above.xlsx", one(statistics_above())),
        ("lost-zeros.xlsx", one(lost_zeros())),
        ("control-characters.xlsx", one(control_characters())),
        ("cut-and-errors.xlsx", one(cut_and_errors())),
        ("same-year-twice.xlsx", one(same_year_twice())),
        ("renumbered-within.xlsx", one(renumbered_within())),
        ("odd-ids.xlsx", one(odd_ids())),
        ("amounts-yen.xlsx", one(amounts_yen())),
        ("unit-above.xlsx", one(unit_above())),
        ("wide-years.xlsx", one(wide_years())),
        ("era-edges.xlsx", one(era_edges())),
        ("title-and-notes.xlsx", title_and_notes()),
        ("deep-header.xlsx", one(deep_header())),
        ("two-header-languages.xlsx", two_header_languages()),
        ("hidden-old-sheet.xlsx", hidden_old_sheet()),
        ("broken-headings.xlsx", one(broken_headings())),
        ("furigana.xlsx", one(furigana())),
        ("offset-table.xlsx", one(offset_table())),
        ("next-year-2025.xlsx", one(next_year())),
    ]
}

/// Name, ending, LibreOffice's filter, the workbook it is made of.
pub fn through_office() -> Vec<(&'static str, &'static str, &'static str, Vec<u8>)> {
    vec![
        ("merged-hidden", "ods", "ods", merged_hidden()),
        (
            "dates-errors",
            "xls",
            "xls:MS Excel 97",
            xlsx(&[sheet("表紙", vec![row(&["見本の表紙（合成データ）"])]), sheet("一覧", dates_errors())]),
        ),
    ]
}

/// A list of reviewers stands below the list of projects.
fn two_tables() -> Vec<Vec<String>> {
    let mut rows = plain(1..=6);
    rows.extend([Vec::new(), Vec::new(), row(&["", "評価委員（合成データ）"])]);
    rows.push(row(&["No.", "委員氏名", "委員所属", "専門"]));
    for n in 1..=4_usize {
        rows.push(row(&[&format!("#{n}"), &person(n + 1), &institution(n + 2), "薬理学"]));
    }
    rows
}

/// A table of counts to the right; its 合計 stands beside a project.
fn statistics_right() -> Vec<Vec<String>> {
    let beside = [
        ["", "", "公募枠", "応募数", "採択数"],
        ["", "", "一般枠", "#41", "#4"],
        ["", "", "若手枠", "#23", "#3"],
        ["", "", "合計", "#64", "#7"],
    ];
    let mut rows = plain(1..=7);
    for (row, cells) in rows.iter_mut().zip(beside) {
        *row = with(std::mem::take(row), &cells);
    }
    rows
}

fn statistics_above() -> Vec<Vec<String>> {
    let mut rows = vec![
        row(&["令和6年度 公募結果（合成データ）"]),
        row(&["公募枠", "応募数", "採択数", "採択率"]),
        row(&["一般枠", "#41", "#5", "12%"]),
        row(&["若手枠", "#23", "#3", "13%"]),
        row(&["合計", "#64", "#8", "13%"]),
        Vec::new(),
        row(&["採択課題"]),
    ];
    rows.extend(plain(1..=8));
    rows
}

/// Researcher ids of eight digits, some kept as text, some stored as numbers.
fn lost_zeros() -> Vec<Vec<String>> {
    let ids = ["00123401", "20345678", "#345678", "#10234567", "00998877", "#5123456", "#40123456", "70011223"];
    let head =
        ["課題管理番号", "研究開発課題名", "代表機関名", "研究開発代表者", "研究者番号", "年度", "配分額（千円）"];
    under(&head, 1..=8, |n| {
        let all = numeric(2024, n);
        with(all[..4].to_vec(), &[ids[n - 1], &all[4], &all[5]])
    })
}

/// Excel writes control characters as `_x000B_`; they are in the cell all the same.
fn control_characters() -> Vec<Vec<String>> {
    let mut rows = under(&[&HEAD[..], &["備考"]].concat(), 1..=8, |n| with(numeric(2024, n), &[""]));
    rows[2][1] = "核酸医薬の_x000B_脳内送達技術の確立".to_owned();
    rows[3][2] = "見本医科大学\u{200b}".to_owned();
    rows[5][1] = "網膜変性に対する\u{200d}遺伝子治療の検討".to_owned();
    rows[6][6] = "\u{202e}要確認".to_owned();
    rows[7][6] = "一行目\n二行目\t欄".to_owned();
    rows[8][3] = "見本_x001F_ 花子".to_owned();
    rows
}

fn cut_and_errors() -> Vec<Vec<String>> {
    let mut rows =
        under(&[&HEAD[..], &["概要"]].concat(), 1..=7, |n| with(numeric(2024, n), &["短い概要（合成データ）"]));
    let long: String = "架空の概要が続く。".chars().cycle().take(32_767).collect();
    rows[2][6].clone_from(&long);
    rows[3][6] = long.chars().take(32_766).collect();
    rows[3][2] = "!#REF!".to_owned();
    rows[5][5] = "!#DIV/0!".to_owned();
    rows[6][3] = "!#N/A".to_owned();
    rows[7][6] = "!#NAME?".to_owned();
    rows
}

/// One project stands twice with the same sum, one twice with another, one in two years.
fn same_year_twice() -> Vec<Vec<String>> {
    let mut rows = plain(1..=6);
    rows.push(numeric(2024, 2));
    let mut other = numeric(2024, 4);
    other[5] = "#99000".to_owned();
    rows.push(other);
    rows.push(numeric(2023, 1));
    rows
}

/// Two blocks changed with the fiscal year (one without institution then), one title stands at two institutions.
fn renumbered_within() -> Vec<Vec<String>> {
    let mut rows = under(&HEAD, 1..=7, |n| numeric(2023, n));
    let later = |n: usize, name: &str, at: &str| {
        let mut cells = numeric(2024, n);
        cells[0] = name.to_owned();
        cells[2] = at.to_owned();
        cells
    };
    rows.push(later(1, "24zz0303011h0001", "架空大学"));
    rows.push(later(2, "24zz0303012h0001", ""));
    rows.push(later(3, "24zz0303013h0001", "例示薬科大学"));
    rows.push(numeric(2024, 4));
    let mut near = later(5, "24zz0303015h0001", "国立例示病院");
    near[1] = "網膜変性に対する遺伝子治療法の検討".to_owned();
    rows.push(near);
    rows
}

fn odd_ids() -> Vec<Vec<String>> {
    let ids = [
        "'24zz0101001h0001",
        "JP24zz0101002",
        "２４ＺＺ０１０１００３Ｈ０００３",
        "ＪＰ２４ｚｚ０１０１００４",
        "#20010456",
        "24zz010106",
        "",
        " 24zz0101008h0008 ",
        "24zza101009h0009",
        "採択番号未定",
        "",
    ];
    under(&HEAD, 1..=11, |n| {
        with(vec![ids[n - 1].to_owned()], &[]).into_iter().chain(numeric(2024, n).into_iter().skip(1)).collect()
    })
}

fn amounts_yen() -> Vec<Vec<String>> {
    let sums = ["#5000000", "12,500,000", "¥7,000,000", "3,000千円", "￥１，０００，０００", "#4250500", "12.5百万円"];
    let head: Vec<&str> = HEAD[..5].iter().copied().chain(["交付決定額（円）"]).collect();
    under(&head, 1..=7, |n| with(numeric(2024, n)[..5].to_vec(), &[sums[n - 1]]))
}

/// The unit stands above the table, at its right end.
fn unit_above() -> Vec<Vec<String>> {
    let sums = ["#12", "#8.5", "#3", "1,050", "#0.4"];
    let head: Vec<&str> = HEAD[..5].iter().copied().chain(["配分額"]).collect();
    let mut rows = vec![row(&["令和6年度 課題一覧（合成データ）"]), row(&["", "", "", "", "", "（単位：百万円）"])];
    rows.extend(under(&head, 1..=5, |n| with(numeric(2024, n)[..5].to_vec(), &[sums[n - 1]])));
    rows
}

/// A column of money for each fiscal year, and what came of the project.
fn wide_years() -> Vec<Vec<String>> {
    let head = [
        "課題管理番号",
        "研究開発課題名",
        "代表機関名",
        "令和4年度配分額（千円）",
        "令和5年度配分額（千円）",
        "令和6年度配分額（千円）",
        "論文数",
        "非臨床PoC",
        "企業導出",
        "承認",
    ];
    let outcomes = [
        ["#3", "取得", "", ""],
        ["#0", "", "", ""],
        ["#12", "取得", "導出済", ""],
        ["", "未取得", "", ""],
        ["#5", "取得", "導出済", "2024年3月承認"],
        ["#1", "", "交渉中", ""],
    ];
    under(&head, 1..=6, |n| {
        let sums = [1, 2, 3]
            .map(|year| if n == 2 && year == 1 { String::new() } else { format!("#{}", budget(n) + year * 10) });
        let cells = vec![number(2024, n), title(n), institution(n)];
        with(with(cells, &sums.each_ref().map(String::as_str)), &outcomes[n - 1])
    })
}

/// Eras at their edges: Shōwa, kanji numerals, ranges, a year that never was.
fn era_edges() -> Vec<Vec<String>> {
    let head = ["研究開発課題名", "代表機関名", "研究開発代表者", "年度", "開始日", "終了日"];
    let years = [
        ["昭和63年度", "昭和63年4月1日", "昭和64年1月7日"],
        ["昭和60年度", "S60.4.1", "S61.3.31"],
        ["令和六年度", "令和六年四月一日", "令和九年三月三十一日"],
        ["平成三十年度", "平成三十年十月一日", "平成三十一年三月三十一日"],
        ["令和元年度", "令和元年五月一日", "R2.3.31"],
        ["令和4～6年度", "R4.4.1", "R7.3.31"],
        ["R4-R6", "2022/4/1", "2025/3/31"],
        ["2022～2024年度", "2022年4月1日", "2025年3月31日"],
        ["平成30年度～令和2年度", "平成30年4月1日", "令和3年3月31日"],
        ["Ｒ５年度", "Ｒ５．４．１", "2024-03-31"],
        ["H31", "H31.4.1", "H31.4.30"],
        ["平成32年度", "平成32年4月1日", "令和3年3月31日"],
    ];
    under(&head, 1..=12, |n| with(vec![title(n), institution(n), person(n)], &years[n - 1]))
}

fn title_and_notes() -> Vec<u8> {
    let mut rows = vec![row(&["令和6年度 見本創薬事業 採択課題一覧（合成データ）"]), Vec::new()];
    rows.extend(plain(1..=7));
    rows.push(Vec::new());
    rows.push(row(&["※ 配分額は間接経費を含む。"]));
    rows.push(row(&["（注）代表者の所属は採択時のもの。"]));
    rows.push(row(&["出典：架空の資料（合成データ）"]));
    xlsx(&[Sheet { merges: vec!["A1:F1", "A12:F12"], ..sheet(NAME, rows) }])
}

/// Eleven rows of letter before the table.
fn deep_header() -> Vec<Vec<String>> {
    let mut rows = vec![
        row(&["", "", "", "", "事務連絡"]),
        row(&["", "", "", "", "令和6年4月1日"]),
        row(&["関係各位"]),
        row(&["", "架空推進課（合成データ）"]),
        Vec::new(),
        row(&["令和6年度の課題一覧について"]),
        row(&["作成日", "2024/4/1", "担当", "架空推進課", "版", "第2版"]),
        row(&["対象事業", "見本創薬事業", "対象年度", "令和6年度"]),
        row(&["1. 研究開発課題名は契約書のとおりとする。"]),
        row(&["2. 代表機関名は略称を用いない。"]),
        Vec::new(),
    ];
    rows.extend(plain(1..=9));
    rows
}

/// The second row of the heading only says the language.
fn two_header_languages() -> Vec<u8> {
    let mut rows = vec![
        row(&["課題管理番号", "研究開発課題名", "", "代表機関名", "概要", "", "年度"]),
        row(&["", "（日）", "（英）", "", "（日）", "（英）", ""]),
    ];
    for n in 1..=6_usize {
        let english = [
            "Antibodies against a made-up receptor",
            "Delivery of nucleic acids into the brain",
            "Small molecules for a sample cardiomyopathy",
            "A bank of iPS cells of rare diseases",
            "Gene therapy of retinal degeneration",
            "Bispecific antibodies for the tumour environment",
        ][n - 1];
        rows.push(row(&[
            &number(2024, n),
            &title(n),
            english,
            &institution(n),
            "概要は架空（合成データ）。",
            "A synthetic summary.",
            "#2024",
        ]));
    }
    xlsx(&[Sheet { merges: vec!["A1:A2", "B1:C1", "D1:D2", "E1:F1", "G1:G2"], ..sheet(NAME, rows) }])
}

/// Last year's list was hidden, not deleted, and stands first.
fn hidden_old_sheet() -> Vec<u8> {
    let old = under(&HEAD, 1..=9, |n| numeric(2023, n));
    let counts = vec![row(&["区分", "件数"]), row(&["新規", "#2"]), row(&["継続", "#5"])];
    xlsx(&[Sheet { hidden: true, ..sheet("旧一覧", old) }, sheet("最新", plain(3..=9)), sheet("集計", counts)])
}

fn broken_headings() -> Vec<Vec<String>> {
    let head =
        ["課題管理\n番号", "研究開発\n課題名", "代表\n機関名", "研究開発\r\n代表者", "年\n度", "配分額\n（千円）"];
    under(&head, 1..=6, |n| numeric(2024, n))
}

/// Shared strings with furigana and with runs of other colours: only the text itself is the cell.
fn furigana() -> Vec<Vec<String>> {
    let mut rows = plain(1..=5);
    rows[0][1] = "<si><t>研究開発課題名</t><rPh sb=\"0\" eb=\"4\"><t>ケンキュウカイハツ</t></rPh><rPh sb=\"4\" eb=\"6\"><t>カダイ</t></rPh><phoneticPr fontId=\"0\"/></si>".to_owned();
    rows[1][3] = "<si><t>架空　一郎</t><rPh sb=\"0\" eb=\"2\"><t>カクウ</t></rPh><rPh sb=\"3\" eb=\"5\"><t>イチロウ</t></rPh></si>".to_owned();
    rows[2][1] = "<si><r><t>核酸医薬の</t></r><r><rPr><b/><color rgb=\"FFFF0000\"/></rPr><t>脳内送達技術</t></r><r><t xml:space=\"preserve\">の確立</t></r><rPh sb=\"0\" eb=\"4\"><t>カクサンイヤク</t></rPh></si>".to_owned();
    rows
}

/// The table begins at C5; empty rows stand between the projects.
fn offset_table() -> Vec<Vec<String>> {
    let moved = |cells: Vec<String>| [row(&["", ""]), cells].concat();
    let mut rows = vec![Vec::new(), moved(row(&["課題一覧（合成データ）"])), Vec::new(), Vec::new()];
    for (at, cells) in plain(1..=6).into_iter().enumerate() {
        rows.push(moved(cells));
        if at == 2 || at == 4 {
            rows.push(Vec::new());
        }
    }
    rows
}

/// Next year's list of `next-year-2024.csv`: other order of columns, other headings, another unit.
fn next_year() -> Vec<Vec<String>> {
    let head = ["実施機関", "代表者氏名", "役職", "補助事業課題名", "課題番号", "事業年度", "交付額（円）"];
    under(&head, [2, 1, 11, 4, 3, 6, 5, 8, 12, 7], |n| {
        let name = match n {
            4 => "希少疾患由来iPS細胞バンクの整備と公開".to_owned(),
            7 => "認知症の血液バイオマーカーの多施設検証".to_owned(),
            _ => title(n),
        };
        let id = if n == 6 { "25zz0202006h0001".to_owned() } else { number(2025, n) };
        let yen = format!("#{}", budget(n) * 1000);
        row(&[&institution(n), &person(n), POSITIONS[n % 6], &name, &id, "#2025", &yen])
    })
}

/// The programme is merged over its projects; rows are hidden.
fn merged_hidden() -> Vec<u8> {
    let head = ["事業名", "課題管理番号", "研究開発課題名", "代表機関名", "年度", "配分額（千円）"];
    let rows = under(&head, 1..=9, |n| {
        let programme = ["見本創薬事業", "", "", "架空がん事業", "", "", "", "例示再生事業", ""][n - 1];
        let all = numeric(2024, n);
        row(&[programme, &all[0], &all[1], &all[2], &all[4], &all[5]])
    });
    let merges = vec!["A2:A4", "A5:A8", "A9:A10"];
    xlsx(&[Sheet { merges, hidden_rows: vec![4, 7], ..sheet("一覧", rows) }])
}

/// Dates as dates, an error, and a cover sheet before the list.
fn dates_errors() -> Vec<Vec<String>> {
    let head = ["課題管理番号", "研究開発課題名", "代表機関名", "年度", "開始日", "終了日", "配分額（千円）"];
    let mut rows = under(&head, 1..=6, |n| {
        let all = numeric(2024, n);
        // 2024-04-01 and 2027-03-31.
        row(&[&all[0], &all[1], &all[2], &all[4], "@45383", "@46477", &all[5]])
    });
    rows[4][6] = "!#REF!".to_owned();
    rows[5][4] = "令和6年10月1日".to_owned();
    rows
}
