//! From the texts of a project to the concepts it may be tagged with.

use super::{Evidence, Mark, Passage, PassageField};
use crate::lesson::hundredth;
use crate::prelude::*;
use domain::text::CodePoints;
use store::project::ProjectTexts;
use vocab::own::{Own, Suggestion};
use vocab::suggest::{Matcher, Reason};

/// A concept the texts suggest.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) kind: Kind,
    /// The likeliest first.
    pub(super) ids: Vec<String>,
    pub(super) surface: String,
    pub(super) certainty: f64,
    pub(super) plain: f64,
    pub(super) accepted: u32,
    pub(super) rejected: u32,
    pub(super) reason: Reason,
    pub(super) ticked: bool,
    pub(super) evidence: Evidence,
    pub(super) places: u32,
}

impl Draft {
    /// The concept.
    pub(super) fn id(&self) -> &str {
        self.ids.first().map_or("", String::as_str)
    }
}

/// Not what the project is about: its tools, what is denied, excluded or past.
pub(crate) fn is_aside(reason: Reason) -> bool {
    matches!(reason, Reason::Tool | Reason::Negated | Reason::Excluded | Reason::History)
}

/// The texts that are looked through, empty ones left out.
pub(super) fn passages(texts: &ProjectTexts) -> Vec<(PassageField, &str)> {
    use PassageField as P;
    let all = [
        (P::TitleJa, &texts.title_ja),
        (P::TitleEn, &texts.title_en),
        (P::SummaryJa, &texts.summary_ja),
        (P::SummaryEn, &texts.summary_en),
        (P::Keywords, &texts.keywords),
    ];
    all.into_iter().filter(|(_, text)| !text.trim().is_empty()).map(|(field, text)| (field, text.as_str())).collect()
}

/// Every concept the texts suggest, each once with its best place, in the order in which it is first named; and where.
pub(super) fn gather(own: &Own, matcher: &Matcher, passages: &[(PassageField, &str)]) -> (Vec<Draft>, Vec<Passage>) {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut out = Vec::with_capacity(passages.len());
    for (field, text) in passages {
        let mut marks = Vec::new();
        let mut points = CodePoints::of(text);
        for suggestion in own.suggest(matcher, text) {
            let reason = suggestion.mention.reason;
            let (start, end) = (suggestion.mention.start, suggestion.mention.end);
            let draft = draft(text, suggestion);
            let at = drafts.iter().position(|known| known.kind == draft.kind && known.id() == draft.id());
            let at = match at {
                Some(at) => {
                    let known = &mut drafts[at];
                    let places = known.places + 1;
                    if draft.certainty > known.certainty {
                        *known = draft;
                    }
                    known.places = places;
                    at
                }
                None => {
                    drafts.push(draft);
                    drafts.len() - 1
                }
            };
            let aside = is_aside(reason).then(|| reason.code().to_owned());
            let candidate = u32::try_from(at).unwrap_or(u32::MAX);
            marks.push(Mark { start: points.at(start), end: points.at(end), candidate, aside });
        }
        out.push(Passage { field: *field, text: (*text).to_owned(), marks });
    }
    (drafts, out)
}

fn draft(text: &str, suggestion: Suggestion) -> Draft {
    let Suggestion { mention, plain, accepted, rejected } = suggestion;
    Draft {
        kind: mention.kind,
        surface: text[mention.start..mention.end].to_owned(),
        certainty: hundredth(mention.score),
        plain: hundredth(plain),
        accepted,
        rejected,
        reason: mention.reason,
        ticked: mention.ticked,
        evidence: evidence(text, mention.start, mention.end),
        places: 1,
        ids: mention.ids.into_iter().map(std::borrow::Cow::into_owned).collect(),
    }
}

/// Characters of a quotation before and after its words; a sentence that is longer is cut with ….
const AROUND: usize = 60;

/// The sentence in which words stand.
fn evidence(text: &str, start: usize, end: usize) -> Evidence {
    let ends = |c: char| matches!(c, '。' | '．' | '！' | '？' | '!' | '?' | '\n' | '\r');
    let before = &text[..start];
    let from = before.char_indices().rev().find(|(at, c)| ends(*c) || is_full_stop(text, *at, *c));
    let from = from.map_or(0, |(at, c)| at + c.len_utf8());
    let after = &text[end..];
    let to = after.char_indices().find(|(at, c)| ends(*c) || is_full_stop(text, end + at, *c));
    let to = to.map_or(text.len(), |(at, c)| end + at + if c == '\n' || c == '\r' { 0 } else { c.len_utf8() });
    let head: Vec<char> = text[from..start].trim_start().chars().collect();
    let tail: Vec<char> = text[end..to].trim_end().chars().collect();
    let words: String = text[start..end].to_owned();
    let mut quoted = String::new();
    let cut = head.len().saturating_sub(AROUND);
    if cut > 0 {
        quoted.push('…');
    }
    quoted.extend(&head[cut..]);
    let begin = quoted.chars().count();
    quoted.push_str(&words);
    let finish = quoted.chars().count();
    quoted.extend(tail.iter().take(AROUND));
    if tail.len() > AROUND {
        quoted.push('…');
    }
    let point = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Evidence { text: quoted, start: point(begin), end: point(finish) }
}

/// A full stop of English: before a space, not behind a single letter or a digit (E. coli, 1.5).
fn is_full_stop(text: &str, at: usize, c: char) -> bool {
    c == '.'
        && text[at + 1..].starts_with(' ')
        && text[..at].chars().rev().take_while(|c| c.is_alphanumeric()).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_the_sentence_of_its_words() {
        let check = |text: &str, words: &str, wanted: &str| {
            let at = text.find(words).expect("the words");
            let quote = evidence(text, at, at + words.len());
            assert_eq!(quote.text, wanted, "{text}");
            let chars: Vec<char> = quote.text.chars().collect();
            let marked: String = chars[quote.start as usize..quote.end as usize].iter().collect();
            assert_eq!(marked, words, "{text}");
        };
        check("前の文。膵癌を治す。後の文。", "膵癌", "膵癌を治す。");
        check("膵癌", "膵癌", "膵癌");
        check(
            "We study E. coli. Pancreatic cancer is treated. Then",
            "Pancreatic cancer",
            "Pancreatic cancer is treated.",
        );
        check("一行目\n肺癌 二行目\n", "肺癌", "肺癌 二行目");
        check("値は1.5倍の𠮷膵癌である", "膵癌", "値は1.5倍の𠮷膵癌である");
        let long = format!("{}膵癌{}。", "あ".repeat(200), "い".repeat(200));
        check(&long, "膵癌", &format!("…{}膵癌{}…", "あ".repeat(60), "い".repeat(60)));
    }
}
