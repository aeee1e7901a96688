//! OBO Graphs: an ontology as JSON, nodes and edges. <https://github.com/geneontology/obographs>
//!
//! What counts as the same concept: see `obo`; JSON does not qualify cross-references, so that MONDO's exact matches are
//! taken from its properties only. Nodes that are only mentioned (neither label nor anything else) are no terms.

use super::curie::{curie, of_concepts, prefix};
use super::decode::Source;
use super::gather::Gather;
use super::json::{Items, Keys, List, Object, Texts, ended, halt, walk};
use super::obo::{is_short, version};
use super::{IssueCode, Refusal, Scope, Term};
use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess};

#[derive(Deserialize, Default)]
#[serde(default)]
struct Node {
    id: Texts,
    lbl: Texts,
    #[serde(rename = "type")]
    kind: Texts,
    meta: Option<Meta>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Meta {
    synonyms: Vec<Property>,
    xrefs: Vec<Property>,
    #[serde(rename = "basicPropertyValues")]
    properties: Vec<Property>,
    deprecated: Option<bool>,
    version: Texts,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Property {
    pred: Texts,
    val: Texts,
    #[serde(rename = "synonymType")]
    kind: Texts,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Edge {
    sub: Texts,
    pred: Texts,
    obj: Texts,
}

#[derive(Clone, Copy, PartialEq)]
enum Within {
    Document,
    Graphs,
    Graph,
    Nodes,
    Edges,
}

struct Top<'g, 'a> {
    gather: &'g mut Gather<'a>,
    within: Within,
    nodes: bool,
    /// Edges may stand before the nodes.
    edges: Vec<(String, String)>,
}

impl Top<'_, '_> {
    /// Runs something one level deeper.
    fn into<T>(&mut self, within: Within, run: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.within, within);
        let done = run(self);
        self.within = before;
        done
    }
}

impl Keys for Top<'_, '_> {
    fn key<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        match (self.within, key) {
            (Within::Document, "graphs") => {
                self.into(Within::Graphs, |top| map.next_value_seed(List(top)))?;
            }
            (Within::Graph, "nodes") => {
                self.nodes = true;
                self.into(Within::Nodes, |top| map.next_value_seed(List(top)))?;
            }
            (Within::Graph, "edges") => {
                self.into(Within::Edges, |top| map.next_value_seed(List(top)))?;
            }
            (Within::Graph, "id") => {
                let id: Texts = map.next_value()?;
                let stem = id.first().rsplit('/').next().unwrap_or_default();
                let stem: String = stem.split(['.', '#']).next().unwrap_or_default().chars().take(200).collect();
                if self.gather.own_prefix.is_empty() {
                    self.gather.title.clone_from(&stem);
                    self.gather.own_prefix = stem.split('-').next().unwrap_or_default().to_owned();
                }
            }
            (Within::Graph, "meta") => {
                let meta: Option<Meta> = map.next_value()?;
                self.about(&meta.unwrap_or_default());
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn let_go(&self) {
        self.gather.pace.let_go();
    }
}

impl Items for Top<'_, '_> {
    fn item<'de, S: SeqAccess<'de>>(&mut self, list: &mut S) -> Result<bool, S::Error> {
        let pace = self.gather.pace;
        let done = match self.within {
            Within::Nodes => match list.next_element::<Node>()? {
                Some(node) => pace.row().and_then(|()| take(node, self.gather)),
                None => return Ok(false),
            },
            Within::Edges => match list.next_element::<Edge>()? {
                Some(edge) => {
                    pace.let_go();
                    self.edge(&edge)
                }
                None => return Ok(false),
            },
            _ => {
                let graph = self.into(Within::Graph, |top| list.next_element_seed(Object(top)))?;
                return Ok(graph.is_some());
            }
        };
        done.map_err(|refusal| halt(pace, refusal))?;
        Ok(true)
    }
}

impl Top<'_, '_> {
    fn edge(&mut self, edge: &Edge) -> Result<(), Refusal> {
        if edge.pred.first() == "is_a" || edge.pred.first().ends_with("subClassOf") {
            let (from, to) = (curie(edge.sub.first()), curie(edge.obj.first()));
            self.gather.pace.spend(from.len() + to.len())?;
            self.edges.push((from, to));
        }
        Ok(())
    }

    fn about(&mut self, meta: &Meta) {
        if self.gather.version.is_empty() {
            self.gather.version = version(meta.version.first());
        }
        for property in &meta.properties {
            let value: String = property.val.first().chars().take(500).collect();
            match property.pred.first().rsplit(['/', '#', ':']).next().unwrap_or_default() {
                "license" => self.gather.licence = value,
                "title" => self.gather.title = value,
                "versionInfo" if self.gather.version.is_empty() => self.gather.version = value,
                _ => {}
            }
        }
    }
}

fn take(node: Node, gather: &mut Gather) -> Result<(), Refusal> {
    let (pace, line) = (gather.pace, gather.pace.rows());
    let id = curie(node.id.first());
    if id.is_empty() {
        gather.issue(IssueCode::BrokenLine, line, "", node.lbl.first());
        return Ok(());
    }
    if !matches!(node.kind.first(), "" | "CLASS") {
        return gather.foreign(&id);
    }
    if node.lbl.first().is_empty() && node.meta.is_none() {
        return gather.foreign(&id);
    }
    let meta = node.meta.unwrap_or_default();
    let mut term = Term::new(id);
    term.obsolete = meta.deprecated == Some(true);
    term.label(pace, node.lbl.first())?;
    for synonym in &meta.synonyms {
        let exact = synonym.pred.first().ends_with("hasExactSynonym");
        let scope = match (exact, is_short(synonym.kind.first())) {
            (true, true) => Scope::Short,
            (true, false) => Scope::Exact,
            _ => Scope::Related,
        };
        term.name(pace, synonym.val.first(), scope)?;
    }
    for xref in &meta.xrefs {
        let other = curie(xref.val.first());
        if prefix(&term.id) != "MONDO" && of_concepts(&other) {
            term.same(pace, &other)?;
        }
    }
    let mut consider = Vec::new();
    for property in &meta.properties {
        let value = property.val.first();
        match property.pred.first().rsplit(['/', '#', ':']).next().unwrap_or_default() {
            "exactMatch" => term.same(pace, &curie(value))?,
            "closeMatch" => term.close(pace, &curie(value))?,
            "IAO_0100001" | "isReplacedBy" => term.replacement(pace, &curie(value))?,
            "consider" => consider.push(value),
            "prefLabel" => term.label(pace, value)?,
            "altLabel" => term.name(pace, value, Scope::Exact)?,
            "hasAlternativeId" => gather.former_id(&curie(value), &term.id, line)?,
            _ => {}
        }
    }
    // What is to be considered counts only where nothing replaces the term.
    if term.replaced_by.is_empty() {
        for other in consider {
            term.replacement(pace, &curie(other))?;
        }
    }
    gather.add(term, line)
}

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let mut top = Top { gather, within: Within::Document, nodes: false, edges: Vec::new() };
    let result = walk(source, &mut top);
    let (nodes, edges) = (top.nodes, std::mem::take(&mut top.edges));
    ended(result, gather)?;
    if !nodes {
        return Err(Refusal::NotThisFormat { missing: vec!["graphs".into(), "nodes".into()] });
    }
    for (from, to) in edges {
        if let Some(term) = gather.at.get(&from).and_then(|at| gather.terms.get_mut(*at)) {
            term.parents.push(to);
        }
    }
    Ok(())
}
