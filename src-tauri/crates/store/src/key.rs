//! The passphrase of an encrypted library.

use crate::problem::Result;
use domain::{Problem, ProblemCode};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Shortest passphrase for something new, in characters. An existing library opens with whatever it has.
pub const SHORTEST: usize = 8;

/// Rounds of SQLCipher 4's derivation: <https://www.zetetic.net/sqlcipher/design/>.
const ROUNDS: u32 = 256_000;
/// Bytes of a salt: the first of an encrypted file.
const SALT: usize = 16;
/// Bytes of a key.
const KEY: usize = 32;

/// A passphrase. The key is derived from it as SQLCipher does (PBKDF2-HMAC-SHA512, 256,000 rounds, the salt is in the
/// file), so that the file opens in any tool that knows SQLCipher 4, with pages of 16,384 bytes and HMAC-SHA256; but once for a file, not
/// once for each connection to it. Wiped from memory when dropped; the database library keeps copies of its own while a
/// library is open.
#[derive(Clone)]
pub struct Key {
    words: Zeroizing<String>,
    /// The last one derived, shared by all clones.
    derived: Arc<Mutex<Option<Derived>>>,
}

struct Derived {
    salt: [u8; SALT],
    key: Zeroizing<[u8; KEY]>,
}

impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        self.words == other.words
    }
}

impl Eq for Key {}

impl Key {
    /// Typed by a person: full and half width and composed forms are one (NFKC), as an input method decides them.
    pub fn typed(passphrase: &str) -> Key {
        Key { words: Zeroizing::new(passphrase.nfkc().collect()), derived: Arc::default() }
    }

    /// As [`Key::typed`], for something new.
    ///
    /// # Errors
    /// `InvalidField` (`passphrase`) for fewer than [`SHORTEST`] characters.
    pub fn chosen(passphrase: &str) -> Result<Key> {
        let key = Key::typed(passphrase);
        if key.words.chars().count() < SHORTEST {
            return Err(Problem::new(ProblemCode::InvalidField)
                .with("field", "passphrase")
                .with("reason", "passphrase-short")
                .with("limit", SHORTEST));
        }
        Ok(key)
    }

    /// Nothing was typed.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The key of this file as SQL, derived off the threads that answer commands: `"x'<key><salt>'"`
    /// (<https://www.zetetic.net/sqlcipher/sqlcipher-api/#key>). A file that is about to be made gets a salt of its own.
    ///
    /// # Errors
    /// The file cannot be read; the machine gives no random bytes.
    pub(crate) async fn of(&self, file: &Path) -> Result<Zeroizing<String>> {
        let (this, file) = (self.clone(), file.to_owned());
        tokio::task::spawn_blocking(move || this.derive(&file)).await.map_err(Problem::fault)?
    }

    fn derive(&self, file: &Path) -> Result<Zeroizing<String>> {
        let salt = salt_of(file)?;
        // Held while deriving: a second connection to the file waits for it instead of deriving too.
        let mut kept = self.derived.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.as_ref().is_none_or(|derived| derived.salt != salt) {
            let mut key = Zeroizing::new([0; KEY]);
            pbkdf2::pbkdf2_hmac::<sha2::Sha512>(self.words.as_bytes(), &salt, ROUNDS, &mut *key);
            *kept = Some(Derived { salt, key });
        }
        let mut sql = Zeroizing::new(String::with_capacity(2 * (KEY + SALT) + 5));
        sql.push_str("\"x'");
        for byte in kept.iter().flat_map(|derived| derived.key.iter().chain(&derived.salt)) {
            for half in [byte >> 4, byte & 15] {
                sql.push(char::from_digit(half.into(), 16).unwrap_or_default());
            }
        }
        sql.push_str("'\"");
        Ok(sql)
    }
}

/// The salt a file begins with; a new one for a file that has nothing yet.
fn salt_of(file: &Path) -> Result<[u8; SALT]> {
    let mut salt = [0; SALT];
    let io = |error: std::io::Error| Problem::io(&error, &file.display().to_string(), false);
    let read = match File::open(file) {
        Ok(mut opened) => match opened.read_exact(&mut salt) {
            Ok(()) => true,
            Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => false,
            Err(error) => return Err(io(error)),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return Err(io(error)),
    };
    if !read {
        getrandom::fill(&mut salt).map_err(Problem::fault)?;
    }
    Ok(salt)
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
    fn widths_and_compositions_are_one_and_nobody_sees_them() {
        assert_eq!(Key::typed("ＡＢＣ１２３ｶﾞ"), Key::typed("ABC123ガ"));
        assert_eq!(format!("{:?}", Key::typed("秘密の言葉です")), "Key(…)");
    }

    #[test]
    fn a_new_passphrase_has_eight_characters_at_least() {
        assert!(Key::chosen("七文字では短い").is_err());
        assert!(Key::chosen("八文字ならば良い").is_ok());
    }
}
