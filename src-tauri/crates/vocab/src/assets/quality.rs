//! How good what a sentence says is: how many, reproduced, by others, under GLP.

use domain::AssetKind;

/// What is said of it; `None` = not said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Quality {
    pub(super) n: Option<u32>,
    pub(super) replicated: Option<bool>,
    pub(super) independent: Option<bool>,
    pub(super) glp: Option<bool>,
}

const PEOPLE: [&str; 16] = [
    "例",
    "名",
    "人",
    "検体",
    "家系",
    "症例",
    "患者",
    "匹",
    "頭",
    "組",
    "patients",
    "participants",
    "people",
    "cases",
    "samples",
    "specimens",
];
const ANIMALS: [&str; 9] = ["匹", "頭", "例", "mice", "rats", "animals", "monkeys", "dogs", "pigs"];
/// Not 再現する alone: a model reproduces a disease.
const REPLICATED: [&str; 6] =
    ["で再現され", "も再現され", "が再現し", "replicated", "reproduced in", "confirmed independently"];
const INDEPENDENT: [&str; 8] =
    ["独立した", "独立な", "他施設", "別の施設", "別集団", "independent", "another laboratory", "another hospital"];

/// Of a folded sentence, for an asset of this kind.
pub(super) fn of(sentence: &str, kind: AssetKind) -> Quality {
    use AssetKind as K;
    let said = |words: &[&str]| words.iter().any(|word| sentence.contains(word)).then_some(true);
    let n = match kind {
        K::Genetics | K::Clinical | K::Biomarker | K::Cohort | K::Site | K::Data => count(sentence, &PEOPLE),
        K::InVivo | K::Model | K::Safety => count(sentence, &ANIMALS),
        _ => None,
    };
    let glp = matches!(kind, K::Safety | K::Cmc).then(|| sentence.match_indices("glp"));
    let glp = glp.is_some_and(|mut places| places.any(|(at, _)| !sentence[at + 3..].starts_with(['-', 'r'])));
    let tested =
        matches!(kind, K::Genetics | K::Clinical | K::InVivo | K::InVitro | K::Biomarker | K::Cohort | K::Assay);
    Quality {
        n,
        replicated: if tested { said(&REPLICATED) } else { None },
        independent: if tested { said(&INDEPENDENT) } else { None },
        glp: glp.then_some(true),
    }
}

/// The first number before one of these words, or behind `n =`.
fn count(sentence: &str, units: &[&str]) -> Option<u32> {
    let mut rest = sentence;
    let mut before = "";
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let touches = rest[..at].chars().next_back().or_else(|| before.chars().next_back());
        let from = &rest[at..];
        let digits = from.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(from.len());
        let (number, behind) = from.split_at(digits);
        let (factor, more, behind) = match behind.chars().next() {
            Some('万') => thousands(&behind["万".len()..]),
            Some('千') => (1_000, 0, &behind["千".len()..]),
            _ => (1, 0, behind),
        };
        let behind = behind.trim_start();
        let named = units.iter().any(|unit| behind.starts_with(unit));
        let equals = rest[..at].trim_end().strip_suffix('=').is_some_and(|left| left.trim_end().ends_with('n'));
        // A part of a word (cldn6例) or of a decimal is no count, nor is 1例 a series.
        let whole = !touches.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
        if whole
            && (named || equals)
            && let Ok(n) = number.replace(',', "").parse::<u32>()
        {
            return n.checked_mul(factor)?.checked_add(more);
        }
        before = &rest[..at + digits];
        rest = &from[digits..];
    }
    None
}

/// Behind 万: what it counts, the thousands that follow (1万1千), and the rest.
fn thousands(behind: &str) -> (u32, u32, &str) {
    let digits = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let more = behind[..digits].parse::<u32>().ok().and_then(|more| more.checked_mul(1_000));
    match (more, behind[digits..].strip_prefix('千')) {
        (Some(more), Some(rest)) => (10_000, more, rest),
        _ => (10_000, 0, behind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_animals_repeats_and_glp_are_read_from_the_sentence() {
        let check = |text: &str, kind, n: Option<u32>| assert_eq!(of(text, kind).n, n, "{text}");
        check("膵がん患者820例の全ゲノム解析", AssetKind::Genetics, Some(820));
        check("計1,500名を登録", AssetKind::Cohort, Some(1_500));
        check("日本人18万人の解析", AssetKind::Genetics, Some(180_000));
        check("合わせた1万1千名の遺伝型", AssetKind::Genetics, Some(11_000));
        check("マウス12匹で縮小", AssetKind::InVivo, Some(12));
        check("in a mouse model (n = 12).", AssetKind::InVivo, Some(12));
        check("in 12,000 participants,", AssetKind::Genetics, Some(12_000));
        check("3.5例", AssetKind::Cohort, None);
        check("cldn6例", AssetKind::Cohort, None);
        check("99999999999例", AssetKind::Cohort, None);
        assert_eq!(of("glp基準の毒性試験", AssetKind::Safety).glp, Some(true));
        assert_eq!(of("glp-1受容体の毒性", AssetKind::Safety).glp, None);
        let twice = of("replicated in an independent cohort.", AssetKind::Genetics);
        assert_eq!((twice.replicated, twice.independent), (Some(true), Some(true)));
        assert_eq!(of("疾患を再現するモデル", AssetKind::Model).replicated, None);
    }
}
