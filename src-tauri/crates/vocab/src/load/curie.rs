//! One spelling for identifiers: addresses and prefixes of other houses to the CURIEs used here.

/// The identifier as a CURIE where its vocabulary is known; otherwise trimmed, as it stands.
pub(super) fn curie(text: &str) -> String {
    let text = text.trim();
    if let Some(path) = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://")) {
        return address(path).unwrap_or_else(|| text.to_owned());
    }
    match text.split_once(':') {
        Some((prefix, local)) if !prefix.is_empty() && !local.trim().is_empty() => join(prefix, local.trim()),
        _ => text.to_owned(),
    }
}

/// The vocabulary of a CURIE.
pub(super) fn prefix(curie: &str) -> &str {
    curie.split_once(':').map_or("", |(prefix, _)| prefix)
}

fn address(path: &str) -> Option<String> {
    let (host, rest) = path.split_once('/')?;
    let last = rest.rsplit(['/', '#']).next().filter(|last| !last.is_empty())?;
    let folder = |name: &str| rest.to_ascii_lowercase().contains(name);
    match host.trim_start_matches("www.") {
        "id.nlm.nih.gov" if folder("mesh/") => return Some(join("MESH", last)),
        "omim.org" if folder("phenotypicseries/") => return Some(join("OMIMPS", last.trim_start_matches("PS"))),
        "omim.org" => return Some(join("OMIM", last)),
        "linkedlifedata.com" if folder("umls/") => return Some(join("UMLS", last)),
        "identifiers.org" | "bioregistry.io" => {
            let (vocabulary, local) = rest.rsplit_once('/').unwrap_or(("", rest));
            let local = local.split_once(':').map_or(local, |(_, local)| local);
            let vocabulary = if vocabulary.is_empty() { rest.split_once(':')?.0 } else { vocabulary };
            return Some(join(vocabulary, local));
        }
        _ => {}
    }
    let (vocabulary, local) = last.split_once('_')?;
    let word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric());
    (word(vocabulary) && word(local)).then(|| join(vocabulary, local))
}

fn join(prefix: &str, local: &str) -> String {
    let known = match prefix.to_ascii_lowercase().as_str() {
        "orphanet" | "orpha" | "ordo" | "orphanet.ordo" => "ORPHA",
        "mesh" | "msh" => "MESH",
        "omim" | "mim" => "OMIM",
        "omimps" | "mimps" | "omim.ps" => "OMIMPS",
        "icd10" | "icd-10" | "icd10who" | "icd" => "ICD10",
        "icd10cm" | "icd-10-cm" => "ICD10CM",
        "icd11" | "icd-11" | "icd11.foundation" => "ICD11",
        "umls" | "umls_cui" => "UMLS",
        "ncit" | "ncithesaurus" => "NCIT",
        "sctid" | "snomedct" | "snomedct_us" | "snomed" => "SNOMEDCT",
        "medgen" | "medgencui" => "MEDGEN",
        "ncbigene" | "entrez" => "NCBIGENE",
        "hgnc" => "HGNC",
        "doid" => "DOID",
        "mondo" => "MONDO",
        "nando" => "NANDO",
        "hp" => "HP",
        "gard" => "GARD",
        "meddra" => "MEDDRA",
        "efo" => "EFO",
        _ => prefix,
    };
    match known {
        "ICD10" => format!("ICD10:{}", icd10(local)),
        "HGNC" => format!("HGNC:{}", local.trim_start_matches("HGNC:")),
        _ => format!("{known}:{local}"),
    }
}

/// An ICD-10 code with its point: `G122` is `G12.2`. Ranges and anything else stay as they are.
pub(super) fn icd10(code: &str) -> String {
    let code = code.trim().trim_end_matches(['*', '+', '†', '＊', '-']);
    let plain = code.is_ascii() && code.len() > 3 && !code.contains(['.', '-', ' ']);
    let shape = plain
        && code.bytes().next().is_some_and(|b| b.is_ascii_uppercase())
        && code.bytes().skip(1).all(|b| b.is_ascii_alphanumeric());
    match (shape, code.get(..3), code.get(3..)) {
        (true, Some(category), Some(rest)) => format!("{category}.{rest}"),
        _ => code.to_owned(),
    }
}

/// Whether cross-references to this vocabulary say "the same concept" where a file does not qualify them.
pub(super) fn of_concepts(curie: &str) -> bool {
    matches!(
        prefix(curie),
        "MONDO"
            | "MESH"
            | "OMIM"
            | "OMIMPS"
            | "ORPHA"
            | "DOID"
            | "UMLS"
            | "ICD10"
            | "NCIT"
            | "SNOMEDCT"
            | "HGNC"
            | "NANDO"
            | "HP"
            | "EFO"
            | "GARD"
    )
}
