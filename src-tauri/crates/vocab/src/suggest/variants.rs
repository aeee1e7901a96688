//! Names with their words turned, as texts write them.

/// Words after which a disease is named by its organ: cancer of the lung, lung cancer.
const HEADS: &[&str] = &[
    "cancer",
    "carcinoma",
    "adenocarcinoma",
    "tumor",
    "neoplasm",
    "sarcoma",
    "lymphoma",
    "melanoma",
    "infection",
    "inflammation",
    "atrophy",
    "disease",
    "disorder",
    "injury",
    "stenosis",
    "failure",
    "hypoplasia",
    "hypertrophy",
    "dysfunction",
    "fibrosis",
    "ischemia",
    "infarction",
    "deficiency",
    "dystrophy",
    "necrosis",
    "thrombosis",
    "embolism",
    "hemorrhage",
    "malformation",
    "anomaly",
    "edema",
    "amyloidosis",
    "tuberculosis",
    "degeneration",
];

/// The other orders of a disease's name.
pub(crate) fn of_disease(name: &str) -> Vec<String> {
    let mut turned = Vec::new();
    if !name.is_ascii() || name.len() > 60 || name.contains("susceptib") {
        return turned;
    }
    // von Hippel-Lindau disease -> von Hippel-Lindau: two names joined are nothing else.
    if let Some((names, "disease" | "syndrome")) = name.rsplit_once(' ')
        && names.split(' ').next_back().is_some_and(is_eponyms)
    {
        turned.push(names.to_owned());
    }
    turned.extend(other_organ(name));
    // inherited and hereditary are one word.
    if let Some((word, rest)) = name.split_once(' ')
        && plain(rest)
        && INHERITED.contains(&word.to_ascii_lowercase().as_str())
    {
        turned.extend(INHERITED.iter().filter(|other| **other != word).map(|other| format!("{other} {rest}")));
    }
    // cancer of (the) lung -> lung cancer
    if let Some((head, part)) = name.split_once(" of ") {
        let part = part.strip_prefix("the ").unwrap_or(part);
        if plain(part) && plain(head) {
            turned.push(format!("{part} {head}"));
        }
    }
    // lung cancer -> cancer of lung ("the" does not count)
    if let Some((part, head)) = name.rsplit_once(' ')
        && HEADS.contains(&head.to_ascii_lowercase().as_str())
        && !name.contains(" of ")
        && plain(part)
    {
        turned.push(format!("{head} of {part}"));
    }
    // anemia, sickle cell -> sickle cell anemia
    if let Some((head, part)) = name.split_once(", ")
        && plain(part)
        && plain(head)
    {
        turned.push(format!("{part} {head}"));
    }
    turned
}

/// A gene's approved name as texts write it: `interleukin 6 receptor` also without "receptor"s place changed is the same;
/// `dopamine receptor D2` is written D2 dopamine receptor and dopamine D2 receptor.
pub(crate) fn of_gene(name: &str) -> Vec<String> {
    let mut turned = Vec::new();
    if let Some((ligand, subtype)) = name.split_once(" receptor ")
        && !subtype.contains(' ')
        && plain(ligand)
    {
        turned.push(format!("{ligand} {subtype} receptor"));
        turned.push(format!("{subtype} {ligand} receptor"));
    }
    turned
}

/// Whether it is names of people joined by hyphens: Hippel-Lindau, Charcot-Marie-Tooth.
fn is_eponyms(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    let name = |part: &&str| {
        part.len() >= 4
            && part.starts_with(|c: char| c.is_ascii_uppercase())
            && part[1..].chars().all(|c| c.is_ascii_lowercase())
    };
    parts.len() >= 2 && parts.iter().all(name)
}

/// Words that say a disease is inherited.
const INHERITED: &[&str] = &["hereditary", "inherited", "familial", "genetic"];

/// Organs by noun and adjective: brain edema is cerebral edema, hepatic fibrosis is liver fibrosis.
const ORGANS: &[(&str, &str)] = &[
    ("kidney", "renal"),
    ("liver", "hepatic"),
    ("heart", "cardiac"),
    ("lung", "pulmonary"),
    ("brain", "cerebral"),
    ("stomach", "gastric"),
    ("eye", "ocular"),
    ("pancreas", "pancreatic"),
    ("prostate", "prostatic"),
    ("ovary", "ovarian"),
    ("skin", "cutaneous"),
];

/// A disease of an organ with the organ's other word in front.
fn other_organ(name: &str) -> Option<String> {
    let (organ, rest) = name.split_once(' ')?;
    let other = ORGANS.iter().find_map(|(noun, adjective)| match organ {
        _ if organ.eq_ignore_ascii_case(noun) => Some(adjective),
        _ if organ.eq_ignore_ascii_case(adjective) => Some(noun),
        _ => None,
    })?;
    plain(rest).then(|| format!("{other} {rest}"))
}

/// The adjective of a disease named in one word, as in "ischemic heart" or "diabetic rats".
pub(crate) fn adjective(name: &str) -> Option<String> {
    const ENDINGS: &[(&str, &str)] = &[
        ("emia", "emic"),
        ("penia", "penic"),
        ("osis", "otic"),
        ("epsy", "eptic"),
        ("trophy", "trophic"),
        ("plegia", "plegic"),
        ("phrenia", "phrenic"),
        ("betes", "betic"),
        ("asthma", "asthmatic"),
        ("obesity", "obese"),
        ("autism", "autistic"),
        ("tonia", "tonic"),
        ("kinesia", "kinetic"),
    ];
    if name.contains(' ') || name.len() < 6 || !name.is_ascii() {
        return None;
    }
    let name = name.to_ascii_lowercase();
    ENDINGS.iter().find_map(|(noun, adjective)| Some(format!("{}{adjective}", name.strip_suffix(noun)?)))
}

/// A name with its Greek letter as the Latin one, as abstracts without Greek letters write it: b-catenin, TNF-a.
pub(crate) fn latin(name: &str) -> Option<String> {
    let spelled = [("alpha", "a"), ("beta", "b"), ("gamma", "g"), ("α", "a"), ("β", "b"), ("γ", "g")];
    if name.len() > 40 {
        return None;
    }
    spelled.iter().find_map(|(greek, latin)| {
        let head =
            name.strip_prefix(greek).and_then(|rest| rest.strip_prefix('-')).map(|rest| format!("{latin}-{rest}"));
        head.or_else(|| Some(format!("{}-{latin}", name.strip_suffix(greek)?.strip_suffix('-')?)))
    })
}

/// Whether the words are few and hold no further structure.
fn plain(words: &str) -> bool {
    let rest = [" of ", " with ", " and ", " or ", ",", "(", "/", " in ", " due ", " by "];
    words.split(' ').count() <= 3 && !words.is_empty() && !rest.iter().any(|part| words.contains(part))
}
