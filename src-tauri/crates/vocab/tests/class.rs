//! Which class targets belong to, and which area diseases.

use domain::{Concept, Kind};
use vocab::Vocabulary;
use vocab::class::{AREAS, TARGET_CLASSES, area, area_of_code, target, target_class};
use vocab::own::{Given, Own, People};

fn gene(symbol: &str) -> String {
    let vocabulary = Vocabulary::shipped();
    let exact = vocabulary.every(Kind::Target).find(|concept| concept.short_en == symbol);
    exact.unwrap_or_else(|| panic!("{symbol} is no target")).id.clone()
}

fn check(code: &str, symbols: &str) {
    let own = Own::default();
    let classed = symbols.split_whitespace().map(|symbol| (symbol, target(&own, &gene(symbol)).code));
    let wrong: Vec<_> = classed.filter(|(_, found)| *found != code).collect();
    assert!(wrong.is_empty(), "no {code}: {wrong:?}");
}

#[test]
fn listed_targets_are_in_the_class_of_their_line() {
    check("kinase", "EGFR ERBB2 BTK JAK1 PIK3CA MTOR ROR1 LRRK2");
    check("gpcr", "CCR4 GLP1R SMO RHO ADRB2");
    check("transcription", "TP53 AR ESR1 STAT3 BRD4");
    check("channel", "SCN9A SLC6A4 CFTR TRPV1");
    check("cytokine", "IL6 TNF VEGFA NOTCH1 TNFRSF9");
    check("antigen", "CD19 PDCD1 TNFRSF17 MSLN MAGEA4");
    check("enzyme", "KRAS PARP1 HDAC1 EGLN1 GCK");
    check("aggregate", "APP MAPT SNCA SOD1 TTR");
    check("rna", "SMN2 SF3B1");
    check("other", "BCL2 DMD APOE");
    assert_eq!(target(&Own::default(), "TSU:TARGET-UNDECIDED").code, "undecided");
}

#[test]
fn genes_of_the_large_table_are_classed_by_their_approved_name() {
    check("kinase", "FYN LYN HCK CSNK2A1 MAP4K1 IRAK1 IKBKB STK11 PIK3CB PI4KA SPHK1 MST1R EPHB4 TRIB1");
    check("gpcr", "GPR35 ADGRE5 OR2A1 TAAR1 FZD7 HRH2 CCR1 ACKR3 MC3R PTGER1 LGR5 MRGPRX2 F2R GLP2R S1PR5");
    check("transcription", "SOX2 FOXO1 PAX6 HOXA9 KLF4 ZNF143 IRF4 NR4A1 ESRRA GLI1 E2F1 PPARGC1A NCOA3");
    check("channel", "KCNA1 SLC5A3 ABCB1 GJA1 AQP1 ATP1A1 ATP7B ITPR1 HTR3B CHRNA4 GRIK1 P2RX1 TRPM2 CLCN1");
    check("cytokine", "IL26 IFNA1 CXCL1 TNFSF4 LIF OSM WNT3A BMP6 FGF1 PGF GDF9 LTBR");
    check("antigen", "CD3D ITGB1 CLDN1 CDH17 SELL SIGLEC7 KIR2DL1 LILRB4 HLA-A MAGEA3 NCAM1");
    check("enzyme", "HDAC3 USP7 PRMT1 CTSL CYP3A4 RAB7A RHOA GAPDH PSMB8 EGLN3 CKB PKM HK2 PLAU DHX9");
    check("rna", "MIR21 MALAT1 SRSF1 HNRNPA1 RBM20");
    check("other", "BAX");
}

#[test]
fn names_that_only_hold_the_word_are_not_taken_for_it() {
    // Each of these has a word of a class in its approved name.
    check("other", "CDKN2A AKAP12 IRS1 GRB2 EPS15 MARCKS SKP1 RACK1 PPP1R1B PIK3R1 PRKAR1A");
    check("other", "RAMP1 MRAP LDLRAP1 OGFR KCTD1 NUTF2 PSMD1 TRAF6 IFIT1 IGFBP3 LTBP1 ANGPTL8 TIMP1 RGMB CALM1");
    check("antigen", "PLAUR");
    check("cytokine", "FLT3LG IL36RN");
    check("kinase", "TGFBR1 BMPR1A ACVR2B");
    check("enzyme", "PSMC1 GNE PCK1 PNKP");
    check("transcription", "IRF3 NCOR1 GFI1");
    // A pseudogene makes nothing.
    let pseudogenes = Vocabulary::shipped().every(Kind::Target).filter(|c| c.label_en.contains("kinase 3 pseudogene"));
    let pseudogenes: Vec<_> = pseudogenes.collect();
    assert!(!pseudogenes.is_empty());
    for concept in pseudogenes {
        assert_eq!(target(&Own::default(), &concept.id).code, "other", "{}", concept.label_en);
    }
}

#[test]
fn families_are_in_the_class_of_their_members() {
    let own = Own::default();
    for (id, code) in [
        ("FPLX:AMPK", "kinase"),
        ("FPLX:PI3K", "kinase"),
        ("FPLX:NFkappaB", "transcription"),
        ("FPLX:Integrins", "antigen"),
        ("FPLX:SERCA", "channel"),
        ("FPLX:HDAC", "enzyme"),
        ("FPLX:RAS", "enzyme"),
        ("FPLX:Tubulin", "other"),
    ] {
        assert_eq!(target(&own, id).code, code, "{id}");
    }
}

fn given(id: &str, ja: &str, en: &str, parent: Option<&str>, merged: Option<&str>) -> Given {
    Given {
        kind: Kind::Target,
        id: id.to_owned(),
        own: id.starts_with("OWN:"),
        label_ja: ja.to_owned(),
        label_en: en.to_owned(),
        parent: parent.map(str::to_owned),
        merged: merged.map(str::to_owned),
    }
}

#[test]
fn concepts_of_a_library_are_in_the_class_of_what_is_broader_or_of_their_name() {
    let concepts = vec![
        given("OWN:1", "EGFR exon20変異", "", Some("HGNC:3236"), None),
        given("OWN:2", "SARS-CoV-2 スパイクタンパク質", "", None, None),
        given("OWN:3", "アミロイドβオリゴマー", "", None, None),
        given("OWN:4", "新規Gタンパク質共役型受容体", "", None, None),
        given("OWN:5", "", "novel kinase inhibitor target", None, None),
        given("OWN:6", "がん微小環境", "tumour microenvironment", None, None),
        given("OWN:7", "なかま", "", None, Some("HGNC:1633")),
        // Renamed by somebody: the gene stays what it is.
        given("HGNC:3236", "ウイルスの入口", "virus entry", None, None),
    ];
    let own = Own::of(Vec::new(), &People { concepts, names: Vec::new() }, Vec::new());
    for (id, code) in [
        ("OWN:1", "kinase"),
        ("OWN:2", "pathogen"),
        ("OWN:3", "aggregate"),
        ("OWN:4", "gpcr"),
        ("OWN:5", "kinase"),
        ("OWN:6", "other"),
        ("OWN:7", "antigen"),
        ("HGNC:3236", "kinase"),
        ("nowhere", "other"),
    ] {
        assert_eq!(target(&own, id).code, code, "{id}");
    }
}

#[test]
fn classes_and_areas_are_found_by_their_codes_and_stand_in_order() {
    for (at, class) in TARGET_CLASSES.iter().enumerate() {
        assert_eq!(usize::from(class.order), at);
        assert_eq!(target_class(class.code), Some(class));
    }
    assert_eq!(AREAS.len(), 22);
    for chapter in AREAS {
        assert_eq!(area_of_code(chapter.code), Some(chapter));
        assert_eq!(chapter.code, format!("{}-{}", chapter.range.0, chapter.range.1));
    }
    assert_eq!(area_of_code("C00"), None);
}

#[test]
fn diseases_stand_in_the_area_of_their_code_or_of_what_is_above_them() {
    let own = Own::default();
    let area = |id: &str| area(&own, id).map(|chapter| chapter.short_ja);
    assert_eq!(area("MONDO:0004992"), Some("がん・腫瘍"));
    assert_eq!(area("MONDO:0005233"), Some("がん・腫瘍"), "three steps down");
    assert_eq!(area("MONDO:0004975"), Some("神経"), "Alzheimer's disease");
    assert_eq!(area("nowhere"), None);
    let placeless = |concept: &&Concept| area(&concept.id).is_none();
    // What belongs to no one chapter.
    let curated = Vocabulary::starter().all(Kind::Indication).iter().filter(placeless);
    let curated: Vec<&str> = curated.map(|concept| concept.label_ja.as_str()).collect();
    assert_eq!(curated, ["炎症性疾患", "遺伝性疾患", "希少疾患", "遺伝性乳癌卵巣癌症候群"]);
    let table = Vocabulary::shipped().every(Kind::Indication).count();
    let lost = Vocabulary::shipped().every(Kind::Indication).filter(placeless).count();
    assert!(lost * 5 < table, "{lost} of {table} diseases have no area");
}
