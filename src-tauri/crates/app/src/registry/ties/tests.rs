use super::*;
use store::rows::{ProgrammeAliasRow, ProgrammeRow};

/// A registry of fictional programmes: id, name, years; `(programme, code, years)`; `(programme, name, kind, years)`.
struct Fictional {
    rows: RegistryRows,
    decided: Vec<ProgrammeNameRow>,
}

type Years = (Option<i32>, Option<i32>);
const ANY: Years = (None, None);

impl Fictional {
    fn of(programmes: &[(Id, &str, Years)], codes: &[(Id, &str, Years)], names: &[(Id, &str, &str, Years)]) -> Self {
        let programmes = programmes.iter().map(|(id, name, years)| ProgrammeRow {
            id: *id,
            name_ja: (*name).to_owned(),
            valid_first: years.0,
            valid_last: years.1,
            ..ProgrammeRow::default()
        });
        let codes = codes.iter().map(|(programme, code, years)| ProgrammeCodeRow {
            id: 0,
            programme: *programme,
            code: (*code).to_owned(),
            valid_first: years.0,
            valid_last: years.1,
        });
        let aliases = names.iter().map(|(programme, name, kind, years)| ProgrammeAliasRow {
            id: 0,
            programme: *programme,
            name: (*name).to_owned(),
            kind: (*kind).to_owned(),
            valid_first: years.0,
            valid_last: years.1,
        });
        let rows = RegistryRows {
            programmes: programmes.collect(),
            codes: codes.collect(),
            aliases: aliases.collect(),
            ..RegistryRows::default()
        };
        Fictional { rows, decided: Vec::new() }
    }

    fn decide(mut self, name: &str, canonical: &str) -> Self {
        let text = str::to_owned;
        let row = ProgrammeNameRow {
            id: 0,
            name: text(name),
            canonical: text(canonical),
            by: text("見本"),
            at: text("2026-11-27T00:00:00.000Z"),
        };
        self.decided.push(row);
        self
    }

    fn check(&self, name: &str, key: &str, year: Option<i32>, expected: Tie) {
        let known = Known::of(self.rows.clone(), &self.decided);
        assert_eq!(known.tie(name, key, year), expected, "{name} {key} {year:?}");
    }
}

fn usual() -> Fictional {
    Fictional::of(
        &[(1, "架空創薬事業", ANY), (2, "見本治験事業（ABC）", ANY), (3, "仮想基盤事業", ANY)],
        &[(1, "zz01", ANY), (1, "zz", ANY), (2, "zz0102", ANY), (3, "zy0101", ANY)],
        &[(3, "KIBAN", "short", ANY)],
    )
}

#[test]
fn a_name_is_known_whatever_its_width_and_the_brackets_at_its_end() {
    let of = usual();
    of.check("架空創薬事業", "", None, Tie::Tied(1));
    of.check("架空　創薬事業（ＸＹＺ）", "", None, Tie::Tied(1));
    of.check("見本治験事業", "", None, Tie::Tied(2));
    of.check("見本治験事業 (abc)", "", None, Tie::Tied(2));
    of.check("見本治験事業（別の枠）", "", None, Tie::Unknown);
    of.check("ｋｉｂａｎ", "", None, Tie::Tied(3));
    of.check("架空創薬事業 2次公募", "", None, Tie::Unknown);
}

#[test]
fn the_longest_code_decides_where_the_name_is_not_known() {
    let of = usual();
    of.check("だれも知らない事業", "zz0102003", Some(2024), Tie::Tied(2));
    of.check("だれも知らない事業", "zz0103003", Some(2024), Tie::Tied(1));
    of.check("", "zz9900001", None, Tie::Tied(1));
    of.check("だれも知らない事業", "zx0101001", None, Tie::Unknown);
    of.check("　", "zx0101001", None, Tie::Nameless);
    of.check("", "", None, Tie::Nameless);
    of.check("", "１２３", None, Tie::Nameless);
}

#[test]
fn a_name_against_a_code_is_disputed_until_a_person_ties_the_name() {
    let of = usual();
    of.check("架空創薬事業", "zy0101001", Some(2024), Tie::Disputed { by_name: 1, by_code: 3 });
    assert_eq!(Tie::Disputed { by_name: 1, by_code: 3 }.programme(), Some(1));
    let mut settled = usual();
    settled.rows.aliases.push(ProgrammeAliasRow {
        id: 9,
        programme: 3,
        name: "架空創薬事業".to_owned(),
        kind: "spelling".to_owned(),
        valid_first: None,
        valid_last: None,
    });
    settled.check("架空 創薬事業", "zy0101001", Some(2024), Tie::Tied(3));
    settled.check("架空創薬事業", "zz0101001", Some(2024), Tie::Tied(3));
}

#[test]
fn a_code_holds_in_its_fiscal_years_only() {
    let of = Fictional::of(
        &[(1, "架空甲事業", ANY), (2, "架空乙事業", ANY)],
        &[(1, "zz0101", (None, Some(2019))), (2, "zz0101", (Some(2020), None))],
        &[],
    );
    of.check("", "zz0101001", Some(2019), Tie::Tied(1));
    of.check("", "zz0101001", Some(2020), Tie::Tied(2));
    of.check("", "zz0101001", None, Tie::Several(vec![1, 2]));
    let ended = Fictional::of(&[(1, "架空甲事業", ANY)], &[(1, "zz0101", (None, Some(2019)))], &[]);
    ended.check("", "zz0101001", Some(2020), Tie::Nameless);
}

#[test]
fn of_programmes_with_one_code_the_one_that_ran_has_it() {
    let of = Fictional::of(
        &[(1, "架空甲事業", (None, Some(2019))), (2, "架空乙事業", (Some(2020), None))],
        &[(1, "zz0101", ANY), (2, "zz0101", ANY)],
        &[],
    );
    of.check("", "zz0101001", Some(2018), Tie::Tied(1));
    of.check("", "zz0101001", Some(2021), Tie::Tied(2));
}

#[test]
fn of_programmes_with_one_name_the_code_or_the_year_tells_which() {
    let of = Fictional::of(
        &[(1, "架空事業", ANY), (2, "見本事業", ANY)],
        &[(1, "zz0101", ANY)],
        &[(2, "架空事業 旧", "former", (Some(2015), Some(2018))), (1, "架空事業（旧）", "former", (Some(2019), None))],
    );
    of.check("架空事業・旧", "", Some(2016), Tie::Tied(2));
    of.check("架空事業・旧", "", Some(2020), Tie::Tied(1));
    of.check("架空事業・旧", "zz0101001", None, Tie::Tied(1));
    of.check("架空事業・旧", "", None, Tie::Several(vec![2, 1]));
}

#[test]
fn spellings_that_are_one_are_of_one_programme_and_those_kept_apart_are_not() {
    let of = usual().decide("カクウ事業", "架空創薬事業").decide("架空創薬事業", "架空創薬事業");
    of.check("ｶｸｳ事業", "", None, Tie::Tied(1));
    let apart = usual().decide("見本治験事業", "見本治験事業");
    apart.check("見本治験事業", "", None, Tie::Unknown);
}
