//! The passphrase of an encrypted library.

use crate::problem::Result;
use domain::{Problem, ProblemCode};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Shortest passphrase for something new, in characters. An existing library opens with whatever it has.
pub const SHORTEST: usize = 8;

/// A passphrase. SQLCipher derives the key from it (PBKDF2-HMAC-SHA512, 256,000 rounds, the salt is in the file), so
/// that the file opens in any tool that knows SQLCipher 4 with pages of 16,384 bytes. Wiped from memory when dropped;
/// the database library keeps copies of its own while a library is open.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Zeroizing<String>);

impl Key {
    /// Typed by a person: full and half width and composed forms are one (NFKC), as an input method decides them.
    pub fn typed(passphrase: &str) -> Key {
        Key(Zeroizing::new(passphrase.nfkc().collect()))
    }

    /// As [`Key::typed`], for something new.
    ///
    /// # Errors
    /// `InvalidField` (`passphrase`) for fewer than [`SHORTEST`] characters.
    pub fn chosen(passphrase: &str) -> Result<Key> {
        let key = Key::typed(passphrase);
        if key.0.chars().count() < SHORTEST {
            return Err(Problem::new(ProblemCode::InvalidField)
                .with("field", "passphrase")
                .with("reason", "passphrase-short")
                .with("limit", SHORTEST));
        }
        Ok(key)
    }

    /// Nothing was typed.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As an SQL text.
    pub(crate) fn quoted(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("'{}'", self.0.replace('\'', "''")))
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_and_compositions_are_one_and_a_quote_ends_nothing() {
        assert_eq!(Key::typed("ＡＢＣ１２３ｶﾞ"), Key::typed("ABC123ガ"));
        assert_eq!(*Key::typed("a'; DROP").quoted(), "'a''; DROP'");
        assert_eq!(format!("{:?}", Key::typed("秘密の言葉です")), "Key(…)");
    }

    #[test]
    fn a_new_passphrase_has_eight_characters_at_least() {
        assert!(Key::chosen("七文字では短い").is_err());
        assert!(Key::chosen("八文字ならば良い").is_ok());
    }
}
