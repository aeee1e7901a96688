//! Why a mention is offered, and how certain each reason makes it.

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $score:literal;)+) => {
        /// Why a mention is offered and how certain it is. Worded under `suggest.<code>` in `app/text`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason { $($(#[$doc])* $name,)+ }
        impl Reason {
            /// Every reason.
            pub const ALL: &[Reason] = &[$(Reason::$name,)+];
            /// Stable code.
            pub fn code(self) -> &'static str { match self { $(Reason::$name => $code,)+ } }
            /// Certainty a mention gets for it, from 0 to 1.
            pub fn score(self) -> f32 { match self { $(Reason::$name => $score,)+ } }
        }
    };
}

reasons! {
    /// A name of the curated list.
    Curated = "curated", 0.95;
    /// The approved symbol of a gene, or the name of a family.
    Symbol = "symbol", 0.9;
    /// The approved name of a gene or the label of a disease.
    Name = "name", 0.9;
    /// The text defines the abbreviation.
    Defined = "defined", 0.9;
    /// A name that people of this library gave (語彙).
    Own = "own", 0.95;
    /// A name of a vocabulary file that was loaded.
    Loaded = "loaded", 0.85;
    /// A related name of a vocabulary file that was loaded.
    Related = "related", 0.5;
    /// A synonym.
    Alias = "alias", 0.8;
    /// A name with its words turned (cancer of the lung).
    Turned = "turned", 0.7;
    /// A division that only MONDO has: the nearest broader disease known to MeSH or OMIM, where there is one, goes first.
    Broader = "broader", 0.5;
    /// A short or shared name of a concept that the text names in full elsewhere.
    Elsewhere = "elsewhere", 0.8;
    /// A short name beside a word that only stands beside such things (gene, mutation, patients).
    Context = "context", 0.7;
    /// Written as a gene of an animal; the human gene is meant.
    Ortholog = "ortholog", 0.65;
    /// The antibody in 抗X抗体.
    Antibody = "antibody", 0.85;
    /// The text looks for targets or mechanisms and names no modality: 未定.
    Undecided = "undecided", 0.7;
    /// A tool of the research (siRNA, iPS cells as a model), not a drug.
    Tool = "tool", 0.3;
    /// One of a list of numbers (MMP-2/-9).
    Numbered = "numbered", 0.8;
    /// A disease outside the curated list that no heading of MeSH stands for: a member of a series, a locus, a rare synonym.
    Rare = "rare", 0.5;
    /// One of a list that shares its last words (breast and ovarian cancer).
    Listed = "listed", 0.55;
    /// A word that says little on its own (cancer, アレルギー, diabetic), and nothing beside it says more.
    Vague = "vague", 0.4;
    /// A word of many meanings without the word that makes it a modality (診断 without 法, 薬 …).
    Loose = "loose", 0.3;
    /// A narrower concept is stated too.
    General = "general", 0.45;
    /// An abbreviation that the text does not define.
    Abbreviation = "abbreviation", 0.4;
    /// A name that several concepts share.
    Shared = "shared", 0.4;
    /// A name that is also an English word.
    Word = "word", 0.3;
    /// It is said not to be there.
    Negated = "negated", 0.25;
    /// It is in the past of the patients (既往).
    History = "history", 0.3;
    /// It is excluded from the study.
    Excluded = "excluded", 0.25;
}

/// From this certainty on a mention is ticked.
pub const TICKED: f32 = 0.6;
