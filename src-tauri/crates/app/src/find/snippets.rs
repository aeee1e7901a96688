//! Why a project was found: a stretch of its text around a hit.

use super::meaning::Mark;
use super::{Snippet, SnippetField, SnippetRequest, Snippets};
use crate::own::known;
use crate::prelude::*;
use crate::state::Open;
use domain::text;
use std::collections::{HashMap, HashSet};
use store::project::ProjectTexts;

/// Projects that are looked at.
const PROJECTS: usize = 200;
/// Of those whose hit only an earlier year has, so many are read in full.
const EARLIER: usize = 50;
/// Characters before the first hit (in a list there is little room to its right), and of the whole stretch.
const BEFORE: usize = 4;
const STRETCH: usize = 64;

/// Why these projects were found, beside what their title shows.
///
/// # Errors
/// `NoLibrary`, a database error.
pub async fn snippets(context: &Context<'_>, args: SnippetRequest) -> Result<Snippets, Problem> {
    let open = context.app.library().await?;
    let query = domain::query::read(&args.filter.text);
    let marks = open.meaning(args.filter.exact, |meaning| {
        meaning.want(&query.expr, true);
        std::mem::take(&mut meaning.marks)
    });
    if marks.is_empty() {
        return Ok(Snippets { snippets: Vec::new() });
    }
    let mut seen = HashSet::new();
    let ids: Vec<Id> = args.projects.iter().copied().filter(|id| seen.insert(*id)).take(PROJECTS).collect();
    let texts = store::project::texts(&open.store, &ids).await?;
    let texts: HashMap<Id, ProjectTexts> = texts.into_iter().map(|texts| (texts.id, texts)).collect();
    let mut notes: Option<HashMap<Id, Vec<String>>> = None;
    let mut left = EARLIER;
    let mut snippets = Vec::new();
    for id in ids {
        let Some(texts) = texts.get(&id) else { continue };
        // What the title shows needs no other reason.
        let titles = [&texts.title_ja, &texts.title_en].map(|title| text::fold(title));
        let shown = |mark: &Mark| titles.iter().any(|title| !mark.word.hits(title).is_empty());
        let met: HashSet<usize> = marks.iter().filter(|mark| shown(mark)).map(|mark| mark.term).collect();
        let marks: Vec<Mark> = marks.iter().filter(|mark| !met.contains(&mark.term)).cloned().collect();
        if marks.is_empty() {
            continue;
        }
        let mut found = says(&open, texts, &marks);
        if found.is_none() {
            let notes = match &mut notes {
                Some(notes) => notes,
                None => notes.insert(noted(&open).await?),
            };
            found = first(SnippetField::Note, notes.get(&id).into_iter().flatten().map(String::as_str), &marks);
        }
        if found.is_none() && left > 0 {
            left -= 1;
            found = earlier(&open, id, &marks).await?;
        }
        snippets.extend(found.map(|(field, text, marks)| Snippet { project: id, field, text, marks }));
    }
    Ok(Snippets { snippets })
}

/// A stretch, and what to mark of it.
type Found = (SnippetField, String, Vec<(u32, u32)>);

fn first<'a>(field: SnippetField, texts: impl IntoIterator<Item = &'a str>, marks: &[Mark]) -> Option<Found> {
    texts.into_iter().find_map(|text| stretch(text, marks)).map(|(text, marks)| (field, text, marks))
}

/// In what the project says now.
fn says(open: &Open, texts: &ProjectTexts, marks: &[Mark]) -> Option<Found> {
    use SnippetField as F;
    let own = open.own();
    let (tags, stated) = {
        let index = open.index();
        let entry = index.get(texts.id)?;
        let tags: Vec<Concept> = entry.tagged.tags.iter().map(|tag| known(&own, tag.kind, &tag.concept)).collect();
        let number = entry.number.clone().unwrap_or_default();
        (tags, [entry.institution.to_string(), entry.researcher.to_string(), entry.programme.to_string(), number])
    };
    let names = tags.iter().flat_map(|concept| [&concept.label_ja, &concept.label_en, &concept.short_ja]);
    let [institution, researcher, programme, number] = &stated;
    let places: [(F, &str); 7] = [
        (F::SummaryJa, &texts.summary_ja),
        (F::SummaryEn, &texts.summary_en),
        (F::Keywords, &texts.keywords),
        (F::Institution, institution),
        (F::Researcher, researcher),
        (F::Programme, programme),
        (F::Number, number),
    ];
    let said = places.into_iter().find_map(|(field, text)| first(field, [text], marks));
    said.or_else(|| first(F::Tag, names.map(String::as_str), marks))
}

/// Notes on projects in themes.
async fn noted(open: &Open) -> Result<HashMap<Id, Vec<String>>, Problem> {
    let mut notes: HashMap<Id, Vec<String>> = HashMap::new();
    for thread in store::theme::list(&open.store).await?.into_iter().flat_map(|theme| theme.threads) {
        notes.entry(thread.project).or_default().push(thread.note);
    }
    Ok(notes)
}

/// In what an earlier year said.
async fn earlier(open: &Open, id: Id, marks: &[Mark]) -> Result<Option<Found>, Problem> {
    let Some(detail) = store::project::detail(&open.store, id).await? else { return Ok(None) };
    let texts = detail.years.iter().flat_map(|year| {
        let year = &year.year;
        let number = year.number.as_deref().unwrap_or_default();
        [
            year.title_ja.as_str(),
            &year.title_en,
            &year.summary_ja,
            &year.summary_en,
            &year.keywords,
            &year.institution,
            &year.researcher,
            &year.programme,
            number,
        ]
    });
    Ok(first(SnippetField::Earlier, texts, marks))
}

/// The stretch of a text around its first hit, and where the hits in it stand, in UTF-16 units.
fn stretch(original: &str, marks: &[Mark]) -> Option<(String, Vec<(u32, u32)>)> {
    if original.is_empty() {
        return None;
    }
    let (folded, map) = text::fold_with_map(original);
    let place = |at: usize| map.get(at).map_or(original.len(), |byte| *byte as usize);
    let mut hits: Vec<(usize, usize)> = marks
        .iter()
        .flat_map(|mark| mark.word.hits(&folded).into_iter().map(|at| (at, at + mark.word.text.len())))
        .map(|(start, end)| (place(start), place(end)))
        .collect();
    hits.sort_unstable();
    let first = hits.first()?.0;
    let before: Vec<usize> = original[..first].char_indices().map(|(at, _)| at).collect();
    let from = before.len().checked_sub(BEFORE).map_or(0, |at| before[at]);
    let to = original[from..].char_indices().nth(STRETCH).map_or(original.len(), |(at, _)| from + at);
    let mut shown = String::new();
    let mut units = 0;
    let mut spans: Vec<(u32, u32)> = Vec::new();
    let push = |text: &str, shown: &mut String, units: &mut u32| {
        for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
            shown.push(c);
            *units += u32::try_from(c.len_utf16()).unwrap_or(0);
        }
    };
    if from > 0 {
        push("…", &mut shown, &mut units);
    }
    let mut at = from;
    for (start, end) in hits.into_iter().map(|(start, end)| (start.max(from), end.min(to))) {
        // Hits within hits, and what lies beyond.
        if start < at || end <= start {
            continue;
        }
        push(&original[at..start], &mut shown, &mut units);
        let mark = units;
        push(&original[start..end], &mut shown, &mut units);
        spans.push((mark, units - mark));
        at = end;
    }
    push(&original[at..to], &mut shown, &mut units);
    if to < original.len() {
        shown.push('…');
    }
    Some((shown, spans))
}

#[cfg(test)]
mod tests {
    use super::*;
    use index::Word;

    fn marks(words: &[&str]) -> Vec<Mark> {
        let mark = |word: &&str| Mark {
            text: (*word).to_owned(),
            word: Word { text: text::fold(word), whole: false },
            term: 0,
        };
        words.iter().map(mark).collect()
    }

    fn marked(text: &str, words: &[&str]) -> Option<String> {
        let (shown, spans) = stretch(text, &marks(words))?;
        let units: Vec<u16> = shown.encode_utf16().collect();
        let part = |from: usize, to: usize| String::from_utf16(&units[from..to]).unwrap();
        let (mut out, mut at) = (String::new(), 0);
        for (start, length) in spans {
            let (start, end) = (start as usize, (start + length) as usize);
            out.push_str(&format!("{}[{}]", part(at, start), part(start, end)));
            at = end;
        }
        Some(out + &part(at, units.len()))
    }

    #[test]
    fn hits_are_marked_as_they_are_written() {
        let check = |text: &str, words: &[&str], expected: Option<&str>| {
            assert_eq!(marked(text, words).as_deref(), expected, "{text}");
        };
        check("膵癌に対するＥＧＦＲ阻害薬", &["がん", "egfr"], Some("膵[癌]に対する[ＥＧＦＲ]阻害薬"));
        check("抗体", &["核酸"], None);
        check("", &["核酸"], None);
        check("𠮷野の抗体抗体", &["抗体"], Some("𠮷野の[抗体][抗体]"));
        check("改行\nの後のタンパク質", &["たんぱく", "タンパク質"], Some("… の後の[タンパク]質"));
        let long = format!("{}抗体{}", "あ".repeat(100), "い".repeat(100));
        let expected = format!("…{}[抗体]{}…", "あ".repeat(BEFORE), "い".repeat(STRETCH - BEFORE - 2));
        check(&long, &["抗体"], Some(&expected));
    }
}
