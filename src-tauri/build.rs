//! Generates what Tauri needs from `tauri.conf.json` and `capabilities/`.

use std::path::Path;

/// Stands in where nobody has built the interface yet, so that cargo alone can check, lint and test.
const NOT_BUILT: &str = "<!doctype html><meta charset=\"utf-8\"><title>Tsumugi</title>\
    <p>The interface is not built. Run <code>npm start</code>.</p>\n";

fn main() -> std::io::Result<()> {
    let page = Path::new("../ui/dist/index.html");
    if !page.exists() {
        std::fs::create_dir_all("../ui/dist")?;
        std::fs::write(page, NOT_BUILT)?;
    }
    tauri_build::build();
    Ok(())
}
