//! The words that the library keeps for rounds, types and states.

use super::{AdjustmentState, AdjustmentType, Round};

macro_rules! words {
    ($name:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $name {
            /// All, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The word in the library and in the contract.
            pub fn as_str(self) -> &'static str { match self { $($name::$variant => $word),+ } }
            /// Of its word.
            pub fn parse(word: &str) -> Option<$name> { Self::ALL.iter().copied().find(|known| known.as_str() == word) }
        }
    };
}

words! { Round { June => "june", November => "november", Anytime => "anytime" } }
words! { AdjustmentType { A => "a", I => "i", U => "u", Td => "td" } }
words! { AdjustmentState {
    Draft => "draft", Asked => "asked", Granted => "granted", Partly => "partly", Declined => "declined", Withdrawn => "withdrawn",
} }

impl AdjustmentState {
    /// Somebody asks for it, or did.
    pub(crate) fn was_asked(self) -> bool {
        !matches!(self, AdjustmentState::Draft | AdjustmentState::Withdrawn)
    }

    /// All of it or a part was granted.
    pub(crate) fn was_granted(self) -> bool {
        matches!(self, AdjustmentState::Granted | AdjustmentState::Partly)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_contract() {
        for round in Round::ALL {
            assert_eq!(serde_json::to_value(round).unwrap(), round.as_str());
            assert_eq!(Round::parse(round.as_str()), Some(*round));
        }
        for of in AdjustmentType::ALL {
            assert_eq!(serde_json::to_value(of).unwrap(), of.as_str());
        }
        for state in AdjustmentState::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
        }
        assert_eq!(AdjustmentType::parse("x"), None);
    }
}
