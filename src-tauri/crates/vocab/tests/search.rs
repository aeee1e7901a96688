//! What a person types into the picker, and what comes first.

use domain::Kind;
use vocab::Vocabulary;

const UNUSED: &dyn Fn(&str) -> u32 = &|_| 0;

/// Ids found, best first.
fn ids(kind: Kind, text: &str) -> Vec<&'static str> {
    Vocabulary::starter().search(kind, text, 50, UNUSED).0.iter().map(|hit| hit.concept.id.as_str()).collect()
}

fn first(kind: Kind, text: &str) -> &'static str {
    ids(kind, text).first().copied().unwrap_or("nothing")
}

#[test]
fn targets_are_found_by_symbol_alias_width_and_japanese_name() {
    let check = |text: &str, id: &str| assert_eq!(first(Kind::Target, text), id, "{text}");
    for text in ["EGFR", "ＥＧＦＲ", "egfr", "HGNC:3236", "3236", "上皮成長因子受容体", "上皮成長因子レセプター"]
    {
        check(text, "HGNC:3236");
    }
    check("HER2", "HGNC:3430");
    check("HER-2", "HGNC:3430");
    check("PD-1", "HGNC:8760");
    check("PD1", "HGNC:8760");
    check("ＰＤ－１", "HGNC:8760");
    check("pd-l1", "HGNC:17635");
    check("IL-6", "HGNC:6018");
    check("il6", "HGNC:6018");
    check("タウ蛋白質", "HGNC:6893");
    check("プリオンタンパク", "HGNC:9449");
    check("ドーパミンD2", "HGNC:3023");
    check("標的未定", "TSU:TARGET-UNDECIDED");
}

#[test]
fn modalities_are_found_by_code_name_and_synonym() {
    let check = |text: &str, id: &str| assert_eq!(first(Kind::Modality, text), id, "{text}");
    check("CAR-T", "CG-CART");
    check("cart", "CG-CART");
    check("AB-ADC", "AB-ADC");
    check("ADC", "AB-ADC");
    check("抗体", "AB");
    check("抗体医薬", "AB");
    check("二重特異性抗体", "AB-BSP");
    check("siRNA", "NA-SIRNA");
    check("アンチセンス核酸", "NA-ASO");
    check("mRNAワクチン", "VX-MRNA");
    check("未定", "ND");
    check("不明", "UN");
}

#[test]
fn indications_are_found_in_every_spelling() {
    let check = |text: &str, id: &str| assert_eq!(first(Kind::Indication, text), id, "{text}");
    for text in ["膵がん", "膵癌", "膵ガン", "膵臓がん", "pancreatic cancer", "PDAC"] {
        check(text, "MONDO:0005184");
    }
    for text in ["ALS", "筋萎縮性側索硬化症", "als"] {
        check(text, "MONDO:0004976");
    }
    for text in ["がん", "癌", "ガン", "cancer", "MONDO:0004992", "悪性腫瘍"] {
        check(text, "MONDO:0004992");
    }
    check("腫瘍", "MONDO:0005070");
    check("子宮頚がん", "MONDO:0002974");
    check("RSウィルス", "MONDO:0001577");
    check("特発性肺線維症", "MONDO:0800504");
    check("難聴", "MONDO:0005365");
}

#[test]
fn both_homonyms_are_offered() {
    let found = ids(Kind::Indication, "AD");
    assert!(found[..2].contains(&"MONDO:0004975") && found[..2].contains(&"MONDO:0004980"), "{found:?}");
}

#[test]
fn exact_comes_before_start_before_word_start_before_inside() {
    let found = ids(Kind::Modality, "抗体");
    let at = |id: &str| found.iter().position(|found| *found == id).unwrap_or_else(|| panic!("{id} not found"));
    assert_eq!(at("AB"), 0); // 抗体
    assert!(at("AB-ADC") < at("AB-IGG")); // 抗体薬物複合体 before ヒト化抗体
    let found = ids(Kind::Indication, "lung");
    let at = |id: &str| found.iter().position(|found| *found == id).unwrap();
    assert!(at("MONDO:0008903") < at("MONDO:0005233")); // lung cancer before non-small cell lung carcinoma
}

#[test]
fn use_decides_between_equals_but_not_against_a_better_match() {
    let used: &dyn Fn(&str) -> u32 = &|id| if id == "MONDO:0005233" { 7 } else { 0 };
    let vocabulary = Vocabulary::starter();
    let (hits, _) = vocabulary.search(Kind::Indication, "肺癌", 10, used);
    assert_eq!(hits[0].concept.id, "MONDO:0008903");
    assert_eq!(hits[1].concept.id, "MONDO:0005233");
    let (hits, _) = vocabulary.search(Kind::Indication, "肺癌", 10, UNUSED);
    assert_eq!(hits[1].concept.id, "MONDO:0008433");
}

#[test]
fn an_empty_text_lists_the_most_used_first_then_the_list() {
    let used: &dyn Fn(&str) -> u32 = &|id| match id {
        "HGNC:391" => 2,
        "HGNC:6407" => 5,
        _ => 0,
    };
    let vocabulary = Vocabulary::starter();
    let (hits, total) = vocabulary.search(Kind::Target, " 　", 4, used);
    let found: Vec<&str> = hits.iter().map(|hit| hit.concept.id.as_str()).collect();
    assert_eq!(found, ["HGNC:6407", "HGNC:391", "TSU:TARGET-UNDECIDED", "HGNC:17635"]);
    assert_eq!(total, vocabulary.all(Kind::Target).len());
    assert!(hits.iter().all(|hit| hit.matched.is_none()));
}

#[test]
fn several_words_must_all_match_in_any_order() {
    assert_eq!(first(Kind::Indication, "lung small"), "MONDO:0008433");
    assert_eq!(first(Kind::Indication, "糖尿病　2型"), "MONDO:0005148");
    assert_eq!(first(Kind::Target, "受容体 EGFR"), "HGNC:3236");
    assert!(ids(Kind::Indication, "肺 EGFR").is_empty());
}

#[test]
fn each_concept_comes_once_with_the_synonym_that_matched() {
    let vocabulary = Vocabulary::starter();
    let (hits, total) = vocabulary.search(Kind::Indication, "がん", 500, UNUSED);
    assert_eq!(hits.len(), total);
    let mut found: Vec<&str> = hits.iter().map(|hit| hit.concept.id.as_str()).collect();
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), total);
    let matched = |kind, text: &str| vocabulary.search(kind, text, 1, UNUSED).0[0].matched;
    assert_eq!(matched(Kind::Target, "flk1"), Some("FLK1"));
    assert_eq!(matched(Kind::Target, "EGFR"), None);
    assert_eq!(matched(Kind::Indication, "PDAC"), None);
    assert_eq!(matched(Kind::Indication, "膵管癌"), Some("膵管癌"));
}

#[test]
fn the_limit_cuts_the_list_and_not_the_count() {
    let (hits, total) = Vocabulary::starter().search(Kind::Target, "受容体", 3, UNUSED);
    assert_eq!(hits.len(), 3);
    assert!(total > 30, "{total}");
}

#[test]
fn digits_of_an_id_are_no_name() {
    for id in ids(Kind::Target, "12") {
        let concept = Vocabulary::starter().get(Kind::Target, id).unwrap();
        let own = [&concept.label_ja, &concept.label_en, &concept.short_ja];
        let named = own.into_iter().chain(&concept.synonyms_ja).chain(&concept.synonyms_en);
        assert!(named.into_iter().any(|name| name.contains("12")), "{id} was found by its id");
    }
    assert!(ids(Kind::Target, "zzz").is_empty());
    assert!(ids(Kind::Target, "-").is_empty());
}
