//! What is claimed of the readers and the writer of files: one program, a module per subject, as linking is most of what building tests costs.

mod common;
mod formats;
mod fuzz;
mod hostile;
mod plan;
mod reading;
mod shared_lists;
mod writing;
