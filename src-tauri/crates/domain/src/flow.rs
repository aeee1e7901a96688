//! How the numbers of a round flow (第1段階の件数の流れ): from facts on each project to counts that always add up.

use crate::stage::Verdict;
use std::collections::BTreeMap;

/// What is known of a project of a round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ItemFacts<'a> {
    /// It left the round.
    pub withdrawn: bool,
    /// Readers assigned.
    pub readers: u32,
    /// Readers that have voted.
    pub voted: u32,
    /// The votes are not visible yet.
    pub sealed: bool,
    /// Visible votes differ.
    pub differ: bool,
    /// It was settled.
    pub ruled: bool,
    /// The meeting's standing last word with the key of its reason (empty = none).
    pub last_word: Option<(Verdict, &'a str)>,
}

/// Counts of a round. What adds up to what: [`FlowCounts::adds_up`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FlowCounts {
    /// Projects in the library when the list was frozen.
    pub imported: u32,
    /// Of these, with a tag of every kind.
    pub tagged: u32,
    /// The rest.
    pub untagged: u32,
    /// In the round.
    pub in_round: u32,
    /// Of these, not shown to this person.
    pub hidden: u32,
    /// The rest.
    pub shown: u32,
    /// Left the round.
    pub withdrawn: u32,
    /// Not every assigned reader has voted, or nobody is assigned; and no visible votes differ yet.
    pub unread: u32,
    /// Every assigned reader has voted, or visible votes differ already: that is a disagreement wherever one is counted.
    pub read: u32,
    /// Of these, votes not visible yet.
    pub sealed: u32,
    /// Visible votes agree.
    pub agreed: u32,
    /// Visible votes differed and are settled.
    pub settled: u32,
    /// Visible votes differ.
    pub conflict: u32,
    /// Kept by the meeting.
    pub kept: u32,
    /// Held.
    pub held: u32,
    /// Dropped.
    pub dropped: u32,
    /// Without a last word.
    pub undecided: u32,
    /// Dropped ones by the key of their reason.
    pub drop_reasons: BTreeMap<String, u32>,
    /// Held ones likewise.
    pub hold_reasons: BTreeMap<String, u32>,
}

/// Counts a round: `imported` and `tagged` as they stood when the list was frozen, `hidden` projects beside those of `items`.
pub fn flow<'a>(imported: u32, tagged: u32, hidden: u32, items: impl IntoIterator<Item = ItemFacts<'a>>) -> FlowCounts {
    // A library that says more are tagged than there are is not believed in that.
    let tagged = tagged.min(imported);
    let mut counts = FlowCounts { imported, tagged, untagged: imported - tagged, hidden, ..FlowCounts::default() };
    for item in items {
        counts.shown += 1;
        if item.withdrawn {
            counts.withdrawn += 1;
            continue;
        }
        let told = !item.sealed && (item.differ || item.ruled);
        if !told && (item.readers == 0 || item.voted < item.readers) {
            counts.unread += 1;
        } else {
            counts.read += 1;
            let place = match (item.sealed, item.ruled, item.differ) {
                (true, ..) => &mut counts.sealed,
                (false, true, _) => &mut counts.settled,
                (false, false, true) => &mut counts.conflict,
                (false, false, false) => &mut counts.agreed,
            };
            *place += 1;
        }
        let (place, reasons) = match item.last_word {
            None => (&mut counts.undecided, None),
            Some((Verdict::Keep, _)) => (&mut counts.kept, None),
            Some((Verdict::Hold, reason)) => (&mut counts.held, Some((&mut counts.hold_reasons, reason))),
            Some((Verdict::Drop, reason)) => (&mut counts.dropped, Some((&mut counts.drop_reasons, reason))),
        };
        *place += 1;
        if let Some((reasons, reason)) = reasons {
            *reasons.entry(reason.to_owned()).or_default() += 1;
        }
    }
    counts.in_round = counts.shown + hidden;
    counts
}

impl FlowCounts {
    /// Whether every part adds up to its whole.
    pub fn adds_up(&self) -> bool {
        let decided = self.kept + self.held + self.dropped + self.undecided;
        self.imported == self.tagged + self.untagged
            && self.in_round == self.shown + self.hidden
            && self.shown == self.withdrawn + self.unread + self.read
            && self.read == self.sealed + self.agreed + self.settled + self.conflict
            && self.shown == self.withdrawn + decided
            && self.dropped == self.drop_reasons.values().sum::<u32>()
            && self.held == self.hold_reasons.values().sum::<u32>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SplitMix64 (Steele, Lea and Flood 2014).
    struct Random(u64);

    impl Random {
        fn below(&mut self, bound: u32) -> u32 {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            u32::try_from((z ^ (z >> 31)) % u64::from(bound)).unwrap()
        }

        fn one_in(&mut self, times: u32) -> bool {
            self.below(times) == 0
        }
    }

    const REASONS: [&str; 4] = ["", "too-early", "no-target", "crowded"];

    fn item(random: &mut Random) -> ItemFacts<'static> {
        let readers = random.below(6);
        let verdict = [None, Some(Verdict::Keep), Some(Verdict::Hold), Some(Verdict::Drop)][random.below(4) as usize];
        ItemFacts {
            withdrawn: random.one_in(8),
            readers,
            // More votes than readers too: some left after they voted.
            voted: random.below(readers + 2),
            sealed: random.one_in(3),
            differ: random.one_in(2),
            ruled: random.one_in(4),
            last_word: verdict.map(|verdict| (verdict, REASONS[random.below(4) as usize])),
        }
    }

    #[test]
    fn the_numbers_of_any_round_add_up() {
        let mut random = Random(20_261_127);
        for _ in 0..2_000 {
            let items: Vec<ItemFacts<'_>> = (0..random.below(60)).map(|_| item(&mut random)).collect();
            let (imported, tagged, hidden) = (random.below(200), random.below(220), random.below(9));
            let counts = flow(imported, tagged, hidden, items.iter().copied());
            assert!(counts.adds_up(), "{counts:?}");
            // Told again by hand, so that nothing adds up only by being left out.
            assert_eq!(counts.shown as usize, items.len());
            let standing = |verdict| {
                let of =
                    |item: &&ItemFacts<'_>| !item.withdrawn && item.last_word.is_some_and(|(own, _)| own == verdict);
                u32::try_from(items.iter().filter(of).count()).unwrap()
            };
            assert_eq!(
                [counts.kept, counts.held, counts.dropped],
                Verdict::ALL.iter().map(|v| standing(*v)).collect::<Vec<_>>()[..]
            );
            let sealed = items.iter().filter(|i| !i.withdrawn && i.readers > 0 && i.voted >= i.readers && i.sealed);
            assert_eq!(counts.sealed as usize, sealed.count());
        }
    }

    #[test]
    fn votes_that_differ_are_a_disagreement_though_one_is_missing() {
        let item = ItemFacts { readers: 3, voted: 2, differ: true, ..ItemFacts::default() };
        let counts = |item: ItemFacts<'_>| {
            let counts = flow(1, 0, 0, [item]);
            (counts.unread, counts.conflict, counts.settled)
        };
        assert_eq!(counts(item), (0, 1, 0));
        assert_eq!(counts(ItemFacts { ruled: true, ..item }), (0, 0, 1));
        assert_eq!(counts(ItemFacts { sealed: true, ..item }), (1, 0, 0));
        assert_eq!(counts(ItemFacts { differ: false, ..item }), (1, 0, 0));
    }

    #[test]
    fn one_change_of_a_project_moves_it_and_nothing_else() {
        let mut random = Random(8);
        for _ in 0..500 {
            let mut items: Vec<ItemFacts<'_>> = (0..=random.below(20)).map(|_| item(&mut random)).collect();
            let before = flow(100, 60, 2, items.iter().copied());
            let at = random.below(u32::try_from(items.len()).unwrap()) as usize;
            items[at] = item(&mut random);
            let after = flow(100, 60, 2, items.iter().copied());
            assert_eq!((before.shown, before.in_round), (after.shown, after.in_round));
            for (before, after) in [(before.read, after.read), (before.undecided, after.undecided)] {
                assert!(before.abs_diff(after) <= 1);
            }
        }
    }
}
