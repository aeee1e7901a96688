//! Hand-overs, 調整費 and outcomes of the sample: fictional, marked 合成データ, through the same commands a user has.

use crate::adjustment::{AdjustmentFields, AdjustmentSave};
use crate::lineage::{HandoverKind, HandoverNew};
use crate::prelude::*;
use domain::OutcomeKind;
use std::collections::BTreeMap;
use store::NewOperation;
use store::rows::OutcomeRow;

const CARRY: &str = include_str!("../../sample/carry.json");

#[derive(Deserialize)]
struct Carry {
    handovers: Vec<HandoverLine>,
    adjustments: Vec<AdjustmentLine>,
    outcomes: Vec<OutcomeLine>,
}

/// Projects by number without year.
#[derive(Deserialize)]
struct HandoverLine {
    earlier: String,
    later: String,
    kind: HandoverKind,
    note: String,
}

/// Of a project, or of the theme with this code.
#[derive(Deserialize)]
struct AdjustmentLine {
    #[serde(default)]
    project: Option<String>,
    #[serde(default)]
    theme: Option<String>,
    fields: AdjustmentFields,
}

#[derive(Deserialize)]
struct OutcomeLine {
    project: String,
    kind: OutcomeKind,
    #[serde(default)]
    year: Option<i32>,
    amount: i64,
    text: String,
}

/// Fills them in; `projects` are ids by number without year.
///
/// # Errors
/// `NoSuchProject`, `NoSuchTheme`; as the commands.
pub(super) async fn fill(context: &Context<'_>, projects: &BTreeMap<String, Id>) -> Result<(), Problem> {
    let open = context.app.library().await?;
    let find = |name: &str| {
        projects.get(name).copied().ok_or_else(|| Problem::new(ProblemCode::NoSuchProject).with("key", name))
    };
    let carry: Carry = serde_json::from_str(CARRY).map_err(Problem::fault)?;
    for line in carry.handovers {
        let (earlier, later) = (find(&line.earlier)?, find(&line.later)?);
        let new = HandoverNew { earlier, later, kind: line.kind, note: line.note };
        crate::lineage::link(context, new).await?;
    }
    for line in carry.adjustments {
        let mut fields = line.fields;
        fields.project = line.project.map(|name| find(&name)).transpose()?.map(Some);
        if let Some(code) = line.theme {
            let theme = store::theme::by_code(&open.store, &code).await?;
            let theme = theme.ok_or_else(|| Problem::new(ProblemCode::NoSuchTheme).with("code", &code))?;
            fields.theme = Some(Some(theme.theme.id));
        }
        crate::adjustment::save(context, AdjustmentSave { id: None, fields }).await?;
    }
    let operation =
        NewOperation { kind: "sample-outcomes", by: context.app.by(), params: serde_json::json!({}), undoable: true };
    let outcome = open
        .store
        .write(operation, async |tx| {
            for line in &carry.outcomes {
                let row = OutcomeRow {
                    project: find(&line.project)?,
                    year: line.year,
                    kind: line.kind.as_str().to_owned(),
                    amount: Some(line.amount),
                    text: line.text.clone(),
                    ..OutcomeRow::default()
                };
                store::outcome::put(tx, &row).await?;
            }
            tx.set_count(u32::try_from(carry.outcomes.len()).unwrap_or(u32::MAX));
            Ok(())
        })
        .await?;
    open.follow(&outcome.changed).await?;
    Ok(())
}
