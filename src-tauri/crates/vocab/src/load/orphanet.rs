//! Orphanet's nomenclature, Orphadata's product 1. <https://www.orphadata.com/alignments/>
//!
//! References count as the same where their relation is `E` (exact), not broader (`BTNT`) or narrower (`NTBT`). Older files
//! write `OrphaNumber`. Names of an edition in another European language stand as English ones.

use super::curie::curie;
use super::decode::Source;
use super::gather::Gather;
use super::xml::{Attribute, Elements, walk};
use super::{IssueCode, Refusal, Scope, Term};

#[derive(Default)]
struct Orphanet {
    term: Term,
    source: String,
    reference: String,
    exact: bool,
    /// The other disorder of an association, and whether the association says that this one was moved there.
    target: String,
    moved: bool,
}

const DISORDER: &str = "DisorderList/Disorder";

impl Elements for Orphanet {
    fn open(&mut self, path: &str, attribute: Attribute, gather: &mut Gather) -> Result<(), Refusal> {
        match path {
            "" => {
                gather.title = "Orphanet".into();
                let date = attribute("date");
                gather.version = date.split(' ').next().unwrap_or_default().chars().take(100).collect();
            }
            DISORDER => self.term = Term::default(),
            "DisorderList/Disorder/ExternalReferenceList/ExternalReference" => {
                self.source.clear();
                self.reference.clear();
                self.exact = false;
            }
            "DisorderList/Disorder/DisorderDisorderAssociationList/DisorderDisorderAssociation" => {
                self.target.clear();
                self.moved = false;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, path: &str, text: &str, gather: &mut Gather) -> Result<(), Refusal> {
        let pace = gather.pace;
        if path == DISORDER {
            return self.end(gather);
        }
        let Some(inner) = path.strip_prefix(DISORDER).and_then(|inner| inner.strip_prefix('/')) else {
            match path {
                "Availability/Licence/FullName" if gather.licence.is_empty() => gather.licence = short(text),
                "Availability/Licence/ShortIdentifier" => gather.licence = short(text),
                _ => {}
            }
            return Ok(());
        };
        match inner {
            "OrphaCode" | "OrphaNumber" => self.term.id = format!("ORPHA:{}", short(text)),
            "Name" => self.term.label(pace, text)?,
            "SynonymList/Synonym" => self.term.name(pace, text, Scope::Exact)?,
            "ExternalReferenceList/ExternalReference/Source" => self.source = short(text),
            "ExternalReferenceList/ExternalReference/Reference" => self.reference = short(text),
            "ExternalReferenceList/ExternalReference/DisorderMappingRelation/Name" => {
                self.exact = text.split_whitespace().next() == Some("E");
            }
            "ExternalReferenceList/ExternalReference" if self.exact && !self.reference.is_empty() => {
                let reference = self.reference.trim_start_matches(&format!("{}:", self.source)).to_owned();
                self.term.same(pace, &curie(&format!("{}:{reference}", self.source)))?;
            }
            "DisorderFlagList/DisorderFlag/Label" => {
                let text = text.to_lowercase();
                self.term.obsolete |= ["inactive", "deprecated", "obsolete"].iter().any(|word| text.contains(word));
            }
            "DisorderDisorderAssociationList/DisorderDisorderAssociation/TargetDisorder/OrphaCode" => {
                self.target = short(text);
            }
            "DisorderDisorderAssociationList/DisorderDisorderAssociation/DisorderDisorderAssociationType/Name" => {
                self.moved = matches!(text, "Moved to" | "Referred to");
            }
            "DisorderDisorderAssociationList/DisorderDisorderAssociation" if self.moved && !self.target.is_empty() => {
                let target = format!("ORPHA:{}", self.target);
                if target != self.term.id {
                    self.term.replacement(pace, &target)?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Orphanet {
    fn end(&mut self, gather: &mut Gather) -> Result<(), Refusal> {
        gather.pace.row()?;
        let (line, term) = (gather.pace.rows(), std::mem::take(&mut self.term));
        if term.id.len() <= "ORPHA:".len() {
            gather.issue(IssueCode::BrokenLine, line, "", &term.label_en);
            return Ok(());
        }
        gather.add(term, line)
    }
}

fn short(text: &str) -> String {
    text.chars().take(500).collect()
}

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let mut orphanet = Orphanet::default();
    walk(source, gather, &["JDBOR"], &mut orphanet)
}
