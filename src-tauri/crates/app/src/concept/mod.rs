//! The vocabulary as the picker sees it.

use crate::prelude::*;

/// Words typed into the picker.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConceptSearch {
    /// Kind.
    pub kind: Kind,
    /// Any name, synonym or id, Japanese or English; empty lists the most used first.
    pub text: String,
    /// At most 200.
    pub limit: u32,
}

/// What the picker shows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConceptHit {
    /// The concept.
    pub concept: Concept,
    /// The name or synonym that matched, when it is not a label.
    pub matched: Option<String>,
    /// Projects that carry it.
    pub projects: u32,
}

/// Answer of the picker.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConceptHits {
    /// Best first.
    pub hits: Vec<ConceptHit>,
    /// How many there are in all.
    pub total: u32,
}

/// Texts to look through.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SuggestRequest {
    /// Any texts: titles, summaries, cells.
    pub texts: Vec<String>,
}

/// A place of a text that names a concept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NamedConcept {
    /// Where it begins, in Unicode code points.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The words themselves.
    pub text: String,
    /// Kind.
    pub kind: Kind,
    /// Ids, the likeliest first.
    pub ids: Vec<String>,
    /// Certainty from 0 to 1.
    pub score: f64,
    /// Certain enough to be ticked before a person has looked.
    pub ticked: bool,
    /// Code of the rule that decided; worded in `Suggestions::reasons`.
    pub reason: String,
}

/// A rule's code in words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReasonWord {
    /// Code.
    pub code: String,
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

/// What the texts name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Suggestions {
    /// One list per text, in the order of the request; mentions in the order of the text.
    pub texts: Vec<Vec<NamedConcept>>,
    /// Every reason there is.
    pub reasons: Vec<ReasonWord>,
}

/// A source of the vocabulary.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Source {
    /// Name.
    pub name: String,
    /// Version or state.
    pub version: String,
    /// Rows that come from it.
    pub rows: u32,
    /// Licence.
    pub licence: String,
    /// What its owner asks to be said.
    pub attribution: String,
    /// Address.
    pub url: String,
}

/// Every source.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Sources {
    /// In the order of the attribution file.
    pub sources: Vec<Source>,
}

/// One concept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConceptRef {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub id: String,
}

/// Where a name of a concept comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum NameOrigin {
    /// Of the vocabulary that comes with the program.
    Shipped,
    /// Of a vocabulary file that was loaded.
    Loaded,
    /// A person gave it.
    Person,
    /// A list's own word that a person settled to this concept.
    Word,
}

/// One name of a concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConceptName {
    /// The name.
    pub text: String,
    /// Where it comes from.
    pub origin: NameOrigin,
    /// Name of the loaded vocabulary.
    pub from: Option<String>,
    /// Switched off in this library: it suggests nothing.
    pub off: bool,
}

/// Everything about one concept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConceptCard {
    /// The concept as it is called in this library.
    pub concept: Concept,
    /// Made in this library.
    pub own: bool,
    /// What the vocabulary calls it, where this library calls it otherwise.
    pub renamed_from: Option<Concept>,
    /// It was merged into this one.
    pub merged_into: Option<Concept>,
    /// A loaded vocabulary says it is no longer in use.
    pub obsolete: bool,
    /// What that vocabulary has in its place.
    pub replaced_by: Vec<Concept>,
    /// Its names, labels first.
    pub names: Vec<ConceptName>,
    /// What is broader, from the top down.
    pub above: Vec<Concept>,
    /// What is directly narrower, at most 200, the most used first.
    pub below: Vec<ConceptHit>,
    /// Projects with a confirmed tag of it.
    pub confirmed: u32,
    /// Projects for which a list proposes it.
    pub proposed: u32,
    /// Themes whose target, modality or indication it is.
    pub themes: u32,
    /// Ids of the same thing in other vocabularies, as far as loaded files say.
    pub same: Vec<String>,
    /// Loaded vocabularies that have it.
    pub vocabularies: Vec<String>,
    /// What accepting and rejecting taught about its names.
    pub lessons: Vec<crate::lesson::Lesson>,
}

/// A level of the hierarchy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct BrowseRequest {
    /// Kind.
    pub kind: Kind,
    /// What is directly below this concept; left out = the top level.
    #[serde(default)]
    pub parent: Option<String>,
}

/// A level of the hierarchy, in the order of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Level {
    /// At most 1,000.
    pub concepts: Vec<LevelEntry>,
}

/// One concept of a level.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LevelEntry {
    /// The concept.
    pub concept: Concept,
    /// Projects that carry exactly it.
    pub projects: u32,
    /// How many are directly below it.
    pub below: u32,
    /// Made in this library.
    pub own: bool,
}

/// Projects that carry a concept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UsesRequest {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub id: String,
    /// First row, 0-based.
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

/// Projects that carry a concept, in the order they came into the library.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Uses {
    /// How many in all.
    pub total: u32,
    /// The part asked for.
    pub uses: Vec<Use>,
}

/// A project that carries a concept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Use {
    /// The project.
    pub project: ProjectRow,
    /// The words the tag rests on; may be empty.
    pub evidence: String,
    /// 主
    pub main: bool,
    /// Nobody has confirmed it yet.
    pub proposed: bool,
    /// Who gave it.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// A concept of our own.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ConceptNew {
    /// Kind.
    pub kind: Kind,
    /// Japanese name; may be empty when there is an English one.
    pub label_ja: String,
    /// English name; may be empty when there is a Japanese one.
    pub label_en: String,
    /// The broader concept.
    #[serde(default)]
    pub parent: Option<String>,
    /// Other names.
    #[serde(default)]
    pub synonyms: Vec<String>,
}

/// Call a concept otherwise in this library.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConceptRename {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub id: String,
    /// Japanese name.
    pub label_ja: String,
    /// English name.
    pub label_en: String,
}

/// What to do with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum NameChange {
    /// A further name.
    Add,
    /// Take back a name a person gave.
    Remove,
    /// It is noise: it suggests nothing.
    Off,
    /// It suggests again.
    On,
}

/// Change one name of a concept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConceptNameEdit {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub id: String,
    /// The name.
    pub text: String,
    /// What to do with it.
    pub change: NameChange,
}

/// What bringing tags of one concept to another would do.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct EffectRequest {
    /// Kind.
    pub kind: Kind,
    /// From this concept.
    pub from: String,
    /// To this one.
    pub to: String,
    /// Only of these projects; left out = wherever it is (a merge).
    #[serde(default)]
    pub projects: Option<Selection>,
}

/// What bringing tags of one concept to another would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Effect {
    /// Projects whose tag changes.
    pub projects: u32,
    /// Of these, projects that have the other concept already: the two tags become one.
    pub both: u32,
    /// Projects where somebody turned the other concept down; their tag stays as it is.
    pub turned_down: u32,
    /// Of the tags, proposed ones.
    pub proposed: u32,
    /// Themes whose target, modality or indication changes (a merge only).
    pub themes: u32,
}

/// Make two concepts one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConceptMerge {
    /// Kind.
    pub kind: Kind,
    /// This one goes; its names lead to the other from then on.
    pub from: String,
    /// This one stays.
    pub to: String,
}

/// Bring the tags of some projects to another concept: how a concept is split.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConceptMove {
    /// Kind.
    pub kind: Kind,
    /// From this concept.
    pub from: String,
    /// To this one.
    pub to: String,
    /// Of these projects.
    pub projects: Selection,
}

mod card;
mod change;
pub(crate) mod matcher;
mod search;
mod sources;
mod suggest;

pub(crate) use card::carried;
pub use card::{browse, show, uses};
pub(crate) use change::from_to;
pub use change::{add, effect, merge, move_tags, name, rename};
pub use search::search;
pub use sources::sources;
pub(crate) use suggest::reason_words;
pub use suggest::suggest;
