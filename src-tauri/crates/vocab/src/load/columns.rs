//! Which column of any table holds what, by its headings.

use domain::text::fold;
use serde::{Deserialize, Serialize};

/// Columns of a table, from 0; `None` where the table has none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// Identifier. Rows without one get one of their label.
    pub id: Option<usize>,
    /// The Japanese name.
    pub label_ja: Option<usize>,
    /// The English name.
    pub label_en: Option<usize>,
    /// Further Japanese names, several in a cell.
    pub synonyms_ja: Option<usize>,
    /// Further English names, abbreviations and symbols, several in a cell.
    pub synonyms_en: Option<usize>,
    /// Broader terms, by id or by name.
    pub parent: Option<usize>,
    /// The same concept in other vocabularies, as CURIEs.
    pub same: Option<usize>,
    /// What is to be used instead.
    pub replaced_by: Option<usize>,
    /// A mark at terms no longer to be used: 1, true, yes, ○, 廃止 …
    pub obsolete: Option<usize>,
}

/// Headings as they fold, the surest first. Headings of one list are tried before those of the next.
const ID: &[&str] = &[
    "id",
    "識別子",
    "コード",
    "code",
    "番号",
    "curie",
    "identifier",
    "mondo id",
    "mondo_id",
    "hgnc id",
    "hgnc_id",
    "term id",
    "概念id",
    "用語id",
];
const SYNONYMS_JA: &[&str] = &[
    "synonyms_ja",
    "synonym_ja",
    "同義語",
    "別名",
    "異名",
    "別表記",
    "日本語同義語",
    "日本語別名",
    "同義語(日本語)",
    "シノニム",
];
const SYNONYMS_EN: &[&str] = &[
    "synonyms_en",
    "synonym_en",
    "synonyms",
    "synonym",
    "aliases",
    "alias",
    "英語同義語",
    "英語別名",
    "略称",
    "略語",
    "同義語(英語)",
    "alias_symbol",
    "abbreviation",
];
const LABEL_JA: &[&str] = &[
    "label_ja",
    "name_ja",
    "日本語名",
    "日本語",
    "和名",
    "病名",
    "疾患名",
    "疾病名",
    "標準病名",
    "名称",
    "名前",
    "用語",
    "名称(日本語)",
    "遺伝子名",
    "和文名",
    "japanese",
    "japanese name",
];
const LABEL_EN: &[&str] = &[
    "label_en",
    "name_en",
    "英語名",
    "英語",
    "英名",
    "名称(英語)",
    "英文名",
    "label",
    "name",
    "term",
    "english",
    "english name",
    "disease",
    "disease name",
    "preferred label",
    "symbol",
    "gene",
    "title",
];
const PARENT: &[&str] = &[
    "parent",
    "parents",
    "親",
    "上位",
    "上位語",
    "上位概念",
    "親id",
    "上位id",
    "parent_id",
    "broader",
    "分類",
    "is_a",
];
const SAME: &[&str] = &[
    "same",
    "xref",
    "xrefs",
    "exact_match",
    "exactmatch",
    "対応",
    "対応id",
    "外部id",
    "mondo",
    "mesh",
    "omim",
    "icd10",
    "icd-10",
    "icd-10コード",
    "icd10コード",
    "相互参照",
];
const REPLACED_BY: &[&str] = &["replaced_by", "replacement", "移行先", "後継", "置換先", "移行先id", "置き換え"];
const OBSOLETE: &[&str] = &["obsolete", "deprecated", "廃止", "無効", "is_obsolete", "削除"];

/// Guesses by the headings, in Japanese and English; every column serves one purpose.
pub fn guess_columns(header: &[String]) -> Columns {
    let folded: Vec<String> = header.iter().map(|heading| fold(heading.trim()).replace("　", " ")).collect();
    let mut taken = vec![false; folded.len()];
    let mut find = |headings: &[&str]| {
        let column = headings.iter().find_map(|wanted| {
            let wanted = fold(wanted);
            (0..folded.len()).find(|at| folded.get(*at) == Some(&wanted) && taken.get(*at) == Some(&false))
        })?;
        if let Some(mark) = taken.get_mut(column) {
            *mark = true;
        }
        Some(column)
    };
    Columns {
        id: find(ID),
        synonyms_ja: find(SYNONYMS_JA),
        synonyms_en: find(SYNONYMS_EN),
        label_ja: find(LABEL_JA),
        label_en: find(LABEL_EN),
        parent: find(PARENT),
        same: find(SAME),
        replaced_by: find(REPLACED_BY),
        obsolete: find(OBSOLETE),
    }
}
