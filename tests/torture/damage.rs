//! Damage as disks, copies and sticks do it, with what must come of it.

use super::pages::{Map, Part};
use super::random::Random;

/// What was done to a copy.
#[derive(Debug, Clone)]
pub struct Damage {
    /// In a word.
    pub kind: String,
    /// Structure: it must be found, or leave the content as it was where `harmless` says so.
    pub structural: bool,
    /// It may hit what nobody reads: then finding nothing and reading the same is right too.
    pub harmless: bool,
}

const PARTS: [(Part, usize); 9] = [
    (Part::Ciphertext, 1),
    (Part::Value, 30),
    (Part::PageHeader, 16),
    (Part::Pointers, 10),
    (Part::CellHead, 10),
    (Part::RecordHead, 10),
    (Part::Free, 8),
    (Part::FileHeader, 12),
    (Part::FreePage, 4),
];

/// Damages a file. `sealed`: any change at all must be found.
pub fn damage(bytes: &mut Vec<u8>, map: &Map, random: &mut Random) -> Damage {
    let pages = bytes.len() / map.page;
    let tree = |random: &mut Random| map.trees[random.below(map.trees.len())];
    match random.below(100) {
        0..45 => {
            let part = weighted(map, random);
            let size = map.sizes()[&part];
            let at = map.nth(part, random.below(size)).unwrap_or(0);
            bytes[at] ^= 1 + random.below(255) as u8;
            let kind = format!("one byte: {}", part.name());
            Damage { kind, structural: part == Part::PageHeader, harmless: true }
        }
        45..55 => {
            for _ in 0..random.between(2, 200) {
                let at = random.below(bytes.len());
                bytes[at] ^= 1 + random.below(255) as u8;
            }
            Damage { kind: "many bytes".into(), structural: false, harmless: true }
        }
        55..62 => {
            // A sector of a disk.
            let at = random.below(bytes.len() / 512) * 512;
            let noise = random.percent(50);
            for byte in &mut bytes[at..at + 512] {
                *byte = if noise { random.below(256) as u8 } else { 0 };
            }
            Damage { kind: "a sector zeroed or of noise".into(), structural: false, harmless: true }
        }
        62..74 => {
            let page = tree(random);
            bytes[page * map.page..(page + 1) * map.page].fill(0);
            Damage { kind: "a page in use zeroed".into(), structural: true, harmless: false }
        }
        74..82 => {
            let (a, b) = (tree(random), tree(random));
            let (one, two) = (a * map.page, b * map.page);
            let same = bytes[one..one + map.page] == bytes[two..two + map.page];
            for at in 0..map.page {
                bytes.swap(one + at, two + at);
            }
            Damage { kind: "two pages in use swapped".into(), structural: !same, harmless: same }
        }
        82..94 => {
            let end = if random.percent(50) { random.below(pages) * map.page } else { random.below(bytes.len()) };
            bytes.truncate(end);
            Damage { kind: "cut short".into(), structural: true, harmless: false }
        }
        _ => {
            let more = random.between(1, 3 * map.page);
            bytes.extend((0..more).map(|_| random.below(256) as u8));
            Damage { kind: "junk appended".into(), structural: false, harmless: true }
        }
    }
}

/// A part, not by its size: headers are small and matter most.
fn weighted(map: &Map, random: &mut Random) -> Part {
    let sizes = map.sizes();
    let there: Vec<_> = PARTS.iter().filter(|(part, _)| sizes.contains_key(part)).collect();
    let mut left = random.below(there.iter().map(|(_, weight)| weight).sum());
    for (part, weight) in &there {
        if left < *weight {
            return *part;
        }
        left -= weight;
    }
    Part::Value
}
