//! What is meant by "these projects": a filter, a sort order, a selection.

use crate::{Id, Kind};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use ts_rs::TS;

/// Which projects. Within one list the values are alternatives (OR), between lists all must hold (AND).
/// An empty list in a *filter* is "no condition"; a *selection* is never empty-means-all, see [`Selection`].
/// In every list of words [`Filter::NONE`] stands for projects without any value of the dimension.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// A search text in the language of [`crate::query`]; folded before comparing.
    pub text: String,
    /// Search for the words as written only, not for what the vocabulary calls the same.
    pub exact: bool,
    /// Programme names as imported, exact.
    pub programme: Vec<String>,
    /// Fiscal years (April start), e.g. 2024.
    pub year: Vec<i32>,
    /// Institution names as imported, exact.
    pub institution: Vec<String>,
    /// Concept ids of targets.
    pub target: Vec<String>,
    /// Codes of target classes.
    pub target_class: Vec<String>,
    /// Codes of modalities; a level-1 code covers its level-2 codes.
    pub modality: Vec<String>,
    /// Concept ids of indications; a broader one covers the narrower ones.
    pub indication: Vec<String>,
    /// Codes of indication areas (ICD-10 chapters).
    pub area: Vec<String>,
    /// Ministries (所管府省).
    pub ministry: Vec<String>,
    /// Integrated projects (統合プロジェクト), as imported.
    pub integrated: Vec<String>,
    /// Development phases (研究開発フェーズ), as imported.
    pub phase: Vec<String>,
    /// Last fiscal years.
    pub ends: Vec<i32>,
    /// Prefectures (都道府県).
    pub prefecture: Vec<String>,
    /// Codes of budget ranges, see [`crate::budget`].
    pub budget: Vec<String>,
    /// Ids of themes, as text.
    pub theme: Vec<String>,
    /// Disclosure classes of what its latest list says.
    pub disclosure: Vec<String>,
    /// What is odd about its row: see [`Oddity`].
    pub issue: Vec<String>,
    /// What came of it: words of [`crate::OutcomeKind`].
    pub outcome: Vec<String>,
    /// Ids of programmes of the registry that projects are tied to; 0 = tied to none. `not` does not apply to it.
    pub registered: Vec<Id>,
    /// Only projects that lack a tag of these kinds (of all of them).
    pub untagged: Vec<Kind>,
    /// Only projects whose tags want a look for one of these reasons.
    pub look: Vec<Look>,
    /// Dimensions whose values are not wanted instead of wanted.
    pub not: Vec<Dim>,
}

/// What projects are filtered, counted and laid out by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Dim {
    /// 標的
    Target,
    /// 標的クラス
    TargetClass,
    /// モダリティ; as an axis of a matrix its level 1
    Modality,
    /// 適応
    Indication,
    /// 適応領域
    Area,
    /// 事業
    Programme,
    /// 所管府省
    Ministry,
    /// 統合プロジェクト
    Integrated,
    /// 研究開発フェーズ
    Phase,
    /// 年度
    Year,
    /// 最終年度
    Ends,
    /// 機関
    Institution,
    /// 都道府県
    Prefecture,
    /// 予算
    Budget,
    /// Lacks a tag of a kind; values are the kinds' words.
    Untagged,
    /// Its tags want a look; values are the reasons' words.
    Look,
    /// テーマ
    Theme,
    /// 開示区分
    Disclosure,
    /// What is odd about its row.
    Issue,
    /// What came of it.
    Outcome,
}

impl Dim {
    /// All, in the order of the screen.
    pub const ALL: [Dim; 20] = [
        Dim::Target,
        Dim::TargetClass,
        Dim::Modality,
        Dim::Indication,
        Dim::Area,
        Dim::Untagged,
        Dim::Look,
        Dim::Year,
        Dim::Phase,
        Dim::Programme,
        Dim::Ministry,
        Dim::Integrated,
        Dim::Institution,
        Dim::Prefecture,
        Dim::Budget,
        Dim::Ends,
        Dim::Theme,
        Dim::Outcome,
        Dim::Disclosure,
        Dim::Issue,
    ];

    /// The word in filters and in what is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Dim::Target => "target",
            Dim::TargetClass => "target_class",
            Dim::Modality => "modality",
            Dim::Indication => "indication",
            Dim::Area => "area",
            Dim::Programme => "programme",
            Dim::Ministry => "ministry",
            Dim::Integrated => "integrated",
            Dim::Phase => "phase",
            Dim::Year => "year",
            Dim::Ends => "ends",
            Dim::Institution => "institution",
            Dim::Prefecture => "prefecture",
            Dim::Budget => "budget",
            Dim::Untagged => "untagged",
            Dim::Look => "look",
            Dim::Theme => "theme",
            Dim::Disclosure => "disclosure",
            Dim::Issue => "issue",
            Dim::Outcome => "outcome",
        }
    }

    /// The dimension of the concepts of a kind.
    pub fn of(kind: Kind) -> Dim {
        match kind {
            Kind::Target => Dim::Target,
            Kind::Modality => Dim::Modality,
            Kind::Indication => Dim::Indication,
        }
    }

    /// The kind of tag whose concepts it holds.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Dim::Target => Some(Kind::Target),
            Dim::Modality => Some(Kind::Modality),
            Dim::Indication => Some(Kind::Indication),
            _ => None,
        }
    }
}

/// What is odd about a project's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Oddity {
    /// Its number fits no known pattern.
    NumberOdd,
    /// It has no number.
    NumberMissing,
    /// No list says a fiscal year.
    YearMissing,
    /// It may be the same as another project; nobody has decided.
    Duplicate,
}

impl Oddity {
    /// All, in the order of the screen.
    pub const ALL: [Oddity; 4] = [Oddity::NumberOdd, Oddity::NumberMissing, Oddity::YearMissing, Oddity::Duplicate];

    /// The word in filters and facets.
    pub fn as_str(self) -> &'static str {
        match self {
            Oddity::NumberOdd => "number-odd",
            Oddity::NumberMissing => "number-missing",
            Oddity::YearMissing => "year-missing",
            Oddity::Duplicate => "duplicate",
        }
    }
}

/// Why the tags of a project want a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// Nobody has finished tagging it.
    Unfinished,
    /// A list proposes a tag that nobody has confirmed.
    Proposed,
    /// Two tags of one kind contradict: 未定 or 不明 beside a concept, a broader concept beside a narrower one of its own.
    Conflicting,
    /// A tag's concept is no longer in use, or in no vocabulary of the library.
    Obsolete,
}

impl Look {
    /// All, in the order of the screen.
    pub const ALL: [Look; 4] = [Look::Unfinished, Look::Proposed, Look::Conflicting, Look::Obsolete];

    /// The word in filters and facets.
    pub fn as_str(self) -> &'static str {
        match self {
            Look::Unfinished => "unfinished",
            Look::Proposed => "proposed",
            Look::Conflicting => "conflicting",
            Look::Obsolete => "obsolete",
        }
    }
}

impl Filter {
    /// Stands for "has no value" among the values of a dimension.
    pub const NONE: &str = "-";

    /// The tag condition of one kind.
    pub fn tags(&self, kind: Kind) -> &[String] {
        match kind {
            Kind::Target => &self.target,
            Kind::Modality => &self.modality,
            Kind::Indication => &self.indication,
        }
    }

    /// The values asked for in a dimension, as words; empty = no condition.
    pub fn values(&self, dim: Dim) -> Cow<'_, [String]> {
        let own = |values: Vec<String>| Cow::Owned(values);
        match dim {
            Dim::Target => Cow::Borrowed(&self.target),
            Dim::TargetClass => Cow::Borrowed(&self.target_class),
            Dim::Modality => Cow::Borrowed(&self.modality),
            Dim::Indication => Cow::Borrowed(&self.indication),
            Dim::Area => Cow::Borrowed(&self.area),
            Dim::Programme => Cow::Borrowed(&self.programme),
            Dim::Ministry => Cow::Borrowed(&self.ministry),
            Dim::Integrated => Cow::Borrowed(&self.integrated),
            Dim::Phase => Cow::Borrowed(&self.phase),
            Dim::Year => own(self.year.iter().map(i32::to_string).collect()),
            Dim::Ends => own(self.ends.iter().map(i32::to_string).collect()),
            Dim::Institution => Cow::Borrowed(&self.institution),
            Dim::Prefecture => Cow::Borrowed(&self.prefecture),
            Dim::Budget => Cow::Borrowed(&self.budget),
            Dim::Untagged => own(self.untagged.iter().map(|kind| kind.as_str().to_owned()).collect()),
            Dim::Look => own(self.look.iter().map(|look| look.as_str().to_owned()).collect()),
            Dim::Theme => Cow::Borrowed(&self.theme),
            Dim::Disclosure => Cow::Borrowed(&self.disclosure),
            Dim::Issue => Cow::Borrowed(&self.issue),
            Dim::Outcome => Cow::Borrowed(&self.outcome),
        }
    }
}

/// By what the list is ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SortKey {
    /// In the order the projects came into the library.
    #[default]
    Added,
    /// Number without its year; projects without a number last.
    Number,
    /// Japanese title, folded.
    Title,
    /// Programme.
    Programme,
    /// Institution.
    Institution,
    /// Latest fiscal year.
    Year,
    /// First target's label.
    Target,
    /// First modality's code.
    Modality,
    /// First indication's label.
    Indication,
    /// Name of the latest researcher.
    Researcher,
    /// 研究開発フェーズ, in the order of development.
    Phase,
    /// 所管府省
    Ministry,
    /// 統合プロジェクト
    Integrated,
    /// 都道府県
    Prefecture,
    /// Budget of the latest year that states one.
    Budget,
    /// How near the hits are: in the title, in a tag, elsewhere. Without words as [`SortKey::Added`].
    Relevance,
}

/// Order of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Sort {
    /// Column.
    pub key: SortKey,
    /// Largest first. Empty cells stay last either way.
    pub descending: bool,
}

/// The projects an action applies to. Empty never means "all".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Selection {
    /// Every project the filter finds at the moment the action runs, less the ones left out.
    Matching {
        /// The filter.
        filter: Box<Filter>,
        /// Unticked by hand after "select all".
        except: Vec<Id>,
    },
    /// Exactly these.
    These(Vec<Id>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dimension_is_called_what_it_is_written_as_and_is_a_list_of_the_filter() {
        let fields = serde_json::to_value(Filter::default()).unwrap();
        for dim in Dim::ALL {
            assert_eq!(serde_json::to_value(dim).unwrap(), dim.as_str());
            assert!(fields[dim.as_str()].is_array(), "{dim:?}");
        }
        assert_eq!(Kind::ALL.map(|kind| Dim::of(kind).kind()), Kind::ALL.map(Some));
    }
}
