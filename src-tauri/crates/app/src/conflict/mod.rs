//! Disagreements (食い違い), side by side; what settles them; how far readers agree. Only visible votes count here.

use crate::prelude::*;
use crate::reading::Vote;
use domain::agreement::Estimate;
use domain::stage::{Criterion, Frozen, FrozenTag, GivenTag, Reason, RoundKind, Verdict};

/// How a disagreement was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum RulingHow {
    /// The readers agreed (合議).
    Consensus,
    /// The chair decided (議長).
    Chair,
}

/// A project on which visible votes differ; in a round of tags also one on which they agree, until its tags are taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Conflict {
    /// Project.
    pub project: Id,
    /// Title as frozen.
    pub title_ja: String,
    /// In English.
    pub title_en: String,
    /// Verdicts, in the order of the readers' names; `None` in a round of tags.
    pub verdicts: Vec<Option<Verdict>>,
    /// Largest difference on a criterion, in parts of its scale, 0–100; in a round of tags, tags not given by all.
    pub apart: u32,
    /// What it was settled to; `None` = open, or a round of tags.
    pub settled: Option<Verdict>,
    /// Settled.
    pub done: bool,
}

/// Disagreements of a round, open ones first, furthest apart first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Conflicts {
    /// Kind of the round.
    pub kind: RoundKind,
    /// The disagreements.
    pub conflicts: Vec<Conflict>,
    /// Open: votes differ and nothing settles them.
    pub open: u32,
    /// In a round of tags: all agree, and a ruling has not yet made it the project's tags.
    pub agreed: u32,
    /// Projects whose votes are not yet visible.
    pub sealed: u32,
}

/// Something said about a disagreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Remark {
    /// Id.
    pub id: Id,
    /// Who.
    pub person: Id,
    /// Name.
    pub name: String,
    /// What.
    pub text: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// What settled a disagreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ruling {
    /// How.
    pub how: RulingHow,
    /// To what; `None` in a round of tags.
    pub verdict: Option<Verdict>,
    /// Key of a reason; empty = none.
    pub reason: String,
    /// Note.
    pub note: String,
    /// In a round of tags.
    pub tags: Vec<FrozenTag>,
    /// By whom.
    pub name: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// A version of the criteria that is not the round's any more, as votes were given by it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OlderCriteria {
    /// Version.
    pub criteria: Id,
    /// Its criteria.
    pub criteria_list: Vec<Criterion>,
    /// Its reasons.
    pub reasons: Vec<Reason>,
}

/// A disagreement, side by side.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConflictDetail {
    /// Project.
    pub project: Id,
    /// The text as it was frozen.
    pub frozen: Frozen,
    /// Criteria of the round's version.
    pub criteria_list: Vec<Criterion>,
    /// Its reasons.
    pub reasons: Vec<Reason>,
    /// Other versions that votes were given by.
    pub older: Vec<OlderCriteria>,
    /// Reasons that the round's version has no longer and that votes or the ruling name.
    pub earlier_reasons: Vec<Reason>,
    /// Votes, in the order of the readers' names.
    pub votes: Vec<Vote>,
    /// Remarks, oldest first.
    pub remarks: Vec<Remark>,
    /// What settled it.
    pub ruling: Option<Ruling>,
    /// This person may settle it (a chair, or one of its readers by consensus), and the round is one in which that is still open.
    pub may_settle: bool,
}

/// Says something about a disagreement.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemarkNew {
    /// Round.
    pub round: Id,
    /// Project.
    pub project: Id,
    /// What, 1–2,000 characters.
    pub text: String,
}

/// Settles a disagreement, or settles it otherwise. Votes stay as they were.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// Round.
    pub round: Id,
    /// Project.
    pub project: Id,
    /// How.
    pub how: RulingHow,
    /// To what; `null` in a round of tags.
    #[serde(default)]
    pub verdict: Option<Verdict>,
    /// Key of a reason; empty = none.
    #[serde(default)]
    pub reason: String,
    /// Why, 1–2,000 characters.
    pub note: String,
    /// In a round of tags: what stands. The project's tags become these, in the same operation.
    #[serde(default)]
    pub tags: Vec<GivenTag>,
}

/// Agreement on one thing: the verdict, a criterion, a kind of tags.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AgreementOn {
    /// `verdict`, the key of a criterion, or a kind of tags.
    pub on: String,
    /// Name of the criterion; empty otherwise.
    pub name_ja: String,
    /// In English.
    pub name_en: String,
    /// Projects with two or more answers.
    pub projects: u32,
    /// Share of agreeing pairs.
    pub percent: Estimate,
    /// Cohen's κ for two readers, Fleiss' for more.
    pub kappa: Estimate,
    /// Gwet's AC1.
    pub ac1: Estimate,
}

/// Pairs of verdicts of a round with two readers per project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerdictPairs {
    /// Name of the reader of the rows; empty = several people share the places.
    pub row: String,
    /// Name of the reader of the columns.
    pub column: String,
    /// Projects by verdict of the row (keep, hold, drop) and of the column.
    pub cells: [[u32; 3]; 3],
}

/// How far readers of a round agree, on visible votes as they were given, before anything was settled.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Agreement {
    /// Kind of the round.
    pub kind: RoundKind,
    /// κ is Fleiss' (it was not always the same two people); otherwise Cohen's.
    pub fleiss: bool,
    /// The verdict first, then criteria in order; in a round of tags, the kinds.
    pub on: Vec<AgreementOn>,
    /// Where every project has two readers.
    pub pairs: Option<VerdictPairs>,
    /// Projects whose votes are not yet visible and not counted.
    pub sealed: u32,
    /// AC1 below this asks for a better guide.
    pub low: f64,
}

mod agreement;
mod apart;
mod list;
mod remark;
mod settle;
mod show;

pub use agreement::agreement;
pub(crate) use apart::{differ, part};
pub use list::list;
pub use remark::remark;
pub use settle::settle;
pub use show::show;

use crate::round::data::RoundData;
use crate::state::Open;
use store::rows::PersonRow;

/// Votes were given on the project at this place that nobody else sees yet.
pub(crate) fn sealed(data: &RoundData, place: usize) -> bool {
    !data.opened(place) && data.parts[place].readers.iter().any(|reader| reader.voted)
}

/// There is something to settle: opened votes differ, or tags stand to be given.
fn settles(data: &RoundData, place: usize) -> bool {
    let votes = data.opened_votes(place);
    differ(data.round.kind, votes) || (data.round.kind == RoundKind::Tags && !votes.is_empty())
}

/// The place of a project that is in the round and whose votes everybody may see.
///
/// # Errors
/// `NotInRound`, `VotesSealed`.
fn opened(data: &RoundData, project: Id) -> Result<usize, Problem> {
    let place = data.place(project)?;
    if !data.items.list[place].withdrawn.is_empty() {
        return Err(Problem::new(ProblemCode::NotInRound).with("key", project));
    }
    if data.opened(place) { Ok(place) } else { Err(Problem::new(ProblemCode::VotesSealed)) }
}

/// Readers of the project and chairs have a say in it.
///
/// # Errors
/// `NotInRound`.
fn concerned(data: &RoundData, place: usize, person: &PersonRow) -> Result<(), Problem> {
    if person.chair || data.parts[place].reader(person.id).is_some() {
        return Ok(());
    }
    Err(Problem::new(ProblemCode::NotInRound))
}

/// The meeting's last word stands on a project.
async fn decided(open: &Open, round: Id, project: Id) -> Result<bool, Problem> {
    let words = store::last_word::of_round(&open.store, round).await?;
    Ok(words.iter().any(|word| word.project == project && word.reopened_at.is_empty()))
}

/// Holds the key of a reason against those of the verdict in the round's criteria; empty = none given.
///
/// # Errors
/// `InvalidField`.
pub(crate) fn reason_fits(data: &RoundData, verdict: Verdict, reason: &str) -> Result<(), Problem> {
    let fits = |known: &Reason| known.key == reason && known.verdict == verdict;
    if reason.is_empty() || data.standing()?.body.reasons.iter().any(fits) {
        return Ok(());
    }
    Err(crate::write::invalid("reason", "no-such-reason"))
}
