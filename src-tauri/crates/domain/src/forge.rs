//! What projects bring and what a theme needs.
//!
//! Kinds of assets follow issue and domain notes (§4–6); which kind serves which step, and what a theme needs of each, is our
//! proposal [P]: a team changes it for a theme (`theme_need`).

use crate::{Role, Step};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of asset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum AssetKind {
    /// 標的の根拠：ヒト遺伝学
    Genetics,
    /// 標的の根拠：臨床・患者検体
    Clinical,
    /// 標的の根拠・薬効：in vivo
    InVivo,
    /// 標的の根拠：in vitro
    InVitro,
    /// スクリーニング評価系
    Assay,
    /// 疾患モデル
    Model,
    /// 化合物（低分子・中分子）
    Compound,
    /// 抗体
    Antibody,
    /// 核酸
    NucleicAcid,
    /// ベクター
    Vector,
    /// 細胞
    Cell,
    /// 送達技術（DDS）
    Delivery,
    /// バイオマーカー
    Biomarker,
    /// 患者コホート・検体
    Cohort,
    /// 治験実施施設・体制
    Site,
    /// 安全性・毒性の試験
    Safety,
    /// 製造・CMC
    Cmc,
    /// データ・AI基盤
    Data,
    /// 知財
    Ip,
}

use AssetKind as K;

impl AssetKind {
    /// All, in the order they are listed.
    pub const ALL: [AssetKind; 19] = [
        K::Genetics,
        K::Clinical,
        K::InVivo,
        K::InVitro,
        K::Assay,
        K::Model,
        K::Compound,
        K::Antibody,
        K::NucleicAcid,
        K::Vector,
        K::Cell,
        K::Delivery,
        K::Biomarker,
        K::Cohort,
        K::Site,
        K::Safety,
        K::Cmc,
        K::Data,
        K::Ip,
    ];

    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            K::Genetics => "genetics",
            K::Clinical => "clinical",
            K::InVivo => "in-vivo",
            K::InVitro => "in-vitro",
            K::Assay => "assay",
            K::Model => "model",
            K::Compound => "compound",
            K::Antibody => "antibody",
            K::NucleicAcid => "nucleic-acid",
            K::Vector => "vector",
            K::Cell => "cell",
            K::Delivery => "delivery",
            K::Biomarker => "biomarker",
            K::Cohort => "cohort",
            K::Site => "site",
            K::Safety => "safety",
            K::Cmc => "cmc",
            K::Data => "data",
            K::Ip => "ip",
        }
    }

    /// Of its word.
    pub fn parse(word: &str) -> Option<AssetKind> {
        AssetKind::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// The step it serves when nothing else is said.
    pub fn step(self) -> Step {
        match self {
            K::Genetics | K::Clinical | K::InVivo | K::InVitro => Step::Validation,
            K::Assay | K::Compound | K::Antibody | K::NucleicAcid | K::Vector | K::Cell | K::Data => Step::Screening,
            K::Delivery => Step::Optimisation,
            K::Model | K::Biomarker => Step::Poc,
            K::Safety | K::Cmc => Step::Nonclinical,
            K::Ip => Step::Ind,
            K::Cohort | K::Site => Step::Clinical,
        }
    }

    /// The role of a project that brings it.
    pub fn role(self) -> Role {
        match self {
            K::Genetics | K::Clinical | K::InVivo | K::InVitro => Role::Target,
            K::Compound | K::Antibody | K::NucleicAcid | K::Vector | K::Cell | K::Ip => Role::Modality,
            K::Delivery => Role::Dds,
            K::Assay | K::Model | K::Data => Role::Model,
            K::Biomarker => Role::Biomarker,
            K::Cohort | K::Site => Role::Cohort,
            K::Safety | K::Cmc => Role::Cmc,
        }
    }

    /// What acts on the target: the drug itself.
    pub fn is_matter(self) -> bool {
        matches!(self, K::Compound | K::Antibody | K::NucleicAcid | K::Vector | K::Cell)
    }
}

/// Whether an asset is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum AssetState {
    /// 有
    Have,
    /// 取得中
    Obtaining,
    /// 無
    None,
    /// 不明
    Unknown,
}

impl AssetState {
    /// All.
    pub const ALL: [AssetState; 4] = [AssetState::Have, AssetState::Obtaining, AssetState::None, AssetState::Unknown];

    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            AssetState::Have => "have",
            AssetState::Obtaining => "obtaining",
            AssetState::None => "none",
            AssetState::Unknown => "unknown",
        }
    }

    /// Of its word.
    pub fn parse(word: &str) -> Option<AssetState> {
        AssetState::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// What a theme needs at a step of the value chain: a cell of the board. [P]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// 標的検証：ヒトでの根拠
    Human,
    /// 標的検証：標的を動かしたときの作用
    Function,
    /// スクリーニング：評価系
    Assay,
    /// スクリーニング：薬になる物
    Matter,
    /// 最適化：最適化された物
    Lead,
    /// 最適化：送達
    Delivery,
    /// 非臨床PoC：薬効
    Efficacy,
    /// 非臨床PoC：疾患モデル
    Model,
    /// 非臨床PoC：薬効を読む指標
    Biomarker,
    /// 非臨床試験：安全性
    Safety,
    /// 非臨床試験：製法・CMC
    Cmc,
    /// 治験準備：治験薬（GMP）
    Gmp,
    /// 治験準備：知財
    Ip,
    /// 臨床：患者コホート・検体
    Cohort,
    /// 臨床：実施施設・体制
    Site,
}

use Need as N;

impl Need {
    /// All, along the value chain.
    pub const ALL: [Need; 15] = [
        N::Human,
        N::Function,
        N::Assay,
        N::Matter,
        N::Lead,
        N::Delivery,
        N::Efficacy,
        N::Model,
        N::Biomarker,
        N::Safety,
        N::Cmc,
        N::Gmp,
        N::Ip,
        N::Cohort,
        N::Site,
    ];

    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            N::Human => "human",
            N::Function => "function",
            N::Assay => "assay",
            N::Matter => "matter",
            N::Lead => "lead",
            N::Delivery => "delivery",
            N::Efficacy => "efficacy",
            N::Model => "model",
            N::Biomarker => "biomarker",
            N::Safety => "safety",
            N::Cmc => "cmc",
            N::Gmp => "gmp",
            N::Ip => "ip",
            N::Cohort => "cohort",
            N::Site => "site",
        }
    }

    /// Of its word.
    pub fn parse(word: &str) -> Option<Need> {
        Need::ALL.into_iter().find(|need| need.as_str() == word)
    }

    /// The step it stands at.
    pub fn step(self) -> Step {
        match self {
            N::Human | N::Function => Step::Validation,
            N::Assay | N::Matter => Step::Screening,
            N::Lead | N::Delivery => Step::Optimisation,
            N::Efficacy | N::Model | N::Biomarker => Step::Poc,
            N::Safety | N::Cmc => Step::Nonclinical,
            N::Gmp | N::Ip => Step::Ind,
            N::Cohort | N::Site => Step::Clinical,
        }
    }

    /// The role of a project that would close it.
    pub fn role(self) -> Role {
        match self {
            N::Human | N::Function => Role::Target,
            N::Matter | N::Lead | N::Ip => Role::Modality,
            N::Delivery => Role::Dds,
            N::Assay | N::Model | N::Efficacy => Role::Model,
            N::Biomarker => Role::Biomarker,
            N::Safety | N::Cmc | N::Gmp => Role::Cmc,
            N::Cohort | N::Site => Role::Cohort,
        }
    }

    /// Whether an asset of a kind at a step closes it.
    pub fn closed_by(self, kind: AssetKind, step: Step) -> bool {
        match self {
            N::Human => matches!(kind, K::Genetics | K::Clinical),
            N::Function => matches!(kind, K::InVivo | K::InVitro) && step <= Step::Screening,
            N::Assay => kind == K::Assay,
            N::Matter => kind.is_matter(),
            N::Lead => kind.is_matter() && step >= Step::Optimisation,
            N::Delivery => kind == K::Delivery,
            N::Efficacy => kind == K::InVivo && step >= Step::Poc,
            N::Model => kind == K::Model,
            N::Biomarker => kind == K::Biomarker,
            N::Safety => kind == K::Safety,
            N::Cmc => kind == K::Cmc,
            N::Gmp => kind == K::Cmc && step >= Step::Ind,
            N::Ip => kind == K::Ip,
            N::Cohort => kind == K::Cohort,
            N::Site => kind == K::Site,
        }
    }
}

/// A set of needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Needs(pub u16);

impl Needs {
    /// Every need.
    pub const ALL: Needs = Needs((1 << 15) - 1);

    /// What an asset of a kind at a step closes.
    pub fn closed_by(kind: AssetKind, step: Step) -> Needs {
        Need::ALL.into_iter().filter(|need| need.closed_by(kind, step)).collect()
    }

    /// Whether a need is in it.
    pub fn has(self, need: Need) -> bool {
        self.0 & (1 << need as u16) != 0
    }

    /// With another set.
    pub fn and(self, other: Needs) -> Needs {
        Needs(self.0 | other.0)
    }

    /// Only what is in both.
    pub fn common(self, other: Needs) -> Needs {
        Needs(self.0 & other.0)
    }

    /// Without another set.
    pub fn without(self, other: Needs) -> Needs {
        Needs(self.0 & !other.0)
    }

    /// How many.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// One after the other, along the value chain.
    pub fn each(self) -> impl Iterator<Item = Need> {
        Need::ALL.into_iter().filter(move |need| self.has(*need))
    }
}

impl FromIterator<Need> for Needs {
    fn from_iter<T: IntoIterator<Item = Need>>(needs: T) -> Needs {
        Needs(needs.into_iter().fold(0, |set, need| set | (1 << need as u16)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back_and_every_need_can_be_closed_at_its_step() {
        for kind in AssetKind::ALL {
            assert_eq!(AssetKind::parse(kind.as_str()), Some(kind));
        }
        for need in Need::ALL {
            assert_eq!(Need::parse(need.as_str()), Some(need));
            assert!(AssetKind::ALL.iter().any(|kind| need.closed_by(*kind, need.step())), "{need:?}");
        }
        assert_eq!(Needs::ALL.each().collect::<Needs>(), Needs::ALL);
        assert_eq!(Needs::ALL.count(), 15);
    }

    #[test]
    fn an_antibody_is_matter_and_an_optimised_one_a_lead() {
        let closed = |kind, step| Needs::closed_by(kind, step).each().collect::<Vec<_>>();
        assert_eq!(closed(K::Antibody, Step::Screening), [N::Matter]);
        assert_eq!(closed(K::Antibody, Step::Optimisation), [N::Matter, N::Lead]);
        assert_eq!(closed(K::InVivo, Step::Validation), [N::Function]);
        assert_eq!(closed(K::InVivo, Step::Poc), [N::Efficacy]);
        assert!(closed(K::Data, Step::Screening).is_empty());
    }
}
