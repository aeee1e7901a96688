//! What follows from the links between tasks: order, slack, the critical path.
//!
//! The critical path method (Kelley and Walker, 1959) over links of four kinds with lags (precedence diagramming, Fondahl 1961).
//! Months are counted as [`crate::plan::Month`] counts them; a task runs `[start, start + months)`, a milestone has no length.

use crate::Id;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Which ends of two tasks a link holds together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// 終了→開始: the later one starts no earlier than the earlier one ends.
    Fs,
    /// 開始→開始
    Ss,
    /// 終了→終了
    Ff,
    /// 開始→終了
    Sf,
}

impl LinkKind {
    /// All.
    pub const ALL: [LinkKind; 4] = [LinkKind::Fs, LinkKind::Ss, LinkKind::Ff, LinkKind::Sf];

    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            LinkKind::Fs => "fs",
            LinkKind::Ss => "ss",
            LinkKind::Ff => "ff",
            LinkKind::Sf => "sf",
        }
    }

    /// Of its word.
    pub fn parse(word: &str) -> Option<LinkKind> {
        LinkKind::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether it is bound to the end of the first task, and to the end of the second.
    fn ends(self) -> (bool, bool) {
        match self {
            LinkKind::Fs => (true, false),
            LinkKind::Ss => (false, false),
            LinkKind::Ff => (true, true),
            LinkKind::Sf => (false, true),
        }
    }
}

/// A task as it is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Which.
    pub id: Id,
    /// First month; of a milestone its point. `None` = not dated.
    pub start: Option<i32>,
    /// Months it lasts, 0 or more.
    pub months: i32,
}

/// A link between two tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Which.
    pub id: Id,
    /// The task that comes first.
    pub before: Id,
    /// The task that is held.
    pub after: Id,
    /// Which of their ends.
    pub kind: LinkKind,
    /// Months between; negative = they may overlap by so many.
    pub lag: i32,
}

impl Tie {
    /// The earliest start of the later task for a start of the earlier one.
    fn earliest(&self, before: (i64, i64), months_after: i64) -> i64 {
        let (end, held_end) = self.kind.ends();
        let from = before.0 + if end { before.1 } else { 0 };
        from + i64::from(self.lag) - if held_end { months_after } else { 0 }
    }

    /// The latest start of the earlier task for a latest start of the later one.
    fn latest(&self, months_before: i64, after: (i64, i64)) -> i64 {
        let (end, held_end) = self.kind.ends();
        let to = after.0 + if held_end { after.1 } else { 0 };
        to - i64::from(self.lag) - if end { months_before } else { 0 }
    }
}

/// How much room a task has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slack {
    /// Which task.
    pub id: Id,
    /// Months it may be later without moving the end of the plan; negative = it already breaks what links ask for.
    pub months: i32,
}

/// A circle of links, as the tasks on it in their order, the first not repeated; `None` = there is none. The same for the same
/// links, whatever their order. A task linked with itself is a circle of one.
pub fn cycle(ties: &[Tie]) -> Option<Vec<Id>> {
    let mut next: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for tie in ties {
        next.entry(tie.before).or_default().insert(tie.after);
    }
    // 1 = on the way, 2 = seen to its end.
    let mut seen: HashMap<Id, u8> = HashMap::new();
    for start in next.keys().copied() {
        if seen.contains_key(&start) {
            continue;
        }
        let mut way = vec![(start, following(&next, start))];
        seen.insert(start, 1);
        while let Some((id, rest)) = way.last_mut() {
            let Some(to) = rest.pop() else {
                seen.insert(*id, 2);
                way.pop();
                continue;
            };
            match seen.get(&to) {
                Some(1) => {
                    let from = way.iter().position(|(id, _)| *id == to).unwrap_or(0);
                    return Some(way.split_off(from).into_iter().map(|(id, _)| id).collect());
                }
                Some(_) => {}
                None => {
                    seen.insert(to, 1);
                    way.push((to, following(&next, to)));
                }
            }
        }
    }
    None
}

/// What follows a task, the last first, to be taken from the end.
fn following(next: &BTreeMap<Id, BTreeSet<Id>>, id: Id) -> Vec<Id> {
    next.get(&id).map(|all| all.iter().rev().copied().collect()).unwrap_or_default()
}

/// Dated tasks and the links between them, in an order in which a link leads forward.
struct Net {
    /// Start and length by place in `order`.
    bars: Vec<(i64, i64)>,
    ids: Vec<Id>,
    /// Links by the place of their later task: place of the earlier one, link.
    into: Vec<Vec<(usize, Tie)>>,
    /// Links by the place of their earlier task.
    out: Vec<Vec<(usize, Tie)>>,
    /// Places, earlier tasks first. Tasks on a circle and those behind it are left out.
    order: Vec<usize>,
}

impl Net {
    fn of(bars: &[Bar], ties: &[Tie]) -> Net {
        let mut net = Net { bars: Vec::new(), ids: Vec::new(), into: Vec::new(), out: Vec::new(), order: Vec::new() };
        let mut place: HashMap<Id, usize> = HashMap::new();
        for bar in bars {
            let Some(start) = bar.start else { continue };
            if place.contains_key(&bar.id) {
                continue;
            }
            place.insert(bar.id, net.ids.len());
            net.ids.push(bar.id);
            net.bars.push((start.into(), bar.months.max(0).into()));
        }
        net.into = vec![Vec::new(); net.ids.len()];
        net.out = vec![Vec::new(); net.ids.len()];
        for tie in ties {
            let (Some(&from), Some(&to)) = (place.get(&tie.before), place.get(&tie.after)) else { continue };
            if from != to {
                net.into[to].push((from, *tie));
                net.out[from].push((to, *tie));
            }
        }
        net.order = order(&net.into, &net.out);
        net
    }

    /// The earliest start that links to what stands before a task allow.
    fn bound(&self, at: usize, bars: &[(i64, i64)]) -> Option<i64> {
        self.into[at].iter().map(|(from, tie)| tie.earliest(bars[*from], bars[at].1)).max()
    }
}

/// Places in an order in which each comes after those it waits for; what waits for a circle is left out (Kahn, 1962).
fn order(waits: &[Vec<(usize, Tie)>], waiting: &[Vec<(usize, Tie)>]) -> Vec<usize> {
    let mut open: Vec<usize> = waits.iter().map(Vec::len).collect();
    let mut ready: BTreeSet<usize> = (0..open.len()).filter(|at| open[*at] == 0).collect();
    let mut order = Vec::with_capacity(open.len());
    while let Some(at) = ready.pop_first() {
        order.push(at);
        for (to, _) in &waiting[at] {
            open[*to] -= 1;
            if open[*to] == 0 {
                ready.insert(*to);
            }
        }
    }
    order
}

fn small(months: i64) -> i32 {
    i32::try_from(months).unwrap_or(if months < 0 { i32::MIN } else { i32::MAX })
}

/// Slack of every dated task, in their order. The plan ends where its last task does. What is on a circle or leads into one has
/// no latest start and is left out.
pub fn slack(bars: &[Bar], ties: &[Tie]) -> Vec<Slack> {
    let net = Net::of(bars, ties);
    let Some(end) = net.bars.iter().map(|(start, months)| start + months).max() else { return Vec::new() };
    let mut late: Vec<i64> = net.bars.iter().map(|(_, months)| end - months).collect();
    let mut known = vec![false; late.len()];
    for at in order(&net.out, &net.into) {
        let held = net.out[at].iter().map(|(to, tie)| tie.latest(net.bars[at].1, (late[*to], net.bars[*to].1)));
        if let Some(least) = held.min() {
            late[at] = late[at].min(least);
        }
        known[at] = true;
    }
    let all = (0..late.len()).filter(|at| known[*at]);
    all.map(|at| Slack { id: net.ids[at], months: small(late[at] - net.bars[at].0) }).collect()
}

/// Links that the places of their tasks break, each with the months by which the later task stands too early.
pub fn broken(bars: &[Bar], ties: &[Tie]) -> Vec<(Id, i32)> {
    let mut place: HashMap<Id, (i64, i64)> = HashMap::new();
    for bar in bars {
        if let Some(start) = bar.start {
            place.entry(bar.id).or_insert((start.into(), bar.months.max(0).into()));
        }
    }
    let by = |tie: &Tie| {
        let (before, after) = (place.get(&tie.before)?, place.get(&tie.after)?);
        let by = tie.earliest(*before, after.1) - after.0;
        (by > 0 && tie.before != tie.after).then(|| (tie.id, small(by)))
    };
    ties.iter().filter_map(by).collect()
}

/// Tasks that have to be later for the links to hold, with their new start: as little later as is needed, none earlier. Tasks in
/// `held` stay where a person put them, whatever comes before them, and what follows them moves; a link that they break so is
/// told by [`broken`]. What is on a circle or behind one stays.
pub fn push(bars: &[Bar], ties: &[Tie], held: &[Id]) -> Vec<(Id, i32)> {
    let net = Net::of(bars, ties);
    let held: HashSet<Id> = held.iter().copied().collect();
    let mut now = net.bars.clone();
    let mut moved = Vec::new();
    for at in net.order.iter().copied() {
        if held.contains(&net.ids[at]) {
            continue;
        }
        if let Some(bound) = net.bound(at, &now).filter(|bound| *bound > now[at].0) {
            now[at].0 = bound;
            moved.push((net.ids[at], small(bound)));
        }
    }
    moved
}

/// Every task as early as its links allow, none before `from`: the forward pass of the method. Tasks on a circle and those behind it
/// are left out.
pub fn earliest(bars: &[Bar], ties: &[Tie], from: i32) -> Vec<(Id, i32)> {
    let dated: Vec<Bar> = bars.iter().map(|bar| Bar { start: Some(from), ..*bar }).collect();
    let net = Net::of(&dated, ties);
    let mut now = net.bars.clone();
    for at in net.order.iter().copied() {
        if let Some(bound) = net.bound(at, &now) {
            now[at].0 = now[at].0.max(bound);
        }
    }
    net.order.iter().map(|at| (net.ids[*at], small(now[*at].0))).collect()
}

#[cfg(test)]
mod tests;
