//! MeSH: descriptors (`desc2025.xml`) and supplementary records (`supp2025.xml`). <https://www.nlm.nih.gov/mesh/xmlmesh.html>
//!
//! Terms are what MeSH calls diseases: descriptors under C or F03 of its tree, supplementary records of class 3. The others
//! are counted as left out. Parents follow the tree numbers; supplementary records have none, as the headings they are
//! mapped to stand in the other file. Terms of a concept that is not the record's own are related names; permuted terms
//! (`Fever, Dengue`), which MeSH makes itself, are left away.

use super::decode::Source;
use super::gather::Gather;
use super::xml::{Attribute, Elements, walk};
use super::{IssueCode, Refusal, Scope, Term};
use std::collections::HashMap;

#[derive(Default)]
struct Mesh {
    term: Term,
    numbers: Vec<String>,
    disease: bool,
    preferred_concept: bool,
    permuted: bool,
    short: bool,
    /// Tree numbers of all diseases: number, term.
    tree: Vec<(String, String)>,
}

impl Elements for Mesh {
    fn doctype(&mut self, text: &str, gather: &mut Gather) {
        // nlmdescriptorrecordset_20250101.dtd: the only place where the year stands.
        let digits = text.split('_').nth(1).unwrap_or_default();
        gather.version = digits.chars().take_while(char::is_ascii_digit).take(4).collect();
        gather.title = "MeSH".into();
    }

    fn open(&mut self, path: &str, attribute: Attribute, _: &mut Gather) -> Result<(), Refusal> {
        match path {
            "DescriptorRecord" => self.begin(false),
            "SupplementalRecord" => self.begin(attribute("SCRClass") == "3"),
            _ => match inner(path) {
                "ConceptList/Concept" => self.preferred_concept = attribute("PreferredConceptYN") != "N",
                "ConceptList/Concept/TermList/Term" => {
                    self.permuted = attribute("IsPermutedTermYN") == "Y";
                    self.short = matches!(attribute("LexicalTag").as_str(), "ABB" | "ABX" | "ACR" | "ACX");
                }
                _ => {}
            },
        }
        Ok(())
    }

    fn close(&mut self, path: &str, text: &str, gather: &mut Gather) -> Result<(), Refusal> {
        let pace = gather.pace;
        if matches!(path, "DescriptorRecord" | "SupplementalRecord") {
            return self.end(gather);
        }
        match inner(path) {
            "DescriptorUI" | "SupplementalRecordUI" => {
                pace.spend(text.len())?;
                self.term.id = format!("MESH:{text}");
            }
            "DescriptorName/String" | "SupplementalRecordName/String" => self.term.label_in(pace, text, false)?,
            "TreeNumberList/TreeNumber" => {
                pace.spend(text.len())?;
                self.disease |= text.starts_with('C') || text.starts_with("F03");
                self.numbers.push(text.to_owned());
            }
            "ConceptList/Concept/TermList/Term/String" if !self.permuted => {
                let scope = match (self.preferred_concept, self.short) {
                    (false, _) => Scope::Related,
                    (true, true) => Scope::Short,
                    (true, false) => Scope::Exact,
                };
                self.term.name(pace, text, scope)?;
            }
            _ => {}
        }
        Ok(())
    }
}

impl Mesh {
    fn begin(&mut self, disease: bool) {
        self.term = Term::default();
        self.numbers.clear();
        self.disease = disease;
        self.preferred_concept = true;
        (self.permuted, self.short) = (false, false);
    }

    fn end(&mut self, gather: &mut Gather) -> Result<(), Refusal> {
        gather.pace.row()?;
        let (line, term) = (gather.pace.rows(), std::mem::take(&mut self.term));
        if term.id.len() <= "MESH:".len() {
            gather.issue(IssueCode::BrokenLine, line, "", &term.label_en);
            return Ok(());
        }
        if !self.disease {
            return gather.foreign(&term.id);
        }
        for number in self.numbers.drain(..) {
            // Only these branches are here whole; a disease may also stand under findings or procedures.
            if number.starts_with('C') || number.starts_with("F03") {
                gather.pace.spend(number.len() + term.id.len())?;
                self.tree.push((number, term.id.clone()));
            }
        }
        gather.add(term, line)
    }
}

/// The path within a record.
fn inner(path: &str) -> &str {
    path.split_once('/').map_or("", |(_, inner)| inner)
}

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let mut mesh = Mesh::default();
    walk(source, gather, &["DescriptorRecordSet", "SupplementalRecordSet"], &mut mesh)?;
    let by_number: HashMap<&str, &str> = mesh.tree.iter().map(|(number, id)| (number.as_str(), id.as_str())).collect();
    for (number, id) in &mesh.tree {
        // C04.588.180 is under C04.588; F03 itself is not at hand as a record, nor are the branches C and F.
        let Some((above, _)) = number.rsplit_once('.') else { continue };
        let parent = by_number.get(above).copied();
        if let Some(term) = gather.at.get(id).and_then(|at| gather.terms.get_mut(*at)) {
            term.parents.push(parent.map_or_else(|| above.to_owned(), str::to_owned));
        }
    }
    Ok(())
}
