//! What is odd about a request. Shown and kept, never refused.

use super::{AdjustmentIssue, AdjustmentState, AdjustmentType, Round};
use crate::registry::Known;
use domain::span::{self, YEARS};
use store::rows::AdjustmentRow;

/// From here on, yen, an amount looks like 千円 taken for 円: ours, as all of FY2025's 調整費 were 175億円 (domain notes, §5).
const LARGE: i64 = 1_000_000_000;
/// Below, yen, an amount looks like 円 taken for 千円.
const SMALL: i64 = 1_000;
/// Fiscal years that a request may lie before or behind those of its project, as when it bridges. Ours.
const FAR: i32 = 2;

/// In the order of [`AdjustmentIssue`]. `years` = first and last fiscal year of its project, where known.
pub(super) fn issues(row: &AdjustmentRow, known: &Known, years: Option<(i32, i32)>) -> Vec<AdjustmentIssue> {
    let of = AdjustmentType::parse(&row.kind);
    let amounts = [row.asked_yen, row.granted_yen].into_iter().flatten();
    let granted = [AdjustmentState::Granted, AdjustmentState::Partly].map(AdjustmentState::as_str);
    let target = row.target_programme.and_then(|id| known.get(id));
    let effect = span::day(&row.effect_on).zip(span::first_day(row.fiscal_year));
    let pair = row.source_programme.zip(row.target_programme).and_then(|(from, to)| known.pair(from, to));
    let far = years.is_some_and(|(first, last)| row.fiscal_year < first - FAR || row.fiscal_year > last + FAR);
    let checks = [
        (
            AdjustmentIssue::RoundUnusual,
            matches!(of, Some(AdjustmentType::A | AdjustmentType::I)) && row.round == Round::Anytime.as_str(),
        ),
        (
            AdjustmentIssue::GrantedMore,
            row.asked_yen.zip(row.granted_yen).is_some_and(|(asked, granted)| granted > asked),
        ),
        (AdjustmentIssue::UnitSlip, amounts.filter(|yen| *yen != 0).any(|yen| !(SMALL..LARGE).contains(&yen))),
        (AdjustmentIssue::NoAmount, granted.contains(&row.state.as_str()) && row.granted_yen.is_none()),
        (AdjustmentIssue::NoTarget, of == Some(AdjustmentType::U) && row.target_programme.is_none()),
        (
            AdjustmentIssue::ClosedTarget,
            target.and_then(|target| target.valid_last).is_some_and(|last| last < row.fiscal_year),
        ),
        (AdjustmentIssue::EffectBefore, effect.is_some_and(|(day, first)| day < first)),
        (AdjustmentIssue::YearOdd, !YEARS.contains(&row.fiscal_year) || far),
        (AdjustmentIssue::AssumedPair, pair.is_some_and(|pair| pair.uncertain)),
    ];
    checks.into_iter().filter(|(_, is)| *is).map(|(issue, _)| issue).collect()
}
