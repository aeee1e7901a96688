//! Sequences.
//!
//! **Bases**: fourteen of A, C, G, T, U (and a fifth of them N) in one run, in blocks, or with the marks of modified
//! oligonucleotides (`mA*fC*dT`); twelve where the text speaks of sequences, primers or oligonucleotides. Repeats of a unit
//! of up to six (telomeres, CAG) and primers everybody orders are none.
//!
//! **Residues**: twelve capitals of the twenty (an X among ten) that are likelier a protein than a word by the letters that
//! follow one another ([`super::letters`]); eight where the text speaks of sequences, five between `Ac-` or `H-` and
//! `-NH2` or `-OH`. Five residues of three letters joined by hyphens. Tags, linkers and epitopes everybody knows are none.

use super::{Context, Raw, Sight, Why, is_word, known, letters};
use crate::Kind;

pub(super) fn look(sight: &Sight, context: Context, found: &mut Vec<Raw>) {
    let runs = runs(sight);
    // Few texts hold anything that could be one: only there is it asked what they speak of.
    let long = |(from, to): &(usize, usize)| to - from >= 8 && all_residues(&sight.chars[*from..*to]);
    let any = runs.iter().any(|run| long(run) || all_bases(&sight.chars[run.0..run.1]));
    let capitals = sight.chars.iter().filter(|c| c.is_ascii_uppercase()).count() >= 8;
    let named = (any || capitals)
        && (context.sequence || sight.names_within(0, sight.chars.len().min(4_000), &known::SEQUENCE));
    bases(sight, &runs, named, found);
    modified(sight, named, found);
    residues(sight, &runs, named, found);
    three_letters(sight, found);
}

/// Letters without a digit, an underscore or another letter beside them.
fn runs(sight: &Sight) -> Vec<(usize, usize)> {
    let chars = &sight.chars;
    let (mut found, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        let length = chars[at..].iter().take_while(|c| c.is_ascii_alphabetic()).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let end = at + length;
        if !sight.is_word_before(at) && !sight.at(end).is_some_and(is_word) {
            found.push((at, end));
        }
        at = end;
    }
    found
}

/// Runs that are joined by a space, a hyphen or a line: as many as belong together.
fn blocks(sight: &Sight, runs: &[(usize, usize)], from: usize, fits: impl Fn(&[char]) -> bool) -> usize {
    let mut to = from + 1;
    while let (Some(last), Some(next)) = (runs.get(to - 1), runs.get(to)) {
        let gap = &sight.chars[last.1..next.0];
        let joined = !gap.is_empty() && gap.len() <= 2 && gap.iter().all(|c| matches!(c, ' ' | '-' | '\n'));
        if !joined || !fits(&sight.chars[next.0..next.1]) {
            break;
        }
        to += 1;
    }
    to
}

/// Blocks of a sequence are of one length, the last may be shorter; lines may be of any.
fn even(sight: &Sight, runs: &[(usize, usize)], least: usize) -> bool {
    let lengths: Vec<usize> = runs.iter().map(|(from, to)| to - from).collect();
    let Some((last, first)) = lengths.split_last() else { return false };
    let lines = runs.windows(2).all(|pair| sight.chars[pair[0].1..pair[1].0].contains(&'\n'));
    let Some(size) = first.first() else { return true };
    (first.iter().all(|length| length == size) && last <= size && *size >= least)
        || (lines && first.iter().all(|length| *length >= 20))
}

fn is_base(c: char) -> bool {
    matches!(c.to_ascii_uppercase(), 'A' | 'C' | 'G' | 'T' | 'U')
}

fn all_bases(run: &[char]) -> bool {
    let unknown = run.iter().filter(|c| c.eq_ignore_ascii_case(&'N')).count();
    run.iter().all(|c| is_base(*c) || c.eq_ignore_ascii_case(&'N')) && unknown * 5 <= run.len()
}

fn bases(sight: &Sight, runs: &[(usize, usize)], named: bool, found: &mut Vec<Raw>) {
    let mut at = 0;
    while at < runs.len() {
        let fits = |run: &[char]| all_bases(run);
        if !fits(&sight.chars[runs[at].0..runs[at].1]) {
            at += 1;
            continue;
        }
        let to = blocks(sight, runs, at, fits);
        let group = &runs[at..to];
        let together = to - at == 1 || even(sight, group, 3);
        for part in if together { vec![group] } else { group.chunks(1).collect() } {
            let (from, end) = (part[0].0, part[part.len() - 1].1);
            if is_sequence(&letters_of(&sight.chars[from..end]), named) {
                found.push(Raw { kind: Kind::NucleotideSequence, start: from, end, why: Why::Bases });
            }
        }
        at = to;
    }
}

fn letters_of(chars: &[char]) -> Vec<char> {
    chars.iter().filter(|c| c.is_ascii_alphabetic()).map(char::to_ascii_uppercase).collect()
}

fn is_sequence(run: &[char], named: bool) -> bool {
    let text: String = run.iter().collect();
    run.len() >= if named { 12 } else { 14 }
        && distinct(run) >= 3
        && !repeats(run, 6)
        && !known::BASES.iter().any(|public| *public == text)
}

fn distinct(run: &[char]) -> usize {
    let mut seen = run.to_vec();
    seen.sort_unstable();
    seen.dedup();
    seen.len()
}

/// Nothing but a unit, again and again.
fn repeats(run: &[char], longest: usize) -> bool {
    (1..=longest).any(|unit| run.len() >= unit * 2 && run.iter().zip(&run[unit..]).all(|(a, b)| a == b))
}

/// Bases with sugars and bonds written beside them.
fn modified(sight: &Sight, named: bool, found: &mut Vec<Raw>) {
    let chars = &sight.chars;
    let mark =
        |c: char| matches!(c, 'm' | 'd' | 'f' | 'r' | 'l' | 'k' | 'e' | 'i' | '+' | '*' | 's' | 'o' | '^' | '[' | ']');
    let base = |c: char| matches!(c, 'A' | 'C' | 'G' | 'T' | 'U');
    let mut at = 0;
    while at < chars.len() {
        if !(base(chars[at]) || mark(chars[at])) || sight.is_word_before(at) {
            at += 1;
            continue;
        }
        let mut end = at;
        let mut run: Vec<char> = Vec::new();
        let (mut marks, mut row) = (0, 0);
        while let Some(c) = sight.at(end) {
            if base(c) {
                run.push(c);
                row = 0;
            } else if mark(c) && row < 3 {
                marks += 1;
                row += 1;
            } else {
                break;
            }
            end += 1;
        }
        if marks > 0
            && run.len() >= 10
            && is_sequence(&run, named || marks * 2 >= run.len())
            && !sight.at(end).is_some_and(is_word)
        {
            found.push(Raw { kind: Kind::NucleotideSequence, start: at, end, why: Why::Bases });
        }
        at = end.max(at + 1);
    }
}

fn all_residues(run: &[char]) -> bool {
    let unknown = run.iter().filter(|c| **c == 'X').count();
    run.iter().all(|c| letters::RESIDUES.contains(*c) || *c == 'X') && unknown * 10 <= run.len()
}

fn residues(sight: &Sight, runs: &[(usize, usize)], named: bool, found: &mut Vec<Raw>) {
    let mut at = 0;
    while at < runs.len() {
        if !all_residues(&sight.chars[runs[at].0..runs[at].1]) {
            small(sight, runs[at], found);
            at += 1;
            continue;
        }
        let to = blocks(sight, runs, at, all_residues);
        let group = &runs[at..to];
        let together = to - at > 1 && even(sight, group, 5);
        for part in if together { vec![group] } else { group.chunks(1).collect() } {
            let (from, end) = (part[0].0, part[part.len() - 1].1);
            if is_peptide(sight, from, end, named) {
                found.push(Raw { kind: Kind::PeptideSequence, start: from, end, why: Why::Residues });
            }
        }
        at = to;
    }
}

fn is_peptide(sight: &Sight, from: usize, end: usize, named: bool) -> bool {
    let run = letters_of(&sight.chars[from..end]);
    let length = i32::try_from(run.len()).unwrap_or(i32::MAX);
    let text: String = run.iter().collect();
    if all_bases(&run) || known::RESIDUES.iter().any(|public| *public == text) || repeats(&run, 6) {
        return false;
    }
    if run.len() >= 5 && ended(sight, from, end) {
        return true;
    }
    let score = letters::protein(&run);
    let varied = distinct(&run) >= 5.min(run.len());
    let (least, each) = match (named, length) {
        (_, 20..) => (20, 20),
        (true, _) => (8, 20),
        (false, _) => (12, 35),
    };
    varied && length >= least && score * 10 >= each * length
}

/// Written small, only long ones that are nothing like words.
fn small(sight: &Sight, (from, end): (usize, usize), found: &mut Vec<Raw>) {
    let run = &sight.chars[from..end];
    let length = i32::try_from(run.len()).unwrap_or(0);
    if length < 16 || !run.iter().all(char::is_ascii_lowercase) {
        return;
    }
    let capitals = letters_of(run);
    let sound = all_residues(&capitals) && !all_bases(&capitals) && distinct(&capitals) >= 6;
    if sound && letters::protein(&capitals) >= 10 * length {
        found.push(Raw { kind: Kind::PeptideSequence, start: from, end, why: Why::Residues });
    }
}

/// A free, acetylated or amidated end is written.
fn ended(sight: &Sight, from: usize, end: usize) -> bool {
    let before = ["Ac-", "H-", "H2N-", "NH2-", "Boc-", "Fmoc-", "cyclo(", "cyclo[", "c(", "c["];
    let after = ["-NH2", "-OH", "-COOH", "-CONH2"];
    let at = |word: &str| {
        let length = word.len();
        from >= length
            && sight.begins(from - length, word)
            && !(from > length && is_word(sight.chars[from - length - 1]))
    };
    let behind = after.iter().any(|word| sight.begins(end, word));
    let before = before.iter().any(|word| at(word));
    (behind || (before && end - from >= 6)) && letters::protein(&sight.chars[from..end]) > 0
}

const THREE: [&str; 28] = [
    "Ala", "Arg", "Asn", "Asp", "Cys", "Gln", "Glu", "Gly", "His", "Ile", "Leu", "Lys", "Met", "Phe", "Pro", "Ser",
    "Thr", "Trp", "Tyr", "Val", "Aib", "Nle", "Orn", "Cit", "Sar", "Hyp", "Pyr", "Nal",
];

/// `H-Tyr-Gly-Gly-Phe-Leu-OH`, `TyrGlyGlyPheLeu`
fn three_letters(sight: &Sight, found: &mut Vec<Raw>) {
    let residue = |at: usize| {
        let hand = if sight.begins(at, "D-") || sight.begins(at, "L-") { 2 } else { 0 };
        let mut rest = sight.chars.get(at + hand..).unwrap_or_default().iter().copied();
        let word: String = rest.by_ref().take(3).collect();
        let known = THREE.contains(&word.as_str());
        let goes_on = rest.next().is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        (known && !goes_on).then_some(at + hand + 3)
    };
    let mut at = 0;
    while at < sight.chars.len() {
        if sight.is_word_before(at) || !sight.chars[at].is_ascii_uppercase() {
            at += 1;
            continue;
        }
        let (mut end, mut count, mut next) = (at, 0, at);
        while let Some(behind) = residue(next) {
            count += 1;
            end = behind;
            // A protecting group may stand behind a residue: `Lys(Boc)`.
            let group = sight.chars[end..].iter().take(12).position(|c| *c == ')');
            if let (Some('('), Some(close)) = (sight.at(end), group) {
                end += close + 1;
            }
            next = if matches!(sight.at(end), Some('-' | '·' | ' ')) { end + 1 } else { end };
        }
        if count >= 5 {
            found.push(Raw { kind: Kind::PeptideSequence, start: at, end, why: Why::ThreeLetterResidues });
        }
        at = end.max(at + 1);
    }
}
