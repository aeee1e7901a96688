//! Stage one (第1段階): verdicts, rounds, criteria. The words that library, contract and screens share.
//!
//! Source of the stages and of the default criteria: the domain notes, §1 and §6 (criteria are our proposal [P]).

use crate::Kind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Makes an enumeration whose serde name is also its word in the library.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum $name { $($(#[$each])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// All, in the order they are shown.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The word in the library.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// Of its word.
            pub fn parse(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}

words! {
    /// What a reader, a ruling or the meeting says of a project.
    Verdict {
        /// 残す
        Keep = "keep",
        /// 保留（将来性あり）
        Hold = "hold",
        /// 残さない
        Drop = "drop",
    }
}

words! {
    /// How sure a reader is (確信).
    Certainty {
        /// 低
        Low = "low",
        /// 中
        Middle = "middle",
        /// 高
        High = "high",
    }
}

words! {
    /// What readers of a round give.
    RoundKind {
        /// Verdicts on criteria.
        Votes = "votes",
        /// Tags, each reader alone (二重タグ付け).
        Tags = "tags",
    }
}

words! {
    /// What a round is for.
    Purpose {
        /// 本番
        Main = "main",
        /// 目合わせ: everyone reads the same, to sharpen the guide.
        Calibration = "calibration",
    }
}

words! {
    /// When votes of a project become visible to others.
    Blindness {
        /// Once every assigned reader of the project has voted.
        AllVoted = "all-voted",
        /// Once the round is closed.
        Closed = "closed",
        /// At once.
        Open = "open",
    }
}

words! {
    /// How a criterion is answered.
    Scale {
        /// 1, 2, 3, or unknown.
        Three = "three",
        /// 1 to 5, or unknown.
        Five = "five",
        /// Yes (1), no (0), or unknown.
        YesNo = "yes-no",
    }
}

words! {
    /// What an interest is in.
    InterestKind {
        /// A company or institution, by name.
        Organisation = "organisation",
        /// A programme of the registry.
        Programme = "programme",
        /// One project.
        Project = "project",
        /// A tie to a researcher or an institution (共同研究・親族・元の所属など), by name.
        Tie = "tie",
    }
}

words! {
    /// What a support is to a project.
    ConnectionState {
        /// Serves it already (支援中).
        Serves = "serves",
        /// Asked for (申請中).
        Applied = "applied",
        /// Could serve it (候補).
        Could = "could",
    }
}

impl Scale {
    /// The values that can be given; unknown (?) is none of them.
    pub fn values(self) -> std::ops::RangeInclusive<u8> {
        match self {
            Scale::Three => 1..=3,
            Scale::Five => 1..=5,
            Scale::YesNo => 0..=1,
        }
    }
}

/// One criterion (観点) of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Stays the same over versions: what agreement and old votes are told by. Lower-case letters, digits, hyphen; 1–40.
    pub key: String,
    /// What it is called, at most 60 characters.
    pub name_ja: String,
    /// In English; empty = as in Japanese.
    pub name_en: String,
    /// The question in a sentence, at most 200 characters.
    pub question_ja: String,
    /// In English.
    pub question_en: String,
    /// How to answer, one line a value, at most 2,000 characters.
    pub guide_ja: String,
    /// In English.
    pub guide_en: String,
    /// How it is answered.
    pub scale: Scale,
    /// Weight in a project's score, 0–100.
    pub weight: u8,
}

/// A reason to give with a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Stays the same over versions, as of a criterion.
    pub key: String,
    /// The verdict it is for.
    pub verdict: Verdict,
    /// In Japanese, at most 60 characters.
    pub name_ja: String,
    /// In English; empty = as in Japanese.
    pub name_en: String,
}

/// What a version of a set of criteria says (`criteria.body`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CriteriaBody {
    /// Criteria, in order; at most 20.
    pub criteria: Vec<Criterion>,
    /// Reasons, in order; at most 40.
    pub reasons: Vec<Reason>,
}

/// A tag as it stood when a list was frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrozenTag {
    /// Kind.
    pub kind: Kind,
    /// Concept.
    pub concept: String,
    /// What it was called.
    pub label_ja: String,
    /// In English.
    pub label_en: String,
    /// 主
    pub main: bool,
}

/// A project as it stood when a list was frozen (`round_item.frozen`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Frozen {
    /// Latest number.
    pub number: String,
    /// Title.
    pub title_ja: String,
    /// Title in English.
    pub title_en: String,
    /// Summary.
    pub summary_ja: String,
    /// Summary in English.
    pub summary_en: String,
    /// Programme as the list wrote it.
    pub programme: String,
    /// Institution.
    pub institution: String,
    /// Researcher.
    pub researcher: String,
    /// 研究開発フェーズ as stated.
    pub phase: String,
    /// First fiscal year.
    pub year_first: Option<i32>,
    /// Last fiscal year.
    pub year_last: Option<i32>,
    /// Confirmed tags.
    pub tags: Vec<FrozenTag>,
}

/// A reader's answer to a criterion (`decision.scores`, by key).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Score {
    /// The value; `None` = unknown (?).
    pub value: Option<u8>,
    /// Why, at most 500 characters.
    pub note: String,
}

/// A tag a reader or a ruling gives (`decision.tags`, `ruling.tags`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GivenTag {
    /// Kind.
    pub kind: Kind,
    /// Concept.
    pub concept: String,
    /// 主
    #[serde(default)]
    pub main: bool,
}
