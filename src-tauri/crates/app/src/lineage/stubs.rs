//! Being built.
use super::*;
use crate::project::ProjectId;

macro_rules! stub { ($($name:ident($args:ty) -> $out:ty),* $(,)?) => { $(
    /// Being built.
    pub async fn $name(_: &Context<'_>, _: $args) -> Result<$out, Problem> { Err(Problem::fault("being built")) }
)* } }
stub! { show(ProjectId) -> Lineage, link(HandoverNew) -> Written<Done>, unlink(HandoverId) -> Written<Done> }
