//! The theme forge, point 7: pictures leave as SVG and PNG, for whoever may see them, with a record.

use crate::desk::Desk;
use app::export::Exported;
use app::history::History;
use domain::ProblemCode;
use serde_json::json;

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>架空のテーマ</text></svg>";

/// Point 7: a map of a theme, the network, overlap and coverage are written and recorded; nothing leaves the house.
#[tokio::test]
async fn pictures_are_written_for_the_house_and_recorded() {
    let desk = Desk::odd().await;
    let theme = desk.new_theme(json!({ "code": "TH-図", "title_ja": "図のテーマ" }), json!([])).await;
    for (shows, of) in
        [("map", json!(theme)), ("network", json!(null)), ("overlap", json!(null)), ("coverage", json!(null))]
    {
        let out = desk.path(&format!("{shows}.svg"));
        let args = json!({ "shows": shows, "theme": of, "picture": DRAWING, "audience": "internal", "out": out });
        let _: Exported = desk.call("forge.picture", args).await;
        assert_eq!(std::fs::read_to_string(out).unwrap(), DRAWING);
        let history: History = desk.call("history.list", json!({ "limit": 1 })).await;
        let said = &history.operations[0];
        assert_eq!(said.kind, "export-forge");
        assert!(said.sentence_ja.contains(&format!("{shows}.svg")) && said.sentence_en.contains("picture"), "{said:?}");
    }
    let args = |shows: &str, picture: &str, audience: &str, out: &str| json!({ "shows": shows, "picture": picture, "audience": audience, "out": desk.path(out) });
    for (args, reason) in [
        (args("network", DRAWING, "public", "x.svg"), "internal-only"),
        (
            args("network", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>", "internal", "x.svg"),
            "no-drawing",
        ),
        (args("network", DRAWING, "internal", "x.png"), "no-picture"),
        (args("map", DRAWING, "internal", "x.svg"), "code-needed"),
    ] {
        assert_eq!(desk.refused("forge.picture", args.clone()).await.params["reason"], reason, "{args}");
    }
    let gone =
        json!({ "shows": "map", "theme": 5, "picture": DRAWING, "audience": "internal", "out": desk.path("x.svg") });
    assert_eq!(desk.refused("forge.picture", gone).await.code, ProblemCode::NoSuchTheme);
    assert!(!desk.path("x.svg").exists() && !desk.path("x.png").exists());
}
