//! Being built.
use super::*;

macro_rules! stub { ($($name:ident($args:ty) -> $out:ty),* $(,)?) => { $(
    /// Being built.
    pub async fn $name(_: &Context<'_>, _: $args) -> Result<$out, Problem> { Err(Problem::fault("being built")) }
)* } }
stub! { list(AdjustmentRequest) -> Adjustments, save(AdjustmentSave) -> Written<Done>, remove(AdjustmentId) -> Written<Done> }
