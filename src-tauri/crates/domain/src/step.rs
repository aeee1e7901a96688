//! Phases of drug discovery and the steps of the value chain over them.
//!
//! Source: the domain notes, §4 (phases P01–P14; steps are our proposal [P]).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// First and last phase: P01 (標的探索・病態解明) and P14 (市販後).
pub const PHASES: std::ops::RangeInclusive<u8> = 1..=14;

/// A step of the value chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "ValueStep")]
pub enum Step {
    /// 標的検証 P01–P02
    Validation,
    /// スクリーニング P03–P04
    Screening,
    /// 最適化 P05–P06
    Optimisation,
    /// 非臨床PoC P07
    Poc,
    /// 非臨床試験 P08
    Nonclinical,
    /// 治験準備 P09
    Ind,
    /// 臨床 P10–P12
    Clinical,
}

impl Step {
    /// All, in order.
    pub const ALL: [Step; 7] = [
        Step::Validation,
        Step::Screening,
        Step::Optimisation,
        Step::Poc,
        Step::Nonclinical,
        Step::Ind,
        Step::Clinical,
    ];

    /// Its phases.
    pub fn phases(self) -> std::ops::RangeInclusive<u8> {
        match self {
            Step::Validation => 1..=2,
            Step::Screening => 3..=4,
            Step::Optimisation => 5..=6,
            Step::Poc => 7..=7,
            Step::Nonclinical => 8..=8,
            Step::Ind => 9..=9,
            Step::Clinical => 10..=12,
        }
    }

    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            Step::Validation => "validation",
            Step::Screening => "screening",
            Step::Optimisation => "optimisation",
            Step::Poc => "poc",
            Step::Nonclinical => "nonclinical",
            Step::Ind => "ind",
            Step::Clinical => "clinical",
        }
    }

    /// Of its word.
    pub fn parse(word: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.as_str() == word)
    }

    /// The step of a phase; none for P13 and P14.
    pub fn of_phase(phase: u8) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.phases().contains(&phase))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_cover_the_phases_up_to_the_clinic_without_gap_or_overlap() {
        let covered: Vec<u8> = Step::ALL.into_iter().flat_map(Step::phases).collect();
        assert_eq!(covered, (1..=12).collect::<Vec<u8>>());
        assert_eq!(PHASES.map(Step::of_phase).filter(Option::is_none).count(), 2);
        for step in Step::ALL {
            assert_eq!(Step::parse(step.as_str()), Some(step));
        }
    }
}
