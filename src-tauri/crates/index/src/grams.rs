//! Which projects may hold a word: a bit for each project and each of a few thousand hashed characters and pairs of characters.
//!
//! Exact where it says no; where it says yes the text is looked at. For a word of two characters one project in eight is looked
//! at for nothing, for three one in sixty (500 characters of Japanese text set about an eighth of the bits).

/// Hashed characters and pairs.
const ROWS: usize = 4096;
/// Slots whose bits lie together: a block stays in the processor's cache while it is filled.
const SLOTS: usize = 512;
const WORDS: usize = SLOTS / 64;
/// Rows of a long word that are looked at.
const MOST: usize = 24;

#[derive(Debug, Default)]
pub(crate) struct Grams {
    blocks: Vec<Box<[u64]>>,
}

fn mixed(value: u64) -> usize {
    // The golden ratio spreads neighbouring characters (Knuth, TAOCP 6.4).
    ((value.wrapping_mul(0x9E37_79B9_7F4A_7C15)) >> 52) as usize
}

fn one(c: char) -> usize {
    mixed(u64::from(u32::from(c)) | 1 << 48)
}

fn pair(a: char, b: char) -> usize {
    mixed(u64::from(u32::from(a)) << 21 | u64::from(u32::from(b)))
}

/// The rows of a word.
pub(crate) fn rows(word: &str) -> Vec<usize> {
    let chars = || word.chars();
    let mut rows: Vec<usize> = chars().zip(chars().skip(1)).map(|(a, b)| pair(a, b)).chain(chars().map(one)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.truncate(MOST);
    rows
}

impl Grams {
    /// Takes in the text of a slot; what stood there is cleared first.
    pub(crate) fn put(&mut self, slot: u32, text: &str) {
        self.clear(slot);
        let slot = slot as usize;
        while self.blocks.len() <= slot / SLOTS {
            self.blocks.push(vec![0; ROWS * WORDS].into_boxed_slice());
        }
        let block = &mut self.blocks[slot / SLOTS];
        let (word, bit) = (slot % SLOTS / 64, 1_u64 << (slot % 64));
        let mut before = '\n';
        for c in text.chars() {
            block[one(c) * WORDS + word] |= bit;
            block[pair(before, c) * WORDS + word] |= bit;
            before = c;
        }
    }

    /// Forgets the text of a slot.
    pub(crate) fn clear(&mut self, slot: u32) {
        let slot = slot as usize;
        let Some(block) = self.blocks.get_mut(slot / SLOTS) else { return };
        let (word, bit) = (slot % SLOTS / 64, 1_u64 << (slot % 64));
        for row in 0..ROWS {
            block[row * WORDS + word] &= !bit;
        }
    }

    /// Bits of the slots that may hold all of these rows, 64 to a word.
    pub(crate) fn may_hold(&self, rows: &[usize]) -> Vec<u64> {
        let mut found = Vec::with_capacity(self.blocks.len() * WORDS);
        for block in &self.blocks {
            let mut all = [u64::MAX; WORDS];
            for row in rows {
                let own = &block[row * WORDS..(row + 1) * WORDS];
                all.iter_mut().zip(own).for_each(|(all, own)| *all &= own);
            }
            found.extend(all);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_a_word_is_never_left_out() {
        let texts = ["\u{2}egfr阻害薬の開発\n\u{3}膵がん", "抗体", "", "がん"];
        let mut grams = Grams::default();
        for slot in 0..1_300_u32 {
            grams.put(slot, texts[slot as usize % texts.len()]);
        }
        for word in ["が", "膵がん", "egfr阻害", "抗体", "体"] {
            let found = grams.may_hold(&rows(word));
            for slot in 0..1_300_usize {
                let may = found[slot / 64] >> (slot % 64) & 1 == 1;
                assert!(may || !texts[slot % texts.len()].contains(word), "{word} {slot}");
            }
        }
        let holds =
            |grams: &Grams, word: &str, slot: usize| grams.may_hold(&rows(word))[slot / 64] >> (slot % 64) & 1 == 1;
        assert!(!holds(&grams, "膵がん", 2));
        grams.put(1_200, "別の題名");
        assert!(!holds(&grams, "egfr", 1_200) && holds(&grams, "題名", 1_200) && holds(&grams, "egfr", 1_196));
    }
}
