//! Concepts named in texts.

use super::matcher::matcher;
use super::{NamedConcept, ReasonWord, SuggestRequest, Suggestions};
use crate::catalogue;
use crate::lesson::hundredth;
use crate::parallel;
use crate::prelude::*;
use crate::settings::Language;
use domain::text::CodePoints;
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
    let work = move || matcher(&host).map(|matcher| parallel::each(&args.texts, |text| named(&own, matcher, text)));
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

fn named(own: &Own, matcher: &Matcher, text: &str) -> Vec<NamedConcept> {
    // Mentions come in order, so that code points are counted once.
    let mut points = CodePoints::of(text);
    let mut concept = |m: Mention| NamedConcept {
        start: points.at(m.start),
        end: points.at(m.end),
        text: text[m.start..m.end].to_owned(),
        kind: m.kind,
        ids: m.ids.into_iter().map(std::borrow::Cow::into_owned).collect(),
        score: hundredth(m.score),
        ticked: m.ticked,
        reason: m.reason.code().to_owned(),
    };
    own.suggest(matcher, text).into_iter().map(|suggestion| concept(suggestion.mention)).collect()
}
