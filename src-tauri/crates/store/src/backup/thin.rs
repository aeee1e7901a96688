//! Which backups go.

use super::Backup;
use domain::{BackupReason, BackupRule};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use std::collections::HashSet;
use std::path::PathBuf;

/// Kept in any case, however old.
const NEWEST: usize = 3;

/// The copies that a rule lets go, of backups newest first. The newest of each of the last so many days, weeks and
/// months that have one stays; so do the newest three, and what was made by hand or before a migration.
pub fn thin(backups: &[Backup], rule: BackupRule) -> Vec<PathBuf> {
    let mut days = Periods::new(rule.daily);
    let mut weeks = Periods::new(rule.weekly);
    let mut months = Periods::new(rule.monthly);
    let mut gone = Vec::new();
    for (at, backup) in backups.iter().enumerate() {
        // A date nobody can read says nothing about age.
        let Ok(time) = backup.manifest.at.parse::<Timestamp>() else { continue };
        let date = Offset::UTC.to_datetime(time).date();
        let week = date.iso_week_date();
        let kept = [
            days.keeps((date.year(), i32::from(date.day_of_year()))),
            weeks.keeps((week.year(), i32::from(week.week()))),
            months.keeps(month(date)),
        ];
        let dear = matches!(backup.manifest.reason, BackupReason::Manual | BackupReason::BeforeMigration);
        if at >= NEWEST && !dear && !kept.contains(&true) {
            gone.push(backup.path.clone());
        }
    }
    gone
}

fn month(date: Date) -> (i16, i32) {
    (date.year(), i32::from(date.month()))
}

/// The first backup met in each of the first `most` periods.
struct Periods {
    most: usize,
    met: HashSet<(i16, i32)>,
}

impl Periods {
    fn new(most: u32) -> Periods {
        Periods { most: usize::try_from(most).unwrap_or(usize::MAX), met: HashSet::new() }
    }

    fn keeps(&mut self, period: (i16, i32)) -> bool {
        self.met.len() < self.most && self.met.insert(period)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::backup::Manifest;

    fn backup(at: &str, reason: BackupReason) -> Backup {
        let manifest = Manifest {
            library: "u".into(),
            name: "合成データ".into(),
            at: at.into(),
            reason,
            bytes: 1,
            sha256: String::new(),
            schema: 3,
            encrypted: false,
            projects: 0,
            themes: 0,
            operations: 0,
            last_operation: 0,
            head: String::new(),
        };
        Backup { path: at.into(), manifest, whole: true }
    }

    fn check(days: &[&str], rule: (u32, u32, u32), gone: &[&str]) {
        let backups: Vec<Backup> = days.iter().map(|at| backup(&format!("{at}Z"), BackupReason::Daily)).collect();
        let rule = BackupRule { daily: rule.0, weekly: rule.1, monthly: rule.2 };
        let thinned: Vec<String> = thin(&backups, rule).iter().map(|p| p.display().to_string()).collect();
        assert_eq!(thinned, gone.iter().map(|at| format!("{at}Z")).collect::<Vec<_>>());
    }

    const NOON: [&str; 6] = [
        "2026-11-27T12:00:00",
        "2026-11-27T11:00:00",
        "2026-11-27T10:00:00",
        "2026-11-27T09:00:00",
        "2026-11-26T12:00:00",
        "2026-11-26T09:00:00",
    ];

    #[test]
    fn the_newest_of_each_day_stays_and_the_newest_three_in_any_case() {
        check(&NOON, (7, 0, 0), &["2026-11-27T09:00:00", "2026-11-26T09:00:00"]);
        check(&NOON, (0, 0, 0), &["2026-11-27T09:00:00", "2026-11-26T12:00:00", "2026-11-26T09:00:00"]);
        check(&NOON[..3], (0, 0, 0), &[]);
    }

    #[test]
    fn weeks_begin_on_monday_and_months_are_kept_beyond_them() {
        let days = [
            "2026-11-27T01:00:00",
            "2026-11-26T01:00:00",
            "2026-11-25T01:00:00",
            "2026-11-23T01:00:00", // Monday of the same week
            "2026-11-22T01:00:00", // Sunday of the week before
            "2026-10-30T01:00:00",
            "2026-10-01T01:00:00",
            "2026-09-30T01:00:00",
        ];
        check(&days, (1, 2, 2), &["2026-11-23T01:00:00", "2026-10-01T01:00:00", "2026-09-30T01:00:00"]);
    }

    #[test]
    fn what_was_made_by_hand_or_before_a_migration_stays() {
        let mut backups: Vec<Backup> = NOON.iter().map(|at| backup(&format!("{at}Z"), BackupReason::Manual)).collect();
        backups.push(backup("2024-01-01T00:00:00Z", BackupReason::BeforeMigration));
        backups.push(backup("2023-01-01T00:00:00Z", BackupReason::BeforeImport));
        let gone = thin(&backups, BackupRule { daily: 0, weekly: 0, monthly: 0 });
        assert_eq!(gone, [PathBuf::from("2023-01-01T00:00:00Z")]);
    }

    #[test]
    fn a_year_of_daily_backups_leaves_a_handful() {
        let first: Timestamp = "2026-11-27T03:00:00Z".parse().unwrap();
        let days = (0..365).map(|n| first - jiff::SignedDuration::from_hours(24 * n));
        let backups: Vec<Backup> = days.map(|at| backup(&at.to_string(), BackupReason::Daily)).collect();
        let left = backups.len() - thin(&backups, BackupRule::default()).len();
        assert!((15..=24).contains(&left), "{left}");
    }
}
