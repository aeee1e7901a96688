//! PINs: a courtesy among colleagues at one machine, no encryption.

use crate::problem::Result;
use domain::Problem;
use zeroize::Zeroizing;

/// Rounds of PBKDF2-HMAC-SHA512: a tenth of a second, as a PIN of a few digits is guessed by trying, not by computing.
const ROUNDS: u32 = 100_000;
const SALT: usize = 16;
const DIGEST: usize = 32;

/// Salt and digest of a PIN, as they are kept: hexadecimal, a colon between.
///
/// # Errors
/// The machine gives no random bytes.
pub fn kept(pin: &str) -> Result<String> {
    let mut salt = [0u8; SALT];
    getrandom::fill(&mut salt).map_err(Problem::fault)?;
    Ok(format!("{}:{}", hex(&salt), hex(&*digest(pin, &salt))))
}

/// Whether a PIN is the one kept.
pub fn fits(pin: &str, kept: &str) -> bool {
    let Some((salt, expected)) = kept.split_once(':') else { return false };
    let Some(salt) = bytes(salt) else { return false };
    let given = hex(&*digest(pin, &salt));
    // Every byte is compared, so that the time tells nothing.
    given.len() == expected.len() && given.bytes().zip(expected.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

fn digest(pin: &str, salt: &[u8]) -> Zeroizing<[u8; DIGEST]> {
    let mut digest = Zeroizing::new([0; DIGEST]);
    pbkdf2::pbkdf2_hmac::<sha2::Sha512>(pin.as_bytes(), salt, ROUNDS, &mut *digest);
    digest
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    (0..hex.len()).step_by(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_pin_fits_itself_only_and_is_kept_salted() {
        let (one, other) = (kept("2468").unwrap(), kept("2468").unwrap());
        assert_ne!(one, other);
        assert!(fits("2468", &one) && fits("2468", &other));
        for (pin, kept) in [("2469", one.as_str()), ("", &one), ("2468", ""), ("2468", "zz:00"), ("2468", "00")] {
            assert!(!fits(pin, kept), "{pin} {kept}");
        }
        assert!(!one.contains("2468"));
    }
}
