//! The shortlist as a workbook. Verdicts, votes, reasons and notes are 社外秘: another audience gets the kept projects with what
//! lists publish of them, as a table of projects would show them, and nothing of how they came to be kept.

use super::flow::counted;
use super::rows::rows;
use super::{Flow, FlowReason, ShortlistExport, ShortlistPreview, ShortlistRow};
use crate::export::{
    Cut, ExportPreview, Exported, Outgoing, WORKBOOK, Withheld, Words, exported, file_name, record_with, today,
    withhold,
};
use crate::prelude::*;
use crate::round::data::{RoundData, data};
use crate::settings::Language;
use crate::state::Open;
use domain::stage::Verdict;
use serde_json::json;
use sheets::write::table::{TableDocument, write_all};
use sheets::write::{Col, ColumnKind, Value};
use std::sync::Arc;

/// What of the shortlist an audience may see.
///
/// # Errors
/// `NoSuchRound`.
pub async fn preview(context: &Context<'_>, args: ShortlistPreview) -> Result<ExportPreview, Problem> {
    let open = context.app.library().await?;
    let leaving = Leaving::of(&open, args.round, args.audience).await?;
    let name = Words(Language::Ja).fill("workbook.shortlist-file", &[("name", &leaving.data.round.name)]);
    Ok(ExportPreview {
        projects: leaving.projects(),
        withheld: leaving.withheld,
        missing_translations: Vec::new(),
        file_name: file_name(args.audience, &name),
    })
}

/// Writes the workbook, and notes in the round that its shortlist left. A chair's work as little as reading it: whoever may see
/// the rows may take them along.
///
/// # Errors
/// `NoSuchRound`; `NothingSelected` where nothing was kept for an audience outside; `InvalidField` for another ending;
/// `FileInUse`, `NotWritable`, `DiskFull`, `LibraryReadOnly`; then no half file stands there.
pub async fn export(context: &Context<'_>, args: ShortlistExport) -> Result<Exported, Problem> {
    let open = context.app.library().await?;
    let leaving = Leaving::of(&open, args.round, args.audience).await?;
    let projects = leaving.projects();
    if projects == 0 {
        return Err(Problem::new(ProblemCode::NothingSelected));
    }
    let sample = open.store.meta().sample;
    let all = Words::of(args.language);
    let documents: Vec<TableDocument> =
        all.into_iter().flat_map(|words| leaving.documents(words, args.audience, sample)).collect();
    let more = json!({ "name": leaving.data.round.name, "projects": projects });
    let outgoing = Outgoing { kind: "shortlist-export", audience: args.audience, more, answer: args.answer.as_ref() };
    let to = (args.out.as_str(), WORKBOOK);
    let writing = move |path: &std::path::Path| write_all(path, &documents);
    let also = async |tx: &mut store::Tx| store::last_word::leaves(tx, args.round).await;
    let written = record_with(context, &open, outgoing, to, writing, also).await?;
    Ok(exported(written, projects as usize, leaving.withheld))
}

/// What leaves.
struct Leaving {
    data: Arc<RoundData>,
    content: Content,
    withheld: Vec<Withheld>,
}

enum Content {
    /// Everything, for those who may see what is 社外秘.
    Whole(Vec<ShortlistRow>, Flow),
    /// Kept projects as a table of them; `None` = nothing was kept.
    Kept(Option<Box<Cut>>),
}

impl Leaving {
    async fn of(open: &Open, round: Id, audience: Audience) -> Result<Leaving, Problem> {
        let data = data(open, round).await?;
        let rows = rows(open, &data).await?;
        if audience.may_see(Class::Internal) {
            let flow = counted(open, &data).await?;
            return Ok(Leaving { data, content: Content::Whole(rows, flow), withheld: Vec::new() });
        }
        let keeps = |row: &&ShortlistRow| row.decided.as_ref().is_some_and(|word| word.verdict == Verdict::Keep);
        let kept: Vec<Id> = rows.iter().filter(keeps).map(|row| row.project).collect();
        let mut withheld = Vec::new();
        withhold(&mut withheld, "not-kept", Class::Internal, rows.len() - kept.len());
        withhold(&mut withheld, "decisions", Class::Internal, kept.len());
        let cut = match kept.is_empty() {
            true => None,
            false => Some(Box::new(Cut::of(open, &Selection::These(kept), &[], audience).await?)),
        };
        withheld.extend(cut.iter().flat_map(|cut| cut.withheld.clone()));
        Ok(Leaving { data, content: Content::Kept(cut), withheld })
    }

    fn projects(&self) -> u32 {
        let count = match &self.content {
            Content::Whole(rows, _) => rows.len(),
            Content::Kept(cut) => cut.as_ref().map_or(0, |cut| cut.rows.len()),
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    fn documents(&self, words: Words, audience: Audience, sample: bool) -> Vec<TableDocument> {
        let name = &self.data.round.name;
        match &self.content {
            Content::Whole(rows, flow) => {
                let page = |key: &str, count: String| TableDocument {
                    sheet: words.say(key),
                    language: words.fonts(),
                    classification: words.classification(audience, sample),
                    title: format!("{} {name}{count}", words.say(key)),
                    note_lines: Vec::new(),
                    columns: Vec::new(),
                    rows: Vec::new(),
                    created: today().at(0, 0, 0, 0),
                };
                let mut notes = vec![words.say("workbook.shortlist-note")];
                if self.data.hidden > 0 {
                    notes.push(words.fill("workbook.shortlist-hidden", &[("count", &self.data.hidden.to_string())]));
                }
                let list = TableDocument {
                    note_lines: notes,
                    columns: columns(words),
                    rows: rows.iter().map(|row| cells(&self.data, row, words)).collect(),
                    ..page("workbook.shortlist", format!(" ({})", words.count(rows.len())))
                };
                let numbers = TableDocument {
                    columns: vec![
                        col(words, "workbook.flow-step", 40, ColumnKind::Text),
                        col(words, "workbook.flow-projects", 10, ColumnKind::Integer),
                    ],
                    rows: numbers(flow, words),
                    ..page("workbook.flow", String::new())
                };
                vec![list, numbers]
            }
            Content::Kept(None) => Vec::new(),
            Content::Kept(Some(cut)) => {
                let mut table = cut.document(words, sample);
                table.sheet = words.say("workbook.shortlist-kept");
                table.title = format!("{} ({})", words.say("workbook.shortlist-kept"), words.count(cut.rows.len()));
                vec![table]
            }
        }
    }
}

fn col(words: Words, key: &str, width_chars: u16, kind: ColumnKind) -> Col {
    Col { label: words.say(key), width_chars, kind }
}

fn columns(words: Words) -> Vec<Col> {
    use ColumnKind as K;
    [
        ("field.number", 19, K::Id),
        ("field.title_ja", 48, K::Text),
        ("field.title_en", 48, K::Text),
        ("field.programme", 28, K::Text),
        ("field.institution", 22, K::Text),
        ("workbook.verdict", 10, K::Text),
        ("workbook.verdict-reason", 22, K::Text),
        ("workbook.verdict-note", 36, K::Text),
        ("field.decided_on", 12, K::Date),
        ("field.return_on", 12, K::Date),
        ("workbook.score", 8, K::Integer),
        ("workbook.split-keep", 8, K::Integer),
        ("workbook.split-hold", 8, K::Integer),
        ("workbook.split-drop", 8, K::Integer),
        ("workbook.voted", 10, K::Id),
        ("workbook.votes-state", 14, K::Text),
        ("workbook.vote-reasons", 30, K::Text),
        ("workbook.vote-notes", 48, K::Text),
        ("workbook.supports", 40, K::Text),
        ("workbook.reopened", 30, K::Text),
    ]
    .map(|(key, width, kind)| col(words, key, width, kind))
    .into()
}

fn cells(data: &RoundData, row: &ShortlistRow, words: Words) -> Vec<Value> {
    let word = row.decided.as_ref();
    let verdict = |verdict: Verdict| words.say(&format!("verdict.{}", verdict.as_str()));
    let reason = |verdict: Verdict, key: &str| match data.reason_named(verdict, key) {
        Some(known) => words.pick(&known.name_ja, &known.name_en).to_owned(),
        None => key.to_owned(),
    };
    let date = |iso: &str| domain::span::day(iso).map_or(Value::Empty, Value::Date);
    let reasons: Vec<String> = row
        .reasons
        .iter()
        .map(|key| {
            let of = Verdict::ALL.iter().find(|verdict| data.reason_named(**verdict, key).is_some());
            of.map_or_else(|| key.clone(), |verdict| reason(*verdict, key))
        })
        .collect();
    let supports: Vec<String> = row
        .supports
        .iter()
        .map(|support| {
            let state = support.state.map(|state| words.say(&format!("connection-state.{}", state.as_str())));
            let step = support.step.map(|step| words.say(&format!("step.{}", step.as_str())));
            let facts: Vec<String> = [state, step].into_iter().flatten().collect();
            let name = words.pick(&support.name_ja, &support.name_en);
            let note = if support.note.is_empty() { String::new() } else { format!(" {}", support.note) };
            format!("{name} ({}){note}", facts.join(" · "))
        })
        .collect();
    let state = match row {
        _ if row.sealed => words.say("workbook.votes-sealed"),
        _ if row.ruled => words.say("workbook.votes-settled"),
        _ if row.conflict => words.say("workbook.votes-differ"),
        _ => row.proposed.map(verdict).unwrap_or_default(),
    };
    let count = |number: u32| Value::Integer(i64::from(number));
    vec![
        Value::from(row.number.as_str()),
        Value::from(row.title_ja.as_str()),
        Value::from(row.title_en.as_str()),
        Value::from(row.programme.as_str()),
        Value::from(row.institution.as_str()),
        Value::from(word.map(|word| verdict(word.verdict)).unwrap_or_default()),
        Value::from(word.map(|word| reason(word.verdict, &word.reason)).unwrap_or_default()),
        Value::from(word.map(|word| word.note.clone()).unwrap_or_default()),
        word.map_or(Value::Empty, |word| date(&word.decided_on)),
        word.map_or(Value::Empty, |word| date(&word.return_on)),
        row.score.map_or(Value::Empty, |score| Value::Integer(crate::write::as_integer(score.round()))),
        count(row.split[0]),
        count(row.split[1]),
        count(row.split[2]),
        Value::from(format!("{}/{}", row.voted, row.readers)),
        Value::from(state),
        Value::from(reasons.join(" / ")),
        Value::from(row.notes.join("\n")),
        Value::from(supports.join("\n")),
        Value::from(row.reopened.join("\n")),
    ]
}

/// Lines of the sheet of numbers: each part under its whole.
fn numbers(flow: &Flow, words: Words) -> Vec<Vec<Value>> {
    let line = |label: String, count: u32| vec![Value::from(label), Value::Integer(i64::from(count))];
    let counts = [
        ("imported", flow.imported),
        ("tagged", flow.tagged),
        ("untagged", flow.untagged),
        ("in-round", flow.in_round),
        ("hidden", flow.hidden),
        ("withdrawn", flow.withdrawn),
        ("unread", flow.unread),
        ("read", flow.read),
        ("sealed", flow.sealed),
        ("agreed", flow.agreed),
        ("settled", flow.settled),
        ("conflict", flow.conflict),
        ("kept", flow.kept),
        ("held", flow.held),
        ("dropped", flow.dropped),
        ("undecided", flow.undecided),
    ];
    let mut lines: Vec<Vec<Value>> =
        counts.into_iter().map(|(key, count)| line(words.say(&format!("flow.{key}")), count)).collect();
    let mut reasons = |key: &str, of: &[FlowReason]| {
        for reason in of {
            let name = match words.pick(&reason.name_ja, &reason.name_en) {
                "" if reason.reason.is_empty() => words.say("flow.no-reason"),
                "" => reason.reason.clone(),
                name => name.to_owned(),
            };
            lines.push(line(words.fill(key, &[("reason", &name)]), reason.projects));
        }
    };
    reasons("flow.drop-reason", &flow.drop_reasons);
    reasons("flow.hold-reason", &flow.hold_reasons);
    lines
}
