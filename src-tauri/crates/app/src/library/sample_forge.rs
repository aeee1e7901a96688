//! The theme forge of the sample: further themes, confirmed assets, threads that are no project, claims, hearings, comments and
//! versions; fictional, marked 合成データ. What is many of a kind is one step, as the sample is made in nearly every test.

use crate::asset::{AssetFields, new_row};
use crate::hearing::HearingFields;
use crate::prelude::*;
use crate::theme::{
    ClaimState, ExtraFields, ThemeCopy, ThemeFields, ThemeJoin, ThemeNew, ThemeSnapshot, ThreadEdit, ThreadNew,
    ThreadRef,
};
use domain::Need;
use std::collections::BTreeMap;
use store::NewOperation;
use store::rows::{AssetRow, ClaimRow, ExtraRow, HearingRow, NeedRow};

const FORGE: &str = include_str!("../../sample/forge.json");

#[derive(Deserialize)]
struct Forge {
    themes: Vec<ThemeLine>,
    assets: Vec<AssetLine>,
    extras: Vec<ExtraLine>,
    needs: Vec<NeedLine>,
    claims: Vec<ClaimLine>,
    hearings: Vec<HearingLine>,
    comments: Vec<CommentLine>,
    versions: Vec<VersionLine>,
}

/// A theme of its own, or the alternative to one: with its threads but for some, and some more.
#[derive(Deserialize)]
struct ThemeLine {
    #[serde(default)]
    alternative_of: String,
    #[serde(default)]
    leave: Vec<String>,
    #[serde(default)]
    join: Vec<ThreadLine>,
    #[serde(default)]
    threads: Vec<ThreadLine>,
    fields: ThemeFields,
}

#[derive(Deserialize)]
struct ThreadLine {
    project: String,
    role: Role,
    note: String,
}

#[derive(Deserialize)]
struct AssetLine {
    project: String,
    fields: AssetFields,
}

/// Of the theme with this code, as everything below.
#[derive(Deserialize)]
struct ExtraLine {
    theme: String,
    #[serde(default)]
    assets: Vec<AssetFields>,
    #[serde(flatten)]
    fields: ExtraFields,
}

#[derive(Deserialize)]
struct NeedLine {
    theme: String,
    need: Need,
    needed: bool,
    reason: String,
}

/// Rests on a sentence of a project, on an asset (project, kind), on the extra thread at a place, on literature or a word.
#[derive(Deserialize)]
struct ClaimLine {
    theme: String,
    text_ja: String,
    text_en: String,
    need: Option<Need>,
    state: ClaimState,
    #[serde(default)]
    project: Option<String>,
    #[serde(default)]
    field: String,
    #[serde(default)]
    quote: String,
    #[serde(default)]
    asset: Option<(String, domain::AssetKind)>,
    #[serde(default)]
    extra: Option<usize>,
    #[serde(default)]
    literature: Option<String>,
    #[serde(default)]
    word: Option<String>,
}

#[derive(Deserialize)]
struct HearingLine {
    theme: String,
    project: String,
    fields: HearingFields,
}

/// Projects are mentioned by number without year.
#[derive(Deserialize)]
struct CommentLine {
    by: String,
    theme: String,
    text: String,
}

#[derive(Deserialize)]
struct VersionLine {
    theme: String,
    reason: String,
}

/// Ids by name.
struct Known<'a> {
    projects: &'a BTreeMap<String, Id>,
    themes: BTreeMap<String, Id>,
}

impl Known<'_> {
    fn project(&self, name: &str) -> Result<Id, Problem> {
        self.projects.get(name).copied().ok_or_else(|| Problem::new(ProblemCode::NoSuchProject).with("key", name))
    }

    fn theme(&self, code: &str) -> Result<Id, Problem> {
        self.themes.get(code).copied().ok_or_else(|| Problem::new(ProblemCode::NoSuchTheme).with("code", code))
    }
}

/// Fills them in; `projects` are ids by number without year.
///
/// # Errors
/// `NoSuchProject`, `NoSuchTheme`; as the commands.
pub(super) async fn fill(context: &Context<'_>, projects: &BTreeMap<String, Id>) -> Result<(), Problem> {
    let open = context.app.library().await?;
    let forge: Forge = serde_json::from_str(FORGE).map_err(Problem::fault)?;
    let names = store::theme::names(&open.store).await?;
    let mut known = Known { projects, themes: names.into_iter().map(|(id, code, ..)| (code, id)).collect() };
    for line in &forge.themes {
        theme(context, &mut known, line).await?;
    }
    assets(context, &known, &forge.assets).await?;
    // Kept before the rest comes in, so that there is something to compare.
    for line in &forge.versions {
        let (id, reason) = (known.theme(&line.theme)?, line.reason.clone());
        crate::theme::snapshot(context, ThemeSnapshot { id, reason }).await?;
    }
    contents(context, &known, &forge).await?;
    comments(context, &known, &forge.comments).await
}

async fn theme(context: &Context<'_>, known: &mut Known<'_>, line: &ThemeLine) -> Result<(), Problem> {
    let thread = |line: &ThreadLine| {
        let project = known.project(&line.project)?;
        Ok(ThreadNew { project, role: Some(line.role), note: line.note.clone() })
    };
    let threads: Vec<ThreadNew> = line.threads.iter().map(thread).collect::<Result<_, Problem>>()?;
    let fields = line.fields.clone();
    let code = fields.code.clone().unwrap_or_default();
    let created = if line.alternative_of.is_empty() {
        crate::theme::create(context, ThemeNew { fields, threads }).await?
    } else {
        let id = known.theme(&line.alternative_of)?;
        crate::theme::copy(context, ThemeCopy { id, fields }).await?
    };
    let id = created.value.created.ok_or_else(|| Problem::fault("a theme has an id"))?;
    known.themes.insert(code, id);
    for name in &line.leave {
        crate::theme::thread_remove(context, ThreadRef { id, project: known.project(name)? }).await?;
    }
    for thread in &line.join {
        let project = known.project(&thread.project)?;
        let join = ThemeJoin { id, selection: Selection::These(vec![project]), role: Some(thread.role) };
        crate::theme::join(context, join).await?;
        let edit = ThreadEdit { id, project, role: None, note: Some(thread.note.clone()), position: None };
        crate::theme::thread_edit(context, edit).await?;
    }
    Ok(())
}

fn operation(context: &Context<'_>, kind: &'static str) -> NewOperation {
    NewOperation { kind, by: context.app.by(), params: serde_json::json!({}), undoable: true }
}

async fn assets(context: &Context<'_>, known: &Known<'_>, lines: &[AssetLine]) -> Result<(), Problem> {
    let open = context.app.library().await?;
    let mut rows = Vec::new();
    for line in lines {
        let (project, fields) = (known.project(&line.project)?, &line.fields);
        let source = store::claim::row_saying(&open.store, project, &fields.field, &fields.sentence).await?;
        rows.push(new_row(Some(project), None, source, fields.clone()));
    }
    let outcome = open
        .store
        .write(operation(context, "sample-assets"), async |tx| {
            for row in &rows {
                store::asset::put(tx, row).await?;
            }
            tx.set_count(u32::try_from(rows.len()).unwrap_or(u32::MAX));
            Ok(())
        })
        .await?;
    open.follow(&outcome.changed).await.map(drop)
}

/// Extra threads with their assets, needs, claims and hearings: one step.
async fn contents(context: &Context<'_>, known: &Known<'_>, forge: &Forge) -> Result<(), Problem> {
    let open = context.app.library().await?;
    let all: Vec<Id> = known.projects.values().copied().collect();
    let there = store::asset::of_projects(&open.store, &all).await?;
    let outcome = open
        .store
        .write(operation(context, "sample-forge"), async |tx| {
            let mut extras = Vec::new();
            for line in &forge.extras {
                let id = store::extra::put(tx, &extra_row(known.theme(&line.theme)?, &line.fields)).await?;
                extras.push(id);
                for fields in &line.assets {
                    store::asset::put(tx, &new_row(None, Some(id), None, fields.clone())).await?;
                }
            }
            for line in &forge.needs {
                let (theme, reason) = (known.theme(&line.theme)?, line.reason.clone());
                let (by, at) = (String::new(), String::new());
                let row = NeedRow { theme, need: line.need, needed: line.needed, reason, by, at };
                store::need::put(tx, &row).await?;
            }
            for line in &forge.claims {
                store::claim::put(tx, &claim_row(known, line, &there, &extras)?).await?;
            }
            for line in &forge.hearings {
                store::hearing::put(tx, &hearing_row(known, line)?).await?;
            }
            let count = forge.extras.len() + forge.needs.len() + forge.claims.len() + forge.hearings.len();
            tx.set_count(u32::try_from(count).unwrap_or(u32::MAX));
            Ok(())
        })
        .await?;
    open.follow(&outcome.changed).await.map(drop)
}

fn extra_row(theme: Id, fields: &ExtraFields) -> ExtraRow {
    ExtraRow {
        id: 0,
        theme,
        kind: fields.kind.as_str().to_owned(),
        title_ja: fields.title_ja.clone(),
        title_en: fields.title_en.clone(),
        source: fields.source.clone(),
        role: fields.role,
        position: 0,
        note: fields.note.clone(),
        by: String::new(),
        at: String::new(),
    }
}

fn claim_row(known: &Known<'_>, line: &ClaimLine, there: &[AssetRow], extras: &[Id]) -> Result<ClaimRow, Problem> {
    let mut row = ClaimRow {
        id: 0,
        theme: known.theme(&line.theme)?,
        position: 0,
        text_ja: line.text_ja.clone(),
        text_en: line.text_en.clone(),
        need: line.need,
        state: line.state.as_str().to_owned(),
        rests_on: String::new(),
        project: None,
        asset: None,
        extra: None,
        source_row: None,
        round: None,
        field: String::new(),
        quote: line.quote.clone(),
        source: String::new(),
        by: String::new(),
        at: String::new(),
    };
    let on = match (&line.project, &line.asset, line.extra, &line.literature) {
        (Some(project), ..) => {
            (row.project, row.field) = (Some(known.project(project)?), line.field.clone());
            "project"
        }
        (_, Some((project, kind)), ..) => {
            let project = known.project(project)?;
            let asset = there.iter().find(|asset| asset.project == Some(project) && asset.kind == *kind);
            let asset = asset.ok_or_else(|| Problem::fault("a claim's asset is not in the sample"))?;
            (row.project, row.asset, row.quote) = (Some(project), Some(asset.id), asset.sentence.clone());
            "asset"
        }
        (_, _, Some(at), _) => {
            row.extra = extras.get(at).copied();
            "extra"
        }
        (.., Some(literature)) => {
            row.source = literature.clone();
            "literature"
        }
        _ => {
            row.source = line.word.clone().unwrap_or_default();
            "word"
        }
    };
    row.rests_on = on.to_owned();
    Ok(row)
}

fn hearing_row(known: &Known<'_>, line: &HearingLine) -> Result<HearingRow, Problem> {
    let fields = &line.fields;
    Ok(HearingRow {
        id: 0,
        theme: known.theme(&line.theme)?,
        project: known.project(&line.project)?,
        agreed: fields.agreed.as_str().to_owned(),
        spoke_to: fields.spoke_to.map_or("", crate::hearing::SpokeTo::as_str).to_owned(),
        spoke_by: fields.spoke_by.clone(),
        held_on: fields.held_on.clone(),
        data: fields.data.clone(),
        note: fields.note.clone(),
        by: String::new(),
        at: String::new(),
    })
}

/// Theme, text, the projects it mentions.
type Said = (Id, String, Vec<Id>);

/// What each person said, in one step each.
async fn comments(context: &Context<'_>, known: &Known<'_>, lines: &[CommentLine]) -> Result<(), Problem> {
    let open = context.app.library().await?;
    let mut said: BTreeMap<&str, Vec<Said>> = BTreeMap::new();
    for line in lines {
        let (text, mentions) = mentioned(known, &line.text)?;
        said.entry(&line.by).or_default().push((known.theme(&line.theme)?, text, mentions));
    }
    for (by, said) in said {
        let operation = NewOperation { by: by.to_owned(), ..operation(context, "sample-comments") };
        let outcome = open
            .store
            .write(operation, async |tx| {
                for (theme, text, mentions) in &said {
                    store::comment::add(tx, *theme, text, mentions).await?;
                }
                tx.set_count(u32::try_from(said.len()).unwrap_or(u32::MAX));
                Ok(())
            })
            .await?;
        open.follow(&outcome.changed).await?;
    }
    Ok(())
}

/// A text with ids in place of numbers, and which.
fn mentioned(known: &Known<'_>, text: &str) -> Result<(String, Vec<Id>), Problem> {
    let (mut told, mut mentions) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once("[[").and_then(|(before, behind)| Some((before, behind.split_once("]]")?)))
    {
        let id = known.project(name)?;
        told.push_str(&format!("{before}[[{id}]]"));
        mentions.push(id);
        rest = after;
    }
    told.push_str(rest);
    Ok((told, mentions))
}
