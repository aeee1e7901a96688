//! A picture of the map or the timeline that the window drew. What stands in it cannot be cut down here: whoever may not see
//! all of it gets none of it.

use super::{PictureOf, ProgrammePicture};
use crate::export::{Exported, exported, internal_only, png, record, write_bytes};
use crate::prelude::*;
use crate::registry::invalid;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use serde_json::json;

/// Largest picture, bytes.
const MOST: usize = 20 * 1024 * 1024;
/// Of SVG.
const NAMESPACE: &str = "http://www.w3.org/2000/svg";
/// Elements that draw. Whatever else an SVG file may hold (scripts, pages within, animations, fonts from elsewhere) has no
/// place in a document that leaves the house.
const DRAWS: [&str; 20] = [
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "marker",
    "pattern",
    "clipPath",
    "linearGradient",
    "stop",
];

/// Writes the picture.
///
/// # Errors
/// `InvalidField` for what is no such file or beyond 20 MB, for another ending, for an audience that may not see it;
/// `FileInUse`, `NotWritable`, `DiskFull`, `LibraryReadOnly`; then no half file stands there.
pub async fn picture(context: &Context<'_>, args: ProgrammePicture) -> Result<Exported, Problem> {
    let open = context.app.library().await?;
    // The timeline is of projects, and nobody has confirmed that a list of these is published.
    if !args.published_only || args.shows == PictureOf::Timeline {
        internal_only(args.audience)?;
    }
    let drawn = args.out.as_str().to_lowercase().ends_with(".svg");
    let (bytes, ending) = match drawn {
        true => (svg(args.picture)?, ".svg"),
        false => (png(&args.picture)?, ".png"),
    };
    let shows = match args.shows {
        PictureOf::Map => "map",
        PictureOf::Timeline => "timeline",
    };
    let more = json!({ "shows": shows, "published_only": args.published_only });
    let to = (args.out.as_str(), Some(ending));
    let kind = match args.shows {
        PictureOf::Map => "export-map",
        PictureOf::Timeline => "export-timeline",
    };
    let writing = move |path: &std::path::Path| write_bytes(path, &bytes);
    let written = record(context, &open, kind, to, args.audience, more, writing).await?;
    Ok(exported(written, 0, Vec::new()))
}

/// The file, when it is a drawing and nothing else.
pub(crate) fn svg(text: String) -> Result<Vec<u8>, Problem> {
    if text.len() > MOST {
        return Err(invalid("picture", "picture-large").with("limit", "20 MB"));
    }
    match harmless(&text) {
        true => Ok(text.into_bytes()),
        false => Err(invalid("picture", "no-drawing")),
    }
}

/// Whether a text is an SVG document that only draws: well-formed, no document type or processing instruction, the elements of
/// [`DRAWS`], no handler of events, and nothing that is fetched from elsewhere (SVG 2, chapters 5 and 15; CSS url()).
fn harmless(text: &str) -> bool {
    let mut reader = quick_xml::Reader::from_str(text);
    // Whether each open element is a style.
    let mut open: Vec<bool> = Vec::new();
    let mut root = false;
    loop {
        let Ok(event) = reader.read_event() else { return false };
        match event {
            Event::Start(element) => {
                if (open.is_empty() && root) || !draws(&element, !root) {
                    return false;
                }
                root = true;
                open.push(element.local_name().as_ref() == "style");
            }
            Event::Empty(element) => {
                if (open.is_empty() && root) || !draws(&element, !root) {
                    return false;
                }
                root = true;
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => {
                let text = text.xml10_content();
                let style = open.last().copied().unwrap_or(false);
                if (open.is_empty() && !text.trim().is_empty()) || (style && !stays(&text)) {
                    return false;
                }
            }
            Event::CData(text) => {
                if open.is_empty() || !stays(&text.xml10_content()) {
                    return false;
                }
            }
            // Only the five of XML itself and characters by number; none in a style, where they could hide a word.
            Event::GeneralRef(reference) => {
                let number = matches!(reference.resolve_char_ref(), Ok(Some(_)));
                let known = number || resolve_predefined_entity(&reference.into_inner()).is_some();
                if open.last().copied().unwrap_or(true) || !known {
                    return false;
                }
            }
            Event::Comment(_) | Event::Decl(_) => {}
            Event::PI(_) | Event::DocType(_) => return false,
            Event::Eof => return root && open.is_empty(),
        }
    }
}

/// Whether an element only draws.
fn draws(element: &BytesStart<'_>, root: bool) -> bool {
    let whole = element.name();
    let name: &str = whole.as_ref();
    let (mut fine, mut named) = (DRAWS.contains(&name), !root);
    for attribute in element.attributes() {
        let value = attribute.as_ref().ok().and_then(|of| of.normalized_value(XmlVersion::Implicit1_0).ok());
        let (Ok(attribute), Some(value)) = (&attribute, value) else { return false };
        let (whole, local) = (attribute.key, attribute.key.local_name());
        let (whole, local): (&str, String) = (whole.as_ref(), AsRef::<str>::as_ref(&local).to_lowercase());
        if whole == "xmlns" {
            fine &= value == NAMESPACE;
            named = true;
            continue;
        }
        // What is said to screen readers and to scripts, of which there are none, draws and fetches nothing.
        let said = local.starts_with("aria-") || local.starts_with("data-");
        fine &= !local.starts_with("on") && (local != "href" || value.starts_with('#')) && (said || stays(&value));
    }
    fine && named && (!root || name == "svg")
}

/// Whether a value or style fetches nothing: every url() is of this document, nothing is imported, no escapes and no comments
/// hide one, and no address of elsewhere stands in it (`image-set("…")` takes one without url()).
fn stays(value: &str) -> bool {
    const NEVER: [&str; 6] = ["@import", "\\", "/*", "javascript:", "://", "image-set("];
    let value: String = value.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let inside = value.split("url(").skip(1).all(|of| of.trim_start_matches(['"', '\'']).starts_with('#'));
    inside && NEVER.iter().all(|word| !value.contains(word))
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn drawings_pass_and_what_does_more_than_draw_does_not() {
        let check = |body: &str, passes: bool| {
            let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{body}</svg>");
            assert_eq!(harmless(&text), passes, "{body}");
        };
        check(
            "<g fill=\"url(#a)\"><path d=\"M0 0L9 9\" marker-end=\"url(#b)\"/><text>架空 &lt;事業&gt; @import</text></g>",
            true,
        );
        check("<style>.a{fill:var(--ink)} text{font:12px 'Noto Sans CJK JP'}</style><rect class=\"a\"/>", true);
        check("<g aria-label=\"見本: https://example.invalid/*\" data-id=\"1\"><rect/></g>", true);
        check("<script>alert(1)</script>", false);
        check("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>", false);
        check("<image href=\"https://example.invalid/a.png\"/>", false);
        check("<use href=\"https://example.invalid/a.svg#x\"/>", false);
        check("<rect onload=\"alert(1)\"/>", false);
        check("<a href=\"javascript:alert(1)\"><rect/></a>", false);
        check("<rect fill=\"url(https://example.invalid/#a)\"/>", false);
        check("<rect style=\"fill:u\\72l(https://example.invalid)\"/>", false);
        check("<style>@import 'https://example.invalid/a.css';</style>", false);
        check("<style>rect{fill:url( 'https://example.invalid' )}</style>", false);
        check("<style>rect{mask:image-set('https://example.invalid/a.png' 1x)}</style>", false);
        check("<style>rect{mask:image-set('//example.invalid/a.png' 1x)}</style>", false);
        check("<rect style=\"mask-image:image-set(&quot;a.png&quot; 1x)\"/>", false);
        check("<style>rect{mask:url/**/('a.png')}</style>", false);
        check("<rect mask=\"https://example.invalid/a.svg#m\"/>", false);
        check("<animate attributeName=\"href\" to=\"x\"/>", false);
        check("<g><h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">1</h:script></g>", false);
        check("<rect>", false);
        for whole in [
            "",
            "a picture",
            "<html/>",
            "<svg/>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>",
            "<?xml-stylesheet href=\"https://example.invalid/a.css\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ] {
            assert!(!harmless(whole), "{whole}");
        }
    }
}
