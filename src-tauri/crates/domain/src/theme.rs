//! The drug-discovery research theme (創薬研究テーマ) into which several projects are woven.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a project brings to a theme. [P: our proposal]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 標的
    Target,
    /// モダリティ提供
    Modality,
    /// DDS
    Dds,
    /// 評価系・疾患モデル
    Model,
    /// バイオマーカー
    Biomarker,
    /// 患者コホート・臨床
    Cohort,
    /// 製造・CMC
    Cmc,
}

impl Role {
    /// In the order of the value chain.
    pub const ALL: [Role; 7] =
        [Role::Target, Role::Modality, Role::Dds, Role::Model, Role::Biomarker, Role::Cohort, Role::Cmc];

    /// The word stored in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Target => "target",
            Role::Modality => "modality",
            Role::Dds => "dds",
            Role::Model => "model",
            Role::Biomarker => "biomarker",
            Role::Cohort => "cohort",
            Role::Cmc => "cmc",
        }
    }

    /// The reverse of [`Role::as_str`].
    pub fn parse(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.as_str() == word)
    }
}

/// Where a theme stands. [P: our proposal]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeState {
    /// 着想
    Idea,
    /// 検討中
    Study,
    /// 提案
    Proposed,
    /// 承認
    Approved,
    /// 計画
    Planned,
    /// 支援開始
    Started,
    /// 導出
    Licensed,
    /// 中止
    Stopped,
}

impl ThemeState {
    /// In the order a theme usually runs through them.
    pub const ALL: [ThemeState; 8] = [
        ThemeState::Idea,
        ThemeState::Study,
        ThemeState::Proposed,
        ThemeState::Approved,
        ThemeState::Planned,
        ThemeState::Started,
        ThemeState::Licensed,
        ThemeState::Stopped,
    ];

    /// The word stored in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            ThemeState::Idea => "idea",
            ThemeState::Study => "study",
            ThemeState::Proposed => "proposed",
            ThemeState::Approved => "approved",
            ThemeState::Planned => "planned",
            ThemeState::Started => "started",
            ThemeState::Licensed => "licensed",
            ThemeState::Stopped => "stopped",
        }
    }

    /// The reverse of [`ThemeState::as_str`].
    pub fn parse(word: &str) -> Option<ThemeState> {
        ThemeState::ALL.into_iter().find(|s| s.as_str() == word)
    }
}
