//! What a condition does to the looks of a cell (ECMA-376 part 1, 18.8.14): a colour of letters, a colour behind them, a
//! number format. It stands in the part of styles, or, as Excel has written since 2010 (x14), within the rule itself.

use super::styles::{Colour, Fill};
use super::xml::attribute;
use quick_xml::events::BytesStart;

/// A condition's style.
#[derive(Debug, Clone, Default)]
pub(super) struct Dxf {
    pub(super) font: Option<Colour>,
    pub(super) fill: Option<Fill>,
    pub(super) format: Option<String>,
}

impl Dxf {
    /// It may hide something at all.
    pub(super) fn may_hide(&self) -> bool {
        self.font.is_some() || self.fill.is_some() || self.format.is_some()
    }

    /// It puts a colour behind a text.
    pub(super) fn fills(&self) -> bool {
        self.fill.is_some()
    }
}

/// Hears what stands within an element `dxf`.
#[derive(Debug, Default)]
pub(super) struct DxfReader {
    sections: Vec<String>,
    fill: Fill,
    dxf: Dxf,
}

impl DxfReader {
    pub(super) fn open(&mut self, name: &str, element: &BytesStart<'_>) {
        match (self.sections.last().map(String::as_str), name) {
            (None, "numFmt") => self.dxf.format = attribute(element, "formatCode"),
            (Some("font"), "color") => self.dxf.font = Colour::of(element),
            _ => self.fill.hear(name, element, true),
        }
        self.sections.push(name.to_owned());
    }

    /// The end of an element; the style, where it is its own.
    pub(super) fn close(&mut self, name: &str) -> Option<Dxf> {
        if self.sections.pop().is_none() {
            return Some(std::mem::take(&mut self.dxf));
        }
        if name == "fill" && self.sections.is_empty() {
            // Of a condition's full fill the second colour is the one that is seen.
            self.dxf.fill = Some(match std::mem::take(&mut self.fill) {
                Fill::Pattern(1.0, _, Some(seen)) => Fill::Pattern(1.0, Some(seen), None),
                other => other,
            });
        }
        None
    }
}
