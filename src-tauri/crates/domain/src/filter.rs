//! What is meant by "these projects": a filter, a sort order, a selection.

use crate::{Id, Kind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which projects. Within one list the values are alternatives (OR), between lists all must hold (AND).
/// An empty list in a *filter* is "no condition"; a *selection* is never empty-means-all, see [`Selection`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// Words separated by (half or full width) spaces, all of which must occur; folded before comparing.
    pub text: String,
    /// Programme names as imported, exact.
    pub programme: Vec<String>,
    /// Fiscal years (April start), e.g. 2024.
    pub year: Vec<i32>,
    /// Institution names as imported, exact.
    pub institution: Vec<String>,
    /// Concept ids of targets.
    pub target: Vec<String>,
    /// Codes of modalities; a level-1 code covers its level-2 codes.
    pub modality: Vec<String>,
    /// Concept ids of indications.
    pub indication: Vec<String>,
    /// Only projects that lack a tag of these kinds.
    pub untagged: Vec<Kind>,
    /// Only projects whose tags want a look for one of these reasons.
    pub look: Vec<Look>,
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
    /// The tag condition of one kind.
    pub fn tags(&self, kind: Kind) -> &[String] {
        match kind {
            Kind::Target => &self.target,
            Kind::Modality => &self.modality,
            Kind::Indication => &self.indication,
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
