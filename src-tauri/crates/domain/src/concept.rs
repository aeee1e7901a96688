//! What a project is tagged with: target, modality, indication.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The three kinds of tag AND-E adds to AMED's projects (AMED itself publishes none of them).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 標的: gene, family, complex, pathogen protein or cell type the drug acts on.
    Target,
    /// モダリティ: the form of the drug, by the two-level list in `vocab/data/modality.csv`.
    Modality,
    /// 適応: disease, by MONDO.
    Indication,
}

impl Kind {
    /// All kinds in the order every screen and workbook shows them.
    pub const ALL: [Kind; 3] = [Kind::Target, Kind::Modality, Kind::Indication];

    /// The word stored in the library and used on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Target => "target",
            Kind::Modality => "modality",
            Kind::Indication => "indication",
        }
    }

    /// The reverse of [`Kind::as_str`].
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

/// One entry of the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Concept {
    /// Kind of tag this concept can be.
    pub kind: Kind,
    /// `HGNC:1234`, `MONDO:0004992`, a code of the modality list such as `AB-ADC`, or `TSU:…` for
    /// values of our own (標的未定).
    pub id: String,
    /// Preferred Japanese name.
    pub label_ja: String,
    /// Preferred English name.
    pub label_en: String,
    /// Short form for chips and grid cells (gene symbol, `CAR-T`, 膵癌); equals a label when there is none shorter.
    pub short_ja: String,
    /// As `short_ja`, English.
    pub short_en: String,
    /// Other Japanese names.
    pub synonyms_ja: Vec<String>,
    /// Other English names.
    pub synonyms_en: Vec<String>,
    /// The broader concept, where the list has levels.
    pub parent: Option<String>,
}
