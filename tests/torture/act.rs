//! The process that is killed or starved: carries out actions as told, and says before and after each of them so.
//!
//! It reads orders from its input, a JSON line each, and answers on its output: `begin N`, then `done N {…}` or
//! `refused N {…}`.

use crate::hand::{Hand, Refusal};
use crate::look::{rows, text};
use crate::model::{Action, Row, WORDS};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

/// Name of the library in its folder.
pub const LIBRARY: &str = "research.tsumugi";

/// Where a desk keeps its things.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Desk {
    /// The library and the documents; its faults are counted.
    pub folder: PathBuf,
    /// Lists to import.
    pub lists: PathBuf,
}

impl Desk {
    pub fn library(&self) -> PathBuf {
        self.folder.join(LIBRARY)
    }

    pub fn documents(&self) -> PathBuf {
        self.folder.join("documents")
    }

    pub fn settings(&self) -> PathBuf {
        self.folder.join("settings")
    }
}

/// What the worker is asked to do, a line each.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Order {
    /// A fresh application at this desk.
    Sit(Desk),
    /// Carry it out.
    Do(Action),
    /// Carry it out, but say that it is done before: what the harness must notice.
    Lie(Action),
    /// Write a command for the fault shim.
    Faults { control: PathBuf, command: String },
    /// Let go of the application.
    Rise,
}

/// What it answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Said {
    /// Order N is being carried out.
    Begin(usize),
    /// It is done; the SHA-256 of the document it wrote.
    Done(usize, Option<String>),
    /// It was refused with this code and text.
    Refused(usize, String, String),
}

/// Runs the worker to the end of its orders.
pub async fn work() {
    let mut hand: Option<(Hand, Desk)> = None;
    let mut ids = Ids::default();
    for (at, line) in std::io::stdin().lock().lines().enumerate() {
        let Ok(line) = line else { return };
        let order: Order = serde_json::from_str(&line).expect("an order");
        let mut lied = false;
        match order {
            Order::Sit(desk) => {
                std::fs::create_dir_all(desk.documents()).expect("a folder for documents");
                ids = Ids::default();
                hand = Some((Hand::new(&desk.settings()), desk));
            }
            Order::Rise => {
                hand = None;
                say(&Said::Done(at, None));
            }
            Order::Faults { control, command } => {
                std::fs::write(control, command).expect("the shim hears");
                say(&Said::Done(at, None));
            }
            Order::Do(ref action) | Order::Lie(ref action) => {
                let (hand, desk) = hand.as_ref().expect("somebody sits");
                let call = ids.call(hand, desk, action).await;
                say(&Said::Begin(at));
                if matches!(order, Order::Lie(_)) {
                    say(&Said::Done(at, None));
                    lied = true;
                }
                let answer = match call {
                    Ok((name, args)) => hand.call(name, args).await,
                    Err(refusal) => Err(refusal),
                };
                if !lied {
                    say(&match answer {
                        Ok(value) => Said::Done(at, value["sha256"].as_str().map(str::to_owned)),
                        Err(refusal) => Said::Refused(at, refusal.code, refusal.text),
                    });
                }
            }
        }
    }
}

fn say(said: &Said) {
    let line = serde_json::to_string(said).expect("words") + "\n";
    // The harness may be gone: then nobody hears it.
    let _ = std::io::stdout().lock().write_all(line.as_bytes());
    let _ = std::io::stdout().lock().flush();
}

/// Ids of what actions name, as long as they are known to hold.
#[derive(Debug, Default)]
struct Ids {
    projects: HashMap<String, Value>,
    themes: HashMap<String, Value>,
}

impl Ids {
    /// The command an action is, with its arguments.
    async fn call(&mut self, hand: &Hand, desk: &Desk, action: &Action) -> Result<(&'static str, Value), Refusal> {
        if matches!(action, Action::Import { .. } | Action::Undo | Action::Redo | Action::Open | Action::Create) {
            *self = Ids::default();
        }
        Ok(match action {
            Action::Create => ("library.create", json!({ "path": desk.library() })),
            Action::Sample => ("library.sample", json!({ "path": desk.library() })),
            Action::Open => ("library.open", json!({ "path": desk.library() })),
            Action::Close => ("library.close", json!({})),
            Action::Import { file, rows } => {
                let path = desk.lists.join(file);
                write_list(&path, rows);
                ("import.run", json!({ "file": path }))
            }
            Action::TagAdd { word, keys } => ("tag.add", self.tag(hand, *word, keys).await?),
            Action::TagRemove { word, keys } => ("tag.remove", self.tag(hand, *word, keys).await?),
            Action::TagConfirm { word, keys } => ("tag.confirm", self.tag(hand, *word, keys).await?),
            Action::ThemeCreate { code, title, keys } => {
                let ids = self.projects(hand, keys).await?;
                let threads: Vec<Value> = ids.into_iter().map(|id| json!({ "project": id })).collect();
                ("theme.create", json!({ "fields": { "code": code, "title_ja": title }, "threads": threads }))
            }
            Action::ThemeEdit { code, title, notes } => {
                let fields = json!({ "title_ja": title, "notes": notes });
                ("theme.edit", json!({ "id": self.theme(hand, code).await?, "fields": fields }))
            }
            Action::ThemeJoin { code, keys, role } => {
                let these = json!({ "these": self.projects(hand, keys).await? });
                ("theme.join", json!({ "id": self.theme(hand, code).await?, "selection": these, "role": role }))
            }
            Action::Undo => ("history.undo", json!({})),
            Action::Redo => ("history.redo", json!({})),
            Action::ExportTable { file, keys } => {
                let these = json!({ "these": self.projects(hand, keys).await? });
                let out = desk.documents().join(file);
                ("export.table", json!({ "selection": these, "audience": "internal", "language": "ja", "out": out }))
            }
            Action::ExportBriefing { file, code } => {
                let theme = self.theme(hand, code).await?;
                let out = desk.documents().join(file);
                ("export.briefing", json!({ "theme": theme, "audience": "internal", "language": "ja", "out": out }))
            }
        })
    }

    async fn tag(&mut self, hand: &Hand, word: usize, keys: &[String]) -> Result<Value, Refusal> {
        let these = self.projects(hand, keys).await?;
        Ok(json!({ "selection": { "these": these }, "kind": WORDS[word].0, "concept": WORDS[word].2 }))
    }

    async fn projects(&mut self, hand: &Hand, keys: &[String]) -> Result<Vec<Value>, Refusal> {
        if keys.iter().any(|key| !self.projects.contains_key(key)) {
            self.projects = rows(hand).await?.into_iter().map(|row| (text(&row["key"]), row["id"].clone())).collect();
        }
        keys.iter().map(|key| known(&self.projects, key)).collect()
    }

    async fn theme(&mut self, hand: &Hand, code: &str) -> Result<Value, Refusal> {
        if !self.themes.contains_key(code) {
            let list = hand.call("theme.list", json!({})).await?;
            let themes = list["themes"].as_array().into_iter().flatten();
            self.themes = themes.map(|theme| (text(&theme["code"]), theme["id"].clone())).collect();
        }
        known(&self.themes, code)
    }
}

fn known(ids: &HashMap<String, Value>, name: &str) -> Result<Value, Refusal> {
    let lost = || Refusal { code: "lost".to_owned(), text: format!("{name} is not in the library") };
    ids.get(name).cloned().ok_or_else(lost)
}

/// A list as a colleague would send it.
fn write_list(path: &Path, rows: &[Row]) {
    let mut text =
        String::from("課題管理番号,研究開発課題名,代表機関名,年度,研究開発費（千円）,モダリティ,適応症,標的\n");
    for row in rows {
        let cell =
            |kind: &str| row.word.map(|word| WORDS[word]).filter(|word| word.0 == kind).map_or("", |word| word.1);
        text.push_str(&format!(
            "{:02}{}h{:04},{},{},{},{},{},{},{}\n",
            row.year - 2000,
            row.key,
            row.year - 2019,
            row.title,
            row.institution,
            row.year,
            row.budget,
            cell("modality"),
            cell("indication"),
            cell("target")
        ));
    }
    std::fs::write(path, text).expect("a list is written");
}
