//! The rules in their order, and the certainty that comes of them.

use super::Mention;
use super::automaton::Automaton;
use super::context::{Context, context};
use super::define::{Definition, definitions};
use super::edges::CaseFit;
use super::expand::{broaden, coordinate, define, number};
use super::lexicon::Class;
use super::modality;
use super::reason::{Reason, TICKED};
use super::resolve::{Pick, find, find_across, resolve};
use crate::canon::canon;
use crate::{Place, Vocabulary};
use domain::Kind;
use std::borrow::Cow;
use std::collections::HashSet;

pub(crate) fn mentions(automaton: &Automaton, vocabulary: &'static Vocabulary, text: &str) -> Vec<Mention> {
    let canon = canon(text);
    let definitions = definitions(text);
    let mut found = find(automaton, &canon, text);
    let parted = parted(&definitions, text);
    if !parted.is_empty() {
        found.extend(find_across(automaton, &canon, text, &parted));
        found.sort_by_key(|f| (std::cmp::Reverse(f.size), f.start));
    }
    let shorts: HashSet<&str> = definitions.iter().map(|definition| definition.short).collect();
    let mut picks = resolve(vocabulary, text, &found, &shorts);
    coordinate(automaton, vocabulary, text, &mut picks);
    number(automaton, vocabulary, text, &mut picks);
    define(automaton, vocabulary, text, &definitions, &mut picks);
    settle(vocabulary, text, &mut picks);
    modality::antibodies(text, &mut picks);
    modality::narrow(vocabulary, text, &mut picks);
    // LNP is an alias of a gene and the particle of the curated list: the curated one is meant.
    let curated: HashSet<(usize, usize)> =
        picks.iter().filter(|p| p.kind == Kind::Modality && p.class <= Class::Name).map(|p| (p.start, p.end)).collect();
    picks.retain(|p| p.kind == Kind::Modality || p.class <= Class::Symbol || !curated.contains(&(p.start, p.end)));
    broaden(automaton, vocabulary, text, &mut picks);
    for pick in picks.iter_mut().filter(|p| p.reason.is_some_and(|reason| reason.score() >= TICKED)) {
        if is_rare(vocabulary, pick) && !says_what_is_missing(&text[pick.start..pick.end]) {
            pick.reason = Some(Reason::Rare);
        }
    }
    generalise(vocabulary, &mut picks);
    let undecided = modality::undecided(vocabulary, text, &picks);
    picks.extend(undecided);
    picks.sort_by_key(|pick| (pick.start, pick.end, pick.kind));
    let mut mentions: Vec<Mention> = picks.iter().filter_map(|pick| mention(vocabulary, pick)).collect();
    mentions.dedup_by(|a, b| (a.start, a.end, a.kind) == (b.start, b.end, b.kind));
    mentions
}

/// Brackets with a short form that stand inside a name: glucose-6-phosphate dehydrogenase (G6PD) deficiency. What goes on behind
/// them is a word in small letters.
fn parted(definitions: &[Definition<'_>], text: &str) -> Vec<(usize, usize)> {
    let inside = definitions.iter().filter(|d| d.short.as_ptr() as usize >= text.as_ptr() as usize + d.long.1);
    inside
        .filter_map(|d| {
            let open = d.long.1 + text[d.long.1..].find(['(', '['])?;
            let close = open + text[open..].find([')', ']'])? + 1;
            let goes_on = text[close..].trim_start_matches([' ', '-']).starts_with(|c: char| c.is_ascii_lowercase());
            goes_on.then_some((open, close))
        })
        .collect()
}

/// Gives each pick its reason, and drops what has no evidence at all.
fn settle(vocabulary: &Vocabulary, text: &str, picks: &mut Vec<Pick>) {
    let strong: HashSet<(Kind, Place)> =
        picks.iter().filter(|p| p.weak.is_none()).filter_map(|p| Some((p.kind, *p.places.first()?))).collect();
    picks.retain_mut(|pick| {
        let around = context(text, pick.start, pick.end);
        if let Some(weak) = pick.weak {
            let named = pick.places.iter().position(|place| strong.contains(&(pick.kind, *place)));
            if let Some(at) = named {
                let place = pick.places.remove(at);
                pick.places = vec![place];
                pick.reason = Some(Reason::Elsewhere);
            } else if weak != Reason::Shared && fits(pick.kind, weak, around) && !is_rare_abbreviation(pick, weak) {
                pick.reason = Some(Reason::Context);
            } else if weak == Reason::Word && (pick.class > Class::Symbol || pick.fit != CaseFit::Own)
                || is_too_short(&text[pick.start..pick.end], pick)
                || is_loose_abbreviation(&text[pick.start..pick.end], pick, weak)
            {
                return false;
            } else {
                pick.reason = Some(weak);
            }
        }
        let plain = pick.reason.unwrap_or(match pick.class {
            Class::Starter | Class::StarterSynonym => Reason::Curated,
            Class::Symbol => Reason::Symbol,
            Class::Name => Reason::Name,
            Class::Adjective => Reason::Vague,
            Class::Variant => Reason::Turned,
            _ => Reason::Alias,
        });
        let animal = pick.kind == Kind::Target && (pick.fit == CaseFit::Animal || around.animal);
        let lowered = match pick.kind {
            Kind::Modality => {
                modality::lowered(vocabulary.id(Kind::Modality, pick.places[0]), text, pick.start, pick.end)
            }
            Kind::Indication if around.qualified && plain.score() >= TICKED => Some(Reason::General),
            _ if around.excluded => Some(Reason::Excluded),
            _ if around.history => Some(Reason::History),
            _ if around.negated => Some(Reason::Negated),
            _ if animal && plain.score() >= TICKED => Some(Reason::Ortholog),
            _ => None,
        };
        pick.reason = Some(lowered.unwrap_or(plain));
        true
    });
}

/// Two characters without a definition mean too many things to be offered at all, unless the curated list has them.
fn is_too_short(source: &str, pick: &Pick) -> bool {
    pick.class > Class::StarterSynonym && source.chars().filter(|c| c.is_alphanumeric()).count() <= 2
}

/// Abbreviations that the text does not define are offered for what people look for: the curated list and genes. MONDO has
/// thousands of others, which in abstracts mean the disease less than one time in ten. And GEs, CMs are several of something, no gene.
fn is_loose_abbreviation(source: &str, pick: &Pick, weak: Reason) -> bool {
    let plural = || source.ends_with('s') && source.len() <= 4 && source.is_ascii();
    weak == Reason::Abbreviation
        && pick.class > Class::StarterSynonym
        && (pick.kind == Kind::Indication || pick.kind == Kind::Target && plural())
}

/// Abbreviations of MONDO's rows need their definition; a word beside them is not enough.
fn is_rare_abbreviation(pick: &Pick, weak: Reason) -> bool {
    weak == Reason::Abbreviation && pick.kind == Kind::Indication && pick.class > Class::StarterSynonym
}

/// Whether a disease is in the catalogues rather than in what people write of. A heading of MeSH (D…) is what indexers found in
/// articles; of its supplementary concepts (C…) the synonyms are those of OMIM; what OMIM alone has are members of series and loci.
fn is_rare(vocabulary: &Vocabulary, pick: &Pick) -> bool {
    let Some(row) = pick.places.first().filter(|_| pick.kind == Kind::Indication).and_then(|at| vocabulary.row(*at))
    else {
        return false;
    };
    let label = matches!(pick.class, Class::Name);
    !(row.is_named_by("MESH:D") || label && row.is_named_by("MESH:C"))
}

/// The deficiency of a named protein is that disease, whichever catalogue has it.
fn says_what_is_missing(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(" deficiency") || name.starts_with("deficiency of ") || name.ends_with(" deficiencies")
}

/// General diseases (がん, 感染症: those the curated list divides further) are certain only where nothing narrower is stated.
fn generalise(vocabulary: &Vocabulary, picks: &mut Vec<Pick>) {
    let stated: HashSet<Place> = picks
        .iter()
        .filter(|p| p.kind == Kind::Indication && p.reason.is_some_and(|reason| reason.score() >= TICKED))
        .filter_map(|p| p.places.first().copied())
        .collect();
    let mut above: HashSet<Place> = HashSet::new();
    for place in &stated {
        vocabulary.above(*place, &mut above);
    }
    // "the cancer" of a text about breast cancer is that one.
    picks.retain(|p| p.weak != Some(Reason::Vague) || !p.places.first().is_some_and(|place| above.contains(place)));
    if stated.len() < 2 {
        return;
    }
    for pick in picks.iter_mut().filter(|p| p.kind == Kind::Indication && p.reason.is_some_and(|r| r.score() >= TICKED))
    {
        // 難病 says less than any disease.
        let rare =
            pick.places.first().and_then(|place| vocabulary.id(Kind::Indication, *place)) == Some("TSU:RARE-DISEASE");
        let general =
            rare || pick.places.first().is_some_and(|place| above.contains(place) && vocabulary.is_general(*place));
        if general {
            pick.reason = Some(Reason::General);
        }
    }
}

fn fits(kind: Kind, weak: Reason, around: Context) -> bool {
    match kind {
        // "with", "chronic", "metastatic" stand before any finding: somebody must have it.
        Kind::Indication if weak == Reason::Vague => around.patients,
        Kind::Target => around.gene,
        Kind::Indication => around.disease,
        Kind::Modality => true,
    }
}

fn mention(vocabulary: &'static Vocabulary, pick: &Pick) -> Option<Mention> {
    let reason = pick.reason?;
    let score = reason.score();
    let count = match reason {
        Reason::Shared => 5,
        Reason::Broader => 2,
        _ => 1,
    };
    let ids = pick.places.iter().take(count).filter_map(|place| vocabulary.id(pick.kind, *place));
    let ids: Vec<Cow<'static, str>> = ids.map(Cow::Borrowed).collect();
    (!ids.is_empty()).then_some(Mention {
        start: pick.start,
        end: pick.end,
        kind: pick.kind,
        ids,
        score,
        ticked: score >= TICKED,
        reason,
    })
}
