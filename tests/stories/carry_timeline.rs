//! Projects and themes against fiscal years: bars, coming ends, months without funding. Programmes, point 5.

use crate::carry_lineage::link;
use crate::desk::Desk;
use app::commands::Done;
use app::continuity::{Continuity, TimelineRow};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

const HEAD: &str = "課題管理番号,研究開発課題名,代表機関名,事業名,年度,開始日,終了日\n";
const TODAY: &str = "2026-11-27";

async fn page(desk: &Desk, mut args: Value) -> Continuity {
    for (name, value) in [("limit", json!(500)), ("today", json!(TODAY))] {
        if args.get(name).is_none() {
            args[name] = value;
        }
    }
    desk.call("continuity.page", args).await
}

async fn library(rows: &str) -> Desk {
    let desk = Desk::empty().await;
    desk.import(&desk.list("一覧.csv", format!("{HEAD}{rows}"))).await;
    desk
}

fn bars(row: &TimelineRow) -> Vec<(&str, &str, bool)> {
    row.bars.iter().map(|bar| (bar.starts.as_str(), bar.ends.as_str(), bar.by_year)).collect()
}

fn keys(page: &Continuity) -> Vec<&str> {
    page.rows.iter().map(|row| row.key.as_str()).collect()
}

/// Three projects of one lineage, one that ended, one that goes on, one nobody dated.
const ROWS: &str = "23ama221001h0001,先の研究,架空大学,次世代がん医療加速化研究事業,2023,,\n\
    24ama221001h0002,先の研究,架空大学,次世代がん医療加速化研究事業,2024,,\n\
    25ck0106501h0001,後の研究,架空大学,革新的がん医療実用化研究事業,2025,2025-10-01,2027-03-31\n\
    23zz0101001h0001,終わった研究,見本大学,架空事業,2023,,\n\
    25zz0101002h0001,続く研究,見本病院,架空事業,2025-2028,,\n\
    ,日付のない研究,見本研究所,架空事業,,,\n";

/// Point 5: a hand-over joins projects into one row; bars, gaps, coming ends and what may follow.
#[tokio::test]
async fn a_lineage_is_one_row_with_its_bars_gaps_and_what_may_follow() {
    let desk = library(ROWS).await;
    let apart = page(&desk, json!({})).await;
    assert_eq!((apart.total, apart.summary.all, apart.summary.gaps, apart.summary.undated), (5, 5, 0, 1));
    let (basic, clinical) = (desk.key("ama221001").await, desk.key("ck0106501").await);
    let alone = apart.rows.iter().find(|row| row.project == Some(basic)).unwrap();
    assert_eq!(alone.next.iter().map(|next| (next.programme, next.official)).collect::<Vec<_>>(), [(107, true)]);
    link(&desk, basic, clinical, "pairing").await;
    let page = page(&desk, json!({})).await;
    assert_eq!(keys(&page), ["ck0106501", "zz0101002", "zz0101001", ""], "ends soonest, then ended, then undated");
    let row = &page.rows[0];
    assert_eq!((row.project, row.theme, row.title_ja.as_str()), (Some(clinical), None, "後の研究"));
    assert_eq!(bars(row), [("2023-04-01", "2025-03-31", true), ("2025-10-01", "2027-03-31", false)]);
    assert_eq!(row.bars.iter().map(|bar| bar.programme).collect::<Vec<_>>(), [Some(106), Some(107)]);
    assert_eq!(row.bars[0].label, "次世代がん医療加速化研究事業");
    assert_ne!(row.bars[0].hue, row.bars[1].hue);
    assert_eq!(row.bars.iter().map(|bar| bar.handover.is_some()).collect::<Vec<_>>(), [false, true]);
    let gap = &row.gaps[0];
    assert_eq!((gap.starts.as_str(), gap.ends.as_str(), gap.months), ("2025-04-01", "2025-09-30", 6));
    assert_eq!((row.ends.as_deref(), row.months_left), (Some("2027-03-31"), Some(4)));
    let unknown = &page.rows[1].bars[0];
    assert_eq!((unknown.programme, unknown.hue, unknown.label.as_str()), (None, None, "架空事業"));
    let undated = &page.rows[3];
    assert_eq!((undated.bars.len(), undated.ends.as_deref(), undated.months_left), (0, None, None));
    assert_eq!((page.year_first, page.year_last, page.today.as_str()), (2023, 2028, TODAY));
    let summary = page.summary;
    assert_eq!((summary.all, summary.ending, summary.running, summary.gaps), (4, 1, 2, 1));
    assert_eq!((summary.median_gap, summary.undated, summary.bridged), (Some(6), 1, 0));
}

/// Point 5: which rows, in which order, of which part; the summary stays that of the filter.
#[tokio::test]
async fn rows_are_chosen_ordered_and_filtered_as_everywhere() {
    let desk = library(ROWS).await;
    let (basic, clinical) = (desk.key("ama221001").await, desk.key("ck0106501").await);
    link(&desk, basic, clinical, "pairing").await;
    let all = page(&desk, json!({})).await.summary;
    for (only, expected) in [
        ("all", &["ck0106501", "zz0101002", "zz0101001", ""][..]),
        ("ending", &["ck0106501"]),
        ("gaps", &["ck0106501"]),
        ("running", &["ck0106501", "zz0101002"]),
        ("undated", &[""]),
    ] {
        let page = page(&desk, json!({ "only": only })).await;
        assert_eq!((keys(&page), page.summary), (expected.to_vec(), all), "{only}");
    }
    for (order, expected) in [
        ("gap", &["ck0106501", "zz0101002", "zz0101001", ""][..]),
        ("starts", &["ck0106501", "zz0101001", "zz0101002", ""]),
        ("number", &["ck0106501", "zz0101001", "zz0101002", ""]),
    ] {
        assert_eq!(keys(&page(&desk, json!({ "order": order })).await), expected, "{order}");
    }
    // A row is in when any of its projects is, under its latest all the same.
    for filter in [json!({ "text": "先の研究" }), json!({ "year": [2023], "institution": ["架空大学"] })] {
        let page = page(&desk, json!({ "filter": filter })).await;
        assert_eq!((keys(&page), page.summary.all), (vec!["ck0106501"], 1), "{filter}");
        assert_eq!(page.rows[0].bars.len(), 2);
    }
    let none = page(&desk, json!({ "filter": { "text": "どこにもない語" } })).await;
    assert_eq!((none.total, none.year_first, none.year_last), (0, 2026, 2026));
    let part = page(&desk, json!({ "offset": 1, "limit": 2 })).await;
    assert_eq!((part.total, part.offset, keys(&part)), (4, 1, vec!["zz0101002", "zz0101001"]));
    assert_eq!(page(&desk, json!({ "offset": 9 })).await.rows.len(), 0);
    // Later, what runs has ended.
    let later = page(&desk, json!({ "today": "2029-04-01" })).await;
    assert_eq!((later.summary.ending, later.summary.running), (0, 0));
    assert_eq!(later.rows[0].key, "zz0101002", "the newest that ended comes first");
    assert_eq!(later.rows[0].months_left, Some(-1));
    let bad = desk.refused("continuity.page", json!({ "limit": 1, "today": "2026-02-30" })).await;
    assert_eq!((bad.code, bad.params["reason"].as_str()), (ProblemCode::InvalidField, "no-date"));
}

/// Point 5: a theme's row holds the bars of all its projects; a gap is where none of them runs.
#[tokio::test]
async fn a_theme_is_a_row_of_its_projects_bars() {
    let desk = library(ROWS).await;
    let (basic, clinical) = (desk.key("ama221001").await, desk.key("ck0106501").await);
    let ended = desk.key("zz0101001").await;
    let fields = |code: &str| json!({ "code": code, "title_ja": "架空のテーマ" });
    let threads = |ids: &[Id]| json!(ids.iter().map(|id| json!({ "project": id })).collect::<Vec<_>>());
    let two = desk.new_theme(fields("TH-2"), threads(&[basic, clinical])).await;
    let one = desk.new_theme(fields("TH-1"), threads(&[ended])).await;
    desk.new_theme(fields("TH-3"), json!([])).await;
    let page = page(&desk, json!({ "rows": "themes", "order": "number" })).await;
    assert_eq!(
        page.rows.iter().map(|row| (row.theme, row.project)).collect::<Vec<_>>(),
        [(Some(one), None), (Some(two), None)]
    );
    let row = &page.rows[1];
    assert_eq!(row.bars.iter().map(|bar| bar.project).collect::<Vec<_>>(), [basic, clinical]);
    assert_eq!(row.gaps.iter().map(|gap| gap.months).collect::<Vec<_>>(), [6]);
    let args = json!({ "rows": "themes", "filter": { "text": "後の研究" } });
    assert_eq!(keys(&self::page(&desk, args).await), ["TH-2"]);
}

/// Point 5: 調整費 (ウ) draw an arc over the gap they bridge; what was declined does not.
#[tokio::test]
async fn bridging_money_is_drawn_over_its_gap() {
    let desk = library(ROWS).await;
    let (basic, clinical) = (desk.key("ama221001").await, desk.key("ck0106501").await);
    link(&desk, basic, clinical, "pairing").await;
    let ask = async |fields: Value| -> Done { desk.call("adjustment.save", json!({ "fields": fields })).await };
    let request = |project: Id, kind: &str, year: i32, state: &str| json!({ "project": project, "fiscal_year": year, "round": "anytime", "type": kind, "state": state, "asked_yen": 5_000_000 });
    ask(request(basic, "u", 2025, "asked")).await;
    ask(request(basic, "u", 2025, "declined")).await;
    ask(request(basic, "a", 2025, "asked")).await;
    let theme = desk.new_theme(json!({ "code": "TH-1", "title_ja": "架空" }), json!([{ "project": clinical }])).await;
    let of_theme =
        json!({ "theme": theme, "fiscal_year": 2027, "round": "november", "type": "u", "asked_yen": 1_000_000 });
    ask(of_theme).await;
    let page = page(&desk, json!({})).await;
    let arcs: Vec<(&str, &str, i32)> =
        page.rows[0].bridges.iter().map(|arc| (arc.starts.as_str(), arc.ends.as_str(), arc.months)).collect();
    assert_eq!(arcs, [("2025-03-31", "2025-10-01", 6), ("2027-03-31", "2027-03-31", 0)]);
    assert_eq!((page.summary.bridged, page.summary.bridged_yen), (2, 6_000_000));
    let other = self::page(&desk, json!({ "filter": { "text": "終わった研究" } })).await;
    assert_eq!((other.summary.bridged, other.rows[0].bridges.len()), (0, 0));
}

/// 平成31/令和元 and March 31 / April 1: what lists write becomes the same days, whatever the era.
#[tokio::test]
async fn eras_and_the_turn_of_the_year_are_days_like_any_other() {
    let desk = library(
        "19zz0101001h0001,元号をまたぐ研究,架空大学,架空事業,平成31年度,平成31年4月1日,令和元年4月30日\n\
         19zz0101002h0001,改元の日から,架空大学,架空事業,令和元年度,令和元年5月1日,令和2年3月31日\n\
         18zz0101003h0001,年度で書いた研究,架空大学,架空事業,平成30年度,,\n\
         19zz0101003h0002,年度で書いた研究,架空大学,架空事業,平成31年度,,\n\
         20zz0101003h0003,年度で書いた研究,架空大学,架空事業,令和2年度,,\n\
         19zz0101004h0001,三月に終わる研究,架空大学,架空事業,2018,2018-04-01,2019-03-31\n\
         19zz0101005h0001,四月に始まる研究,架空大学,架空事業,2019,2019-04-01,2020-03-31\n",
    )
    .await;
    let found = page(&desk, json!({ "order": "number", "today": "2019-05-01" })).await;
    let one = |key: &str| found.rows.iter().find(|row| row.key == key).map(bars).unwrap();
    assert_eq!(one("zz0101001"), [("2019-04-01", "2019-04-30", false)]);
    assert_eq!(one("zz0101002"), [("2019-05-01", "2020-03-31", false)]);
    assert_eq!(one("zz0101003"), [("2018-04-01", "2021-03-31", true)], "three years without a break are one bar");
    link(&desk, desk.key("zz0101001").await, desk.key("zz0101002").await, "other").await;
    link(&desk, desk.key("zz0101004").await, desk.key("zz0101005").await, "other").await;
    let joined = page(&desk, json!({ "today": "2019-04-30" })).await;
    assert_eq!((joined.total, joined.summary.gaps), (3, 0), "the day after leaves no month without funding");
    assert_eq!((joined.year_first, joined.year_last), (2018, 2020));
}

/// Bad input: kept, cut or left out, never a crash.
#[tokio::test]
async fn days_and_years_nobody_believes_leave_the_row() {
    let desk = library(
        "24zz0101001h0001,終わりが先の研究,架空大学,架空事業,2024,2025-03-31,2024-04-01\n\
         24zz0101002h0001,長すぎる研究,架空大学,架空事業,1990-2090,,\n\
         24zz0101003h0001,昭和の研究,架空大学,架空事業,昭和60年度,,\n\
         24zz0101004h0001,重なる研究,架空大学,架空事業,2024,2024-04-01,2027-03-31\n\
         25zz0101004h0002,重なる研究,架空大学,架空事業,2025,2024-04-01,2027-03-31\n\
         24zz0101005h0001,二つの事業の研究,架空大学,架空事業,2024,,\n\
         25zz0101005h0002,二つの事業の研究,架空大学,見本事業,2025,,\n",
    )
    .await;
    let found = page(&desk, json!({ "order": "number" })).await;
    let one = |key: &str| found.rows.iter().find(|row| row.key == key).map(bars).unwrap();
    assert_eq!(found.total, 5);
    assert_eq!(one("zz0101001"), [("2024-04-01", "2025-03-31", true)]);
    assert_eq!(one("zz0101002"), [("1990-04-01", "2020-03-31", true)]);
    assert_eq!(one("zz0101003"), []);
    assert_eq!(one("zz0101004"), [("2024-04-01", "2027-03-31", false)]);
    assert_eq!(one("zz0101005"), [("2024-04-01", "2025-03-31", true), ("2025-04-01", "2026-03-31", true)]);
    assert_eq!(found.summary.undated, 1);
}

/// The sample has something to say: ends that come, gaps, arcs.
#[tokio::test]
async fn the_sample_shows_ends_gaps_and_bridges() {
    let desk = Desk::sample().await;
    let page = page(&desk, json!({})).await;
    let summary = page.summary;
    assert!(summary.ending >= 10 && summary.running >= 10 && summary.gaps >= 1 && summary.bridged >= 2, "{summary:?}");
    assert!(page.rows.iter().any(|row| !row.bridges.is_empty()));
    assert_eq!(page.rows.len() as u32, page.total.min(500));
    let handed = page.rows.iter().filter(|row| row.bars.iter().any(|bar| bar.handover.is_some())).count();
    assert_eq!(handed, 3);
}

/// Point 5: of projects that go two ways each end counts; an end that only the border of a year states is told as such.
#[tokio::test]
async fn no_coming_end_is_hidden_behind_a_later_one() {
    let desk = library(
        "22zz0101001h0001,元の研究,架空大学,次世代がん医療加速化研究事業,2022-2024,,\n\
         25zz0101002h0001,先に終わる研究,架空大学,次世代がん医療加速化研究事業,2025,2025-04-01,2027-03-31\n\
         25zz0101003h0001,後に終わる研究,架空大学,架空事業,2025,2025-04-01,2029-11-30\n\
         26zz0101004h0001,採択された研究,見本大学,架空事業,2026,,\n",
    )
    .await;
    let first = desk.key("zz0101001").await;
    let (soon, late) = (desk.key("zz0101002").await, desk.key("zz0101003").await);
    link(&desk, first, soon, "other").await;
    link(&desk, first, late, "other").await;
    let ends = async |rows: &str, today: &str| {
        let page = page(&desk, json!({ "rows": rows, "only": "ending", "order": "ends", "today": today })).await;
        let rows = page.rows.iter().map(|row| (row.key.clone(), row.ends.clone(), row.months_left, row.end_stated));
        (rows.collect::<Vec<_>>(), page.summary.ending, page.summary.ending_unstated)
    };
    let row =
        |key: &str, ends: &str, left: i32, stated: bool| (key.to_owned(), Some(ends.to_owned()), Some(left), stated);
    assert_eq!(
        ends("projects", TODAY).await,
        (vec![row("zz0101003", "2027-03-31", 4, true), row("zz0101004", "2027-03-31", 4, false)], 2, 1)
    );
    let next = page(&desk, json!({})).await.rows.remove(0).next;
    assert_eq!(next.first().map(|next| (next.programme, next.closed)), Some((107, false)), "of what ends first");
    assert_eq!(ends("projects", "2027-04-01").await.1, 0);
    assert_eq!(ends("projects", "2029-01-01").await.0, [row("zz0101003", "2029-11-30", 10, true)]);
    let past = page(&desk, json!({ "today": "2030-04-01" })).await;
    assert_eq!(past.rows[0].ends.as_deref(), Some("2029-11-30"), "all are past: the last of them");
    let threads = json!([{ "project": soon }, { "project": late }]);
    desk.new_theme(json!({ "code": "TH-1", "title_ja": "架空のテーマ" }), threads).await;
    assert_eq!(ends("themes", TODAY).await, (vec![row("TH-1", "2027-03-31", 4, true)], 1, 0));
    // Carried on by somebody whose dates nobody states: it is in no work list any more.
    desk.import(&desk.list("次.csv", format!("{HEAD},引き継ぐ研究,架空大学,架空事業,,,\n"))).await;
    let heir = desk.ids(json!({ "text": "引き継ぐ研究" })).await[0];
    link(&desk, soon, heir, "other").await;
    assert_eq!(ends("projects", TODAY).await.0, [row("zz0101004", "2027-03-31", 4, false)]);
}

/// Point 5: what cannot follow any more, or not yet, stands last and says so; a gap says whether its borders are stated.
#[tokio::test]
async fn what_takes_no_projects_then_is_closed() {
    let desk = library(ROWS).await;
    let (basic, clinical) = (desk.key("ama221001").await, desk.key("ck0106501").await);
    let next = async || {
        let page = page(&desk, json!({ "filter": { "text": "先の研究" } })).await;
        page.rows[0].next.iter().map(|next| (next.programme, next.closed)).collect::<Vec<_>>()
    };
    assert_eq!(next().await, [(107, false)]);
    let other = json!({ "predecessor": 106, "successor": 108, "status": "assumed" });
    let _: Value = desk.call("pairing.set", other.clone()).await;
    assert_eq!(next().await, [(107, false), (108, false)], "official ones first");
    let _: Value = desk.call("registry.edit", json!({ "id": 107, "fields": { "valid_last": 2025 } })).await;
    assert_eq!(next().await, [(108, false), (107, true)], "it ended in 2025, and today is in 2026");
    let mut later = other;
    later["valid_from"] = json!(2027);
    let _: Value = desk.call("pairing.set", later).await;
    assert_eq!(next().await, [(107, true), (108, true)]);
    link(&desk, basic, clinical, "pairing").await;
    let gaps = page(&desk, json!({ "only": "gaps" })).await.rows.remove(0).gaps;
    assert_eq!(
        gaps.iter().map(|gap| (gap.months, gap.stated)).collect::<Vec<_>>(),
        [(6, false)],
        "a list has 2024 alone"
    );
}
