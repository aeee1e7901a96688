//! Plan, point 7: notes on gates, on the timing of data and on IP that collect over themes into the team's handbook.

use super::plot::Plot;
use app::commands::Done;
use app::handbook::Handbook;
use app::plan::Cell;
use domain::Id;
use serde_json::{Value, json};

impl Plot {
    async fn note(&self, cells: Value) -> Id {
        let rows = json!([{ "id": null, "cells": cells }]);
        self.desk
            .call::<Done>("plan.put", json!({ "plan": null, "sheet": "note", "rows": rows }))
            .await
            .created
            .unwrap()
    }

    async fn handbook(&self, args: Value) -> (Vec<Id>, Handbook) {
        let handbook: Handbook = self.desk.call("handbook.list", args).await;
        (handbook.notes.iter().map(|note| note.id).collect(), handbook)
    }
}

/// Point 7: notes of several themes stand together, and are found by words of either language or of their theme, however written.
#[tokio::test]
async fn notes_of_all_themes_are_found_by_what_they_say_and_whose_they_are() {
    let plot = Plot::set().await;
    let other =
        plot.desk.new_theme(json!({ "code": "TH-別", "title_ja": "別の主題", "title_en": "Another" }), json!([])).await;
    let gate = plot
        .note(json!({ "theme": plot.theme, "kind": "gate", "gate": "sg1", "text_ja": "標的の安全性は早く調べる" }))
        .await;
    let data = plot.note(json!({ "theme": other, "kind": "data", "text_ja": "データの前に基準", "text_en": "Fix criteria before data" })).await;
    let ip = plot.note(json!({ "kind": "ip", "text_ja": "ＰＣＴ出願は公表の前" })).await;
    let (all, handbook) = plot.handbook(json!({})).await;
    assert_eq!((all, handbook.all), (vec![gate, data, ip], 3));
    for (args, found) in [
        (json!({ "search": "安全性" }), vec![gate]),
        (json!({ "search": "pct 公表" }), vec![ip]),
        (json!({ "search": "FIX　データ" }), vec![data]),
        (json!({ "search": "TH-別" }), vec![data]),
        (json!({ "search": "another" }), vec![data]),
        (json!({ "search": "データ 安全性" }), vec![]),
        (json!({ "search": "  " }), vec![gate, data, ip]),
        (json!({ "theme": plot.theme }), vec![gate]),
        (json!({ "kind": "ip" }), vec![ip]),
        (json!({ "kind": "data", "search": "出願" }), vec![]),
    ] {
        let (notes, handbook) = plot.handbook(args.clone()).await;
        assert_eq!(notes, found, "{args}");
        // Told without the search, so that somebody sees that there is more.
        assert!(args.get("search").is_none() || handbook.all >= u32::try_from(found.len()).unwrap(), "{args}");
    }
    assert_eq!(plot.handbook(json!({ "kind": "data", "search": "出願" })).await.1.all, 1);
    let themes: Vec<_> = handbook.themes.iter().map(|theme| (theme.name.as_str(), theme.about.as_str())).collect();
    assert!(themes.contains(&("別の主題", "TH-別")) && themes.contains(&("架空分子の創薬", "TH-計")), "{themes:?}");
    plot.speak("en").await;
    let (_, handbook) = plot.handbook(json!({})).await;
    assert!(handbook.themes.iter().any(|theme| theme.name == "A fictional molecule"));
}

/// Point 2: the headings that gates begin with can be read, and changed for plans to come.
#[tokio::test]
async fn headings_that_gates_begin_with_are_rows_like_any_other() {
    let plot = Plot::set().await;
    let (_, handbook) = plot.handbook(json!({})).await;
    let first = &handbook.defaults[0];
    assert_eq!(
        (&first.cells["product"], &first.cells["gate"]),
        (&Cell::Text("medicine".to_owned()), &Cell::Text("sg1".to_owned()))
    );
    let rows = json!([{ "id": first.id, "cells": { "name_ja": "わが社の見出し" } }]);
    let _: Done = plot.desk.call("plan.put", json!({ "plan": null, "sheet": "default-item", "rows": rows })).await;
    let (_, handbook) = plot.handbook(json!({})).await;
    assert_eq!(handbook.defaults[0].cells["name_ja"], Cell::Text("わが社の見出し".to_owned()));
}
