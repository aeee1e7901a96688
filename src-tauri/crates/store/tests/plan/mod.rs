//! Plans of themes: rows of every sheet, copies, and what becomes of a plan when something it names goes.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod around;
mod copies;
mod desk;
mod seen;
mod sheets;
