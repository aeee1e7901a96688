//! Being built.
use super::*;
use crate::commands::Nothing;

macro_rules! stub { ($($name:ident($args:ty) -> $out:ty),* $(,)?) => { $(
    /// Being built.
    pub async fn $name(_: &Context<'_>, _: $args) -> Result<$out, Problem> { Err(Problem::fault("being built")) }
)* } }
stub! {
    list(Nothing) -> ProgrammePairs, set(PairSet) -> Written<Done>, remove(PairId) -> Written<Done>,
    picture(ProgrammePicture) -> crate::export::Exported,
}
