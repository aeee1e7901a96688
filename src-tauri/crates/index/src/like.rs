//! What is like something: projects that share its rarer words and tags.

use crate::want::{Holds, Word};
use crate::{Asked, Index};
use domain::{Dim, Id};
use std::cmp::Reverse;

/// Words that are compared; the rarest.
const WORDS: usize = 48;
/// Words that more than one project in so many has say nothing.
const COMMON: usize = 5;
/// Words of which a project about the same has about as many.
const TELLING: usize = 8;
/// A shared tag weighs as much as so many words of its rarity: a person has said it.
const TAG: f32 = 2.0;
/// Candidates whose texts are looked at, for each that is wanted.
const LOOKED_AT: usize = 6;

/// What to be like.
#[derive(Debug, Clone, Default)]
pub struct Likeness {
    /// Words, folded.
    pub words: Vec<String>,
    /// Values of the tags' dimensions.
    pub tags: Vec<(Dim, String)>,
    /// Projects to leave out.
    pub without: Vec<Id>,
}

/// A project that is like something.
#[derive(Debug, Clone, PartialEq)]
pub struct Like {
    /// Project.
    pub id: Id,
    /// Weight of what is shared, in percent of the weight of the tags and the rarest words that were compared; at most 100.
    pub score: u8,
    /// Which words it shares, as positions in [`Likeness::words`], the weightiest first.
    pub words: Vec<usize>,
    /// Which tags it shares, as positions in [`Likeness::tags`].
    pub tags: Vec<usize>,
}

impl Index {
    /// The likest among what is asked for, best first, and which words were compared (the weightiest first).
    pub fn like(&self, to: &Likeness, among: &Asked, limit: usize) -> (Vec<Like>, Vec<usize>) {
        let within = self.found(among);
        let slots = self.entries.len();
        let projects = self.len().max(1);
        #[expect(clippy::cast_precision_loss)]
        let weight = |having: usize| (1.0 + projects as f32 / having.max(1) as f32).ln();
        // How many may have a word is known from the hashed pairs, without looking at a text.
        let mut words: Vec<(usize, f32, Vec<u64>)> = Vec::new();
        for (at, word) in to.words.iter().enumerate() {
            let (may, _) = self.grams.may_hold(word);
            let having: usize = may
                .iter()
                .zip(self.live.as_slice())
                .map(|(may, live)| (may & *live as u64).count_ones() as usize)
                .sum();
            if having > 0 && (having <= projects / COMMON || projects < 50) {
                words.push((at, weight(having), may));
            }
        }
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        words.truncate(WORDS);
        let tags: Vec<(usize, f32, u32)> = to
            .tags
            .iter()
            .enumerate()
            .filter_map(|(at, (dim, value))| {
                let number = self.column(*dim).number(value)?;
                Some((at, TAG * weight(self.column(*dim).totals()[number as usize] as usize), number))
            })
            .collect();
        // What a project about the same would share: its tags and its rarest words. Nobody repeats a whole summary.
        let telling: f32 = words.iter().take(TELLING).map(|(_, w, _)| w).sum();
        let whole = telling + tags.iter().map(|(_, w, _)| w).sum::<f32>();
        if whole <= 0.0 {
            return (Vec::new(), Vec::new());
        }
        let mut scores = vec![0.0_f32; slots];
        for (_, weight, may) in &words {
            for (at, (may, within)) in may.iter().zip(within.as_slice()).enumerate() {
                let mut bits = may & *within as u64;
                while bits != 0 {
                    scores[at * 64 + bits.trailing_zeros() as usize] += weight;
                    bits &= bits - 1;
                }
            }
        }
        for (at, weight, number) in &tags {
            let column = self.column(to.tags[*at].0);
            for slot in within.ones() {
                if column.of(u32::try_from(slot).unwrap_or(u32::MAX)).contains(number) {
                    scores[slot] += weight;
                }
            }
        }
        for slot in to.without.iter().filter_map(|id| self.by_id.get(id)) {
            scores[*slot as usize] = 0.0;
        }
        let mut best: Vec<usize> = within.ones().filter(|slot| scores[*slot] > 0.0).collect();
        best.sort_unstable_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
        best.truncate(limit * LOOKED_AT);
        let finders: Vec<(usize, f32, Word)> = words
            .iter()
            .map(|(at, weight, _)| (*at, *weight, Word { text: to.words[*at].clone(), whole: false }))
            .collect();
        let finders: Vec<(usize, f32, Holds<'_>)> =
            finders.iter().map(|(at, weight, word)| (*at, *weight, Holds::of(word, None))).collect();
        let mut likes: Vec<(f32, Like)> = best
            .into_iter()
            .map(|slot| {
                let mut sum = 0.0;
                let shared = finders.iter().filter(|(_, _, holds)| holds.text(&self.texts[slot]));
                let words: Vec<usize> = shared.map(|(at, weight, _)| (sum += weight, *at).1).collect();
                let slot_number = u32::try_from(slot).unwrap_or(u32::MAX);
                let shared =
                    tags.iter().filter(|(at, _, number)| self.column(to.tags[*at].0).of(slot_number).contains(number));
                let own: Vec<usize> = shared.map(|(at, weight, _)| (sum += weight, *at).1).collect();
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let score = (sum / whole * 100.0).round().clamp(0.0, 100.0) as u8;
                (sum, Like { id: self.entries[slot].id, score, words, tags: own })
            })
            .filter(|(sum, _)| *sum > 0.0)
            .collect();
        likes.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(Reverse(y.id).cmp(&Reverse(x.id))));
        likes.truncate(limit);
        (likes.into_iter().map(|(_, like)| like).collect(), words.into_iter().map(|(at, ..)| at).collect())
    }
}
