//! The form in which names and texts meet: one spelling for what the field writes in many ways, with the way back.
//!
//! On top of [`domain::text::fold`]: spaces, hyphens, ・ and apostrophes do not count; Greek letters, their English names and
//! their katakana names are one (β, beta, ベータ); a roman numeral standing alone is a number (II型 = 2型); English words lose
//! the plural and take the American spelling; "the" and a possessive 's are nothing; a few Japanese spellings are one.
//! Whether two ends of a match are ends of words is looked up in the original afterwards, by [`crate::suggest`].

use domain::text::fold_with_map;

/// A text in that form. Offsets are bytes.
#[derive(Debug, Default)]
pub(crate) struct Canon {
    pub(crate) text: String,
    /// For each byte of `text`: where its source begins in the original.
    starts: Vec<u32>,
    /// For each byte of `text`: where its source ends.
    ends: Vec<u32>,
}

impl Canon {
    /// The form without what comes of one stretch of the original, from `back` bytes before it to `on` bytes after; and where in
    /// that the stretch was. `None` where nothing stands on both sides.
    pub(crate) fn without(&self, gap: (usize, usize), back: usize, on: usize) -> Option<(Canon, usize)> {
        let place = |at: usize| self.starts.partition_point(|start| (*start as usize) < at);
        let (from, to) = (place(gap.0), place(gap.1));
        let mut begin = from.saturating_sub(back);
        let mut end = (to + on).min(self.text.len());
        while !self.text.is_char_boundary(begin) {
            begin -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        let join = |part: &[u32]| [&part[begin..from], &part[to..end]].concat();
        let text = [self.text.get(begin..from)?, self.text.get(to..end)?].concat();
        (from > begin && end > to)
            .then(|| (Canon { text, starts: join(&self.starts), ends: join(&self.ends) }, from - begin))
    }

    /// Whether one character of the original ends here and another begins: not between a letter and the mark upon it, nor inside
    /// what one sign stands for (㌔).
    pub(crate) fn parts(&self, at: usize) -> bool {
        at == 0 || at >= self.text.len() || self.starts[at] != self.starts[at - 1]
    }

    /// The stretch of the original from which this stretch of the form comes.
    pub(crate) fn span(&self, start: usize, end: usize) -> (usize, usize) {
        (self.starts[start] as usize, self.ends[end - 1] as usize)
    }
}

/// Spellings that are one, after folding (which makes katakana hiragana).
pub(crate) const ONE_SPELLING: &[(&str, &str)] = &[
    ("たんぱく質", "たんぱく"),
    ("蛋白質", "たんぱく"),
    ("蛋白", "たんぱく"),
    ("れせぷたー", "受容体"),
    ("れせぷた", "受容体"),
    ("頚", "頸"),
    ("囊", "嚢"),
    ("のう胞", "嚢胞"),
    ("鬱", "うつ"),
    ("癲癇", "てんかん"),
    ("粗しょう", "粗鬆"),
    ("うぃるす", "ういるす"),
    ("りゅうまち", "りうまち"),
    ("りゅーまち", "りうまち"),
    ("いんしゅりん", "いんすりん"),
    ("いんたーりゅーきん", "いんたーろいきん"),
    ("どーぱみん", "どぱみん"),
    ("顕性", "優性"),
    ("潜性", "劣性"),
    ("ゔぁ", "ば"),
    ("ゔぃ", "び"),
    ("ゔぇ", "べ"),
    ("ゔぉ", "ぼ"),
    ("ゔ", "ぶ"),
    ("あるふぁ", "alpha"),
    ("べーた", "beta"),
    ("でるた", "delta"),
    ("いぷしろん", "epsilon"),
    ("ぜーた", "zeta"),
    ("しぐま", "sigma"),
    ("おめが", "omega"),
];

/// As above, but only where the original is katakana and no ー follows: がんマーカー is not ガンマ with a tail.
const KATAKANA_ONLY: &[(&str, &str)] = &[("がんま", "gamma"), ("かっぱ", "kappa")];

/// Greek letters (folded, so small) by name.
pub(crate) fn greek(c: char) -> Option<&'static str> {
    Some(match c {
        'α' => "alpha",
        'β' => "beta",
        'γ' => "gamma",
        'δ' => "delta",
        'ε' => "epsilon",
        'ζ' => "zeta",
        'η' => "eta",
        'θ' => "theta",
        'κ' => "kappa",
        'λ' => "lambda",
        'μ' => "mu",
        'π' => "pi",
        'σ' | 'ς' => "sigma",
        'τ' => "tau",
        'φ' => "phi",
        'χ' => "chi",
        'ψ' => "psi",
        'ω' => "omega",
        _ => return None,
    })
}

/// A roman numeral as a number, for words that are nothing else.
pub(crate) fn roman(word: &str) -> Option<&'static str> {
    Some(match word {
        "i" => "1",
        "ii" => "2",
        "iii" => "3",
        "iv" => "4",
        "v" => "5",
        "vi" => "6",
        "vii" => "7",
        "viii" => "8",
        "ix" => "9",
        "x" => "10",
        "xi" => "11",
        "xii" => "12",
        "xiii" => "13",
        _ => return None,
    })
}

/// An English word without its plural, in American spelling. `None`: it stays as it is.
fn word(word: &str) -> Option<String> {
    if word.len() < 4 {
        return None;
    }
    let mut one = word.to_owned();
    if word.len() >= 5 {
        for (british, american) in [("ae", "e"), ("oe", "e"), ("sulph", "sulf")] {
            if one.contains(british) {
                one = one.replace(british, american);
            }
        }
        if let Some(stem) = one.strip_suffix("our") {
            one = format!("{stem}or");
        } else if let Some(stem) = one.strip_suffix("ours") {
            one = format!("{stem}or");
        }
    }
    let ends = |suffix: &str| one.ends_with(suffix);
    let cut = |count: usize, tail: &str| format!("{}{tail}", &one[..one.len() - count]);
    let single = if ends("sses") {
        cut(2, "")
    } else if one.len() >= 6 && (ends("oses") || ends("stases") || ends("lyses")) {
        cut(2, "is")
    } else if ends("ruses") {
        cut(2, "")
    } else if one.len() >= 5 && ends("ies") && !ends("species") {
        cut(3, "y")
    } else if ends("s") && !ends("ss") && !ends("us") && !ends("is") {
        cut(1, "")
    } else {
        one.clone()
    };
    (single != word).then_some(single)
}

/// Characters that part words and otherwise do not count.
fn nothing(c: char) -> bool {
    matches!(c, ' ' | '-' | '・' | '\'' | '\u{2019}' | '\u{2018}' | '\u{60}' | '\u{b4}')
}

struct Writer<'a> {
    original: &'a str,
    folded: &'a str,
    map: &'a [u32],
    canon: Canon,
}

impl Writer<'_> {
    /// Writes `form` for the folded bytes `from..to`.
    fn put(&mut self, form: &str, from: usize, to: usize) {
        let end = self.end(to);
        let length = form.len();
        for at in 0..length {
            let source = (from + at).min(to - 1);
            let next = (source + 1).min(to);
            self.canon.starts.push(self.map[source]);
            // Inside a word whose spelling changed the ends are near, not exact: no match may end there.
            self.canon.ends.push(if at + 1 == length { end } else { self.map[next].max(self.map[source]) });
        }
        self.canon.text.push_str(form);
    }

    /// Where the source of the folded bytes before `to` ends: spaces and what folding drops do not belong to it.
    fn end(&self, to: usize) -> u32 {
        let end = self.map[to] as usize;
        let kept = self.original[..end].trim_end_matches(|c: char| c.is_whitespace() || c.is_control());
        let kept = if self.folded.as_bytes()[to - 1] == b' ' { &self.original[..end] } else { kept };
        u32::try_from(kept.len()).unwrap_or(u32::MAX)
    }
}

/// The form of a text.
pub(crate) fn canon(original: &str) -> Canon {
    let (folded, map) = fold_with_map(original);
    let mut writer = Writer { original, folded: &folded, map: &map, canon: Canon::default() };
    writer.canon.text.reserve(folded.len());
    let bytes = folded.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let b = bytes[at];
        if b.is_ascii_lowercase() {
            let end = at + bytes[at..].iter().take_while(|b| b.is_ascii_lowercase()).count();
            let run = &folded[at..end];
            let apart = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_digit() && greek(c).is_none());
            let alone = apart(folded[..at].chars().next_back()) && apart(folded[end..].chars().next());
            let possessive =
                run == "s" && matches!(folded[..at].chars().next_back(), Some('\'' | '\u{2019}' | '\u{60}' | '\u{b4}'));
            if alone && (run == "the" || possessive) {
                // Nothing.
            } else if let Some(number) = roman(run).filter(|_| alone) {
                writer.put(number, at, end);
            } else if let Some(form) = word(run) {
                writer.put(&form, at, end);
            } else {
                writer.put(run, at, end);
            }
            at = end;
            continue;
        }
        let rest = &folded[at..];
        let Some(c) = rest.chars().next() else { break };
        let next = at + c.len_utf8();
        if nothing(c) {
            at = next;
            continue;
        }
        if c.is_ascii() {
            writer.put(&rest[..1], at, next);
            at = next;
            continue;
        }
        if let Some(name) = greek(c) {
            writer.put(name, at, next);
            at = next;
            continue;
        }
        if let Some((from, to)) = spelling(rest, original, &map, at) {
            writer.put(to, at, at + from.len());
            at += from.len();
            continue;
        }
        writer.put(&rest[..c.len_utf8()], at, next);
        at = next;
    }
    writer.canon
}

fn spelling(rest: &str, original: &str, map: &[u32], at: usize) -> Option<(&'static str, &'static str)> {
    // Most characters begin none of them.
    let first = rest.chars().next()?;
    if !"たれ頚囊の鬱癲粗うりいど顕潜ゔあべでぜしおが蛋か".contains(first) {
        return None;
    }
    let found = ONE_SPELLING.iter().find(|(from, _)| rest.starts_with(from));
    if let Some((from, to)) = found {
        return Some((from, to));
    }
    let (from, to) = KATAKANA_ONLY.iter().find(|(from, _)| rest.starts_with(from))?;
    let source = original.get(map[at] as usize..)?;
    let katakana = |c: char| ('\u{30A1}'..='\u{30FA}').contains(&c) || ('\u{FF66}'..='\u{FF9F}').contains(&c);
    (source.chars().next().is_some_and(katakana) && !rest[from.len()..].starts_with('ー')).then_some((from, to))
}
