//! The theme forge, point 4: what a proposal says is worked out here once more, from rows of the library's file, from what the
//! vocabulary reads in a text, and from the rules as the README states them; by none of the functions that made it.

use super::planted::planted;
use crate::desk::Desk;
use app::asset::Assets;
use app::catalogue::word;
use app::commands::Done;
use app::concept::ConceptCard;
use app::find::Matrix;
use app::forge::{Because, Member, Proposal, Proposals};
use app::settings::Language;
use domain::{AssetKind, AssetState, Id, Kind, Need, Needs, Role, Step, ThemeState};
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Which role brings a need, as a pharma reader would say.
const ROLES: [(Need, Role); 15] = [
    (Need::Human, Role::Target),
    (Need::Function, Role::Target),
    (Need::Assay, Role::Model),
    (Need::Matter, Role::Modality),
    (Need::Lead, Role::Modality),
    (Need::Delivery, Role::Dds),
    (Need::Efficacy, Role::Model),
    (Need::Model, Role::Model),
    (Need::Biomarker, Role::Biomarker),
    (Need::Safety, Role::Cmc),
    (Need::Cmc, Role::Cmc),
    (Need::Gmp, Role::Cmc),
    (Need::Ip, Role::Modality),
    (Need::Cohort, Role::Cohort),
    (Need::Site, Role::Cohort),
];
/// The order of roles in a proposal.
const ORDER: [Role; 7] =
    [Role::Target, Role::Modality, Role::Dds, Role::Model, Role::Biomarker, Role::Cohort, Role::Cmc];

/// Targets that the planted projects do not have.
const LATE: [&str; 2] = ["HGNC:7808", "HGNC:1033"];

/// How well it is known that a project brings a need, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    /// A person says it is there.
    Have,
    /// … is being obtained.
    Obtaining,
    /// A text says it is there.
    Told,
    /// … is being obtained or planned.
    ToldObtaining,
}

impl Known {
    fn there(self) -> bool {
        matches!(self, Known::Have | Known::Told)
    }

    fn points(self) -> u32 {
        match self {
            Known::Have => 4,
            Known::Obtaining | Known::Told => 3,
            Known::ToldObtaining => 2,
        }
    }

    fn person(self) -> bool {
        self < Known::Told
    }
}

/// How well it is known, in which field, by which sentence.
type Said = (Known, String, String);

/// A member: its role, what it alone brings, what of that is being obtained, what a person confirmed.
type Part = (Id, Role, Vec<Need>, Vec<Need>, Vec<Need>);

/// A theme: id, state, target, indication, modality.
type ThemeRow = (Id, String, Option<String>, Option<String>, Option<String>);

/// What the library's file says of one project.
#[derive(Default)]
struct Project {
    texts: HashMap<&'static str, String>,
    /// Concept, main.
    tags: HashMap<Kind, Vec<(String, bool)>>,
    years: Vec<(i32, i32)>,
    /// What it brings, and the sentences that say so, by how well it is known.
    brings: BTreeMap<Need, (Known, Vec<Said>)>,
}

struct Theme {
    id: Id,
    stopped: bool,
    triple: [Option<String>; 3],
    projects: Vec<Id>,
}

/// The library as its file has it.
struct Rows {
    projects: BTreeMap<Id, Project>,
    themes: Vec<Theme>,
    wanted: HashSet<(String, String)>,
    /// What is broader than a concept, and its short names.
    concepts: HashMap<(Kind, String), (Vec<String>, [String; 2])>,
    /// Class of each target that a project has.
    classes: HashMap<String, String>,
    /// Fiscal year of today.
    today: i32,
}

impl Rows {
    async fn read(desk: &Desk) -> Rows {
        let url = format!("sqlite://{}?mode=ro", desk.library().display());
        let mut file = SqliteConnection::connect(&url).await.unwrap();
        let mut projects: BTreeMap<Id, Project> = BTreeMap::new();
        let texts: Vec<(Id, String, String, String, String)> =
            sqlx::query_as("SELECT id, title_ja, title_en, summary_ja, summary_en FROM project")
                .fetch_all(&mut file)
                .await
                .unwrap();
        for (id, title_ja, title_en, summary_ja, summary_en) in texts {
            let texts = [
                ("title_ja", title_ja),
                ("title_en", title_en),
                ("summary_ja", summary_ja),
                ("summary_en", summary_en),
            ];
            projects.insert(id, Project { texts: texts.into(), ..Project::default() });
        }
        let tags: Vec<(Id, String, String, bool)> =
            sqlx::query_as("SELECT project, kind, concept, main FROM tag").fetch_all(&mut file).await.unwrap();
        for (project, kind, concept, main) in tags {
            let of = projects.get_mut(&project).unwrap();
            of.tags.entry(Kind::parse(&kind).unwrap()).or_default().push((concept, main));
        }
        let years: Vec<(Id, i32, i32)> =
            sqlx::query_as("SELECT project, year_first, year_last FROM project_year WHERE year_first IS NOT NULL")
                .fetch_all(&mut file)
                .await
                .unwrap();
        years.into_iter().for_each(|(id, first, last)| projects.get_mut(&id).unwrap().years.push((first, last)));
        let assets: Vec<(Id, String, String, String, String, String)> =
            sqlx::query_as("SELECT project, kind, step, state, field, sentence FROM asset WHERE project IS NOT NULL")
                .fetch_all(&mut file)
                .await
                .unwrap();
        let mut says: Vec<(Id, AssetKind, Step, Option<Known>, String, String)> = Vec::new();
        // What a person says is not there, a kind at a step, is not, whatever a text says.
        let mut denied: HashSet<(Id, AssetKind, Step)> = HashSet::new();
        for (id, kind, step, state, field, sentence) in assets {
            let known = match state.as_str() {
                "have" => Some(Known::Have),
                "obtaining" => Some(Known::Obtaining),
                _ => None,
            };
            let (kind, step) = (AssetKind::parse(&kind).unwrap(), Step::parse(&step).unwrap());
            if state == "none" {
                denied.insert((id, kind, step));
            }
            says.push((id, kind, step, known, field, sentence));
        }
        let ids: Vec<Id> = projects.keys().copied().collect();
        for id in ids {
            let assets: Assets = desk.call("asset.list", json!({ "id": id })).await;
            for one in assets.suggested {
                let known = match one.fields.state {
                    AssetState::Have => Some(Known::Told),
                    AssetState::Obtaining => Some(Known::ToldObtaining),
                    AssetState::None | AssetState::Unknown => None,
                };
                says.push((id, one.fields.kind, one.fields.step, known, one.fields.field, one.fields.sentence));
            }
        }
        for (id, kind, step, known, field, sentence) in says {
            let Some(known) = known.filter(|known| known.person() || !denied.contains(&(id, kind, step))) else {
                continue;
            };
            for need in Needs::closed_by(kind, step).each() {
                let brings = projects.get_mut(&id).unwrap().brings.entry(need).or_insert((known, Vec::new()));
                brings.0 = brings.0.min(known);
                brings.1.push((known, field.clone(), sentence.clone()));
            }
        }
        let themes: Vec<ThemeRow> = sqlx::query_as("SELECT id, state, target, indication, modality FROM theme")
            .fetch_all(&mut file)
            .await
            .unwrap();
        let mut all = Vec::new();
        for (id, state, target, indication, modality) in themes {
            let projects = sqlx::query_scalar("SELECT project FROM theme_project WHERE theme = ?").bind(id);
            let projects = projects.fetch_all(&mut file).await.unwrap();
            let stopped = state == ThemeState::Stopped.as_str();
            all.push(Theme { id, stopped, triple: [target, indication, modality], projects });
        }
        let wanted: Vec<(String, String)> = sqlx::query_as(
            "SELECT row, col FROM wanted WHERE rows = 'target_class' AND columns = 'modality' UNION ALL \
             SELECT col, row FROM wanted WHERE rows = 'modality' AND columns = 'target_class'",
        )
        .fetch_all(&mut file)
        .await
        .unwrap();
        let used: HashSet<(Kind, String)> = projects
            .values()
            .flat_map(|one| one.tags.iter().flat_map(|(kind, tags)| tags.iter().map(|tag| (*kind, tag.0.clone()))))
            .collect();
        let (mut concepts, mut classes) = (HashMap::new(), HashMap::new());
        for (kind, id) in used {
            let card: ConceptCard = desk.call("concept.show", json!({ "kind": kind, "id": id })).await;
            for above in &card.above {
                // From the top down: what stands before it is broader than it.
                let at = card.above.iter().position(|one| one.id == above.id).unwrap();
                let broader = card.above[..at].iter().map(|one| one.id.clone()).collect();
                let named = [above.short_ja.clone(), above.short_en.clone()];
                concepts.insert((kind, above.id.clone()), (broader, named));
            }
            let broader: Vec<String> = card.above.into_iter().map(|one| one.id).collect();
            concepts.insert((kind, id.clone()), (broader, [card.concept.short_ja, card.concept.short_en]));
            if kind == Kind::Target {
                let request =
                    json!({ "rows": "target_class", "columns": "year", "most": 9, "filter": { "target": [id] } });
                let matrix: Matrix = desk.call("find.matrix", request).await;
                classes.insert(id, matrix.rows[0].value.clone());
            }
        }
        let now = jiff::ZonedDateTime::now().date();
        let today = i32::from(now.year()) - i32::from(now.month() < 4);
        Rows { projects, themes: all, wanted: wanted.into_iter().collect(), concepts, classes, today }
    }

    /// Concepts a project is under; true = it has that itself.
    fn under(&self, id: Id, kind: Kind) -> BTreeMap<&str, bool> {
        let mut under = BTreeMap::new();
        for (concept, _) in self.projects[&id].tags.get(&kind).into_iter().flatten() {
            let (above, _) = &self.concepts[&(kind, concept.clone())];
            for one in above {
                under.entry(one.as_str()).or_insert(false);
            }
            under.insert(concept, true);
        }
        under
    }

    fn uses(&self, kind: Kind, concept: &str) -> usize {
        self.projects.keys().filter(|id| self.under(**id, kind).contains_key(concept)).count()
    }

    /// What all share: points, concept, whether all have it themselves. A concept of so many projects is general.
    fn shared(&self, ids: &[Id], kind: Kind, also_general: bool) -> Option<(u32, String, bool)> {
        let under: Vec<BTreeMap<&str, bool>> = ids.iter().map(|id| self.under(*id, kind)).collect();
        let mut best: Option<(Reverse<u32>, usize, String, bool)> = None;
        for concept in under[0].keys() {
            let own: Vec<bool> = under.iter().filter_map(|of| of.get(concept).copied()).collect();
            if own.len() < ids.len() || !own.contains(&true) {
                continue;
            }
            let (uses, same) = (self.uses(kind, concept), !own.contains(&false));
            let general = uses >= (self.projects.len() / 50).max(50);
            if general && !also_general {
                continue;
            }
            let points = match (kind, same) {
                (Kind::Target, true) => 30,
                (Kind::Target, false) | (Kind::Indication, true) => 20,
                _ => 12,
            };
            let this = (Reverse(if general { points / 2 } else { points }), uses, (*concept).to_owned(), same);
            if best.as_ref().is_none_or(|known| this < *known) {
                best = Some(this);
            }
        }
        best.map(|(points, _, concept, same)| (points.0, concept, same))
    }

    fn runs(&self, id: Id) -> bool {
        self.projects[&id].years.iter().any(|(first, last)| (*first..=*last).contains(&self.today))
    }

    fn words(&self, kind: Kind, concept: &str) -> [String; 2] {
        self.concepts[&(kind, concept.to_owned())].1.clone()
    }
}

/// What a proposal should say.
struct Expected {
    members: Vec<Part>,
    target: Option<String>,
    indication: Option<String>,
    modality: Option<String>,
    closed: Vec<Need>,
    obtaining: Vec<Need>,
    score: u32,
    wanted: bool,
    because: Vec<Because>,
    alike: Vec<(Id, Vec<Because>)>,
}

fn told(key: &str, good: bool, params: &[(&str, String)]) -> Because {
    Because {
        key: key.to_owned(),
        params: params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        good,
    }
}

/// A reason that names needs or steps.
fn listed(key: &str, good: bool, name: &str, keys: &[String], more: &[(&str, String)]) -> Because {
    let of = |language, between| keys.iter().map(|key| word(language, key)).collect::<Vec<_>>().join(between);
    let (ja, en) = (of(Language::Ja, "、"), of(Language::En, ", "));
    let mut because = told(key, good, more);
    because.params.insert(format!("{name}_ja"), ja);
    because.params.insert(format!("{name}_en"), en);
    because
}

fn needs(key: &str, good: bool, of: &[Need]) -> Because {
    listed(key, good, "needs", &of.iter().map(|need| format!("need.{}", need.as_str())).collect::<Vec<_>>(), &[])
}

fn steps_of(needs: impl Iterator<Item = Need>) -> Vec<Step> {
    let reached: HashSet<Step> = needs.map(Need::step).collect();
    Step::ALL.into_iter().filter(|step| reached.contains(step)).collect()
}

fn role_of(closes: &[Need]) -> Role {
    if closes.contains(&Need::Matter) || closes.contains(&Need::Lead) {
        return Role::Modality;
    }
    let role = |need: &Need| ROLES.iter().find(|(of, _)| of == need).unwrap().1;
    let most = |of: &Role| closes.iter().filter(|need| role(need) == *of).count();
    *ORDER.iter().filter(|role| most(role) > 0).min_by_key(|role| Reverse(most(role))).expect("it closes something")
}

fn expected(rows: &Rows, ids: &[Id]) -> Expected {
    let brings = |id: &Id| &rows.projects[id].brings;
    let mut together: BTreeMap<Need, Known> = BTreeMap::new();
    for (need, (known, _)) in ids.iter().flat_map(brings) {
        let best = together.entry(*need).or_insert(*known);
        *best = (*best).min(*known);
    }
    let of = |wanted: &dyn Fn(Known) -> bool| -> Vec<Need> {
        together.iter().filter(|(_, known)| wanted(**known)).map(|(need, _)| *need).collect()
    };
    let (closed, obtaining) = (of(&Known::there), of(&|known| !known.there()));
    let owners = |need: &Need| ids.iter().filter(|id| brings(id).contains_key(need)).count();
    let overlap: Vec<Need> = together.keys().copied().filter(|need| owners(need) > 1).collect();
    let mut members: Vec<Part> = Vec::new();
    for id in ids {
        let own = |wanted: &dyn Fn(Known) -> bool| -> Vec<Need> {
            let own = brings(id).iter().filter(|(need, (known, _))| owners(need) == 1 && wanted(*known));
            own.map(|(need, _)| *need).collect()
        };
        let closes = own(&|_| true);
        members.push((*id, role_of(&closes), closes, own(&|known| !known.there()), own(&Known::person)));
    }
    members.sort_by_key(|(id, role, ..)| (ORDER.iter().position(|one| one == role), *id));
    let mut shared = [Kind::Target, Kind::Indication].map(|kind| rows.shared(ids, kind, true));
    if shared.iter().any(Option::is_none) {
        shared = [Kind::Target, Kind::Indication].map(|kind| rows.shared(ids, kind, false));
    }
    let drug = members.iter().find(|(_, role, ..)| *role == Role::Modality);
    let modality = drug.and_then(|(id, ..)| {
        let tags = rows.projects[id].tags.get(&Kind::Modality)?;
        let main = tags.iter().find(|(_, main)| *main).or(tags.first())?;
        Some(main.0.clone())
    });
    let running = ids.iter().all(|id| rows.runs(*id));
    // What counts, as the README has it: a person's word that something is being obtained counts for a step, a text's does not.
    let counted = together.iter().filter(|(_, known)| **known != Known::ToldObtaining).map(|(need, _)| *need);
    let good = u32::try_from(steps_of(counted).len()).unwrap() * 8
        + together.values().map(|known| known.points()).sum::<u32>()
        + if running { 12 } else { 0 };
    let less = u32::try_from(overlap.len()).unwrap() * 3 + if ids.len() > 2 { 14 } else { 0 };
    let both = if shared.iter().all(Option::is_some) { 10 } else { 0 };
    let points = good - less + shared.iter().flatten().map(|one| one.0).sum::<u32>() + both;
    let [target, indication] = shared.clone().map(|one| one.map(|(_, concept, _)| concept));
    let class = target.as_ref().and_then(|id| rows.classes.get(id));
    let wanted = class.zip(modality.as_ref()).is_some_and(|(class, modality)| {
        let codes = std::iter::once(modality).chain(&rows.concepts[&(Kind::Modality, modality.clone())].0);
        codes.into_iter().any(|code| rows.wanted.contains(&(class.clone(), code.clone())))
    });

    let mut because = Vec::new();
    for (kind, shared) in [Kind::Target, Kind::Indication].into_iter().zip(&shared) {
        let name = kind.as_str();
        because.push(match shared {
            None => told(&format!("{name}-differs"), false, &[]),
            Some((_, concept, same)) => {
                let [ja, en] = rows.words(kind, concept);
                let key = if *same { format!("share-{name}") } else { format!("cover-{name}") };
                told(&key, true, &[(&format!("{name}_ja"), ja), (&format!("{name}_en"), en)])
            }
        });
    }
    let steps = steps_of(closed.iter().copied());
    let keys: Vec<String> = steps.iter().map(|step| format!("step.{}", step.as_str())).collect();
    because.push(listed("steps", true, "steps", &keys, &[("count", steps.len().to_string())]));
    if !obtaining.is_empty() {
        because.push(needs("obtaining", false, &obtaining));
    }
    let confirmed = of(&Known::person);
    because.push(match confirmed.is_empty() {
        true => told("nothing-confirmed", false, &[]),
        false => needs("confirmed", true, &confirmed),
    });
    let ended = ids.iter().filter(|id| !rows.runs(**id)).count();
    because.push(match ended {
        0 => told("all-run", true, &[]),
        _ => told("some-ended", false, &[("count", ended.to_string())]),
    });
    if !overlap.is_empty() {
        because.push(needs("overlap", false, &overlap));
    }
    if wanted {
        because.push(told("wanted", true, &[]));
    }
    let triple = [&target, &indication, &modality];
    let alike = alike(rows, ids, triple.map(|one| one.as_deref()));
    let score = (points / 2).min(100);
    Expected { members, target, indication, modality, closed, obtaining, score, wanted, because, alike }
}

/// Themes with two parts of the triple, or more than half of the projects, the likest three.
fn alike(rows: &Rows, ids: &[Id], triple: [Option<&str>; 3]) -> Vec<(Id, Vec<Because>)> {
    let mut alike: Vec<(Reverse<usize>, Id, Vec<Because>)> = Vec::new();
    for theme in &rows.themes {
        let (mut points, mut same, mut because) = (0, 0, Vec::new());
        let parts = [(Kind::Target, 2), (Kind::Indication, 2), (Kind::Modality, 1)];
        for (((kind, worth), own), theirs) in parts.into_iter().zip(triple).zip(&theme.triple) {
            if let Some(own) = own.filter(|own| theirs.as_deref() == Some(*own)) {
                points += worth;
                same += 1;
                let ([ja, en], name) = (rows.words(kind, own), kind.as_str());
                let params = [
                    (format!("{name}_ja"), ja.clone()),
                    (format!("{name}_en"), en.clone()),
                    ("of_ja".to_owned(), ja),
                    ("of_en".to_owned(), en),
                ];
                let params: Vec<(&str, String)> =
                    params.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
                because.push(told(&format!("same-{name}"), true, &params));
            }
        }
        let both = ids.iter().filter(|id| theme.projects.contains(id)).count();
        if both > 0 {
            points += both * 3;
            because.push(told("same-projects", true, &[("count", both.to_string())]));
        }
        if same >= 2 || both * 2 > ids.len() {
            alike.push((Reverse(points), theme.id, because));
        }
    }
    alike.sort_by_key(|(points, id, _)| (*points, *id));
    alike.into_iter().take(3).map(|(_, id, because)| (id, because)).collect()
}

/// Holds a proposal against what the rows say.
fn check(rows: &Rows, proposal: &Proposal) {
    let ids: Vec<Id> = proposal.members.iter().map(|member| member.project.id).collect();
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    let expected = expected(rows, &sorted);
    let of = |member: &Member| {
        let Member { project, role, closes, obtaining, confirmed, .. } = member;
        (project.id, *role, closes.clone(), obtaining.clone(), confirmed.clone())
    };
    assert_eq!(proposal.members.iter().map(of).collect::<Vec<_>>(), expected.members);
    let id = |concept: &Option<domain::Concept>| concept.as_ref().map(|one| one.id.clone());
    assert_eq!(id(&proposal.target), expected.target, "{ids:?}");
    assert_eq!(id(&proposal.indication), expected.indication, "{ids:?}");
    assert_eq!(id(&proposal.modality), expected.modality, "{ids:?}");
    assert_eq!((&proposal.closed, &proposal.obtaining), (&expected.closed, &expected.obtaining), "{ids:?}");
    assert_eq!((proposal.score, proposal.wanted), (expected.score, expected.wanted), "{ids:?}");
    assert_eq!(proposal.because, expected.because, "{ids:?}");
    let alike: Vec<(Id, Vec<Because>)> = proposal.alike.iter().map(|one| (one.theme.id, one.because.clone())).collect();
    assert_eq!(alike, expected.alike, "{ids:?}");
    // Every need is closed, being obtained, or open; only delivery may be none of them.
    let mut all: Vec<Need> =
        [&proposal.closed, &proposal.obtaining, &proposal.open].into_iter().flatten().copied().collect();
    all.sort_unstable();
    let left: Vec<Need> = Need::ALL.into_iter().filter(|need| !all.contains(need)).collect();
    assert!(all.windows(2).all(|two| two[0] < two[1]) && (left.is_empty() || left == [Need::Delivery]), "{all:?}");
    for member in &proposal.members {
        let project = &rows.projects[&member.project.id];
        assert_eq!(member.project.title_ja, project.texts["title_ja"]);
        assert_eq!(member.quotes.len(), member.closes.len());
        for (need, quote) in member.closes.iter().zip(&member.quotes) {
            let (known, says) = &project.brings[need];
            let Some(quote) = quote else {
                let silent = says.iter().any(|(by, _, sentence)| by == known && sentence.is_empty());
                assert!(known.person() && silent, "{need:?} of {}", member.project.key);
                continue;
            };
            assert_eq!(quote.project, member.project.id);
            let stands =
                |(by, field, sentence): &&Said| by == known && *field == quote.field && *sentence == quote.sentence;
            assert!(says.iter().any(|one| stands(&one)), "{need:?}: {quote:?} is not what says so: {says:?}");
            assert!(project.texts[quote.field.as_str()].contains(&quote.sentence), "{quote:?}");
        }
    }
}

async fn proposals(desk: &Desk, limit: u32) -> Vec<Proposal> {
    let all = json!({ "selection": { "matching": { "filter": {}, "except": [] } }, "limit": limit });
    desk.call::<Proposals>("forge.propose", all).await.proposals
}

fn members(proposal: &Proposal) -> Vec<Id> {
    proposal.members.iter().map(|member| member.project.id).collect()
}

/// Point 4: target, indication, modality, roles, score, every tick with its sentence and what themes are alike follow from the
/// rows, also where people confirmed, put off, denied and tagged.
#[tokio::test]
async fn every_proposal_follows_from_the_rows() {
    let planted = planted(7).await;
    let desk = &planted.desk;
    let first = proposals(desk, 40).await;
    assert!(first.len() >= 30);
    let rows = Rows::read(desk).await;
    first.iter().for_each(|proposal| check(&rows, proposal));

    // Of one pair a person confirms all that is told, of another that it is being obtained, of a third that one thing is not there.
    let accept = async |project: Id, state: Option<&str>, bare: bool| {
        let assets: Assets = desk.call("asset.list", json!({ "id": project })).await;
        for one in assets.suggested {
            let mut fields = json!(one.fields);
            if let Some(state) = state {
                fields["state"] = json!(state);
            }
            if bare {
                (fields["field"], fields["sentence"]) = (json!(""), json!(""));
            }
            let _: Done = desk.call("asset.save", json!({ "project": project, "fields": fields })).await;
        }
    };
    for id in members(&first[0]) {
        accept(id, None, false).await;
    }
    for id in members(&first[1]) {
        accept(id, Some("obtaining"), false).await;
    }
    accept(members(&first[2])[0], None, true).await;
    let drug = |proposal: &Proposal| {
        let drug = proposal.members.iter().find(|member| member.role == Role::Modality).expect("a drug");
        drug.project.id
    };
    for (nth, code) in [(0, "AB-IGG"), (1, "NA-ASO"), (3, "SM-CONV")] {
        desk.tag(&[drug(&first[nth])], "modality", code).await;
    }
    let second = proposals(desk, 60).await;
    let rows = Rows::read(desk).await;
    second.iter().for_each(|proposal| check(&rows, proposal));
    let of = |ids: &[Id]| second.iter().find(|one| members(one).iter().all(|id| ids.contains(id)));
    let sure = of(&members(&first[0])).expect("still proposed");
    assert!(sure.modality.as_ref().is_some_and(|one| one.id == "AB-IGG"));
    assert!(sure.members.iter().all(|member| member.confirmed == member.closes));
    let awaited = second.iter().filter(|one| !one.obtaining.is_empty()).count();
    assert!(awaited > 0, "what is being obtained is told apart");
    assert!(second.iter().flat_map(|one| &one.members).any(|member| !member.obtaining.is_empty()));
}

/// Points 4 and 9: what is only being obtained is no tick: it is told apart, as a reservation too, until it is there.
#[tokio::test]
async fn what_is_being_obtained_is_not_ticked_as_closed() {
    let planted = planted(19).await;
    let desk = &planted.desk;
    let ids = members(&proposals(desk, 1).await[0]);
    let explain = async || -> Proposal {
        desk.call::<app::forge::Explained>("forge.explain", json!({ "projects": ids })).await.proposal
    };
    let before = explain().await;
    let free = [Need::Site, Need::Cmc, Need::Gmp].into_iter().find(|need| before.open.contains(need));
    let need = free.expect("something late is open");
    let (kind, step) = match need {
        Need::Site => ("site", "clinical"),
        Need::Gmp => ("cmc", "ind"),
        _ => ("cmc", "nonclinical"),
    };
    let fields = |state: &str| json!({ "kind": kind, "step": step, "state": state, "label": "合成データ" });
    let saved: Done = desk.call("asset.save", json!({ "project": ids[0], "fields": fields("obtaining") })).await;
    let planned = explain().await;
    assert!(!planned.closed.contains(&need) && !planned.open.contains(&need) && planned.obtaining.contains(&need));
    let member = planned.members.iter().find(|member| member.project.id == ids[0]).unwrap();
    assert!(member.closes.contains(&need) && member.obtaining.contains(&need) && member.confirmed.contains(&need));
    let says = planned.because.iter().find(|one| one.key == "obtaining").expect("a reservation");
    assert!(!says.good && says.params["needs_ja"].contains(&word(Language::Ja, &format!("need.{}", need.as_str()))));
    let steps = |of: &Proposal| of.because.iter().find(|one| one.key == "steps").unwrap().params["count"].clone();
    assert_eq!(steps(&planned), steps(&before), "no step is reached by what is not there");
    let _: Done = desk.call("asset.save", json!({ "id": saved.created, "fields": fields("have") })).await;
    let there = explain().await;
    assert!(there.closed.contains(&need) && !there.obtaining.contains(&need));
    let rows = Rows::read(desk).await;
    check(&rows, &there);
}

/// Point 4: novelty. A theme with two parts of the triple or with most of the projects is told, the likest first, also a stopped
/// one; one with a single part is not.
#[tokio::test]
async fn a_proposal_is_held_against_the_themes_there_are() {
    let planted = planted(23).await;
    let desk = &planted.desk;
    let made = proposals(desk, 10).await;
    let one = made.iter().find(|one| one.target.is_some() && one.indication.is_some() && one.members.len() == 2);
    let one = one.expect("a pair with a target and an indication");
    assert!(one.alike.is_empty(), "there is no theme yet");
    let ids = members(one);
    let (target, indication) = (&one.target.as_ref().unwrap().id, &one.indication.as_ref().unwrap().id);
    let theme = async |code: &str, more: Value, threads: &[Id]| {
        let mut fields = json!({ "code": code, "title_ja": code });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let threads: Vec<Value> = threads.iter().map(|id| json!({ "project": id })).collect();
        desk.new_theme(fields, json!(threads)).await
    };
    let triple = theme("TH-三", json!({ "target": target, "indication": indication }), &[]).await;
    theme("TH-的", json!({ "target": target }), &[]).await;
    theme("TH-片", json!({}), &ids[..1]).await;
    theme("TH-裸", json!({}), &[]).await;
    let same = theme("TH-同", json!({}), &ids).await;
    let stop = json!({ "id": same, "fields": { "state": "stopped", "stop_reason": "合成データ" } });
    let _: Done = desk.call("theme.edit", stop).await;

    let now = proposals(desk, 40).await;
    let again = now.iter().find(|other| members(other) == ids).expect("a stopped theme holds nothing back");
    let told: Vec<(Id, Vec<&str>)> = again
        .alike
        .iter()
        .map(|one| (one.theme.id, one.because.iter().map(|why| why.key.as_str()).collect()))
        .collect();
    assert_eq!(told, [(same, vec!["same-projects"]), (triple, vec!["same-target", "same-indication"])]);
    assert_eq!(again.alike[0].because[0].params["count"], "2");
    let rows = Rows::read(desk).await;
    assert!(rows.themes.iter().any(|theme| theme.id == same && theme.stopped));
    now.iter().for_each(|proposal| check(&rows, proposal));
    assert!(now.iter().any(|proposal| proposal.alike.is_empty()), "the others are new");
    let _: Done = desk.call("theme.remove", json!({ "id": same })).await;
    let now = proposals(desk, 40).await;
    let again = now.iter().find(|other| members(other) == ids).unwrap();
    assert_eq!(again.alike.iter().map(|one| one.theme.id).collect::<Vec<_>>(), [triple]);
}

/// Point 4: white spots. A proposal that would fill a cell somebody marked as 狙い says so, also where the kind of the modality
/// was marked; no other does, and none once the mark is gone.
#[tokio::test]
async fn a_proposal_for_a_wanted_cell_says_so() {
    let planted = planted(31).await;
    let desk = &planted.desk;
    let made = proposals(desk, 20).await;
    let shares =
        |one: &&Proposal| one.target.is_some() && one.members.iter().any(|member| member.role == Role::Modality);
    let one = made.iter().find(shares).expect("a proposal with a drug");
    let ids = members(one);
    let drug = one.members.iter().find(|member| member.role == Role::Modality).unwrap().project.id;
    desk.tag(&[drug], "modality", "AB-IGG").await;
    let class = Rows::read(desk).await.classes[&one.target.as_ref().unwrap().id].clone();
    let want = async |column: &str, wanted: bool| {
        let cell =
            json!({ "rows": "target_class", "row": class, "columns": "modality", "column": column, "wanted": wanted });
        let _: Done = desk.call("find.want", cell).await;
    };
    let marked = async || -> Vec<Vec<Id>> {
        let now = proposals(desk, 40).await;
        let rows = Rows::read(desk).await;
        now.iter().for_each(|proposal| check(&rows, proposal));
        let says = |one: &Proposal| one.because.iter().any(|why| why.key == "wanted" && why.good);
        assert!(now.iter().all(|one| one.wanted == says(one)));
        now.iter().filter(|one| one.wanted).map(members).collect()
    };
    for column in ["AB-IGG", "AB"] {
        want(column, true).await;
        let says = marked().await;
        assert!(says.contains(&ids) && says.iter().all(|of| of.contains(&drug)), "{column}: {says:?}");
        want(column, false).await;
        assert!(marked().await.is_empty(), "{column}");
    }
    want("SM", true).await;
    assert!(marked().await.is_empty(), "another modality");
}

/// Point 7: what is equal is put in order by concept, not by when a concept was first met: the same before and after reopening.
#[tokio::test]
async fn equal_concepts_come_in_the_same_order_whenever_they_were_met() {
    let planted = planted(5).await;
    let desk = &planted.desk;
    let pair = planted.pairs[0];
    let tags = |id: Id| async move { desk.detail(id).await.row.tags };
    let target = tags(pair[0]).await.into_iter().find(|tag| tag.kind == Kind::Target).unwrap().id;
    let network = async || -> Value {
        let args = json!({ "selection": { "these": pair }, "kinds": ["target", "indication"], "limit": 50 });
        desk.call("forge.network", args).await
    };
    let shown = async || (network().await, proposals(desk, 40).await);
    // Two targets that nobody has yet: met after the first, and the later by its id before the other.
    let mut all = vec![target];
    for other in LATE {
        desk.tag(&pair, "target", other).await;
        shown().await;
        all.push(other.to_owned());
    }
    assert!(!all.is_sorted());
    let before = shown().await;
    let _: Value = desk.call("library.close", json!({})).await;
    let _: Value = desk.call("library.open", json!({ "path": desk.library() })).await;
    let after = shown().await;
    assert_eq!(after, before);
    all.sort_unstable();
    let nodes = after.0["nodes"].as_array().unwrap();
    let targets: Vec<&str> =
        nodes.iter().filter(|node| node["kind"] == "target").map(|node| node["key"].as_str().unwrap()).collect();
    assert_eq!(targets, all, "equal ones by their id");
    let one = after.1.iter().find(|one| members(one) == pair || members(one) == [pair[1], pair[0]]).expect("proposed");
    assert_eq!(one.target.as_ref().unwrap().id, all[0], "all three are shared by the same two projects");
}
