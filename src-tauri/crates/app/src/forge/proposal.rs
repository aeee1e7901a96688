//! A combination as it is shown: members with roles and quotes, tick by tick, and what themes are like it.

use super::candidates::count;
use super::quotes::{Quotes, Says};
use super::strands::{Brings, Strands};
use super::words::{bad, good};
use super::woven::WovenTheme;
use super::{AlikeTheme, Because, Member, Proposal, ProposedProject};
use crate::own::known;
use crate::prelude::*;
use crate::state::Open;
use domain::weave::{Against, Bringer, Field, Judged, Shared, Under, steps};
use domain::{Dim, Need, Needs, Step};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use vocab::class;

/// From this part of all projects on a concept is general, one in so many; in a small library from [`FEW`] projects on. [P]
const GENERAL: usize = 50;
const FEW: usize = 50;
/// Themes that are told to be alike.
const ALIKE: usize = 3;

/// What combinations are judged by.
pub(super) struct Judging {
    pub(super) field: Field,
    /// Cells that somebody wants filled: class of target, code of modality.
    wanted: HashSet<(String, String)>,
}

impl Judging {
    /// Counts how many projects are under each concept.
    pub(super) async fn of(open: &Open, strands: &Strands) -> Result<Judging, Problem> {
        let concepts = &strands.projects.concepts;
        let mut uses = vec![0; concepts.len()];
        for brings in &strands.projects.list {
            for kind in [Kind::Target, Kind::Indication] {
                under(strands, brings, kind).iter().for_each(|under| uses[under.concept as usize] += 1);
            }
        }
        let general = count((strands.projects.list.len() / GENERAL).max(FEW));
        let turned = Dim::TargetClass > Dim::Modality;
        let (down, across) = if turned { (Dim::Modality, Dim::TargetClass) } else { (Dim::TargetClass, Dim::Modality) };
        let cells = store::wanted::all(&open.store, down.as_str(), across.as_str()).await?;
        let cell = |cell: store::rows::WantedRow| if turned { (cell.col, cell.row) } else { (cell.row, cell.col) };
        let wanted = cells.into_iter().map(cell).collect();
        Ok(Judging {
            field: Field { targets: uses.clone(), indications: uses, general, rank: concepts.ranks() },
            wanted,
        })
    }
}

/// The concepts of a kind a project is under, by number.
fn under(strands: &Strands, brings: &Brings, kind: Kind) -> Vec<Under> {
    let mut under: BTreeMap<u32, bool> = BTreeMap::new();
    for own in &brings.own[kind as usize] {
        under.insert(*own, true);
        for above in strands.projects.concepts.above(*own) {
            under.entry(*above).or_insert(false);
        }
    }
    under.into_iter().map(|(concept, own)| Under { concept, own }).collect()
}

/// A project as the search sees it; `confirmed` = nothing else counts.
pub(super) fn bringer(strands: &Strands, brings: &Brings, confirmed: bool) -> Bringer {
    let mut offer = strands.offer(brings);
    if confirmed {
        (offer.hinted, offer.hinted_obtaining) = (Needs::default(), Needs::default());
    }
    Bringer {
        id: brings.id,
        offer,
        running: brings.runs(strands.today),
        targets: under(strands, brings, Kind::Target),
        indications: under(strands, brings, Kind::Indication),
    }
}

/// A project by name.
pub(super) fn named(open: &Open, id: Id) -> Option<ProposedProject> {
    let index = open.index();
    let entry = index.get(id)?;
    Some(ProposedProject {
        id,
        key: entry.key.clone().unwrap_or_else(|| format!("#{id}")),
        title_ja: entry.title_ja.clone(),
        title_en: entry.title_en.clone(),
        institution: entry.institution.to_string(),
        years: entry.years.clone(),
    })
}

/// The role of a project by what only it closes: the drug before all, else that of most needs, the first of equals.
pub(super) fn role(closes: Needs) -> Option<Role> {
    if closes.has(Need::Matter) || closes.has(Need::Lead) {
        return Some(Role::Modality);
    }
    let most = |role: &Role| closes.each().filter(|need| need.role() == *role).count();
    Role::ALL.into_iter().filter(|role| most(role) > 0).min_by_key(|role| (Reverse(most(role)), *role as u8))
}

/// A combination as it is shown, by those that were judged; `None` where something that it closes cannot be quoted.
pub(super) fn proposal(
    open: &Open,
    strands: &Strands,
    judging: &Judging,
    quotes: &Quotes,
    members: &[&Bringer],
    judged: &Judged,
) -> Option<Proposal> {
    let mut shown: Vec<Member> = Vec::new();
    for (bringer, closes) in members.iter().zip(&judged.closes) {
        let says: Vec<Says> = closes.each().map(|need| quotes.says(bringer.id, need)).collect::<Option<Vec<Says>>>()?;
        let by_person = closes.each().zip(&says).filter(|(_, says)| matches!(says, Says::Person(_)));
        shown.push(Member {
            project: named(open, bringer.id)?,
            role: role(*closes).or_else(|| role(bringer.offer.all())).unwrap_or(Role::Model),
            closes: closes.each().collect(),
            obtaining: closes.common(bringer.offer.awaited()).each().collect(),
            confirmed: by_person.map(|(need, _)| need).collect(),
            quotes: says.into_iter().map(Says::quote).collect(),
        });
    }
    let place = |role: Role| Role::ALL.iter().position(|other| *other == role);
    shown.sort_by_key(|member| (place(member.role), member.project.id));
    let concept = |kind: Kind, shared: Option<Shared>| {
        let called = shared.and_then(|shared| strands.projects.concepts.get(shared.concept))?;
        Some(known(&strands.own, kind, &called.id))
    };
    let target = concept(Kind::Target, judged.target);
    let indication = concept(Kind::Indication, judged.indication);
    let modality = modality(strands, &shown);
    let wanted = wanted(strands, judging, target.as_ref(), modality.as_ref());
    let needed = super::needed::of(
        &strands.own,
        (modality.as_ref().map(|one| one.id.as_str()), indication.as_ref().map(|one| one.id.as_str())),
    );
    let (closed, awaited) = (judged.together.closed(), judged.together.awaited());
    let mut proposal = Proposal {
        alike: Vec::new(),
        because: because(strands, members, judged, wanted),
        closed: closed.each().collect(),
        obtaining: awaited.each().collect(),
        open: needed.without(closed).without(awaited).each().collect(),
        score: (judged.points / 2).min(100),
        members: shown,
        target,
        modality,
        indication,
        wanted,
    };
    proposal.alike = alike(strands, &proposal);
    proposal.because.extend(reserved(open, strands, members, judged));
    Some(proposal)
}

/// Reservations about single members: tags that nobody has confirmed, a researcher who declined elsewhere.
fn reserved(open: &Open, strands: &Strands, members: &[&Bringer], judged: &Judged) -> Vec<Because> {
    let key = |id: Id| named(open, id).map(|one| one.key).unwrap_or_default();
    let mut because = Vec::new();
    let shared = [(Kind::Target, judged.target), (Kind::Indication, judged.indication)];
    for (kind, shared) in shared.into_iter().filter_map(|(kind, shared)| Some((kind, shared?))) {
        let open_tags = members.iter().filter(|one| unconfirmed(open, strands, one.id, kind, shared.concept));
        let keys: Vec<String> = open_tags.map(|one| key(one.id)).collect();
        if !keys.is_empty() {
            because.push(bad(&format!("tag-unconfirmed-{}", kind.as_str())).with("project", keys.join(", ")).told());
        }
    }
    for member in members {
        let themes: Vec<&WovenTheme> = strands.woven.declined(member.id).collect();
        if !themes.is_empty() {
            because.push(bad("declined-by").with("project", key(member.id)).themes(&themes).told());
        }
    }
    because
}

/// Whether a project is under a concept only by tags that came from a list and that nobody has confirmed.
pub(super) fn unconfirmed(open: &Open, strands: &Strands, id: Id, kind: Kind, concept: u32) -> bool {
    let index = open.index();
    let Some(entry) = index.get(id) else { return false };
    let concepts = &strands.projects.concepts;
    let under = |tag: &&index::Tag| {
        let number = concepts.known(kind, &tag.concept);
        tag.kind == kind && number.is_some_and(|own| own == concept || concepts.above(own).contains(&concept))
    };
    let mut tags = entry.tagged.tags.iter().filter(under).peekable();
    tags.peek().is_some() && tags.all(|tag| tag.proposed)
}

/// A member whose researcher declined in a theme like this combination, and that theme: nobody is asked for the same again. Like it
/// is a theme of the target or the indication that the members share, the other of the two not being another one, whatever its
/// modality; and one that has all the other members. What was declined for anything else is a reservation ([`reserved`]).
pub(super) fn declined<'a>(
    strands: &'a Strands,
    members: &[&Bringer],
    judged: &Judged,
) -> Option<(Id, &'a WovenTheme)> {
    let same = |shared: Option<Shared>, theirs: &Option<String>| {
        let called = shared.and_then(|shared| strands.projects.concepts.get(shared.concept))?;
        theirs.as_deref().map(|theirs| *called.id == *theirs)
    };
    members.iter().find_map(|member| {
        let like = |theme: &&WovenTheme| {
            let parts = [same(judged.target, &theme.row.target), same(judged.indication, &theme.row.indication)];
            let about = parts.contains(&Some(true)) && !parts.contains(&Some(false));
            about || members.iter().all(|other| other.id == member.id || theme.has(other.id))
        };
        strands.woven.declined(member.id).find(like).map(|theme| (member.id, theme))
    })
}

/// The modality of the member that brings the drug: its main tag.
fn modality(strands: &Strands, members: &[Member]) -> Option<Concept> {
    let brings_drug = |member: &&Member| member.role == Role::Modality;
    let member = members.iter().find(brings_drug)?;
    let brings = strands.projects.get(member.project.id)?;
    let number = brings.own[Kind::Modality as usize].first()?;
    strands.projects.concepts.get(*number).map(|called| known(&strands.own, Kind::Modality, &called.id))
}

/// Somebody wants the cell of this class of target and this modality filled.
fn wanted(strands: &Strands, judging: &Judging, target: Option<&Concept>, modality: Option<&Concept>) -> bool {
    let (Some(target), Some(modality)) = (target, modality) else { return false };
    let class = class::target(&strands.own, &target.id).code.to_owned();
    let parent = strands.own.parent(Kind::Modality, &modality.id).map(|parent| parent.id.clone());
    let codes = std::iter::once(modality.id.clone()).chain(parent);
    codes.into_iter().any(|code| judging.wanted.contains(&(class.clone(), code)))
}

/// Tick by tick, with reservations.
fn because(strands: &Strands, members: &[&Bringer], judged: &Judged, wanted: bool) -> Vec<Because> {
    let mut because = Vec::new();
    for (kind, shared) in [(Kind::Target, judged.target), (Kind::Indication, judged.indication)] {
        let word = kind.as_str();
        let called = shared.and_then(|shared| Some((shared, strands.projects.concepts.get(shared.concept)?)));
        because.push(match called {
            Some((shared, called)) => {
                let key = if shared.same { format!("share-{word}") } else { format!("cover-{word}") };
                good(&key).concept(&strands.own, word, kind, &called.id).told()
            }
            None => bad(&format!("{word}-differs")).told(),
        });
    }
    let reached = of_steps(judged.together.closed());
    because.push(good("steps").with("count", reached.len()).steps(&reached).told());
    if !judged.together.awaited().is_empty() {
        because.push(bad("obtaining").needs(judged.together.awaited()).told());
    }
    let confirmed = judged.together.confirmed();
    if confirmed.is_empty() {
        because.push(bad("nothing-confirmed").told());
    } else {
        because.push(good("confirmed").needs(confirmed).told());
    }
    because.push(match judged.running {
        true => good("all-run").told(),
        false => {
            let ended = members.iter().filter(|member| !member.running).count();
            bad("some-ended").with("count", ended).told()
        }
    });
    if !judged.overlap.is_empty() {
        because.push(bad("overlap").needs(judged.overlap).told());
    }
    if wanted {
        because.push(good("wanted").told());
    }
    because
}

fn of_steps(needs: Needs) -> Vec<Step> {
    let reached = steps(needs);
    Step::ALL.into_iter().filter(|step| reached & (1 << *step as u8) != 0).collect()
}

/// Themes like it, the likest first.
fn alike(strands: &Strands, proposal: &Proposal) -> Vec<AlikeTheme> {
    let ids: Vec<Id> = proposal.members.iter().map(|member| member.project.id).collect();
    let mut alike: Vec<(u32, AlikeTheme)> = Vec::new();
    for theme in &strands.woven.themes {
        let mut because = Vec::new();
        let row = &theme.row;
        let (mut points, mut same) = (0, 0);
        let triple = [
            ("target", &proposal.target, &row.target),
            ("indication", &proposal.indication, &row.indication),
            ("modality", &proposal.modality, &row.modality),
        ];
        for (word, concept, theirs) in triple {
            if let (Some(concept), Some(theirs)) = (concept, theirs)
                && concept.id == *theirs
            {
                same += 1;
                points += if word == "modality" { 1 } else { 2 };
                let words = good(&format!("same-{word}"));
                because.push(
                    words
                        .concept(&strands.own, word, concept.kind, theirs)
                        .concept(&strands.own, "of", concept.kind, theirs)
                        .told(),
                );
            }
        }
        let both = ids.iter().filter(|id| theme.has(**id)).count();
        if both > 0 {
            because.push(good("same-projects").with("count", both).told());
            points += count(both) * 3;
        }
        if same >= 2 || both * 2 > ids.len() {
            alike.push((points, AlikeTheme { theme: theme.named(), because }));
        }
    }
    alike.sort_by_key(|(points, theme)| (Reverse(*points), theme.theme.id));
    alike.into_iter().take(ALIKE).map(|(_, theme)| theme).collect()
}

/// The theme that goes on and has all of them already.
pub(super) fn has_all<'a>(strands: &'a Strands, ids: &[Id]) -> Option<&'a WovenTheme> {
    let first = ids.first()?;
    strands.woven.going(*first).find(|theme| ids.iter().all(|id| theme.has(*id)))
}

/// Why it is not proposed, in words.
pub(super) fn against(open: &Open, strands: &Strands, members: &[&Bringer], judged: &Judged) -> Vec<Because> {
    let key =
        |at: usize| members.get(at).and_then(|member| named(open, member.id)).map(|one| one.key).unwrap_or_default();
    let mut against = Vec::new();
    let ids: Vec<Id> = members.iter().map(|member| member.id).collect();
    if let Some(theme) = has_all(strands, &ids) {
        against.push(bad("theme-has").theme(theme).told());
    }
    if let Some((id, theme)) = declined(strands, members, judged) {
        let key = named(open, id).map(|one| one.key).unwrap_or_default();
        against.push(bad("declined-by").with("project", key).theme(theme).told());
    }
    // What neither adds is said once.
    let idle = judged.against.iter().filter(|one| matches!(one, Against::Adds(_))).count();
    let mut told = false;
    for one in &judged.against {
        against.push(match one {
            Against::Apart => bad("apart").told(),
            Against::General => {
                let shared = judged.target.map(|one| (Kind::Target, one));
                let shared = shared.or_else(|| judged.indication.map(|one| (Kind::Indication, one)));
                let called = shared.and_then(|(kind, one)| Some((kind, strands.projects.concepts.get(one.concept)?)));
                match called {
                    Some((kind, called)) => bad("general").concept(&strands.own, "concept", kind, &called.id).told(),
                    None => bad("apart").told(),
                }
            }
            Against::Adds(_) if told => continue,
            Against::Adds(at) => {
                told = idle > 1;
                let own = members.get(*at).map(|member| member.offer.all()).unwrap_or_default();
                if own.is_empty() {
                    bad("brings-nothing").with("thread", key(*at)).told()
                } else if members.len() == 2 {
                    bad("same-needs").with("a", key(0)).with("b", key(1)).needs(own.common(judged.overlap)).told()
                } else {
                    bad("adds-nothing").with("project", key(*at)).needs(own).told()
                }
            }
            Against::Steps(reached) => {
                bad("few-steps").with("count", reached).with("least", domain::weave::STEPS).told()
            }
            Against::Leading => bad("no-lead").told(),
        });
    }
    let roles: Vec<Option<Role>> = members.iter().map(|member| role(member.offer.all())).collect();
    if roles.iter().all(|role| *role == Some(Role::Target)) {
        against.push(bad("all-target").told());
    }
    against
}
