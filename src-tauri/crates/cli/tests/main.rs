//! What is claimed of the command line: one program, a module per subject, as linking is most of what building tests costs.

mod keep;
mod leakcheck;
mod lists;
mod suggest;
mod walk;
