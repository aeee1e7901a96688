//! Who may see what. 公開 < 公開可 < CDA締結先 < 社外秘 (our proposal; see README, decisions).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Disclosure class of one item, from open to secret. The derived order is the secrecy order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// 公開: published, e.g. the fields of a list AMED published.
    Public,
    /// 公開可: not published but free to show.
    NonConfidential,
    /// CDA締結先: only under a confidentiality agreement.
    Cda,
    /// 社外秘: stays in the house. What nobody has classed is this.
    Internal,
}

impl Class {
    /// From open to secret.
    pub const ALL: [Class; 4] = [Class::Public, Class::NonConfidential, Class::Cda, Class::Internal];

    /// The word stored in the library and used on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Public => "public",
            Class::NonConfidential => "non-confidential",
            Class::Cda => "cda",
            Class::Internal => "internal",
        }
    }

    /// The reverse of [`Class::as_str`]. What cannot be read is the most secret class, never an open one.
    pub fn parse_or_internal(word: &str) -> Class {
        Class::ALL.into_iter().find(|c| c.as_str() == word).unwrap_or(Class::Internal)
    }
}

/// For whom a document is made. There is deliberately no `Default`: every exporter asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Audience(pub Class);

impl Audience {
    /// Whether an item of this class may stand in a document for this audience.
    pub fn may_see(self, class: Class) -> bool {
        class <= self.0
    }
}
