//! Stage one: people and their interests, rounds, reading, disagreements, the shortlist. Each story names the point of the issue
//! on stage one that it shows.

mod agreement;
mod blind;
mod coi;
mod conflicts;
mod connections;
pub mod contract;
mod flow;
mod loopholes;
mod meeting;
mod merged;
mod panel;
pub mod people;
pub mod planted;
mod reading;
mod rounds;
mod shortlist;
mod walk;
