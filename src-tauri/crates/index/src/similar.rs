//! Near-duplicate candidates: titles that are alike, of one institution and neighbouring years.

/// What is compared of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Titled<'a> {
    /// Title, folded.
    pub title: &'a str,
    /// Institution, folded; empty when unknown.
    pub institution: &'a str,
    /// First and last fiscal year; `None` when unknown.
    pub years: Option<(i32, i32)>,
}

/// A pair that may be the same project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likely {
    /// Position among the probes.
    pub probe: usize,
    /// Position in the base.
    pub base: usize,
    /// 0 to 100.
    pub score: u8,
}

/// For each probe the (at most 3) likeliest entries of the base.
pub fn similar(_base: &[Titled], _probes: &[Titled], _threshold: u8, _cancel: &dyn Fn() -> bool) -> Vec<Likely> {
    Vec::new()
}

/// Pairs inside one list, `base` < `probe`.
pub fn similar_within(_list: &[Titled], _threshold: u8, _cancel: &dyn Fn() -> bool) -> Vec<Likely> {
    Vec::new()
}
