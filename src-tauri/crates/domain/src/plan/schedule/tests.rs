//! What the critical path method must say, on published examples and against counting out.

use super::*;
use proptest::prelude::*;

fn bar(id: Id, months: i32) -> Bar {
    Bar { id, start: Some(0), months }
}

fn tie(id: Id, before: Id, after: Id, kind: LinkKind, lag: i32) -> Tie {
    Tie { id, before, after, kind, lag }
}

fn net(activities: &[(char, i32, &str)]) -> (Vec<Bar>, Vec<Tie>) {
    let id = |name: char| Id::from(u32::from(name));
    let bars: Vec<Bar> = activities.iter().map(|(name, months, _)| bar(id(*name), *months)).collect();
    let mut ties = Vec::new();
    for (name, _, before) in activities {
        for one in before.chars() {
            ties.push(tie(Id::try_from(ties.len()).unwrap(), id(one), id(*name), LinkKind::Fs, 0));
        }
    }
    (bars, ties)
}

/// Earliest start and slack of each activity, as `A 0 0`.
fn solved(activities: &[(char, i32, &str)]) -> Vec<String> {
    let (bars, ties) = net(activities);
    let early: HashMap<Id, i32> = earliest(&bars, &ties, 0).into_iter().collect();
    let placed: Vec<Bar> = bars.iter().map(|bar| Bar { start: early.get(&bar.id).copied(), ..*bar }).collect();
    assert_eq!(broken(&placed, &ties), []);
    let slack = slack(&placed, &ties);
    let name = |id: Id| char::from(u8::try_from(id).unwrap());
    slack.iter().map(|one| format!("{} {} {}", name(one.id), early[&one.id], one.months)).collect()
}

/// The house of Hillier and Lieberman, Introduction to Operations Research (9th ed., chapter 22, Reliable Construction Co.): fourteen
/// activities in weeks, critical path A B C E F J L N of 44 weeks; slacks as in its table.
#[test]
fn the_published_construction_example_has_its_critical_path_and_slacks() {
    let found = solved(&[
        ('A', 2, ""),
        ('B', 4, "A"),
        ('C', 10, "B"),
        ('D', 6, "C"),
        ('E', 4, "C"),
        ('F', 5, "E"),
        ('G', 7, "D"),
        ('H', 9, "EG"),
        ('I', 7, "C"),
        ('J', 8, "FI"),
        ('K', 4, "J"),
        ('L', 5, "J"),
        ('M', 2, "H"),
        ('N', 6, "KL"),
    ]);
    assert_eq!(
        found,
        [
            "A 0 0", "B 2 0", "C 6 0", "D 16 4", "E 16 0", "F 20 0", "G 22 4", "H 29 4", "I 16 2", "J 25 0", "K 33 1",
            "L 33 0", "M 38 4", "N 38 0"
        ]
    );
}

/// The example of the article "Program evaluation and review technique" (Wikipedia): expected times A 4, B 5.33, C 5.17, D 6.33,
/// E 5.17, F 4.5, G 5.17 days, here in hundredths of a day. Path A C E G of 19.51 days is critical; B has 3.84 days of slack, D
/// and F 4.68.
#[test]
fn the_published_pert_example_has_its_critical_path() {
    let found = solved(&[
        ('A', 400, ""),
        ('B', 533, ""),
        ('C', 517, "A"),
        ('D', 633, "A"),
        ('E', 517, "BC"),
        ('F', 450, "D"),
        ('G', 517, "E"),
    ]);
    assert_eq!(found, ["A 0 0", "B 0 384", "C 400 0", "D 400 468", "E 917 0", "F 1033 468", "G 1434 0"]);
}

/// "Difficult network diagram example with lag solved" (Engineer4Free, course on project management): eight activities under links
/// of all four kinds with lags. It ends after 14; A B D G H are critical, C and E have 4 of slack, F 9.
#[test]
fn the_published_example_with_all_kinds_of_links_has_its_critical_path_and_slacks() {
    use LinkKind::{Ff, Fs, Sf, Ss};
    let months = [3, 2, 2, 4, 1, 2, 4, 3];
    let bars: Vec<Bar> = months.into_iter().zip(0..).map(|(months, id)| bar(id, months)).collect();
    let [a, b, c, d, e, f, g, h] = [0, 1, 2, 3, 4, 5, 6, 7];
    let links = [
        (a, b, Fs, 2),
        (a, c, Ss, 0),
        (b, d, Ss, 1),
        (c, e, Sf, 3),
        (c, f, Ff, 3),
        (d, g, Ss, 1),
        (e, g, Fs, 0),
        (f, h, Sf, 2),
        (g, h, Fs, 0),
    ];
    let ties: Vec<Tie> =
        links.into_iter().zip(0..).map(|((from, to, kind, lag), id)| tie(id, from, to, kind, lag)).collect();
    let early = put(&bars, &earliest(&bars, &ties, 0));
    let starts: Vec<i32> = early.iter().filter_map(|bar| bar.start).collect();
    assert_eq!(starts, [0, 5, 0, 6, 2, 3, 7, 11]);
    assert_eq!(end(&early), 14);
    let slack: Vec<i32> = slack(&early, &ties).into_iter().map(|one| one.months).collect();
    assert_eq!(slack, [0, 0, 4, 0, 4, 9, 0, 0]);
}

#[test]
fn each_kind_of_link_holds_the_ends_it_names() {
    for (kind, lag, start) in [
        (LinkKind::Fs, 0, 5),
        (LinkKind::Fs, -2, 3),
        (LinkKind::Fs, 3, 8),
        (LinkKind::Ss, 2, 2),
        (LinkKind::Ff, 0, 2),
        (LinkKind::Ff, 4, 6),
        (LinkKind::Sf, 4, 1),
        (LinkKind::Sf, 0, 0),
    ] {
        let (bars, ties) = ([bar(1, 5), bar(2, 3)], [tie(9, 1, 2, kind, lag)]);
        let found: HashMap<Id, i32> = earliest(&bars, &ties, 0).into_iter().collect();
        assert_eq!(found[&2], start, "{kind:?} {lag}");
    }
}

#[test]
fn a_circle_is_named_task_by_task_whatever_the_order_of_its_links() {
    let mut ties: Vec<Tie> = [(1, 2), (2, 3), (3, 1), (3, 4), (0, 1)]
        .iter()
        .enumerate()
        .map(|(i, (a, b))| tie(i as Id, *a, *b, LinkKind::Fs, 0))
        .collect();
    assert_eq!(cycle(&ties), Some(vec![1, 2, 3]));
    ties.reverse();
    assert_eq!(cycle(&ties), Some(vec![1, 2, 3]));
    ties.retain(|tie| (tie.before, tie.after) != (3, 1));
    assert_eq!(cycle(&ties), None);
    assert_eq!(cycle(&[tie(0, 7, 7, LinkKind::Ss, 0)]), Some(vec![7]));
}

#[test]
fn what_cannot_be_is_left_out_and_ends() {
    let ties = [
        tie(0, 1, 2, LinkKind::Fs, 0),
        tie(1, 2, 1, LinkKind::Fs, 0),
        tie(2, 8, 9, LinkKind::Fs, 0),
        tie(3, 3, 3, LinkKind::Fs, 0),
    ];
    let bars = [bar(1, 2), bar(2, 2), bar(3, 4), Bar { id: 4, start: None, months: 1 }, bar(3, 7)];
    assert_eq!(slack(&bars, &ties), [Slack { id: 3, months: 0 }]);
    assert_eq!(push(&bars, &ties, &[]), []);
    // Behind a circle there is an end to count from, before it there is none.
    let ties = [
        tie(0, 3, 1, LinkKind::Fs, 0),
        tie(1, 1, 2, LinkKind::Fs, 0),
        tie(2, 2, 1, LinkKind::Fs, 0),
        tie(3, 2, 4, LinkKind::Fs, 0),
    ];
    let bars = [bar(1, 2), bar(2, 2), bar(3, 1), bar(4, 1), bar(5, 6)];
    assert_eq!(slack(&bars, &ties), [Slack { id: 4, months: 5 }, Slack { id: 5, months: 0 }]);
    let huge = [
        Bar { id: 1, start: Some(i32::MAX), months: i32::MAX },
        Bar { id: 2, start: Some(i32::MIN), months: i32::MAX },
    ];
    let far = [tie(0, 1, 2, LinkKind::Fs, i32::MAX)];
    assert_eq!(push(&huge, &far, &[]), [(2, i32::MAX)]);
    assert_eq!(broken(&huge, &far), [(0, i32::MAX)]);
    assert_eq!(slack(&[], &[]), []);
}

#[test]
fn what_a_person_placed_stays_and_what_follows_moves() {
    let ties = [tie(0, 1, 2, LinkKind::Fs, 0), tie(1, 2, 3, LinkKind::Fs, 1)];
    let at = |id, start, months| Bar { id, start: Some(start), months };
    let bars = [at(1, 0, 6), at(2, 3, 4), at(3, 5, 2)];
    assert_eq!(push(&bars, &ties, &[2]), [(3, 8)], "the second stays too early, as it was put there");
    assert_eq!(broken(&bars, &ties), [(0, 3), (1, 3)]);
    assert_eq!(push(&bars, &ties, &[]), [(2, 6), (3, 11)]);
}

/// Up to six tasks with links that lead to later ones.
fn plans() -> impl Strategy<Value = (Vec<Bar>, Vec<Tie>)> {
    let bars = prop::collection::vec((0..30_i32, 0..9_i32), 1..7);
    let ties = prop::collection::vec((0..6_usize, 0..6_usize, 0..4_usize, -4..5_i32), 0..9);
    (bars, ties).prop_map(|(bars, ties)| {
        let bars: Vec<Bar> =
            bars.into_iter().zip(0..).map(|((start, months), id)| Bar { id, start: Some(start), months }).collect();
        let forward = ties.into_iter().filter(|(a, b, _, _)| a < b && *b < bars.len());
        let ties = forward.zip(0..).map(|((a, b, kind, lag), id)| tie(id, a as Id, b as Id, LinkKind::ALL[kind], lag));
        let ties = ties.collect();
        (bars, ties)
    })
}

/// Places as late as links make them, counted out link by link until nothing changes any more; held ones stay.
fn counted_out(bars: &[Bar], ties: &[Tie], held: &[Id]) -> Vec<Bar> {
    let mut bars = bars.to_vec();
    loop {
        let found = broken(&bars, ties);
        let after = |id: Id| ties.iter().find(|tie| tie.id == id).map(|tie| tie.after);
        let free = found.iter().filter_map(|(id, by)| Some((after(*id)?, *by))).find(|(to, _)| !held.contains(to));
        let Some((to, by)) = free else { return bars };
        let at = bars.iter().position(|bar| bar.id == to).unwrap();
        bars[at].start = bars[at].start.map(|start| start + by);
    }
}

/// Tasks and links nobody would make: any numbers, circles, the same twice, links to nowhere.
fn hostile() -> impl Strategy<Value = (Vec<Bar>, Vec<Tie>)> {
    let number = prop_oneof![any::<i32>(), -9..9_i32, Just(i32::MAX), Just(i32::MIN)];
    let bars = prop::collection::vec((0..6_i64, prop::option::of(number.clone()), number.clone()), 0..9);
    let ties = prop::collection::vec((0..4_i64, 0..7_i64, 0..7_i64, 0..4_usize, number), 0..14);
    (bars, ties).prop_map(|(bars, ties)| {
        let bars = bars.into_iter().map(|(id, start, months)| Bar { id, start, months });
        let ties = ties.into_iter().map(|(id, a, b, kind, lag)| tie(id, a, b, LinkKind::ALL[kind], lag));
        (bars.collect(), ties.collect())
    })
}

fn put(bars: &[Bar], moved: &[(Id, i32)]) -> Vec<Bar> {
    let moved: HashMap<Id, i32> = moved.iter().copied().collect();
    bars.iter().map(|bar| Bar { start: moved.get(&bar.id).copied().or(bar.start), ..*bar }).collect()
}

fn end(bars: &[Bar]) -> i32 {
    bars.iter().map(|bar| bar.start.unwrap() + bar.months).max().unwrap()
}

proptest! {
    #[test]
    fn what_is_pushed_keeps_every_link_moves_nothing_earlier_and_nothing_needlessly((bars, ties) in plans()) {
        let moved = push(&bars, &ties, &[]);
        let after = put(&bars, &moved);
        prop_assert_eq!(broken(&after, &ties), vec![]);
        for (id, start) in &moved {
            let at = usize::try_from(*id).unwrap();
            prop_assert!(*start > bars[at].start.unwrap());
            let mut earlier = after.clone();
            earlier[at].start = Some(start - 1);
            prop_assert!(!broken(&earlier, &ties).is_empty(), "{} could be earlier", id);
        }
    }

    #[test]
    fn a_plan_in_order_is_the_least_that_keeps_every_link((bars, ties) in plans()) {
        prop_assert_eq!(put(&bars, &push(&bars, &ties, &[])), counted_out(&bars, &ties, &[]));
    }

    #[test]
    fn what_is_held_stays_and_only_links_to_it_stay_broken((bars, ties) in plans(), held in prop::collection::vec(0..6_i64, 0..3)) {
        let after = put(&bars, &push(&bars, &ties, &held));
        prop_assert_eq!(&after, &counted_out(&bars, &ties, &held));
        for (before, after) in bars.iter().zip(&after) {
            prop_assert!(after.start >= before.start);
            prop_assert!(!held.contains(&after.id) || after.start == before.start);
        }
        for (link, _) in broken(&after, &ties) {
            let to = ties.iter().find(|tie| tie.id == link).map(|tie| tie.after);
            prop_assert!(to.is_some_and(|to| held.contains(&to)));
        }
    }

    #[test]
    fn a_task_on_the_longest_way_is_critical((bars, ties) in plans()) {
        let early = put(&bars, &earliest(&bars, &ties, 0));
        prop_assert!(slack(&early, &ties).iter().any(|one| one.months == 0));
        prop_assert!(slack(&early, &ties).iter().all(|one| one.months >= 0));
    }

    #[test]
    fn a_circle_is_one_and_is_found_whenever_there_is_one((_, ties) in hostile()) {
        let leads = |from: Id, to: Id| ties.iter().any(|tie| (tie.before, tie.after) == (from, to));
        // Counted out: what no link leads to is taken away until nothing is left or all that is left is led to.
        let mut left: Vec<Tie> = ties.clone();
        while let Some(at) = left.iter().position(|tie| !left.iter().any(|other| other.after == tie.before)) {
            left.remove(at);
        }
        let found = cycle(&ties);
        prop_assert_eq!(found.is_none(), left.is_empty());
        if let Some(way) = found {
            for (at, from) in way.iter().enumerate() {
                prop_assert!(leads(*from, way[(at + 1) % way.len()]));
                prop_assert!(!way[..at].contains(from));
            }
            let mut turned = ties.clone();
            turned.reverse();
            prop_assert_eq!(cycle(&turned), Some(way));
        }
    }

    #[test]
    fn nothing_anybody_writes_stops_it((bars, ties) in hostile(), held in prop::collection::vec(0..6_i64, 0..3), from in any::<i32>()) {
        let dated = bars.iter().filter(|bar| bar.start.is_some()).count();
        prop_assert!(slack(&bars, &ties).len() <= dated);
        prop_assert!(push(&bars, &ties, &held).iter().all(|(id, _)| !held.contains(id)));
        prop_assert!(broken(&bars, &ties).iter().all(|(_, by)| *by > 0));
        prop_assert!(earliest(&bars, &ties, from).len() <= bars.len());
    }

    #[test]
    fn slack_is_how_much_later_a_task_can_be_without_moving_the_end((bars, ties) in plans()) {
        let placed = put(&bars, &push(&bars, &ties, &[]));
        let last = end(&placed);
        for one in slack(&placed, &ties) {
            let at = usize::try_from(one.id).unwrap();
            prop_assert!(one.months >= 0);
            // Counted out: later by one month after the other, everything behind it pushed.
            let mut by = 0;
            loop {
                let mut later = placed.clone();
                later[at].start = Some(placed[at].start.unwrap() + by + 1);
                let pushed = put(&later, &push(&later, &ties, &[]));
                if end(&pushed) > last {
                    break;
                }
                by += 1;
            }
            prop_assert_eq!(one.months, by, "task {}", one.id);
        }
    }

    #[test]
    fn the_longest_way_is_as_long_as_the_plan((bars, ties) in plans()) {
        let early = put(&bars, &earliest(&bars, &ties, 0));
        // Every way through the links, counted out.
        fn longest(at: usize, bars: &[Bar], ties: &[Tie]) -> i32 {
            let months = |id: Id| bars[usize::try_from(id).unwrap()].months;
            let before = ties.iter().filter(|tie| tie.after == at as Id).map(|tie| {
                let from = longest(usize::try_from(tie.before).unwrap(), bars, ties);
                match tie.kind {
                    LinkKind::Fs => from + months(tie.before) + tie.lag,
                    LinkKind::Ss => from + tie.lag,
                    LinkKind::Ff => from + months(tie.before) + tie.lag - months(tie.after),
                    LinkKind::Sf => from + tie.lag - months(tie.after),
                }
            });
            before.max().unwrap_or(0).max(0)
        }
        for (at, bar) in early.iter().enumerate() {
            prop_assert_eq!(bar.start.unwrap(), longest(at, &bars, &ties));
        }
    }
}
