//! The plan of a theme of the sample: fictional, marked 合成データ. What is many of a kind is one step, as the sample is made in
//! nearly every test.

use crate::plan::PlanBegin;
use crate::prelude::*;
use domain::AssetKind;
use domain::plan::{PlanKind, Product, Sheet};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use store::NewOperation;
use store::plan::{RowWrite, SheetRow};

const PLAN: &str = include_str!("../../sample/plan.json");

type Cells = Map<String, Value>;

#[derive(Deserialize)]
struct PlanFile {
    /// Code of the theme.
    theme: String,
    product: Product,
    tasks: Vec<TaskLine>,
    links: Vec<Cells>,
    budget: Vec<Cells>,
    /// By code: cells of the gates the plan begins with.
    gates: BTreeMap<String, Cells>,
    items: Vec<ItemLine>,
    criteria: Vec<Cells>,
    tpp: Vec<Cells>,
    markets: Vec<Cells>,
    supports: Vec<Cells>,
    risks: Vec<Cells>,
    notes: Vec<Cells>,
    baseline: Baseline,
    what_if: WhatIf,
}

#[derive(Deserialize)]
struct TaskLine {
    /// What the rest of the file calls it.
    key: String,
    cells: Cells,
}

/// Cells of an item the plan begins with: the nth of its gate.
#[derive(Deserialize)]
struct ItemLine {
    gate: String,
    nth: usize,
    cells: Cells,
}

/// What was meant before: tasks and gates stood elsewhere.
#[derive(Deserialize)]
struct Baseline {
    name: String,
    moves: Vec<Cells>,
    gates: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct WhatIf {
    name: String,
    tasks: Vec<Cells>,
}

/// Ids by what the file calls things.
#[derive(Default)]
struct Known {
    projects: BTreeMap<String, Id>,
    programmes: HashMap<String, Id>,
    supports: HashMap<String, Id>,
    assets: HashMap<(Id, AssetKind), Id>,
    claims: Vec<Id>,
    themes: HashMap<String, Id>,
    tasks: HashMap<String, Id>,
    gates: HashMap<String, Id>,
    items: HashMap<(String, usize), Id>,
}

fn lost(what: &str, name: &Value) -> Problem {
    Problem::fault(format!("the sample's plan names {what} {name}, which is not there"))
}

impl Known {
    /// The id that a cell names; other cells are as they stand.
    fn cell(&self, sheet: Sheet, name: &str, cell: &Value) -> Result<Value, Problem> {
        let text = || cell.as_str().unwrap_or_default();
        let found = match (sheet, name) {
            (_, "project") => self.projects.get(text()).copied(),
            (_, "programme") => self.programmes.get(text()).copied(),
            (Sheet::Support, "support") => self.supports.get(text()).copied(),
            (_, "task" | "before" | "after") => self.tasks.get(text()).copied(),
            (Sheet::Note, "gate") => return Ok(cell.clone()),
            (_, "gate") => self.gates.get(text()).copied(),
            (Sheet::Note, "theme") => self.themes.get(text()).copied(),
            (_, "claim") => {
                cell.as_u64().and_then(|at| self.claims.get(usize::try_from(at).unwrap_or(usize::MAX))).copied()
            }
            (_, "asset") => {
                let (project, kind): (String, AssetKind) =
                    serde_json::from_value(cell.clone()).map_err(Problem::fault)?;
                self.projects.get(&project).and_then(|id| self.assets.get(&(*id, kind))).copied()
            }
            (_, "item") => {
                let item: (String, usize) = serde_json::from_value(cell.clone()).map_err(Problem::fault)?;
                self.items.get(&item).copied()
            }
            _ => return Ok(cell.clone()),
        };
        found.map(|id| json!(id)).ok_or_else(|| lost(name, cell))
    }

    fn row(&self, sheet: Sheet, id: Option<Id>, cells: &Cells) -> Result<RowWrite, Problem> {
        let cells = cells.iter().map(|(name, cell)| Ok((name.clone(), self.cell(sheet, name, cell)?)));
        Ok(RowWrite { id, cells: cells.collect::<Result<Cells, Problem>>()? })
    }

    fn rows(&self, sheet: Sheet, lines: &[Cells]) -> Result<Vec<RowWrite>, Problem> {
        lines.iter().map(|line| self.row(sheet, None, line)).collect()
    }
}

/// Fills it in; `projects` are ids by number without year.
///
/// # Errors
/// `NoSuchTheme`; a fault where the file names what is not there.
pub(super) async fn fill(context: &Context<'_>, projects: &BTreeMap<String, Id>) -> Result<(), Problem> {
    let open = context.app.library().await?;
    let file: PlanFile = serde_json::from_str(PLAN).map_err(Problem::fault)?;
    let names = store::theme::names(&open.store).await?;
    let themes: HashMap<String, Id> = names.into_iter().map(|(id, code, ..)| (code, id)).collect();
    let theme =
        *themes.get(&file.theme).ok_or_else(|| Problem::new(ProblemCode::NoSuchTheme).with("code", &file.theme))?;
    let begun = crate::plan::begin(context, PlanBegin { theme, product: file.product }).await?;
    let plan = begun.value.created.ok_or_else(|| Problem::fault("a plan has an id"))?;
    let gates = store::plan::rows(&open.store, plan, Sheet::Gate).await?;
    let items = store::plan::rows(&open.store, plan, Sheet::Item).await?;
    let profile = store::plan::rows(&open.store, plan, Sheet::Tpp).await?;
    let ids: Vec<Id> = projects.values().copied().collect();
    let assets = store::asset::of_projects(&open.store, &ids).await?;
    let registry = store::registry::all(&open.store).await?;
    let mut known = Known {
        projects: projects.clone(),
        programmes: registry.programmes.into_iter().map(|row| (row.name_ja, row.id)).collect(),
        supports: registry.supports.into_iter().map(|row| (row.name_ja, row.id)).collect(),
        assets: assets.iter().filter_map(|asset| Some(((asset.project?, asset.kind), asset.id))).collect(),
        claims: store::claim::of_themes(&open.store, &[theme]).await?.into_iter().map(|claim| claim.id).collect(),
        themes,
        ..Known::default()
    };
    for gate in &gates {
        known.gates.insert(said(gate, "code").to_owned(), gate.id);
        let own = items.iter().filter(|item| item.cells.get("gate") == Some(&json!(gate.id)));
        for (nth, item) in own.enumerate() {
            known.items.insert((said(gate, "code").to_owned(), nth), item.id);
        }
    }
    let operation = NewOperation { kind: "sample-plan", by: context.app.by(), params: json!({}), undoable: true };
    let outcome = open
        .store
        .write(operation, async |tx| {
            let tasks: Vec<RowWrite> = file
                .tasks
                .iter()
                .map(|task| known.row(Sheet::Task, None, &task.cells))
                .collect::<Result<_, Problem>>()?;
            let ids = store::plan::put(tx, Sheet::Task, Some(plan), &tasks, None).await?;
            known.tasks = file.tasks.iter().map(|task| task.key.clone()).zip(ids).collect();
            for (sheet, lines) in [
                (Sheet::Link, &file.links),
                (Sheet::Budget, &file.budget),
                (Sheet::Criterion, &file.criteria),
                (Sheet::Market, &file.markets),
                (Sheet::Support, &file.supports),
                (Sheet::Risk, &file.risks),
            ] {
                store::plan::put(tx, sheet, Some(plan), &known.rows(sheet, lines)?, None).await?;
            }
            store::plan::put(tx, Sheet::Note, None, &known.rows(Sheet::Note, &file.notes)?, None).await?;
            let mut rows = Vec::new();
            for line in &file.items {
                let id = known.items.get(&(line.gate.clone(), line.nth)).copied();
                rows.push(known.row(
                    Sheet::Item,
                    Some(id.ok_or_else(|| lost("item", &json!(line.gate)))?),
                    &line.cells,
                )?);
            }
            store::plan::put(tx, Sheet::Item, Some(plan), &rows, None).await?;
            let of = |line: &Cells| profile.iter().find(|row| row.cells.get("attribute") == line.get("attribute"));
            let rows: Vec<RowWrite> = file
                .tpp
                .iter()
                .map(|line| known.row(Sheet::Tpp, of(line).map(|row| row.id), line))
                .collect::<Result<_, Problem>>()?;
            store::plan::put(tx, Sheet::Tpp, Some(plan), &rows, None).await?;
            let gate_rows = |due: &BTreeMap<String, String>| {
                let row = |(code, cells): (&String, &Cells)| {
                    let mut cells = cells.clone();
                    if let Some(due) = due.get(code) {
                        cells.insert("due".to_owned(), json!(due));
                    }
                    known.row(Sheet::Gate, known.gates.get(code).copied(), &cells)
                };
                file.gates.iter().map(row).collect::<Result<Vec<RowWrite>, Problem>>()
            };
            let now = placed(&known, &file.tasks)?;
            // As it was meant first, kept; then as it is meant now.
            store::plan::put(tx, Sheet::Gate, Some(plan), &gate_rows(&file.baseline.gates)?, None).await?;
            store::plan::starts(tx, plan, &moved(&now, &file.baseline.moves)?).await?;
            store::plan::copy(tx, plan, PlanKind::Baseline, &file.baseline.name, None).await?;
            store::plan::put(tx, Sheet::Gate, Some(plan), &gate_rows(&BTreeMap::new())?, None).await?;
            store::plan::starts(tx, plan, &now.values().cloned().collect::<Vec<_>>()).await?;
            // The copy to try things in is made from the plan as it would be tried, which is then put back.
            store::plan::starts(tx, plan, &moved(&now, &file.what_if.tasks)?).await?;
            store::plan::copy(tx, plan, PlanKind::WhatIf, &file.what_if.name, None).await?;
            store::plan::starts(tx, plan, &now.values().cloned().collect::<Vec<_>>()).await?;
            tx.set_count(u32::try_from(file.tasks.len()).unwrap_or(u32::MAX));
            Ok(())
        })
        .await?;
    open.follow(&outcome.changed).await?;
    Ok(())
}

fn said<'a>(row: &'a SheetRow, cell: &str) -> &'a str {
    row.cells.get(cell).and_then(Value::as_str).unwrap_or_default()
}

/// A task with its first month and its length.
type Placed = (Id, String, i32);

/// Where tasks stand, packages left out.
fn placed(known: &Known, tasks: &[TaskLine]) -> Result<BTreeMap<String, Placed>, Problem> {
    let mut all = BTreeMap::new();
    for task in tasks {
        let Some(starts) = task.cells.get("starts").and_then(Value::as_str) else { continue };
        let id = *known.tasks.get(&task.key).ok_or_else(|| lost("task", &json!(task.key)))?;
        all.insert(task.key.clone(), (id, starts.to_owned(), months(&task.cells).unwrap_or(0)));
    }
    Ok(all)
}

fn months(cells: &Cells) -> Option<i32> {
    cells.get("months").and_then(Value::as_i64).and_then(|months| i32::try_from(months).ok())
}

/// The same with some of them elsewhere.
fn moved(now: &BTreeMap<String, Placed>, moves: &[Cells]) -> Result<Vec<Placed>, Problem> {
    let mut all = now.clone();
    for line in moves {
        let key = line.get("task").and_then(Value::as_str).unwrap_or_default();
        let one = all.get_mut(key).ok_or_else(|| lost("task", &json!(key)))?;
        if let Some(starts) = line.get("starts").and_then(Value::as_str) {
            starts.clone_into(&mut one.1);
        }
        one.2 = months(line).unwrap_or(one.2);
    }
    Ok(all.into_values().collect())
}
