//! Values and rules of the field: project numbers, fiscal years, tags, themes, disclosure, problems.
//!
//! This crate must never know a file, a database, a window or a clock. Nothing here can fail;
//! what cannot be read comes back as data (`Option`, flags, issues).

pub mod agreement;
pub mod amount;
pub mod backup;
pub mod budget;
pub mod concept;
pub mod damage;
pub mod date;
pub mod disclosure;
pub mod files;
pub mod filter;
pub mod flow;
pub mod forge;
pub mod likeness;
pub mod link;
pub mod look;
pub mod names;
pub mod number;
pub mod outcome;
pub mod path;
pub mod phase;
pub mod plan;
pub mod prefecture;
pub mod problem;
pub mod program;
pub mod query;
pub mod registry;
pub mod span;
pub mod stage;
pub mod step;
pub mod text;
pub mod theme;
pub mod weave;
pub mod weigh;
pub mod year;

pub use amount::{Amount, Unit};
pub use backup::{BackupReason, BackupRule};
pub use concept::{Concept, Kind};
pub use date::{ReadDate, date};
pub use disclosure::{Audience, Class};
pub use filter::{Dim, Filter, Look, Oddity, Selection, Sort, SortKey};
pub use forge::{AssetKind, AssetState, Need, Needs};
pub use names::Names;
pub use number::ProjectNumber;
pub use outcome::OutcomeKind;
pub use path::FilePath;
pub use problem::{Issue, IssueCode, Place, Problem, ProblemCode};
pub use step::Step;
pub use theme::{Role, ThemeState};
pub use year::{FiscalYears, fiscal_years};

/// Identity of a row in a library: `replica * 2^42 + n`, handed out by the store, below 2^53 so
/// that TypeScript can hold it as a number. Excel cannot (15 digits): write it as text there.
pub type Id = i64;
