//! Concepts named in texts.

use super::matcher::matcher;
use super::{NamedConcept, ReasonWord, SuggestRequest, Suggestions};
use crate::catalogue;
use crate::prelude::*;
use crate::settings::Language;
use std::sync::Arc;
use vocab::own::Own;
use vocab::suggest::{Matcher, Mention, Reason};

/// Every target, modality and indication that the texts name, with the reason.
///
/// # Errors
/// `Fault` if the vocabulary cannot be built.
pub async fn suggest(context: &Context<'_>, args: SuggestRequest) -> Result<Suggestions, Problem> {
    let host = context.app.host.clone();
    // Without a library the shipped vocabulary alone.
    let own = match context.app.library().await {
        Ok(open) => open.own(),
        Err(_) => Arc::default(),
    };
    let work = move || matcher(&host).map(|matcher| all(&own, matcher, &args.texts));
    let texts = tokio::task::spawn_blocking(work).await.map_err(Problem::fault)?;
    let texts = texts.ok_or_else(|| Problem::fault("the vocabulary cannot be built"))?;
    Ok(Suggestions { texts, reasons: reason_words() })
}

/// Every rule's code in words.
pub(crate) fn reason_words() -> Vec<ReasonWord> {
    let word = |reason: &Reason| {
        let key = format!("suggest.{}", reason.code());
        ReasonWord {
            code: reason.code().to_owned(),
            ja: catalogue::word(Language::Ja, &key),
            en: catalogue::word(Language::En, &key),
        }
    };
    Reason::ALL.iter().map(word).collect()
}

/// On all cores: an import asks for thousands of texts at once.
fn all(own: &Own, matcher: &Matcher, texts: &[String]) -> Vec<Vec<NamedConcept>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let part = texts.len().div_ceil(threads).max(1);
    let of =
        |texts: &[String]| -> Vec<Vec<NamedConcept>> { texts.iter().map(|text| named(own, matcher, text)).collect() };
    if texts.len() < 64 {
        return of(texts);
    }
    std::thread::scope(|scope| {
        let running: Vec<_> = texts.chunks(part).map(|texts| scope.spawn(move || of(texts))).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}

fn named(own: &Own, matcher: &Matcher, text: &str) -> Vec<NamedConcept> {
    // Mentions come in order, so that code points are counted once.
    let (mut at, mut points) = (0, 0);
    let mut point = |offset: usize| {
        if offset < at {
            (at, points) = (0, 0);
        }
        points += text[at..offset].chars().count();
        at = offset;
        u32::try_from(points).unwrap_or(u32::MAX)
    };
    let mut concept = |m: Mention| NamedConcept {
        start: point(m.start),
        end: point(m.end),
        text: text[m.start..m.end].to_owned(),
        kind: m.kind,
        ids: m.ids.into_iter().map(std::borrow::Cow::into_owned).collect(),
        // To two decimals: a float of 32 bits is no number people write.
        score: (f64::from(m.score) * 100.0).round() / 100.0,
        ticked: m.ticked,
        reason: m.reason.code().to_owned(),
    };
    own.suggest(matcher, text).into_iter().map(|suggestion| concept(suggestion.mention)).collect()
}
