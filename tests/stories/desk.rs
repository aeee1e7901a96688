//! A desk: one application, one folder of its own, usually one library. Nothing here asserts a claim.

use app::commands::Done;
use app::find::{FacetValue, Facets};
use app::import::Imported;
use app::library::LibraryStatus;
use app::project::{ProjectDetail, ProjectPage, ProjectRow};
use app::theme::Theme;
use app::{Answer, App, Host, Progress, Silent};
use domain::{Id, Problem};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// Concepts every story may use, by kind: がん, 抗体 and its narrower 抗体薬物複合体, PDCD1.
pub const CANCER: &str = "MONDO:0004992";
pub const ANTIBODY: &str = "AB";
pub const ADC: &str = "AB-ADC";
pub const PDCD1: &str = "HGNC:8760";

pub struct Desk {
    pub folder: TempDir,
    pub app: Arc<App>,
}

/// An application that keeps its settings in `folder/settings`.
pub fn application(folder: &Path, read_only: bool) -> Arc<App> {
    App::new(Host {
        settings_dir: Some(folder.join("settings")),
        login: "作業者".to_owned(),
        scratch_dir: Some(folder.join("opened")),
        read_only,
        ..Host::default()
    })
}

pub async fn call<T: DeserializeOwned>(app: &App, name: &str, args: Value) -> T {
    let answer = app.dispatch(name, args, Arc::new(Silent)).await;
    let answer = answer.unwrap_or_else(|problem| panic!("{name}: {problem} {:?}", problem.params));
    serde_json::from_value(answer.value).unwrap()
}

pub async fn refused(app: &App, name: &str, args: Value) -> Problem {
    match app.dispatch(name, args, Arc::new(Silent)).await {
        Ok(answer) => panic!("{name} was not refused but answered {}", answer.value),
        Err(problem) => problem,
    }
}

impl Desk {
    /// No library is open yet.
    pub fn bare() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let app = application(folder.path(), false);
        Desk { folder, app }
    }

    /// An empty library is open.
    pub async fn empty() -> Desk {
        let desk = Desk::bare();
        let _: LibraryStatus = desk.call("library.create", json!({ "path": desk.library() })).await;
        desk
    }

    /// The sample library is open. It takes seconds to make: that is done once, and every desk has a copy of the file.
    pub async fn sample() -> Desk {
        static MADE: OnceCell<Vec<u8>> = OnceCell::const_new();
        let made = MADE.get_or_init(async || {
            let desk = Desk::bare();
            let _: LibraryStatus = desk.call("library.sample", json!({ "path": desk.library() })).await;
            let _: Value = desk.call("library.close", json!({})).await;
            std::fs::read(desk.library()).unwrap()
        });
        let desk = Desk::bare();
        std::fs::write(desk.library(), made.await).unwrap();
        let _: LibraryStatus = desk.call("library.sample", json!({ "path": desk.library() })).await;
        desk
    }

    /// A library with the ten fictional rows of the fixture: nine projects.
    pub async fn odd() -> Desk {
        let desk = Desk::empty().await;
        desk.import(&fixture("odd-numbers.csv")).await;
        desk
    }

    pub fn library(&self) -> PathBuf {
        self.path("research.tsumugi")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A list written into the folder.
    pub fn list(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    pub async fn call<T: DeserializeOwned>(&self, name: &str, args: Value) -> T {
        call(&self.app, name, args).await
    }

    pub async fn refused(&self, name: &str, args: Value) -> Problem {
        refused(&self.app, name, args).await
    }

    pub async fn watched(&self, name: &str, args: Value, progress: Arc<dyn Progress>) -> Result<Answer, Problem> {
        self.app.dispatch(name, args, progress).await
    }

    pub async fn import(&self, file: &Path) -> Imported {
        self.call("import.run", json!({ "file": file })).await
    }

    pub async fn status(&self) -> app::library::OpenLibrary {
        self.call::<LibraryStatus>("library.status", json!({})).await.open.unwrap()
    }

    /// The first thousand rows of a list.
    pub async fn rows(&self, filter: Value) -> Vec<ProjectRow> {
        self.call::<ProjectPage>("project.page", json!({ "filter": filter, "limit": 1000 })).await.rows
    }

    /// Values of one facet with their counts, in their order.
    pub async fn facet(&self, filter: Value, dim: &str) -> Vec<FacetValue> {
        let args = json!({ "filter": filter, "dims": [dim], "limit": 200 });
        self.call::<Facets>("find.facets", args).await.facets.remove(0).values
    }

    pub async fn ids(&self, filter: Value) -> Vec<Id> {
        self.rows(filter).await.into_iter().map(|row| row.id).collect()
    }

    /// The project of a key (number without its year).
    pub async fn key(&self, key: &str) -> Id {
        let rows = self.rows(json!({})).await;
        rows.into_iter().find(|row| row.key == key).unwrap_or_else(|| panic!("no project {key}")).id
    }

    pub async fn detail(&self, id: Id) -> ProjectDetail {
        self.call("project.detail", json!({ "id": id })).await
    }

    pub async fn details(&self) -> Vec<ProjectDetail> {
        let mut details = Vec::new();
        for id in self.ids(json!({})).await {
            details.push(self.detail(id).await);
        }
        details
    }

    pub async fn theme(&self, id: Id) -> Theme {
        self.call("theme.show", json!({ "id": id })).await
    }

    pub async fn new_theme(&self, fields: Value, threads: Value) -> Id {
        let done: Done = self.call("theme.create", json!({ "fields": fields, "threads": threads })).await;
        done.created.unwrap()
    }

    pub async fn tag(&self, projects: &[Id], kind: &str, concept: &str) -> Done {
        self.call("tag.add", json!({ "selection": { "these": projects }, "kind": kind, "concept": concept })).await
    }

    pub async fn undo(&self) -> Done {
        self.call("history.undo", json!({})).await
    }

    pub async fn redo(&self) -> Done {
        self.call("history.redo", json!({})).await
    }

    /// Everything of content the window can show, ids and times included.
    pub async fn content(&self) -> Value {
        let themes: Value = self.call("theme.list", json!({})).await;
        json!({ "projects": self.details().await, "themes": themes })
    }
}

/// A list of this repository.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lists").join(name)
}

/// A list of the shared folder beside the repository, or `None` with the reason printed.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: ../shared/data/{name} is not here");
    None
}
