//! Which concept a word of a list's own tag column is.

use domain::Kind;
use std::path::Path;
use vocab::{Vocabulary, split_terms};

fn id(kind: Kind, text: &str) -> &'static str {
    Vocabulary::starter().exact(kind, text).map_or("none", |concept| concept.id.as_str())
}

#[test]
fn every_own_name_leads_to_its_concept_or_is_a_known_homonym() {
    let homonyms = ["AD", "DM", "AA"];
    for kind in Kind::ALL {
        for concept in Vocabulary::starter().all(kind) {
            let own = [&concept.id, &concept.label_ja, &concept.label_en, &concept.short_ja, &concept.short_en];
            for name in own.into_iter().chain(&concept.synonyms_ja).chain(&concept.synonyms_en) {
                if !homonyms.contains(&name.as_str()) {
                    assert_eq!(id(kind, name), concept.id, "{name}");
                }
            }
        }
    }
    for name in homonyms {
        assert_eq!(id(Kind::Indication, name), "none", "{name}");
    }
}

#[test]
fn words_are_found_in_every_spelling_and_nothing_is_guessed() {
    let check = |kind, text: &str, expected: &str| assert_eq!(id(kind, text), expected, "{text}");
    for text in [
        "PD-1",
        "PD1",
        "ＰＤ－１",
        "pd‐1",
        " PD 1 ",
        "PDCD1",
        "CD279",
        "PD-1（PDCD1）",
        "PDCD1 (PD-1)",
        "架空名（PD-1）",
        "HGNC:8760",
    ] {
        check(Kind::Target, text, "HGNC:8760");
    }
    check(Kind::Target, "標的未定", "TSU:TARGET-UNDECIDED");
    for text in ["抗PD-1抗体", "PD", "1", "8760", "", "-", "（）", "架空標的KX9", "PD-1など", "PD-1（PDCD1）阻害"]
    {
        check(Kind::Target, text, "none");
    }
    for text in ["CAR-T", "ＣＡＲ−Ｔ", "CAR T", "cart", "CG-CART"] {
        check(Kind::Modality, text, "CG-CART");
    }
    check(Kind::Modality, "未定", "ND");
    check(Kind::Modality, "低分子（従来型）", "SM-CONV");
    check(Kind::Modality, "低分子（見本）", "SM");
    for text in ["膵がん", "膵癌", "膵ガン", "pancreatic  cancer", "PDAC", "MONDO:0005184"] {
        check(Kind::Indication, text, "MONDO:0005184");
    }
    check(Kind::Indication, "見本症候群", "none");
}

#[test]
fn words_of_a_list_with_own_tags_lead_to_the_expected_concepts() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/messy/own-tags.expected.json");
    if !file.exists() {
        println!("skipped: the shared lists are not here");
        return;
    }
    // The cells of own-tags.xlsx with what its expectation says of them.
    let check = |kind, cell: &str, expected: &[&str], unmatched: &[&str]| {
        let (mut found, mut left) = (Vec::new(), Vec::new());
        for term in split_terms(cell) {
            match Vocabulary::starter().exact(kind, term) {
                Some(concept) if kind == Kind::Target => found.push(concept.short_ja.as_str()),
                Some(concept) => found.push(concept.id.as_str()),
                None => left.push(term),
            }
        }
        assert_eq!((found.as_slice(), left.as_slice()), (expected, unmatched), "{cell}");
    };
    let expected = std::fs::read_to_string(&file).unwrap();
    let told = |word: &str| assert!(expected.contains(&format!("\"{word}\"")), "{word} is no more expected");
    let target = |cell: &str, found: &[&str], left: &[&str]| {
        found.iter().chain(left).for_each(|word| told(word));
        check(Kind::Target, cell, found, left);
    };
    target("PD-1、CTLA-4", &["PDCD1", "CTLA4"], &[]);
    target("EGFR；HER2", &["EGFR", "ERBB2"], &[]);
    target("TNF\nIL-6", &["TNF", "IL6"], &[]);
    target("LRRK2", &["LRRK2"], &[]);
    target("架空標的KX9", &[], &["架空標的KX9"]);
    target("PCSK9", &["PCSK9"], &[]);
    target("CD19", &["CD19"], &[]);
    target("IL-6、架空因子Z", &["IL6"], &["架空因子Z"]);
    target("標的未定", &["標的未定"], &[]);
    let modality = |cell: &str, found: &[&str], left: &[&str]| {
        found.iter().chain(left).for_each(|word| told(word));
        check(Kind::Modality, cell, found, left);
    };
    modality("抗体医薬", &["AB"], &[]);
    modality("低分子；二重特異性抗体", &["SM", "AB-BSP"], &[]);
    modality("低分子／アンチセンス核酸", &["SM", "NA-ASO"], &[]);
    modality("謎モダリティ、核酸医薬", &["NA"], &["謎モダリティ"]);
    modality("CAR-T", &["CG-CART"], &[]);
    modality("抗体医薬／siRNA", &["AB", "NA-SIRNA"], &[]);
    modality("未定", &["ND"], &[]);
    let indication = |cell: &str, found: &[&str], left: &[&str]| {
        found.iter().chain(left).for_each(|word| told(word));
        check(Kind::Indication, cell, found, left);
    };
    indication("膵がん", &["MONDO:0005184"], &[]);
    indication("急性骨髄性白血病", &["MONDO:0018874"], &[]);
    indication("関節リウマチ\n乾癬", &["MONDO:0008383", "MONDO:0005083"], &[]);
    indication("パーキンソン病", &["MONDO:0005180"], &[]);
    indication("見本症候群", &[], &["見本症候群"]);
    indication("急性リンパ性白血病、全身性エリテマトーデス", &["MONDO:0004967", "MONDO:0007915"], &[]);
    indication("特発性肺線維症", &["MONDO:0800504"], &[]);
    indication("潰瘍性大腸炎；乾癬", &["MONDO:0005101", "MONDO:0005083"], &[]);
    indication("架空病\nアルツハイマー病", &["MONDO:0004975"], &["架空病"]);
}
