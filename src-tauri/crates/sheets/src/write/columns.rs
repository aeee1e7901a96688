//! How the columns of a briefing's table share the page.

use super::measure::text_ems;
use super::page::{CELL, GUTTER, PADDING, SMALL, UNIT_PT};
use super::{Col, ColumnKind, Value, look};

/// Places of the columns on the grid. Numbers, dates and ids get what they need; so does text that is short;
/// long texts share the rest as asked.
pub(super) fn spread(columns: &[Col], rows: &[Vec<Value>], total: u16, breadth: f64) -> Vec<(u16, u16)> {
    if columns.is_empty() {
        return Vec::new();
    }
    let all = f64::from(total);
    let need = |i: usize, col: &Col| {
        let widths = rows.iter().filter_map(|row| row.get(i)).map(|value| {
            let text = look::shown(value);
            text.lines().map(text_ems).fold(0.0, f64::max) * CELL
        });
        let widest = widths.fold(text_ems(&col.label).min(8.0) * SMALL, f64::max);
        (widest * breadth * 1.06 + PADDING + 2.0) / UNIT_PT + f64::from(GUTTER)
    };
    let needs: Vec<f64> = columns.iter().enumerate().map(|(i, col)| need(i, col)).collect();
    let asked: Vec<f64> = columns.iter().map(|col| f64::from(col.width_chars.max(1))).collect();
    let mut settled: Vec<Option<f64>> = columns
        .iter()
        .zip(&needs)
        .map(|(col, need)| (col.kind != ColumnKind::Text).then(|| need.min(all * 0.3)))
        .collect();
    // A text that fits into a little more than its share gets it, and so does a short one (years, a role in a
    // word or two); that changes the others' shares.
    let short = all * 0.14;
    for _ in 0..columns.len() {
        let room = all - settled.iter().flatten().sum::<f64>();
        let open: f64 = asked.iter().zip(&settled).filter(|(_, s)| s.is_none()).map(|(a, _)| a).sum();
        let fits = (0..columns.len())
            .find(|i| settled[*i].is_none() && needs[*i] <= (room * asked[*i] / open * 1.2).max(short));
        let Some(fits) = fits else { break };
        settled[fits] = Some(needs[fits]);
    }
    let room = all - settled.iter().flatten().sum::<f64>();
    let open: f64 = asked.iter().zip(&settled).filter(|(_, s)| s.is_none()).map(|(a, _)| a).sum();
    let least = all * 0.06;
    let units: Vec<f64> = settled
        .iter()
        .zip(&asked)
        .map(|(settled, asked)| settled.unwrap_or((room * asked / open).max(least)))
        .collect();
    // To the page's edge: too much is taken from all alike, what is left over goes to all alike.
    let scale = all / units.iter().sum::<f64>();
    let count = u16::try_from(units.len()).unwrap_or(u16::MAX);
    let (mut places, mut sum, mut from) = (Vec::new(), 0.0, 0_u16);
    for (i, width) in (1..).zip(&units) {
        sum += width * scale;
        let left = count.saturating_sub(i);
        // Cumulative rounding; each column keeps at least one grid column.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let rounded = sum.round().clamp(0.0, all) as u16;
        let to = rounded.clamp(from + 1, total.saturating_sub(left).max(from + 1));
        places.push((from, to));
        from = to;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn col(width_chars: u16, kind: ColumnKind) -> Col {
        Col { label: "見出し".into(), width_chars, kind }
    }

    #[test]
    fn columns_fill_the_page_without_gaps_and_none_vanishes() {
        let check = |columns: &[Col], rows: &[Vec<Value>]| {
            let places = spread(columns, rows, 96, 1.0);
            assert_eq!(places.len(), columns.len());
            let mut from = 0;
            for (start, end) in &places {
                assert!(*start == from && *end > *start, "{places:?}");
                from = *end;
            }
            assert_eq!(from, 96, "{places:?}");
        };
        let long: Value = "長い題名".repeat(20).into();
        check(&[col(10, ColumnKind::Text)], &[]);
        check(&[col(0, ColumnKind::Id), col(0, ColumnKind::Date)], &[]);
        check(&vec![col(40, ColumnKind::Text); 30], &[vec![long.clone(); 30]]);
        check(&vec![col(1, ColumnKind::Id); 5], &[vec![long.clone(); 5]]);
        check(&[col(16, ColumnKind::Id), col(44, ColumnKind::Text)], &[vec!["26zz0101014h0002".into(), long]]);
    }

    #[test]
    fn a_number_gets_the_width_it_needs_whatever_was_asked() {
        let rows = [vec!["26zz0101014h0002".into(), Value::from("題名".repeat(30))]];
        let places = spread(&[col(1, ColumnKind::Id), col(200, ColumnKind::Text)], &rows, 96, 1.0);
        let points = f64::from(places[0].1 - places[0].0 - GUTTER) * UNIT_PT - PADDING;
        assert!(points >= text_ems("26zz0101014h0002") * CELL, "{places:?}");
    }
}
