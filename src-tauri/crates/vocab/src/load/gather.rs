//! The terms of a file while it is read. What is done once all are there is in `finish`.

use super::pace::Pace;
use super::{Bound, Format, Issue, IssueCode, MAX_ISSUES, MAX_TERMS, Name, Refusal, Scope, Term};
use std::collections::{HashMap, HashSet};

/// Letters of a detail kept.
const DETAIL: usize = 120;

/// Collects terms, issues and what the file says of itself.
pub(super) struct Gather<'a> {
    pub(super) pace: &'a Pace<'a>,
    pub(super) format: Format,
    pub(super) title: String,
    pub(super) version: String,
    pub(super) licence: String,
    pub(super) left_out: u64,
    pub(super) terms: Vec<Term>,
    /// Where each term stands in the file.
    pub(super) lines: Vec<u64>,
    pub(super) at: HashMap<String, usize>,
    /// Ids that now belong to another term: the id, that term, where it says so.
    pub(super) former_ids: Vec<(String, String, u64)>,
    /// Ids that are named in the file but are no terms of this list.
    pub(super) foreign: HashSet<String>,
    /// The prefix of the file's own terms, where it says so; others are borrowed.
    pub(super) own_prefix: String,
    pub(super) issues: Vec<Issue>,
    pub(super) issue_count: u64,
}

impl<'a> Gather<'a> {
    pub(super) fn new(format: Format, pace: &'a Pace<'a>) -> Gather<'a> {
        Gather {
            pace,
            format,
            title: String::new(),
            version: String::new(),
            licence: String::new(),
            left_out: 0,
            terms: Vec::new(),
            lines: Vec::new(),
            at: HashMap::new(),
            former_ids: Vec::new(),
            foreign: HashSet::new(),
            own_prefix: String::new(),
            issues: Vec::new(),
            issue_count: 0,
        }
    }

    pub(super) fn issue(&mut self, code: IssueCode, line: u64, id: &str, detail: &str) {
        self.issue_count += 1;
        if self.issues.len() < MAX_ISSUES {
            let short = |text: &str| text.chars().take(DETAIL).collect();
            self.issues.push(Issue { code, line, id: short(id), detail: short(detail) });
        }
    }

    /// Issues that were counted elsewhere.
    pub(super) fn uncounted(&mut self, more: u64) {
        self.issue_count += more;
    }

    /// The term of this id, made if it is new: for files that tell a term in several rows.
    pub(super) fn term(&mut self, id: &str, line: u64) -> Result<&mut Term, Refusal> {
        let at = match self.at.get(id) {
            Some(at) => *at,
            None => self.push(Term { id: id.to_owned(), ..Term::default() }, line)?,
        };
        // The place is always of a term pushed before.
        self.terms.get_mut(at).ok_or(Refusal::NothingFound)
    }

    /// Adds a whole term. One whose id was there before is united with it: the first label stays, lists are joined, and it
    /// is obsolete only if both are.
    pub(super) fn add(&mut self, term: Term, line: u64) -> Result<(), Refusal> {
        let Some(first) = self.at.get(&term.id).and_then(|at| self.terms.get_mut(*at)) else {
            return self.push(term, line).map(|_| ());
        };
        let id = term.id;
        for (label, mine) in [(term.label_ja, &mut first.label_ja), (term.label_en, &mut first.label_en)] {
            if mine.is_empty() {
                *mine = label;
            } else if !label.is_empty() {
                let ja = is_japanese(&label);
                first.names.push(Name { text: label, ja, scope: Scope::Exact });
            }
        }
        first.names.extend(term.names);
        first.parents.extend(term.parents);
        first.same.extend(term.same);
        first.close.extend(term.close);
        first.obsolete &= term.obsolete;
        if first.obsolete {
            first.replaced_by.extend(term.replaced_by);
        } else {
            first.replaced_by.clear();
        }
        self.issue(IssueCode::DuplicateId, line, &id, "");
        Ok(())
    }

    fn push(&mut self, term: Term, line: u64) -> Result<usize, Refusal> {
        if self.terms.len() as u64 >= MAX_TERMS {
            return Err(Refusal::TooLarge { bound: Bound::Terms, limit: MAX_TERMS });
        }
        // Once in the term and once in the index.
        self.pace.spend(term.id.len())?;
        self.pace.spend(term.id.len())?;
        let at = self.terms.len();
        self.at.insert(term.id.clone(), at);
        self.terms.push(term);
        self.lines.push(line);
        Ok(at)
    }

    /// An id that now belongs to another term.
    pub(super) fn former_id(&mut self, id: &str, now: &str, line: u64) -> Result<(), Refusal> {
        self.pace.spend(id.len() + now.len())?;
        self.former_ids.push((id.to_owned(), now.to_owned(), line));
        Ok(())
    }

    /// An id of the file that is no term of this list.
    pub(super) fn foreign(&mut self, id: &str) -> Result<(), Refusal> {
        self.left_out += 1;
        if !self.foreign.contains(id) {
            self.pace.spend(id.len())?;
            self.foreign.insert(id.to_owned());
        }
        Ok(())
    }
}

impl Term {
    pub(super) fn new(id: String) -> Term {
        Term { id, ..Term::default() }
    }

    /// An official name; which of the two languages it is of tells its writing. A second one of a language is a name.
    pub(super) fn label(&mut self, pace: &Pace, text: &str) -> Result<(), Refusal> {
        self.label_in(pace, text, is_japanese(text))
    }

    /// An official name of a language that the file tells.
    pub(super) fn label_in(&mut self, pace: &Pace, text: &str, ja: bool) -> Result<(), Refusal> {
        let text = text.trim();
        let mine = if ja { &mut self.label_ja } else { &mut self.label_en };
        if text.is_empty() || mine == text {
            return Ok(());
        }
        if !mine.is_empty() {
            return self.name(pace, text, Scope::Exact);
        }
        pace.spend(text.len())?;
        mine.push_str(text);
        Ok(())
    }

    pub(super) fn name(&mut self, pace: &Pace, text: &str, scope: Scope) -> Result<(), Refusal> {
        let text = text.trim();
        if !text.is_empty() {
            pace.spend(text.len())?;
            self.names.push(Name { text: text.to_owned(), ja: is_japanese(text), scope });
        }
        Ok(())
    }

    pub(super) fn same(&mut self, pace: &Pace, id: &str) -> Result<(), Refusal> {
        keep(pace, &mut self.same, id)
    }

    pub(super) fn close(&mut self, pace: &Pace, id: &str) -> Result<(), Refusal> {
        keep(pace, &mut self.close, id)
    }

    pub(super) fn parent(&mut self, pace: &Pace, id: &str) -> Result<(), Refusal> {
        keep(pace, &mut self.parents, id)
    }

    pub(super) fn replacement(&mut self, pace: &Pace, id: &str) -> Result<(), Refusal> {
        keep(pace, &mut self.replaced_by, id)
    }
}

fn keep(pace: &Pace, list: &mut Vec<String>, id: &str) -> Result<(), Refusal> {
    if !id.is_empty() {
        pace.spend(id.len())?;
        list.push(id.to_owned());
    }
    Ok(())
}

/// Whether a text holds kana or kanji.
pub(super) fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(
            c,
            '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
                | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}'
        )
    })
}
