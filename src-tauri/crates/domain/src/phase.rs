//! AMED's phases of development (研究開発フェーズ), as its lists write them.

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

#[cfg(test)]
mod tests {
    use super::order;

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
}
