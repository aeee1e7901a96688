//! Stage one: blind review, interests, shortlist.

mod coi;
pub mod contract;
mod people;
mod planted;
mod walk;
