//! Any text at all: no panic, and every span cuts the original where it says.

#![allow(clippy::unwrap_used)] // a test that cannot go on stops at its place

use proptest::prelude::*;
use std::sync::LazyLock;
use vocab::suggest::Matcher;

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| Matcher::build().unwrap());

fn holds(text: &str) {
    let mentions = MATCHER.suggest(text);
    let mut before = 0;
    for mention in &mentions {
        assert!(mention.start < mention.end && mention.start >= before, "{mention:?}");
        before = mention.start;
        let cut =
            text.get(mention.start..mention.end).unwrap_or_else(|| panic!("{mention:?} cuts a character of {text:?}"));
        assert_eq!(cut.trim(), cut, "{mention:?} in {text:?}");
        assert!(!mention.ids.is_empty() && (0.0..=1.0).contains(&mention.score));
        // Whatever stands around, the words themselves are what was found: alone they are found whole, or not at all.
        let alone = MATCHER.suggest(cut);
        assert!(alone.iter().all(|m| m.end <= cut.len()));
    }
}

/// Pieces of which odd texts are made.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "EGFR",
        "ＥＧＦＲ",
        "PD−1",
        "抗PD-1抗体",
        "筋萎縮性側索硬化症（ALS）",
        "ﾀﾝﾊﾟｸ",
        "がん",
        "癌",
        "ガン",
        "β",
        "ベータ",
        "Ⅱ型",
        "diseases",
        "breast and ovarian cancer",
        "cancer of the lung",
        "hepatocellular carcinoma (HCC)",
        "か\u{3099}ん",
        "\u{200B}",
        "\u{0}",
        "\u{7}",
        "\u{FEFF}",
        "\u{FFFD}",
        "\n",
        "\t",
        " ",
        "　",
        "(",
        "（",
        ")",
        "-",
        "‐",
        "−",
        "/",
        ",",
        "。",
        ". ",
        "𠮷",
        "👩‍🔬",
        "ー",
        "・",
        "'s",
        "the ",
        "of ",
        "I",
        "II",
        "1",
        "Alzheimer’s disease",
        "IL 6",
        "miR-21",
        "İ",
        "ß",
        "ŉ",
        "ﬁ",
        "㍿",
        "Å",
    ];
    prop_oneof![6 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_span_cuts_the_original_where_it_says(pieces in proptest::collection::vec(piece(), 0..24)) {
        holds(&pieces.concat());
    }
}

#[test]
fn odd_texts_are_read() {
    for text in [
        "",
        " ",
        "\u{0}",
        "\u{3099}",
        "ﾞ",
        "((((((",
        "（（（（",
        "()",
        "（）",
        "-",
        "EGFR(",
        "(EGFR",
        "EGFR (EGFR) (EGFR)",
    ] {
        holds(text);
    }
    holds(&"THE REST OF THE MICE WERE SET IN A CAT BY IMPACT. EGFR AND KIT. ".repeat(20));
}

#[test]
fn a_megabyte_is_read() {
    for part in [
        "非小細胞肺がんにおけるEGFR変異と抗PD-1抗体、",
        "(((",
        "BREAST AND OVARIAN CANCER (BOC) ",
        "あ",
        "A-",
        "\u{200B}癌",
    ] {
        let text = part.repeat(1_000_000 / part.len());
        let mentions = MATCHER.suggest(&text);
        assert!(mentions.iter().all(|m| text.get(m.start..m.end).is_some()), "{part}");
    }
}
