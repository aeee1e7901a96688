//! Not yet built.
#![allow(missing_docs)]
use super::*;
use crate::commands::Nothing;

pub async fn show(_: &Context<'_>, _: Nothing) -> Result<Home, Problem> {
    Err(Problem::fault("not built"))
}
