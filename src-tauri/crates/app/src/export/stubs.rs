//! Not yet built.
#![allow(missing_docs)]
use super::*;

pub async fn matrix(_: &Context<'_>, _: MatrixExport) -> Result<Exported, Problem> {
    Err(Problem::fault("not built"))
}
pub async fn picture(_: &Context<'_>, _: PictureExport) -> Result<Exported, Problem> {
    Err(Problem::fault("not built"))
}
pub async fn copy(_: &Context<'_>, _: CopyRequest) -> Result<Copied, Problem> {
    Err(Problem::fault("not built"))
}
