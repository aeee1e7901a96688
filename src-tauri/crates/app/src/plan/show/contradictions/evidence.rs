//! What is said to be there, and what shows it.

use super::{Found, Ground};
use crate::plan::Contradiction;
use crate::plan::Severity::{Bad, Warn};
use crate::plan::show::data::Tpp;
use crate::prelude::*;
use domain::plan::Sheet;
use std::collections::HashSet;

/// States of a support that somebody was asked for.
const UNDER_WAY: [&str; 4] = ["asked", "agreed", "running", "done"];

/// An item that is not there, that no task brings and that no support was asked for.
pub(super) fn item_unfed(ground: &Ground<'_>, found: &mut Found) {
    let supports = ground.data.supports.iter().filter(|one| !one.next && UNDER_WAY.contains(&one.state));
    let supported: HashSet<Id> = supports.filter_map(|support| support.item).collect();
    for item in ground.data.items.iter().filter(|item| !item.is_there() && item.task.is_none()) {
        if supported.contains(&item.id) {
            continue;
        }
        let Some(gate) = ground.data.gate(item.gate) else { continue };
        found.add(
            (Bad, "item-unfed"),
            (Sheet::Item, item.id, "task"),
            [("item", item.name.said(ground.words).to_owned()), ("gate", gate.called(ground.words).to_owned())],
        );
    }
}

/// An item that is 有 and that nothing shows: no asset, project, attachment, nor words.
pub(super) fn item_no_evidence(ground: &Ground<'_>, found: &mut Found) {
    for item in ground.data.items.iter().filter(|item| item.is_there()) {
        let shown = item.asset.or(item.project).or(item.attachment).is_some() || !item.evidence.trim().is_empty();
        let Some(gate) = ground.data.gate(item.gate).filter(|_| !shown) else { continue };
        found.add(
            (Bad, "item-no-evidence"),
            (Sheet::Item, item.id, "evidence"),
            [("item", item.name.said(ground.words).to_owned()), ("gate", gate.called(ground.words).to_owned())],
        );
    }
}

/// What an attribute is called: its own name where it has one, else that of its kind.
fn attribute(ground: &Ground<'_>, tpp: &Tpp<'_>) -> String {
    if tpp.name.is_blank() {
        ground.words.choice("tpp", "attribute", tpp.attribute)
    } else {
        tpp.name.said(ground.words).to_owned()
    }
}

/// A value of the target product profile that rests on nothing.
pub(super) fn tpp_no_source(ground: &Ground<'_>, found: &mut Found) {
    for tpp in &ground.data.tpp {
        let said = !tpp.minimum.is_blank() || !tpp.ideal.is_blank();
        if said && tpp.source.trim().is_empty() && tpp.claim.is_none() {
            found.add((Warn, "tpp-no-source"), (Sheet::Tpp, tpp.id, "source"), [("attribute", attribute(ground, tpp))]);
        }
    }
}

/// An asset of the theme that is 有 without sentence and source: to be mended in the weave.
pub(super) fn asset_no_evidence(ground: &Ground<'_>, found: &mut Found) {
    found.0.extend(ground.bare.iter().map(|bare| {
        Contradiction {
            code: "asset-no-evidence".to_owned(),
            severity: Bad,
            sheet: None,
            row: Some(bare.of),
            column: String::new(),
            params: [("asset", &bare.name), ("project", &bare.by)]
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.clone()))
                .collect(),
        }
    }));
}
