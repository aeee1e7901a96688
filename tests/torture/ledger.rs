//! What must stand after actions that were acknowledged, and what may stand after one that was not.

use super::model::{Action, World};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A document under its final name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// SHA-256 the program gave with its answer; `None` where the answer was never heard.
    pub sha256: Option<String>,
    /// Its projects.
    pub projects: usize,
}

/// Everything that must be found again.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// The library stands.
    pub exists: bool,
    pub world: Arc<World>,
    /// Content before each operation that can be taken back, oldest first.
    undo: Vec<Arc<World>>,
    /// Content after each operation that can be brought again, the next one last.
    redo: Vec<Arc<World>>,
    /// Kinds of all recorded operations, oldest first.
    pub kinds: Vec<&'static str>,
    /// Documents by their file name.
    pub documents: BTreeMap<String, Document>,
}

impl State {
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// After an action that was carried out wholly; `sha256` as its answer gave it.
    pub fn after(&self, action: &Action, sha256: Option<String>) -> State {
        let mut next = self.clone();
        match action {
            Action::Create | Action::Sample => next.exists = true,
            Action::Open | Action::Close => {}
            Action::Undo => {
                if let Some(before) = next.undo.pop() {
                    next.redo.push(std::mem::replace(&mut next.world, before));
                    next.kinds.push("undo");
                }
            }
            Action::Redo => {
                if let Some(after) = next.redo.pop() {
                    next.undo.push(std::mem::replace(&mut next.world, after));
                    next.kinds.push("redo");
                }
            }
            Action::ExportTable { file, keys } => {
                next.kinds.push(action.kind());
                next.documents.insert(file.clone(), Document { sha256, projects: keys.len() });
            }
            Action::ExportBriefing { file, code } => {
                next.kinds.push(action.kind());
                let projects = self.world.threads(code);
                next.documents.insert(file.clone(), Document { sha256, projects });
            }
            _ => {
                let world = self.world.after(action);
                // What changes nothing is not recorded.
                if world != *self.world {
                    next.undo.push(std::mem::replace(&mut next.world, Arc::new(world)));
                    next.redo.clear();
                    next.kinds.push(action.kind());
                }
            }
        }
        next
    }

    /// What may stand when the answer to an action was not heard or was a refusal: nothing of it, or all of it. A
    /// document is recorded before it gets its name, so its record alone may stand too; a document without its record
    /// may not.
    pub fn perhaps(&self, action: &Action) -> Vec<State> {
        let whole = self.after(action, None);
        let mut all = vec![self.clone(), whole.clone()];
        if action.document().is_some() {
            all.push(State { documents: self.documents.clone(), ..whole });
        }
        all
    }
}

/// A library as it was found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// What a reader sees, a line a thing.
    pub seen: BTreeMap<String, String>,
    /// Projects of which `seen` has every year.
    pub detailed: BTreeSet<String>,
    /// Kinds of all operations, oldest first.
    pub kinds: Vec<String>,
    pub can_undo: bool,
    pub can_redo: bool,
    /// Findings of the full check.
    pub findings: Vec<String>,
}

/// In what a library differs from what must stand; empty where it does not.
pub fn differences(state: &State, found: &Found) -> Vec<String> {
    let mut all: Vec<String> = found.findings.iter().map(|finding| format!("check: {finding}")).collect();
    let wanted = state.world.seen(&found.detailed);
    for (thing, line) in &wanted {
        match found.seen.get(thing) {
            None => all.push(format!("{thing} is lost: {line}")),
            Some(other) if other != line => all.push(format!("{thing} is {other}, must be {line}")),
            Some(_) => {}
        }
    }
    let extra = found.seen.iter().filter(|(thing, _)| !wanted.contains_key(*thing));
    all.extend(extra.map(|(thing, line)| format!("{thing} came from nowhere: {line}")));
    if state.kinds.iter().ne(found.kinds.iter()) {
        let tail = |kinds: &[String]| kinds[kinds.len().saturating_sub(4)..].join(" ");
        let wanted: Vec<String> = state.kinds.iter().map(|kind| (*kind).to_owned()).collect();
        all.push(format!(
            "the history has {} entries, last {}; must be {}, last {}",
            found.kinds.len(),
            tail(&found.kinds),
            wanted.len(),
            tail(&wanted)
        ));
    }
    if (state.can_undo(), state.can_redo()) != (found.can_undo, found.can_redo) {
        all.push(format!(
            "undo and redo are {:?}, must be {:?}",
            (found.can_undo, found.can_redo),
            (state.can_undo(), state.can_redo())
        ));
    }
    all
}
