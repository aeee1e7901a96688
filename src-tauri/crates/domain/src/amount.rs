//! Sums of money as lists write them.

/// The unit a heading or a cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 円
    Yen,
    /// 千円
    Thousand,
    /// 百万円
    Million,
    /// 億円
    HundredMillion,
}

impl Unit {
    /// Yen in one of this unit.
    pub fn yen(self) -> i64 {
        match self {
            Unit::Yen => 1,
            Unit::Thousand => 1_000,
            Unit::Million => 1_000_000,
            Unit::HundredMillion => 100_000_000,
        }
    }
}

/// What an amount cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Blank or a dash: nothing stated.
    Empty,
    /// Yen.
    Yen(i64),
    /// Something else: 未定, words, a negative sum.
    Unreadable,
}

/// The unit named in a heading: 金額（千円）, budget (million yen).
pub fn unit_of_heading(_heading: &str) -> Option<Unit> {
    None
}

/// What the cell says, in yen; a unit in the cell wins over that of the heading.
pub fn amount(_cell: &str, _heading: Unit) -> Amount {
    Amount::Unreadable
}
