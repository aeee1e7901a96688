//! The sample library: fictional, marked 合成データ, built through the same commands a user has.

use super::open::{adopt, checked, remove};
use super::{LibraryOpen, LibraryPath, LibraryStatus};
use crate::import::{ImportOptions, import_file};
use crate::prelude::*;
use crate::state::Host;
use crate::theme::{ThemeFields, ThemeNew, ThreadNew};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{Birth, NewOperation, Store};

const PROJECTS: &str = include_str!("../../sample/projects.csv");
const TAGS: &str = include_str!("../../sample/tags.csv");
const THEMES: &str = include_str!("../../sample/themes.json");
/// The name the projects' source rows show.
const LIST_NAME: &str = "合成データ_課題一覧.csv";

/// Opens the sample at this path, making it first when nothing stands there.
///
/// # Errors
/// As `library.create` and `library.open`.
pub async fn sample(context: &Context<'_>, args: LibraryPath) -> Result<LibraryStatus, Problem> {
    let path = checked(&args.path)?;
    let wanted = LibraryOpen { path: args.path.clone(), passphrase: None, read_only: false };
    if !path.exists() {
        make(context, &args, &path).await?;
    }
    let status = super::open(context, wanted).await?;
    // Whoever opens the sample is its chair, so that all of it can be seen; anybody else it can become. Also where the process died
    // after the sample had its name and before this was said.
    let open = context.app.library().await?;
    if !open.store.meta().sample || open.me().person.is_some() {
        return Ok(status);
    }
    let people = crate::person::list(context, crate::commands::Nothing {}).await?.people;
    if let Some(chair) = people.iter().find(|person| person.chair && person.active && !person.pin) {
        super::sample_stage::become_(context, chair.id).await?;
    }
    super::status(context, crate::commands::Nothing {}).await
}

/// Made beside its name by an application of its own: half a sample helps nobody, not even after a power cut.
async fn make(context: &Context<'_>, args: &LibraryPath, path: &Path) -> Result<(), Problem> {
    let making = PathBuf::from(format!("{}.making", args.path));
    remove(&making);
    let app = crate::App::new(Host { login: context.app.by(), ..Host::default() });
    let beside = Context { app: &app, progress: Arc::clone(&context.progress) };
    let made = async {
        adopt(&beside, Store::create(&making, Birth { sample: true }, &context.app.access(None)).await?).await?;
        fill(&beside).await
    };
    let made = made.await;
    let closed = super::close(&beside, crate::commands::Nothing {}).await;
    let born = made.and(closed).and_then(|_| store::publish(&making, path));
    remove(&making);
    let _ = std::fs::remove_dir_all(lists(&making));
    born.map_err(|problem| problem.with("path", path.display()))
}

/// Where the list lies while the sample at `making` is filled; at a fixed place, so that a process that dies leaves one.
fn lists(making: &Path) -> PathBuf {
    PathBuf::from(format!("{}.list", making.display()))
}

#[derive(Deserialize)]
struct TagLine {
    project: String,
    title_ja: String,
    kind: Kind,
    concept: String,
    main: u8,
    by: String,
}

#[derive(Deserialize)]
struct ThreadLine {
    project: String,
    role: Role,
    note: String,
}

#[derive(Deserialize)]
struct ThemeLine {
    threads: Vec<ThreadLine>,
    #[serde(flatten)]
    fields: ThemeFieldsLine,
}

/// As [`ThemeFields`], without its refusal of unknown fields (which a flattened struct cannot have).
#[derive(Deserialize)]
struct ThemeFieldsLine {
    code: String,
    title_ja: String,
    title_en: String,
    target: String,
    modality: String,
    indication: String,
    hypothesis_ja: String,
    hypothesis_en: String,
    notes: String,
    state: ThemeState,
    owner: String,
    next_step: String,
    due: String,
    effort_months: u32,
    months_to_gate: u32,
    competition: crate::theme::Competition,
    classes: BTreeMap<crate::theme::ThemeField, Class>,
}

async fn fill(context: &Context<'_>) -> Result<(), Problem> {
    let open = context.app.library().await?;
    super::sample_registry::fill(context, &open).await?;
    let folder = lists(open.store.path());
    let list = folder.join(LIST_NAME);
    let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&list, PROJECTS));
    written.map_err(|error| Problem::io(&error, &list.display().to_string(), true))?;
    import_file(context, &open, list, ImportOptions::default()).await?;

    let projects: BTreeMap<String, Id> = {
        let index = open.index();
        let ids = index.ids(&index::Asked::default(), &[]);
        let entries = ids.iter().filter_map(|id| index.get(*id));
        entries
            .flat_map(|entry| entry.key.iter().chain([&entry.title_ja]).map(|name| (name.clone(), entry.id)))
            .collect()
    };
    let find = |name: &str| {
        projects.get(name).copied().ok_or_else(|| Problem::new(ProblemCode::NoSuchProject).with("key", name))
    };
    let mut lines: BTreeMap<String, Vec<(Id, TagLine)>> = BTreeMap::new();
    for line in csv::Reader::from_reader(TAGS.as_bytes()).deserialize::<TagLine>() {
        let line = line.map_err(Problem::fault)?;
        let name = if line.project.is_empty() { &line.title_ja } else { &line.project };
        lines.entry(line.by.clone()).or_default().push((find(name)?, line));
    }
    for (by, lines) in lines {
        let operation = NewOperation { kind: "sample-tags", by, params: serde_json::json!({}), undoable: true };
        let outcome = open
            .store
            .write(operation, async |tx| {
                for (project, line) in &lines {
                    store::tag::add(tx, line.kind, &line.concept, &[*project]).await?;
                    if line.main == 1 {
                        store::tag::set_main(tx, *project, line.kind, &line.concept, true).await?;
                    }
                }
                tx.set_count(u32::try_from(lines.len()).unwrap_or(u32::MAX));
                Ok(())
            })
            .await?;
        open.follow(&outcome.changed).await?;
    }
    let themes: Vec<ThemeLine> = serde_json::from_str(THEMES).map_err(Problem::fault)?;
    for theme in themes {
        let mut threads = Vec::new();
        for thread in theme.threads {
            let project = find(&thread.project)?;
            threads.push(ThreadNew { project, role: Some(thread.role), note: thread.note });
        }
        let line = theme.fields;
        let fields = ThemeFields {
            code: Some(line.code),
            title_ja: Some(line.title_ja),
            title_en: Some(line.title_en),
            target: Some(line.target),
            modality: Some(line.modality),
            indication: Some(line.indication),
            hypothesis_ja: Some(line.hypothesis_ja),
            hypothesis_en: Some(line.hypothesis_en),
            notes: Some(line.notes),
            state: Some(line.state),
            owner: Some(line.owner),
            next_step: Some(line.next_step),
            due: Some(line.due),
            stop_reason: None,
            effort_months: Some(Some(line.effort_months)),
            months_to_gate: Some(Some(line.months_to_gate)),
            competition: Some(Some(line.competition)),
            classes: line.classes,
        };
        crate::theme::create(context, ThemeNew { fields, threads }).await?;
    }
    super::sample_forge::fill(context, &projects).await?;
    super::sample_plan::fill(context, &projects).await?;
    super::sample_carry::fill(context, &projects).await?;
    // Last: from here on some of the projects are hidden from some of the people.
    super::sample_stage::fill(context, &projects).await
}
