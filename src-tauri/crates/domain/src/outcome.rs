//! What can come of a project. The one list of kinds and of their words: library, filters, imports and screens read it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Kinds of outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum OutcomeKind {
    /// 論文
    Papers,
    /// 非臨床PoC
    Poc,
    /// 治験入り
    Trial,
    /// 企業導出
    Licensing,
    /// 承認
    Approval,
    /// 継続: carried on by another programme.
    Carried,
    /// Amount of a fiscal year, from a list with a column for each.
    Budget,
}

impl OutcomeKind {
    /// What is counted, in the order it is shown: all but amounts.
    pub const COUNTED: [OutcomeKind; 6] = [
        OutcomeKind::Papers,
        OutcomeKind::Poc,
        OutcomeKind::Trial,
        OutcomeKind::Licensing,
        OutcomeKind::Approval,
        OutcomeKind::Carried,
    ];

    /// The word in filters and in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            OutcomeKind::Papers => "papers",
            OutcomeKind::Poc => "poc",
            OutcomeKind::Trial => "trial",
            OutcomeKind::Licensing => "licensing",
            OutcomeKind::Approval => "approval",
            OutcomeKind::Carried => "carried",
            OutcomeKind::Budget => "budget",
        }
    }

    /// Of its word.
    pub fn parse(word: &str) -> Option<OutcomeKind> {
        OutcomeKind::COUNTED.into_iter().chain([OutcomeKind::Budget]).find(|kind| kind.as_str() == word)
    }
}

/// Cells that say that nothing came of it.
const NOTHING: [&str; 10] = ["なし", "無し", "無", "該当なし", "-", "ー", "×", "no", "none", "n/a"];

/// Whether a cell without a number says that nothing came of it, so that it is an answer and no riddle.
pub fn says_nothing(cell: &str) -> bool {
    NOTHING.contains(&crate::text::fold(cell).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_one_word_in_the_library_and_in_the_contract() {
        for kind in OutcomeKind::COUNTED.into_iter().chain([OutcomeKind::Budget]) {
            assert_eq!(OutcomeKind::parse(kind.as_str()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        assert_eq!(OutcomeKind::parse("patents"), None);
    }

    #[test]
    fn words_for_nothing_are_told_from_what_is_no_number() {
        assert!(says_nothing("なし") && says_nothing("Ｎ／Ａ") && says_nothing("－"));
        assert!(!says_nothing("あり") && !says_nothing("0") && !says_nothing("2件"));
    }
}
