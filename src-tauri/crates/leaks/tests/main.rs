//! What is claimed of the leak check: one program, a module per subject.
#![allow(clippy::unwrap_used)]

mod books;
mod hostile;
mod make;
mod speed;
mod texts;
mod words;
