//! What is claimed of values and rules beyond the unit tests: one program, a module per subject, as linking is most of what building tests costs.

mod agreement;
mod odd_cells;
mod shared_lists;
