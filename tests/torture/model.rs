//! What a library must hold after so many actions, worked out without the product: a second opinion in a few lines.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Words of the tag columns with the concept each stands for: kind, word of the list, concept.
pub const WORDS: [(&str, &str, &str); 4] = [
    ("modality", "抗体", "AB"),
    ("modality", "抗体薬物複合体", "AB-ADC"),
    ("indication", "がん", "MONDO:0004992"),
    ("target", "PDCD1", "HGNC:8760"),
];

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The number without its year.
    pub key: String,
    pub year: i32,
    pub title: String,
    pub institution: String,
    /// Thousands of yen.
    pub budget: u32,
    /// Which of [`WORDS`] stands in its tag column.
    pub word: Option<usize>,
}

/// Something a user does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    Create,
    /// Makes the sample library; only its birth is looked at, not in the model.
    Sample,
    Open,
    Close,
    Import {
        file: String,
        rows: Vec<Row>,
    },
    TagAdd {
        word: usize,
        keys: Vec<String>,
    },
    TagRemove {
        word: usize,
        keys: Vec<String>,
    },
    TagConfirm {
        word: usize,
        keys: Vec<String>,
    },
    ThemeCreate {
        code: String,
        title: String,
        keys: Vec<String>,
    },
    ThemeEdit {
        code: String,
        title: String,
        notes: String,
    },
    ThemeJoin {
        code: String,
        keys: Vec<String>,
        role: String,
    },
    Undo,
    Redo,
    ExportTable {
        file: String,
        keys: Vec<String>,
    },
    ExportBriefing {
        file: String,
        code: String,
    },
}

impl Action {
    /// Its name in the history; of what is not recorded, a word.
    pub fn kind(&self) -> &'static str {
        match self {
            Action::Create => "create",
            Action::Sample => "sample",
            Action::Open => "open",
            Action::Close => "close",
            Action::Import { .. } => "import",
            Action::TagAdd { .. } => "tag-add",
            Action::TagRemove { .. } => "tag-remove",
            Action::TagConfirm { .. } => "tag-confirm",
            Action::ThemeCreate { .. } => "theme-create",
            Action::ThemeEdit { .. } => "theme-edit",
            Action::ThemeJoin { .. } => "theme-join",
            Action::Undo => "undo",
            Action::Redo => "redo",
            Action::ExportTable { .. } => "export-table",
            Action::ExportBriefing { .. } => "export-briefing",
        }
    }

    /// The document it writes.
    pub fn document(&self) -> Option<&str> {
        match self {
            Action::ExportTable { file, .. } | Action::ExportBriefing { file, .. } => Some(file),
            _ => None,
        }
    }

    /// The projects it is about.
    pub fn keys(&self) -> Vec<&str> {
        match self {
            Action::Import { rows, .. } => rows.iter().map(|row| row.key.as_str()).collect(),
            Action::TagAdd { keys, .. }
            | Action::TagRemove { keys, .. }
            | Action::TagConfirm { keys, .. }
            | Action::ThemeCreate { keys, .. }
            | Action::ThemeJoin { keys, .. }
            | Action::ExportTable { keys, .. } => keys.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Proposed,
    Confirmed,
    /// Turned down: no reader sees it, no later list brings it again.
    Rejected,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tag {
    stand: Stand,
    /// A list brought it.
    listed: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Project {
    years: BTreeMap<i32, Row>,
    tags: BTreeMap<usize, Tag>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Theme {
    title: String,
    notes: String,
    threads: Vec<(String, Option<String>)>,
}

/// Content of a library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct World {
    projects: BTreeMap<String, Project>,
    themes: BTreeMap<String, Theme>,
}

impl World {
    pub fn keys(&self) -> Vec<String> {
        self.projects.keys().cloned().collect()
    }

    pub fn codes(&self) -> Vec<String> {
        self.themes.keys().cloned().collect()
    }

    /// Rows as the lists last gave them.
    pub fn rows(&self) -> Vec<Row> {
        self.projects.values().flat_map(|project| project.years.values().cloned()).collect()
    }

    /// Projects in a theme.
    pub fn threads(&self, code: &str) -> usize {
        self.themes.get(code).map_or(0, |theme| theme.threads.len())
    }

    /// Content after an action that is no undo, redo or export.
    pub fn after(&self, action: &Action) -> World {
        let mut world = self.clone();
        match action {
            Action::Import { rows, .. } => rows.iter().for_each(|row| world.import(row)),
            Action::TagAdd { word, keys } => world.tags(keys, |tags| {
                tags.entry(*word).or_insert(Tag { stand: Stand::Confirmed, listed: false }).stand = Stand::Confirmed;
            }),
            Action::TagRemove { word, keys } => world.tags(keys, |tags| match tags.get_mut(word) {
                Some(tag) if tag.listed => tag.stand = Stand::Rejected,
                _ => drop(tags.remove(word)),
            }),
            Action::TagConfirm { word, keys } => world.tags(keys, |tags| {
                if let Some(tag) = tags.get_mut(word).filter(|tag| tag.stand == Stand::Proposed) {
                    tag.stand = Stand::Confirmed;
                }
            }),
            Action::ThemeCreate { code, title, keys } => {
                let threads = keys.iter().map(|key| (key.clone(), None)).collect();
                world.themes.insert(code.clone(), Theme { title: title.clone(), notes: String::new(), threads });
            }
            Action::ThemeEdit { code, title, notes } => {
                if let Some(theme) = world.themes.get_mut(code) {
                    (theme.title, theme.notes) = (title.clone(), notes.clone());
                }
            }
            Action::ThemeJoin { code, keys, role } => {
                if let Some(theme) = world.themes.get_mut(code) {
                    for key in keys {
                        if !theme.threads.iter().any(|(known, _)| known == key) {
                            theme.threads.push((key.clone(), Some(role.clone())));
                        }
                    }
                }
            }
            _ => {}
        }
        world
    }

    fn import(&mut self, row: &Row) {
        let project = self.projects.entry(row.key.clone()).or_default();
        if project.years.get(&row.year) == Some(row) {
            return;
        }
        project.years.insert(row.year, row.clone());
        if let Some(word) = row.word {
            project.tags.entry(word).or_insert(Tag { stand: Stand::Proposed, listed: true });
        }
    }

    fn tags(&mut self, keys: &[String], change: impl Fn(&mut BTreeMap<usize, Tag>)) {
        for key in keys {
            if let Some(project) = self.projects.get_mut(key) {
                change(&mut project.tags);
            }
        }
    }

    /// What a reader sees, a line a thing; of the projects in `detailed` also every year.
    pub fn seen(&self, detailed: &BTreeSet<String>) -> BTreeMap<String, String> {
        let mut seen = BTreeMap::new();
        for (key, project) in &self.projects {
            let latest = project.years.values().next_back().map(|row| (row.title.as_str(), row.institution.as_str()));
            let years: Vec<i32> = project.years.keys().copied().collect();
            let tags = project.tags.iter().filter(|(_, tag)| tag.stand != Stand::Rejected);
            let tags = tags.map(|(word, tag)| chip(WORDS[*word].0, WORDS[*word].2, tag.stand == Stand::Proposed));
            seen.insert(format!("project {key}"), project_line(latest.unwrap_or_default(), &years, tags.collect()));
            if detailed.contains(key) {
                for (year, row) in &project.years {
                    let yen = f64::from(row.budget) * 1_000.0;
                    seen.insert(format!("project {key} {year}"), year_line(&row.title, &row.institution, Some(yen)));
                }
            }
        }
        for (code, theme) in &self.themes {
            seen.insert(format!("theme {code}"), theme_line(&theme.title, &theme.notes, &theme.threads));
        }
        seen
    }
}

pub fn chip(kind: &str, concept: &str, proposed: bool) -> String {
    format!("{kind} {concept}{}", if proposed { "?" } else { "" })
}

pub fn project_line((title, institution): (&str, &str), years: &[i32], mut tags: Vec<String>) -> String {
    tags.sort();
    format!("{title} | {institution} | {years:?} | {}", tags.join(", "))
}

pub fn year_line(title: &str, institution: &str, yen: Option<f64>) -> String {
    format!("{title} | {institution} | {yen:?}")
}

pub fn theme_line(title: &str, notes: &str, threads: &[(String, Option<String>)]) -> String {
    let threads: Vec<String> =
        threads.iter().map(|(key, role)| format!("{key} {}", role.as_deref().unwrap_or("-"))).collect();
    format!("{title} | {notes} | {}", threads.join(", "))
}
