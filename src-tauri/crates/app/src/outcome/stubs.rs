//! Being built.
use super::*;

macro_rules! stub { ($($name:ident($args:ty) -> $out:ty),* $(,)?) => { $(
    /// Being built.
    pub async fn $name(_: &Context<'_>, _: $args) -> Result<$out, Problem> { Err(Problem::fault("being built")) }
)* } }
stub! {
    table(OutcomeRequest) -> OutcomeTable, list(OutcomeListRequest) -> OutcomeEntries, save(OutcomeSave) -> Written<Done>,
    remove(OutcomeId) -> Written<Done>, set_target(TargetSave) -> Written<Done>, remove_target(TargetId) -> Written<Done>,
}
