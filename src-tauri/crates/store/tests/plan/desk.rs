//! A theme of three projects with a plan, and a step that is looked at from before, after, taken back and brought again.

use crate::common::{Place, dump, fresh, import_projects, op, theme};
use domain::plan::{Product, Sheet};
use domain::{AssetKind, AssetState, Id, Problem, Step};
use serde_json::{Map, Value, json};
use store::plan::{self, RowWrite, SheetRow};
use store::rows::{AssetRow, ClaimRow, ExtraRow};
use store::{NewOperation, Store, Tx, asset, attachment, claim, extra, theme as themes};

pub const ME: &str = "試験者";

pub struct Desk {
    pub place: Place,
    pub store: Store,
    pub theme: Id,
    pub plan: Id,
    pub projects: Vec<Id>,
}

/// Rows to write, from JSON; `id` is the row's.
pub fn rows(rows: Value) -> Vec<RowWrite> {
    let row = |row: &Value| {
        let mut cells: Map<String, Value> = row.as_object().unwrap().clone();
        let id = cells.remove("id").and_then(|id| id.as_i64());
        RowWrite { id, cells }
    };
    rows.as_array().unwrap().iter().map(row).collect()
}

pub fn text<'a>(row: &'a SheetRow, cell: &str) -> &'a str {
    row.cells[cell].as_str().unwrap()
}

impl Desk {
    pub async fn set() -> Desk {
        let (place, store) = fresh().await;
        let projects = import_projects(&store, 1, 3, "").await.value;
        let begin = store.write(op("plan-begin"), async |tx: &mut Tx| {
            let theme = themes::create(tx, &theme("TH-001")).await?;
            themes::join(tx, theme, &projects).await?;
            Ok((theme, plan::begin(tx, theme, Product::Medicine).await?))
        });
        let (theme, plan) = begin.await.unwrap().value;
        Desk { place, store, theme, plan, projects }
    }

    pub async fn write<T>(&self, f: impl AsyncFnOnce(&mut Tx) -> Result<T, Problem>) -> T {
        self.store.write(op("plan-put"), f).await.unwrap().value
    }

    pub async fn over_all<T>(&self, f: impl AsyncFnOnce(&mut Tx) -> Result<T, Problem>) -> T {
        let all = async |tx: &mut Tx| {
            tx.over_all();
            f(tx).await
        };
        self.write(all).await
    }

    pub async fn refused<T>(&self, f: impl AsyncFnOnce(&mut Tx) -> Result<T, Problem>) -> Problem {
        let before = dump(&self.place.path).await;
        let problem = self.store.write(op("plan-put"), f).await.err().expect("refused");
        assert_eq!(dump(&self.place.path).await, before, "what is refused leaves nothing");
        problem
    }

    /// Writes; taken back everything is as it was before, brought again as it was after, and the library is whole all along.
    pub async fn both_ways<T>(&self, f: impl AsyncFnOnce(&mut Tx) -> Result<T, Problem>) -> T {
        let before = dump(&self.place.path).await;
        let done = self.store.write(op("plan-put"), f).await.unwrap();
        assert!(done.operation.is_some(), "something changed");
        let after = dump(&self.place.path).await;
        self.whole().await;
        self.store.undo(ME, None).await.unwrap();
        assert_eq!(dump(&self.place.path).await, before, "back");
        self.whole().await;
        self.store.redo(ME).await.unwrap();
        assert_eq!(dump(&self.place.path).await, after, "forth");
        done.value
    }

    pub async fn whole(&self) {
        assert_eq!(self.store.check(true).await.unwrap().findings, Vec::<String>::new());
    }

    pub async fn put(&self, sheet: Sheet, cells: Value) -> Vec<Id> {
        self.put_into(self.plan, sheet, cells).await
    }

    pub async fn put_into(&self, plan: Id, sheet: Sheet, cells: Value) -> Vec<Id> {
        let plan = (!sheet.is_of_library()).then_some(plan);
        self.write(async |tx: &mut Tx| plan::put(tx, sheet, plan, &rows(cells), None).await).await
    }

    pub async fn one(&self, sheet: Sheet, cells: Value) -> Id {
        self.put(sheet, json!([cells])).await[0]
    }

    pub async fn rows(&self, sheet: Sheet) -> Vec<SheetRow> {
        plan::rows(&self.store, self.plan, sheet).await.unwrap()
    }

    pub async fn row(&self, sheet: Sheet, id: Id) -> SheetRow {
        self.rows(sheet).await.into_iter().find(|row| row.id == id).expect("the row")
    }

    pub async fn names(&self, sheet: Sheet) -> Vec<String> {
        self.rows(sheet).await.iter().map(|row| text(row, "name_ja").to_owned()).collect()
    }

    pub async fn task(&self, name: &str) -> Id {
        self.one(Sheet::Task, json!({ "kind": "task", "name_ja": name, "starts": "2027-04", "months": 6 })).await
    }

    /// A decision at a gate, not yet written.
    pub fn decision(&self, gate: Id) -> plan::DecisionRow {
        plan::DecisionRow {
            id: 0,
            plan: self.plan,
            gate,
            decided_on: "2027-06-30".into(),
            verdict: "go".into(),
            who: "会議".into(),
            basis: "資料".into(),
            dissent: String::new(),
            conditions: String::new(),
            items: Value::Null,
            by: String::new(),
            at: String::new(),
        }
    }

    pub async fn decide(&self, gate: Id) -> Id {
        let row = self.decision(gate);
        let lasting = NewOperation { kind: "plan-decide", by: ME.into(), params: json!({}), undoable: false };
        self.store.write_lasting(lasting, async |tx: &mut Tx| plan::decide(tx, &row).await).await.unwrap().value
    }

    /// A plan with a row of every sheet that names what it can.
    pub async fn full(&self) -> Full {
        let registry = store::registry::all(&self.store).await.unwrap();
        let (programme, support) = (registry.programmes[0].id, registry.supports[0].id);
        let tasks = self
            .put(
                Sheet::Task,
                json!([
                    { "kind": "package", "name_ja": "包" },
                    { "kind": "task", "name_ja": "作業一", "starts": "2027-04", "months": 6, "project": self.projects[0] },
                    { "kind": "milestone", "name_ja": "節目", "starts": "2027-12", "project": self.projects[1] },
                ]),
            )
            .await;
        let links =
            self.put(Sheet::Link, json!([{ "before": tasks[1], "after": tasks[2], "kind": "fs", "lag": 1 }])).await;
        let budget = self
            .put(
                Sheet::Budget,
                json!([{ "task": tasks[1], "year": 2027, "yen": 9_007_199_254_740_991_i64, "programme": programme }]),
            )
            .await;
        let gates = self.put(Sheet::Gate, json!([{ "code": "sg1", "name_ja": "SG①" }, { "name_ja": "SG②" }])).await;
        let (asset, claim, attachment) = self.brought().await;
        let items = self
            .put(
                Sheet::Item,
                json!([
                    { "gate": gates[0], "name_ja": "項目一", "state": "have", "asset": asset, "task": tasks[1] },
                    { "gate": gates[0], "name_ja": "項目二", "project": self.projects[1], "attachment": attachment },
                    { "gate": gates[1], "name_ja": "項目三" },
                ]),
            )
            .await;
        self.put(
            Sheet::Criterion,
            json!([{ "gate": gates[0], "kind": "go", "text_ja": "半減", "first_ja": "三割減", "changed_on": "2027-05-01" }]),
        )
        .await;
        let tpp =
            self.put(Sheet::Tpp, json!([{ "attribute": "efficacy", "minimum_ja": "有効", "claim": claim }])).await;
        self.put(Sheet::Market, json!([{ "market": "jp", "filing": "2031-03", "joint": 1 }])).await;
        let supports = self
            .put(
                Sheet::Support,
                json!([
                    { "kind": "support", "support": support, "task": tasks[1], "item": items[1] },
                    { "kind": "next", "programme": programme },
                ]),
            )
            .await;
        let risks = self.put(Sheet::Risk, json!([{ "kind": "risk", "text_ja": "遅れる", "gate": gates[0] }])).await;
        Full { tasks, links, budget, gates, items, tpp, supports, risks, asset, claim, attachment, support }
    }

    /// An asset of the first project, a claim of the theme, a file of the second project.
    pub async fn brought(&self) -> (Id, Id, Id) {
        let (theme, first, second) = (self.theme, self.projects[0], self.projects[1]);
        self.write(async |tx: &mut Tx| {
            Ok((
                asset::put(tx, &an_asset(Some(first), None)).await?,
                claim::put(tx, &a_claim(theme)).await?,
                attachment::add(tx, "project", second, "報告書.pdf", b"report").await?,
            ))
        })
        .await
    }
}

pub struct Full {
    pub tasks: Vec<Id>,
    pub links: Vec<Id>,
    pub budget: Vec<Id>,
    pub gates: Vec<Id>,
    pub items: Vec<Id>,
    pub tpp: Vec<Id>,
    pub supports: Vec<Id>,
    pub risks: Vec<Id>,
    pub asset: Id,
    pub claim: Id,
    pub attachment: Id,
    pub support: Id,
}

pub fn an_asset(project: Option<Id>, extra: Option<Id>) -> AssetRow {
    AssetRow {
        id: 0,
        project,
        extra,
        kind: AssetKind::Model,
        step: Step::Validation,
        state: AssetState::Have,
        label: "患者由来モデル".into(),
        n: Some(12),
        replicated: None,
        independent: None,
        glp: None,
        field: String::new(),
        sentence: "モデルで半減した。".into(),
        source: String::new(),
        source_row: None,
        note: String::new(),
        by: String::new(),
        at: String::new(),
    }
}

pub fn a_claim(theme: Id) -> ClaimRow {
    ClaimRow {
        id: 0,
        theme,
        position: 0,
        text_ja: "効く。".into(),
        text_en: String::new(),
        need: None,
        state: "confirmed".into(),
        rests_on: "word".into(),
        project: None,
        asset: None,
        extra: None,
        source_row: None,
        round: None,
        field: String::new(),
        quote: String::new(),
        source: "著者".into(),
        by: String::new(),
        at: String::new(),
    }
}

pub async fn an_extra(tx: &mut Tx, theme: Id) -> Result<ExtraRow, Problem> {
    let mut row = ExtraRow {
        id: 0,
        theme,
        kind: "literature".into(),
        title_ja: "論文".into(),
        title_en: String::new(),
        source: "doi".into(),
        role: None,
        position: 0,
        note: String::new(),
        by: String::new(),
        at: String::new(),
    };
    row.id = extra::put(tx, &row).await?;
    Ok(row)
}
