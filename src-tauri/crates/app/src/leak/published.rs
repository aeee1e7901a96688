//! What a published list says of its projects is no secret. A molecule or a code that stands in one is public wherever it stands;
//! a name or a target only in the very text that is published: in a sentence of the house it tells what the house is after.
//! Ways to reach people, and everything a workbook carries out of sight, count wherever they come from.

use crate::prelude::*;
use crate::state::Open;
use domain::text::fold;
use leaks::{Finding, Kind as Leak, Place, digest};
use std::collections::HashMap;

/// Takes what is published out of the findings; how many they were.
///
/// # Errors
/// A database error.
pub(super) async fn set_aside(open: &Open, findings: &mut Vec<Finding>) -> Result<usize, Problem> {
    let (mut words, mut wholes) = (HashMap::new(), HashMap::new());
    for finding in findings.iter() {
        match of(finding) {
            Some(Public::Word) => drop(words.insert(fold(&finding.text), false)),
            Some(Public::Whole) => drop(wholes.insert(finding.whole, false)),
            None => {}
        }
    }
    if words.is_empty() && wholes.is_empty() {
        return Ok(0);
    }
    store::project::each_published(&open.store, |text| {
        if let Some(said) = wholes.get_mut(&digest(text)) {
            *said = true;
        }
        if words.is_empty() {
            return;
        }
        let folded = fold(text);
        for (word, said) in words.iter_mut().filter(|(_, said)| !**said) {
            *said = folded.contains(word.as_str());
        }
    })
    .await?;
    let before = findings.len();
    findings.retain(|finding| match of(finding) {
        Some(Public::Word) => words.get(&fold(&finding.text)) != Some(&true),
        Some(Public::Whole) => wholes.get(&finding.whole) != Some(&true),
        None => true,
    });
    Ok(before - findings.len())
}

/// What has to be published, so that a finding is none.
enum Public {
    /// The word alone.
    Word,
    /// The whole text of its cell.
    Whole,
}

fn of(finding: &Finding) -> Option<Public> {
    match finding.kind {
        Leak::Smiles
        | Leak::Inchi
        | Leak::PeptideSequence
        | Leak::NucleotideSequence
        | Leak::CompoundCode
        | Leak::CloneName => Some(Public::Word),
        Leak::UnpublishedTarget | Leak::PersonalName | Leak::UnfiledInvention => {
            matches!(finding.place, Place::Cell { .. }).then_some(Public::Whole)
        }
        _ => None,
    }
}
