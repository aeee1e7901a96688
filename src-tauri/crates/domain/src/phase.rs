//! AMED's phases of development (研究開発フェーズ), as its lists write them.

use crate::Step;

/// Words of a phase, in the order of development. Source: AMS tag ② (domain notes, §2): 基礎的 / 応用 / 非臨床研究・前臨床研究 /
/// 臨床試験 / 治験 / 市販後 / 観察研究等 / 該当なし.
const ORDER: [&[&str]; 8] = [
    &["基礎"],
    &["応用"],
    &["非臨床", "前臨床"],
    &["臨床試験", "臨床研究"],
    &["治験"],
    &["市販後"],
    &["観察研究"],
    &["該当なし"],
];

/// Where a phase stands in the order of development, 0-based; what is none of AMED's comes last.
pub fn order(phase: &str) -> usize {
    ORDER.iter().position(|words| words.iter().any(|word| phase.contains(word))).unwrap_or(ORDER.len())
}

/// Steps of the value chain that a phase stands for, and the one that follows them: where support is looked for. Empty for
/// what says no step. Our reading of the words (P01–P12) [P].
pub fn steps_ahead(phase: &str) -> &'static [Step] {
    use Step as S;
    match order(phase) {
        0 => &[S::Validation, S::Screening],
        1 => &[S::Screening, S::Optimisation, S::Poc],
        2 => &[S::Poc, S::Nonclinical, S::Ind],
        3 | 4 => &[S::Ind, S::Clinical],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, order, steps_ahead};

    #[test]
    fn phases_stand_in_the_order_of_development() {
        let phases = [
            "基礎的",
            "応用",
            "非臨床研究・前臨床研究",
            "臨床試験",
            "治験",
            "市販後",
            "観察研究等",
            "該当なし",
            "架空の相",
        ];
        assert_eq!(phases.map(order), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn support_is_looked_for_where_a_project_stands_and_one_step_on() {
        assert_eq!(steps_ahead("基礎的"), [Step::Validation, Step::Screening]);
        assert!(steps_ahead("非臨床研究・前臨床研究").contains(&Step::Ind));
        assert!(steps_ahead("該当なし").is_empty() && steps_ahead("").is_empty());
    }
}
