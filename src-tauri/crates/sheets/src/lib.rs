//! Files <-> plain rows: the only crate that names calamine and rust_xlsxwriter.
//!
//! It must never know a project, a theme or a library: it is given plain data and gives plain data.
//! What a file gets wrong comes back as [`domain::Issue`]; what stops a file as [`domain::Problem`].

mod dump;
pub mod read;
pub mod write;

pub use dump::dump;
pub use read::{CellKind, Format, Grid, Merge, ReadChoice, Row, SheetInfo, Table, open, paste};
pub use write::{Col, ColumnKind, Language, Value, briefing, plan, refused, table};
