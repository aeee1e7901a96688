//! What the looks of a cell hide.
//!
//! **Colours** (ECMA-376 part 1, 18.8.19): an RGB value, a colour of the theme with its tint, a place in the palette. A text
//! is out of sight where its colour differs from what lies behind it by no more than [`NEAR`] in any of red, green and
//! blue: white on white, and as well black on black. **Number formats** (18.8.31): a value is out of sight where its
//! section shows nothing (`;;;`); a nought that is not shown is no secret. A font of two points and less counts as out of
//! sight by format.

use super::dxf::{Dxf, DxfReader};
use super::xml::{Broken, Node, attribute, attributes, number, walk};
use quick_xml::events::BytesStart;
use std::collections::HashMap;
use std::io::BufRead;

/// The largest difference of a channel that nobody sees.
const NEAR: u8 = 20;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/// More styles than Excel writes.
const MAX_STYLES: usize = 200_000;

/// Red, green, blue.
pub(super) type Rgb = [u8; 3];

/// A colour as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Colour {
    Auto,
    Rgb(Rgb),
    Indexed(usize),
    Theme(usize, f64),
}

impl Colour {
    /// Of an element's attributes.
    pub(super) fn of(element: &BytesStart<'_>) -> Option<Colour> {
        let mut tint = 0.0;
        let mut colour = None;
        for (name, value) in attributes(element) {
            match name.as_str() {
                "rgb" => colour = rgb(&value).map(Colour::Rgb).or(colour),
                "indexed" => colour = value.parse().ok().map(Colour::Indexed).or(colour),
                "theme" => colour = value.parse().ok().map(|at| Colour::Theme(at, 0.0)).or(colour),
                "auto" if value == "1" || value == "true" => colour = colour.or(Some(Colour::Auto)),
                "tint" => tint = value.parse().unwrap_or(0.0),
                _ => {}
            }
        }
        Some(match colour? {
            Colour::Theme(at, _) => Colour::Theme(at, tint),
            other => other,
        })
    }
}

/// `FFDDEBF7` or `DDEBF7`; what stands before is no colour to Excel.
fn rgb(text: &str) -> Option<Rgb> {
    let text = text.trim();
    let six = text.get(text.len().checked_sub(6)?..)?;
    let number = u32::from_str_radix(six, 16).ok()?;
    let [_, r, g, b] = number.to_be_bytes();
    Some([r, g, b])
}

/// What lies behind a text, as it is written.
#[derive(Debug, Clone, Default)]
pub(super) enum Fill {
    #[default]
    None,
    /// Share of the first colour, first and second colour.
    Pattern(f64, Option<Colour>, Option<Colour>),
    Gradient(Vec<Colour>),
}

impl Fill {
    /// Hears an element within a fill. A condition's pattern without a type is a full one.
    pub(super) fn hear(&mut self, name: &str, element: &BytesStart<'_>, in_condition: bool) {
        match (name, self) {
            ("patternFill", fill) => {
                *fill = Fill::Pattern(share(attribute(element, "patternType").as_deref(), in_condition), None, None);
            }
            ("gradientFill", fill) => *fill = Fill::Gradient(Vec::new()),
            ("fgColor", Fill::Pattern(_, first, _)) => *first = Colour::of(element),
            ("bgColor", Fill::Pattern(_, _, second)) => *second = Colour::of(element),
            ("color", Fill::Gradient(stops)) if stops.len() < 100 => stops.extend(Colour::of(element)),
            _ => {}
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Font {
    colour: Option<Colour>,
    size: Option<f64>,
}

/// How a cell looks.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    font: usize,
    fill: usize,
    format: u32,
    /// Text and background are the same.
    pub(super) same: bool,
    /// Written too small to be seen.
    pub(super) tiny: bool,
    behind: Vec<Rgb>,
}

/// Fonts, fills and formats of a workbook.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: HashMap<u32, String>,
    fonts: Vec<Font>,
    fills: Vec<Fill>,
    looks: Vec<Look>,
    dxfs: Vec<Dxf>,
    palette: Vec<Rgb>,
    theme: Vec<Rgb>,
}

/// The colours of Office's own theme, as `theme` counts them: light and dark come in pairs.
const OFFICE: [Rgb; 12] = [
    WHITE,
    BLACK,
    [0xE7, 0xE6, 0xE6],
    [0x44, 0x54, 0x6A],
    [0x44, 0x72, 0xC4],
    [0xED, 0x7D, 0x31],
    [0xA5, 0xA5, 0xA5],
    [0xFF, 0xC0, 0x00],
    [0x5B, 0x9B, 0xD5],
    [0x70, 0xAD, 0x47],
    [0x05, 0x63, 0xC1],
    [0x95, 0x4F, 0x72],
];

/// The palette of places 8 to 63; 0 to 7 are its first eight again.
const PALETTE: [u32; 56] = [
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000, 0x000080,
    0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080,
    0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF, 0x00CCFF,
    0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99, 0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00,
    0xFF9900, 0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399,
    0x333333,
];

/// The twelve colours of a theme.
pub(super) fn theme(source: impl BufRead) -> Result<Vec<Rgb>, Broken> {
    let mut colours = OFFICE.to_vec();
    let mut slot: Option<usize> = None;
    let mut within = false;
    walk(source, |node| match node {
        Node::Open("clrScheme", _) => within = true,
        Node::Close("clrScheme") => within = false,
        Node::Open(name, element) if within => {
            let of = [
                "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
                "folHlink",
            ];
            if let Some(at) = of.iter().position(|one| *one == name) {
                slot = Some(at);
            }
            let value = match name {
                "srgbClr" => attribute(element, "val"),
                "sysClr" => attribute(element, "lastClr"),
                _ => None,
            };
            if let (Some(at), Some(colour)) = (slot, value.as_deref().and_then(rgb)) {
                colours[at] = colour;
            }
        }
        _ => {}
    })?;
    Ok(colours)
}

impl Styles {
    /// Without a part of styles: Office's colours and nothing else.
    pub(super) fn bare(theme: Option<Vec<Rgb>>) -> Styles {
        Styles { theme: theme.unwrap_or_else(|| OFFICE.to_vec()), palette: Vec::new(), ..Styles::default() }
    }

    pub(super) fn read(source: impl BufRead, theme: Option<Vec<Rgb>>) -> Result<Styles, Broken> {
        let mut styles = Styles::bare(theme);
        let mut sections: Vec<String> = Vec::new();
        let mut fill = Fill::default();
        let mut dxf: Option<DxfReader> = None;
        walk(source, |node| match node {
            Node::Open(name, element) => {
                let parent = sections.last().map(String::as_str).unwrap_or_default();
                match &mut dxf {
                    Some(dxf) => dxf.open(name, element),
                    None if parent == "dxfs" && name == "dxf" => dxf = Some(DxfReader::default()),
                    None => styles.open(parent, name, element, &mut fill),
                }
                sections.push(name.to_owned());
            }
            Node::Close(name) => {
                sections.pop();
                if let Some(reader) = &mut dxf {
                    if let Some(done) = reader.close(name) {
                        dxf = None;
                        if styles.dxfs.len() < MAX_STYLES {
                            styles.dxfs.push(done);
                        }
                    }
                } else if name == "fill" {
                    let done = std::mem::take(&mut fill);
                    if sections.last().is_some_and(|section| section == "fills") {
                        styles.fills.push(done);
                    }
                }
            }
            Node::Text(_) => {}
        })?;
        styles.settle();
        Ok(styles)
    }

    fn open(&mut self, parent: &str, name: &str, element: &BytesStart<'_>, fill: &mut Fill) {
        match (parent, name) {
            ("numFmts", "numFmt") => {
                if let (Some(id), Some(code)) = (number(element, "numFmtId"), attribute(element, "formatCode")) {
                    self.formats.insert(id.max(0.0) as u32, code);
                }
            }
            ("fonts", "font") if self.fonts.len() < MAX_STYLES => self.fonts.push(Font::default()),
            ("font", "color") => {
                if let Some(font) = self.fonts.last_mut() {
                    font.colour = Colour::of(element);
                }
            }
            ("font", "sz") => {
                if let Some(font) = self.fonts.last_mut() {
                    font.size = number(element, "val");
                }
            }
            ("cellXfs", "xf") if self.looks.len() < MAX_STYLES => {
                let at = |name: &str| number(element, name).unwrap_or(0.0).max(0.0) as usize;
                let format = u32::try_from(at("numFmtId")).unwrap_or(0);
                self.looks.push(Look { font: at("fontId"), fill: at("fillId"), format, ..Look::default() });
            }
            ("indexedColors", "rgbColor") if self.palette.len() < 64 => {
                self.palette.push(attribute(element, "rgb").as_deref().and_then(rgb).unwrap_or(BLACK));
            }
            _ => fill.hear(name, element, false),
        }
    }

    fn settle(&mut self) {
        let mut looks = std::mem::take(&mut self.looks);
        for look in &mut looks {
            look.behind = self.behind(self.fills.get(look.fill).unwrap_or(&Fill::None));
            let font = self.fonts.get(look.font).cloned().unwrap_or_default();
            look.same = hidden(self.ink(font.colour), &look.behind);
            look.tiny = font.size.is_some_and(|size| size <= 2.0);
        }
        self.looks = looks;
    }

    /// How a cell of this style looks.
    pub(super) fn look(&self, style: usize) -> Option<&Look> {
        self.looks.get(style)
    }

    /// A part of a text in a colour of its own cannot be seen in a cell of this style.
    pub(super) fn run_hidden(&self, colour: Colour, style: usize) -> bool {
        let white = [WHITE];
        let behind = self.looks.get(style).map_or(white.as_slice(), |look| &look.behind);
        hidden(self.ink(Some(colour)), behind)
    }

    /// The number format of a style, where it is one of the workbook's own.
    pub(super) fn format(&self, style: usize) -> Option<&str> {
        self.formats.get(&self.looks.get(style)?.format).map(String::as_str)
    }

    /// What a condition's style makes of a cell: out of sight by colour, out of sight by format with this code.
    pub(super) fn conditional<'a>(&self, dxf: &'a Dxf, style: usize) -> (bool, Option<&'a str>) {
        if dxf.font.is_none() && dxf.fill.is_none() {
            return (false, dxf.format.as_deref());
        }
        let look = self.looks.get(style);
        let base = look.and_then(|look| self.fonts.get(look.font)).and_then(|font| font.colour);
        let ink = self.ink(dxf.font.or(base));
        let white = [WHITE];
        let behind = match &dxf.fill {
            Some(fill) => self.behind(fill),
            None => look.map_or(white.as_slice(), |look| &look.behind).to_vec(),
        };
        (hidden(ink, &behind), dxf.format.as_deref())
    }

    /// A condition's style by its number.
    pub(super) fn dxf(&self, number: usize) -> Option<&Dxf> {
        self.dxfs.get(number)
    }

    fn ink(&self, colour: Option<Colour>) -> Rgb {
        colour.and_then(|colour| self.rgb(colour)).unwrap_or(BLACK)
    }

    fn rgb(&self, colour: Colour) -> Option<Rgb> {
        match colour {
            Colour::Auto => None,
            Colour::Rgb(rgb) => Some(rgb),
            Colour::Indexed(64) => Some(BLACK),
            Colour::Indexed(65) => Some(WHITE),
            Colour::Indexed(at) => self.palette.get(at).copied().or_else(|| {
                let [_, r, g, b] = PALETTE.get(if at < 8 { at } else { at - 8 })?.to_be_bytes();
                Some([r, g, b])
            }),
            Colour::Theme(at, tint) => self.theme.get(at).map(|rgb| tinted(*rgb, tint)),
        }
    }

    /// What lies behind a text; nothing known, nothing hidden.
    fn behind(&self, fill: &Fill) -> Vec<Rgb> {
        match fill {
            Fill::None => vec![WHITE],
            Fill::Pattern(share, _, _) if *share <= 0.0 => vec![WHITE],
            Fill::Pattern(share, first, second) => {
                let back = second.and_then(|colour| self.rgb(colour)).unwrap_or(WHITE);
                let Some(front) = first.and_then(|colour| self.rgb(colour)) else { return Vec::new() };
                let mix = |i: usize| (f64::from(front[i]) * share + f64::from(back[i]) * (1.0 - share)).round() as u8;
                vec![[mix(0), mix(1), mix(2)]]
            }
            Fill::Gradient(stops) => stops.iter().filter_map(|stop| self.rgb(*stop)).collect(),
        }
    }
}

/// How much of a pattern is its first colour.
fn share(pattern: Option<&str>, in_condition: bool) -> f64 {
    match pattern {
        Some("none") => 0.0,
        None => {
            if in_condition {
                1.0
            } else {
                0.0
            }
        }
        Some("solid") => 1.0,
        Some("darkGray") => 0.75,
        Some("lightGray") => 0.25,
        Some("gray125") => 0.125,
        Some("gray0625") => 0.0625,
        _ => 0.5,
    }
}

fn hidden(ink: Rgb, behind: &[Rgb]) -> bool {
    let near = |back: &Rgb| ink.iter().zip(back).all(|(a, b)| a.abs_diff(*b) <= NEAR);
    !behind.is_empty() && behind.iter().all(near)
}

/// Lighter or darker, as Excel does it (18.8.19): by luminance.
fn tinted(rgb: Rgb, tint: f64) -> Rgb {
    if tint == 0.0 || !tint.is_finite() {
        return rgb;
    }
    let [r, g, b] = rgb.map(|channel| f64::from(channel) / 255.0);
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let light = f64::midpoint(most, least);
    let spread = most - least;
    let saturation = if spread == 0.0 { 0.0 } else { spread / (1.0 - (2.0 * light - 1.0).abs()).max(1e-9) };
    let hue = if spread == 0.0 {
        0.0
    } else if most == r {
        ((g - b) / spread).rem_euclid(6.0)
    } else if most == g {
        (b - r) / spread + 2.0
    } else {
        (r - g) / spread + 4.0
    };
    let tint = tint.clamp(-1.0, 1.0);
    let light = if tint < 0.0 { light * (1.0 + tint) } else { light * (1.0 - tint) + tint };
    let chroma = (1.0 - (2.0 * light - 1.0).abs()) * saturation.min(1.0);
    let x = chroma * (1.0 - (hue.rem_euclid(2.0) - 1.0).abs());
    let base = light - chroma / 2.0;
    let channels = match hue as u32 {
        0 => [chroma, x, 0.0],
        1 => [x, chroma, 0.0],
        2 => [0.0, chroma, x],
        3 => [0.0, x, chroma],
        4 => [x, 0.0, chroma],
        _ => [chroma, 0.0, x],
    };
    channels.map(|channel| ((channel + base).clamp(0.0, 1.0) * 255.0).round() as u8)
}
