//! Gene symbols that a spreadsheet turned into dates.

/// Which gene a date may have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneGuess {
    /// Current HGNC symbols; empty when no gene is known that becomes this date.
    pub candidates: Vec<String>,
    /// Exactly one candidate.
    pub certain: bool,
}

/// A date where a gene symbol belongs; `is_date`: the cell is a true date, given as ISO text.
pub fn gene_date(_cell: &str, _is_date: bool) -> Option<GeneGuess> {
    None
}

/// A spreadsheet's day number where a gene symbol belongs.
pub fn gene_serial(_cell: &str) -> Option<GeneGuess> {
    None
}

/// Headings under which gene symbols stand.
pub fn gene_column(_heading: &str) -> bool {
    false
}
