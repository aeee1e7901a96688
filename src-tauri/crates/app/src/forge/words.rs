//! Reasons in words: the key of a sentence (`because.<key>`) and what it names, in both languages.

use super::Because;
use super::woven::WovenTheme;
use crate::catalogue;
use crate::own::known;
use crate::prelude::*;
use crate::settings::Language;
use domain::{Need, Needs, Step};
use std::collections::BTreeMap;
use vocab::own::Own;

/// A reason that is put together.
pub(super) struct Words(Because);

/// A reason that speaks for something.
pub(super) fn good(key: &str) -> Words {
    Words(Because { key: key.to_owned(), params: BTreeMap::new(), good: true })
}

/// A reservation.
pub(super) fn bad(key: &str) -> Words {
    Words(Because { good: false, ..good(key).0 })
}

impl Words {
    /// With a value that is the same in both languages.
    pub(super) fn with(mut self, name: &str, value: impl ToString) -> Words {
        self.0.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// With a value in both.
    pub(super) fn both(self, name: &str, ja: impl ToString, en: impl ToString) -> Words {
        self.with(&format!("{name}_ja"), ja).with(&format!("{name}_en"), en)
    }

    /// With a concept by its short names.
    pub(super) fn concept(self, own: &Own, name: &str, kind: Kind, id: &str) -> Words {
        let concept = known(own, kind, id);
        self.both(name, concept.short_ja, concept.short_en)
    }

    /// With a word of the catalogue.
    fn word(self, name: &str, key: &str) -> Words {
        self.both(name, catalogue::word(Language::Ja, key), catalogue::word(Language::En, key))
    }

    /// With the name of a need.
    pub(super) fn need(self, need: Need) -> Words {
        self.word("need", &format!("need.{}", need.as_str()))
    }

    /// With the names of needs.
    pub(super) fn needs(self, needs: Needs) -> Words {
        let keys: Vec<String> = needs.each().map(|need| format!("need.{}", need.as_str())).collect();
        self.words("needs", &keys)
    }

    /// With the names of steps.
    pub(super) fn steps(self, steps: &[Step]) -> Words {
        let keys: Vec<String> = steps.iter().map(|step| format!("step.{}", step.as_str())).collect();
        self.words("steps", &keys)
    }

    fn words(self, name: &str, keys: &[String]) -> Words {
        let all = |language: Language, between: &str| {
            keys.iter().map(|key| catalogue::word(language, key)).collect::<Vec<_>>().join(between)
        };
        self.both(name, all(Language::Ja, "、"), all(Language::En, ", "))
    }

    /// With a theme by code and title.
    pub(super) fn theme(self, theme: &WovenTheme) -> Words {
        self.themes(&[theme])
    }

    /// With themes.
    pub(super) fn themes(self, themes: &[&WovenTheme]) -> Words {
        let (ja, en): (Vec<String>, Vec<String>) = themes.iter().map(|theme| titles(theme)).unzip();
        self.both("theme", ja.join("、"), en.join(", "))
    }

    /// As it is told.
    pub(super) fn told(self) -> Because {
        self.0
    }
}

/// Code and title in both languages, the other where there is none.
fn titles(theme: &WovenTheme) -> (String, String) {
    let row = &theme.row;
    let (ja, en) = (row.title_ja.as_str(), row.title_en.as_str());
    let titled = |title: &str, other: &str| {
        format!("{} {}", row.code, if title.is_empty() { other } else { title }).trim_end().to_owned()
    };
    (titled(ja, en), titled(en, ja))
}
