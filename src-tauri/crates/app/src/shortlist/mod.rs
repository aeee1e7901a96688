//! The shortlist (最終判定): the meeting's view of a round, its last word on each project, how the numbers flow, and support
//! that connects (既存支援との接続).

use crate::prelude::*;
use crate::reading::Connected;
use domain::stage::{ConnectionState, Reason, Verdict};

/// The meeting's last word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Final {
    /// Verdict.
    pub verdict: Verdict,
    /// Key of a reason; empty = none.
    pub reason: String,
    /// Note.
    pub note: String,
    /// When a held one comes back, ISO date; empty = not said.
    pub return_on: String,
    /// Who recorded it.
    pub name: String,
    /// Day of the meeting, ISO date.
    pub decided_on: String,
}

/// A project as the meeting sees it. Votes that are not visible yet are not in any of these figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ShortlistRow {
    /// Project.
    pub project: Id,
    /// Number as frozen.
    pub number: String,
    /// Title as frozen.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// Programme as frozen.
    pub programme: String,
    /// Institution as frozen.
    pub institution: String,
    /// Readers assigned.
    pub readers: u32,
    /// Votes given.
    pub voted: u32,
    /// Votes are not visible yet.
    pub sealed: bool,
    /// Visible votes: keep, hold, drop.
    pub split: [u32; 3],
    /// Weighted mean of the scores, 0–100; `None` = nothing was answered.
    pub score: Option<f64>,
    /// Keys of reasons given, most frequent first.
    pub reasons: Vec<String>,
    /// Notes given with the votes, with the reader's name before each.
    pub notes: Vec<String>,
    /// What readers, or what settled them, say: the verdict all agree on, or the ruling. `None` = not read or open.
    pub proposed: Option<Verdict>,
    /// Votes differ and nothing settles them.
    pub conflict: bool,
    /// It was settled.
    pub ruled: bool,
    /// Supports that serve it, are asked for or could serve it, as people said.
    pub supports: Vec<Connected>,
    /// The meeting's last word.
    pub decided: Option<Final>,
    /// Earlier last words that were taken up again, newest first: why.
    pub reopened: Vec<String>,
}

/// The meeting's view.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Shortlist {
    /// Rows, by score, best first; what was withdrawn is not there.
    pub rows: Vec<ShortlistRow>,
    /// Reasons of the round's criteria.
    pub reasons: Vec<Reason>,
    /// Reasons that the round's version has no longer and that votes or last words name.
    pub earlier_reasons: Vec<Reason>,
    /// Projects of the round that may not be shown to this person.
    pub hidden: u32,
}

/// Supports of one project.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProjectSupports {
    /// What people said, then what the registry says could serve it.
    pub supports: Vec<Connected>,
}

/// Records the meeting's last word on projects. A chair's, in a round of votes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// Round.
    pub round: Id,
    /// Projects without a standing last word.
    pub projects: Vec<Id>,
    /// Verdict.
    pub verdict: Verdict,
    /// Key of a reason of that verdict; needed for a drop unless there is a note.
    #[serde(default)]
    pub reason: String,
    /// Note, at most 2,000 characters.
    #[serde(default)]
    pub note: String,
    /// When held ones come back, ISO date; empty = not said.
    #[serde(default)]
    pub return_on: String,
    /// Day of the meeting, ISO date.
    pub decided_on: String,
}

/// Takes last words up again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reconsider {
    /// Round.
    pub round: Id,
    /// Projects with a standing last word.
    pub projects: Vec<Id>,
    /// Why, 1–500 characters.
    pub reason: String,
}

/// Says what a support is to a project.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConnectionSave {
    /// Project.
    pub project: Id,
    /// Support.
    pub support: Id,
    /// What it is; `null` = nothing any more.
    pub state: Option<ConnectionState>,
    /// Step of the value chain.
    #[serde(default)]
    pub step: Option<domain::Step>,
    /// Note, at most 500 characters.
    #[serde(default)]
    pub note: String,
}

/// Projects of one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FlowReason {
    /// Key; empty = none given.
    pub reason: String,
    /// In Japanese; empty for none given.
    pub name_ja: String,
    /// In English.
    pub name_en: String,
    /// Projects.
    pub projects: u32,
}

/// How the numbers of a round flow. Always: `imported = tagged + untagged`, `in_round = shown + hidden`,
/// `shown = withdrawn + unread + read`, `read = sealed + agreed + settled + conflict`, and
/// `shown − withdrawn = kept + held + dropped + undecided`; the reasons of the dropped add up to them, those of the held likewise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Flow {
    /// Projects in the library when the list was frozen.
    pub imported: u32,
    /// Of these, with a tag of every kind.
    pub tagged: u32,
    /// The rest.
    pub untagged: u32,
    /// In the round.
    pub in_round: u32,
    /// Of these, not shown to this person.
    pub hidden: u32,
    /// The rest.
    pub shown: u32,
    /// Left the round.
    pub withdrawn: u32,
    /// Not every assigned reader has voted, or nobody is assigned; and no visible votes differ yet.
    pub unread: u32,
    /// Every assigned reader has voted, or visible votes differ already.
    pub read: u32,
    /// Of these, votes not visible yet.
    pub sealed: u32,
    /// Visible votes agree.
    pub agreed: u32,
    /// Visible votes differed and are settled.
    pub settled: u32,
    /// Visible votes differ.
    pub conflict: u32,
    /// Kept by the meeting.
    pub kept: u32,
    /// Held.
    pub held: u32,
    /// Dropped.
    pub dropped: u32,
    /// Without a last word.
    pub undecided: u32,
    /// Reasons of the dropped, most first.
    pub drop_reasons: Vec<FlowReason>,
    /// Reasons of the held, most first.
    pub hold_reasons: Vec<FlowReason>,
}

/// Held projects whose day has come, of all rounds.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Returns {
    /// The projects, earliest day first.
    pub projects: Vec<Returning>,
}

/// A held project that comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Returning {
    /// Project.
    pub project: Id,
    /// Title now.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// Round it was held in.
    pub round: Id,
    /// Its name.
    pub round_name: String,
    /// Its day, ISO date.
    pub return_on: String,
    /// Note of the meeting.
    pub note: String,
}

/// What of the shortlist an audience may see.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShortlistPreview {
    /// Round.
    pub round: Id,
    /// Who will see it.
    pub audience: Audience,
}

/// A picture of the flow, as the window drew it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FlowPicture {
    /// Round.
    pub round: Id,
    /// A PNG file in base64 or the text of an SVG file, at most 20 MB.
    pub picture: String,
    /// For whom; only those who may see what is 社外秘.
    pub audience: Audience,
    /// Full path: `.png` or `.svg`.
    pub out: FilePath,
}

/// The shortlist as a workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShortlistExport {
    /// Round.
    pub round: Id,
    /// Who will see it.
    pub audience: Audience,
    /// Language of headings.
    pub language: crate::export::DocumentLanguage,
    /// Where to.
    pub out: FilePath,
    /// Who answers for what the leak check finds in it.
    #[serde(default)]
    #[ts(optional)]
    pub answer: Option<crate::leak::LeakOverride>,
}

mod connect;
mod decide;
mod export;
mod flow;
mod picture;
mod rows;
mod show;
mod supports;

pub use connect::connect;
pub use decide::{decide, reconsider};
pub use export::{export, preview};
pub use flow::flow;
pub use picture::picture;
pub use show::{returns, show};
pub(crate) use supports::of_project;
pub use supports::supports;
