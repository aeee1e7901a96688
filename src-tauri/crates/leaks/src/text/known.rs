//! What everybody knows: words that say what a text is about, and names that may be said to anybody (`data/`).

use std::collections::HashSet;
use std::sync::LazyLock;

pub(super) const MOLECULE: [&str; 4] = ["SMILES", "canonical SMILES", "構造式", "化学構造"];
pub(super) const SEQUENCE: [&str; 27] = [
    "配列",
    "プライマー",
    "アンチセンス",
    "アプタマー",
    "オリゴ",
    "プローブ",
    "ペプチド",
    "残基",
    "アミノ酸",
    "エピトープ",
    "相補性決定",
    "sequence",
    "primer",
    "siRNA",
    "shRNA",
    "gRNA",
    "sgRNA",
    "ASO",
    "aptamer",
    "oligo",
    "oligonucleotide",
    "probe",
    "peptide",
    "residue",
    "epitope",
    "CDR",
    "FASTA",
];
/// Beside these a code is a compound's.
pub(super) const COMPOUND: [&str; 41] = [
    "化合物",
    "リード",
    "候補",
    "開発品",
    "開発コード",
    "開発番号",
    "治験薬",
    "被験薬",
    "被験物質",
    "原薬",
    "阻害剤",
    "阻害薬",
    "作動薬",
    "拮抗薬",
    "誘導体",
    "類縁体",
    "低分子",
    "投与",
    "ヒット",
    "分解剤",
    "中和抗体",
    "抗体",
    "最適化",
    "シリーズ",
    "物質",
    "本薬",
    "製剤",
    "compound",
    "cpd",
    "cmpd",
    "lead",
    "candidate",
    "inhibitor",
    "agonist",
    "antagonist",
    "analog",
    "analogue",
    "degrader",
    "derivative",
    "hit",
    "antibody",
];
pub(super) const CLONE: [&str; 7] = ["クローン", "ハイブリドーマ", "clone", "hybridoma", "subclone", "mAb", "産生株"];
pub(super) const ANTIBODY: [&str; 3] = ["抗体", "antibody", "mAb"];
pub(super) const PHONE: [&str; 15] = [
    "電話",
    "TEL",
    "ＴＥＬ",
    "携帯",
    "連絡先",
    "FAX",
    "ファックス",
    "ファクス",
    "phone",
    "telephone",
    "mobile",
    "☎",
    "℡",
    "直通",
    "代表番号",
];
/// Behind these stands what somebody else numbers: goods, contracts, patents, deposits.
pub(super) const NUMBERED: [&str; 36] = [
    "品番",
    "カタログ",
    "型番",
    "型式",
    "規格",
    "契約",
    "様式",
    "文書",
    "課題番号",
    "課題管理番号",
    "特許",
    "特願",
    "特開",
    "出願",
    "公報",
    "登録番号",
    "承認番号",
    "ロット",
    "装置",
    "機種",
    "寄託",
    "受託番号",
    "細胞バンク",
    "管理番号",
    "整理番号",
    "予算",
    "ATCC",
    "RRID",
    "GEO",
    "Cat",
    "Catalog",
    "Lot",
    "Patent",
    "Model",
    "Grant",
    "No",
];

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}

fn set(text: &'static str) -> HashSet<&'static str> {
    lines(text).flat_map(str::split_whitespace).collect()
}

/// Letters before a number that are no company's: standards, registries, catalogues, genes.
pub(super) static PREFIXES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../../data/prefixes.txt")));
/// Codes of drugs and tools that stand in papers, cell lines, antibodies everybody orders; capitals and digits alone.
pub(super) static PUBLISHED: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let mut all = set(include_str!("../../data/published.txt"));
    all.extend(set(include_str!("../../data/cells.txt")));
    all
});
/// Clones that stand in catalogues; capitals and digits alone.
pub(super) static CLONES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../../data/clones.txt")));

/// Primers, adapters and motifs everybody orders.
pub(super) const BASES: [&str; 14] = [
    "TAATACGACTCACTATAGG",
    "TAATACGACTCACTATAGGG",
    "ATTTAGGTGACACTATAG",
    "GTAAAACGACGGCCAGT",
    "CAGGAAACAGCTATGAC",
    "AGATCGGAAGAGC",
    "AGATCGGAAGAGCACACGTCTGAACTCCAGTCA",
    "AGATCGGAAGAGCGTCGTGTAGGGAAAGAGTGT",
    "TCGTCGTTTTGTCGTTTTGTCGTT",
    "TCCATGACGTTCCTGACGTT",
    "GGGGTCAACGTTGAGGGGGG",
    "CCGTCTGCAGTTAAC",
    "GTGGTTTGTCCAAACTCATC",
    "ATGGACTACAAAGACGATGACGACAAG",
];
/// Tags, linkers, and epitopes of every textbook.
pub(super) const RESIDUES: [&str; 24] = [
    "DYKDDDDK",
    "MDYKDDDDK",
    "YPYDVPDYA",
    "EQKLISEEDL",
    "HHHHHH",
    "HHHHHHHH",
    "WSHPQFEK",
    "GKPIPNPLLGLDST",
    "SIINFEKL",
    "GILGFVFTL",
    "NLVPMVATV",
    "ELAGIGILTV",
    "EAAGIGILTV",
    "GLCTLVAML",
    "IMDQVPFSV",
    "RMFPNAPYL",
    "LLFGYPVYV",
    "PKKKRKV",
    "GRKKRRQRRRPPQ",
    "YGRKKRRQRRR",
    "RQIKIWFQNRRMKWKK",
    "KRPAATKKAGQAKKKK",
    "ENLYFQG",
    "GVATTTPAST",
];
