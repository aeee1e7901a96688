//! What each byte of a closed library is for, read from the file alone: <https://www.sqlite.org/fileformat.html>.
//! So the figures of the corruption runs can say what was hit, and structure is told from text.

use std::collections::BTreeMap;

/// What a byte is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The first 100 bytes.
    FileHeader,
    /// Header of a page of a tree: kind, cells, where they begin.
    PageHeader,
    /// Where in a page its cells stand.
    Pointers,
    /// Length, key, child and chain of a cell.
    CellHead,
    /// Types of a row's values.
    RecordHead,
    /// The values: texts and numbers.
    Value,
    /// Nothing stands there.
    Free,
    /// Pages given back.
    FreePage,
    /// Any byte of an encrypted file: nothing of it can be told.
    Ciphertext,
    /// Not reached: the map is incomplete.
    Unknown,
}

/// Size of a page of an encrypted library, in bytes: it does not tell it.
const ENCRYPTED_PAGE: usize = 16_384;

impl Part {
    pub fn name(self) -> &'static str {
        match self {
            Part::FileHeader => "header of the file",
            Part::PageHeader => "header of a page",
            Part::Pointers => "cell pointers",
            Part::CellHead => "head of a cell",
            Part::RecordHead => "types of a row",
            Part::Value => "values (texts, numbers)",
            Part::Free => "free space",
            Part::FreePage => "free page",
            Part::Ciphertext => "ciphertext",
            Part::Unknown => "unknown",
        }
    }
}

/// A file with what its bytes are for.
pub struct Map {
    pub page: usize,
    parts: Vec<Part>,
    /// 0-based pages of trees, in use.
    pub trees: Vec<usize>,
    /// Bytes by part.
    by_part: BTreeMap<Part, Vec<(usize, usize)>>,
}

impl Map {
    /// Reads a file without a log beside it.
    pub fn of(bytes: &[u8]) -> Map {
        if !bytes.starts_with(b"SQLite format 3\0") {
            return Map {
                page: ENCRYPTED_PAGE,
                parts: vec![Part::Ciphertext; bytes.len()],
                trees: (0..bytes.len() / ENCRYPTED_PAGE).collect(),
                by_part: BTreeMap::from([(Part::Ciphertext, vec![(0, bytes.len())])]),
            };
        }
        let page = match u16::from_be_bytes([bytes[16], bytes[17]]) {
            1 => 65_536,
            size => usize::from(size),
        };
        let mut map =
            Map { page, parts: vec![Part::Unknown; bytes.len()], trees: Vec::new(), by_part: BTreeMap::new() };
        map.mark(0, 100, Part::FileHeader);
        map.free_pages(bytes);
        let mut roots = vec![1];
        map.tree(bytes, 1, &mut roots);
        for root in roots.split_off(1) {
            map.tree(bytes, root, &mut Vec::new());
        }
        map.trees.sort_unstable();
        let mut at = 0;
        while at < map.parts.len() {
            let part = map.parts[at];
            let end = map.parts[at..].iter().position(|other| *other != part).map_or(map.parts.len(), |n| at + n);
            map.by_part.entry(part).or_default().push((at, end));
            at = end;
        }
        map
    }

    pub fn part(&self, at: usize) -> Part {
        self.parts.get(at).copied().unwrap_or(Part::Unknown)
    }

    /// Number of bytes of each part.
    pub fn sizes(&self) -> BTreeMap<Part, usize> {
        self.by_part.iter().map(|(part, runs)| (*part, runs.iter().map(|(from, to)| to - from).sum())).collect()
    }

    /// The nth byte of a part.
    pub fn nth(&self, part: Part, mut nth: usize) -> Option<usize> {
        for (from, to) in self.by_part.get(&part)? {
            if nth < to - from {
                return Some(from + nth);
            }
            nth -= to - from;
        }
        None
    }

    fn mark(&mut self, from: usize, to: usize, part: Part) {
        let to = to.min(self.parts.len());
        if from < to {
            self.parts[from..to].fill(part);
        }
    }

    fn free_pages(&mut self, bytes: &[u8]) {
        let mut trunk = long(bytes, 32);
        while trunk != 0 {
            let start = (trunk - 1) * self.page;
            self.mark(start, start + self.page, Part::FreePage);
            for leaf in 0..long(bytes, start + 4) {
                let leaf = long(bytes, start + 8 + leaf * 4);
                self.mark((leaf - 1) * self.page, leaf * self.page, Part::FreePage);
            }
            trunk = long(bytes, start);
        }
    }

    /// A page of a tree and all below it. The rows of the first tree name the roots of the others.
    fn tree(&mut self, bytes: &[u8], number: usize, roots: &mut Vec<usize>) {
        let start = (number - 1) * self.page;
        let header = if number == 1 { 100 } else { start };
        self.trees.push(number - 1);
        let kind = bytes[header];
        let (interior, table) = (matches!(kind, 2 | 5), matches!(kind, 5 | 13));
        let cells = word(bytes, header + 3);
        let pointers = header + if interior { 12 } else { 8 };
        self.mark(header.max(start), start + self.page, Part::Free);
        self.mark(header, pointers, Part::PageHeader);
        self.mark(pointers, pointers + 2 * cells, Part::Pointers);
        for cell in 0..cells {
            let begin = start + word(bytes, pointers + 2 * cell);
            let mut at = begin;
            if interior {
                self.tree(bytes, long(bytes, at), roots);
                at += 4;
            }
            if interior && table {
                let (_, after) = varint(bytes, at);
                self.mark(begin, after, Part::CellHead);
                continue;
            }
            let (payload, after) = varint(bytes, at);
            at = after;
            if table {
                at = varint(bytes, at).1;
            }
            self.mark(begin, at, Part::CellHead);
            let local = self.local(payload, table);
            let (head, _) = varint(bytes, at);
            self.mark(at, at + head.min(local), Part::RecordHead);
            self.mark(at + head.min(local), at + local, Part::Value);
            if local < payload {
                self.mark(at + local, at + local + 4, Part::CellHead);
                self.chain(long(bytes, at + local), payload - local, bytes);
            }
            if number == 1 || !roots.is_empty() {
                roots.extend(root(bytes, at));
            }
        }
        if interior {
            self.tree(bytes, long(bytes, header + 8), roots);
        }
    }

    /// Bytes of a payload that stand in the cell itself.
    fn local(&self, payload: usize, table: bool) -> usize {
        let most = if table { self.page - 35 } else { (self.page - 12) * 64 / 255 - 23 };
        if payload <= most {
            return payload;
        }
        let least = (self.page - 12) * 32 / 255 - 23;
        let local = least + (payload - least) % (self.page - 4);
        if local <= most { local } else { least }
    }

    fn chain(&mut self, mut number: usize, mut left: usize, bytes: &[u8]) {
        while number != 0 {
            let start = (number - 1) * self.page;
            let here = left.min(self.page - 4);
            self.mark(start, start + self.page, Part::Free);
            self.mark(start, start + 4, Part::CellHead);
            self.mark(start + 4, start + 4 + here, Part::Value);
            left -= here;
            number = long(bytes, start);
        }
    }
}

/// The root page in a row of the schema: its fourth value.
fn root(bytes: &[u8], record: usize) -> Option<usize> {
    let (head, mut at) = varint(bytes, record);
    let (mut value, end) = (record + head, record + head);
    for column in 0.. {
        if at >= end {
            return None;
        }
        let (kind, after) = varint(bytes, at);
        let length = match kind {
            0 | 8 | 9 => 0,
            1..=4 => kind,
            5 => 6,
            6 | 7 => 8,
            _ => (kind - 12) / 2,
        };
        if column == 3 {
            let number = bytes[value..value + length].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            return (number > 1).then_some(number);
        }
        value += length;
        at = after;
    }
    None
}

fn word(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]))
}

fn long(bytes: &[u8], at: usize) -> usize {
    bytes[at..at + 4].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
}

/// A variable-length number and where it ends.
fn varint(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let mut value = 0usize;
    for nth in 0..9 {
        let byte = usize::from(bytes[at]);
        at += 1;
        if nth == 8 {
            return (value << 8 | byte, at);
        }
        value = value << 7 | (byte & 0x7f);
        if byte < 0x80 {
            break;
        }
    }
    (value, at)
}
