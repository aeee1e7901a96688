//! Damage that spreadsheets and wrong encodings do, cell by cell.

mod chars;
mod gene;
mod ids;
mod mojibake;

pub(crate) use chars::dropped;
pub use chars::{control, invisible, without_control, without_invisible};
pub(crate) use gene::month as english_month;
pub use gene::{GeneGuess, gene_column, gene_date, gene_serial};
pub use ids::{IdWidth, e_notation, id_heading, lost_zeros, running_number};
pub use mojibake::{looks_mojibake, mojibake};
