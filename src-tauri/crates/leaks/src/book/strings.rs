//! The texts that cells share: each looked at once, however many cells show it.

use super::styles::Colour;
use super::xml::{Broken, Node, unescaped, walk};
use crate::Words;
use crate::text::{Context, Hit, look_in};
use std::collections::HashMap;
use std::io::BufRead;

/// All texts together; beyond, a workbook is refused.
const MAX_TEXT: usize = 512 << 20;
/// Texts of a workbook.
const MAX_STRINGS: usize = 20_000_000;
/// Fewer texts are looked at on the spot: a thread costs more.
const FEW: usize = 2_000;
/// Of a text, as a finding shows it.
const SHOWN: usize = 200;

/// A text in several looks: the parts that have a colour of their own.
pub(super) type Runs = Vec<(Colour, String)>;

/// Looks at a text for everything there is.
pub(super) fn look(text: &str, words: &Words, context: Context) -> Vec<Hit> {
    let mut hits = look_in(text, context);
    hits.extend(words.look(text));
    hits
}

/// A text, shortened for showing.
pub(super) fn short(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    end: u32,
}

/// What was found in some texts that follow one another.
#[derive(Debug, Default)]
struct Looked {
    hits: Vec<(usize, Vec<Hit>)>,
    latent: Vec<bool>,
}

/// The texts, and what was found in them.
#[derive(Debug, Default)]
pub(super) struct Strings {
    arena: String,
    entries: Vec<Entry>,
    hits: HashMap<u32, Vec<Hit>>,
    runs: HashMap<u32, Runs>,
    /// Texts in which more could be found beside a heading that says what they are.
    latent: Vec<bool>,
    used: Vec<bool>,
}

impl Strings {
    pub(super) fn read(source: impl BufRead, words: &Words) -> Result<Strings, Broken> {
        let mut strings = Strings::default();
        let mut item = Item::default();
        let (mut within, mut full) = (false, false);
        walk(source, |node| match node {
            Node::Open("si", _) => {
                within = true;
                item = Item::default();
            }
            Node::Close("si") => {
                within = false;
                full |= strings.arena.len() + item.text.len() > MAX_TEXT || strings.entries.len() >= MAX_STRINGS;
                if !full {
                    strings.push(std::mem::take(&mut item), words);
                }
            }
            node if within => item.hear(node),
            _ => {}
        })?;
        if full {
            return Err(Broken::TooLarge);
        }
        strings.settle(words);
        Ok(strings)
    }

    fn push(&mut self, item: Item, words: &Words) {
        let number = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let at = |arena: &String| u32::try_from(arena.len()).unwrap_or(u32::MAX);
        let start = at(&self.arena);
        let (text, reading, runs) = item.done();
        self.arena.push_str(&text);
        self.entries.push(Entry { start, end: at(&self.arena) });
        if !reading.is_empty() {
            let hits = look(&reading, words, Context::default());
            if !hits.is_empty() {
                self.hits.insert(number, hits);
            }
        }
        if !runs.is_empty() {
            self.runs.insert(number, runs);
        }
        self.used.push(false);
    }

    /// Looks at every text. That is half of the work of a large workbook, so each core does a part of it.
    fn settle(&mut self, words: &Words) {
        let look = |entries: &[Entry]| -> Looked {
            let mut looked = Looked::default();
            for (at, entry) in entries.iter().enumerate() {
                let (hits, more) = look_twice(self.within(*entry), words);
                if !hits.is_empty() {
                    looked.hits.push((at, hits));
                }
                looked.latent.push(more);
            }
            looked
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let share = self.entries.len().div_ceil(cores).max(FEW);
        let parts: Vec<Looked> = std::thread::scope(|scope| {
            let (first, others) = self.entries.split_at(share.min(self.entries.len()));
            let running: Vec<_> = others.chunks(share).map(|part| (part, scope.spawn(|| look(part)))).collect();
            let mut parts = vec![look(first)];
            // A part that ended abruptly must not count as looked at.
            parts.extend(running.into_iter().map(|(part, thread)| thread.join().unwrap_or_else(|_| look(part))));
            parts
        });
        for part in parts {
            let before = self.latent.len();
            for (at, mut hits) in part.hits {
                let number = u32::try_from(before + at).unwrap_or(u32::MAX);
                // Those of its reading stand behind those of the text.
                hits.extend(self.hits.remove(&number).unwrap_or_default());
                self.hits.insert(number, hits);
            }
            self.latent.extend(part.latent);
        }
    }

    pub(super) fn text(&self, number: usize) -> &str {
        self.within(self.entries.get(number).copied().unwrap_or(Entry { start: 0, end: 0 }))
    }

    fn within(&self, entry: Entry) -> &str {
        self.arena.get(entry.start as usize..entry.end as usize).unwrap_or_default()
    }

    pub(super) fn hits(&self, number: usize) -> &[Hit] {
        u32::try_from(number).ok().and_then(|number| self.hits.get(&number)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn runs(&self, number: usize) -> &[(Colour, String)] {
        u32::try_from(number).ok().and_then(|number| self.runs.get(&number)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn latent(&self, number: usize) -> bool {
        self.latent.get(number).copied().unwrap_or(false)
    }

    pub(super) fn mark(&mut self, number: usize) {
        if let Some(used) = self.used.get_mut(number) {
            *used = true;
        }
    }

    /// What was found in texts that no cell shows.
    pub(super) fn unused(&self) -> Vec<&Hit> {
        let mut numbers: Vec<&u32> = self.hits.keys().collect();
        numbers.sort_unstable();
        let unused = |number: &&&u32| !self.used.get(***number as usize).copied().unwrap_or(true);
        numbers.iter().filter(unused).flat_map(|number| self.hits[*number].iter()).collect()
    }
}

/// What a text holds by itself, and whether there could be more if a heading said what it is.
pub(super) fn look_twice(text: &str, words: &Words) -> (Vec<Hit>, bool) {
    // Most texts hold nothing whatever their heading says.
    let most = if text.len() <= 2_000 { look_in(text, Context::ANY) } else { look_in(text, Context::default()) };
    let mut hits = if most.is_empty() { Vec::new() } else { look_in(text, Context::default()) };
    let more = most.len() > hits.len();
    hits.extend(words.look(text));
    (hits, more)
}

/// A text being read: its parts, their colours, its reading in kana.
#[derive(Debug, Default)]
pub(super) struct Item {
    text: String,
    reading: String,
    runs: Runs,
    colour: Option<Colour>,
    begin: usize,
    in_text: bool,
    in_reading: bool,
}

impl Item {
    pub(super) fn hear(&mut self, node: Node<'_>) {
        match node {
            Node::Open("r", _) => {
                self.colour = None;
                self.begin = self.text.len();
            }
            Node::Close("r") => {
                if let Some(colour) = self.colour.take() {
                    let run = self.text.get(self.begin..).unwrap_or_default();
                    if !run.trim().is_empty() && self.runs.len() < 1_000 {
                        self.runs.push((colour, unescaped(run)));
                    }
                }
            }
            Node::Open("color", element) => self.colour = Colour::of(element),
            Node::Open("rPh", _) => self.in_reading = true,
            Node::Close("rPh") => self.in_reading = false,
            Node::Open("t", _) => self.in_text = true,
            Node::Close("t") => self.in_text = false,
            Node::Text(text) if self.in_text && self.in_reading => self.reading.push_str(text),
            Node::Text(text) if self.in_text => self.text.push_str(text),
            _ => {}
        }
    }

    /// The text, its reading, its coloured parts.
    pub(super) fn done(self) -> (String, String, Runs) {
        let text = if self.text.contains("_x") { unescaped(&self.text) } else { self.text };
        (text, self.reading, self.runs)
    }
}
