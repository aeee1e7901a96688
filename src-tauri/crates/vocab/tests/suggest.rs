//! What is found in a text, as what, and why: a claim per rule.

#![allow(clippy::unwrap_used)] // a test that cannot go on stops at its place

use domain::Kind;
use std::borrow::Cow;
use std::sync::LazyLock;
use vocab::suggest::{Matcher, Mention, Reason};

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| Matcher::build().unwrap());

fn mentions(text: &str) -> Vec<Mention> {
    MATCHER.suggest(text)
}

/// An id of the shipped tables is borrowed from them.
fn shipped(mention: &Mention, at: usize) -> &'static str {
    match &mention.ids[at] {
        Cow::Borrowed(id) => id,
        Cow::Owned(id) => panic!("{id} was made"),
    }
}

/// Words, first id and reason of each mention.
fn told(text: &str) -> Vec<(&str, &'static str, &'static str)> {
    mentions(text).into_iter().map(|m| (&text[m.start..m.end], shipped(&m, 0), m.reason.code())).collect()
}

fn check(text: &str, expected: &[(&str, &str, &str)]) {
    assert_eq!(told(text), expected, "{text}");
}

/// Ids of what is ticked, of one kind.
fn ticked(text: &str, kind: Kind) -> Vec<&'static str> {
    mentions(text).into_iter().filter(|m| m.ticked && m.kind == kind).map(|m| shipped(&m, 0)).collect()
}

fn none(text: &str) {
    check(text, &[]);
}

#[test]
fn spellings_of_one_name_are_one() {
    let one = |texts: &[&str], id: &str| {
        for text in texts {
            assert_eq!(told(text).first().map(|m| m.1), Some(id), "{text}");
        }
    };
    one(&["PD-1", "ＰＤ－１", "PD−1", "PD‐1", "抗PD-1"], "HGNC:8760");
    one(&["TGF-β1", "TGFβ1", "TGF-beta 1", "TGF-beta1"], "HGNC:11766");
    one(
        &["2型糖尿病", "Ⅱ型糖尿病", "II型糖尿病", "type 2 diabetes mellitus", "type II diabetes mellitus"],
        "MONDO:0005148",
    );
    one(&["膵癌", "膵がん", "膵ガン"], "MONDO:0005184");
    one(&["上皮成長因子受容体", "上皮成長因子レセプター"], "HGNC:3236");
    one(&["ドパミンD2受容体", "ドーパミンD2受容体"], "HGNC:3023");
    one(&["tumours", "tumors", "tumour"], "MONDO:0005070");
    one(&["Alzheimer's disease", "Alzheimer disease", "Alzheimer’s disease", "アルツハイマー病"], "MONDO:0004975");
    one(&["cancer of the lung", "lung cancer", "lung cancers"], "MONDO:0008903");
}

#[test]
fn a_term_ends_where_its_word_ends() {
    check("CD4陽性", &[("CD4", "HGNC:1678", "context")]);
    for text in ["ADAM-like ADx", "オルガン", "CDK", "PDGF-like PDx"] {
        let found = told(text);
        assert!(found.iter().all(|m| !matches!(m.0, "AD" | "CD" | "PD" | "ガン")), "{text}: {found:?}");
    }
    // A hyphen to a whole word parts, one to a letter or digit does not.
    check("EGFR-mutant", &[("EGFR", "HGNC:3236", "curated")]);
    check("anti-EGFR", &[("EGFR", "HGNC:3236", "curated")]);
    assert!(told("IL-6R-x").iter().all(|m| m.0 != "IL-6"));
    assert!(told("non-diabetes").is_empty());
}

#[test]
fn containers_are_not_their_parts() {
    for text in [
        "アンチトロンビン",
        "パラガングリオーマ",
        "うっ血",
        "うつ血",
        "結核菌",
        "肺炎球菌",
        "インフルエンザ菌",
        "インスリン様成長因子結合",
    ] {
        let parts = ["トロンビン", "ガン", "うつ", "結核", "肺炎", "インフルエンザ", "インスリン"];
        let found = told(text);
        assert!(found.iter().all(|m| !parts.contains(&m.0)), "{text}: {found:?}");
    }
}

#[test]
fn an_antibody_against_a_target_is_both_and_an_autoantibody_neither() {
    check("抗PD-1抗体", &[("PD-1", "HGNC:8760", "curated"), ("抗体", "AB", "antibody")]);
    for text in ["自己抗体", "抗核抗体", "抗GBM抗体", "抗CCP抗体", "autoantibody"] {
        none(text);
    }
    assert!(ticked("抗体価の測定", Kind::Modality).is_empty());
}

#[test]
fn short_symbols_match_in_their_own_case_and_words_need_evidence() {
    for text in ["the rest of the set met the cat", "IN THE REST OF MICE", "an impact on the kit", "She was not large"]
    {
        let found = mentions(text);
        assert!(found.iter().all(|m| !m.ticked), "{text}: {:?}", told(text));
    }
    assert_eq!(ticked("KIT gene mutations", Kind::Target), ["HGNC:6342"]);
    assert_eq!(ticked("MET遺伝子変異", Kind::Target), ["HGNC:7029"]);
}

#[test]
fn former_symbols_stand_never_on_their_own() {
    // PCAF is a former symbol of KAT2B.
    none("PCAF was measured");
    check("KAT2B (PCAF) binds", &[("KAT2B", "HGNC:8638", "symbol"), ("PCAF", "HGNC:8638", "elsewhere")]);
}

#[test]
fn an_abbreviation_means_what_the_text_defines() {
    check(
        "筋萎縮性側索硬化症（ALS）",
        &[("筋萎縮性側索硬化症", "MONDO:0004976", "curated"), ("ALS", "MONDO:0004976", "defined")],
    );
    let text = "Hepatocellular carcinoma (HCC) is common. HCC cells grew.";
    assert_eq!(told(text).iter().filter(|m| m.0 == "HCC" && m.1 == "MONDO:0007256" && m.2 == "defined").count(), 2);
    // Defined as something the vocabulary does not know: none of its names.
    none("the maximal standard score (MSS) rose");
    // Not defined, nothing beside it: offered, not ticked.
    assert!(mentions("ALS").iter().all(|m| !m.ticked && m.reason == Reason::Abbreviation));
    assert_eq!(ticked("ALS患者", Kind::Indication), ["MONDO:0004976"]);
}

#[test]
fn the_disease_wins_over_the_gene_of_the_same_letters() {
    for (text, id) in [("patients with DMD", "MONDO:0010679"), ("patients with ALS", "MONDO:0004976")] {
        assert_eq!(ticked(text, Kind::Indication), [id], "{text}");
        assert!(ticked(text, Kind::Target).is_empty(), "{text}");
    }
    assert_eq!(ticked("DMD gene mutations", Kind::Target), ["HGNC:2928"]);
}

#[test]
fn tools_of_research_are_no_modalities() {
    for text in [
        "siRNAによるノックダウン",
        "CRISPRスクリーニングを行う",
        "iPS細胞を用いた病態の解析",
        "RNA-seq",
        "体液中マイクロRNAの定量",
    ] {
        assert!(ticked(text, Kind::Modality).is_empty(), "{text}: {:?}", told(text));
    }
    assert_eq!(ticked("siRNA医薬の開発", Kind::Modality), ["NA-SIRNA"]);
    assert_eq!(ticked("iPS細胞由来心筋の移植", Kind::Modality), ["CT-IPS"]);
}

#[test]
fn what_is_denied_past_or_excluded_is_not_ticked() {
    let reason =
        |text: &str| mentions(text).iter().find(|m| m.kind == Kind::Indication).map(|m| (m.ticked, m.reason.code()));
    assert_eq!(reason("patients without diabetes mellitus"), Some((false, "negated")));
    assert_eq!(reason("糖尿病ではない患者"), Some((false, "negated")));
    assert_eq!(reason("糖尿病の既往がある"), Some((false, "history")));
    assert_eq!(reason("a history of diabetes mellitus"), Some((false, "history")));
    assert_eq!(reason("糖尿病を除く"), Some((false, "excluded")));
    assert_eq!(reason("脳梗塞は対象としない"), Some((false, "excluded")));
    assert_ne!(reason("脳梗塞を対象とした"), Some((false, "excluded")));
}

#[test]
fn genes_of_animals_are_the_human_target_with_a_note() {
    check("Brca1 knockout", &[("Brca1", "HGNC:1100", "ortholog")]);
    check("マウスEGFR", &[("EGFR", "HGNC:3236", "ortholog")]);
}

#[test]
fn general_diseases_give_way_to_narrower_ones() {
    let text = "大腸がんなどのがんの治療";
    assert_eq!(ticked(text, Kind::Indication), ["MONDO:0005575"]);
    assert_eq!(ticked("がんの治療", Kind::Indication), ["MONDO:0004992"]);
}

#[test]
fn lists_share_their_last_words() {
    let found = told("breast and ovarian cancer");
    assert!(found.contains(&("breast", "MONDO:0007254", "listed")), "{found:?}");
    assert!(found.iter().any(|m| m.0 == "ovarian cancer"), "{found:?}");
    // Put together, not written: offered.
    assert_eq!(ticked("breast and ovarian cancer", Kind::Indication), ["MONDO:0008170"]);
    // Inherited in both organs it is one syndrome.
    for text in ["hereditary breast and ovarian cancer", "familial breast/ovarian cancer", "breast-ovarian cancer"] {
        assert_eq!(ticked(text, Kind::Indication), ["MONDO:0003582"], "{text}");
    }
}

#[test]
fn numbers_of_a_list_are_genes_of_their_own() {
    let ids = |text: &str| told(text).into_iter().map(|m| m.1).collect::<Vec<_>>();
    assert_eq!(ids("MMP-2/-9"), ["HGNC:7166", "HGNC:7176"]);
    assert_eq!(ids("FGF-2, -4, and -18"), ["HGNC:3676", "HGNC:3682", "HGNC:3674"]);
    // A family named by such a list is its members.
    assert_eq!(ids("caspase-3/7 activity"), ["HGNC:1504", "HGNC:1508"]);
    for text in ["MMP-2, 9 patients", "MMP-2/90%", "MMP-2 and -x", "IL-6/1,000"] {
        assert_eq!(ids(text).len(), 1, "{text}: {:?}", told(text));
    }
}

#[test]
fn words_that_say_little_are_ticked_only_beside_one_that_says_more() {
    check("cancer cells", &[("cancer", "MONDO:0004992", "vague")]);
    assert_eq!(ticked("patients with cancer", Kind::Indication), ["MONDO:0004992"]);
    assert!(ticked("IL-6やアレルギーなど", Kind::Indication).is_empty());
    assert_eq!(ticked("アレルギーの治療", Kind::Indication), ["MONDO:0005271"]);
    // Of a text about breast cancer "the cancer" is that one.
    check("Breast cancer is a cancer", &[("Breast cancer", "MONDO:0007254", "curated")]);
}

#[test]
fn every_weak_word_is_found_as_what_it_is_listed_for_and_not_ticked() {
    let mut reader = csv::Reader::from_reader(include_str!("../data/weak_words.csv").as_bytes());
    let mut rows = 0;
    for row in reader.records().map(Result::unwrap) {
        let found = mentions(&row[2]);
        let as_listed = found.iter().any(|m| m.kind.as_str() == &row[0] && *m.ids[0] == row[1]);
        assert!(as_listed && found.iter().all(|m| !m.ticked) && !row[3].is_empty(), "{row:?}: {:?}", told(&row[2]));
        rows += 1;
    }
    assert!(rows > 0);
}

#[test]
fn a_division_is_offered_behind_the_disease_it_divides() {
    let ids = |text: &str| -> Vec<(Vec<&str>, bool)> {
        mentions(text).into_iter().map(|m| ((0..m.ids.len()).map(|at| shipped(&m, at)).collect(), m.ticked)).collect()
    };
    // The text itself names the broader one.
    assert_eq!(ids("sporadic breast cancer"), [(vec!["MONDO:0007254"], true)]);
    // The nearest above is a guess, the narrowest of several goes first.
    assert_eq!(ids("prostate carcinoma"), [(vec!["MONDO:0008315", "MONDO:0005159"], false)]);
    // What everything stands under is no answer.
    assert_eq!(ids("chondrodysplasia"), [(vec!["MONDO:0022723"], false)]);
}

#[test]
fn undefined_abbreviations_are_offered_of_the_curated_list_only() {
    check("ALS", &[("ALS", "MONDO:0004976", "abbreviation")]);
    none("TGA");
    none("AN2");
    none("GEs");
}

#[test]
fn an_abbreviation_of_a_disease_beside_words_of_genes_is_the_gene() {
    let text = "Adenomatous polyposis coli (APC): the APC gene and APC mutations";
    assert!(ticked(text, Kind::Target).contains(&"HGNC:583"), "{:?}", told(text));
    assert!(told(text).iter().all(|m| m.0 != "APC" || m.1 == "HGNC:583"), "{:?}", told(text));
}

#[test]
fn catalogued_diseases_are_offered_and_what_a_word_narrows_is_not_the_plain_one() {
    // Only OMIM has the member of a series; the text may mean another.
    check("ventriculomegaly", &[("ventriculomegaly", "MONDO:0009360", "rare")]);
    assert_eq!(ticked("DOCK8 deficiency", Kind::Indication).len(), 1);
    check("autosomal recessive muscular dystrophy", &[("muscular dystrophy", "MONDO:0020121", "general")]);
    // The organ of an adenocarcinoma is not in the word.
    check("gastric adenocarcinoma", &[("gastric adenocarcinoma", "MONDO:0004970", "broader")]);
    check("ischemic tissue", &[("ischemic", "MONDO:0005053", "vague")]);
}

#[test]
fn a_bracket_inside_a_name_does_not_part_it() {
    check(
        "glucose-6-phosphate dehydrogenase (G6PD) deficiency",
        &[("glucose-6-phosphate dehydrogenase (G6PD) deficiency", "MONDO:0005775", "alias")],
    );
}

#[test]
fn names_of_people_and_of_organs_stand_for_the_disease() {
    assert_eq!(ticked("Prader-Willi", Kind::Indication), ["MONDO:0008300"]);
    assert_eq!(ticked("cerebral edema", Kind::Indication), ["MONDO:0006684"]);
    assert_eq!(ticked("constipation", Kind::Indication), ["MONDO:0002203"]);
    none("ST-segment depression");
}

#[test]
fn a_search_for_targets_is_undecided() {
    assert_eq!(ticked("小細胞肺がんの治療標的の探索", Kind::Modality), ["ND"]);
    assert_eq!(ticked("小細胞肺がんの治療標的の探索", Kind::Target), ["TSU:TARGET-UNDECIDED"]);
    assert_eq!(ticked("肺がんの病態解明", Kind::Modality), ["ND"]);
    assert!(ticked("肺がんの病態解明", Kind::Target).is_empty());
    assert_eq!(ticked("EGFRを標的とする抗体医薬による治療標的の探索", Kind::Modality), ["AB"]);
}

#[test]
fn a_carrier_says_the_kind_of_a_vaccine() {
    assert_eq!(ticked("COVID-19に対するmRNA吸入ワクチン", Kind::Modality).last(), Some(&"VX-MRNA"));
    assert_eq!(ticked("新型ウイルスワクチンの開発", Kind::Modality), ["VX"]);
}

#[test]
fn every_reason_has_its_own_code_and_a_certainty() {
    let mut codes: Vec<&str> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Reason::ALL.len());
    assert!(Reason::ALL.iter().all(|reason| (0.0..=1.0).contains(&reason.score())));
}

#[test]
fn the_automaton_reads_back_and_finds_the_same() {
    let again = Matcher::from_bytes(&MATCHER.to_bytes()).unwrap();
    let text = "EGFR変異陽性の非小細胞肺がん; Hepatocellular carcinoma (HCC) and Brca1";
    assert_eq!(again.suggest(text), mentions(text));
    assert!(MATCHER.heap_bytes() < 40_000_000, "{}", MATCHER.heap_bytes());
}
