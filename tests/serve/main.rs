//! Serves the built window and `app::dispatch` on localhost, for looking at screens in a browser.
//! A tool for development: it listens on the loopback address only and knows no user.
//!
//! `cargo run -p acceptance --bin serve -- [--library FILE | --sample FILE] [--port 4180]`

use app::{App, Host, Silent};
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Deserialize)]
struct Call {
    name: String,
    args: Value,
}

async fn call(State(app): State<Arc<App>>, Json(call): Json<Call>) -> Json<Value> {
    Json(match app.dispatch(&call.name, call.args, Arc::new(Silent)).await {
        Ok(answer) => json!({ "ok": answer }),
        Err(problem) => json!({ "problem": problem }),
    })
}

async fn file(uri: Uri) -> Response {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/dist");
    let wanted = uri.path().trim_start_matches('/');
    // A screen's address has no ending: the page itself knows the way there.
    let safe = wanted.contains('.') && !wanted.split('/').any(|part| part == "..");
    let path = if safe { dist.join(wanted) } else { dist.join("index.html") };
    let kind = match path.extension().and_then(|ending| ending.to_str()) {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "text/html; charset=utf-8",
    };
    match tokio::fs::read(&path).await {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let settings_dir = value("--settings").map(PathBuf::from);
    let app = App::new(Host { settings_dir, login: "メンバーA".to_owned(), ..Host::default() });
    for (flag, command) in [("--library", "library.open"), ("--sample", "library.sample")] {
        if let Some(path) = value(flag) {
            app.dispatch(command, json!({ "path": path }), Arc::new(Silent)).await?;
        }
    }
    let port: u16 = value("--port").map_or(Ok(4180), |port| port.parse())?;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://127.0.0.1:{port}/");
    let router = Router::new().route("/call", post(call)).fallback(file).with_state(app);
    axum::serve(listener, router).await?;
    Ok(())
}
