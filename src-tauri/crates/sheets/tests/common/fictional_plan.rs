//! A plan that nobody has (合成データ), as a workbook's document in one or both languages.
#![allow(dead_code)]

use jiff::civil::date;
use sheets::briefing::{Page, Section};
use sheets::plan::{
    Bar, BarKind, Body, Book, Cell, Flat, Gantt, Grid, Heat, Legend, Mark, Money, Printed, Row, Sheet, Split, Tone,
    YearName,
};
use sheets::{Col, ColumnKind, Language, Value};

/// Japanese or English.
fn of<'a>(language: Language, ja: &'a str, en: &'a str) -> &'a str {
    if language == Language::Ja { ja } else { en }
}

fn col(label: &str, width_chars: u16, kind: ColumnKind) -> Col {
    Col { label: label.into(), width_chars, kind }
}

fn short(language: Language, month: i32) -> String {
    let (year, number) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    of(language, &format!("R{}.{number}", year - 2018), &format!("{year}-{number:02}")).to_owned()
}

pub fn month(year: i32, month: i32) -> i32 {
    year * 12 + month - 1
}

pub fn printed(language: Language, sheet: &str, title: &str, notes: &[&str], body: Body) -> Sheet {
    Sheet::Printed(Printed {
        sheet: sheet.into(),
        language,
        classification: of(language, "社外秘 · 合成データ（架空）", "Internal · Synthetic data (fictional)").into(),
        title: title.into(),
        note_lines: notes.iter().map(|note| (*note).to_owned()).collect(),
        body,
    })
}

/// Name in both languages, responsible, first month, months, done, slack, baseline's shift, critical, unfunded.
type Task = (&'static str, &'static str, &'static str, i32, i32, u8, i32, i32, bool, bool);

const TASKS: [Task; 14] = [
    ("標的・評価系", "Target and assays", "", 0, 0, 0, 0, 0, false, false),
    (
        "ヒト検体での可溶性TREM2の検証",
        "Soluble TREM2 in human samples",
        "例示先端医療研究センター",
        0,
        9,
        80,
        3,
        0,
        false,
        false,
    ),
    (
        "脳オルガノイド評価系の施設間再現",
        "Brain organoid assay reproduced between sites",
        "仮想再生医療研究機構",
        5,
        7,
        35,
        0,
        0,
        true,
        false,
    ),
    ("標的検証の完了", "Target validation complete", "", 9, 0, 0, 2, 0, false, false),
    ("候補抗体", "Candidate antibody", "", 0, 0, 0, 0, 0, false, false),
    (
        "シャトル融合体の材料移転",
        "Material transfer for the shuttle fusion",
        "株式会社架空創薬",
        6,
        3,
        40,
        0,
        0,
        true,
        false,
    ),
    ("TfR腕の親和性の最適化", "Optimisation of the TfR arm", "架空大学", 9, 12, 0, 0, 0, true, false),
    ("融合形式の選定", "Selection of the fusion format", "架空大学", 21, 8, 0, 0, 3, true, false),
    ("開発候補品の決定", "Candidate chosen", "", 29, 0, 0, 0, 3, true, false),
    ("CMC・安全性", "CMC and safety", "", 0, 0, 0, 0, 0, false, false),
    ("細胞株構築・製造法", "Cell line and process", "見本バイオ製造株式会社", 29, 10, 0, 0, 3, true, true),
    ("GLP毒性（サル 3か月）", "GLP toxicity (monkey, 3 months)", "委託先は未定", 39, 10, 0, 2, 3, false, true),
    ("第Ⅰ相（健康成人）", "Phase 1 (healthy volunteers)", "架空大学附属病院", 52, 13, 0, 0, 0, true, false),
    ("探索的試験・臨床PoC", "Exploratory trial, clinical PoC", "架空大学附属病院", 65, 17, 0, 0, 0, true, false),
];

pub fn gantt(language: Language) -> Gantt {
    let l = |ja, en| of(language, ja, en);
    let start = month(2026, 4);
    let mut rows = Vec::new();
    for (at, (ja, en, who, first, months, done, slack, late, critical, unfunded)) in TASKS.iter().enumerate() {
        let package = who.is_empty() && *months == 0 && *first == 0;
        let kind = match (package, months) {
            (true, _) => BarKind::Package,
            (_, 0) => BarKind::Milestone,
            _ => BarKind::Task,
        };
        let below: Vec<&Task> = TASKS[at + 1..].iter().take_while(|task| !(task.2.is_empty() && task.3 == 0)).collect();
        let span = match kind {
            BarKind::Package => {
                let from = below.iter().map(|task| task.3).min().unwrap_or(0);
                let to = below.iter().map(|task| task.3 + task.4).max().unwrap_or(0);
                (start + from, start + to)
            }
            _ => (start + first, start + first + months),
        };
        let number = |number: i32| Cell::from(Value::Integer(number.into()));
        let cells = vec![
            Cell::from(l(ja, en)),
            Cell::from(*who).toned(Tone::Muted),
            Cell::from(short(language, span.0)),
            Cell::from(short(language, (span.1 - 1).max(span.0))),
            if kind == BarKind::Milestone { Cell::from("") } else { number(span.1 - span.0) },
            if kind == BarKind::Task { number((*done).into()) } else { Cell::from("") },
            if package {
                Cell::from("")
            } else {
                number(*slack).toned(if *critical { Tone::Strong } else { Tone::Plain })
            },
            if *late > 0 { number(*late).toned(Tone::Warn) } else { Cell::from("") },
            if *unfunded { Cell::yen(48_000_000).toned(Tone::Bad) } else { Cell::from("") },
        ];
        let base = (!package && *late > 0).then(|| (span.0 - late, span.1 - late));
        rows.push(Bar { kind, cells, span: Some(span), base, done: *done, critical: *critical, unfunded: *unfunded });
    }
    let year = |year: i32| YearName {
        year,
        long: of(language, &format!("令和{}年度", year - 2018), &format!("FY{year}")).to_owned(),
        short: of(language, &format!("R{}", year - 2018), &format!("FY{}", year % 100)).to_owned(),
        also: of(language, &year.to_string(), "").to_owned(),
    };
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut numbers: [String; 12] = Default::default();
    for (at, name) in months.into_iter().enumerate() {
        numbers[at] = of(language, &format!("{}月", at + 1), name).to_owned();
    }
    let mark = |label: &str, at: i32| Mark { label: label.into(), at: start + at };
    Gantt {
        columns: vec![
            col(l("作業", "Task"), 28, ColumnKind::Text),
            col(l("担当", "Responsible"), 18, ColumnKind::Text),
            col(l("始まり", "Starts"), 7, ColumnKind::Id),
            col(l("終わり", "Ends"), 7, ColumnKind::Id),
            col(l("月数", "Months"), 6, ColumnKind::Integer),
            col(l("進み%", "Done %"), 6, ColumnKind::Integer),
            col(l("余裕", "Slack"), 5, ColumnKind::Integer),
            col(l("遅れ", "Slip"), 5, ColumnKind::Integer),
            col(l("千円", "JPY k"), 8, ColumnKind::Integer),
        ],
        rows,
        years: (2026..=2032).map(year).collect(),
        months: numbers,
        gates: vec![mark("SG①", 11), mark("SG②", 33), mark("SG③", 52), mark("SG④", 82)],
        now: Some(month(2026, 11)),
        legend: Legend {
            critical: l("最長の道筋", "Longest path").into(),
            task: l("作業", "Task").into(),
            done: l("済んだ分", "Done").into(),
            unfunded: l("財源未定", "No source of money").into(),
            base: l("基準", "Baseline").into(),
            milestone: l("マイルストーン", "Milestone").into(),
            gate: l("ゲート", "Gate").into(),
            now: l("今月", "This month").into(),
        },
        millions: false,
    }
}

pub fn gates(language: Language) -> Grid {
    let l = |ja: &str, en: &str| of(language, ja, en).to_owned();
    let item = |name: String, state: (String, Tone), evidence: String, task: String, months: i64, yen: i64| {
        let mut cells = vec![
            Cell::from(name),
            Cell::from(state.0).toned(state.1),
            Cell::from(evidence),
            Cell::from(l("メンバーA", "Member A")),
            Cell::from(short(language, month(2027, 1))),
            Cell::from(task),
            Cell::from(l("創薬ブースター（依頼中）", "Drug booster (asked)")),
        ];
        let left = months > 0;
        cells.push(if left { Cell::from(Value::Integer(months)) } else { Cell::from("—") });
        cells.push(if left { Cell::yen(yen) } else { Cell::from("—") });
        Row::of(cells)
    };
    let have = || (l("● 有", "● Have"), Tone::Good);
    let none = || (l("○ 無", "○ None"), Tone::Bad);
    let obtaining = || (l("◐ 取得中", "◐ Obtaining"), Tone::Warn);
    let mut rows = Vec::new();
    for (code, name) in [
        ("SG①", l("創薬標的検証終了時点", "Target validated")),
        ("SG②", l("前臨床開発開始前", "Before pre-clinical development")),
    ] {
        rows.push(Row::Band(format!("{code}  {name}"), l("予定 令和9年2月 · 基準から +3か月 · 有 1/3 · あと14か月 · 120,000千円 · 判定なし", "Due Feb 2027 · 3 months after the baseline · 1 of 3 there · 14 months left · 120,000 thousand yen · no decision")));
        rows.push(item(
            l("ヒトでの疾患関連性", "Disease relevance in man"),
            have(),
            l("遺伝学（GWAS）：例示先端医療研究センター", "Genetics (GWAS)"),
            String::new(),
            0,
            0,
        ));
        rows.push(item(
            l("2つ以上の系での標的調節の効果", "Effect of target modulation in two systems or more"),
            obtaining(),
            "=HYPERLINK(\"http://x\")".into(),
            l("障壁形成の機構の再現（2系）", "Barrier mechanism reproduced"),
            4,
            18_000_000,
        ));
        rows.push(item(
            l("予備毒性", "Preliminary toxicity"),
            none(),
            String::new(),
            l("予備毒性（網状赤血球・画像異常）", "Preliminary toxicity"),
            14,
            22_000_000,
        ));
        rows.push(Row::Head(vec![
            (2, l("Go／NoGo基準", "Go/NoGo criterion")),
            (2, l("最初に確定した文", "First fixed wording")),
            (1, l("確定した日", "Fixed on")),
            (1, l("変えた日", "Changed on")),
            (3, String::new()),
        ]));
        rows.push(Row::Cells(vec![
            (
                2,
                Cell::from(l(
                    "Go：2つの系で斑の被包率が対照の1.5倍以上（各 n ≥ 8、盲検）",
                    "Go: barrier around plaques at least 1.5 times control in two systems (n ≥ 8 each, blinded)",
                )),
            ),
            (2, Cell::from("")),
            (1, Cell::from(Value::Date(date(2026, 10, 1)))),
            (1, Cell::from("")),
            (3, Cell::from("")),
        ]));
        rows.push(Row::Cells(vec![
            (
                2,
                Cell::from(l(
                    "NoGo：炎症性サイトカインが3倍を超えて上がる",
                    "NoGo: cytokines rise more than threefold",
                )),
            ),
            (
                2,
                Cell::from(l("炎症性サイトカインが2倍を超えて上がる", "Cytokines rise more than twofold"))
                    .toned(Tone::Muted),
            ),
            (1, Cell::from(Value::Date(date(2026, 10, 1)))),
            (1, Cell::from(Value::Date(date(2027, 2, 1))).toned(Tone::Bad)),
            (
                3,
                Cell::from(l("データ（2027-01-20）の後に変更", "Changed after the data (2027-01-20)")).toned(Tone::Bad),
            ),
        ]));
        rows.push(Row::Head(vec![
            (2, l("判定", "Decision")),
            (2, l("だれが", "Who")),
            (2, l("根拠", "Basis")),
            (1, l("異論", "Dissent")),
            (2, l("条件", "Conditions")),
        ]));
        rows.push(Row::Cells(vec![
            (
                2,
                Cell::from(l("2027-03-31 条件付きGo（有 2/3）", "2027-03-31 Conditional Go (2 of 3 there)"))
                    .toned(Tone::Strong),
            ),
            (2, Cell::from(l("テーマ検討会", "Theme board"))),
            (
                2,
                Cell::from(l(
                    "2系の再現と評価系の施設間差15%以内。",
                    "Reproduced in two systems; assay within 15% between sites.",
                )),
            ),
            (1, Cell::from(l("1名：安全性の確認が先", "One: safety first"))),
            (2, Cell::from(l("サイトカインの再測定を2027年5月までに", "Measure cytokines again by May 2027"))),
        ]));
    }
    Grid {
        columns: vec![
            col(&l("項目", "Item"), 26, ColumnKind::Text),
            col(&l("状態", "State"), 11, ColumnKind::Text),
            col(&l("証拠", "Evidence"), 28, ColumnKind::Text),
            col(&l("担当者", "Owner"), 10, ColumnKind::Text),
            col(&l("期限", "Due"), 10, ColumnKind::Date),
            col(&l("生み出す作業", "Task that brings it"), 22, ColumnKind::Text),
            col(&l("支援", "Support"), 20, ColumnKind::Text),
            col(&l("あと（月）", "Months left"), 10, ColumnKind::Integer),
            col(&l("あと（千円）", "JPY k left"), 12, ColumnKind::Integer),
        ],
        rows,
        frozen: 1,
        millions: false,
    }
}

pub fn money(language: Language) -> Money {
    let l = |ja: &str, en: &str| of(language, ja, en).to_owned();
    let some = |yen: &[i64]| yen.iter().map(|yen| (*yen != 0).then_some(*yen)).collect::<Vec<_>>();
    Money {
        heading: l("財源・作業", "Source, task"),
        years: (2026..=2030).map(|year| l(&format!("令和{}年度", year - 2018), &format!("FY{year}"))).collect(),
        total: l("計", "Total"),
        blocks: vec![
            Split {
                heading: l("財源ごと", "By source"),
                rows: vec![
                    (l("認知症研究開発事業", "Dementia programme"), some(&[48_000_000, 104_000_000, 80_000_500, 0, 0])),
                    (l("創薬ブースター（想定）", "Drug booster (assumed)"), some(&[0, 0, 22_000_000, 0, 0])),
                    (l("（財源未定）", "(no source)"), some(&[0, 0, 48_000_000, 272_000_000, -1_234_567])),
                ],
            },
            Split { heading: l("作業ごと", "By task"), rows: Vec::new() },
        ],
        millions: false,
    }
}

pub fn heat(language: Language) -> Heat {
    let l = |ja: &str, en: &str| of(language, ja, en).to_owned();
    let mut cells: [[Vec<String>; 5]; 5] = Default::default();
    cells[2][4] = vec![
        l("1 融合により受容体の集合が弱まる", "1 Fusion weakens receptor clustering"),
        l("6 後に続く事業の公募がある（前提）", "6 A successor programme calls (assumption)"),
    ];
    cells[2][3] = vec![l("2 網状赤血球が減る", "2 Reticulocytes fall")];
    cells[1][3] = vec![l("3 材料移転の条件がまとまらない", "3 Terms of material transfer are not agreed")];
    cells[0][0] = vec!["9 =1+1".into()];
    Heat {
        up: l("起こりやすさ", "Likelihood"),
        right: l("影響", "Impact"),
        cells,
        left: (l("点数のない危険", "Risks without figures"), vec![l("8 値がまだない", "8 Not yet rated")]),
    }
}

pub fn cover(language: Language) -> Sheet {
    let l = |ja: &str, en: &str| of(language, ja, en).to_owned();
    Sheet::Page(Page {
        sheet: l("表紙", "Cover"),
        language,
        classification: l("社外秘 · 合成データ（架空）", "Internal · Synthetic data (fictional)"),
        title: l("脳に届く抗体", "Brain-penetrant antibody"),
        subtitle: l("Brain-penetrant antibody", "脳に届く抗体"),
        header: vec![
            (l("テーマコード", "Theme code"), "TH-014".into()),
            (l("作成日", "Date"), Value::Date(date(2026, 11, 27))),
        ],
        one_line: None,
        triple: Vec::new(),
        sections: vec![Section::Table {
            heading: l("ゲート", "Gates"),
            columns: vec![col(&l("ゲート", "Gate"), 30, ColumnKind::Text), col(&l("予定", "Due"), 14, ColumnKind::Id)],
            rows: vec![vec!["SG①".into(), l("令和9年2月", "Feb 2027").into()]],
        }],
        footer_note: String::new(),
    })
}

/// All sheets of one language.
pub fn sheets(language: Language) -> Vec<Sheet> {
    let l = |ja, en| of(language, ja, en);
    vec![
        cover(language),
        printed(
            language,
            l("計画", "Plan"),
            l("計画", "Plan"),
            &[l("金額は千円で表示（セルの値は円）", "Amounts in thousands of yen (cells hold yen)")],
            Body::Gantt(gantt(language)),
        ),
        printed(
            language,
            l("ゲート", "Gates"),
            l("ゲート", "Gates"),
            &[l("AMEDの記入表と照合のこと", "Compare with AMED's own form")],
            Body::Grid(gates(language)),
        ),
        printed(
            language,
            l("予算", "Budget"),
            l("予算", "Budget"),
            &[l("千円", "Thousands of yen")],
            Body::Money(money(language)),
        ),
        printed(language, l("危険の地図", "Risk map"), l("危険の地図", "Risk map"), &[], Body::Heat(heat(language))),
    ]
}

/// A workbook of these sheets.
pub fn book(sheets: Vec<Sheet>) -> Book {
    Book { sheets, created: date(2026, 11, 27).at(0, 0, 0, 0) }
}

pub fn flat(rows: Vec<Vec<Value>>) -> Sheet {
    let columns = ["sheet", "row", "column", "value", "ja", "en"];
    Sheet::Flat(Flat {
        sheet: "data".into(),
        classification: "社外秘".into(),
        columns: columns.iter().map(|name| col(name, 18, ColumnKind::Id)).collect(),
        rows,
    })
}
