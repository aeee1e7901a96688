//! Ranges of budgets, for counting and filtering. Bounds are ours [P], chosen so that AMED's usual sizes fall apart.

/// Code of a range, and its lower bound in yen; each ends where the next begins, the last is open.
pub const RANGES: [(&str, i64); 7] = [
    ("0", 0),
    ("5m", 5_000_000),
    ("10m", 10_000_000),
    ("30m", 30_000_000),
    ("100m", 100_000_000),
    ("300m", 300_000_000),
    ("1g", 1_000_000_000),
];

/// The range of an amount in yen; `None` below zero.
pub fn range(yen: i64) -> Option<&'static str> {
    RANGES.iter().rev().find(|(_, from)| yen >= *from).map(|(code, _)| *code)
}

/// Lower and upper bound (exclusive; `None` = open) of a range in yen.
pub fn bounds(code: &str) -> Option<(i64, Option<i64>)> {
    let at = RANGES.iter().position(|(known, _)| *known == code)?;
    Some((RANGES[at].1, RANGES.get(at + 1).map(|(_, from)| *from)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_amount_lies_in_the_range_whose_bounds_hold_it() {
        for yen in [0, 1, 4_999_999, 5_000_000, 29_999_999, 30_000_000, 999_999_999, 1_000_000_000, i64::MAX] {
            let (from, to) = range(yen).and_then(bounds).unwrap();
            assert!(from <= yen && to.is_none_or(|to| yen < to), "{yen}");
        }
        assert_eq!(range(-1), None);
        assert_eq!(bounds("nothing"), None);
    }
}
