//! Search, filter, sort, page: point 3, over the sample library and the lists of the repository.

use crate::desk::{CANCER, Desk};
use app::concept::ConceptCard;
use app::project::{ProjectDetail, ProjectIds, ProjectPage, ProjectRow};
use domain::{Id, Kind, text};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a project says all the words, read from what its detail shows; its tags and what is broader than they by what they
/// are shown as.
fn says(detail: &ProjectDetail, words: &str, names: &BTreeMap<String, Vec<String>>) -> bool {
    let mut said = vec![&detail.row.title_ja, &detail.row.title_en, &detail.summary_ja, &detail.summary_en];
    said.extend([&detail.row.programme, &detail.row.institution, &detail.researcher]);
    for year in &detail.years {
        said.extend([&year.title_ja, &year.programme, &year.institution, &year.researcher, &year.keywords]);
        said.extend(&year.number);
    }
    said.extend(detail.row.tags.iter().flat_map(|tag| &names[&tag.id]));
    let folded: Vec<String> = said.into_iter().map(|part| text::fold(part)).collect();
    text::fold(words).split_whitespace().all(|word| folded.iter().any(|part| part.contains(word)))
}

/// Point 3: words in Japanese and English, of any width, case and length, all of which must occur.
#[tokio::test]
async fn search_finds_exactly_what_says_all_the_words() {
    let desk = Desk::sample().await;
    let details = desk.details().await;
    assert_eq!(details.len(), 120);
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for tag in details.iter().flat_map(|detail| &detail.tags) {
        let concept = &tag.concept;
        let card: ConceptCard = desk.call("concept.show", json!({ "kind": concept.kind, "id": concept.id })).await;
        let all = card.above.iter().chain([concept]);
        let shown = all.flat_map(|c| [&c.id, &c.label_ja, &c.label_en, &c.short_ja, &c.short_en].map(String::clone));
        names.insert(concept.id.clone(), shown.collect());
    }
    for words in [
        "膵がん",
        "KRAS",
        "kras",
        "ＫＲＡＳ",
        "がん",
        "抗",
        "organoid",
        "Drug RESPONSE",
        "がん　抗体",
        "kras がん",
        "ぺぷちど",
        "ペプチド",
        "2",
        "研究代表者A",
    ] {
        let found: BTreeSet<Id> = desk.ids(json!({ "text": words, "exact": true })).await.into_iter().collect();
        let expected: BTreeSet<Id> = details.iter().filter(|d| says(d, words, &names)).map(|d| d.row.id).collect();
        assert_eq!(found, expected, "{words}");
        assert!(!found.is_empty(), "{words}");
    }
    assert_eq!(desk.ids(json!({ "text": "　 " })).await.len(), 120, "spaces are no condition");
    assert!(desk.ids(json!({ "text": "kras どこにもない" })).await.is_empty());
    let key = &details[7].row.key;
    assert!(desk.ids(json!({ "text": key })).await.contains(&details[7].row.id), "by number");
}

/// What is broader than each tag of these rows, by the tag's id.
async fn broader(desk: &Desk, rows: &[ProjectRow]) -> BTreeMap<String, Vec<String>> {
    let mut above = BTreeMap::new();
    for tag in rows.iter().flat_map(|row| &row.tags) {
        if !above.contains_key(&tag.id) {
            let card: ConceptCard = desk.call("concept.show", json!({ "kind": tag.kind, "id": tag.id })).await;
            above.insert(tag.id.clone(), card.above.into_iter().map(|concept| concept.id).collect::<Vec<String>>());
        }
    }
    assert!(above.values().any(|above| !above.is_empty()));
    above
}

/// Values of a row in one dimension, of tags with what is broader than they; `-` = none.
fn values(row: &ProjectRow, dimension: &str, broader: &BTreeMap<String, Vec<String>>) -> BTreeSet<String> {
    let one = |text: &String| if text.is_empty() { BTreeSet::new() } else { BTreeSet::from([text.clone()]) };
    let mut has: BTreeSet<String> = match dimension {
        "programme" => one(&row.programme),
        "institution" => one(&row.institution),
        "year" => row.years.iter().map(i32::to_string).collect(),
        "untagged" => {
            let has = |kind: Kind| row.tags.iter().any(|tag| tag.kind == kind);
            Kind::ALL.iter().filter(|kind| !has(**kind)).map(|kind| kind.as_str().to_owned()).collect()
        }
        kind => {
            let own = row.tags.iter().filter(|tag| tag.kind.as_str() == kind).map(|tag| tag.id.clone());
            own.flat_map(|id| broader[&id].clone().into_iter().chain([id])).collect()
        }
    };
    if has.is_empty() {
        has.insert("-".to_owned());
    }
    has
}

fn words(value: &Value) -> Vec<String> {
    let word = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
    value.as_array().into_iter().flatten().map(word).collect()
}

const DIMENSIONS: [&str; 7] = ["programme", "year", "institution", "target", "modality", "indication", "untagged"];

/// Point 3: filters and facet counts equal a recount by hand over the pages; a facet does not count itself out.
#[tokio::test]
async fn filters_and_facet_counts_equal_a_recount_over_the_pages() {
    let desk = Desk::sample().await;
    let rows = desk.rows(json!({})).await;
    let parents = broader(&desk, &rows).await;
    let mut all: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for dimension in DIMENSIONS {
        let values = desk.facet(json!({}), dimension).await;
        all.insert(dimension, values.into_iter().map(|value| value.value).collect());
    }
    let first = |dimension: &str, at: usize| all[dimension][at].clone();
    let year: i32 = first("year", 1).parse().unwrap();
    let filters = [
        json!({}),
        json!({ "programme": [first("programme", 0)] }),
        json!({ "programme": [first("programme", 0), first("programme", 1)], "year": [year] }),
        json!({ "institution": [first("institution", 0)] }),
        json!({ "modality": [first("modality", 0)], "year": [year, year - 1] }),
        json!({ "target": [first("target", 0)] }),
        json!({ "indication": [first("indication", 0), CANCER] }),
        json!({ "untagged": ["target"] }),
        json!({ "untagged": ["indication"], "modality": [first("modality", 1)] }),
        json!({ "programme": ["ない事業"] }),
        json!({ "target": ["-"], "year": [year] }),
        json!({ "modality": [first("modality", 0)], "not": ["modality"], "text": "がん" }),
        json!({ "programme": [first("programme", 0)], "year": [year], "not": ["programme", "year"] }),
    ];
    let with_words: BTreeSet<Id> = desk.ids(json!({ "text": "がん" })).await.into_iter().collect();
    for filter in filters {
        let meets = |row: &ProjectRow, except: &str| {
            DIMENSIONS.iter().filter(|d| **d != except).all(|dimension| {
                let wanted = words(&filter[*dimension]);
                let has = values(row, dimension, &parents);
                // Several kinds under `untagged` must all be lacking; otherwise values are alternatives.
                let any = match *dimension {
                    "untagged" => wanted.iter().all(|w| has.contains(w)),
                    _ => wanted.iter().any(|w| has.contains(w)),
                };
                wanted.is_empty() || any != words(&filter["not"]).contains(&(*dimension).to_owned())
            }) && (filter["text"].is_null() || with_words.contains(&row.id))
        };
        let expected: Vec<Id> = rows.iter().filter(|row| meets(row, "")).map(|row| row.id).collect();
        assert_eq!(desk.ids(filter.clone()).await, expected, "{filter}");
        for dimension in DIMENSIONS {
            let mut recount: BTreeMap<String, u32> = BTreeMap::new();
            for row in rows.iter().filter(|row| meets(row, dimension)) {
                for value in values(row, dimension, &parents) {
                    *recount.entry(value).or_default() += 1;
                }
            }
            let facet = desk.facet(filter.clone(), dimension).await;
            let counted: BTreeMap<String, u32> =
                facet.iter().filter(|v| v.count > 0).map(|v| (v.value.clone(), v.count)).collect();
            if dimension == "untagged" {
                recount.remove("-");
            }
            assert_eq!(counted, recount, "{dimension} under {filter}");
            let listed: BTreeSet<&str> = facet.iter().map(|v| v.value.as_str()).collect();
            for chosen in words(&filter[dimension]) {
                assert!(listed.contains(chosen.as_str()), "a chosen value stays: {chosen}");
            }
        }
    }
}

/// What a row is sorted by, where the row shows it; empty = last.
fn cell(row: &ProjectRow, key: &str) -> String {
    match key {
        "number" => {
            if row.key.starts_with('#') {
                String::new()
            } else {
                row.key.clone()
            }
        }
        "title" => text::fold(&row.title_ja),
        "programme" => text::fold(&row.programme),
        "institution" => text::fold(&row.institution),
        "year" => row.years.last().map(i32::to_string).unwrap_or_default(),
        kind => {
            let chip = row.tags.iter().find(|tag| tag.kind.as_str() == kind);
            chip.map(|tag| text::fold(&tag.label_ja)).unwrap_or_default()
        }
    }
}

/// Point 3: every order is by its column, keeps ties as they came in, and leaves empty cells last either way.
#[tokio::test]
async fn sorting_is_stable_and_empty_cells_stay_last() {
    let desk = Desk::sample().await;
    let added = desk.rows(json!({})).await;
    for key in ["number", "title", "programme", "institution", "year", "target", "modality", "indication"] {
        for descending in [false, true] {
            let mut expected: Vec<&ProjectRow> = added.iter().collect();
            expected.sort_by(|a, b| {
                let (a, b) = (cell(a, key), cell(b, key));
                let order = if descending { b.cmp(&a) } else { a.cmp(&b) };
                a.is_empty().cmp(&b.is_empty()).then(order)
            });
            let sort = json!({ "key": key, "descending": descending });
            let page: ProjectPage = desk.call("project.page", json!({ "sort": [sort], "limit": 1000 })).await;
            let ids = |rows: &[&ProjectRow]| rows.iter().map(|row| row.id).collect::<Vec<Id>>();
            assert_eq!(ids(&page.rows.iter().collect::<Vec<_>>()), ids(&expected), "{key} {descending}");
        }
    }
}

/// Point 3, virtual rows: pages of any size cover the list exactly once, in the order of the ids.
#[tokio::test]
async fn pages_cover_the_list_exactly_once() {
    let desk = Desk::sample().await;
    let filter = json!({ "text": "がん" });
    let sort = json!([{ "key": "title", "descending": true }]);
    let whole: ProjectIds = desk.call("project.ids", json!({ "filter": filter, "sort": sort, "limit": 200_000 })).await;
    assert!(whole.ids.len() > 20);
    for limit in [1_usize, 7, 50, 1_000] {
        let (mut seen, mut offset) = (Vec::new(), 0);
        loop {
            let args = json!({ "filter": filter, "sort": sort, "offset": offset, "limit": limit });
            let page: ProjectPage = desk.call("project.page", args).await;
            assert_eq!((page.total as usize, page.offset), (whole.ids.len(), offset));
            if page.rows.is_empty() {
                break;
            }
            assert!(page.rows.len() <= limit);
            offset += u32::try_from(page.rows.len()).unwrap();
            seen.extend(page.rows.into_iter().map(|row| row.id));
        }
        assert_eq!(seen, whole.ids, "pages of {limit}");
    }
    let part: ProjectIds =
        desk.call("project.ids", json!({ "filter": filter, "sort": sort, "offset": 3, "limit": 4 })).await;
    assert_eq!(part.ids, whole.ids[3..7]);
}

/// Point 3: the list follows every write at once: what a tag, an undo and an import change is found at once.
#[tokio::test]
async fn the_list_follows_every_write() {
    let desk = Desk::odd().await;
    let id = desk.ids(json!({})).await[0];
    desk.tag(&[id], "indication", CANCER).await;
    assert_eq!(desk.ids(json!({ "indication": [CANCER] })).await, [id]);
    desk.undo().await;
    assert_eq!(desk.ids(json!({ "indication": [CANCER] })).await, Vec::<Id>::new());
    let list = desk.list("新.csv", "課題管理番号,研究開発課題名\n26zz0909001h0001,追って来た課題\n");
    desk.import(&list).await;
    assert_eq!(desk.ids(json!({ "text": "追って来た" })).await.len(), 1);
    desk.undo().await;
    assert!(desk.ids(json!({ "text": "追って来た" })).await.is_empty());
    assert_eq!(desk.status().await.projects, 9);
}
