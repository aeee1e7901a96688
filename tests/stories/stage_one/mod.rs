//! Stage one: blind review, interests, shortlist.

mod blind;
mod merged;
mod panel;
mod reading;
mod rounds;
