//! Stage one: people and their interests, rounds, reading, disagreements, the shortlist. Each story names the point of the issue
//! on stage one that it shows.

mod agreement;
mod coi;
mod conflicts;
mod connections;
pub mod contract;
mod flow;
mod meeting;
mod people;
mod planted;
mod shortlist;
mod walk;
