//! A plan's workbook, read back: what each sheet says, the colours of its bars, its formulas, how it prints.
#![allow(clippy::unwrap_used)]

use crate::common::fictional_plan::{
    book, cover, flat, gantt, gates, heat, money, month, printed, sheets as all_sheets,
};
use domain::ProblemCode;
use sheets::plan::{self, Body, Cell, Gantt, Grid, Row, Sheet, YearName};
use sheets::{Col, ColumnKind, Language, Value, dump};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

fn written(sheets: Vec<Sheet>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.xlsx");
    plan::write(&path, &book(sheets)).unwrap();
    (folder, path)
}

fn part(path: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, from: &'a str, to: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(from).skip(1).map(move |rest| rest.split(to).next().unwrap())
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let at = element.find(&format!("{name}=\""))? + name.len() + 2;
    element[at..].split('"').next()
}

/// The style of each cell, as `fill/left/right/bottom`: colours in hexadecimal, borders by name.
fn looks(path: &Path, sheet: &str) -> HashMap<String, String> {
    let styles = part(path, "xl/styles.xml");
    let of = |list: &str, item: &str| -> Vec<String> {
        let list = between(&styles, &format!("<{list} "), &format!("</{list}>")).next().unwrap().to_owned();
        list.split(&format!("<{item}")).skip(1).map(str::to_owned).collect()
    };
    let fills: Vec<String> = of("fills", "fill>")
        .iter()
        .map(|fill| {
            let color = attribute(fill, "rgb").unwrap_or("").trim_start_matches("FF").to_owned();
            if fill.contains("lightUp") || fill.contains("darkUp") { format!("hatched {color}") } else { color }
        })
        .collect();
    let side = |border: &str, side: &str| {
        let of = border.split(&format!("<{side}")).nth(1).and_then(|rest| rest.split('>').next()).unwrap_or("");
        attribute(of, "style").unwrap_or("").to_owned()
    };
    let borders: Vec<[String; 3]> = of("borders", "border>")
        .iter()
        .map(|border| [side(border, "left"), side(border, "right"), side(border, "bottom")])
        .collect();
    let formats: Vec<(usize, usize)> = of("cellXfs", "xf ")
        .iter()
        .map(|xf| {
            (attribute(xf, "fillId").unwrap().parse().unwrap(), attribute(xf, "borderId").unwrap().parse().unwrap())
        })
        .collect();
    let mut looks = HashMap::new();
    for cell in part(path, sheet).split("<c ").skip(1) {
        let place = attribute(cell, "r").unwrap().to_owned();
        let style = attribute(cell.split('>').next().unwrap(), "s").map_or(0, |style| style.parse().unwrap());
        let (fill, border) = formats[style];
        let [left, right, bottom] = &borders[border];
        looks.insert(place, format!("{}/{left}/{right}/{bottom}", fills[fill]));
    }
    looks
}

#[test]
fn the_chart_says_what_each_row_is_beside_its_bar() {
    let (_folder, path) =
        written(vec![printed(Language::Ja, "計画", "計画", &["注"], Body::Gantt(gantt(Language::Ja)))]);
    let text = dump(&path).unwrap();
    let line = |place: &str| text.lines().find(|line| line.starts_with(&format!("{place} "))).map(str::to_owned);
    assert_eq!(line("A1").unwrap(), "A1 計画");
    assert_eq!(line("A2").unwrap(), "A2 注");
    // Fiscal years in both calendars, the first months of quarters, the gates above their lines.
    let heads: Vec<&str> = text.lines().filter(|line| line.contains("年度")).collect();
    assert_eq!(heads.len(), 7);
    assert!(heads[0].starts_with("J6 令和8年度") && heads[6].ends_with("令和14年度"), "{heads:?}");
    assert_eq!(line("J7").unwrap(), "J7 2026");
    assert_eq!((line("J8").unwrap(), line("M8").unwrap()), ("J8 4月".to_owned(), "M8 7月".to_owned()));
    assert!(text.contains(" SG①\n") && text.contains(" SG④\n"));
    assert_eq!(line("A6").unwrap(), "A6 作業");
    let row = |number: u32| -> Vec<String> {
        let of = text.lines().filter(|line| {
            line.split(' ').next().unwrap().trim_start_matches(char::is_alphabetic) == number.to_string()
        });
        of.map(|line| line.split_once(' ').unwrap().1.to_owned()).collect()
    };
    assert_eq!(row(10), ["標的・評価系", "R8.4", "R9.3", "12"]);
    assert_eq!(row(11), ["ヒト検体での可溶性TREM2の検証", "例示先端医療研究センター", "R8.4", "R8.12", "9", "80", "3"]);
    assert_eq!(row(18), ["開発候補品の決定", "R10.9", "R10.9", "0", "3", "◇", "◆"]);
    assert_eq!(
        row(20),
        ["細胞株構築・製造法", "見本バイオ製造株式会社", "R10.9", "R11.6", "10", "0", "0", "3", "48000000"]
    );
    for sign in ["最長の道筋", "財源未定", "基準", "ゲート", "今月"] {
        assert!(text.contains(&format!(" {sign}\n")), "{sign} is not explained");
    }
}

#[test]
fn bars_stand_on_the_months_of_their_tasks() {
    let (_folder, path) =
        written(vec![printed(Language::Ja, "計画", "計画", &["注"], Body::Gantt(gantt(Language::Ja)))]);
    let looks = looks(&path, "xl/worksheets/sheet1.xml");
    let columns: Vec<String> = (9..93_u16).map(|at| domain::problem::column_letter(usize::from(at))).collect();
    let row = |number: u32| -> Vec<&str> {
        columns.iter().map(|letter| looks[&format!("{letter}{number}")].as_str()).collect()
    };
    let filled = |number: u32, color: &str| -> Vec<usize> {
        row(number)
            .iter()
            .enumerate()
            .filter(|(_, look)| look.starts_with(&format!("{color}/")))
            .map(|(at, _)| at)
            .collect()
    };
    // Nine months from April 2026, 80 percent done; not on the longest path.
    assert_eq!((filled(11, "6F82C4"), filled(11, "AEBCE6")), ((0..7).collect(), (7..9).collect()));
    // On the longest path.
    assert_eq!(filled(16, "33489A"), (9..21).collect::<Vec<_>>());
    // Nobody said where its money comes from: hatched, in the colour of the longest path where it is on that.
    assert_eq!(filled(20, "hatched 33489A"), (29..39).collect::<Vec<_>>());
    assert_eq!(filled(21, "hatched C23340"), (39..49).collect::<Vec<_>>());
    // The baseline runs along the foot, three months earlier.
    let base: Vec<usize> =
        row(17).iter().enumerate().filter(|(_, look)| look.ends_with("/thick")).map(|(at, _)| at).collect();
    assert_eq!(base, (18..26).collect::<Vec<_>>());
    // A gate is a dashed line at the end of its month, on every row; a fiscal year begins with a line.
    for number in 10..=23 {
        let dashed: Vec<usize> = row(number)
            .iter()
            .enumerate()
            .filter(|(_, look)| look.split('/').nth(2) == Some("mediumDashed"))
            .map(|(at, _)| at)
            .collect();
        assert_eq!(dashed, [10, 32, 51, 81], "row {number}");
    }
    let years: Vec<usize> = row(13)
        .iter()
        .enumerate()
        .filter(|(_, look)| look.split('/').nth(1) == Some("thin"))
        .map(|(at, _)| at)
        .collect();
    assert_eq!(years, [0, 7, 12, 24, 36, 48, 60, 72], "the fiscal years, and this month");
}

#[test]
fn a_long_plan_has_a_column_for_a_quarter_or_a_year() {
    let check = |months: i32, columns: u16, unit: i32| {
        let mut gantt: Gantt = gantt(Language::En);
        let start = month(2026, 4);
        gantt.rows.truncate(2);
        gantt.rows[1].span = Some((start, start + months));
        gantt.gates.clear();
        let name = |year: i32| YearName {
            year,
            long: format!("FY{year}"),
            short: format!("FY{}", year % 100),
            also: String::new(),
        };
        gantt.years = (2026..2026 + (months + 11) / 12).map(name).collect();
        assert_eq!(gantt.months_of_a_column(), unit);
        let (_folder, path) = written(vec![printed(Language::En, "Plan", "Plan", &[], Body::Gantt(gantt))]);
        let last = domain::problem::column_letter(usize::from(9 + columns - 1));
        let workbook = part(&path, "xl/workbook.xml");
        assert!(workbook.contains(&format!("Plan!$A$1:${last}$")), "{months}: {workbook}");
    };
    check(84, 84, 1);
    check(96, 32, 3);
    check(600, 50, 12);
}

#[test]
fn gates_hold_items_criteria_and_decisions_under_their_headings() {
    let (_folder, path) =
        written(vec![printed(Language::Ja, "ゲート", "ゲート", &[], Body::Grid(gates(Language::Ja)))]);
    let text = dump(&path).unwrap();
    let expected = "\
A3 項目
B3 状態
C3 証拠
D3 担当者
E3 期限
F3 生み出す作業
G3 支援
H3 あと（月）
I3 あと（千円）
A5 SG①  創薬標的検証終了時点
C5 予定 令和9年2月 · 基準から +3か月 · 有 1/3 · あと14か月 · 120,000千円 · 判定なし
A6 ヒトでの疾患関連性
B6 ● 有
C6 遺伝学（GWAS）：例示先端医療研究センター
D6 メンバーA
E6 R9.1
G6 創薬ブースター（依頼中）
H6 —
I6 —
A7 2つ以上の系での標的調節の効果
B7 ◐ 取得中
C7 =HYPERLINK(\"http://x\")
D7 メンバーA
E7 R9.1
F7 障壁形成の機構の再現（2系）
G7 創薬ブースター（依頼中）
H7 4
I7 18000000
";
    assert!(text.contains(expected), "{text}");
    for said in [
        "A9 Go／NoGo基準",
        "C9 最初に確定した文",
        "G11 データ（2027-01-20）の後に変更",
        "A13 2027-03-31 条件付きGo（有 2/3）",
    ] {
        assert!(text.contains(&format!("{said}\n")), "{said}: {text}");
    }
}

#[test]
fn money_is_held_to_the_yen_and_summed_by_formulas() {
    let (_folder, path) = written(vec![printed(Language::Ja, "予算", "予算", &[], Body::Money(money(Language::Ja)))]);
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    let formulas: Vec<(&str, &str)> = sheet
        .split("<f>")
        .skip(1)
        .map(|rest| (rest.split("</f>").next().unwrap(), between(rest, "<v>", "</v>").next().unwrap()))
        .collect();
    assert_eq!(
        formulas,
        [
            ("SUM(B6:F6)", "232000500"),
            ("SUM(B7:F7)", "22000000"),
            ("SUM(B8:F8)", "318765433"),
            ("SUM(B6:B8)", "48000000"),
            ("SUM(C6:C8)", "104000000"),
            ("SUM(D6:D8)", "150000500"),
            ("SUM(E6:E8)", "272000000"),
            ("SUM(F6:F8)", "-1234567"),
            ("SUM(G6:G8)", "572765933"),
        ]
    );
    let text = dump(&path).unwrap();
    for line in
        ["A6 認知症研究開発事業", "D6 80000500", "F8 -1234567", "A9 計", "G9 572765933", "A12 作業ごと", "A13 —"]
    {
        assert!(text.contains(&format!("{line}\n")), "{line}: {text}");
    }
    let styles = part(&path, "xl/styles.xml");
    assert!(styles.contains("#,##0,;&quot;▲&quot;#,##0,\""), "thousands, negative ones with ▲");
    let mut millions = money(Language::Ja);
    millions.millions = true;
    let (_folder, path) = written(vec![printed(Language::Ja, "予算", "予算", &[], Body::Money(millions))]);
    assert!(part(&path, "xl/styles.xml").contains("#,##0,,;&quot;▲&quot;#,##0,,\""));
    assert!(dump(&path).unwrap().contains("D6 80000500\n"), "the cell holds the yen whatever it shows");
}

#[test]
fn the_map_holds_each_risk_in_its_field() {
    let (_folder, path) =
        written(vec![printed(Language::Ja, "危険の地図", "危険の地図", &[], Body::Heat(heat(Language::Ja)))]);
    let text = dump(&path).unwrap();
    let expected = "\
A3 起こりやすさ
B3 5
B4 4
B5 3
F5 2 網状赤血球が減る
G5 1 融合により受容体の集合が弱まる\\n6 後に続く事業の公募がある（前提）
B6 2
F6 3 材料移転の条件がまとまらない
B7 1
C7 9 =1+1
C8 1
D8 2
E8 3
F8 4
G8 5
C9 影響
A11 点数のない危険
A12 8 値がまだない
";
    assert!(text.contains(expected), "{text}");
    let looks = looks(&path, "xl/worksheets/sheet1.xml");
    let ground = |place: &str| looks[place].split('/').next().unwrap().to_owned();
    assert_eq!(
        [ground("G3"), ground("G5"), ground("F5"), ground("D5"), ground("C7")],
        ["F3C4C4", "F3C4C4", "FADCC0", "F8F0DA", "E6F3EA"]
    );
}

#[test]
fn the_flat_sheet_has_one_header_row_and_ids_as_texts() {
    let rows = vec![
        vec!["task".into(), "4398046511104123".into(), "months".into(), Value::Integer(9), "9".into(), "9".into()],
        vec!["task".into(), "4398046511104123".into(), "name".into(), Value::Empty, "名".into(), "Name".into()],
    ];
    let (_folder, path) = written(vec![flat(rows)]);
    let expected = "\
[data]
A1 sheet
B1 row
C1 column
D1 value
E1 ja
F1 en
A2 task
B2 4398046511104123
C2 months
D2 9
E2 9
F2 9
A3 task
B3 4398046511104123
C3 name
E3 名
F3 Name
";
    assert_eq!(dump(&path).unwrap(), expected);
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<autoFilter ref=\"A1:F3\"") && sheet.contains("ySplit=\"1\""));
    let id = between(&sheet, "<c r=\"B2\"", "</c>").next().unwrap();
    assert!(id.contains("t=\"s\""), "an id is a text: {id}");
}

#[test]
fn every_printed_sheet_is_a4_as_wide_as_the_page_with_its_headings_class_and_page_numbers() {
    for language in [Language::Ja, Language::En] {
        let (_folder, path) = written(all_sheets(language));
        let class = if language == Language::Ja { "社外秘" } else { "Internal" };
        for nth in 1..=5 {
            let sheet = part(&path, &format!("xl/worksheets/sheet{nth}.xml"));
            for setting in ["paperSize=\"9\"", "fitToPage=\"1\"", "fitToHeight=\"0\"", "&amp;P / &amp;N", class] {
                assert!(sheet.contains(setting), "sheet {nth}: {setting}");
            }
            if nth > 1 {
                assert!(sheet.contains("orientation=\"landscape\""), "{nth}");
            }
            if (2..=4).contains(&nth) {
                assert!(sheet.contains("state=\"frozen\""), "{nth}");
            }
            let heights = between(&sheet, " ht=\"", "\"").map(|height| height.parse::<f64>().unwrap());
            assert!(heights.fold(0.0, f64::max) <= 409.0);
        }
        let workbook = part(&path, "xl/workbook.xml");
        assert_eq!(workbook.matches("_xlnm.Print_Area").count(), 5);
        assert_eq!(workbook.matches("_xlnm.Print_Titles").count(), 3);
        let face = if language == Language::Ja { "Yu Gothic" } else { "Calibri" };
        assert!(part(&path, "xl/styles.xml").contains(&format!("<name val=\"{face}\"/>")));
        let text = dump(&path).unwrap();
        let boxed = format!("{class} · ");
        assert_eq!(text.lines().filter(|line| line.contains(&boxed)).count(), 5, "top right of every sheet");
    }
}

#[test]
fn equal_plans_give_equal_bytes_and_name_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = |name: &str| {
        let path = folder.path().join(name);
        let mut sheets = all_sheets(Language::Ja);
        sheets.extend(all_sheets(Language::En));
        plan::write(&path, &book(sheets)).unwrap();
        std::fs::read(&path).unwrap()
    };
    assert!(bytes("a.xlsx") == bytes("b.xlsx"));
    let core = part(&folder.path().join("a.xlsx"), "docProps/core.xml");
    assert!(core.contains("2026-11-27T00:00:00Z") && core.contains("<dc:creator></dc:creator>"), "{core}");
    assert!(core.contains("<cp:lastModifiedBy></cp:lastModifiedBy>"), "{core}");
}

fn column(width_chars: u16) -> Col {
    Col { label: "題".into(), width_chars, kind: ColumnKind::Text }
}

#[test]
fn what_people_typed_stays_text_and_whole_and_breaks_no_file() {
    let texts = ["=1+1", "+1", "-1", "@SUM(A1)", "007", "a\u{1}b\u{0}c\u{ffff}"];
    let long = "創薬研究の計画を、ここに長く書く。".repeat(100);
    let mut rows: Vec<Row> = texts.iter().map(|text| Row::of(vec![Cell::from(*text), Cell::from("")])).collect();
    rows.push(Row::of(vec![Cell::from(long.as_str()), Cell::from("短い")]));
    rows.push(Row::Band("=2+2".into(), "=3+3".into()));
    let grid = Grid { columns: vec![column(16), column(16)], rows, frozen: 1, millions: false };
    let name = format!("a/b:{}", "長".repeat(40));
    let sheets = vec![
        printed(Language::Ja, &name, "=表題", &["=注"], Body::Grid(grid)),
        printed(Language::Ja, &name, "表", &[], Body::Heat(heat(Language::Ja))),
        flat(vec![vec!["長".repeat(40_000).into(), "=4+4".into()]]),
    ];
    let (_folder, path) = written(sheets);
    let text = dump(&path).unwrap();
    let first = format!("a_b_{}", "長".repeat(27));
    assert!(text.contains(&format!("[{first}]\n")) && text.contains(&format!("[a_b_{} (2)]\n", "長".repeat(23))));
    for said in ["=1+1", "+1", "-1", "@SUM(A1)", "007", "abc", "=2+2", "=3+3", "=表題", "=注", "=4+4"] {
        assert!(text.lines().any(|line| line.split_once(' ').is_some_and(|(_, value)| value == said)), "{said}");
    }
    let read: String = text
        .lines()
        .filter(|line| line.contains("創薬") || line.contains("ここに") || line.contains("長く"))
        .map(|line| line.split_once(' ').unwrap().1)
        .collect();
    assert_eq!(read, long, "what is too long for a row goes on in the next");
    let cut = text.lines().find(|line| line.ends_with(" […]")).unwrap();
    assert_eq!(cut.split_once(' ').unwrap().1.chars().count(), 32_767);
    for nth in 1..=3 {
        let sheet = part(&path, &format!("xl/worksheets/sheet{nth}.xml"));
        assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{nth}");
    }
    assert!(part(&path, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[test]
fn sheets_without_rows_are_written_too() {
    let mut empty: Gantt = gantt(Language::Ja);
    empty.rows.clear();
    empty.gates.clear();
    empty.years.truncate(1);
    let grid = Grid { columns: vec![column(20), column(20)], rows: Vec::new(), frozen: 1, millions: false };
    let (_folder, path) = written(vec![
        cover(Language::Ja),
        printed(Language::Ja, "計画", "計画", &[], Body::Gantt(empty)),
        printed(Language::Ja, "TPP", "TPP", &[], Body::Grid(grid)),
    ]);
    let text = dump(&path).unwrap();
    assert_eq!(text.lines().filter(|line| line.ends_with(" —")).count(), 2, "{text}");
}

#[test]
fn on_failure_the_old_file_stays_and_no_half_file_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.xlsx");
    std::fs::write(&path, b"old").unwrap();
    std::fs::write(folder.path().join("~$plan.xlsx"), b"somebody").unwrap();
    let refused = |path: &Path| plan::write(path, &book(vec![cover(Language::Ja)])).unwrap_err().code;
    assert_eq!(refused(&path), ProblemCode::FileInUse);
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    assert_eq!(refused(&folder.path().join("no-such-folder/plan.xlsx")), ProblemCode::NotWritable);
    assert_eq!(refused(folder.path()), ProblemCode::NotWritable);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}
