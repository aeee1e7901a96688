//! What one sentence says: which assets it names, and whether they are there, being obtained or missing.
//!
//! Japanese says it behind the noun: the tense of the next verb decides (…を取得した, …を評価する。), unless what was made stands
//! before it (作製した…) or it is a tool (…を用い). English says it on either side: the nearest word decides.

use super::words::{WORDS, cue};
use domain::{AssetKind, AssetState, Step};

/// What was found in a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub(super) kind: AssetKind,
    pub(super) step: Step,
    pub(super) state: AssetState,
    /// Bytes within the sentence.
    pub(super) start: usize,
    pub(super) end: usize,
    /// In percent.
    pub(super) certainty: u8,
    pub(super) rule: &'static str,
}

/// A word of the table in the sentence.
#[derive(Debug, Clone, Copy)]
struct Mark {
    line: u16,
    start: usize,
    end: usize,
    cues: u32,
    noun: bool,
}

/// Looks through sentences; keeps its room from one to the next.
#[derive(Debug, Default)]
pub(super) struct Finder {
    marks: Vec<Mark>,
    found: Vec<Found>,
}

/// Bytes: how near 作製した must stand before its noun, others' words before theirs, を用い and がない behind it.
const NEAR: usize = 42;
const LACK_NEAR: usize = 30;
/// What is not said outright costs this much certainty, in percent.
const UNSAID: u8 = 20;
/// What a title names is an aim more often than not.
const TITLE: u8 = 15;

impl Finder {
    /// What a folded sentence says, at most one of a kind and step.
    pub(super) fn find(&mut self, sentence: &str, title: bool) -> &[Found] {
        self.marks.clear();
        self.found.clear();
        let (marks, mut nouns) = (&mut self.marks, false);
        WORDS.each(sentence, |at, start, end| {
            let line = &WORDS.lines[usize::from(at)];
            nouns |= line.kind.is_some();
            marks.push(Mark { line: at, start, end, cues: line.cues, noun: line.kind.is_some() });
        });
        if !nouns {
            return &self.found;
        }
        let all = self.marks.iter().fold(0, |set, mark| set | mark.cues);
        let japanese = sentence.chars().any(|c| matches!(c, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}'));
        for at in 0..self.marks.len() {
            let mark = self.marks[at];
            let line = &WORDS.lines[usize::from(mark.line)];
            let Some(kind) = line.kind else { continue };
            let met = line.needs.iter().all(|group| all & group != 0) && all & line.bars == 0;
            if !met
                || (line.rule == "counted" && !counted(sentence, mark.start))
                || self.swallowed(&mark)
                || self.others(sentence, &mark, japanese)
            {
                continue;
            }
            let said = if japanese { self.behind(sentence, &mark) } else { self.around(&mark) };
            let mut certainty = line.certainty;
            if said.is_none() {
                certainty = certainty.saturating_sub(UNSAID);
            }
            if title {
                certainty = certainty.saturating_sub(TITLE);
            }
            if f64::from(certainty) < super::LOWEST * 100.0 {
                continue;
            }
            let step = step(kind, line.step, all);
            let state = said.unwrap_or(AssetState::Obtaining);
            let one = Found { kind, step, state, start: mark.start, end: mark.end, certainty, rule: line.rule };
            match self.found.iter_mut().find(|known| (known.kind, known.step) == (kind, step)) {
                Some(known) if better(&one, known) => *known = one,
                Some(_) => {}
                None => self.found.push(one),
            }
        }
        &self.found
    }

    /// Part of a longer name, or of words that do not mean it.
    fn swallowed(&self, mark: &Mark) -> bool {
        let longer = |other: &Mark| {
            other.start <= mark.start && other.end >= mark.end && other.end - other.start > mark.end - mark.start
        };
        // A モデルマウス is a model, and an animal all the same.
        let own = |other: &Mark| WORDS.lines[usize::from(other.line)].kind != Some(AssetKind::Model);
        let animal = WORDS.lines[usize::from(mark.line)].kind == Some(AssetKind::InVivo);
        self.marks
            .iter()
            .any(|other| ((other.noun && (!animal || own(other))) || other.cues & cue::STOP != 0) && longer(other))
    }

    /// Cues of these kinds, those within a longer cue left out.
    fn cues(&self, kinds: u32) -> impl Iterator<Item = &Mark> {
        const STATES: u32 = cue::HAVE | cue::MADE | cue::USE | cue::AIM | cue::LACK | cue::STOP;
        let within = |mark: &Mark| {
            self.marks.iter().any(|other| {
                (other.noun || other.cues & STATES != 0)
                    && other.start <= mark.start
                    && other.end >= mark.end
                    && other.end - other.start > mark.end - mark.start
            })
        };
        self.marks.iter().filter(move |mark| mark.cues & kinds != 0 && !within(mark))
    }

    /// Said to be somebody else's: 既存の… in the same clause before it, or 既存薬 as one word with it.
    fn others(&self, sentence: &str, mark: &Mark, japanese: bool) -> bool {
        self.cues(cue::OTHERS).any(|other| {
            let over = other.start <= mark.start && other.end >= mark.end;
            let near = other.end <= mark.start && mark.start - other.end <= NEAR;
            over || (near && !parted(&sentence[other.end..mark.start], japanese))
        })
    }

    /// Japanese: what stands before it in one with it, else the next verb behind it.
    fn behind(&self, sentence: &str, mark: &Mark) -> Option<AssetState> {
        let made = |other: &&Mark| {
            other.end <= mark.start && mark.start - other.end <= NEAR && !parted(&sentence[other.end..mark.start], true)
        };
        if self.cues(cue::MADE).any(|other| made(&other)) {
            return Some(AssetState::Have);
        }
        let next = self.cues(cue::HAVE | cue::MADE | cue::USE | cue::AIM | cue::LACK).filter(|other| {
            let gap = other.start.checked_sub(mark.end);
            let reach = match () {
                () if other.cues & cue::LACK != 0 => LACK_NEAR,
                () if other.cues & cue::USE != 0 => NEAR,
                () => usize::MAX,
            };
            gap.is_some_and(|gap| gap <= reach)
        });
        next.min_by_key(|other| other.start).map(state_of).or_else(|| ending(&sentence[mark.end..]))
    }

    /// English: the nearest word on either side.
    fn around(&self, mark: &Mark) -> Option<AssetState> {
        let gap = |other: &Mark| match other.start.checked_sub(mark.end) {
            Some(gap) => Some(gap),
            None => mark.start.checked_sub(other.end),
        };
        let near = self.cues(cue::HAVE | cue::USE | cue::MADE | cue::AIM | cue::LACK).filter_map(|other| {
            let gap = gap(other)?;
            (other.cues & cue::LACK == 0 || gap <= LACK_NEAR).then_some((gap, other))
        });
        near.min_by_key(|(gap, _)| *gap).map(|(_, other)| state_of(other))
    }
}

/// What the last verb of a Japanese sentence says when no word of the table does: what is not is missing (…ていない), a plain past is
/// done (…た).
fn ending(rest: &str) -> Option<AssetState> {
    let last = rest.trim_end_matches(['。', '.', ' ']);
    match () {
        () if last.ends_with("ない") || last.ends_with("なかった") || last.ends_with("ません") => {
            Some(AssetState::None)
        }
        () if last.ends_with('た') => Some(AssetState::Have),
        () => None,
    }
}

fn state_of(mark: &Mark) -> AssetState {
    match mark.cues {
        cues if cues & cue::LACK != 0 => AssetState::None,
        cues if cues & cue::AIM != 0 => AssetState::Obtaining,
        _ => AssetState::Have,
    }
}

/// Behind a number.
fn counted(sentence: &str, at: usize) -> bool {
    let before = sentence[..at].trim_end().chars().next_back();
    before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '千' | '万'))
}

/// Another clause begins between them.
fn parted(between: &str, japanese: bool) -> bool {
    if japanese { between.contains(['、', ',', ';']) } else { between.contains([',', ';', ':']) }
}

/// The surer; of equals what is there, then what comes first.
fn better(one: &Found, known: &Found) -> bool {
    let rank = |found: &Found| (found.certainty, found.state == AssetState::Have);
    rank(one) > rank(known)
}

/// The step that a sentence says, else the kind's.
fn step(kind: AssetKind, step: Option<Step>, all: u32) -> Step {
    match kind {
        kind if kind.is_matter() && all & cue::LEAD != 0 => Step::Optimisation,
        AssetKind::InVivo if all & (cue::DOSE | cue::MATTER) != 0 => Step::Poc,
        AssetKind::Cmc if all & cue::GMP != 0 => Step::Ind,
        kind => step.unwrap_or_else(|| kind.step()),
    }
}
