//! The large tables of genes and diseases, packed in the program: `data/{genes,diseases}.tsv.gz`, built by
//! `tests/tools/build_vocabulary.py`, whose head says what the columns are.

use domain::{Concept, Kind};
use std::collections::HashMap;
use std::io::Read;
use std::sync::OnceLock;

const GENES: &[u8] = include_bytes!("../data/genes.tsv.gz");
const DISEASES: &[u8] = include_bytes!("../data/diseases.tsv.gz");

/// The packed tables, for the key of whatever is made from them.
pub(crate) const PACKED: [&[u8]; 2] = [GENES, DISEASES];

/// One table as text, with its concepts made when they are first asked for: most never are.
#[derive(Debug)]
pub(crate) struct Rows {
    kind: Kind,
    text: String,
    /// Where each row begins; one more entry than rows.
    begins: Vec<u32>,
    made: Vec<OnceLock<Box<Concept>>>,
}

impl Rows {
    pub(crate) fn genes() -> Rows {
        Rows::of(Kind::Target, unpacked(GENES))
    }

    pub(crate) fn diseases() -> Rows {
        Rows::of(Kind::Indication, unpacked(DISEASES))
    }

    pub(crate) fn none(kind: Kind) -> Rows {
        Rows::of(kind, String::new())
    }

    fn of(kind: Kind, text: String) -> Rows {
        let mut begins = vec![0];
        begins.extend(text.match_indices('\n').map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)));
        let rows = begins.len() - 1;
        Rows { kind, text, begins, made: (0..rows).map(|_| OnceLock::new()).collect() }
    }

    pub(crate) fn len(&self) -> usize {
        self.made.len()
    }

    /// The row's cells; `Row` reads them by name.
    pub(crate) fn row(&self, at: usize) -> Row<'_> {
        let (begin, end) = (self.begins[at] as usize, self.begins[at + 1] as usize);
        let mut cells = self.text[begin..end].trim_end_matches('\n').split('\t');
        Row { kind: self.kind, cells: std::array::from_fn(|_| cells.next().unwrap_or("")) }
    }

    /// Every id with the number of its row.
    pub(crate) fn ids(&self) -> HashMap<String, u32> {
        (0..self.len()).map(|at| (self.row(at).id().to_owned(), u32::try_from(at).unwrap_or(u32::MAX))).collect()
    }

    pub(crate) fn concept(&self, at: usize) -> Option<&Concept> {
        let place = self.made.get(at)?;
        Some(place.get_or_init(|| Box::new(self.row(at).concept())))
    }
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    kind: Kind,
    cells: [&'a str; 7],
}

impl<'a> Row<'a> {
    pub(crate) fn id(self) -> &'a str {
        self.cells[0]
    }

    /// The symbol of a gene or family; the name of a disease.
    pub(crate) fn label(self) -> &'a str {
        self.cells[1]
    }

    pub(crate) fn is_family(self) -> bool {
        self.id().starts_with("FPLX:")
    }

    /// A gene's approved name, where it is more than the symbol.
    pub(crate) fn name(self) -> Option<&'a str> {
        (self.kind == Kind::Target && !self.is_family()).then_some(self.cells[2])
    }

    /// Aliases of a gene, synonyms of a disease.
    pub(crate) fn aliases(self) -> impl Iterator<Item = &'a str> {
        list(self.cells[if self.kind == Kind::Target { 3 } else { 2 }])
    }

    /// Former symbols of a gene.
    pub(crate) fn previous(self) -> impl Iterator<Item = &'a str> {
        list(if self.kind == Kind::Target { self.cells[4] } else { "" })
    }

    /// Names from MeSH, FamPlex and the Disease Ontology.
    pub(crate) fn others(self) -> impl Iterator<Item = &'a str> {
        let cell = match self.kind {
            Kind::Target => self.cells[5],
            _ => self.cells[3],
        };
        list(cell)
    }

    /// Broader diseases.
    pub(crate) fn parents(self) -> impl Iterator<Item = &'a str> {
        list(if self.kind == Kind::Indication { self.cells[4] } else { "" })
    }

    /// Whether MeSH or OMIM know the disease: then authors and indexers mean it by its name.
    pub(crate) fn is_referenced(self) -> bool {
        self.kind == Kind::Indication
            && list(self.cells[5]).any(|id| id.starts_with("MESH:") || id.starts_with("OMIM:"))
    }

    /// Whether a source of this prefix has an id for the disease.
    pub(crate) fn is_named_by(self, prefix: &str) -> bool {
        self.kind == Kind::Indication && list(self.cells[5]).any(|id| id.starts_with(prefix))
    }

    fn concept(self) -> Concept {
        let english = self.name().unwrap_or(self.label());
        Concept {
            kind: self.kind,
            id: self.id().to_owned(),
            label_ja: self.label().to_owned(),
            label_en: english.to_owned(),
            short_ja: self.label().to_owned(),
            short_en: self.label().to_owned(),
            synonyms_ja: Vec::new(),
            synonyms_en: self.aliases().chain(self.previous()).chain(self.others()).map(str::to_owned).collect(),
            parent: self.parents().next().map(str::to_owned),
        }
    }
}

fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|name| !name.is_empty())
}

fn unpacked(packed: &[u8]) -> String {
    let mut text = String::new();
    // The bytes are part of the program; a test reads every row of them.
    let _ = flate2::read::GzDecoder::new(packed).read_to_string(&mut text);
    text
}
