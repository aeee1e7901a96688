//! Which projects may hold a word: a bit for each project and each of a few thousand rows, for characters and for hashed runs of
//! two and, of Latin letters, three characters.
//!
//! Exact where it says no; where it says yes the text is looked at. For a word of two characters one project in nine is looked
//! at for nothing, for three one in eighty (500 characters of Japanese text set about a ninth of the hashed bits). The
//! characters met first have rows of their own: of one of them alone the answer is exact.

use std::collections::HashMap;

/// Rows of the characters met first.
const OWN: usize = 1024;
/// Rows of hashed characters and runs.
const HASHED: usize = 3072;
const ROWS: usize = OWN + HASHED;
/// Slots whose bits lie together: a block stays in the processor's cache while it is filled.
const SLOTS: usize = 512;
const WORDS: usize = SLOTS / 64;
/// Rows of a long word that are looked at.
const MOST: usize = 24;

#[derive(Debug, Default)]
pub(crate) struct Grams {
    blocks: Vec<Box<[u64]>>,
    own: HashMap<char, usize>,
    /// The row of each character below U+10000, plus one; 0 = not met.
    known: Vec<u16>,
}

fn hashed(value: u64) -> usize {
    // The golden ratio spreads neighbouring characters (Knuth, TAOCP 6.4); the upper bits say which of the rows.
    let mixed = value.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    OWN + ((mixed * HASHED as u64) >> 32) as usize
}

fn pair(a: char, b: char) -> usize {
    hashed(u64::from(u32::from(a)) << 21 | u64::from(u32::from(b)))
}

/// Latin letters and digits: so few that pairs of them are in nearly every English text.
fn triple(a: char, b: char, c: char) -> Option<usize> {
    let all = [a, b, c];
    all.iter()
        .all(char::is_ascii_alphanumeric)
        .then(|| hashed(all.iter().fold(1 << 62, |code, c| code << 8 | u64::from(u32::from(*c)) | 1 << 62)))
}

impl Grams {
    /// The row of a character, and whether it is its own.
    fn one(&self, c: char) -> (usize, bool) {
        let own = match self.known.get(c as usize) {
            Some(row) => row.checked_sub(1).map(usize::from),
            None => self.own.get(&c).copied(),
        };
        own.map_or_else(|| (hashed(u64::from(u32::from(c)) | 1 << 48), false), |row| (row, true))
    }

    /// Gives a character that was not met before a row of its own, if one is left.
    fn meet(&mut self, c: char) -> usize {
        let (row, own) = self.one(c);
        if own || self.own.len() >= OWN {
            return row;
        }
        let row = self.own.len();
        self.own.insert(c, row);
        if self.known.is_empty() {
            self.known = vec![0; 1 << 16];
        }
        if let (Some(known), Ok(row)) = (self.known.get_mut(c as usize), u16::try_from(row + 1)) {
            *known = row;
        }
        row
    }

    /// Takes in the text of a slot that holds none.
    pub(crate) fn put(&mut self, slot: u32, text: &str) {
        let slot = slot as usize;
        while self.blocks.len() <= slot / SLOTS {
            self.blocks.push(vec![0; ROWS * WORDS].into_boxed_slice());
        }
        let (word, bit) = (slot % SLOTS / 64, 1_u64 << (slot % 64));
        let (mut first, mut second) = ('\n', '\n');
        for c in text.chars() {
            let row = self.meet(c);
            let block = &mut self.blocks[slot / SLOTS];
            block[row * WORDS + word] |= bit;
            block[pair(second, c) * WORDS + word] |= bit;
            if let Some(row) = triple(first, second, c) {
                block[row * WORDS + word] |= bit;
            }
            (first, second) = (second, c);
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

    /// Bits of the slots that may hold a word, 64 to a number, and whether all of them do.
    pub(crate) fn may_hold(&self, word: &str) -> (Vec<u64>, bool) {
        let chars: Vec<char> = word.chars().collect();
        let mut rows: Vec<usize> = chars.windows(2).map(|two| pair(two[0], two[1])).collect();
        rows.extend(chars.windows(3).filter_map(|three| triple(three[0], three[1], three[2])));
        rows.extend(chars.iter().map(|c| self.one(*c).0));
        rows.sort_unstable();
        rows.dedup();
        rows.truncate(MOST);
        let mut found = Vec::with_capacity(self.blocks.len() * WORDS);
        for block in &self.blocks {
            let mut all = [u64::MAX; WORDS];
            for row in &rows {
                let own = &block[row * WORDS..(row + 1) * WORDS];
                all.iter_mut().zip(own).for_each(|(all, own)| *all &= own);
            }
            found.extend(all);
        }
        (found, matches!(chars.as_slice(), [one] if self.one(*one).1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(grams: &Grams, word: &str, slot: usize) -> bool {
        grams.may_hold(word).0[slot / 64] >> (slot % 64) & 1 == 1
    }

    #[test]
    fn what_holds_a_word_is_never_left_out() {
        let texts = ["\u{2}egfr阻害薬の開発\n\u{3}膵がん", "抗体", "", "がん𠮷野"];
        let mut grams = Grams::default();
        for slot in 0..1_300_u32 {
            grams.put(slot, texts[slot as usize % texts.len()]);
        }
        for word in ["が", "膵がん", "egfr阻害", "抗体", "体", "𠮷", "𠮷野"] {
            for slot in 0..1_300_usize {
                assert!(holds(&grams, word, slot) || !texts[slot % texts.len()].contains(word), "{word} {slot}");
            }
        }
        assert!(!holds(&grams, "膵がん", 2));
        grams.clear(1_200);
        grams.put(1_200, "別の題名");
        assert!(!holds(&grams, "egfr", 1_200) && holds(&grams, "題名", 1_200) && holds(&grams, "egfr", 1_196));
    }

    #[test]
    fn of_a_character_met_early_the_answer_is_sure() {
        let mut grams = Grams::default();
        grams.put(0, "癌");
        // Every row of its own is given away, then a character of the hashed ones.
        let many: String = ('\u{4E00}'..='\u{5500}').collect();
        grams.put(1, &many);
        assert!(grams.may_hold("癌").1);
        assert_eq!(grams.may_hold("癌").0[0] & 0b11, 0b01);
        assert!(!grams.may_hold("\u{5500}").1 && holds(&grams, "\u{5500}", 1));
        assert!(!grams.may_hold("癌症").1);
    }
}
