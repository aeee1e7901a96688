//! What a plan is of its theme, and what the theme would become.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a theme would become: it decides which gates a plan begins with. Source: the domain notes, §4 (medicines four gates,
/// regenerative products two, devices three).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Product {
    /// 医薬品
    Medicine,
    /// 再生医療等製品
    Regenerative,
    /// 医療機器
    Device,
}

impl Product {
    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            Product::Medicine => "medicine",
            Product::Regenerative => "regenerative",
            Product::Device => "device",
        }
    }

    /// Of its word.
    pub fn parse(word: &str) -> Option<Product> {
        [Product::Medicine, Product::Regenerative, Product::Device].into_iter().find(|one| one.as_str() == word)
    }
}

/// What a plan is of its theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PlanKind {
    /// The plan.
    Current,
    /// もしもの写し: a copy to try things in.
    WhatIf,
    /// What slip is measured against; it never changes.
    Baseline,
    /// Kept with a version of the theme, or before a copy took its place; it never changes.
    Version,
}

impl PlanKind {
    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            PlanKind::Current => "current",
            PlanKind::WhatIf => "what-if",
            PlanKind::Baseline => "baseline",
            PlanKind::Version => "version",
        }
    }

    /// Of its word.
    pub fn parse(word: &str) -> Option<PlanKind> {
        [PlanKind::Current, PlanKind::WhatIf, PlanKind::Baseline, PlanKind::Version]
            .into_iter()
            .find(|one| one.as_str() == word)
    }

    /// It can be worked on.
    pub fn is_open(self) -> bool {
        matches!(self, PlanKind::Current | PlanKind::WhatIf)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back() {
        for one in [Product::Medicine, Product::Regenerative, Product::Device] {
            assert_eq!(Product::parse(one.as_str()), Some(one));
        }
        for one in [PlanKind::Current, PlanKind::WhatIf, PlanKind::Baseline, PlanKind::Version] {
            assert_eq!(PlanKind::parse(one.as_str()), Some(one));
        }
        assert_eq!((Product::parse(""), PlanKind::parse("plan")), (None, None));
    }
}
