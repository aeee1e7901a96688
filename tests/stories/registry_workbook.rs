//! Issue 8, point 1: the registry goes out as a workbook and comes in again, held against the library row by row.

use crate::desk::Desk;
use crate::registry::{add, pairs, programme, registry};
use app::commands::Done;
use app::export::Exported;
use app::registry::{RegistryDiff, RegistryIssueCode};
use app::support::Supports;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};
use sheets::write::table::{TableDocument, write_all};
use sheets::write::{Col, ColumnKind};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

pub async fn export(desk: &Desk, name: &str, audience: &str, language: &str) -> (PathBuf, Exported) {
    let out = desk.path(name);
    let args = json!({ "audience": audience, "language": language, "out": out });
    (out.clone(), desk.call("registry.export", args).await)
}

pub async fn preview(desk: &Desk, file: &Path) -> RegistryDiff {
    desk.call("registry.preview", json!({ "file": file })).await
}

pub async fn take(desk: &Desk, file: &Path) -> Done {
    let seen = preview(desk, file).await;
    desk.call("registry.take", json!({ "file": file, "sha256": seen.sha256, "head": seen.head })).await
}

/// Everything of the registry, ids and times included.
pub async fn whole(desk: &Desk) -> Value {
    let supports: Supports = desk.call("support.list", json!({})).await;
    json!([registry(desk).await.programmes, pairs(desk).await, supports.supports])
}

/// A workbook as somebody edits it: sheets of texts, the first row of each its headings.
pub struct Book(Vec<(String, Vec<Vec<String>>)>);

impl Book {
    pub fn read(path: &Path) -> Book {
        let names = sheets::open(path, &sheets::ReadChoice::default(), &|_| Ok(())).unwrap().sheets;
        let sheet = |name: String| {
            let choice = sheets::ReadChoice { sheet: Some(name.clone()), ..Default::default() };
            let table = sheets::open(path, &choice, &|_| Ok(())).unwrap();
            let width = table.grid.width();
            let rows = table.grid.rows().map(|row| row.cells(width).into_iter().map(str::to_owned).collect());
            let rows = rows.skip_while(|row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() < 3);
            (name, rows.collect())
        };
        Book(names.into_iter().map(|sheet| sheet.name).map(sheet).collect())
    }

    pub fn sheet(&mut self, name: &str) -> &mut Vec<Vec<String>> {
        &mut self.0.iter_mut().find(|(sheet, _)| sheet == name).unwrap().1
    }

    pub fn at(&mut self, sheet: &str, heading: &str) -> usize {
        self.sheet(sheet)[0].iter().position(|cell| cell == heading).unwrap_or_else(|| panic!("no column {heading}"))
    }

    /// The cell of a row in which some cell says `of`.
    pub fn cell(&mut self, sheet: &str, of: &str, heading: &str) -> &mut String {
        let column = self.at(sheet, heading);
        let row = self.sheet(sheet).iter_mut().find(|row| row.iter().any(|cell| cell == of));
        &mut row.unwrap_or_else(|| panic!("no row {of}"))[column]
    }

    /// A row below the others: heading and text.
    pub fn add(&mut self, sheet: &str, cells: &[(&str, &str)]) {
        let mut row = vec![String::new(); self.sheet(sheet)[0].len()];
        for (heading, text) in cells {
            row[self.at(sheet, heading)] = (*text).to_owned();
        }
        self.sheet(sheet).push(row);
    }

    pub fn write(&self, path: &Path) {
        let document = |(name, rows): &(String, Vec<Vec<String>>)| TableDocument {
            sheet: name.clone(),
            language: sheets::Language::Ja,
            classification: "架空".to_owned(),
            title: "合成データ".to_owned(),
            note_lines: Vec::new(),
            columns: rows[0]
                .iter()
                .map(|label| Col { label: label.clone(), width_chars: 20, kind: ColumnKind::Text })
                .collect(),
            rows: rows[1..].iter().map(|row| row.iter().map(|cell| cell.as_str().into()).collect()).collect(),
            created: jiff::civil::date(2026, 11, 27).at(0, 0, 0, 0),
        };
        write_all(path, &self.0.iter().map(document).collect::<Vec<_>>()).unwrap();
    }
}

/// A registry in which every field says something, also what is odd and what a spreadsheet likes to take for something else.
async fn filled(desk: &Desk) -> Id {
    let fields = json!({
        "name_ja": "=架空事業（合成データ）", "name_en": "+Fictional @programme", "ministry": "架空省・見本庁", "phases": "-応用",
        "phase_first": 12, "phase_last": 3, "modality": "低分子。\n抗体は、含まない", "disease": "@がん\t＋\"難病\"",
        "ceiling_yen": 1_234_567, "duration_years": 30, "call_months": [1, 12], "adoption_month": 4, "host": "見本室",
        "contact": "架空課", "note": "メモ\r\n2行目 ", "valid_first": 1850, "valid_last": 2019,
        "codes": [{ "code": "zz0101", "valid_first": 2019, "valid_last": 2025 }, { "code": "zz0102", "valid_last": 3000 },
            { "code": "#REF!" }],
        "names": [{ "name": "旧称：ではない、名/称；合成", "kind": "former", "valid_first": 2015 },
            { "name": "終わりが〔括弧〕", "kind": "short" }, { "name": "課題番号 001", "kind": "spelling" }],
    });
    let id = add(desk, fields).await;
    for (field, state) in
        [("name_ja", "confirmed"), ("phase", "check"), ("names", "check"), ("ceiling_yen", "confirmed")]
    {
        let said = json!({ "thing": "programme", "row": id, "field": field, "state": state, "as_of": "2024-02-29",
            "source": "https://example.invalid/?a=1&b=架空" });
        let _: Done = desk.call("registry.fact", said).await;
    }
    let pair = json!({ "predecessor": id, "successor": 107, "status": "official", "valid_from": 2019, "source": "=架空の資料",
        "as_of": "2026-01-01", "note": "合成データ" });
    let _: Done = desk.call("pairing.set", pair).await;
    let _: Done = desk.call("pairing.set", json!({ "predecessor": 103, "successor": id, "status": "assumed" })).await;
    let support = json!({ "name_ja": "-架空支援", "name_en": "Fictional", "provider": "見本", "offers": "一つ\n二つ",
        "steps": ["validation", "clinical"], "modalities": ["SM", "AB"], "conditions": "1/2", "apply": "窓口", "note": "2026-11-27" });
    let _: Done = desk.call("support.save", json!({ "fields": support })).await;
    id
}

/// Out and in again nothing is lost and nothing changes, in either language; ids are texts.
#[tokio::test]
async fn a_registry_goes_out_and_comes_in_without_loss() {
    let desk = Desk::empty().await;
    let id = filled(&desk).await;
    let before = whole(&desk).await;
    for language in ["ja", "en"] {
        let (file, written) = export(&desk, &format!("事業_{language}.xlsx"), "internal", language).await;
        assert!(written.withheld.is_empty());
        assert!(
            Book::read(&file).0[1].1.iter().any(|row| row[0] == id.to_string()),
            "the id is a text, every digit of it"
        );
        let diff = preview(&desk, &file).await;
        assert_eq!((json!(diff.changes), json!(diff.refused)), (json!([]), json!([])), "{language}");
        assert!(diff.unchanged > 170, "{}", diff.unchanged);
        let done = take(&desk, &file).await;
        assert_eq!((done.operation, done.count), (None, 0));
        // As another program saves it: every cell a text, without the lines above the headings.
        let again = desk.path("保存し直し.xlsx");
        Book::read(&file).write(&again);
        assert_eq!(json!(preview(&desk, &again).await.changes), json!([]));
    }
    assert_eq!(whole(&desk).await, before);
    // Into an empty registry of another library everything comes as new, but for what is there already.
    let (file, _) = export(&desk, "事業.xlsx", "internal", "ja").await;
    let other = Desk::empty().await;
    let mut book = Book::read(&file);
    for sheet in ["事業", "組", "支援"] {
        let column = book.at(sheet, "ID");
        book.sheet(sheet).iter_mut().skip(1).for_each(|row| row[column].clear());
    }
    for (sheet, heading) in [("組", "前の事業のID"), ("組", "後継事業のID"), ("出典", "対象のID")] {
        let column = book.at(sheet, heading);
        book.sheet(sheet).iter_mut().skip(1).for_each(|row| row[column].clear());
    }
    let moved = desk.path("移す.xlsx");
    book.write(&moved);
    take(&other, &moved).await;
    let there = registry(&other).await.programmes.into_iter().find(|p| p.name_ja.starts_with("=架空")).unwrap();
    let here = programme(&desk, id).await;
    let said = |p: &app::registry::Programme| {
        json!([
            p.name_en,
            p.ceiling_yen,
            p.valid_first,
            p.valid_last,
            p.codes,
            p.names,
            p.modality,
            p.disease,
            p.note,
            p.facts.len()
        ])
    };
    assert_eq!(said(&there), said(&here));
    assert_eq!(pairs(&other).await.len(), 3);
    assert!(there.issues.iter().any(|issue| issue.code == RegistryIssueCode::EndsBeforeStart), "odd things are kept");
}

/// Columns in any order and either language, eras, full width, thousands of yen: shown as cells from and to, then taken in one step.
#[tokio::test]
async fn what_somebody_edits_is_shown_cell_by_cell_and_taken_in_one_step() {
    let desk = Desk::empty().await;
    let before = whole(&desk).await;
    let (file, _) = export(&desk, "事業.xlsx", "internal", "ja").await;
    let mut book = Book::read(&file);
    let cancer = "革新的がん医療実用化研究事業";
    *book.cell("事業", cancer, "年間上限額（千円）") = "３０，０００".to_owned();
    *book.cell("事業", cancer, "始まりの年度") = "令和元年度".to_owned();
    *book.cell("事業", cancer, "公募月") = "4月、９月".to_owned();
    *book.cell("事業", cancer, "所管府省") = String::new();
    *book.cell("事業", cancer, "課題番号の記号") = "ck0106 (令和2–)、ＣＫ０１０７".to_owned();
    book.add("事業", &[("名称", "架空創薬事業"), ("フェーズ（初）", "P03"), ("別名", "表記：カクウ創薬")]);
    book.add("組", &[("前の事業", "架空創薬事業"), ("後継事業", cancer), ("確かさ", "公式"), ("適用年度", "R8")]);
    book.add(
        "出典",
        &[
            ("シート", "組"),
            ("対象の名称", &format!("架空創薬事業 → {cancer}")),
            ("項目", "確かさ"),
            ("出典", "架空の資料"),
            ("時点", "2026/11/01"),
            ("状態", "確認済"),
        ],
    );
    *book.cell("支援", "知財支援", "段階") = "標的検証、Non-clinical PoC".to_owned();
    // English headings, and the columns the other way round.
    for row in book.sheet("事業") {
        row.reverse();
    }
    for cell in &mut book.sheet("事業")[0] {
        *cell = cell.replace("名称（英）", "Name in English").replace("メモ", "note");
    }
    let edited = desk.path("直した事業.xlsx");
    book.write(&edited);
    let diff = preview(&desk, &edited).await;
    assert_eq!(json!(diff.refused), json!([]));
    assert_eq!(whole(&desk).await, before, "looking changes nothing");
    let named: Vec<(&str, bool)> = diff.changes.iter().map(|change| (change.name.as_str(), change.new)).collect();
    let pair = format!("架空創薬事業 → {cancer}");
    let source = format!("{pair} · 確かさ");
    assert_eq!(named, [(cancer, false), ("架空創薬事業", true), (&pair, true), ("知財支援", false), (&source, true)]);
    let cells: Vec<(&str, &str, &str)> =
        diff.changes[0].cells.iter().map(|c| (c.heading.as_str(), c.before.as_str(), c.after.as_str())).collect();
    assert_eq!(
        cells,
        [
            ("所管府省", "厚生労働省", ""),
            ("年間上限額（千円）", "", "30000"),
            ("公募月", "", "4月、9月"),
            ("始まりの年度", "", "令和元(2019)年度"),
            ("課題番号の記号", "ck0106", "ck0106 (令和2–)\nck0107"),
            ("出典 · 所管府省", "確認済", "要確認"),
            ("出典 · 課題番号の記号", "確認済", "要確認"),
        ]
    );
    let done = take(&desk, &edited).await;
    assert_eq!((done.kind.as_str(), done.count), ("registry-take", 5));
    let after = programme(&desk, 107).await;
    assert_eq!((after.ceiling_yen, after.valid_first, after.ministry.as_str()), (Some(3e7), Some(2019), ""));
    let made = pairs(&desk).await.into_iter().find(|pair| pair.predecessor_name == "架空創薬事業").unwrap();
    assert_eq!(
        (made.valid_from, json!(made.status), made.facts[0].as_of.as_str()),
        (Some(2026), json!("official"), "2026-11-01")
    );
    desk.undo().await;
    assert_eq!(whole(&desk).await, before);
}

/// Bad rows and cells are refused each with its reason; what is good beside them is taken.
#[tokio::test]
async fn bad_rows_are_refused_with_a_reason_and_the_good_ones_taken() {
    let desk = Desk::empty().await;
    let (file, _) = export(&desk, "事業.xlsx", "internal", "ja").await;
    let mut book = Book::read(&file);
    let id = book.cell("事業", "創薬基盤推進研究事業", "ID").clone();
    *book.cell("事業", "次世代がん医療加速化研究事業", "ID") = id;
    *book.cell("事業", "認知症研究開発事業", "ID") = "9007199254740993".to_owned();
    *book.cell("事業", "橋渡し研究プログラム", "ID") = "架空".to_owned();
    let cancer = "革新的がん医療実用化研究事業";
    *book.cell("事業", cancer, "フェーズ（初）") = "P15".to_owned();
    *book.cell("事業", cancer, "採択課題の開始月") = "春".to_owned();
    *book.cell("事業", cancer, "終わりの年度") = "未定".to_owned();
    *book.cell("事業", cancer, "別名") = "略称：DISC".to_owned();
    *book.cell("事業", cancer, "実施主体") = "見本室".to_owned();
    book.add("事業", &[("ID", ""), ("名称", "DISC 創薬支援ネットワーク化合物共有")]);
    book.add("事業", &[("メモ", "名称のない行")]);
    book.add("組", &[("前の事業", cancer), ("後継事業", "どこにもない事業")]);
    book.add(
        "組",
        &[("前の事業", "認知症研究開発事業"), ("後継事業", cancer), ("確かさ", "公式"), ("メモ", "出典がない")],
    );
    book.add("組", &[("前の事業", cancer), ("後継事業", cancer), ("確かさ", "想定")]);
    book.add(
        "出典",
        &[("シート", "事業"), ("対象の名称", cancer), ("項目", "血液型"), ("出典", "架空"), ("状態", "確認済")],
    );
    book.add("出典", &[("シート", "事業"), ("対象の名称", cancer), ("項目", "実施主体"), ("出典", "架空")]);
    *book.cell("支援", "知財支援", "段階") = "魔法".to_owned();
    *book.cell("支援", "知財支援", "対象モダリティ") = "架空".to_owned();
    book.sheet("支援")[0][4] = "見知らぬ列".to_owned();
    let edited = desk.path("直した事業.xlsx");
    book.write(&edited);
    let diff = preview(&desk, &edited).await;
    let refused: Vec<(&str, &str, &str)> =
        diff.refused.iter().map(|r| (r.sheet.as_str(), r.heading.as_str(), r.reason.as_str())).collect();
    assert_eq!(
        refused,
        [
            ("支援", "見知らぬ列", "column-unknown"),
            ("事業", "ID", "id-twice"),
            ("事業", "ID", "id-unreadable"),
            ("事業", "ID", "id-twice"),
            ("事業", "フェーズ（初）", "phase-range"),
            ("事業", "採択課題の開始月", "month-unreadable"),
            ("事業", "終わりの年度", "year-unreadable"),
            ("事業", "ID", "id-unknown"),
            ("事業", "", "name-exists"),
            ("事業", "", "name-needed"),
            ("事業", "別名", "name-taken"),
            ("支援", "段階", "step-unknown"),
            ("支援", "対象モダリティ", "no-such-concept"),
            ("組", "後継事業", "programme-unknown"),
            ("組", "", "same-programme"),
            ("出典", "項目", "field-unknown"),
            ("出典", "状態", "state-needed"),
            ("組", "確かさ", "official-needs-source"),
        ]
    );
    for refused in &diff.refused {
        assert!(refused.row > 0 && !refused.words.contains("registry-refusal.") && !refused.words.contains("reason."));
    }
    let named: Vec<&str> = diff.changes.iter().map(|change| change.name.as_str()).collect();
    assert_eq!(named, [cancer, "認知症研究開発事業 → 革新的がん医療実用化研究事業"]);
    assert_eq!(take(&desk, &edited).await.count, 2);
    let taken = programme(&desk, 107).await;
    assert_eq!(
        (taken.host.as_str(), taken.phase_first, taken.names.len()),
        ("見本室", Some(8), 0),
        "the good cell is in"
    );
    let doubtful = pairs(&desk).await.into_iter().find(|pair| pair.note == "出典がない").unwrap();
    assert_eq!(json!(doubtful.status), json!("assumed"), "公式 needs a source");
}

/// Files that are no registry, sheets that are missing, cells with an error of the spreadsheet, a file that is open elsewhere.
#[tokio::test]
async fn files_that_are_none_and_files_that_are_damaged_are_told_as_such() {
    let desk = Desk::empty().await;
    let before = whole(&desk).await;
    let list = crate::desk::fixture("odd-numbers.xlsx");
    for file in [list, desk.list("一覧.csv", "ID,名称\n1,架空\n")] {
        for name in ["registry.preview", "registry.take"] {
            let mut args = json!({ "file": file });
            if name == "registry.take" {
                args["sha256"] = json!("");
            }
            let problem = desk.refused(name, args).await;
            assert_eq!(problem.code, ProblemCode::NotARegistry);
            let words = app::catalogue::problem(app::settings::Language::Ja, &problem);
            assert!(words.contains("事業、組、支援、出典"), "{words}");
        }
    }
    let missing = desk.refused("registry.preview", json!({ "file": desk.path("無い.xlsx") })).await;
    assert_eq!(missing.code, ProblemCode::FileMissing);
    let text = desk.list("壊れた.xlsx", "PK\u{3}\u{4}合成データ");
    assert_eq!(desk.refused("registry.preview", json!({ "file": text })).await.code, ProblemCode::NotATable);

    // A sheet that is not there changes nothing; one without headings says so.
    let (file, _) = export(&desk, "事業.xlsx", "internal", "ja").await;
    let mut book = Book::read(&file);
    book.0.retain(|(sheet, _)| sheet != "組" && sheet != "支援");
    *book.sheet("出典") = vec![vec!["架空の見出し".to_owned()], vec!["合成データ".to_owned()]];
    let part = desk.path("一部.xlsx");
    book.write(&part);
    let diff = preview(&desk, &part).await;
    let refused: Vec<&str> = diff.refused.iter().map(|refused| refused.reason.as_str()).collect();
    assert_eq!((refused, diff.changes.len(), diff.unchanged), (vec!["no-headings"], 0, 25));

    // An error cell (the first support, what it offers) is no value.
    let damaged = desk.path("誤り.xlsx");
    replace_cell(&file, &damaged, "xl/worksheets/sheet4.xml", "E5", "<c r=\"E5\" t=\"e\"><v>#REF!</v></c>");
    let diff = preview(&desk, &damaged).await;
    let cell = &diff.refused[0];
    assert_eq!((cell.heading.as_str(), cell.value.as_str(), cell.reason.as_str()), ("内容", "#REF!", "error-cell"));
    assert_eq!(diff.changes.len(), 0);
    assert_eq!(whole(&desk).await, before);

    // LibreOffice marks a file that it has open.
    std::fs::write(desk.path(".~lock.事業.xlsx#"), "架空,見本,,27.11.2026 09:00,file:///x;").unwrap();
    let args = json!({ "audience": "internal", "language": "ja", "out": file });
    assert_eq!(desk.refused("registry.export", args).await.code, ProblemCode::FileInUse);
    let both = json!({ "audience": "internal", "language": "both", "out": desk.path("両方.xlsx") });
    assert_eq!(desk.refused("registry.export", both).await.params["reason"], "one-language");
}

/// Copies a workbook with one cell of a part replaced.
fn replace_cell(from: &Path, to: &Path, part: &str, cell: &str, by: &str) {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(from).unwrap()).unwrap();
    let mut copy = zip::ZipWriter::new(std::fs::File::create(to).unwrap());
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == part {
            let xml = String::from_utf8(bytes).unwrap();
            let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap();
            let rest = &xml[start..];
            let end = rest.find('>').unwrap() + 1;
            let end = if rest[..end].ends_with("/>") { end } else { rest.find("</c>").unwrap() + 4 };
            bytes = format!("{}{by}{}", &xml[..start], &rest[end..]).into_bytes();
        }
        copy.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        copy.write_all(&bytes).unwrap();
    }
    copy.finish().unwrap();
}

/// Outside the house only fields with a confirmed source and official pairs go, without ids and notes; such a copy, taken in again,
/// empties nothing.
#[tokio::test]
async fn a_copy_for_others_holds_what_is_published_and_harms_nothing_taken_in() {
    let desk = Desk::empty().await;
    filled(&desk).await;
    let before = whole(&desk).await;
    let (file, written) = export(&desk, "公開.xlsx", "public", "ja").await;
    let withheld: Vec<&str> = written.withheld.iter().map(|item| item.item.as_str()).collect();
    assert_eq!(withheld, ["unconfirmed", "assumed", "notes"]);
    let text = sheets::dump(&file).unwrap();
    for published in [
        "次世代がん医療加速化研究事業",
        "ama221",
        "AMEDの公表資料（ペアリングの例）",
        "取り込みには使えません",
        "1234567円",
    ] {
        assert!(text.contains(published), "{published}");
    }
    for secret in ["2行目", "見本室", "旧称：ではない", "合成データ。", "公表されている組は", "P03", "一つ", "架空支援"]
    {
        assert!(!text.contains(secret), "{secret}");
    }
    let mut book = Book::read(&file);
    assert!(!book.sheet("事業")[0].contains(&"ID".to_owned()));
    let status = book.at("組", "確かさ");
    let all: Vec<String> = book.sheet("組").iter().map(|row| row[status].clone()).collect();
    assert_eq!(all, ["確かさ", "公式", "公式"]);
    let state = book.at("出典", "状態");
    assert!(book.sheet("出典").iter().skip(1).all(|row| row[state] == "確認済"));
    let diff = preview(&desk, &file).await;
    assert_eq!(json!(diff.changes), json!([]));
    assert!(diff.refused.iter().all(|refused| refused.reason == "name-exists"), "{:?}", diff.refused);
    assert_eq!(take(&desk, &file).await.operation, None);
    assert_eq!(whole(&desk).await, before);
    let list: Value = desk.call("history.list", json!({ "limit": 1 })).await;
    assert_eq!(list["operations"][0]["sentence_ja"], "事業一覧を書き出し（公開）");
    assert_eq!(list["operations"][0]["undoable"], false);
}
