//! The real public list of 59 rows: issue 3, "Shows when done", second point.

use crate::desk::{Desk, shared};
use app::commands::Done;
use app::duplicate::{DuplicatePair, Duplicates};
use app::import::{Field, ImportPreview, Imported, PairKind};
use app::programme::{VariantGroup, Variants};
use app::project::ProjectDetail;
use serde_json::json;

const LIST: &str = "amed_projects.csv";

async fn imported() -> Option<(Desk, Imported)> {
    let list = shared(LIST)?;
    let desk = Desk::empty().await;
    let done = desk.import(&list).await;
    Some((desk, done))
}

fn titled<'a>(details: &'a [ProjectDetail], part: &str) -> &'a ProjectDetail {
    details.iter().find(|detail| detail.row.title_ja.contains(part)).unwrap_or_else(|| panic!("no title with {part}"))
}

/// 59 rows in: 38 with a number under 36 projects, 21 without; none refused, none left out.
#[tokio::test]
async fn every_row_of_the_public_list_comes_in() {
    let Some((desk, imported)) = imported().await else { return };
    let report = &imported.report;
    assert_eq!((report.rows, report.unreadable, report.skipped, report.unchanged), (59, 0, 0, 0));
    assert_eq!(report.rows, report.new + report.changed + report.possible);
    let details = desk.details().await;
    let years = || details.iter().flat_map(|detail| &detail.years);
    assert_eq!(years().count(), 59, "no row went into another");
    assert_eq!(years().filter(|year| year.number.is_some()).count(), 38);
    assert_eq!(years().filter(|year| year.number.is_none()).count(), 21);
    assert_eq!(details.iter().filter(|detail| detail.row.number.is_some()).count(), 36);
    // Every row of the file is the source of a year: 2 to 60.
    let mut rows: Vec<u32> = years().map(|year| year.source.row).collect();
    rows.sort_unstable();
    assert_eq!(rows, (2..=60).collect::<Vec<u32>>());
}

#[tokio::test]
async fn ranges_of_years_and_the_blank_year_are_kept() {
    let Some(list) = shared(LIST) else { return };
    let desk = Desk::empty().await;
    let all: app::import::RowsPage =
        desk.call("import.rows", json!({ "request": { "file": list }, "limit": 500 })).await;
    let years: Vec<Option<&str>> =
        all.rows.iter().map(|row| row.values.get(&Field::FiscalYear).map(String::as_str)).collect();
    assert_eq!(years.iter().filter(|year| year.is_some_and(|year| year.contains('-'))).count(), 8);
    assert_eq!(years.iter().filter(|year| year.is_none()).count(), 1);
    desk.import(&list).await;
    let details = desk.details().await;
    let muse = titled(&details, "Muse細胞");
    assert_eq!((muse.years[0].year_first, muse.years[0].year_last), (Some(2020), Some(2022)));
    assert_eq!(muse.row.years, [2020, 2021, 2022]);
    let candida = titled(&details, "薬剤耐性カンジダ症");
    assert_eq!((candida.years[0].year_first, candida.years[0].year_last), (None, None));
    assert!(candida.row.years.is_empty());
}

/// Proposed with what they are and a score, and nothing is one that was two.
#[tokio::test]
async fn near_duplicates_are_proposed_and_never_merged_silently() {
    let Some((desk, imported)) = imported().await else { return };
    let open: Duplicates = desk.call("duplicate.list", json!({ "state": "open", "limit": 200 })).await;
    let side = |side: &Option<app::duplicate::Side>| side.as_ref().map_or("", |s| s.row.key.as_str()).to_owned();
    let title = |side: &Option<app::duplicate::Side>| side.as_ref().map_or("", |s| s.row.title_ja.as_str()).to_owned();
    let told: Vec<String> = open
        .pairs
        .iter()
        .map(|p| format!("{:?} {} {} {} | {} {}", p.kind, p.score, side(&p.a), title(&p.a), side(&p.b), title(&p.b)))
        .collect();
    let renumbered = |pair: &&DuplicatePair| {
        pair.kind == PairKind::Renumbered && side(&pair.a) == "km0605001" && side(&pair.b) == "tm0624002"
    };
    assert!(open.pairs.iter().any(|pair| renumbered(&pair)), "{told:#?}");
    let guideline = |text: &str| text.contains("難聴の診療ガイドライン改定に向けた");
    let vaccine = |text: &str| text == "新型コロナウイルス感染症に対する不活化ワクチンの開発";
    let similar = |pair: &&DuplicatePair| {
        let (a, b) = (title(&pair.a), title(&pair.b));
        pair.kind == PairKind::Similar && ((guideline(&a) && guideline(&b)) || (vaccine(&a) && vaccine(&b)))
    };
    assert!(open.pairs.iter().any(|pair| similar(&pair)), "{told:#?}");
    assert!(open.pairs.iter().all(|pair| pair.score > 0 && pair.score <= 100));
    assert!(open.pairs.is_sorted_by(|a, b| a.score >= b.score), "the most alike first: {told:#?}");
    for state in ["merged", "apart"] {
        let none: Duplicates = desk.call("duplicate.list", json!({ "state": state, "limit": 200 })).await;
        assert_eq!(none.total, 0, "{state}");
    }
    assert_eq!((desk.status().await.projects, imported.report.projects_new), (57, 57));
    // What a person decides holds: the same list again proposes nothing new.
    let pair = open.pairs.iter().find(renumbered).unwrap().id;
    let _: Done = desk.call("duplicate.apart", json!({ "pair": pair })).await;
    desk.import(&shared(LIST).unwrap()).await;
    let after: Duplicates = desk.call("duplicate.list", json!({ "state": "open", "limit": 200 })).await;
    assert_eq!(after.total, open.total - 1);
}

/// The same list again is unchanged to the last row.
#[tokio::test]
async fn the_public_list_again_changes_nothing() {
    let Some((desk, _)) = imported().await else { return };
    let before = desk.content().await;
    let preview: ImportPreview = desk.call("import.preview", json!({ "file": shared(LIST).unwrap() })).await;
    assert_eq!((preview.report.unchanged, preview.report.vanished), (59, 0));
    let again = desk.import(&shared(LIST).unwrap()).await;
    assert_eq!((again.report.unchanged, again.done.operation), (59, None));
    assert_eq!(desk.content().await, before);
}

async fn programmes(desk: &Desk) -> Vec<(String, u32)> {
    desk.facet(json!({}), "programme").await.into_iter().map(|value| (value.value, value.count)).collect()
}

fn group<'a>(groups: &'a [VariantGroup], names: [&str; 2]) -> Option<&'a VariantGroup> {
    groups.iter().find(|group| names.iter().all(|name| group.names.iter().any(|variant| variant.name == *name)))
}

/// Spellings of one programme are proposed as one, made one by a person, and brought back in one step.
#[tokio::test]
async fn spellings_of_a_programme_are_proposed_and_made_one() {
    let Some((desk, _)) = imported().await else { return };
    let crest = ["革新的先端研究開発支援事業（AMED-CREST）", "革新的先端研究開発支援事業 (AMED-CREST)"];
    let cure = ["ゲノム医療実現バイオバンク利活用プログラム (B-Cure)", "ゲノム医療実現バイオバンク利活用プログラム"];
    let before: Variants = desk.call("programme.variants", json!({})).await;
    for names in [crest, cure] {
        assert!(group(&before.open, names).is_some(), "{names:?} in {:?}", before.open);
    }
    let (content, facets) = (desk.content().await, programmes(&desk).await);
    let count =
        |list: &[(String, u32)], name: &str| list.iter().find(|(n, _)| n == name).map_or(0, |(_, count)| *count);
    let sum = count(&facets, cure[0]) + count(&facets, cure[1]);
    assert!(count(&facets, cure[0]) > 0 && count(&facets, cure[1]) > 0);
    let _: Done = desk.call("programme.unify", json!({ "names": cure, "canonical": cure[1] })).await;
    let one = programmes(&desk).await;
    assert_eq!((count(&one, cure[0]), count(&one, cure[1])), (0, sum));
    assert_eq!(desk.rows(json!({ "programme": [cure[1]] })).await.len(), sum as usize);
    let settled: Variants = desk.call("programme.variants", json!({})).await;
    assert!(group(&settled.open, cure).is_none() && group(&settled.settled, cure).is_some());
    // A later list in the old spelling comes in under the one name.
    let next = desk.list(
        "次年度.csv",
        format!(
            "fiscal_year,programme,project_number,title_ja\n2025,{},JP25zz0101001,架空の課題（合成データ）\n",
            cure[0]
        ),
    );
    desk.import(&next).await;
    assert_eq!(count(&programmes(&desk).await, cure[0]), 0);
    desk.undo().await;
    desk.undo().await;
    assert_eq!((desk.content().await, programmes(&desk).await), (content, facets));
    let back: Variants = desk.call("programme.variants", json!({})).await;
    assert!(group(&back.open, cure).is_some() && back.settled.is_empty());
    // Kept apart, they are not proposed again.
    let _: Done = desk.call("programme.apart", json!({ "names": cure })).await;
    let apart: Variants = desk.call("programme.variants", json!({})).await;
    assert!(group(&apart.open, cure).is_none() && group(&apart.open, crest).is_some());
}
