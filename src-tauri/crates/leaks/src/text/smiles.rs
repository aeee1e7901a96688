//! Molecules as SMILES. A stretch of text is read by the grammar (OpenSMILES): brackets and branches balanced, rings
//! closed, elements known, valences possible, aromatic atoms in rings. What reads so is a finding from **eight heavy atoms**
//! on, two fifths of them carbon and one none (twelve without), with something that words do not have: a ring, a double
//! or triple bond, a charge or a centre, or two branches. Beside the word SMILES five atoms are enough.

use super::{Context, Raw, Sight, Why, is_word, known};
use crate::Kind;

/// Longer than any molecule that is written in a cell.
const MAX_LENGTH: usize = 4_000;
/// Places of one stretch where a molecule may begin.
const MAX_STARTS: usize = 24;

pub(super) fn look(sight: &Sight, context: Context, found: &mut Vec<Raw>) {
    let chars = &sight.chars;
    let mut named = if context.molecule { Some(true) } else { None };
    let mut at = 0;
    while at < chars.len() {
        if !part(chars[at]) {
            at += 1;
            continue;
        }
        let end = at + chars[at..].iter().take_while(|c| part(**c)).count();
        if end - at >= 5 {
            stretch(sight, at, end.min(at + MAX_LENGTH), &mut named, found);
        }
        at = end;
    }
}

/// Asked of every character there is: most are no ASCII, and a search for one of those in a text is slow.
fn part(c: char) -> bool {
    c.is_ascii() && (c.is_ascii_alphanumeric() || "()[]=#$/\\.+-@%:*~".contains(c))
}

fn stretch(sight: &Sight, from: usize, to: usize, named: &mut Option<bool>, found: &mut Vec<Raw>) {
    let (mut at, mut starts) = (from, 0);
    while at < to && starts < MAX_STARTS {
        let first = at == from || !is_word(sight.chars[at - 1]);
        let begins = sight.chars[at].is_ascii_alphabetic() || sight.chars[at] == '[';
        if first && begins {
            starts += 1;
            if let Some((end, molecule)) = Molecule::read(&sight.chars[..to], at) {
                let goes_on = sight.at(end).is_some_and(|c| is_word(c) || "=#[@".contains(c));
                let sure = !goes_on && molecule.plausible(false);
                let mut told = || {
                    *named.get_or_insert_with(|| sight.names_within(0, sight.chars.len().min(2_000), &known::MOLECULE))
                };
                if sure || (!goes_on && molecule.plausible(true) && told()) {
                    found.push(Raw { kind: Kind::Smiles, start: at, end, why: Why::Molecule });
                    at = end;
                    continue;
                }
            }
        }
        at += 1;
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Hydrogen,
    Boron,
    Carbon,
    Nitrogen,
    Oxygen,
    Phosphorus,
    Sulfur,
    Halogen,
    Other,
}

#[derive(Debug, Clone, Copy)]
struct Atom {
    element: Element,
    aromatic: bool,
    bracket: bool,
    /// Charged or a centre of known hand.
    marked: bool,
    bonds: u32,
    degree: u32,
}

#[derive(Default)]
struct Molecule {
    atoms: Vec<Atom>,
    edges: Vec<(usize, usize)>,
    rings: usize,
    branches: usize,
    multiple: usize,
}

#[derive(Clone, Copy)]
struct Sound {
    end: usize,
    atoms: usize,
    edges: usize,
    rings: usize,
    branches: usize,
    multiple: usize,
}

impl Molecule {
    /// The longest molecule that begins here, and where it ends.
    fn read(chars: &[char], from: usize) -> Option<(usize, Molecule)> {
        let mut molecule = Molecule::default();
        let mut stack: Vec<usize> = Vec::new();
        let mut open: Vec<(u32, usize, u32)> = Vec::new();
        let (mut before, mut bond): (Option<usize>, Option<u32>) = (None, None);
        let mut sound: Option<Sound> = None;
        let mut at = from;
        while let Some(c) = chars.get(at).copied() {
            let mut next = at + 1;
            match c {
                '(' => {
                    let Some(atom) = before.filter(|_| bond.is_none()) else { break };
                    // An empty branch is none.
                    if matches!(chars.get(next), None | Some(')')) {
                        break;
                    }
                    stack.push(atom);
                    molecule.branches += 1;
                }
                ')' => {
                    let Some(atom) = stack.pop().filter(|_| bond.is_none()) else { break };
                    before = Some(atom);
                }
                '-' | '=' | '#' | '$' | ':' | '/' | '\\' | '~' => {
                    if before.is_none() || bond.is_some() {
                        break;
                    }
                    let order = match c {
                        '=' => 2,
                        '#' => 3,
                        '$' => 4,
                        _ => 1,
                    };
                    molecule.multiple += usize::from(order > 1);
                    bond = Some(order);
                }
                '.' => {
                    if before.is_none() || bond.is_some() || !stack.is_empty() {
                        break;
                    }
                    before = None;
                }
                '0'..='9' | '%' => {
                    let Some(atom) = before else { break };
                    let Some((number, end)) = ring_number(chars, at) else { break };
                    next = end;
                    let order = bond.take().unwrap_or(1);
                    if let Some(i) = open.iter().position(|ring| ring.0 == number) {
                        let (_, other, first) = open.swap_remove(i);
                        if other == atom {
                            break;
                        }
                        molecule.join(other, atom, order.max(first));
                        molecule.rings += 1;
                    } else {
                        open.push((number, atom, order));
                    }
                }
                _ => {
                    let Some((atom, end)) = atom(chars, at) else { break };
                    next = end;
                    molecule.atoms.push(atom);
                    let number = molecule.atoms.len() - 1;
                    if let Some(before) = before {
                        molecule.join(before, number, bond.take().unwrap_or(1));
                    } else if bond.is_some() {
                        break;
                    }
                    before = Some(number);
                }
            }
            at = next;
            if stack.is_empty() && open.is_empty() && bond.is_none() && before.is_some() {
                sound = Some(Sound {
                    end: at,
                    atoms: molecule.atoms.len(),
                    edges: molecule.edges.len(),
                    rings: molecule.rings,
                    branches: molecule.branches,
                    multiple: molecule.multiple,
                });
            }
        }
        let sound = sound?;
        let whole = molecule.edges.len() == sound.edges;
        molecule.atoms.truncate(sound.atoms);
        molecule.edges.truncate(sound.edges);
        (molecule.rings, molecule.branches, molecule.multiple) = (sound.rings, sound.branches, sound.multiple);
        // What was read behind the end must not count as bonds of what stands before it: such a stretch goes on and is
        // no molecule of its own, unless nothing was bonded.
        whole.then_some((sound.end, molecule)).or_else(|| Molecule::again(chars, from, sound.end))
    }

    /// The stretch up to a place where it was found to be whole.
    fn again(chars: &[char], from: usize, end: usize) -> Option<(usize, Molecule)> {
        (end < chars.len()).then(|| Molecule::read(&chars[..end], from)).flatten()
    }

    fn join(&mut self, a: usize, b: usize, order: u32) {
        self.edges.push((a, b));
        for atom in [a, b] {
            if let Some(atom) = self.atoms.get_mut(atom) {
                atom.bonds += order;
                atom.degree += 1;
            }
        }
    }

    fn plausible(&self, named: bool) -> bool {
        let heavy: Vec<&Atom> = self.atoms.iter().filter(|atom| atom.element != Element::Hydrogen).collect();
        let carbons = heavy.iter().filter(|atom| atom.element == Element::Carbon).count();
        let others = heavy.len() - carbons;
        let marked = heavy.iter().filter(|atom| atom.marked).count();
        if !self.atoms.iter().all(Atom::possible) || !self.aromatic_in_rings() || carbons * 5 < heavy.len() * 2 {
            return false;
        }
        let traits = self.rings > 0 || self.multiple > 0 || marked > 0;
        let branched = self.branches >= 2 && heavy.len() >= 10;
        if named {
            return heavy.len() >= 5 && (traits || self.branches > 0 || (others >= 1 && heavy.len() >= 6));
        }
        (heavy.len() >= 12 || (heavy.len() >= 8 && others >= 1)) && (traits || branched)
    }

    /// Atoms written small stand in rings, five or more of them.
    fn aromatic_in_rings(&self) -> bool {
        let aromatic: Vec<usize> = (0..self.atoms.len()).filter(|at| self.atoms[*at].aromatic).collect();
        if aromatic.is_empty() {
            return true;
        }
        if aromatic.len() < 4 || self.rings == 0 {
            return false;
        }
        // Ends are taken off until only rings and what ties them is left.
        let mut degree = vec![0_usize; self.atoms.len()];
        let mut beside: Vec<Vec<usize>> = vec![Vec::new(); self.atoms.len()];
        for (a, b) in &self.edges {
            degree[*a] += 1;
            degree[*b] += 1;
            beside[*a].push(*b);
            beside[*b].push(*a);
        }
        let mut ends: Vec<usize> = (0..degree.len()).filter(|at| degree[*at] <= 1).collect();
        let mut gone = vec![false; degree.len()];
        while let Some(end) = ends.pop() {
            if gone[end] {
                continue;
            }
            gone[end] = true;
            for other in &beside[end] {
                degree[*other] = degree[*other].saturating_sub(1);
                if degree[*other] <= 1 && !gone[*other] {
                    ends.push(*other);
                }
            }
        }
        aromatic.iter().all(|at| !gone[*at])
    }
}

impl Atom {
    fn possible(&self) -> bool {
        if self.bracket {
            return self.bonds <= 8;
        }
        let most = match (self.element, self.aromatic) {
            (Element::Oxygen | Element::Sulfur, true) => return self.degree <= 3,
            (_, true) => return self.degree <= 3,
            (Element::Boron, _) => 3,
            (Element::Carbon, _) => 4,
            (Element::Nitrogen | Element::Phosphorus, _) => 5,
            (Element::Oxygen, _) => 2,
            (Element::Sulfur, _) => 6,
            (Element::Halogen | Element::Hydrogen, _) => 1,
            (Element::Other, _) => 8,
        };
        self.bonds <= most
    }
}

/// `7` or `%12`
fn ring_number(chars: &[char], at: usize) -> Option<(u32, usize)> {
    if chars[at] != '%' {
        return chars[at].to_digit(10).map(|number| (number, at + 1));
    }
    let (tens, ones) = (chars.get(at + 1)?.to_digit(10)?, chars.get(at + 2)?.to_digit(10)?);
    Some((tens * 10 + ones, at + 3))
}

fn atom(chars: &[char], at: usize) -> Option<(Atom, usize)> {
    if chars[at] == '[' {
        return bracket(chars, at);
    }
    let two = chars.get(at + 1).copied();
    let (element, aromatic, length) = match (chars[at], two) {
        ('C', Some('l')) | ('B', Some('r')) => (Element::Halogen, false, 2),
        ('B', _) => (Element::Boron, false, 1),
        ('C', _) => (Element::Carbon, false, 1),
        ('N', _) => (Element::Nitrogen, false, 1),
        ('O', _) => (Element::Oxygen, false, 1),
        ('P', _) => (Element::Phosphorus, false, 1),
        ('S', _) => (Element::Sulfur, false, 1),
        ('F' | 'I', _) => (Element::Halogen, false, 1),
        ('b', _) => (Element::Boron, true, 1),
        ('c', _) => (Element::Carbon, true, 1),
        ('n', _) => (Element::Nitrogen, true, 1),
        ('o', _) => (Element::Oxygen, true, 1),
        ('p', _) => (Element::Phosphorus, true, 1),
        ('s', _) => (Element::Sulfur, true, 1),
        _ => return None,
    };
    Some((Atom { element, aromatic, bracket: false, marked: false, bonds: 0, degree: 0 }, at + length))
}

const ELEMENTS: &str = " H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Ra Ac Th Pa U ";

/// `[13C@@H2+:1]`: isotope, element, hand, hydrogens, charge, class.
fn bracket(chars: &[char], at: usize) -> Option<(Atom, usize)> {
    let length = chars[at..].iter().take(24).position(|c| *c == ']')?;
    let inner = &chars[at + 1..at + length];
    let mut next = inner.iter().take_while(|c| c.is_ascii_digit()).count();
    let isotope = next > 0;
    let first = *inner.get(next)?;
    let small = first.is_ascii_lowercase();
    let known = |length: usize| {
        let symbol: String = inner.get(next..next + length)?.iter().collect();
        let aromatic = ["b", "c", "n", "o", "p", "s", "se", "as", "te"].contains(&symbol.as_str());
        let found = if small { aromatic } else { ELEMENTS.contains(&format!(" {symbol} ")) };
        found.then_some(symbol)
    };
    let symbol = known(2).or_else(|| known(1))?;
    next += symbol.len();
    let mut marked = isotope;
    while inner.get(next) == Some(&'@') {
        marked = true;
        next += 1;
    }
    if inner.get(next) == Some(&'H') {
        next += 1;
        next += inner[next..].iter().take_while(|c| c.is_ascii_digit()).count();
    }
    while matches!(inner.get(next), Some('+' | '-')) {
        marked = true;
        next += 1;
        next += inner[next..].iter().take_while(|c| c.is_ascii_digit()).count();
    }
    if inner.get(next) == Some(&':') {
        next += 1;
        next += inner[next..].iter().take_while(|c| c.is_ascii_digit()).count();
    }
    if next != inner.len() {
        return None;
    }
    let element = match symbol.to_ascii_lowercase().as_str() {
        "h" => Element::Hydrogen,
        "b" => Element::Boron,
        "c" => Element::Carbon,
        "n" => Element::Nitrogen,
        "o" => Element::Oxygen,
        "p" => Element::Phosphorus,
        "s" => Element::Sulfur,
        "f" | "cl" | "br" | "i" => Element::Halogen,
        _ => Element::Other,
    };
    Some((Atom { element, aromatic: small, bracket: true, marked, bonds: 0, degree: 0 }, at + length + 1))
}
