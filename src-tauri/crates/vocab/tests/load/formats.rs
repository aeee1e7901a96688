//! What each format says.

use super::*;

#[test]
fn hgnc_tells_symbols_aliases_and_former_symbols_apart() {
    check(
        "hgnc_complete.txt",
        "HGNC:900001",
        "/ mihon kinase 1 [MIHON1!; MK1!; p99mih!; OLDMH^; mihon protein, alpha; synthetic kinase 1; old mihon kinase^] \
         = NCBIGENE:990001 ENSEMBL:ENSG90000000001 UNIPROT:X9X001 UNIPROT:X9X002 OMIM:990001",
    );
    check("hgnc_complete.txt", "HGNC:900002", "/ mihon kinase 2, beta [MIHON2!; MK2B!] = NCBIGENE:990002");
    check("hgnc_complete.txt", "HGNC:900003", "/ kara receptor 3 (合成データ) [KARA3!; kara \"three\" receptor]");
}

#[test]
fn the_custom_download_of_hgnc_is_read_by_its_own_headings_and_lists() {
    check(
        "hgnc_custom.txt",
        "HGNC:900001",
        "/ mihon kinase 1 [MIHON1!; MK1!; p99mih!; OLDMH^; OLDMH2^; mihon protein, alpha; synthetic kinase 1] = NCBIGENE:990001",
    );
}

#[test]
fn a_withdrawn_symbol_is_obsolete_and_replaced_by_the_symbol_it_names() {
    for file in ["hgnc_complete.txt", "hgnc_custom.txt"] {
        check(file, "HGNC:900004", "/  [OLDK!] † HGNC:900003");
    }
    check("hgnc_complete.txt", "HGNC:900005", "/  [GONE9!] †");
}

#[test]
fn a_withdrawn_symbol_may_name_the_id_used_now() {
    let text =
        "hgnc_id\tsymbol\tname\nHGNC:1\tA~withdrawn\tsymbol withdrawn, see [HGNC:2](/data/x/HGNC:2)\nHGNC:2\tB\tb\n";
    check_loaded(&load_text(text, Format::Hgnc), "HGNC:1", "/ [A!] † HGNC:2");
}

#[test]
fn a_withdrawn_entry_is_replaced_by_all_reports_it_was_merged_into() {
    check("hgnc_withdrawn.txt", "HGNC:900010", "/  [SPLITM!] † HGNC:900001 HGNC:900002");
    let old = "HGNC_ID\tSTATUS\tWITHDRAWN_SYMBOL\tMERGED_INTO_REPORT(S) (i.e HGNC_ID/SYMBOL/STATUS)\nHGNC:9\tMerged/Split\tX\tHGNC:8/Y/Approved\n";
    check_loaded(&load_text(old, Format::Hgnc), "HGNC:9", "/  [X!] † HGNC:8");
    // A list of withdrawn entries alone holds no replacement, and that is no fault of it.
    assert_eq!(load("hgnc_withdrawn.txt").issues, []);
}

#[test]
fn hgnc_json_says_what_its_table_says() {
    check(
        "hgnc.json",
        "HGNC:900001",
        "/ mihon kinase 1 [MIHON1!; MK1!; p99mih!; OLDMH^; mihon protein, alpha; old mihon kinase^] \
         = NCBIGENE:990001 ENSEMBL:ENSG90000000001 UNIPROT:X9X001 OMIM:990001",
    );
    check("hgnc.json", "HGNC:900002", "/ mihon kinase 2 [MIHON2!; MK2B!]");
    check("hgnc.json", "HGNC:900005", "/  [GONE9!] †");
    assert_eq!(load("hgnc.json").rows, 3);
}

#[test]
fn obo_synonyms_keep_their_scope_and_only_equivalent_references_are_the_same() {
    check(
        "mihon.obo",
        "MONDO:9000002",
        "/ mihon syndrome [mihon's syndrome; MHS!; 見本症候群(ja); sample disease?; a \"so-called\" mihon?] < MONDO:9000001 \
         = OMIM:990002 ORPHA:99002 MESH:D999003 ~ NANDO:9200002",
    );
}

#[test]
fn an_alt_id_is_an_obsolete_id_replaced_by_its_term() {
    check("mihon.obo", "MONDO:9000902", "/  † MONDO:9000002");
    check("mihon.json", "MONDO:9000902", "/  † MONDO:9000002");
}

#[test]
fn an_alt_id_that_is_in_force_all_the_same_stays_so() {
    let text = "format-version: 1.2\n[Term]\nid: X:1\nname: a\nalt_id: X:2\n[Term]\nid: X:2\nname: b\n";
    let loaded = load_text(text, Format::Obo);
    check_loaded(&loaded, "X:2", "/ b");
    assert_eq!(issues(&loaded), [(IssueCode::DuplicateId, 5, "X:2", "X:1")]);
}

#[test]
fn an_obsolete_term_loses_the_mark_in_its_name_and_says_what_to_use() {
    check("mihon.obo", "MONDO:9000003", "/ karamono disease † MONDO:9000002");
    check("mihon.json", "MONDO:9000003", "/ karamono disease † MONDO:9000002");
    check("nando.obo", "NANDO:9200002", "ミホン病 /  < NANDO:0000001 †");
    check("en_product1.xml", "ORPHA:99003", "/ Karamono syndrome † ORPHA:99002");
    // What is to be considered stands in where nothing replaces it.
    check("mihon.obo", "MONDO:9000004", "/ nanashi disease † MONDO:9000001");
}

#[test]
fn terms_an_ontology_borrows_are_left_out() {
    for file in ["mihon.obo", "mihon.json"] {
        let loaded = load(file);
        assert!(!ids(&loaded).contains(&"HP:9900001"));
        assert!(loaded.left_out >= 1);
    }
    assert_eq!(load("mihon.obo").left_out, 1);
    assert_eq!(load("mihon.obo").rows, 5);
}

#[test]
fn nando_in_obo_is_japanese_by_its_writing_and_matches_mondo() {
    check(
        "nando.obo",
        "NANDO:9200001",
        "見本性硬化症 /  [見本病(ja); MHSC] < NANDO:0000001 = MONDO:9000002 ~ MONDO:9000001",
    );
}

#[test]
fn a_file_tells_its_title_version_and_licence() {
    let cc_by = "https://creativecommons.org/licenses/by/4.0/";
    let zero = "https://creativecommons.org/publicdomain/zero/1.0/";
    let expected = [
        ("mihon.obo", "Mihon ontology of fictional diseases (合成データ)", "2099-01-02", cc_by),
        ("nando.obo", "nando", "2099-08-26", ""),
        ("mihon.json", "Mihon ontology (合成データ)", "2099-01-02", cc_by),
        ("mihon.sssom.tsv", "https://w3id.org/sssom/mihon (合成データ)", "2099-03-04", zero),
        ("desc2099.xml", "MeSH", "2099", ""),
        ("en_product1.xml", "Orphanet", "2099-12-09", "CC-BY-4.0"),
        ("nando.ttl", "Fictional NANDO", "2099-08-26", cc_by),
        ("hp-ja.babelon.tsv", "http://purl.example.org/obo/hp.owl", "2099-07-21", ""),
        ("nmain999.txt", "ICD10対応標準病名マスター", "20990601", ""),
        ("MANBYO_fiction.csv", "万病辞書", "", ""),
    ];
    for (file, title, version, licence) in expected {
        let loaded = load(file);
        assert_eq!((&*loaded.title, &*loaded.version, &*loaded.licence), (title, version, licence), "{file}");
    }
}

#[test]
fn obographs_say_what_obo_says() {
    check(
        "mihon.json",
        "MONDO:9000002",
        "/ mihon syndrome [mihon's syndrome; MHS!; sample disease?] < MONDO:9000001 = ORPHA:99002",
    );
}

#[test]
fn a_mapping_needs_no_name_and_negated_or_broader_ones_are_left_out() {
    check("mihon.sssom.tsv", "MONDO:9000002", "/ mihon syndrome = ORPHA:99002 OMIM:990002");
    check("mihon.sssom.tsv", "MONDO:9000003", "/  ~ DOID:9990003");
    check("mihon.sssom.tsv", "MONDO:9000004", "/  = DOID:9990004");
    let loaded = load("mihon.sssom.tsv");
    assert_eq!((loaded.rows, loaded.left_out, loaded.issue_count), (6, 2, 0));
}

#[test]
fn mesh_diseases_hang_by_their_tree_numbers_and_other_records_are_left_out() {
    // The file's own entity is not looked up; a permuted term is no name.
    check(
        "desc2099.xml",
        "MESH:D999002",
        "/ Mihon & Kara Syndrome [Mihon\u{FFFD} Disease; MKS!; Mihon Syndrome, Infantile?] < MESH:D999001",
    );
    check("supp2099.xml", "MESH:C999001", "/ Mihon syndrome type 7 (synthetic) [Mihon 7]");
    let (main, supplement) = (load("desc2099.xml"), load("supp2099.xml"));
    assert_eq!((main.rows, main.left_out, main.issue_count), (3, 1, 0));
    assert_eq!((supplement.rows, supplement.left_out), (2, 1));
}

#[test]
fn orphanet_references_are_the_same_only_where_exact() {
    check(
        "en_product1.xml",
        "ORPHA:99002",
        "/ Mihon syndrome [Mihon disease; Sample <alpha> disease] = OMIM:990002 MESH:D999002",
    );
}

#[test]
fn turtle_tells_languages_by_their_tags_and_hiragana_is_a_reading() {
    check(
        "nando.ttl",
        "NANDO:9200001",
        "見本性硬化症 / Mihon sclerosis [みほんせいこうかしょう*(ja); 見本病(ja); MHSC; Long\nname] < NANDO:0000001 = MONDO:9000002 ~ MONDO:9000001",
    );
    check("nando.ttl", "NANDO:9200002", "ミホン病 /  † NANDO:9200001");
    assert_eq!(ids(&load("nando.ttl")), ["NANDO:0000001", "NANDO:9200001", "NANDO:9200002"]);
}

#[test]
fn an_unreviewed_translation_is_a_related_name_and_no_label() {
    check("hp-ja.babelon.tsv", "HP:9900001", "見本所見 / Mihon finding [Sample finding; サンプル所見(ja)]");
    check("hp-ja.babelon.tsv", "HP:9900002", "/ Draft finding [下書き所見?(ja)]");
    check("hp-ja.babelon.tsv", "HP:9900003", "/ Old finding †");
    let loaded = load("hp-ja.babelon.tsv");
    assert_eq!(issues(&loaded), [(IssueCode::Unreviewed, 5, "HP:9900002", "下書き所見")]);
    assert_eq!((loaded.rows, loaded.left_out), (5, 1));
}

#[test]
fn medis_is_read_from_cp932_without_headings() {
    check("nmain999.txt", "MEDIS:99000001", "見本症候群 /  [見本症(ja); ミホンショウコウグン*(ja)] = ICD10:Q99.8");
    check("nmain999.txt", "MEDIS:99000002", "唐物性硬化症 /  [カラモノセイコウカショウ*(ja)] = ICD10:G35");
}

#[test]
fn a_disease_of_medis_that_was_moved_is_obsolete() {
    check("nmain999.txt", "MEDIS:99000003", "旧見本病 /  [キュウミホンビョウ*(ja)] = ICD10:Q99.8 † MEDIS:99000001");
}

#[test]
fn forms_of_manbyo_gather_under_their_standard_name_and_machines_only_relate() {
    let loaded = load("MANBYO_fiction.csv");
    let id = ids(&loaded)[0];
    assert!(id.starts_with("MANBYO:") && id.len() == 19, "{id}");
    check_loaded(
        &loaded,
        id,
        "見本症候群 /  [ミホンショウコウグン*(ja); ミホン症(ja); みほん病かも?(ja)] = ICD10:Q99.8 ICD10:G35",
    );
    assert_eq!((loaded.terms.len(), loaded.rows, loaded.left_out), (2, 5, 1));
}

#[test]
fn famplex_is_told_line_by_line_whatever_its_file() {
    check("entities.csv", "FPLX:MIHON_alpha", "/ MIHON alpha [MIHON_alpha!]");
    check("relations.csv", "FPLX:MIHON_alpha", "/ MIHON alpha [MIHON_alpha!] < FPLX:MIHON");
    check("relations.csv", "FPLX:MIHON", "/ MIHON < FPLX:KARA_complex");
    check("equivalences.csv", "FPLX:MIHON", "/ MIHON = BEL:Mihon Family");
    check("grounding_map.csv", "FPLX:KARA_complex", "/ KARA complex [KARA_complex!; mihon-kara]");
    let all = ["entities.csv", "relations.csv", "equivalences.csv", "grounding_map.csv"].map(bytes).concat();
    check_loaded(
        &load_bytes(&all, Format::FamPlex).unwrap(),
        "FPLX:MIHON",
        "/ MIHON [mihon kinase] < FPLX:KARA_complex = BEL:Mihon Family",
    );
}

/// The public file is no part of the repository; where it lies beside it, every count of it is known.
#[test]
fn nando_as_published_is_read_whole() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/vocab/nando_ja_2025-08-26.obo");
    let Ok(file) = std::fs::File::open(&path) else {
        println!("skipped: no {}", path.display());
        return;
    };
    let loaded = read(&mut std::io::BufReader::new(file), Format::Obo, &mut |_| true).unwrap();
    assert_eq!((loaded.rows, loaded.terms.len(), loaded.left_out), (2984, 2984, 0));
    assert_eq!(loaded.terms.iter().filter(|term| term.obsolete).count(), 61);
    // 1,946 lines of exactMatch; eight diseases have two.
    assert_eq!(loaded.terms.iter().map(|term| term.same.len()).sum::<usize>(), 1946);
    assert_eq!(loaded.terms.iter().filter(|term| !term.same.is_empty()).count(), 1938);
    assert_eq!(loaded.terms.iter().map(|term| term.close.len()).sum::<usize>(), 272);
    assert_eq!(loaded.terms.iter().filter(|term| term.parents.iter().any(|p| p == "NANDO:0000002")).count(), 61);
    assert!(loaded.terms.iter().filter(|term| !term.label_ja.is_empty()).count() > 2900);
    check_loaded(&loaded, "NANDO:1200145", "ダノン病 /  < NANDO:0000002 †");
    assert_eq!((loaded.version.as_str(), loaded.issue_count), ("2025-08-26", 0));
    assert_eq!(loaded.licence, "https://creativecommons.org/licenses/by/4.0/");
}
