//! The formats, each with the address of its specification.

use domain::Kind;
use serde::{Deserialize, Serialize};

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// HGNC's complete set, its custom downloads and its withdrawn entries, tab-separated.
    /// <https://www.genenames.org/download/statistics-and-files/>
    Hgnc,
    /// HGNC's complete set as JSON. <https://www.genenames.org/help/rest/>
    HgncJson,
    /// OBO flat files 1.0 to 1.4: MONDO, DOID, NANDO, HPO. <https://owlcollab.github.io/oboformat/doc/GO.format.obo-1_4.html>
    Obo,
    /// OBO Graphs JSON. <https://github.com/geneontology/obographs>
    Obographs,
    /// Mappings between vocabularies. <https://mapping-commons.github.io/sssom/spec-formats-tsv/>
    Sssom,
    /// MeSH descriptors and supplementary records, XML. <https://www.nlm.nih.gov/mesh/xmlmesh.html>
    Mesh,
    /// Orphanet's nomenclature (Orphadata product 1), XML. <https://www.orphadata.com/alignments/>
    Orphanet,
    /// SKOS or OWL in Turtle: NANDO. <https://www.w3.org/TR/turtle/>, <https://nanbyodata.jp/>
    Turtle,
    /// Translations of an ontology: HPO in Japanese. <https://github.com/monarch-initiative/babelon>
    Babelon,
    /// ICD10対応標準病名マスター, the table of diseases. <https://www2.medis.or.jp/stdcd/byomei/index.html>
    Medis,
    /// 万病辞書. <https://sociocom.naist.jp/manbyou-dic/>
    Manbyo,
    /// FamPlex: families and complexes of proteins. <https://github.com/sorgerlab/famplex>
    FamPlex,
    /// Any other table, its columns told by their headings or by a person.
    Table,
}

impl Format {
    /// All formats, those that tell themselves most clearly first.
    pub const ALL: [Format; 13] = [
        Format::Hgnc,
        Format::HgncJson,
        Format::Obo,
        Format::Obographs,
        Format::Sssom,
        Format::Mesh,
        Format::Orphanet,
        Format::Turtle,
        Format::Babelon,
        Format::Medis,
        Format::Manbyo,
        Format::FamPlex,
        Format::Table,
    ];

    /// The word for it in arguments and records; never changed.
    pub fn code(self) -> &'static str {
        match self {
            Format::Hgnc => "hgnc",
            Format::HgncJson => "hgnc-json",
            Format::Obo => "obo",
            Format::Obographs => "obographs",
            Format::Sssom => "sssom",
            Format::Mesh => "mesh",
            Format::Orphanet => "orphanet",
            Format::Turtle => "turtle",
            Format::Babelon => "babelon",
            Format::Medis => "medis",
            Format::Manbyo => "manbyo",
            Format::FamPlex => "fam-plex",
            Format::Table => "table",
        }
    }

    /// The reverse of [`Format::code`].
    pub fn parse(code: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.code() == code)
    }

    /// The kind of tag such a file usually feeds.
    pub fn kind(self) -> Kind {
        match self {
            Format::Hgnc | Format::HgncJson | Format::FamPlex => Kind::Target,
            _ => Kind::Indication,
        }
    }
}
