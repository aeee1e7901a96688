//! What the walk of the contract (`contract.rs`) does in the forge: what is read, what is written.

use super::loom::LIST;
use crate::desk::Desk;
use domain::Id;
use serde_json::{Value, json};

/// What the walk names.
pub struct Forge {
    theme: Id,
    /// The second and third are in the theme while the steps run.
    projects: Vec<Id>,
    /// A project whose text suggests an asset, and the first that it suggests.
    suggesting: Id,
    suggested: Value,
}

impl Forge {
    pub async fn set(desk: &Desk, theme: Id, projects: &[Id]) -> Forge {
        // Of a programme of their own: how other programmes are spelt is what other steps settle.
        desk.import(&desk.list("糸.csv", LIST.replace("見本事業", "織機の計画"))).await;
        for key in ["zz0500001", "zz0500002", "zz0500003"] {
            let suggesting = desk.key(key).await;
            let assets: Value = desk.call("asset.list", json!({ "id": suggesting })).await;
            if let Some(first) = assets["suggested"].get(0) {
                let suggested = first["fields"].clone();
                return Forge { theme, projects: projects.to_vec(), suggesting, suggested };
            }
        }
        panic!("no project suggests an asset");
    }

    pub fn reads(&self) -> Vec<(&'static str, Vec<Value>)> {
        let Forge { theme, projects, suggesting, .. } = self;
        let of = json!({ "id": theme });
        let board = json!({ "theme": theme });
        let everything = json!({ "matching": { "filter": {}, "except": [] } });
        let diff = |from: Value, to: Value| json!({ "from": from, "to": to });
        let each: Vec<Value> = projects.iter().chain([suggesting]).map(|id| json!({ "id": id })).collect();
        vec![
            ("theme.claims", vec![of.clone()]),
            ("theme.versions", vec![of.clone()]),
            (
                "theme.diff",
                vec![
                    diff(json!({ "theme": theme, "version": 1 }), board.clone()),
                    diff(board.clone(), json!({ "theme": theme + 1 })),
                ],
            ),
            ("theme.comments", vec![of]),
            ("theme.states", vec![json!({})]),
            ("asset.list", each.clone()),
            ("hearing.list", vec![json!({}), board.clone()]),
            ("forge.board", vec![board.clone()]),
            (
                "forge.candidates",
                vec![
                    json!({ "theme": theme, "need": "biomarker", "limit": 9 }),
                    json!({ "theme": theme, "need": "model", "running": true, "unused": true, "limit": 9 }),
                ],
            ),
            ("forge.lacking", each),
            ("forge.propose", vec![json!({ "selection": everything, "limit": 9 })]),
            ("forge.explain", vec![json!({ "projects": projects[..2] })]),
            ("forge.compare", vec![json!({ "themes": [theme] })]),
            (
                "forge.network",
                vec![json!({ "selection": everything, "kinds": ["target", "modality", "indication"], "limit": 200 })],
            ),
            ("forge.portfolio", vec![json!({})]),
            ("forge.freed", vec![board]),
        ]
    }

    pub fn steps(&self, desk: &Desk) -> Vec<(&'static str, Value)> {
        let Forge { theme, projects, suggesting, suggested } = self;
        let asset = json!({ "kind": "model", "step": "poc", "state": "have", "label": "ヒト化マウス" });
        let obtaining = json!({ "kind": "model", "step": "poc", "state": "obtaining", "label": "ヒト化マウス" });
        let claim = json!({ "text_ja": "標的は患者で高い", "state": "unknown", "rests_on": { "on": "word" }, "source": "見本教授" });
        let sure = json!({ "text_ja": "標的は患者で高い", "state": "confirmed", "rests_on": { "on": "word" }, "source": "見本教授" });
        let heard = json!({ "agreed": "agreed", "spoke_to": "both", "spoke_by": "研究員K", "held_on": "2026-11-20", "data": "動物" });
        let turned = json!({ "project": suggesting, "kind": suggested["kind"], "sentence": suggested["sentence"] });
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        vec![
            ("theme.snapshot", json!({ "id": theme, "reason": "検討の前" })),
            ("asset.save", json!({ "project": projects[1], "fields": asset })),
            ("asset.save", json!({ "id": "asset 0", "fields": obtaining })),
            ("asset.accept", json!({ "project": suggesting, "taken": [suggested] })),
            ("history.undo", json!({})),
            ("asset.refuse", turned),
            ("theme.need", json!({ "id": theme, "need": "gmp", "needed": false, "reason": "導出先が行う" })),
            ("theme.extra_save", json!({ "theme": theme, "fields": { "kind": "idea", "title_ja": "併用の案" } })),
            (
                "theme.extra_save",
                json!({ "id": "extra 0", "theme": theme, "fields": { "kind": "idea", "title_ja": "併用の案", "role": "biomarker" } }),
            ),
            ("asset.save", json!({ "extra": "extra 0", "fields": asset })),
            ("theme.claim_save", json!({ "theme": theme, "fields": claim })),
            ("theme.claim_save", json!({ "id": "claim 0", "theme": theme, "fields": sure })),
            ("hearing.save", json!({ "theme": theme, "project": projects[1], "fields": heard })),
            ("theme.comment", json!({ "theme": theme, "text": format!("[[{}]]を見る", projects[1]) })),
            ("theme.name_state", json!({ "state": "idea", "name_ja": "構想", "name_en": "Concept" })),
            (
                "theme.edit",
                json!({ "id": theme, "fields": { "owner": "研究員K", "next_step": "聞き取り", "effort_months": 6 } }),
            ),
            ("theme.copy", json!({ "id": theme, "fields": { "modality": "SM" } })),
            ("theme.snapshot", json!({ "id": theme, "reason": "検討の後" })),
            ("theme.edit", json!({ "id": theme, "fields": { "state": "stopped", "stop_reason": "競合が先行" } })),
            (
                "forge.picture",
                json!({ "shows": "map", "theme": theme, "picture": svg, "audience": "internal", "out": desk.path("織.svg") }),
            ),
            ("theme.comment_remove", json!({ "id": "comment 0" })),
            ("hearing.remove", json!({ "id": "hearing 0" })),
            ("theme.claim_remove", json!({ "id": "claim 0" })),
            ("theme.extra_remove", json!({ "id": "extra 0" })),
            ("asset.remove", json!({ "id": "asset 0" })),
        ]
    }

    /// Puts ids that only the steps before made in the place of their names.
    pub async fn resolve(&self, desk: &Desk, args: &mut Value) {
        let theme = json!({ "id": self.theme });
        for field in ["id", "extra"] {
            let Some(name) = args[field].as_str().map(str::to_owned) else { continue };
            let found = match name.as_str() {
                "asset 0" => {
                    let answer: Value = desk.call("asset.list", json!({ "id": self.projects[1] })).await;
                    answer["assets"][0]["id"].clone()
                }
                "claim 0" => desk.call::<Value>("theme.claims", theme.clone()).await["claims"][0]["id"].clone(),
                "comment 0" => desk.call::<Value>("theme.comments", theme.clone()).await["comments"][0]["id"].clone(),
                "extra 0" => {
                    let answer: Value = desk.call("forge.board", json!({ "theme": self.theme })).await;
                    let strands = answer["strands"].as_array().unwrap();
                    strands.iter().find(|strand| !strand["extra"].is_null()).unwrap()["extra"]["id"].clone()
                }
                "hearing 0" => {
                    let answer: Value = desk.call("hearing.list", json!({ "theme": self.theme })).await;
                    let standing = answer["standing"].as_array().unwrap();
                    standing.iter().find_map(|of| of["entries"].get(0)).unwrap()["id"].clone()
                }
                _ => continue,
            };
            args[field] = found;
        }
    }
}
