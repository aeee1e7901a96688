//! Issue 8, point 2: the map of programmes as a picture fit for a meeting.

use crate::desk::Desk;
use app::export::Exported;
use serde_json::{Value, json};

/// The smallest picture there is: one grey pixel.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

/// Point 2: the map leaves as a picture, for whoever may see it; hostile drawings do not.
#[tokio::test]
async fn the_map_leaves_as_a_picture_for_whom_it_is() {
    let desk = Desk::empty().await;
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>架空事業</text></svg>";
    let args = |picture: &str, published: bool, audience: &str, out: &str| json!({ "shows": "map", "picture": picture, "published_only": published, "audience": audience, "out": desk.path(out) });
    let _: Exported = desk.call("pairing.picture", args(drawing, true, "public", "地図.svg")).await;
    assert_eq!(std::fs::read_to_string(desk.path("地図.svg")).unwrap(), drawing);
    let _: Exported = desk.call("pairing.picture", args(PNG, false, "internal", "地図.png")).await;
    assert!(desk.path("地図.png").exists());
    let script = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>";
    for (picture, published, audience, out, reason) in [
        (drawing, false, "public", "x.svg", "internal-only"),
        (script, true, "internal", "x.svg", "no-drawing"),
        (PNG, true, "internal", "x.svg", "no-drawing"),
        (drawing, true, "internal", "x.png", "no-picture"),
        (PNG, true, "internal", "x.jpg", "path-ending"),
    ] {
        let problem = desk.refused("pairing.picture", args(picture, published, audience, out)).await;
        assert_eq!(problem.params["reason"], reason, "{picture}");
        assert!(!desk.path(out).exists());
    }
    let mut timeline = args(drawing, true, "public", "x.svg");
    timeline["shows"] = json!("timeline");
    assert_eq!(desk.refused("pairing.picture", timeline).await.params["reason"], "internal-only");
    let large = " ".repeat(20 * 1024 * 1024) + drawing;
    let problem = desk.refused("pairing.picture", args(&large, true, "internal", "x.svg")).await;
    assert_eq!(problem.params["reason"], "picture-large");
    let list: Value = desk.call("history.list", json!({ "limit": 9 })).await;
    let said: Vec<&str> =
        list["operations"].as_array().unwrap().iter().map(|o| o["sentence_ja"].as_str().unwrap()).collect();
    assert_eq!(said, ["事業の地図を書き出し（社外秘）", "事業の地図を書き出し（公開）"]);
}
