//! Being built.
use super::*;
use crate::commands::Nothing;

macro_rules! stub { ($($name:ident($args:ty) -> $out:ty),* $(,)?) => { $(
    /// Being built.
    pub async fn $name(_: &Context<'_>, _: $args) -> Result<$out, Problem> { Err(Problem::fault("being built")) }
)* } }
stub! { list(Nothing) -> Supports, save(SupportSave) -> Written<Done>, remove(SupportId) -> Written<Done> }
