//! Wrong secrets slow down whoever tries them: passphrases and PINs by one rule.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Wrong ones that cost no more than their own derivation; from then on each waits twice as long as the last.
const FREE: u32 = 3;
/// Longest wait, seconds.
const LONGEST_WAIT: u64 = 30;

/// Wrong ones in a row.
#[derive(Debug, Default)]
pub(crate) struct Tries(AtomicU32);

impl Tries {
    /// Waits as the wrong ones before demand.
    pub(crate) async fn wait(&self) {
        let wrong = self.0.load(Ordering::Acquire);
        if wrong >= FREE {
            let wait = (1u64 << (wrong - FREE).min(5)).min(LONGEST_WAIT);
            tokio::time::sleep(Duration::from_secs(wait)).await;
        }
    }

    /// One more was wrong.
    pub(crate) fn wrong(&self) {
        self.0.fetch_add(1, Ordering::AcqRel);
    }

    /// It was right: the next ones are free again.
    pub(crate) fn right(&self) {
        self.0.store(0, Ordering::Release);
    }
}
