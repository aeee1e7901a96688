//! Projects, concepts and themes as a network. What has fewest edges is left out first.

use super::candidates::count;
use super::strands::strands;
use super::{Network, NetworkRequest, Node, NodeKind};
use crate::own::known;
use crate::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Nodes at most.
const MOST: u32 = 2_000;

/// What a node stands for: its kind, then an id (of a project or theme) or the rank of a concept.
type Key = (NodeKind, Id);

/// The network of a selection.
///
/// # Errors
/// `NothingSelected`, `NoSuchProject`; a database error.
pub async fn network(context: &Context<'_>, args: NetworkRequest) -> Result<Network, Problem> {
    let open = context.app.library().await?;
    let ids = open.selected(&args.selection).await?;
    let strands = strands(context, &open).await?;
    let concepts = &strands.projects.concepts;
    let (ranked, ranks) = (concepts.ranked(), concepts.ranks());
    let rank = |number: u32| ranks.get(number as usize).copied().map_or(Id::MAX, Id::from);
    let mut edges: BTreeSet<(Key, Key)> = BTreeSet::new();
    let mut degree: BTreeMap<Key, u32> = BTreeMap::new();
    let mut numbers: HashMap<(Kind, &str), u32> = HashMap::new();
    for id in ids {
        let Some(brings) = strands.projects.get(id) else { continue };
        let themes: Vec<Id> = strands.woven.of(id).map(|theme| theme.row.id).collect();
        if args.themed && themes.is_empty() {
            continue;
        }
        let project = (NodeKind::Project, id);
        degree.entry(project).or_default();
        edges.extend(themes.into_iter().map(|theme| ((NodeKind::Theme, theme), project)));
        for kind in &args.kinds {
            for number in &brings.own[*kind as usize] {
                edges.insert(((node_kind(*kind), rank(*number)), project));
                numbers.extend(concepts.get(*number).map(|called| ((*kind, &*called.id), *number)));
            }
        }
    }
    // A theme and its own triple, where projects have these concepts.
    let shown: BTreeSet<Id> =
        edges.iter().filter(|((kind, _), _)| *kind == NodeKind::Theme).map(|((_, id), _)| *id).collect();
    for theme in strands.woven.themes.iter().filter(|theme| shown.contains(&theme.row.id)) {
        let row = &theme.row;
        let triple =
            [(Kind::Target, &row.target), (Kind::Modality, &row.modality), (Kind::Indication, &row.indication)];
        for (kind, id) in triple {
            let number = id.as_deref().and_then(|id| numbers.get(&(kind, id)));
            edges.extend(number.map(|number| ((NodeKind::Theme, row.id), (node_kind(kind), rank(*number)))));
        }
    }
    for (a, b) in &edges {
        *degree.entry(*a).or_default() += 1;
        *degree.entry(*b).or_default() += 1;
    }
    let mut keys: Vec<(Key, u32)> = degree.into_iter().collect();
    keys.sort_by_key(|((kind, id), edges)| (Reverse(*edges), *kind, *id));
    let cut = keys.len().saturating_sub(args.limit.min(MOST) as usize);
    keys.truncate(args.limit.min(MOST) as usize);
    keys.sort_by_key(|((kind, id), edges)| (*kind, Reverse(*edges), *id));
    let place: HashMap<Key, u32> = (0..).zip(&keys).map(|(at, (key, _))| (*key, at)).collect();
    let index = open.index();
    let node = |((kind, id), edges): &(Key, u32)| {
        let (id, key, label_ja, label_en) = match kind {
            NodeKind::Project => {
                let entry = index.get(*id);
                let key = entry.and_then(|entry| entry.key.clone()).unwrap_or_else(|| format!("#{id}"));
                let title = |of: fn(&index::Entry) -> &String| entry.map(of).cloned().unwrap_or_default();
                (*id, key, title(|entry| &entry.title_ja), title(|entry| &entry.title_en))
            }
            NodeKind::Theme => match strands.woven.theme(*id) {
                Ok(theme) => (*id, theme.row.code.clone(), theme.row.title_ja.clone(), theme.row.title_en.clone()),
                Err(_) => (*id, String::new(), String::new(), String::new()),
            },
            NodeKind::Target | NodeKind::Modality | NodeKind::Indication => {
                let called = usize::try_from(*id).ok().and_then(|rank| concepts.get(*ranked.get(rank)?));
                let concept = called.map(|called| known(&strands.own, called.kind, &called.id));
                let concept = concept.map(|one| (one.id, one.short_ja, one.short_en)).unwrap_or_default();
                (0, concept.0, concept.1, concept.2)
            }
        };
        Node { kind: *kind, id, key, label_ja, label_en, edges: *edges }
    };
    Ok(Network {
        nodes: keys.iter().map(node).collect(),
        edges: edges.iter().filter_map(|(a, b)| Some((*place.get(a)?, *place.get(b)?))).collect(),
        cut: count(cut),
        hidden: count(open.store.viewer().hidden.len()),
    })
}

fn node_kind(kind: Kind) -> NodeKind {
    match kind {
        Kind::Target => NodeKind::Target,
        Kind::Modality => NodeKind::Modality,
        Kind::Indication => NodeKind::Indication,
    }
}
