//! What is done once every term is there: former ids, borrowed terms, names each once, links that lead somewhere, no circles.

use super::curie::prefix;
use super::gather::Gather;
use super::{Format, IssueCode, Loaded, Refusal, Term};
use std::collections::HashSet;

/// What obsolete terms bear before their name: `obsolete x` in OBO ontologies, `OBSOLETE: x` in Orphanet.
const OBSOLETE: &str = "obsolete";

impl Gather<'_> {
    /// Everything that was gathered, in order.
    pub(super) fn finish(mut self) -> Result<Loaded, Refusal> {
        self.former_ids()?;
        self.borrowed();
        for term in &mut self.terms {
            settle(term);
        }
        self.nameless();
        self.reindex();
        self.links();
        self.circles();
        if self.terms.is_empty() {
            return Err(Refusal::NothingFound);
        }
        Ok(Loaded {
            format: self.format,
            title: self.title,
            version: self.version,
            licence: self.licence,
            rows: self.pace.rows(),
            left_out: self.left_out,
            terms: self.terms,
            issues: self.issues,
            issue_count: self.issue_count,
        })
    }

    /// An id that belongs to another term now is an obsolete term replaced by it. One that is in force all the same stays so.
    fn former_ids(&mut self) -> Result<(), Refusal> {
        for (id, now, line) in std::mem::take(&mut self.former_ids) {
            if id == now {
                continue;
            }
            let known = self.at.contains_key(&id);
            let term = self.term(&id, line)?;
            if known && !term.obsolete {
                self.issue(IssueCode::DuplicateId, line, &id, &now);
                continue;
            }
            term.obsolete = true;
            term.replaced_by.push(now);
        }
        Ok(())
    }

    /// What turned out to be no term, and terms that an ontology only borrows from others, where it says which are its own,
    /// are left out.
    fn borrowed(&mut self) {
        let own = std::mem::take(&mut self.own_prefix);
        let of_own = |term: &Term| prefix(&term.id).eq_ignore_ascii_case(&own);
        let tells = !own.is_empty() && self.terms.iter().any(of_own);
        let mut lines = std::mem::take(&mut self.lines).into_iter();
        let mut kept = Vec::with_capacity(self.terms.len());
        for term in std::mem::take(&mut self.terms) {
            let line = lines.next().unwrap_or(0);
            if self.foreign.contains(&term.id) {
                continue;
            }
            if !tells || of_own(&term) {
                kept.push(term);
                self.lines.push(line);
            } else {
                self.left_out += 1;
                self.foreign.insert(term.id);
            }
        }
        self.terms = kept;
    }

    fn nameless(&mut self) {
        if self.format == Format::Sssom {
            return;
        }
        let mut lines = std::mem::take(&mut self.lines).into_iter();
        for term in std::mem::take(&mut self.terms) {
            let line = lines.next().unwrap_or(0);
            let named = !term.label_ja.is_empty() || !term.label_en.is_empty() || !term.names.is_empty();
            if named || term.obsolete {
                self.terms.push(term);
                self.lines.push(line);
            } else {
                self.issue(IssueCode::NoName, line, &term.id, "");
                self.foreign.insert(term.id);
            }
        }
    }

    fn reindex(&mut self) {
        self.at = self.terms.iter().enumerate().map(|(at, term)| (term.id.clone(), at)).collect();
    }

    /// Parents outside the file are dropped. Replacements are kept: a list of withdrawn entries names only them.
    fn links(&mut self) {
        let in_force = self.terms.iter().any(|term| !term.obsolete);
        let mut issues = Vec::new();
        for (at, term) in self.terms.iter_mut().enumerate() {
            let (index, foreign, id) = (&self.at, &self.foreign, &term.id);
            term.parents.retain(|parent| {
                let known = index.contains_key(parent);
                if !known && !foreign.contains(parent) {
                    issues.push((IssueCode::UnknownParent, at, id.clone(), parent.clone()));
                }
                known
            });
            if in_force {
                for replacement in term.replaced_by.iter().filter(|r| !index.contains_key(*r)) {
                    issues.push((IssueCode::UnknownReplacement, at, id.clone(), replacement.clone()));
                }
            }
            // Enough to fill the list; the others are only counted.
            if issues.len() > super::MAX_ISSUES {
                self.issue_count += (issues.len() - super::MAX_ISSUES) as u64;
                issues.truncate(super::MAX_ISSUES);
            }
        }
        for (code, at, id, detail) in issues {
            let line = self.lines.get(at).copied().unwrap_or(0);
            self.issue(code, line, &id, &detail);
        }
    }

    /// Walks upward from every term in the order of the file, along parents in their order, and drops each link that leads
    /// back into the walk: the same file always loses the same links. Without recursion, as chains may be a million long.
    fn circles(&mut self) {
        let up: Vec<Vec<u32>> = self
            .terms
            .iter()
            .map(|term| term.parents.iter().filter_map(|p| self.at.get(p)).map(|at| *at as u32).collect())
            .collect();
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            Open,
            Done,
        }
        let mut state = vec![State::New; up.len()];
        let mut closing: Vec<(usize, usize)> = Vec::new();
        let mut walk: Vec<(usize, usize)> = Vec::new();
        for start in 0..up.len() {
            if state.get(start) != Some(&State::New) {
                continue;
            }
            walk.push((start, 0));
            if let Some(s) = state.get_mut(start) {
                *s = State::Open;
            }
            while let Some((at, edge)) = walk.last_mut() {
                let (here, nth) = (*at, *edge);
                *edge += 1;
                let Some(parent) = up.get(here).and_then(|edges| edges.get(nth)).map(|p| *p as usize) else {
                    if let Some(s) = state.get_mut(here) {
                        *s = State::Done;
                    }
                    walk.pop();
                    continue;
                };
                match state.get_mut(parent) {
                    Some(s) if *s == State::New => {
                        *s = State::Open;
                        walk.push((parent, 0));
                    }
                    Some(s) if *s == State::Open => closing.push((here, parent)),
                    _ => {}
                }
            }
        }
        for (at, parent) in closing {
            let Some(parent) = self.terms.get(parent).map(|term| term.id.clone()) else { continue };
            let line = self.lines.get(at).copied().unwrap_or(0);
            let Some(term) = self.terms.get_mut(at) else { continue };
            term.parents.retain(|p| *p != parent);
            let id = term.id.clone();
            self.issue(IssueCode::Circle, line, &id, &parent);
        }
    }
}

/// Names each once and none that is a label again; lists each once; the mark of an obsolete name goes.
fn settle(term: &mut Term) {
    if term.obsolete {
        for label in [&mut term.label_ja, &mut term.label_en] {
            let marked = label.get(..OBSOLETE.len()).is_some_and(|head| head.eq_ignore_ascii_case(OBSOLETE));
            let rest = label.get(OBSOLETE.len()..).unwrap_or_default();
            let name = rest.trim_start_matches([':', ' ']);
            if marked && name.len() < rest.len() && !name.is_empty() {
                *label = name.to_owned();
            }
        }
    } else {
        term.replaced_by.clear();
    }
    let mut seen: HashSet<String> = HashSet::with_capacity(term.names.len());
    let (ja, en) = (&term.label_ja, &term.label_en);
    term.names.retain(|name| name.text != *ja && name.text != *en && seen.insert(name.text.clone()));
    for list in [&mut term.parents, &mut term.same, &mut term.close, &mut term.replaced_by] {
        if list.len() > 1 {
            let mut seen: HashSet<String> = HashSet::with_capacity(list.len());
            list.retain(|id| seen.insert(id.clone()));
        }
    }
    let same: HashSet<&String> = term.same.iter().collect();
    term.close.retain(|id| !same.contains(id));
    let id = &term.id;
    term.same.retain(|other| other != id);
}
