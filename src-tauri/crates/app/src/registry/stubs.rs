//! Being built.
use super::*;
use crate::commands::Nothing;

macro_rules! stub { ($($name:ident($args:ty) -> $out:ty),* $(,)?) => { $(
    /// Being built.
    pub async fn $name(_: &Context<'_>, _: $args) -> Result<$out, Problem> { Err(Problem::fault("being built")) }
)* } }
stub! {
    list(Nothing) -> Registry, show(ProgrammeId) -> Programme, add(ProgrammeNew) -> Written<Done>,
    edit(ProgrammeEdit) -> Written<Done>, remove(ProgrammeId) -> Written<Done>, fact(FactEdit) -> Written<Done>,
    unmatched(Nothing) -> Unmatched, tie(TieNames) -> Written<Done>, untie(TieNames) -> Written<Done>,
    export(RegistryExport) -> crate::export::Exported, preview(RegistryFile) -> RegistryDiff, take(RegistryFile) -> Written<Done>,
}
