//! Stage one: blind review, interests, shortlist.

mod coi;
mod people;
