//! Issue 7, point 7: ホーム. Every figure is the one of the list it opens, and what is new is told since the last time.

use crate::desk::{self, Desk};
use app::commands::Done;
use app::home::{Home, WaitingKind};
use app::library::LibraryStatus;
use app::project::{ProjectDetail, ProjectPage};
use domain::{Id, Kind, OutcomeKind};
use serde_json::{Value, json};

async fn home(desk: &Desk) -> Home {
    desk.call("home.show", json!({})).await
}

async fn total(desk: &Desk, filter: Value) -> u32 {
    desk.call::<ProjectPage>("project.page", json!({ "filter": filter, "limit": 0 })).await.total
}

/// A list that leaves everything waiting: proposed tags, words nobody knows, likely duplicates, spellings, outcomes.
fn messy(desk: &Desk) -> std::path::PathBuf {
    let rows = [
        "課題番号,研究開発課題名,代表機関,代表者,事業名,年度,標的,論文数,企業導出",
        "22ck0106001h0001,膵がんに対する架空抗体の開発研究,架空大学,見本 太郎,架空先端研究開発支援事業（AMED-X）,2022,EGFR,3,1",
        "23ck0106001h0002,膵がんに対する架空抗体の開発研究,架空大学,見本 太郎,架空先端研究開発支援事業（AMED-X）,2023,EGFR,4,",
        "23tm0624002h0001,膵がんに対する架空抗体の開発研究,架空大学,見本 太郎,架空先端研究開発支援事業 (AMED-X),2023,だれも知らない標的,2,2",
        "23ck0106009h0001,別の見本の研究,見本研究所,架空 花子,見本事業,2023,KRAS,,",
    ];
    desk.list("架空の一覧.csv", rows.join("\n"))
}

/// What the window opens for each thing that waits.
async fn listed(desk: &Desk, kind: WaitingKind) -> u32 {
    let of = async |name: &str, args: Value| desk.call::<Value>(name, args).await;
    let many = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    match kind {
        WaitingKind::Unfinished => total(desk, json!({ "look": ["unfinished"] })).await,
        WaitingKind::Proposed => total(desk, json!({ "look": ["proposed"] })).await,
        WaitingKind::Conflicting => total(desk, json!({ "look": ["conflicting"] })).await,
        WaitingKind::Duplicates => {
            let list = of("duplicate.list", json!({ "state": "open", "offset": 0, "limit": 200 })).await;
            assert_eq!(list["pairs"].as_array().unwrap().len(), list["total"].as_u64().unwrap() as usize);
            many(&list["total"])
        }
        WaitingKind::Programmes => of("programme.variants", json!({})).await["open"].as_array().unwrap().len() as u32,
        WaitingKind::Words => {
            of("word.list", json!({ "state": "open" })).await["words"].as_array().unwrap().len() as u32
        }
        WaitingKind::Reviews => {
            of("vocabulary.review", json!({ "state": "open" })).await["reviews"].as_array().unwrap().len() as u32
        }
        WaitingKind::Ending => {
            let today = jiff::ZonedDateTime::now().date();
            let year = domain::year::of_date(today.year().into(), today.month() as u32);
            total(desk, json!({ "ends": [year] })).await
        }
    }
}

const KINDS: [WaitingKind; 8] = [
    WaitingKind::Unfinished,
    WaitingKind::Proposed,
    WaitingKind::Conflicting,
    WaitingKind::Duplicates,
    WaitingKind::Programmes,
    WaitingKind::Words,
    WaitingKind::Reviews,
    WaitingKind::Ending,
];

/// Holds every figure against the lists and the projects themselves.
async fn figures_agree(desk: &Desk) -> Home {
    let home = home(desk).await;
    let order: Vec<usize> =
        home.waiting.iter().map(|waiting| KINDS.iter().position(|kind| *kind == waiting.kind).unwrap()).collect();
    assert!(order.is_sorted_by(|a, b| a < b), "{order:?}");
    let details = desk.details().await;
    let latest = details.iter().flat_map(|detail| detail.row.years.last()).max().copied();
    for kind in KINDS {
        let shown = home.waiting.iter().find(|waiting| waiting.kind == kind);
        assert_eq!(shown.map_or(0, |waiting| waiting.count), listed(desk, kind).await, "{kind:?}");
        let look = match kind {
            WaitingKind::Unfinished => "unfinished",
            WaitingKind::Proposed => "proposed",
            WaitingKind::Conflicting => "conflicting",
            _ => continue,
        };
        if let Some(waiting) = shown {
            let of_year = total(desk, json!({ "look": [look], "year": [latest] })).await;
            assert_eq!(waiting.of_latest_year, latest.map(|_| of_year), "{kind:?}");
        }
    }
    assert_eq!(home.projects as usize, details.len());
    let confirmed = |detail: &ProjectDetail, kind: Kind, quoting: bool| {
        let mut tags = detail.tags.iter().filter(|tag| tag.concept.kind == kind && !tag.proposed);
        tags.any(|tag| !quoting || !tag.evidence.is_empty())
    };
    let with = |kind: Kind, quoting: bool| details.iter().filter(|detail| confirmed(detail, kind, quoting)).count();
    for (kind, coverage) in Kind::ALL.into_iter().zip(&home.coverage) {
        assert_eq!((coverage.kind, coverage.tagged as usize), (kind, with(kind, false)));
        assert_eq!(coverage.evidenced as usize, with(kind, true), "{kind:?}");
    }
    let whole = details.iter().filter(|detail| Kind::ALL.iter().all(|kind| confirmed(detail, *kind, false)));
    assert_eq!(home.complete as usize, whole.count());
    for kpi in &home.kpi {
        let entries = details.iter().flat_map(|detail| &detail.outcomes).filter(|outcome| outcome.kind == kpi.kind);
        let sum: f64 = entries.clone().filter_map(|outcome| outcome.amount).sum();
        assert_eq!(kpi.total, sum, "{:?}", kpi.kind);
        let of_years: f64 = kpi.years.iter().map(|year| year.amount).sum();
        let dated: f64 = entries.filter(|outcome| outcome.year.is_some()).filter_map(|outcome| outcome.amount).sum();
        assert_eq!(of_years, dated);
        assert!(kpi.years.is_sorted_by(|a, b| a.year < b.year) && kpi.years.len() <= 8);
    }
    home
}

/// Point 7: each figure opens a list, and the list has as many.
#[tokio::test]
async fn every_figure_is_the_one_of_its_list() {
    let desk = Desk::sample().await;
    figures_agree(&desk).await;
    let _ = desk.import(&messy(&desk)).await;
    let home = figures_agree(&desk).await;
    for kind in [
        WaitingKind::Unfinished,
        WaitingKind::Proposed,
        WaitingKind::Duplicates,
        WaitingKind::Programmes,
        WaitingKind::Words,
    ] {
        assert!(home.waiting.iter().any(|waiting| waiting.kind == kind), "{kind:?} is not shown");
    }
    assert_eq!(home.kpi.iter().map(|kpi| kpi.kind).collect::<Vec<_>>(), OutcomeKind::COUNTED);
    assert!(home.kpi[0].total >= 9.0 && home.kpi[3].total >= 3.0);
}

/// Point 7: what was counted stays true after every step, back and forth, without being counted anew.
#[tokio::test]
async fn figures_follow_every_step() {
    let desk = Desk::empty().await;
    let empty = home(&desk).await;
    assert_eq!((empty.projects, empty.waiting.len(), empty.complete), (0, 0, 0));
    let _ = desk.import(&messy(&desk)).await;
    let before = figures_agree(&desk).await;
    let ids = desk.ids(json!({})).await;
    let confirm = json!({ "selection": { "these": ids }, "kind": "target", "concept": "HGNC:3236" });
    let _: Done = desk.call("tag.confirm", confirm).await;
    let confirmed = figures_agree(&desk).await;
    assert_eq!((before.coverage[0].evidenced, confirmed.coverage[0].evidenced), (0, 1));
    desk.tag(&ids, "modality", "AB").await;
    assert_eq!(figures_agree(&desk).await.coverage[1].tagged as usize, ids.len());
    let variants: Value = desk.call("programme.variants", json!({})).await;
    let names: Vec<&Value> =
        variants["open"][0]["names"].as_array().unwrap().iter().map(|name| &name["name"]).collect();
    let _: Done = desk.call("programme.unify", json!({ "canonical": names[0], "names": names })).await;
    let unified = figures_agree(&desk).await;
    assert!(!unified.waiting.iter().any(|waiting| waiting.kind == WaitingKind::Programmes));
    for _ in 0..3 {
        desk.undo().await;
        figures_agree(&desk).await;
    }
    assert_eq!(figures_agree(&desk).await.coverage[0].evidenced, 0);
    desk.undo().await;
    assert_eq!(figures_agree(&desk).await.projects, 0, "the import itself");
    for _ in 0..4 {
        desk.redo().await;
    }
    assert_eq!(json!(figures_agree(&desk).await), json!(unified));
}

async fn works_as(desk: &Desk, name: &str) {
    let people: Value = desk.call("person.list", json!({})).await;
    let one = people["people"].as_array().unwrap().iter().find(|person| person["name"] == name).unwrap();
    let _: Value = desk.call("person.become", json!({ "person": one["id"] })).await;
}

async fn reopen(desk: &Desk) {
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    let _: LibraryStatus = desk.call("library.open", json!({ "path": desk.library() })).await;
}

/// Point 7: what is new is told since this machine last had the library open, and of others apart.
#[tokio::test]
async fn what_is_new_is_told_since_the_last_time() {
    let desk = Desk::sample().await;
    let first = home(&desk).await.since;
    assert_eq!((first.at, first.arrived, first.changed, first.by_others), (None, 0, 0, 0));
    reopen(&desk).await;
    let at = home(&desk).await.since.at.expect("it was open before");
    let since = home(&desk).await.since;
    assert_eq!((since.arrived, since.changed, since.by_others), (0, 0, 0), "making the sample was before");
    // Three projects come in (five rows of four numbers, one of two years), somebody else tags two old and a new one.
    let old: Vec<Id> = desk.ids(json!({})).await[..2].to_vec();
    let imported = desk.import(&messy(&desk)).await;
    let new = desk.key("ck0106009").await;
    works_as(&desk, "査読者B").await;
    desk.tag(&[old[0], old[1], new], "modality", "GT").await;
    works_as(&desk, "議長（見本）").await;
    let since = home(&desk).await.since;
    assert_eq!(
        (since.at.as_deref(), since.arrived, since.changed, since.by_others),
        (Some(at.as_str()), 3, 2, 1),
        "{imported:?}"
    );
    // A tag that was there before is taken off: that project changed too. The steps back are changes as well.
    let tagged = desk.details().await.into_iter().find(|d| !d.tags.is_empty() && !old.contains(&d.row.id)).unwrap();
    let tag = &tagged.tags[0].concept;
    let remove = json!({ "selection": { "these": [tagged.row.id] }, "kind": tag.kind, "concept": tag.id });
    let _: Done = desk.call("tag.remove", remove).await;
    assert_eq!(home(&desk).await.since.changed, 3);
    reopen(&desk).await;
    let later = home(&desk).await.since;
    assert!(later.at.unwrap() > at);
    assert_eq!((later.arrived, later.changed, later.by_others), (0, 0, 0));
    // Another machine has never had it open.
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    let other = tempfile::tempdir().unwrap();
    let app = desk::application(other.path(), true);
    let _: LibraryStatus = desk::call(&app, "library.open", json!({ "path": desk.library() })).await;
    assert_eq!(desk::call::<Home>(&app, "home.show", json!({})).await.since.at, None);
    let _: LibraryStatus = desk::call(&app, "library.close", json!({})).await;
}

/// Point 7: times are kept of twenty libraries at most, by what the library is and not where it lies, and the window is not told.
#[tokio::test]
async fn times_are_kept_of_a_few_libraries_and_not_shown() {
    let desk = Desk::bare();
    for at in 0..22 {
        let path = desk.path(&format!("{at}.tsumugi"));
        let _: LibraryStatus = desk.call("library.create", json!({ "path": path })).await;
    }
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    let kept: Value = serde_json::from_slice(&std::fs::read(desk.path("settings/settings.json")).unwrap()).unwrap();
    assert_eq!(kept["visits"].as_array().unwrap().len(), 20);
    let shown: Value = desk.call("settings.get", json!({})).await;
    assert_eq!(shown.get("visits"), None);
    std::fs::rename(desk.path("21.tsumugi"), desk.path("moved.tsumugi")).unwrap();
    let _: LibraryStatus = desk.call("library.open", json!({ "path": desk.path("moved.tsumugi") })).await;
    assert!(home(&desk).await.since.at.is_some());
}
