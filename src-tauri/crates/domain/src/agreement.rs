//! How far readers agree: percent, Cohen's and Fleiss' κ, Gwet's AC1, each with a confidence interval.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An estimate with its 95% confidence interval. `None` = not defined for these votes (fewer than two, or all the same for κ).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Estimate {
    /// The value, at most 1.
    pub value: Option<f64>,
    /// Lower bound.
    pub low: Option<f64>,
    /// Upper bound.
    pub high: Option<f64>,
}
