//! A passphrase on its way from a person to the store.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

/// A passphrase. It is never written back: as JSON and in a debug text it is empty.
#[derive(Clone, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Passphrase(#[serde(deserialize_with = "wiped")] Zeroizing<String>);

fn wiped<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Zeroizing<String>, D::Error> {
    String::deserialize(d).map(Zeroizing::new)
}

impl Passphrase {
    /// What was typed.
    pub(crate) fn words(&self) -> &str {
        &self.0
    }
}

impl Serialize for Passphrase {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str("")
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn a_passphrase_is_read_and_never_written() {
        let words: Passphrase = serde_json::from_str("\"秘密の合言葉\"").unwrap();
        assert_eq!(words.words(), "秘密の合言葉");
        assert_eq!(serde_json::to_string(&words).unwrap() + &format!("{words:?}"), "\"\"Passphrase(…)");
    }
}
