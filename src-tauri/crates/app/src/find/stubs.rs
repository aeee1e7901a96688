//! Not yet built.
#![allow(missing_docs)]
use super::*;

fn none<T>() -> Result<T, Problem> {
    Err(Problem::fault("not built"))
}
pub async fn read(_: &Context<'_>, _: QueryText) -> Result<QueryReading, Problem> {
    none()
}
pub async fn write(_: &Context<'_>, _: QueryTerms) -> Result<QueryWritten, Problem> {
    none()
}
pub async fn facets(_: &Context<'_>, _: FacetRequest) -> Result<Facets, Problem> {
    none()
}
pub async fn facet_search(_: &Context<'_>, _: FacetSearch) -> Result<FacetCounts, Problem> {
    none()
}
pub async fn matrix(_: &Context<'_>, _: MatrixRequest) -> Result<Matrix, Problem> {
    none()
}
pub async fn want(_: &Context<'_>, _: WantCell) -> Result<Written<Done>, Problem> {
    none()
}
pub async fn similar(_: &Context<'_>, _: SimilarRequest) -> Result<Similar, Problem> {
    none()
}
pub async fn snippets(_: &Context<'_>, _: SnippetRequest) -> Result<Snippets, Problem> {
    none()
}
