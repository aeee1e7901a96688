//! What accepting and rejecting make of a certainty.

use domain::Kind;

/// What was taught about words for a concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// Kind.
    pub kind: Kind,
    /// The words, as [`super::surface`] writes them.
    pub surface: String,
    /// Concept id.
    pub concept: String,
    /// Times accepted.
    pub accepted: u32,
    /// Times turned down.
    pub rejected: u32,
}

/// How many decisions the engine's own word weighs. With two, the second rejection of a certain name takes its tick, and one
/// acceptance gives a doubtful one its.
const WEIGHT: f32 = 2.0;

/// The certainty (0 to 1) of words that were accepted and turned down so often: the engine's word counts as two decisions
/// (a Beta prior, whose mean this is).
pub fn taught(plain: f32, accepted: u32, rejected: u32) -> f32 {
    let (accepted, rejected) = (accepted as f32, rejected as f32);
    ((plain * WEIGHT + accepted) / (WEIGHT + accepted + rejected)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::taught;

    #[test]
    fn rejecting_weakens_accepting_strengthens_and_nothing_taught_changes_nothing() {
        let check = |plain: f32, accepted, rejected, wanted: f32| {
            let got = taught(plain, accepted, rejected);
            assert!((got - wanted).abs() < 0.005, "{plain} +{accepted} -{rejected}: {got}, not {wanted}");
        };
        check(0.95, 0, 0, 0.95);
        check(0.95, 0, 1, 0.633);
        check(0.95, 0, 2, 0.475);
        check(0.4, 1, 0, 0.6);
        check(0.4, 2, 0, 0.7);
        check(0.9, 1, 1, 0.7);
        for n in 0..20 {
            assert!(taught(0.5, n + 1, 3) > taught(0.5, n, 3) && taught(0.5, 3, n + 1) < taught(0.5, 3, n));
        }
    }
}
