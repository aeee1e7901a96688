//! Not yet built.
#![allow(missing_docs)]
use super::*;
use crate::commands::Nothing;

fn none<T>() -> Result<T, Problem> {
    Err(Problem::fault("not built"))
}
pub async fn list(_: &Context<'_>, _: Nothing) -> Result<Views, Problem> {
    none()
}
pub async fn save(_: &Context<'_>, _: ViewSave) -> Result<Written<Done>, Problem> {
    none()
}
pub async fn remove(_: &Context<'_>, _: ViewId) -> Result<Written<Done>, Problem> {
    none()
}
pub async fn place(_: &Context<'_>, _: ViewMove) -> Result<Written<Done>, Problem> {
    none()
}
pub async fn share(_: &Context<'_>, _: ViewShare) -> Result<ViewShared, Problem> {
    none()
}
pub async fn take(_: &Context<'_>, _: ViewTake) -> Result<Written<Done>, Problem> {
    none()
}
