//! What is a leak in a text and what only looks like one.

use leaks::Kind;
use leaks::text::{Context, look, look_in};
use proptest::prelude::*;

fn kinds(text: &str) -> Vec<Kind> {
    look(text).into_iter().map(|hit| hit.kind).collect()
}

fn shown(text: &str) -> Vec<String> {
    look(text).into_iter().map(|hit| hit.text).collect()
}

#[test]
fn molecules_are_read_and_not_guessed() {
    for smiles in [
        "CC(=O)Oc1ccccc1C(=O)O",
        "CC1=CC(=NO1)c2ccc(cc2)NC(=O)C3CCN(CC3)C(=O)c4cccs4",
        "CN1C=NC2=C1C(=O)N(C(=O)N2C)C",
        "C[C@H](N)C(=O)N1CCC[C@H]1C(=O)O",
        "FC(F)(F)c1ccc(cc1)S(=O)(=O)N2CCNCC2",
        "O=C(Nc1ccc2[nH]ncc2c1)C%10CCCC%10",
        "[Na+].[O-]C(=O)CCCN1CCOCC1",
        "N#Cc1ccc(OC(C)C)nc1Br",
    ] {
        assert_eq!(shown(&format!("構造は{smiles}である。")), [smiles]);
        assert_eq!(shown(&format!("(SMILES: {smiles})")), [smiles]);
        assert_eq!(kinds(smiles), [Kind::Smiles]);
    }
    for other in [
        "CCCCCCCCCCCC",
        "ICOSPICOSPICOS",
        "C1CCCCCCCC",
        "FC(C)(C)(C)(C)CCCCO",
        "CCOc1cccc",
        "cocoons(no)son",
        "CNS(PNS)CSF",
        "A/B=C",
        "(C)=N",
        "NOS1/NOS1",
        "C=可、N=否",
        "IF(OR(B1=0,C1=0),\"\",B1/C1)",
    ] {
        assert_eq!(kinds(other), [], "{other}");
    }
}

#[test]
fn numbers_of_public_things_are_no_telephones() {
    for other in [
        "2026-11-28",
        "〒100-0004",
        "24zz0101001h0001",
        "0.05-0.10",
        "978-4-00-000000-0",
        "050-12-3",
        "+10.5%",
        "1,234,567",
        "12345678901234",
    ] {
        assert_eq!(kinds(other), [], "{other}");
    }
    for phone in [
        "03-1234-5678",
        "(03) 1234-5678",
        "0120-000-000",
        "090 1234 5678",
        "09012345678",
        "+81-90-1234-5678",
        "+1 (555) 010-0123",
        "Tel 0312345678",
        "TEL: 1234-5678",
        "０３ー１２３４ー５６７８",
        "内線：321",
    ] {
        assert_eq!(kinds(phone), [Kind::PhoneNumber], "{phone}");
    }
}

#[test]
fn a_heading_says_what_a_bare_code_is() {
    let heading =
        |label: &str, text: &str| look_in(text, Context::of(label)).into_iter().map(|hit| hit.kind).collect::<Vec<_>>();
    assert_eq!(heading("クローン名", "KAC-17"), [Kind::CloneName]);
    assert_eq!(heading("化合物コード", "KKD123"), []);
    assert_eq!(heading("化合物コード", "KKD-123"), [Kind::CompoundCode]);
    assert_eq!(heading("配列", "GFTFSSYA"), [Kind::PeptideSequence]);
    assert_eq!(heading("電話番号", "0312345678"), [Kind::PhoneNumber]);
    assert_eq!(heading("備考", "KAC-17"), []);
    assert_eq!(heading("クローン名", "OKT3"), []);
}

#[test]
fn what_was_found_is_given_as_it_stood() {
    let text = "連絡は\u{200B}ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ、𠮷野家";
    let hits = look(text);
    assert_eq!(hits.len(), 1);
    let chars: Vec<char> = text.chars().collect();
    assert_eq!(chars[hits[0].start..hits[0].end].iter().collect::<String>(), hits[0].text);
    assert_eq!(hits[0].text, "ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 300 } else { 3_000 }))]

    #[test]
    fn no_text_is_too_odd(text in "(?s).{0,200}") {
        within(&text)?;
    }

    #[test]
    fn no_text_of_the_kinds_it_looks_for_is_too_odd(text in r"[A-Za-z0-9()\[\]=#@+.%/\\:*～ー－　、\-\u{200B}電話内線配列化合物クローンInChI ]{0,120}") {
        within(&text)?;
    }
}

fn within(text: &str) -> Result<(), TestCaseError> {
    let chars: Vec<char> = text.chars().collect();
    let mut end = 0;
    for hit in look_in(text, Context::ANY) {
        prop_assert!(hit.start >= end && hit.start < hit.end && hit.end <= chars.len(), "{:?}", hit);
        let stood: String = chars[hit.start..hit.end].iter().collect();
        prop_assert_eq!(&stood, &hit.text);
        end = hit.end;
    }
    Ok(())
}

/// Lists that anybody may read hold nothing that must not leave; skipped where they do not lie beside the tree.
#[test]
fn public_lists_raise_no_alarm() {
    let shared = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data");
    let mut alarms = Vec::new();
    for name in ["amed_projects.csv", "modality_taxonomy.csv", "starter_indications.csv", "starter_targets.csv"] {
        let Ok(bytes) = std::fs::read(shared.join(name)) else { continue };
        for line in String::from_utf8_lossy(&bytes).lines() {
            for field in line.split(',') {
                alarms.extend(
                    look(field).into_iter().map(|hit| format!("{name}: {:?} {} in {field}", hit.kind, hit.text)),
                );
            }
        }
    }
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

/// Each stood in the sample's own list and kept it from leaving.
#[test]
fn project_numbers_fiscal_years_and_crohn_s_disease_are_no_clones() {
    let told = |label: &str, text: &str| look_in(text, Context::of(label)).len();
    for number in ["25bm0609901s0004", "R6–R7", "H30–R2", "FY2024"] {
        assert_eq!(told("クローン名", number), 0, "{number}");
    }
    assert_eq!(told("クローン病に対する抗体", "KF7-2-11"), 0);
    assert_eq!(told("クローン名", "KF7-2-11"), 1);
    // Begin alike, and are names all the same.
    for name in ["R4281", "H428"] {
        assert_eq!(told("クローン名", name), 1, "{name}");
    }
}
