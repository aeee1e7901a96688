//! What the walk of the contract (`contract.rs`) does in plans: what is read, what is written.

use crate::desk::Desk;
use domain::Id;
use serde_json::{Value, json};

/// What the walk names.
pub struct Plans {
    theme: Id,
    /// A theme without a plan.
    bare: Id,
    plan: Id,
    baseline: Id,
    projects: Vec<Id>,
}

impl Plans {
    pub async fn set(desk: &Desk, theme: Id, projects: &[Id]) -> Plans {
        let bare = desk.new_theme(json!({ "code": "TH-計", "title_ja": "計画のない主題" }), json!([])).await;
        let begin = json!({ "theme": theme, "product": "medicine" });
        let plan = desk.call::<Value>("plan.begin", begin).await["created"].as_i64().unwrap();
        let task = |name: &str| json!({ "id": null, "cells": { "name_ja": name, "starts": "2027-04", "months": 6 } });
        let put = json!({ "plan": plan, "sheet": "task", "rows": [task("探索"), task("薬効")] });
        let _: Value = desk.call("plan.put", put).await;
        let copy = json!({ "plan": plan, "kind": "baseline", "name": "承認時" });
        let baseline = desk.call::<Value>("plan.copy", copy).await["created"].as_i64().unwrap();
        Plans { theme, bare, plan, baseline, projects: projects.to_vec() }
    }

    pub fn reads(&self, desk: &Desk) -> Vec<(&'static str, Vec<Value>)> {
        let Plans { theme, bare, plan, baseline, projects } = self;
        let both = json!({ "from": baseline, "to": plan });
        let tried = json!({ "plan": plan, "sheet": "task", "rows": [
            { "id": null, "cells": { "name_ja": "毒性", "project": projects[0], "starts": "そのうち", "kind": "会議" } },
        ] });
        let supported =
            json!({ "plan": plan, "sheet": "support", "rows": [{ "id": null, "cells": { "task": "探索" } }] });
        let preview = |audience: &str| json!({ "plan": plan, "audience": audience });
        vec![
            (
                "plan.show",
                vec![json!({ "theme": theme }), json!({ "theme": theme, "plan": baseline }), json!({ "theme": bare })],
            ),
            ("plan.try", vec![tried, supported]),
            ("plan.diff", vec![both]),
            ("plan.export_preview", vec![preview("internal"), preview("public")]),
            ("plan.items_file", vec![json!({ "path": desk.path("事業.xlsx") })]),
            ("handbook.list", vec![json!({}), json!({ "search": "知財" }), json!({ "theme": theme })]),
        ]
    }

    pub fn steps(&self, desk: &Desk) -> Vec<(&'static str, Value)> {
        let Plans { theme, bare, plan, projects, .. } = self;
        let put = |sheet: &str, rows: Value| ("plan.put", json!({ "plan": plan, "sheet": sheet, "rows": rows }));
        let new = |cells: Value| json!([{ "id": null, "cells": cells }]);
        let moved =
            json!({ "plan": plan, "moves": [{ "task": "task 0", "starts": 2028 * 12, "months": 9 }], "push": true });
        vec![
            ("plan.begin", json!({ "theme": bare, "product": "device" })),
            put("task", new(json!({ "kind": "milestone", "name_ja": "治験届", "starts": "2028-04" }))),
            put("task", json!([{ "id": "task 1", "cells": { "project": projects[0], "done": 10 } }])),
            put("link", new(json!({ "before": "task 0", "after": "task 1", "kind": "fs" }))),
            put("budget", new(json!({ "task": "task 0", "year": 2027, "yen": 5_000_000, "programme": 103 }))),
            put(
                "item",
                json!([{ "id": "item 0", "cells": { "state": "have", "project": projects[0], "task": "task 1" } }]),
            ),
            put("support", new(json!({ "kind": "support", "support": 502, "task": "task 0", "state": "asked" }))),
            put("criterion", new(json!({ "gate": "gate 0", "kind": "go", "text_ja": "改善" }))),
            ("plan.move", moved),
            ("plan.place", json!({ "plan": plan, "sheet": "task", "ids": ["task 1"], "before": "task 0" })),
            ("plan.remove", json!({ "plan": plan, "sheet": "item", "ids": ["item 1"] })),
            ("plan.copy", json!({ "plan": plan, "kind": "what-if", "name": "もし" })),
            ("plan.edit", json!({ "plan": "what-if 0", "name": "一年早く" })),
            ("plan.drop", json!({ "plan": "what-if 0" })),
            (
                "plan.decide",
                json!({ "gate": "gate 0", "decided_on": "2026-11-27", "verdict": "hold", "who": "会議", "basis": "資料" }),
            ),
            (
                "plan.put",
                json!({ "plan": null, "sheet": "note", "rows": [{ "id": null, "cells": { "theme": theme, "kind": "ip", "text_ja": "知財は早く" } }] }),
            ),
            (
                "plan.export",
                json!({ "plan": plan, "audience": "internal", "language": "ja", "out": desk.path("計画.xlsx") }),
            ),
            (
                "handbook.export",
                json!({ "notes": {}, "audience": "internal", "language": "ja", "out": desk.path("手引き.xlsx") }),
            ),
            // What the plan names changes elsewhere.
            ("project.edit", json!({ "project": projects[0], "field": "title_ja", "value": "計画に出る題名" })),
            ("project.edit", json!({ "project": projects[0], "field": "title_ja", "value": null })),
            ("plan.copy", json!({ "plan": plan, "kind": "what-if", "name": "採用する" })),
            ("plan.adopt", json!({ "plan": "what-if 0" })),
        ]
    }

    /// Puts ids that only the steps before made in the place of their names: a task, gate, item or what-if copy by its place.
    pub async fn resolve(&self, desk: &Desk, name: &str, args: &mut Value) {
        if !name.starts_with("plan.") {
            return;
        }
        let view: Value = desk.call("plan.show", json!({ "theme": self.theme })).await;
        named(&view, args);
    }
}

fn named(view: &Value, args: &mut Value) {
    match args {
        Value::Array(all) => all.iter_mut().for_each(|one| named(view, one)),
        Value::Object(all) => all.values_mut().for_each(|one| named(view, one)),
        Value::String(text) => {
            let Some((kind, place)) = text.rsplit_once(' ') else { return };
            let Ok(place) = place.parse::<usize>() else { return };
            let found = match kind {
                "task" | "gate" | "item" => view["sheets"][kind].get(place),
                "what-if" => {
                    let plans = view["plans"].as_array().unwrap();
                    plans.iter().filter(|plan| plan["kind"] == "what-if").nth(place)
                }
                _ => return,
            };
            *args = found.unwrap()["id"].clone();
        }
        _ => {}
    }
}
