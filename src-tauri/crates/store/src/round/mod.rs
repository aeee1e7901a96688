//! Rounds: criteria in versions, frozen lists, who reads what.

mod assign;
mod criteria;
mod freeze;
mod merge;
mod read;
mod write;

pub use assign::{arrange, assign, put_off, take_back, unvoted};
pub use criteria::{
    all as all_criteria, get as criteria, insert as insert_criteria, latest as latest_criteria, used as criteria_used,
};
pub use freeze::{counted, freeze};
pub(crate) use merge::merge;
pub use read::{
    Givens, Numbers, all, assignments, get, get_in, givens, hidden, hidden_inside, in_round, items, now, numbers, texts,
};
pub use write::{close, insert, insert_items, reopen, taken, update, withdraw};

use crate::problem::{Result, damaged};
use domain::Problem;

/// A word of the library that has to be one of ours.
pub(crate) fn word<T>(of: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T> {
    parse(of).ok_or_else(|| damaged_word(of))
}

fn damaged_word(word: &str) -> Problem {
    damaged(format!("unknown word {word}"))
}
