//! The program as the harness holds it: every call goes through `App::dispatch`, a panic becomes an answer.

use app::{App, Host, Silent};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// Why a call was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The problem's code, or `panic`.
    pub code: String,
    /// The problem as text, with what it names.
    pub text: String,
}

/// One application.
#[derive(Debug, Clone)]
pub struct Hand(Arc<App>);

impl Hand {
    /// An application that keeps its settings in a folder.
    pub fn new(settings: &Path) -> Hand {
        let settings_dir = Some(settings.to_owned());
        Hand(App::new(Host { settings_dir, login: "作業者".to_owned(), ..Host::default() }))
    }

    pub async fn call(&self, name: &str, args: Value) -> Result<Value, Refusal> {
        let (app, name) = (Arc::clone(&self.0), name.to_owned());
        match tokio::spawn(async move { app.dispatch(&name, args, Arc::new(Silent)).await }).await {
            Ok(Ok(answer)) => Ok(answer.value),
            Ok(Err(problem)) => Err(Refusal { code: problem.code.as_str().to_owned(), text: problem.to_string() }),
            Err(error) => Err(Refusal { code: "panic".to_owned(), text: error.to_string() }),
        }
    }

    pub async fn open(&self, library: &Path) -> Result<Value, Refusal> {
        self.call("library.open", json!({ "path": library })).await
    }

    /// Findings of the full check.
    pub async fn check(&self) -> Result<Vec<String>, Refusal> {
        let report = self.call("library.check", json!({ "full": true })).await?;
        Ok(texts(&report["findings"]))
    }
}

/// The texts of a list.
pub fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
}
