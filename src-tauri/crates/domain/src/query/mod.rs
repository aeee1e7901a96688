//! The language of the search field: `標的:EGFR 年度:2024.. -動物 (抗体 OR 核酸) "in vivo"`.
//!
//! Every text has a meaning: what cannot be read as written is read as the nearest sensible thing, with a [`Hint`].

mod field;
mod read;
mod tokens;
mod write;

pub use read::read;
pub use write::{terms, write};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Characters that are read; the rest is passed over.
pub const LONGEST: usize = 2_000;
/// Conditions that are read.
pub const MOST: usize = 64;
/// Brackets within brackets that are read.
pub const DEEPEST: usize = 8;

/// A search text as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What must hold.
    pub expr: Expr,
    /// Where it is read otherwise than it may have been meant.
    pub hints: Vec<Hint>,
}

/// Conditions joined.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Expr {
    /// All of them; none = everything.
    And(Vec<Expr>),
    /// One of them at least.
    Or(Vec<Expr>),
    /// Not this.
    Not(Box<Expr>),
    /// One condition.
    Leaf(Leaf),
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Leaf {
    /// In what; `None` = in everything.
    pub field: Option<Field>,
    /// What.
    pub value: Value,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// A word, or a phrase: written in quotation marks, and nothing but itself.
    Words {
        /// As typed.
        text: String,
        /// In quotation marks.
        phrase: bool,
    },
    /// Fiscal years or yen, both ends included.
    Range {
        /// As typed.
        text: String,
        /// Lower end; `None` = open.
        from: Option<i64>,
        /// Upper end; `None` = open.
        to: Option<i64>,
    },
    /// The project says nothing there.
    Missing,
}

/// What a word is looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
// The window knows the fields of a list, too.
#[ts(rename = "QueryField")]
pub enum Field {
    /// 番号
    Number,
    /// 題名
    Title,
    /// 要旨
    Summary,
    /// キーワード
    Keyword,
    /// 機関
    Institution,
    /// 代表者
    Researcher,
    /// 事業
    Programme,
    /// メモ: notes in themes
    Note,
    /// 標的
    Target,
    /// モダリティ
    Modality,
    /// 適応
    Indication,
    /// タグ: any of the three
    Tag,
    /// 年度, a year or a range
    Year,
    /// 最終年度, a year or a range
    Ends,
    /// 予算 in yen, an amount or a range
    Budget,
    /// 相
    Phase,
    /// 府省
    Ministry,
    /// 統合
    Integrated,
    /// 都道府県
    Prefecture,
    /// テーマ: code or title
    Theme,
}

/// One condition of a query that is a plain list of conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// In what; `None` = in everything.
    pub field: Option<Field>,
    /// Must not hold.
    #[serde(default)]
    pub not: bool,
    /// Alternatives: words or phrases; of years and budgets `2024`, `2024..`, `..2024`, `2020..2024`.
    pub values: Vec<String>,
}

/// Why a query is read otherwise than it may have been meant; worded in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum HintCode {
    /// A quotation mark is not closed: the phrase ends with the text.
    QuoteOpen,
    /// A bracket has no partner: it is passed over.
    BracketOdd,
    /// `OR`, `AND`, `NOT` or `-` with nothing to join: read as a word, or passed over.
    OperatorAlone,
    /// No such field: looked for as it stands.
    FieldUnknown,
    /// A field without a value: passed over.
    FieldEmpty,
    /// No year, amount or range: passed over.
    RangeUnreadable,
    /// Only signs: looked for as they stand.
    OnlySigns,
    /// Looks like a pattern (`.*`, `[a-z]`): looked for as it stands.
    Pattern,
    /// Longer than is read: the rest is passed over.
    TooLong,
    /// Nested deeper than is read: brackets beyond are passed over.
    TooDeep,
}

/// A hint with the part of the text it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hint {
    /// What.
    pub code: HintCode,
    /// The words it is about, at most 40 characters; empty = the whole.
    pub about: String,
}
