//! Which column is what: by heading first, by the look of its values second, against each other last.

use super::headings;
use super::layout::{Head, field_of, issue, place};
use super::{Column, Field, GuessReason};
use domain::look::{
    is_amount, is_date, is_english, is_institution, is_japanese, is_person, is_position, is_project_number, is_url,
    is_year,
};
use domain::problem::column_letter;
use domain::{Issue, IssueCode, damage, fiscal_years, text};
use sheets::read::Table;
use std::collections::{BTreeMap, BTreeSet};

/// Rows the look of a column is judged by.
const LOOK_AT: usize = 200;
/// Share of values, percent, from which a column looks like something.
const MOST: usize = 70;
/// Share of values, percent, up to which a column does not look like what its heading says.
const FEW: usize = 30;

/// What was decided about the columns before guessing: by position, `None` = keep under its heading.
#[derive(Debug, Default)]
pub(super) struct Decided {
    pub(super) chosen: BTreeMap<u32, Option<Field>>,
    pub(super) profile: BTreeMap<u32, Option<Field>>,
}

/// The values of one column that judge its look.
struct Look<'a>(Vec<&'a str>);

impl Look<'_> {
    fn share(&self, looks: fn(&str) -> bool) -> usize {
        if self.0.is_empty() { 0 } else { self.0.iter().filter(|cell| looks(cell)).count() * 100 / self.0.len() }
    }
}

/// Every column with what it will be imported as, and what is odd about headings against values. A field is given
/// to one column (an amount with a year in its heading to many): the user's choice before the saved mapping before
/// exact heading before part of a heading before look.
pub(super) fn guess(table: &Table, head: &Head, decided: &Decided) -> (Vec<Column>, Vec<Issue>) {
    let body: Vec<_> = (head.body..table.grid.len()).filter_map(|at| table.grid.row(at)).take(LOOK_AT * 2).collect();
    let rows = (table.grid.len() - head.body.min(table.grid.len())).max(1);
    let width = head.headings.len();
    let mut filled = vec![0_usize; width];
    for at in head.body..table.grid.len() {
        if let Some(row) = table.grid.row(at) {
            row.filled().filter(|(column, _)| *column < width).for_each(|(column, _)| filled[column] += 1);
        }
    }
    let looks: Vec<Look<'_>> = (0..width)
        .map(|at| {
            Look(body.iter().map(|row| row.cell(at).trim()).filter(|cell| !cell.is_empty()).take(LOOK_AT).collect())
        })
        .collect();
    let mut columns: Vec<Column> = (0..width)
        .map(|at| Column {
            index: u32::try_from(at).unwrap_or(u32::MAX),
            letter: table
                .records
                .as_ref()
                .and_then(|names| names.get(at).cloned())
                .unwrap_or_else(|| column_letter(at)),
            heading: head.headings[at].clone(),
            samples: looks[at].0.iter().take(3).map(|cell| cell.chars().take(200).collect()).collect(),
            filled: u8::try_from(filled[at] * 100 / rows).unwrap_or(100).min(100),
            field: None,
            year: None,
            reason: GuessReason::None,
            certainty: 0,
            hidden: table.hidden_columns.contains(&u32::try_from(at).unwrap_or(u32::MAX)),
        })
        .collect();
    let mut taken: BTreeSet<Field> = BTreeSet::new();
    for (decisions, reason) in [(&decided.chosen, GuessReason::Chosen), (&decided.profile, GuessReason::Profile)] {
        for column in columns.iter_mut().filter(|column| open(column)) {
            if let Some(field) = decisions.get(&column.index) {
                let free = field.is_none_or(|field| field == Field::Budget || taken.insert(field));
                (column.field, column.reason, column.certainty) = (field.filter(|_| free), reason, 100);
            }
        }
    }
    by_heading(&mut columns, head, &looks, &mut taken);
    let issues = swapped(table, &mut columns, head, &looks);
    by_values(&mut columns, head, &looks, &mut taken);
    years_of_amounts(&mut columns);
    (columns, issues)
}

fn open(column: &Column) -> bool {
    column.reason == GuessReason::None
}

fn by_heading(columns: &mut [Column], head: &Head, looks: &[Look<'_>], taken: &mut BTreeSet<Field>) {
    let ours = |column: &Column| head.ours.get(column.index as usize).copied().unwrap_or(true);
    for exactly in [true, false] {
        let mut claims: Vec<(usize, usize, Field)> = columns
            .iter()
            .filter(|column| open(column) && ours(column))
            .filter_map(|column| {
                let at = column.index as usize;
                let (upper, lower) = &head.parts[at];
                if damage::running_number(&column.heading) && counts_up(&looks[at]) {
                    return exactly.then_some((0, at, Field::RowNumber));
                }
                if lower.is_empty() && headings::compound(upper) {
                    // Several things in one cell: what most of them are alone, else the person's line as it stands.
                    let looks = &looks[at];
                    let alone = |field: Field| look_of(field).is_some_and(|look| looks.share(look) >= MOST);
                    let mixed = looks.share(|cell| cell.contains(['（', '(', '／', '/', '\n'])) > FEW;
                    let own = [Field::Position, Field::Institution].into_iter().find(|field| !mixed && alone(*field));
                    return (!exactly).then_some((0, at, own.unwrap_or(Field::Researcher)));
                }
                let (field, exact, rank) = field_of(upper, lower)?;
                (exact == exactly).then_some((rank, at, field))
            })
            .collect();
        claims.sort_by_key(|(rank, at, _)| (*rank, *at));
        for (_, at, field) in claims {
            let amount_of_year = field == Field::Budget && year_in(&columns[at].heading).is_some();
            if amount_of_year || taken.insert(field) {
                let (reason, certainty) =
                    if exactly { (GuessReason::Heading, 99) } else { (GuessReason::HeadingPart, 75) };
                let fits = fits(field, &looks[at]);
                columns[at].field = Some(field);
                columns[at].reason = reason;
                columns[at].certainty = if fits { certainty } else { 50 };
            }
        }
    }
}

/// Whether the values can be what the heading says, for fields with a shape.
fn fits(field: Field, look: &Look<'_>) -> bool {
    let shape: fn(&str) -> bool = match field {
        Field::Number => is_project_number,
        Field::FiscalYear => is_year,
        Field::Start | Field::End => is_date,
        Field::Budget | Field::TotalBudget => is_amount,
        _ => return true,
    };
    look.0.is_empty() || look.share(shape) >= 50
}

fn counts_up(look: &Look<'_>) -> bool {
    let numbers: Vec<i64> = look.0.iter().filter_map(|cell| cell.parse().ok()).collect();
    numbers.len() * 10 >= look.0.len() * 8 && numbers.windows(2).all(|pair| pair[0] < pair[1])
}

/// The look that goes with a field of a person's line.
fn look_of(field: Field) -> Option<fn(&str) -> bool> {
    match field {
        Field::Institution => Some(is_institution),
        Field::Researcher => Some(is_person),
        Field::Position => Some(is_position),
        Field::TitleJa => Some(is_japanese),
        Field::TitleEn => Some(is_english),
        _ => None,
    }
}

/// Headings and values that stand the other way round: researcher and institution, position, the two titles.
fn swapped(table: &Table, columns: &mut [Column], head: &Head, looks: &[Look<'_>]) -> Vec<Issue> {
    let mut issues = Vec::new();
    for group in [&[Field::Institution, Field::Researcher, Field::Position][..], &[Field::TitleJa, Field::TitleEn]] {
        let members: Vec<(usize, Field)> = columns
            .iter()
            .filter(|column| matches!(column.reason, GuessReason::Heading | GuessReason::HeadingPart))
            .filter(|column| !headings::compound(&column.heading))
            .filter_map(|column| Some((column.index as usize, column.field.filter(|field| group.contains(field))?)))
            .collect();
        // What each column of the group looks like, where it clearly does not look like its heading.
        let seen: Vec<Option<Field>> = members
            .iter()
            .map(|(at, field)| {
                let look = &looks[*at];
                if look.0.len() < 2 || look_of(*field).is_none_or(|own| look.share(own) > FEW) {
                    return None;
                }
                let mut best = group.iter().filter(|other| *other != field).filter_map(|other| {
                    let share = look.share(look_of(*other)?);
                    (share >= MOST).then_some((share, *other))
                });
                best.next().map(|(_, other)| other)
            })
            .collect();
        for (nth, (at, field)) in members.iter().enumerate() {
            let Some(found) = seen[nth] else { continue };
            // Only where the column of that heading gives way too, or there is none.
            let holder = members.iter().position(|(_, other)| *other == found);
            if holder.is_some_and(|holder| seen[holder].is_none()) {
                continue;
            }
            let share = look_of(found).map_or(0, |look| looks[*at].share(look));
            let column = &mut columns[*at];
            column.field = Some(found);
            column.reason = GuessReason::Swapped;
            column.certainty = u8::try_from(share * 9 / 10).unwrap_or(90);
            let word = serde_json::to_value(found).ok().and_then(|word| word.as_str().map(str::to_owned));
            let params = [("value", head.headings[*at].as_str()), ("field", word.as_deref().unwrap_or(""))];
            issues.push(issue(IssueCode::ColumnSwapped, place(table, None, Some(*at)), &params));
            let _ = field;
        }
    }
    issues
}

/// Columns without a name we know, by what their values look like.
fn by_values(columns: &mut [Column], head: &Head, looks: &[Look<'_>], taken: &mut BTreeSet<Field>) {
    type Looks = (Field, fn(&str) -> bool);
    const LOOKS: [Looks; 6] = [
        (Field::Number, is_project_number),
        (Field::SourceUrl, is_url),
        (Field::Position, is_position),
        (Field::Institution, is_institution),
        (Field::Researcher, is_person),
        (Field::FiscalYear, is_year),
    ];
    let headless = head.rows.is_empty();
    for column in columns.iter_mut() {
        let at = column.index as usize;
        if !open(column) || !head.ours.get(at).copied().unwrap_or(true) || looks[at].0.len() < 3 {
            continue;
        }
        let named = field_of(&head.parts[at].0, &head.parts[at].1).map(|(field, ..)| field);
        let look = &looks[at];
        // The second of two columns called 課題名 is the English one when it reads so.
        let english = named == Some(Field::TitleJa) && look.share(is_english) >= MOST;
        let found = if english {
            Some((Field::TitleEn, look.share(is_english)))
        } else if named.is_some() {
            None
        } else {
            LOOKS.iter().map(|(field, looks)| (*field, look.share(*looks))).find(|(_, share)| *share >= MOST)
        };
        if let Some((field, share)) = found
            && taken.insert(field)
        {
            column.field = Some(field);
            column.reason = GuessReason::Values;
            column.certainty = u8::try_from(share * 9 / 10).unwrap_or(90);
        }
    }
    // A list without a heading: the title is its longest Japanese text.
    if headless && !taken.contains(&Field::TitleJa) {
        let length =
            |at: usize| looks[at].0.iter().map(|cell| cell.chars().count()).sum::<usize>() / looks[at].0.len().max(1);
        let title = (0..columns.len())
            .filter(|at| {
                open(&columns[*at]) && looks[*at].share(is_japanese) >= MOST && (8..120).contains(&length(*at))
            })
            .max_by_key(|at| length(*at));
        if let Some(at) = title {
            (columns[at].field, columns[at].reason, columns[at].certainty) =
                (Some(Field::TitleJa), GuessReason::Values, 60);
        }
    }
}

/// The fiscal year an amount's heading is for.
pub(super) fn year_in(heading: &str) -> Option<i32> {
    let folded = text::nfkc(heading);
    // Cut at what is not part of a year: 令和5年度配分額 -> 令和5年度.
    let starts = folded.char_indices().map(|(at, _)| at);
    let mut found = starts.filter_map(|from| {
        let rest = &folded[from..];
        let end = rest.find("年度").map(|at| at + "年度".len());
        let end = end.or_else(|| rest.to_ascii_lowercase().starts_with("fy").then(|| (rest.len()).min(6)))?;
        fiscal_years(rest.get(..end)?).filter(|years| years.first == years.last).map(|years| years.first)
    });
    found.next()
}

/// Two or more amount columns with a year each: a wide list. A single one is the amount of the row's year.
fn years_of_amounts(columns: &mut [Column]) {
    for column in columns.iter_mut().filter(|column| column.field == Some(Field::Budget)) {
        column.year = year_in(&column.heading);
    }
    let amounts = columns.iter().filter(|column| column.field == Some(Field::Budget)).count();
    // A person may have named two columns without a year: the first is the amount.
    let mut plain = 0;
    for column in columns.iter_mut().filter(|column| column.field == Some(Field::Budget)) {
        if amounts > 1 && column.year.is_none() {
            plain += 1;
            if plain > 1 {
                column.field = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amounts_heading_tells_its_fiscal_year() {
        let check = |heading: &str, year: Option<i32>| assert_eq!(year_in(heading), year, "{heading}");
        check("令和5年度配分額（千円）", Some(2023));
        check("配分額 2024年度", Some(2024));
        check("FY2024 budget", Some(2024));
        check("研究開発費（千円）", None);
        check("年度", None);
    }
}
