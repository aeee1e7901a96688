//! Parts of themes in words, as a diff tells them.

use super::StateName;
use crate::catalogue;
use crate::own::known;
use crate::prelude::*;
use crate::settings::Language;
use crate::state::Open;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;
use store::rows::ThemePart;
use vocab::own::Own;

/// What the parts of two states are called.
pub(super) struct Words<'a> {
    language: Language,
    own: Arc<Own>,
    /// What the team calls the states of themes.
    states: &'a [StateName],
    /// Titles of projects, in both languages.
    projects: HashMap<Id, (String, String)>,
    /// Names of assets and extra threads that claims rest on, in both languages.
    parts: HashMap<(&'static str, Id), (String, String)>,
}

impl<'a> Words<'a> {
    /// Of the parts of two states; values in a language.
    pub(super) fn of(
        open: &Open,
        language: Language,
        states: &'a [StateName],
        before: &[ThemePart],
        after: &[ThemePart],
    ) -> Words<'a> {
        let index = open.index();
        let all = || before.iter().chain(after);
        let title = |id: Id| index.get(id).map(|entry| (id, (entry.title_ja.clone(), entry.title_en.clone())));
        let projects = all().filter_map(|part| part.project).filter_map(title).collect();
        let mut words = Words { language, own: open.own(), states, projects, parts: HashMap::new() };
        let named = all().filter_map(|part| {
            let thing = ["asset", "extra"].into_iter().find(|thing| *thing == part.thing)?;
            Some(((thing, part.of.parse().ok()?), words.name(part)))
        });
        let named = named.collect();
        words.parts = named;
        words
    }

    fn say(&self, key: &str) -> String {
        catalogue::word(self.language, key)
    }

    fn pick(&self, (ja, en): &(String, String)) -> String {
        let (own, other) = match self.language {
            Language::Ja => (ja, en),
            Language::En => (en, ja),
        };
        if own.is_empty() { other.clone() } else { own.clone() }
    }

    /// What a part is called, in both languages.
    pub(super) fn name(&self, part: &ThemePart) -> (String, String) {
        let text = |column: &str| part.body.get(column).and_then(Value::as_str).unwrap_or_default().to_owned();
        let both = |key: &str| (catalogue::word(Language::Ja, key), catalogue::word(Language::En, key));
        match part.thing.as_str() {
            "field" => match part.of.strip_prefix("class:") {
                Some(field) => {
                    let (of, class) = (both(&format!("withheld.{field}")), both("field.class"));
                    (format!("{}（{}）", of.0, class.0), format!("{} ({})", of.1, class.1))
                }
                None => both(&format!("field.{}", part.of)),
            },
            "thread" => self.project(part.project),
            "extra" => match (text("title_ja"), text("title_en")) {
                (ja, en) if ja.is_empty() && en.is_empty() => both(&format!("extra-kind.{}", text("kind"))),
                named => named,
            },
            "asset" => match text("label") {
                label if label.is_empty() => both(&format!("asset-kind.{}", text("kind"))),
                label => (label.clone(), label),
            },
            "need" => both(&format!("need.{}", part.of)),
            _ => (text("text_ja"), text("text_en")),
        }
    }

    fn project(&self, project: Option<Id>) -> (String, String) {
        let Some(id) = project else { return Default::default() };
        self.projects.get(&id).cloned().unwrap_or_else(|| (format!("#{id}"), format!("#{id}")))
    }

    /// A column of a part; `None` = it says nothing.
    pub(super) fn value(&self, part: &ThemePart, column: &str) -> Option<String> {
        let value = part.body.get(column)?;
        let text = match value {
            Value::Null => return None,
            Value::String(text) if text.is_empty() => return None,
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let worded = |of: &str| Some(self.say(&format!("{of}.{text}")));
        match (part.thing.as_str(), column) {
            ("thread" | "extra", "role") => worded("role"),
            ("extra", "kind") => worded("extra-kind"),
            ("asset", "kind") => worded("asset-kind"),
            ("asset", "step") => worded("step"),
            ("asset", "state") => worded("asset-state"),
            ("asset", "replicated" | "independent" | "glp") => worded("flag"),
            ("asset", "field") => worded("field"),
            ("need", "needed") => worded("needed"),
            ("claim", "need") => worded("need"),
            ("claim", "state") => worded("claim-state"),
            ("claim", "rests_on") => Some(self.basis(part, &text)),
            _ => Some(text),
        }
    }

    /// What a claim rests on: `課題の文：架空抗体の創製（概要（日））`.
    fn basis(&self, part: &ThemePart, rests_on: &str) -> String {
        let id = |column: &str| part.body.get(column).and_then(Value::as_i64);
        let part_of = |thing: &'static str| id(thing).and_then(|id| self.parts.get(&(thing, id)));
        let mut of: Vec<String> = Vec::new();
        of.extend(part_of("asset").or_else(|| part_of("extra")).map(|names| self.pick(names)));
        of.extend(part.project.map(|project| self.pick(&self.project(Some(project)))));
        of.extend(self.value(part, "field").map(|field| self.say(&format!("field.{field}"))));
        let word = self.say(&format!("rests-on.{rests_on}"));
        if of.is_empty() { word } else { format!("{word}: {}", of.join(" / ")) }
    }

    /// A field of a theme on one side (`on`); `part` is it on either. An unsaid class is 社外秘.
    pub(super) fn field(&self, on: Option<&ThemePart>, part: &ThemePart) -> Option<String> {
        if part.of.starts_with("class:") {
            let class =
                on.and_then(|on| self.value(on, "value")).unwrap_or_else(|| Class::Internal.as_str().to_owned());
            return Some(self.say(&format!("class.{class}")));
        }
        let text = self.value(on?, "value")?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == part.of);
        Some(match (kind, part.of.as_str()) {
            (Some(kind), _) => {
                let concept = known(&self.own, kind, &text);
                self.pick(&(concept.label_ja, concept.label_en))
            }
            (None, "state") => {
                let own = self.states.iter().find(|name| name.state.as_str() == text);
                let own = own.map(|name| self.pick(&(name.name_ja.clone(), name.name_en.clone())));
                own.filter(|name| !name.is_empty()).unwrap_or_else(|| self.say(&format!("state.{text}")))
            }
            (None, "competition") => self.say(&format!("competition.{text}")),
            _ => text,
        })
    }

    /// A part that came or went as a whole, in short: what it brings, whether it is there, what it says.
    pub(super) fn whole(&self, part: &ThemePart) -> String {
        let columns: &[&str] = match part.thing.as_str() {
            "thread" => &["role", "note"],
            "extra" => &["kind"],
            "need" => &["needed"],
            _ => &["state"],
        };
        let said = columns.iter().find_map(|column| self.value(part, column));
        said.unwrap_or_else(|| self.pick(&self.name(part)))
    }
}
