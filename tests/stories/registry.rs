//! Issue 8, points 1 to 3 and its bad input: the registry of programmes, pairs and supports, kept by the team itself.

use crate::desk::Desk;
use app::commands::Done;
use app::pairing::{ProgrammePair, ProgrammePairs};
use app::registry::{Programme, Registry, RegistryIssueCode as Odd, TieWhy, Unmatched, UnmatchedGroup, UnmatchedWhy};
use app::support::Supports;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

/// Ids of the starter data: 次世代がん医療加速化研究事業, 革新的がん医療実用化研究事業.
const FORMER: Id = 106;
const LATTER: Id = 107;

pub async fn registry(desk: &Desk) -> Registry {
    desk.call("registry.list", json!({})).await
}

pub async fn programme(desk: &Desk, id: Id) -> Programme {
    desk.call("registry.show", json!({ "id": id })).await
}

pub async fn add(desk: &Desk, fields: Value) -> Id {
    desk.call::<Done>("registry.add", json!({ "fields": fields })).await.created.unwrap()
}

async fn edit(desk: &Desk, id: Id, fields: Value) -> Done {
    desk.call("registry.edit", json!({ "id": id, "fields": fields })).await
}

pub async fn pairs(desk: &Desk) -> Vec<ProgrammePair> {
    desk.call::<ProgrammePairs>("pairing.list", json!({})).await.pairs
}

async fn waiting(desk: &Desk) -> Vec<UnmatchedGroup> {
    desk.call::<Unmatched>("registry.unmatched", json!({})).await.groups
}

/// A list of rows `number,programme,year,title,thousand yen`, imported.
async fn import(desk: &Desk, name: &str, rows: &str) {
    let head = "課題管理番号,事業名,年度,研究開発課題名,予算額（千円）";
    desk.import(&desk.list(name, format!("{head}\n{rows}"))).await;
}

async fn odd(desk: &Desk, id: Id) -> Vec<Odd> {
    let mut codes: Vec<Odd> = programme(desk, id).await.issues.into_iter().map(|issue| issue.code).collect();
    codes.dedup();
    codes
}

/// Point 1: a new library has the published programmes; what is not published is blank, what is our reading is 要確認.
#[tokio::test]
async fn a_library_begins_with_what_is_published_and_nothing_more() {
    let desk = Desk::empty().await;
    let registry = registry(&desk).await;
    assert_eq!(registry.programmes.len(), 25);
    let cancer = registry.programmes.iter().find(|p| p.id == FORMER).unwrap();
    assert_eq!((cancer.name_ja.as_str(), cancer.ministry.as_str()), ("次世代がん医療加速化研究事業", "文部科学省"));
    let codes: Vec<&str> = cancer.codes.iter().map(|code| code.code.as_str()).collect();
    assert_eq!(codes, ["cm0106", "ama221"]);
    assert_eq!((cancer.ceiling_yen, cancer.call_months.len(), cancer.valid_last), (None, 0, None));
    let state = |field: &str| cancer.facts.iter().find(|fact| fact.field == field).map(|fact| json!(fact.state));
    assert_eq!(
        (state("name_ja"), state("phase"), state("host")),
        (Some(json!("confirmed")), Some(json!("check")), None)
    );
    let blank = registry.programmes.iter().find(|p| p.name_ja.starts_with("医療研究開発革新基盤創成事業")).unwrap();
    assert_eq!(blank.ministry, "");
    assert!(registry.programmes.iter().all(|p| p.issues.is_empty()), "nothing of it is odd");
    // By ministry along the value chain; what has none comes last.
    let mut ministries: Vec<&str> = registry.programmes.iter().map(|p| p.ministry.as_str()).collect();
    ministries.dedup();
    assert_eq!(ministries, ["文部科学省", "厚生労働省", "経済産業省", "内閣府・文部科学省", "AMED", ""]);
}

/// Point 1: project-years are tied by name and code, whatever width and brackets; what is not tied waits, and a person ties it.
#[tokio::test]
async fn years_are_tied_by_name_and_code_and_the_rest_waits_for_a_person() {
    let desk = Desk::empty().await;
    let rows = "25ck0106901h0001,革新的がん医療実用化研究事業（架空の枠）,2025,甲,10\n\
                26ck0106901h0002,革新的がん医療実用化研究事業,2026,甲,10\n\
                26ama221902h0001,,2026,乙,10\n\
                26zz0901001h0001,架空創薬推進事業,2026,丙,10\n\
                26zz0901002h0001,架空 創薬推進事業,2026,丁,10\n\
                26ck0106903h0001,難治性疾患実用化研究事業,2026,戊,10\n\
                ,,2026,己,10\n\
                ,橋渡し研究支援プログラム,2026,庚,10\n";
    import(&desk, "一覧.csv", rows).await;
    let before = registry(&desk).await;
    assert_eq!((before.ties.years, before.ties.tied, before.ties.disputed), (8, 4, 1));
    let latter = before.programmes.iter().find(|p| p.id == LATTER).unwrap();
    assert_eq!((latter.projects, latter.years, latter.seen_first, latter.seen_last), (1, 2, Some(2025), Some(2026)));
    assert_eq!(latter.spellings, ["革新的がん医療実用化研究事業"]);
    assert_eq!(desk.ids(json!({ "programme": latter.spellings })).await.len(), 1, "the figure opens its list");

    let groups = waiting(&desk).await;
    let why: Vec<(&str, UnmatchedWhy, u32)> = groups.iter().map(|g| (g.name.as_str(), g.why, g.projects)).collect();
    assert_eq!(
        why,
        [
            ("", UnmatchedWhy::Nameless, 1),
            ("架空 創薬推進事業", UnmatchedWhy::Unknown, 1),
            ("架空創薬推進事業", UnmatchedWhy::Unknown, 1),
            ("橋渡し研究支援プログラム", UnmatchedWhy::Unknown, 1),
            ("難治性疾患実用化研究事業", UnmatchedWhy::Disputed, 1),
        ]
    );
    assert_eq!(before.ties.groups as usize, groups.len());
    assert_eq!((groups[1].codes.clone(), groups[1].year_first), (vec!["zz0901".to_owned()], Some(2026)));
    let like = &groups[3].candidates[0];
    assert_eq!((like.name_ja.as_str(), like.why), ("橋渡し研究プログラム", TieWhy::Name));
    let disputed: Vec<(Id, TieWhy)> = groups[4].candidates.iter().map(|c| (c.programme, c.why)).collect();
    assert_eq!(
        (disputed[0], disputed[1].0),
        ((108, TieWhy::Name), LATTER),
        "what it is called, then what its code says"
    );
    assert_ne!(disputed[1].1, TieWhy::Name);

    // A new programme takes its spellings along: both, as they differ in a space only.
    let fields = json!({ "name_ja": "見本創薬推進事業", "ministry": "架空省" });
    let done: Done = desk.call("registry.add", json!({ "fields": fields, "tie": ["架空創薬推進事業"] })).await;
    let id = done.created.unwrap();
    assert_eq!((programme(&desk, id).await.projects, waiting(&desk).await.len()), (2, 3));
    // A spelling is tied to one that is there, also where name and code disagree.
    let done: Done =
        desk.call("registry.tie", json!({ "names": ["橋渡し研究支援プログラム"], "programme": 117 })).await;
    assert_eq!((done.kind.as_str(), done.count), ("programme-tie", 1));
    let _: Done = desk.call("registry.tie", json!({ "names": ["難治性疾患実用化研究事業"], "programme": 108 })).await;
    assert_eq!((waiting(&desk).await.len(), registry(&desk).await.ties.disputed), (1, 0));
    assert_eq!(programme(&desk, 108).await.projects, 1);
    // And untied; each is one step back.
    let done: Done =
        desk.call("registry.untie", json!({ "names": ["橋渡し研究支援プログラム"], "programme": 117 })).await;
    assert_eq!((done.count, waiting(&desk).await.len()), (1, 2));
    for _ in 0..4 {
        desk.undo().await;
    }
    assert_eq!(json!(registry(&desk).await.ties), json!(before.ties));
    assert_eq!(json!(waiting(&desk).await), json!(groups));
}

/// Point 1: a person's word on a project and settled spellings count, as the list of projects shows them.
#[tokio::test]
async fn what_the_list_shows_is_what_is_tied() {
    let desk = Desk::empty().await;
    import(&desk, "一覧.csv", ",架空甲事業,2025,甲,1\n,架空乙事業,2025,乙,1\n,カクウ乙事業,2026,丙,1\n").await;
    let id = add(&desk, json!({ "name_ja": "架空乙事業" })).await;
    assert_eq!(programme(&desk, id).await.projects, 1);
    let unify = json!({ "names": ["架空乙事業", "カクウ乙事業"], "canonical": "架空乙事業" });
    let _: Done = desk.call("programme.unify", unify).await;
    assert_eq!(programme(&desk, id).await.projects, 2);
    let first = desk.ids(json!({ "programme": ["架空甲事業"] })).await[0];
    let edit = json!({ "project": first, "field": "programme", "value": "架空乙事業" });
    let _: Done = desk.call("project.edit", edit).await;
    let shown = programme(&desk, id).await;
    assert_eq!((shown.projects, shown.years), (3, 3));
    assert_eq!(desk.ids(json!({ "programme": shown.spellings })).await.len(), 3);
}

/// Point 1: every field is edited, emptied and undone; a source that was confirmed waits again when its value is changed.
#[tokio::test]
async fn fields_are_edited_and_a_confirmed_source_waits_again() {
    let desk = Desk::empty().await;
    let before = programme(&desk, LATTER).await;
    let said = json!({ "thing": "programme", "row": LATTER, "field": "ministry", "state": "confirmed",
        "source": "https://example.invalid/架空", "as_of": "2026-10-01" });
    let _: Done = desk.call("registry.fact", said).await;
    let fields = json!({ "ministry": "架空省", "ceiling_yen": 30_000_000, "call_months": [9, 4, 9], "adoption_month": 4,
        "valid_first": 2014, "host": "見本室", "codes": [{ "code": " CK0106 ", "valid_first": 2020 }, { "code": "ck0107" }] });
    assert_eq!(edit(&desk, LATTER, fields).await.kind, "programme-edit");
    let after = programme(&desk, LATTER).await;
    assert_eq!(
        (after.ministry.as_str(), after.ceiling_yen, after.call_months.clone()),
        ("架空省", Some(3e7), vec![4, 9])
    );
    assert_eq!((after.codes[0].code.as_str(), after.codes[0].valid_first), ("ck0106", Some(2020)));
    let fact = after.facts.iter().find(|fact| fact.field == "ministry").unwrap();
    assert_eq!((json!(fact.state), fact.source.as_str()), (json!("check"), "https://example.invalid/架空"));
    assert_eq!((after.by.as_str(), before.by.as_str()), ("作業者", ""));
    // An absent field stays, an empty one empties.
    edit(&desk, LATTER, json!({ "ceiling_yen": null, "host": "" })).await;
    let emptied = programme(&desk, LATTER).await;
    assert_eq!((emptied.ceiling_yen, emptied.host.as_str(), emptied.valid_first), (None, "", Some(2014)));
    let nothing = edit(&desk, LATTER, json!({ "host": "" })).await;
    assert_eq!(nothing.operation, None, "nothing had to be changed");
    for _ in 0..3 {
        desk.undo().await;
    }
    assert_eq!(json!(programme(&desk, LATTER).await), json!(before));
}

/// Point 1: only what a field cannot hold is refused, by field, in words.
#[tokio::test]
async fn what_a_field_cannot_hold_is_refused_by_field() {
    let desk = Desk::empty().await;
    for (fields, field, reason) in [
        (json!({ "name_ja": "　" }), "name_ja", "code-needed"),
        (json!({ "name_ja": "長".repeat(201) }), "name_ja", "too-long"),
        (json!({ "phase_first": 15 }), "phase_first", "phase-range"),
        (json!({ "phase_last": 0 }), "phase_last", "phase-range"),
        (json!({ "call_months": [13] }), "call_months", "month-range"),
        (json!({ "adoption_month": 0 }), "adoption_month", "month-range"),
        (json!({ "duration_years": 31 }), "duration_years", "duration-range"),
        (json!({ "ceiling_yen": -1 }), "ceiling_yen", "not-an-amount"),
        (json!({ "ceiling_yen": 0.5 }), "ceiling_yen", "not-an-amount"),
        (json!({ "codes": [{ "code": "a1" }, { "code": "A1" }] }), "codes", "stands-twice"),
        (json!({ "codes": [{ "code": " " }] }), "codes", "code-needed"),
        (json!({ "codes": [{ "code": "a1/b2" }] }), "codes", "code-separator"),
        (json!({ "names": [{ "name": "DISC", "kind": "short" }] }), "names", "name-taken"),
    ] {
        let problem = desk.refused("registry.edit", json!({ "id": FORMER, "fields": fields })).await;
        assert_eq!(problem.code, ProblemCode::InvalidField, "{fields}");
        assert_eq!((problem.params["field"].as_str(), problem.params["reason"].as_str()), (field, reason));
        for language in [app::settings::Language::Ja, app::settings::Language::En] {
            let words = app::catalogue::problem(language, &problem);
            assert!(!words.contains("reason.") && !words.contains("field.") && !words.contains('{'), "{words}");
        }
    }
    assert_eq!(desk.refused("registry.add", json!({ "fields": {} })).await.params["field"], "name_ja");
    assert_eq!(desk.refused("registry.show", json!({ "id": 9 })).await.code, ProblemCode::NoSuchProgramme);
    let fact =
        json!({ "thing": "programme", "row": FORMER, "field": "note", "source": "", "as_of": "", "state": "check" });
    assert_eq!(desk.refused("registry.fact", fact).await.params["reason"], "no-such-field");
    let fact = json!({ "thing": "support", "row": 500, "field": "offers", "source": "", "as_of": "令和7年", "state": "check" });
    assert_eq!(desk.refused("registry.fact", fact).await.params["reason"], "no-date");
}

/// Bad input: overlapping validity, a code twice, ends before starts, years out of range, names twice: shown and kept.
#[tokio::test]
async fn odd_fields_are_shown_and_kept() {
    let desk = Desk::empty().await;
    let one = add(
        &desk,
        json!({ "name_ja": "架空甲事業", "valid_first": 2025, "valid_last": 2020, "phase_first": 8,
        "phase_last": 2, "codes": [{ "code": "zz0101", "valid_last": 2022 }, { "code": "0106zz" },
        { "code": "zz0109", "valid_first": 3025 }],
        "names": [{ "name": "架空旧事業", "kind": "former", "valid_first": 2010, "valid_last": 2018 },
        { "name": "架空古事業", "kind": "former", "valid_first": 2018, "valid_last": 2019 }] }),
    )
    .await;
    assert_eq!(
        odd(&desk, one).await,
        [Odd::CodeOdd, Odd::EndsBeforeStart, Odd::YearOdd, Odd::NamesOverlap, Odd::NoSource]
    );
    let shown = programme(&desk, one).await;
    let of =
        |code: Odd| shown.issues.iter().filter(move |i| i.code == code).map(|i| (i.field.clone(), i.value.clone()));
    let ends: Vec<_> = of(Odd::EndsBeforeStart).collect();
    assert_eq!(ends, [("valid_last".into(), "2025–2020".into()), ("phase_last".into(), "P08–P02".into())]);
    assert_eq!(of(Odd::YearOdd).collect::<Vec<_>>(), [("codes".into(), "3025".into())]);
    assert_eq!((shown.valid_first, shown.codes.len()), (Some(2025), 3), "kept");
    // The same code in the same years, and the same name but for its width.
    let two =
        add(&desk, json!({ "name_ja": "架空　甲事業", "codes": [{ "code": "zz0101", "valid_first": 2022 }] })).await;
    let twice = programme(&desk, two).await.issues;
    let other: Vec<_> = twice.iter().map(|i| (i.code, i.other, i.other_name.as_str())).collect();
    assert_eq!(other[0], (Odd::CodeTwice, Some(one), "架空甲事業"));
    assert_eq!(other[1], (Odd::NameTwice, Some(one), "架空甲事業"));
    assert!(odd(&desk, one).await.contains(&Odd::CodeTwice));
    edit(&desk, two, json!({ "name_ja": "架空乙事業", "codes": [{ "code": "zz0101", "valid_first": 2023 }] })).await;
    assert_eq!(odd(&desk, two).await, [Odd::NoSource], "years apart are two codes");
}

/// Bad input: projects after the end, a programme renamed between years, a slip of 1000×: seen in the lists.
#[tokio::test]
async fn what_lists_say_against_the_registry_is_shown() {
    let desk = Desk::empty().await;
    let id = add(&desk, json!({ "name_ja": "架空甲事業", "codes": [{ "code": "zz0101" }], "valid_last": 2024 })).await;
    import(
        &desk,
        "一覧.csv",
        "24zz0101001h0001,架空甲事業,2024,甲,30000\n25zz0101001h0002,新架空甲事業,2025,甲,20000\n25zz0101002h0001,新架空甲事業,2025,乙,40000\n",
    )
    .await;
    let shown = programme(&desk, id).await;
    assert_eq!((shown.years, shown.projects), (3, 2), "still tied, by the code");
    let of = |code: Odd| shown.issues.iter().find(|i| i.code == code).map(|i| i.value.as_str());
    assert_eq!((of(Odd::ProjectsAfterEnd), of(Odd::RenamedInLists)), (Some("2025"), Some("新架空甲事業")));
    for (ceiling, slips) in [(30_000, true), (40_000_000, false), (100_000_000, false), (30_000_000_000_i64, true)] {
        edit(&desk, id, json!({ "ceiling_yen": ceiling })).await;
        let slip = programme(&desk, id).await.issues.into_iter().find(|i| i.code == Odd::UnitSlip);
        assert_eq!(slip.map(|i| i.value), slips.then(|| "30000000".to_owned()), "{ceiling}");
    }
    // Its new name is said: no rename is left to tell of.
    let names = json!([{ "name": "新架空甲事業", "kind": "short" }]);
    edit(&desk, id, json!({ "names": names, "valid_last": null, "ceiling_yen": 40_000_000 })).await;
    assert_eq!(odd(&desk, id).await, [Odd::NoSource]);
}

/// Point 2: pairs are 公式 with a source or 想定; circles and closed successors are shown and kept; used programmes stay.
#[tokio::test]
async fn pairs_are_official_with_a_source_or_assumed() {
    let desk = Desk::empty().await;
    let starter = pairs(&desk).await;
    assert_eq!(starter.len(), 1, "the only published pair");
    assert_eq!(
        (starter[0].predecessor, starter[0].successor, json!(starter[0].status)),
        (FORMER, LATTER, json!("official"))
    );
    let set = |from: Id, to: Id, status: &str, more: Value| {
        let mut args = json!({ "predecessor": from, "successor": to, "status": status });
        more.as_object().unwrap().iter().for_each(|(key, value)| args[key] = value.clone());
        args
    };
    let unsourced = desk.refused("pairing.set", set(103, 118, "official", json!({}))).await;
    assert_eq!(unsourced.params["reason"], "official-needs-source");
    let same = desk.refused("pairing.set", set(103, 103, "assumed", json!({}))).await;
    assert_eq!((same.params["field"].as_str(), same.params["reason"].as_str()), ("successor", "same-programme"));
    let year = desk.refused("pairing.set", set(103, 118, "assumed", json!({ "valid_from": 1900 }))).await;
    assert_eq!(year.params["field"], "valid_from");
    let more = json!({ "valid_from": 2026, "source": "架空の会議 資料1", "as_of": "2026-11-01", "note": "合成データ" });
    let made: Done = desk.call("pairing.set", set(103, 118, "assumed", more.clone())).await;
    let id = made.created.unwrap();
    let listed = pairs(&desk).await;
    assert_eq!((listed.len(), listed[0].id), (2, starter[0].id), "official ones first");
    let pair = listed.iter().find(|pair| pair.id == id).unwrap();
    assert_eq!((pair.facts.len(), json!(pair.facts[0].state)), (1, json!("check")), "nobody confirmed it");
    // Set again it is changed, not made twice.
    let again: Done = desk.call("pairing.set", set(103, 118, "official", more)).await;
    assert_eq!((again.created, pairs(&desk).await.len()), (None, 2));

    let _: Done = desk.call("pairing.set", set(LATTER, FORMER, "assumed", json!({}))).await;
    edit(&desk, 118, json!({ "valid_last": 2020 })).await;
    let listed = pairs(&desk).await;
    let round: Vec<bool> = listed.iter().map(|pair| pair.cycle).collect();
    assert_eq!(round.iter().filter(|round| **round).count(), 2);
    assert!(listed.iter().find(|pair| pair.id == id).unwrap().closed);
    assert_eq!(odd(&desk, FORMER).await, [Odd::PairCycle]);
    assert_eq!(odd(&desk, 118).await, [Odd::ClosedSuccessor]);

    let held = desk.refused("registry.remove", json!({ "id": LATTER })).await;
    assert_eq!((held.code, held.params["holds"].as_str()), (ProblemCode::ProgrammeUsed, "組 2件"));
    for pair in &listed {
        let _: Done = desk.call("pairing.remove", json!({ "id": pair.id })).await;
    }
    let _: Done = desk.call("registry.remove", json!({ "id": LATTER })).await;
    assert_eq!(registry(&desk).await.programmes.len(), 24);
    for _ in 0..4 {
        desk.undo().await;
    }
    assert_eq!(json!(pairs(&desk).await), json!(listed));
    assert_eq!(programme(&desk, LATTER).await.codes.len(), 1);
}

/// Point 3: supports with steps and modalities; what is not known is blank, and a value changed waits to be confirmed.
#[tokio::test]
async fn supports_say_what_they_offer_and_from_where() {
    let desk = Desk::empty().await;
    let list: Supports = desk.call("support.list", json!({})).await;
    assert_eq!(list.supports.len(), 6);
    let disc = list.supports.iter().find(|support| support.name_ja.starts_with("DISC")).unwrap();
    assert_eq!((json!(disc.steps), disc.conditions.as_str()), (json!(["screening"]), ""));
    let fields = json!({ "name_ja": "架空測定支援", "steps": ["poc", "screening", "poc"], "modalities": ["SM", "AB"],
        "apply": "見本の窓口に申し込む\r\n（合成データ）" });
    let made: Done = desk.call("support.save", json!({ "fields": fields })).await;
    let id = made.created.unwrap();
    let said = json!({ "thing": "support", "row": id, "field": "steps", "source": "架空の案内", "as_of": "2026-11-01", "state": "confirmed" });
    let _: Done = desk.call("registry.fact", said).await;
    let _: Done = desk.call("support.save", json!({ "id": id, "fields": { "steps": ["clinical"] } })).await;
    let find = |list: Supports| list.supports.into_iter().find(|support| support.id == id);
    let support = find(desk.call("support.list", json!({})).await).unwrap();
    assert_eq!((json!(support.steps), json!(support.modalities)), (json!(["clinical"]), json!(["AB", "SM"])));
    assert_eq!(
        (json!(support.facts[0].state), support.apply.as_str()),
        (json!("check"), "見本の窓口に申し込む\n（合成データ）")
    );
    let unknown = json!({ "id": id, "fields": { "modalities": ["XX"] } });
    assert_eq!(desk.refused("support.save", unknown).await.code, ProblemCode::NoSuchConcept);
    assert_eq!(desk.refused("support.save", json!({ "fields": {} })).await.params["field"], "name_ja");
    let _: Done = desk.call("support.remove", json!({ "id": id })).await;
    assert!(find(desk.call("support.list", json!({})).await).is_none());
    assert_eq!(desk.refused("support.remove", json!({ "id": id })).await.code, ProblemCode::NoSuchSupport);
    desk.undo().await;
    assert_eq!(json!(find(desk.call("support.list", json!({})).await)), json!(Some(support)));
}

/// Every write is a sentence of the history in both languages, with what it changed in words.
#[tokio::test]
async fn the_history_tells_of_the_registry_in_words() {
    let desk = Desk::empty().await;
    let id = add(&desk, json!({ "name_ja": "架空甲事業", "codes": [{ "code": "zz0101" }] })).await;
    edit(&desk, id, json!({ "modality": "低分子に限る", "names": [{ "name": "甲", "kind": "short" }] })).await;
    let said = json!({ "thing": "programme", "row": id, "field": "codes", "source": "架空の資料", "as_of": "", "state": "check" });
    let _: Done = desk.call("registry.fact", said).await;
    let _: Done = desk.call("registry.tie", json!({ "names": ["乙"], "programme": id })).await;
    let set = json!({ "predecessor": id, "successor": LATTER, "status": "assumed" });
    let pair: Done = desk.call("pairing.set", set).await;
    let _: Done = desk.call("pairing.remove", json!({ "id": pair.created })).await;
    let _: Done = desk.call("registry.untie", json!({ "names": ["乙"], "programme": id })).await;
    let _: Done = desk.call("registry.remove", json!({ "id": id })).await;
    let list: Value = desk.call("history.list", json!({ "limit": 9 })).await;
    let mut told = Vec::new();
    for operation in list["operations"].as_array().unwrap() {
        let shown: Value = desk.call("history.show", json!({ "id": operation["id"] })).await;
        for change in shown["changes"].as_array().unwrap() {
            assert!(change["subject_ja"].as_str().is_some_and(|subject| !subject.is_empty()), "{change}");
            for field in change["fields"].as_array().unwrap() {
                for side in ["from", "to"] {
                    let words = field[side]["value_en"].as_str().unwrap_or_default();
                    let key =
                        ["field.", "fact-", "programme_", "kind.", "state."].iter().any(|key| words.starts_with(key));
                    assert!(!key, "{field}");
                }
            }
        }
        told.push(operation["sentence_ja"].as_str().unwrap().to_owned());
    }
    assert_eq!(
        told,
        [
            "事業「架空甲事業」を削除",
            "一覧の表記を事業「架空甲事業」から外した",
            "組「架空甲事業 → 革新的がん医療実用化研究事業」を外した",
            "組「架空甲事業 → 革新的がん医療実用化研究事業」を記した",
            "一覧の表記を事業「架空甲事業」に結び付けた",
            "「架空甲事業」の課題番号の記号の出典を記した",
            "事業「架空甲事業」を編集",
            "事業「架空甲事業」を加えた",
        ]
    );
}

/// What people made of the starter data is what is saved of a damaged library, not the starter data.
#[tokio::test]
async fn a_recovered_library_has_the_registry_as_people_left_it() {
    let desk = Desk::empty().await;
    import(&desk, "一覧.csv", "26zz0901001h0001,架空創薬推進事業,2026,丙,10\n").await;
    edit(&desk, FORMER, json!({ "host": "見本室", "name_ja": "改名した架空事業" })).await;
    let _: Done = desk.call("registry.remove", json!({ "id": 124 })).await;
    let before = (json!(registry(&desk).await.programmes), json!(pairs(&desk).await));
    let _: Value = desk.call("library.close", json!({})).await;
    let out = desk.path("救出.tsumugi");
    let _: Value = desk.call("library.recover", json!({ "path": desk.library(), "out": out })).await;
    let _: Value = desk.call("library.open", json!({ "path": out })).await;
    assert_eq!((json!(registry(&desk).await.programmes), json!(pairs(&desk).await)), before);
}
