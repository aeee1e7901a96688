//! What targets and diseases are grouped by where single ones are too many: the class of a target, the area of a disease.
//!
//! The division of targets is a proposal of ours [P], no list of AMED's: it parts what a drug hunter handles differently. An area is a
//! chapter of ICD-10 ([`crate::ams`]). Which target is in which class stands in `data/target_classes.tsv`, for what is not listed there
//! the patterns of `data/class_patterns.tsv` decide by its approved name, the first that fits.

use crate::Vocabulary;
use crate::ams::{CHAPTERS, Chapter, chapter_of_disease};
use crate::own::Own;
use domain::{Kind, text};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A class of targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetClass {
    /// What filters hold.
    pub code: &'static str,
    /// Japanese name.
    pub ja: &'static str,
    /// English name.
    pub en: &'static str,
    /// Place among the classes, from 0.
    pub order: u8,
}

const fn class(order: u8, code: &'static str, ja: &'static str, en: &'static str) -> TargetClass {
    TargetClass { code, ja, en, order }
}

/// Every class, in the order of the screen.
pub const TARGET_CLASSES: [TargetClass; 12] = [
    class(0, "kinase", "キナーゼ", "Kinase"),
    class(1, "gpcr", "GPCR", "GPCR"),
    class(2, "transcription", "転写因子・核内受容体", "Transcription factor, nuclear receptor"),
    class(3, "channel", "イオンチャネル・輸送体", "Ion channel, transporter"),
    class(4, "cytokine", "サイトカイン・増殖因子と受容体", "Cytokine, growth factor and receptor"),
    class(5, "antigen", "細胞表面抗原", "Cell-surface antigen"),
    class(6, "enzyme", "酵素（その他）", "Other enzyme"),
    class(7, "aggregate", "タンパク質凝集体", "Protein aggregate"),
    class(8, "rna", "RNA・スプライシング", "RNA, splicing"),
    class(9, "pathogen", "病原体タンパク質", "Pathogen protein"),
    class(OTHER, "other", "その他", "Other"),
    class(11, "undecided", "標的未定", "Target undecided"),
];

const OTHER: u8 = 10;

/// The class with this code.
pub fn target_class(code: &str) -> Option<&'static TargetClass> {
    TARGET_CLASSES.iter().find(|class| class.code == code)
}

/// Ids of the table with their classes.
static LISTED: LazyLock<HashMap<&str, &TargetClass>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, target_class(cells.next()?)?))
    };
    lines(include_str!("../data/target_classes.tsv")).filter_map(line).collect()
});

static PATTERNS: LazyLock<Vec<Pattern>> =
    LazyLock::new(|| lines(include_str!("../data/class_patterns.tsv")).filter_map(Pattern::of).collect());

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The class of a target: of its own line, of its approved name, of what is broader, of what it is called; else その他.
///
/// Looks through some hundred patterns for what is not listed: to be asked once for each concept, not for each project.
pub fn target(own: &Own, id: &str) -> &'static TargetClass {
    let id = own.standing(Kind::Target, id);
    let above = own.above(Kind::Target, id);
    let known = std::iter::once(id).chain(above.iter().map(|concept| concept.id.as_str())).find_map(shipped);
    known.or_else(|| called(own, id)).unwrap_or(&TARGET_CLASSES[OTHER as usize])
}

/// Of a listed target, or of a gene by the name HGNC gave it, whatever the library calls it.
fn shipped(id: &str) -> Option<&'static TargetClass> {
    LISTED.get(id).copied().or_else(|| {
        let gene = id.starts_with("HGNC:").then(|| Vocabulary::shipped().get(Kind::Target, id)).flatten()?;
        by_name(&gene.label_en, true)
    })
}

/// Of a family or a concept of the library, by any of its names.
fn called(own: &Own, id: &str) -> Option<&'static TargetClass> {
    let concept = own.get(Kind::Target, id).filter(|_| !id.starts_with("HGNC:"))?;
    let labels = [&concept.label_ja, &concept.label_en].into_iter();
    let mut names = labels.chain(&concept.synonyms_ja).chain(&concept.synonyms_en);
    names.find_map(|name| by_name(name, false))
}

fn by_name(name: &str, gene: bool) -> Option<&'static TargetClass> {
    let name = text::nfkc(name).to_lowercase();
    PATTERNS.iter().filter(|pattern| pattern.gene == gene).find(|pattern| pattern.fits(&name)).map(|p| p.class)
}

/// A line of the table of patterns.
#[derive(Debug)]
struct Pattern {
    class: &'static TargetClass,
    /// Of approved names of genes; else of all other names.
    gene: bool,
    parts: Vec<Part>,
}

/// Words that must be found, one after the other.
#[derive(Debug)]
struct Part {
    words: &'static str,
    begins_name: bool,
    begins_word: bool,
    ends_word: bool,
}

impl Part {
    fn of(text: &'static str) -> Part {
        let (words, begins_name, begins_word, ends_word) = match text.split_at_checked(1) {
            Some(("=", words)) => (words, false, true, true),
            Some(("~", words)) => (words, false, false, true),
            Some(("^", words)) => (words, true, true, false),
            // Japanese does not part its words.
            _ => (text, false, text.is_ascii(), false),
        };
        Part { words, begins_name, begins_word, ends_word }
    }

    /// Where it ends in the name, looked for from `from` on.
    fn end(&self, name: &str, from: usize) -> Option<usize> {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        name[from..].match_indices(self.words).map(|(at, _)| from + at).find_map(|at| {
            let end = at + self.words.len();
            let fits = !(self.begins_name && at > 0
                || self.begins_word && letter(name[..at].chars().next_back())
                || self.ends_word && letter(name[end..].chars().next()));
            fits.then_some(end)
        })
    }
}

impl Pattern {
    fn of(line: &'static str) -> Option<Pattern> {
        let mut cells = line.split('\t');
        let class = target_class(cells.next()?)?;
        let gene = match cells.next()? {
            "gene" => true,
            "name" => false,
            _ => return None,
        };
        Some(Pattern { class, gene, parts: cells.next()?.split(" … ").map(Part::of).collect() })
    }

    fn fits(&self, name: &str) -> bool {
        self.parts.iter().try_fold(0, |from, part| part.end(name, from)).is_some()
    }
}

/// Every indication area in its order: the chapters of ICD-10, with their short forms.
pub const AREAS: &[Chapter] = &CHAPTERS;

/// The area with this code (`C00-D48`).
pub fn area_of_code(code: &str) -> Option<&'static Chapter> {
    CHAPTERS.iter().find(|chapter| chapter.code == code)
}

/// The area of a disease: the chapter of its code, of what this library calls broader, else of the nearest that any table has
/// above it. `None` where no code lies on the way.
pub fn area(own: &Own, id: &str) -> Option<&'static Chapter> {
    let id = own.standing(Kind::Indication, id);
    let above = own.above(Kind::Indication, id);
    let way = std::iter::once(id).chain(above.iter().map(|concept| concept.id.as_str()));
    chapter_of_disease(way.clone()).or_else(|| {
        let mut seen: HashSet<&str> = HashSet::new();
        let mut level: Vec<&str> = way.collect();
        while !level.is_empty() {
            if let Some(found) = chapter_of_disease(&level) {
                return Some(found);
            }
            let next = level.iter().flat_map(|id| Vocabulary::shipped().parents(id));
            level = next.filter(|id| seen.insert(id)).collect();
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_both_tables_is_read_and_classed() {
        let targets = include_str!("../data/target_classes.tsv");
        assert_eq!(lines(targets).count(), LISTED.len(), "a line without a class, or an id twice");
        let mut seen = HashSet::new();
        for line in lines(targets) {
            let cells: Vec<&str> = line.split('\t').collect();
            let concept = Vocabulary::shipped().get(Kind::Target, cells[0]).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(cells[2], concept.short_ja, "{line}");
        }
        let patterns = include_str!("../data/class_patterns.tsv");
        assert_eq!(lines(patterns).count(), PATTERNS.len(), "a pattern that is not read");
        for line in lines(patterns) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 4, "{line}: no reason");
            assert!(seen.insert((cells[1], cells[2])), "{line}: twice");
            assert_eq!(cells[2], cells[2].to_lowercase(), "{line}: names are compared in small letters");
            assert!(!cells[3].trim().is_empty());
        }
    }

    #[test]
    fn the_whole_curated_list_is_listed() {
        for concept in Vocabulary::starter().all(Kind::Target) {
            assert!(LISTED.contains_key(concept.id.as_str()), "{} {}", concept.id, concept.short_ja);
        }
    }

    #[test]
    fn a_pattern_minds_where_words_begin_and_end() {
        let fits = |pattern: &'static str, name: &str| {
            pattern.split(" … ").map(Part::of).try_fold(0, |from, part| part.end(name, from)).is_some()
        };
        assert!(fits("kinase", "protein kinases of plants") && !fits("kinase", "pseudokinase"));
        assert!(fits("~kinase", "pseudokinase") && !fits("~kinase", "kinases"));
        assert!(fits("=hiv", "gp120 of hiv-1") && !fits("=hiv", "hives"));
        assert!(fits("^opsin", "opsin 3") && !fits("^opsin", "an opsin"));
        assert!(
            fits("kinase … inhibitor", "kinase ii inhibitor") && !fits("kinase … inhibitor", "inhibitor of kinase")
        );
        assert!(fits("キナーゼ", "チロシンキナーゼ"));
        assert!(!fits("kinase … kinase", "kinase"), "one word is not two");
    }
}
