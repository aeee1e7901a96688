//! HGNC's complete set as JSON: `response.docs`, the fields named as in the tab-separated file.
//! <https://www.genenames.org/help/rest/>

use super::decode::Source;
use super::gather::Gather;
use super::json::{Items, Keys, List, Object, Texts, ended, halt, walk};
use super::{IssueCode, Refusal, Scope, Term};
use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess};

#[derive(Deserialize, Default)]
#[serde(default)]
struct Doc {
    hgnc_id: Texts,
    symbol: Texts,
    name: Texts,
    status: Texts,
    alias_symbol: Texts,
    alias_name: Texts,
    prev_symbol: Texts,
    prev_name: Texts,
    entrez_id: Texts,
    ensembl_gene_id: Texts,
    uniprot_ids: Texts,
    omim_id: Texts,
}

struct Top<'g, 'a> {
    gather: &'g mut Gather<'a>,
    within: bool,
    docs: bool,
}

impl Keys for Top<'_, '_> {
    fn key<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        match (self.within, key) {
            (false, "response") => {
                self.within = true;
                let done = map.next_value_seed(Object(self));
                self.within = false;
                done.map(|()| true)
            }
            (true, "docs") => {
                self.docs = true;
                map.next_value_seed(List(self)).map(|()| true)
            }
            _ => Ok(false),
        }
    }

    fn let_go(&self) {
        self.gather.pace.let_go();
    }
}

impl Items for Top<'_, '_> {
    fn item<'de, S: SeqAccess<'de>>(&mut self, list: &mut S) -> Result<bool, S::Error> {
        let Some(doc) = list.next_element::<Doc>()? else { return Ok(false) };
        let pace = self.gather.pace;
        pace.row().and_then(|()| take(&doc, self.gather)).map_err(|refusal| halt(pace, refusal))?;
        Ok(true)
    }
}

fn take(doc: &Doc, gather: &mut Gather) -> Result<(), Refusal> {
    let (pace, line) = (gather.pace, gather.pace.rows());
    let (id, symbol) = (doc.hgnc_id.first().trim(), doc.symbol.first().trim());
    if !id.starts_with("HGNC:") || symbol.is_empty() {
        gather.issue(IssueCode::BrokenLine, line, id, symbol);
        return Ok(());
    }
    let mut term = Term::new(id.to_owned());
    term.obsolete = doc.status.first().to_lowercase().contains("withdrawn");
    term.name(pace, symbol, Scope::Short)?;
    term.label_in(pace, doc.name.first(), false)?;
    let names = [
        (&doc.alias_symbol, Scope::Short),
        (&doc.prev_symbol, Scope::Former),
        (&doc.alias_name, Scope::Exact),
        (&doc.prev_name, Scope::Former),
    ];
    for (texts, scope) in names {
        for text in &texts.0 {
            term.name(pace, text, scope)?;
        }
    }
    let others = [
        ("NCBIGENE", &doc.entrez_id),
        ("ENSEMBL", &doc.ensembl_gene_id),
        ("UNIPROT", &doc.uniprot_ids),
        ("OMIM", &doc.omim_id),
    ];
    for (vocabulary, ids) in others {
        for id in &ids.0 {
            term.same(pace, &format!("{vocabulary}:{}", id.trim()))?;
        }
    }
    gather.add(term, line)
}

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let mut top = Top { gather, within: false, docs: false };
    let result = walk(source, &mut top);
    let docs = top.docs;
    ended(result, gather)?;
    if docs { Ok(()) } else { Err(Refusal::NotThisFormat { missing: vec!["response.docs".into()] }) }
}
