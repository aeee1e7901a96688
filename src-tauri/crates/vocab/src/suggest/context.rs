//! The words around a mention.

/// What the words beside a mention say of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Context {
    /// A word that only stands beside genes and proteins.
    pub(crate) gene: bool,
    /// A word that only stands beside diseases.
    pub(crate) disease: bool,
    /// Somebody has it, or it is to be treated.
    pub(crate) patients: bool,
    /// A word before it makes it narrower than its name (autosomal recessive, T-cell).
    pub(crate) qualified: bool,
    /// It is said not to be there.
    pub(crate) negated: bool,
    /// It is past.
    pub(crate) history: bool,
    /// It is excluded from the study.
    pub(crate) excluded: bool,
    /// Of an animal.
    pub(crate) animal: bool,
}

const GENE_AFTER: &[&str] = &[
    "gene",
    "genes",
    "protein",
    "proteins",
    "receptor",
    "receptors",
    "mrna",
    "mutation",
    "mutations",
    "mutant",
    "mutants",
    "mutated",
    "expression",
    "polymorphism",
    "polymorphisms",
    "allele",
    "alleles",
    "variant",
    "variants",
    "kinase",
    "inhibitor",
    "inhibitors",
    "antibody",
    "antibodies",
    "promoter",
    "locus",
    "transcript",
    "transcripts",
    "knockout",
    "antagonist",
    "antagonists",
    "agonist",
    "agonists",
    "signaling",
    "signalling",
    "pathway",
    "genotype",
    "genotypes",
    "haplotype",
    "exon",
    "cdna",
    "isoform",
    "isoforms",
    "phosphorylation",
    "activation",
    "enzyme",
    "levels",
    "deficiency",
    "overexpression",
    "sirna",
    "channel",
];
const GENE_BEFORE: &[&str] = &[
    "gene",
    "genes",
    "protein",
    "receptor",
    "anti",
    "recombinant",
    "encoding",
    "phosphorylated",
    "enzyme",
    "kinase",
    "antigen",
];
const GENE_AFTER_JA: &[&str] = &[
    "遺伝子",
    "変異",
    "発現",
    "受容体",
    "タンパク",
    "蛋白",
    "阻害",
    "抗体",
    "陽性",
    "欠損",
    "経路",
    "シグナル",
    "標的",
    "作動",
    "拮抗",
    "キナーゼ",
    "多型",
    "融合",
    "分子",
    "リガンド",
    "結合",
    "産生",
    "ノックアウト",
];
const DISEASE_AFTER: &[&str] = &[
    "patients",
    "patient",
    "disease",
    "syndrome",
    "subjects",
    "cases",
    "families",
    "diagnosis",
    "progression",
    "pathogenesis",
];
const DISEASE_BEFORE: &[&str] = &[
    "with",
    "have",
    "had",
    "having",
    "developed",
    "diagnosed",
    "advanced",
    "chronic",
    "acute",
    "severe",
    "familial",
    "sporadic",
    "primary",
    "metastatic",
    "patients",
];
/// Where the longer name is not known, the disease meant is still another than the plain one: 12 of 23 are, in abstracts.
const QUALIFIERS: &[&str] = &[
    "recessive",
    "dominant",
    "x-linked",
    "inherited",
    "hereditary",
    "genetic",
    "familial",
    "congenital",
    "neonatal",
    "syndromic",
    "non-syndromic",
    "nonsyndromic",
    "t-cell",
    "b-cell",
];
const PATIENTS: &[&str] = &["patients", "patient", "subjects", "cases", "families"];
const DISEASE_AFTER_JA: &[&str] = &[
    "患者",
    "症",
    "病",
    "治療",
    "診断",
    "発症",
    "モデル",
    "症例",
    "の治療",
    "の診断",
    "の発症",
    "に対する",
    "の病態",
    "予防",
    "の予防",
    "改善",
    "の改善",
    "克服",
    "の克服",
    "薬",
    "創薬",
    "ワクチン",
    "を対象",
];

const NEGATED_BEFORE: &[&str] = &["no", "not", "without", "never", "absence", "excluded", "neither", "nor", "negative"];
const EXCLUDED_BEFORE: &[&str] = &["excluding", "exclude", "except"];
const NEGATED_AFTER_JA: &[&str] =
    &["ではな", "でない", "はな", "を認めな", "は認めな", "を伴わな", "のな", "がな", "陰性", "以外"];
const HISTORY_AFTER_JA: &[&str] = &["の既往", "既往"];
const EXCLUDED_AFTER_JA: &[&str] = &[
    "を除",
    "は除",
    "を対象外",
    "は対象外",
    "を含まな",
    "を対象としな",
    "は対象としな",
    "を対象とせ",
    "は対象とせ",
    "は対象ではな",
];
const ANIMAL_BEFORE: &[&str] = &["mouse", "murine", "rat", "mice", "zebrafish"];
const ANIMAL_BEFORE_JA: &[&str] = &["マウス", "ラット", "マウスの"];

/// The words that stand around the stretch.
pub(crate) fn context(text: &str, start: usize, end: usize) -> Context {
    let (before, after) = (&text[floor(text, start, 60)..start], &text[end..ceil(text, end, 60)]);
    let next: Vec<String> = words(after).take(2).collect();
    let previous: Vec<String> = last_words(before, 4);
    let near = |list: &[&str], words: &[String]| words.iter().any(|word| list.contains(&word.as_str()));
    let trimmed = after.trim_start_matches(|c: char| c.is_whitespace() || c == '-');
    let starts = |list: &[&str]| list.iter().any(|word| trimmed.starts_with(word));
    let ends = |list: &[&str]| list.iter().any(|word| before.trim_end().ends_with(word));
    let last = previous.len().saturating_sub(1);
    Context {
        gene: near(GENE_AFTER, &next)
            || near(GENE_BEFORE, &previous[last..])
            || starts(GENE_AFTER_JA)
            || before.ends_with('抗'),
        disease: near(DISEASE_AFTER, &next[..next.len().min(1)])
            || near(DISEASE_BEFORE, &previous[last..])
            || starts(DISEASE_AFTER_JA),
        patients: near(PATIENTS, &next[..next.len().min(1)])
            || near(PATIENTS, &previous[last.saturating_sub(1)..])
            || starts(DISEASE_AFTER_JA),
        qualified: QUALIFIERS.contains(&last_word(before).as_str()),
        negated: near(NEGATED_BEFORE, &previous) || starts(NEGATED_AFTER_JA) || before.ends_with('非'),
        history: previous.windows(2).any(|two| two[0] == "history" && two[1] == "of") || starts(HISTORY_AFTER_JA),
        excluded: near(EXCLUDED_BEFORE, &previous) || starts(EXCLUDED_AFTER_JA),
        animal: near(ANIMAL_BEFORE, &previous[last..]) || ends(ANIMAL_BEFORE_JA),
    }
}

/// The word just before, with its hyphens; of autosomal-recessive the last part.
fn last_word(before: &str) -> String {
    let word = before
        .strip_suffix([' ', '\u{a0}'])
        .and_then(|before| before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '-').next());
    let word = word.unwrap_or("").to_ascii_lowercase();
    word.strip_prefix("autosomal-").map(str::to_owned).unwrap_or(word)
}

/// Words up to the end of the clause.
fn words(text: &str) -> impl Iterator<Item = String> {
    let clause = text.find(['.', ';', '。', '、']).map_or(text, |at| &text[..at]);
    clause.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase)
}

/// The last words of the clause, in order.
fn last_words(text: &str, count: usize) -> Vec<String> {
    let clause = text.rfind(['.', ';', ',', '。', '、', '(', '（', ':']).map_or(text, |at| &text[at..]);
    let mut found: Vec<String> = clause
        .rsplit(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(count)
        .map(str::to_ascii_lowercase)
        .collect();
    found.reverse();
    found
}

/// The first character boundary at most `back` bytes before `at`.
pub(super) fn floor(text: &str, at: usize, back: usize) -> usize {
    let mut begin = at.saturating_sub(back);
    while !text.is_char_boundary(begin) {
        begin += 1;
    }
    begin
}

/// The last character boundary at most `on` bytes after `at`.
pub(super) fn ceil(text: &str, at: usize, on: usize) -> usize {
    let mut end = (at + on).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}
