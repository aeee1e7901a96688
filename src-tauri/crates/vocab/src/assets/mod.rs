//! What texts say a project brings: assets, with the sentence that says so, whether it is there or being obtained, and how good.
//!
//! Rules and word lists are ours [P] (`data/assets.tsv`, each line with its reason). Everything is found in the folded text
//! (`domain::text::fold`), sentence by sentence, so that what is suggested for one project and what is counted over all of them
//! cannot differ. Only titles and summaries are looked at: the fields `title_ja`, `title_en`, `summary_ja`, `summary_en`, and the
//! folded lines behind [`mark::TITLE`] and [`mark::SUMMARY`]. Keywords say a topic, not that something is there.
//!
//! words (the table as one automaton) -> sentences -> context (what stands in one sentence, in which state) -> quality.

mod context;
mod quality;
mod sentences;
mod words;

use context::{Finder, Found};
use domain::text::{fold_with_map, mark};
use domain::{AssetKind, AssetState, Needs, Step};

/// Below this nothing is suggested.
pub const LOWEST: f64 = 0.5;
/// Characters of a label at most.
const LABEL: usize = 20;

/// What a sentence suggests.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// Kind.
    pub kind: AssetKind,
    /// Step it serves.
    pub step: Step,
    /// 有 / 取得中 / 無
    pub state: AssetState,
    /// Short name: the words that said it, at most 20 characters.
    pub label: String,
    /// Cases, animals or repeats.
    pub n: Option<u32>,
    /// Reproduced.
    pub replicated: Option<bool>,
    /// By another laboratory.
    pub independent: Option<bool>,
    /// Under GLP.
    pub glp: Option<bool>,
    /// Which field.
    pub field: String,
    /// The sentence as it stands in the text.
    pub sentence: String,
    /// The words that said it, UTF-16 offsets within the sentence.
    pub from: u32,
    /// End of them.
    pub to: u32,
    /// 0 to 1.
    pub certainty: f64,
    /// Key of the rule, worded by the application under `because.asset-<rule>`.
    pub rule: &'static str,
}

/// What the texts of a project would close, together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hints {
    /// By what is there.
    pub have: Needs,
    /// By what is being obtained (and not there).
    pub obtaining: Needs,
}

/// Whether a field is a title, or a summary; `None` = it is not looked at.
fn is_title(field: &str) -> Option<bool> {
    match field {
        "title_ja" | "title_en" => Some(true),
        "summary_ja" | "summary_en" => Some(false),
        _ => None,
    }
}

/// Suggestions from the fields of a project (name of the field, its text), the surest first; one of a kind, step and sentence.
pub fn suggest(fields: &[(&str, &str)]) -> Vec<Suggestion> {
    let mut finder = Finder::default();
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for (field, text) in fields {
        let Some(title) = is_title(field) else { continue };
        let (folded, map) = fold_with_map(text);
        for sentence in sentences::of(&folded) {
            for found in finder.find(&folded[sentence.clone()], title) {
                let one = suggestion(field, text, &folded, &map, &sentence, found);
                let same = |known: &Suggestion| {
                    (known.kind, known.step) == (one.kind, one.step) && known.sentence == one.sentence
                };
                if !suggestions.iter().any(same) {
                    suggestions.push(one);
                }
            }
        }
    }
    suggestions.sort_by(|a, b| b.certainty.total_cmp(&a.certainty));
    suggestions
}

fn suggestion(
    field: &str,
    text: &str,
    folded: &str,
    map: &[u32],
    sentence: &std::ops::Range<usize>,
    found: &Found,
) -> Suggestion {
    let back = |at: usize| map.get(at).map_or(text.len(), |at| *at as usize).min(text.len());
    let (begin, end) = (back(sentence.start), back(sentence.end));
    let whole = &text[begin..end];
    let begin = begin + (whole.len() - whole.trim_start().len());
    let whole = whole.trim();
    let (from, to) = (back(sentence.start + found.start), back(sentence.start + found.end));
    // What was dropped behind the last character is no part of the words.
    let to = from + text[from..to].trim_end().len();
    // A Latin word is quoted whole: liposomes for liposom.
    let latin = text[from..to].ends_with(|c: char| c.is_ascii_alphabetic());
    let rest = text[to..begin + whole.len()].bytes().take_while(u8::is_ascii_alphabetic).count();
    let to = if latin { to + rest } else { to };
    let utf16 = |at: usize| u32::try_from(text[begin..at].encode_utf16().count()).unwrap_or(u32::MAX);
    let quality = quality::of(&folded[sentence.clone()], found.kind);
    Suggestion {
        kind: found.kind,
        step: found.step,
        state: found.state,
        label: label(&text[begin..from], &text[from..to]),
        n: quality.n,
        replicated: quality.replicated,
        independent: quality.independent,
        glp: quality.glp,
        field: field.to_owned(),
        sentence: whole.to_owned(),
        from: utf16(from),
        to: utf16(to),
        certainty: f64::from(found.certainty) / 100.0,
        rule: found.rule,
    }
}

/// The words with what is written in one with them (抗CLDN6抗体 for 抗体), unless that grows too long.
fn label(before: &str, words: &str) -> String {
    let joined = |c: &char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '\u{30A1}'..='\u{30FC}' | '\u{4E00}'..='\u{9FFF}' | '々' | '-' | '\u{0370}'..='\u{03FF}')
    };
    let head: Vec<char> = before.chars().rev().take_while(joined).collect();
    let room = LABEL.saturating_sub(words.chars().count());
    let latin = words.chars().next().is_some_and(|c| c.is_ascii());
    let head = if latin || head.len() > room { Vec::new() } else { head };
    head.into_iter().rev().chain(words.chars()).take(LABEL).collect()
}

/// What the folded lines of a project would close: exactly what [`suggest`] finds in the same texts, without its words.
pub fn hints(folded: &str) -> Hints {
    let mut finder = Finder::default();
    let mut hints = Hints::default();
    for line in folded.lines() {
        let (field, text) = mark::split(line);
        let title = match field {
            mark::TITLE => true,
            mark::SUMMARY => false,
            _ => continue,
        };
        for sentence in sentences::of(text) {
            for found in finder.find(&text[sentence], title) {
                let closes = Needs::closed_by(found.kind, found.step);
                match found.state {
                    AssetState::Have => hints.have = hints.have.and(closes),
                    AssetState::Obtaining => hints.obtaining = hints.obtaining.and(closes),
                    AssetState::None | AssetState::Unknown => {}
                }
            }
        }
    }
    hints.obtaining = hints.obtaining.without(hints.have);
    hints
}
