//! HGNC, tab-separated: the complete set (`hgnc_id`, `alias_symbol` … with `|` lists), custom downloads (`HGNC ID`,
//! `Alias symbols` … with `, ` lists) and the withdrawn entries (`MERGED_INTO_REPORT(S) (i.e HGNC_ID|SYMBOL|STATUS)`).
//! Headings: <https://www.genenames.org/download/archive/>, <https://www.genenames.org/download/custom/>.

use super::curie::curie;
use super::decode::Source;
use super::gather::Gather;
use super::lines::{Header, Lines, at, cells};
use super::{IssueCode, Refusal, Scope, Term};
use std::collections::HashMap;

/// What a withdrawn symbol's name says in custom downloads, before the symbol used now.
const SEE: &str = "symbol withdrawn, see ";
const WITHDRAWN: &str = "~withdrawn";

struct Columns {
    id: usize,
    symbol: usize,
    name: Option<usize>,
    status: Option<usize>,
    alias_symbols: Option<usize>,
    alias_names: Option<usize>,
    previous_symbols: Option<usize>,
    previous_names: Option<usize>,
    merged: Option<usize>,
    others: Vec<(&'static str, usize)>,
    all: usize,
}

impl Columns {
    fn of(header: &Header) -> Result<Columns, Refusal> {
        let id = header.find(&["hgnc_id", "hgnc id"]);
        let symbol = header.find(&["symbol", "approved symbol", "withdrawn_symbol"]);
        let (Some(id), Some(symbol)) = (id, symbol) else {
            let missing = [(id, "hgnc_id"), (symbol, "symbol")];
            let missing = missing.into_iter().filter(|(column, _)| column.is_none());
            return Err(Refusal::NotThisFormat { missing: missing.map(|(_, name)| name.to_owned()).collect() });
        };
        let other = |vocabulary: &'static str, headings: &[&str]| {
            header
                .find(headings)
                .or_else(|| header.begins(headings.get(1..).unwrap_or_default()))
                .map(|c| (vocabulary, c))
        };
        let others = [
            other("NCBIGENE", &["entrez_id", "ncbi gene id", "entrez gene id"]),
            other("ENSEMBL", &["ensembl_gene_id", "ensembl gene id"]),
            other("UNIPROT", &["uniprot_ids", "uniprot id"]),
            other("OMIM", &["omim_id", "omim id"]),
        ];
        Ok(Columns {
            id,
            symbol,
            name: header.find(&["name", "approved name"]),
            status: header.find(&["status"]),
            alias_symbols: header.find(&["alias_symbol", "alias symbols", "synonyms", "alias symbol"]),
            alias_names: header.find(&["alias_name", "alias names", "name synonyms", "alias name"]),
            previous_symbols: header.find(&["prev_symbol", "previous symbols", "previous symbol"]),
            previous_names: header.find(&["prev_name", "previous names", "previous name"]),
            merged: header.begins(&["merged_into_report"]),
            others: others.into_iter().flatten().collect(),
            all: header.len(),
        })
    }
}

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let pace = gather.pace;
    let mut lines = Lines::new(source);
    if !lines.next(gather)? {
        return Err(Refusal::NothingFound);
    }
    let columns = Columns::of(&Header::of(&cells(&lines.text, '\t')))?;
    // Withdrawn symbols name the symbol used now; its id is known when all are read.
    let mut see: Vec<(String, String)> = Vec::new();
    let mut by_symbol: HashMap<String, String> = HashMap::new();
    while lines.next(gather)? {
        if lines.text.trim().is_empty() {
            continue;
        }
        pace.row()?;
        let row = cells(&lines.text, '\t');
        let cut = !lines.whole && row.len() < columns.all;
        let (id, symbol) = (at(&row, Some(columns.id)), at(&row, Some(columns.symbol)));
        if id.is_empty() || symbol.is_empty() || !id.trim_start_matches("HGNC:").bytes().all(|b| b.is_ascii_digit()) {
            let code = if cut { IssueCode::CutShort } else { IssueCode::BrokenLine };
            gather.issue(code, lines.number, "", &lines.text);
            continue;
        }
        let mut term = Term::new(curie(&format!("HGNC:{}", id.trim_start_matches("HGNC:"))));
        if cut {
            gather.issue(IssueCode::CutShort, lines.number, &term.id, &lines.text);
        }
        let status = at(&row, columns.status).to_lowercase();
        term.obsolete = status.contains("withdrawn") || status.contains("merged") || symbol.ends_with(WITHDRAWN);
        let symbol = symbol.trim_end_matches(WITHDRAWN);
        term.name(pace, symbol, Scope::Short)?;
        let name = at(&row, columns.name);
        match name.strip_prefix(SEE) {
            Some(now) => {
                term.obsolete = true;
                pace.spend(now.len() + term.id.len())?;
                see.push((term.id.clone(), now.trim().to_owned()));
            }
            None if name == "entry withdrawn" => {}
            None => term.label_in(pace, name, false)?,
        }
        if !term.obsolete {
            pace.spend(symbol.len() + term.id.len())?;
            by_symbol.insert(symbol.to_owned(), term.id.clone());
        }
        for (column, scope) in [(columns.alias_symbols, Scope::Short), (columns.previous_symbols, Scope::Former)] {
            for symbol in at(&row, column).split(['|', ',']) {
                term.name(pace, symbol, scope)?;
            }
        }
        for (column, scope) in [(columns.alias_names, Scope::Exact), (columns.previous_names, Scope::Former)] {
            for name in names(at(&row, column)) {
                term.name(pace, name, scope)?;
            }
        }
        for (vocabulary, column) in &columns.others {
            for id in at(&row, Some(*column)).split(['|', ',']).map(str::trim).filter(|id| !id.is_empty()) {
                term.same(pace, &format!("{vocabulary}:{id}"))?;
            }
        }
        for merged in at(&row, columns.merged).split(',') {
            // HGNC:5|A1BG|Approved, in older files HGNC:5/A1BG/Approved.
            let id = merged.trim().split(['|', '/']).next().unwrap_or_default();
            if id.starts_with("HGNC:") {
                term.replacement(pace, id)?;
            }
        }
        gather.add(term, lines.number)?;
    }
    for (id, now) in see {
        let now = match hgnc_id(&now) {
            Some(now) => Some(now),
            None => by_symbol.get(&now).cloned(),
        };
        if let (Some(now), Some(at)) = (now, gather.at.get(&id).copied())
            && let Some(term) = gather.terms.get_mut(at)
        {
            term.replacement(pace, &now)?;
        }
    }
    Ok(())
}

/// The id in `see [HGNC:5](/data/…)`, as some releases write instead of the symbol.
fn hgnc_id(text: &str) -> Option<String> {
    let digits = text.split("HGNC:").nth(1)?;
    let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| format!("HGNC:{digits}"))
}

/// A list of names: `a|b`, or `"a", "b"`; one that is neither is one name, as names hold commas.
fn names(cell: &str) -> Vec<&str> {
    if cell.contains('|') {
        cell.split('|').collect()
    } else if cell.contains("\", \"") {
        cell.trim_matches('"').split("\", \"").collect()
    } else {
        vec![cell.trim_matches('"')]
    }
}
