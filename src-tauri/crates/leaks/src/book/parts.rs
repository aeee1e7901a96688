//! Everything else a package may hold: links, embedded files, custom XML, pictures' texts, charts' and pivot tables'
//! copies of data, macros, and parts nobody names.

use super::Refusal;
use super::archive::Package;
use super::cells::{relations, resolve};
use super::links;
use super::picture;
use super::remarks;
use super::sink::Sink;
use super::strings::look;
use super::sweep::{Swept, sweep};
use super::workbook::names_somebody;
use super::xml::{Broken, Node, attribute, attributes, walk};
use crate::person::is_person;
use crate::text::Context;
use crate::{Kind, Place, Words};
use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};

/// What the parts before have told.
pub(super) struct Known<'a> {
    pub(super) words: &'a Words,
    /// Parts that were read, in small letters.
    pub(super) read: &'a HashSet<String>,
    /// Parts that a relation calls custom XML.
    pub(super) custom: &'a HashSet<String>,
    pub(super) sheets: &'a [String],
    pub(super) persons: &'a HashMap<String, String>,
    /// Threads were read: their people are told there.
    pub(super) threads: bool,
    /// Workbooks within this one are looked at too.
    pub(super) deeper: bool,
}

/// Findings of every part that was not read before; parts that could not be read to their end.
pub(super) fn read<R: Read + Seek>(
    package: &mut Package<R>,
    known: &Known<'_>,
    sink: &mut Sink,
) -> Result<Vec<String>, Broken> {
    let mut unread = Vec::new();
    for name in package.names() {
        if known.read.contains(&name) {
            continue;
        }
        match part(package, &name, known, sink) {
            Ok(()) => {}
            Err(Broken::TooLarge) => return Err(Broken::TooLarge),
            Err(Broken::Damaged) => unread.push(package.shown(&name)),
        }
    }
    Ok(unread)
}

const PICTURES: [&str; 12] = ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg", "wdp", "ico"];

fn part<R: Read + Seek>(
    package: &mut Package<R>,
    name: &str,
    known: &Known<'_>,
    sink: &mut Sink,
) -> Result<(), Broken> {
    let place = Place::Part(package.shown(name));
    let file = name.rsplit('/').next().unwrap_or(name).to_owned();
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_owned();
    if ending == "rels" {
        return outward(package, name, known, sink);
    }
    if name.contains("/externallinks/") {
        return external(package, name, place, known, sink);
    }
    if (name.starts_with("customxml/") || name.contains("/customxml/") || known.custom.contains(name))
        && ending == "xml"
    {
        return if file.starts_with("itemprops") { Ok(()) } else { custom(package, name, place, known, sink) };
    }
    if name.contains("/embeddings/") || name.contains("/model/") || (name.contains("/activex/") && ending == "bin") {
        sink.add(Kind::EmbeddedObject, place.clone(), &file);
        let book = matches!(ending.as_str(), "xlsx" | "xlsm" | "xltx" | "xltm");
        return if book && known.deeper { within(package, name, &place, known, sink) } else { Ok(()) };
    }
    if file.starts_with("vbaproject") && ending == "bin" || name.contains("/macrosheets/") {
        sink.add(Kind::Macro, place, &file);
        return Ok(());
    }
    if name.contains("/printersettings/") {
        return printer(package, name, place, sink);
    }
    if name.contains("/persons/") {
        if !known.threads {
            let Some(source) = package.stream(name) else { return Ok(()) };
            let mut people: Vec<String> =
                remarks::persons(source)?.into_values().filter(|one| is_person(one)).collect();
            people.sort();
            if let Some(first) = people.first() {
                sink.add(Kind::PersonInProperties, place, first);
            }
        }
        return Ok(());
    }
    if file.starts_with("comments") || file.starts_with("threadedcomment") {
        let shown = package.shown(name);
        let Some(source) = package.stream(name) else { return Ok(()) };
        return remarks::read(source, Err(&shown), known.persons, known.words, sink);
    }
    let skipped = name.starts_with("_xmlsignatures/")
        || name.starts_with("docmetadata/")
        || name.contains("/richdata/")
        || name.contains("/theme/")
        || matches!(
            file.as_str(),
            "[content_types].xml" | "mimetype" | "calcchain.xml" | "styles.xml" | "metadata.xml"
        );
    if skipped {
        return Ok(());
    }
    if PICTURES.contains(&ending.as_str()) {
        let Some(source) = package.binary(name) else { return Err(Broken::Damaged) };
        return picture::read(source, &place, known.words, sink);
    }
    if ending != "xml" && ending != "vml" {
        // Binary settings beside a sheet hold nothing to read.
        if !(ending == "bin" && name.starts_with("xl/")) {
            sink.add(Kind::EmbeddedObject, place, &file);
        }
        return Ok(());
    }
    let Some(source) = package.stream(name) else { return Err(Broken::Damaged) };
    let swept = match sweep(source) {
        Ok(swept) => swept,
        // Old drawings are often no XML that another program reads.
        Err(Broken::Damaged) if ending == "vml" => return Ok(()),
        Err(broken) => return Err(broken),
    };
    let records = name.contains("/pivotcache/").then(|| name.replace("definition", "records"));
    let stored = records.is_some_and(|records| records != name && package.has(&records));
    told(name, &file, place, &swept, stored, known, sink);
    Ok(())
}

/// What a part that was swept tells by what it is, and by its texts.
fn told(name: &str, file: &str, place: Place, swept: &Swept, stored: bool, known: &Known<'_>, sink: &mut Sink) {
    if name.contains("/worksheets/") {
        let first = swept.texts.first().map_or(file, String::as_str);
        sink.add(Kind::HiddenSheet, place.clone(), first);
    }
    if let Some(text) = swept.hidden.first() {
        sink.add(Kind::HiddenObject, place.clone(), text);
    }
    if let Some(person) = swept.people.iter().find(|person| is_person(person)) {
        sink.add(Kind::PersonInProperties, place.clone(), person);
    }
    if file == "connections.xml" && swept.root == "connections" {
        for connection in &swept.connections {
            sink.add(Kind::ExternalLink, place.clone(), connection);
        }
    }
    if stored
        && let Some(source) = &swept.pivot_source
        && !known.sheets.iter().any(|sheet| sheet == source)
    {
        sink.add(Kind::PivotCache, place.clone(), source);
    }
    for text in &swept.texts {
        for hit in look(text, known.words, Context::default()) {
            sink.echo(hit.kind, place.clone(), &hit.text);
        }
    }
}

/// A workbook that lies in this one: behind a chart, or as an object of its own. Its findings stand at the part.
fn within<R: Read + Seek>(
    package: &mut Package<R>,
    name: &str,
    place: &Place,
    known: &Known<'_>,
    sink: &mut Sink,
) -> Result<(), Broken> {
    match package.within(name, |inner| super::package(inner, known.words, false)) {
        Ok(report) => {
            for finding in &report.findings {
                sink.hit(finding.kind, place.clone(), &finding.text);
            }
            sink.more += report.more;
            if report.unread.is_empty() { Ok(()) } else { Err(Broken::Damaged) }
        }
        Err(Refusal::TooLarge) => Err(Broken::TooLarge),
        // With a password, of another kind, damaged: nobody can say what is in it.
        Err(_) => Err(Broken::Damaged),
    }
}

/// Another workbook, a DDE or OLE source, with the values that were kept of it.
fn external<R: Read + Seek>(
    package: &mut Package<R>,
    name: &str,
    place: Place,
    known: &Known<'_>,
    sink: &mut Sink,
) -> Result<(), Broken> {
    let mut targets = targets(package, name)?;
    let mut values: Vec<String> = Vec::new();
    let Some(source) = package.stream(name) else { return Err(Broken::Damaged) };
    let mut text = String::new();
    let outcome = walk(source, |node| match node {
        Node::Open("ddeLink", element) => {
            let of = |name| attribute(element, name).unwrap_or_default();
            targets.push(format!("{}|{}", of("ddeService"), of("ddeTopic")));
        }
        Node::Open("sheetName", element) => values.extend(attribute(element, "val").filter(|_| values.len() < 10_000)),
        Node::Open(..) => text.clear(),
        Node::Text(more) if text.len() < 1 << 16 => text.push_str(more),
        Node::Close("v" | "val") if values.len() < 10_000 => values.push(std::mem::take(&mut text)),
        _ => {}
    });
    let shown = if targets.is_empty() { name.to_owned() } else { targets.join(" ") };
    sink.add(Kind::ExternalLink, place.clone(), &shown);
    for value in &values {
        for hit in look(value, known.words, Context::default()) {
            sink.echo(hit.kind, place.clone(), &hit.text);
        }
    }
    outcome
}

/// External targets of a part.
fn targets<R: Read + Seek>(package: &mut Package<R>, name: &str) -> Result<Vec<String>, Broken> {
    let Some(source) = package.stream(&beside(name)) else { return Ok(Vec::new()) };
    let all = relations(source)?.into_iter().filter(|relation| relation.external);
    Ok(all.map(|relation| links::decoded(&relation.target)).take(100).collect())
}

/// Where the relations of a part lie.
pub(super) fn beside(name: &str) -> String {
    match name.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{name}.rels"),
    }
}

/// Namespaces of custom XML that programs write for themselves.
const EMPTY: [&str; 2] = [
    "http://schemas.microsoft.com/sharepoint/v3/contenttype/forms",
    "http://schemas.openxmlformats.org/officedocument/2006/bibliography",
];

fn custom<R: Read + Seek>(
    package: &mut Package<R>,
    name: &str,
    place: Place,
    known: &Known<'_>,
    sink: &mut Sink,
) -> Result<(), Broken> {
    let Some(source) = package.stream(name) else { return Err(Broken::Damaged) };
    let (mut texts, mut root, mut own): (Vec<String>, bool, bool) = (Vec::new(), false, false);
    let outcome = walk(source, |node| match node {
        Node::Open(_, element) => {
            for (key, value) in attributes(element) {
                if !root && key.starts_with("xmlns") {
                    own |= EMPTY.contains(&value.to_lowercase().as_str());
                } else if !key.starts_with("xmlns") && texts.len() < 10_000 && !value.trim().is_empty() {
                    texts.push(value);
                }
            }
            root = true;
        }
        Node::Text(text) if !text.trim().is_empty() && texts.len() < 10_000 => texts.push(text.trim().to_owned()),
        _ => {}
    });
    if !own && (root || outcome.is_err()) {
        let shown = texts.iter().map(String::as_str).take(20).collect::<Vec<_>>().join(" ");
        sink.add(Kind::CustomXml, place.clone(), if shown.is_empty() { name } else { &shown });
    }
    for text in &texts {
        for hit in look(text, known.words, Context::default()) {
            sink.hit(hit.kind, place.clone(), &hit.text);
        }
    }
    outcome
}

/// Where relations of drawings, charts and others lead outside.
fn outward<R: Read + Seek>(
    package: &mut Package<R>,
    name: &str,
    known: &Known<'_>,
    sink: &mut Sink,
) -> Result<(), Broken> {
    if name.contains("/externallinks/") {
        return Ok(());
    }
    let place = Place::Part(package.shown(name));
    let Some(source) = package.stream(name) else { return Ok(()) };
    for relation in relations(source)?.into_iter().filter(|relation| relation.external) {
        let sheet = name.contains("/worksheets/") || name.contains("/chartsheets/");
        if relation.kind == "hyperlink" {
            // Links of cells were read with their sheet.
            if !sheet {
                links::target(&relation.target, &place, known.words, sink);
            }
        } else {
            sink.add(Kind::ExternalLink, place.clone(), &links::decoded(&relation.target));
        }
    }
    Ok(())
}

/// A printer of a server names the server (DEVMODE: its name first, in UTF-16).
fn printer<R: Read + Seek>(package: &mut Package<R>, name: &str, place: Place, sink: &mut Sink) -> Result<(), Broken> {
    let bytes = package.head(name, 64).unwrap_or_default();
    let wide: Vec<u16> =
        bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).take_while(|c| *c != 0).collect();
    let device = String::from_utf16_lossy(&wide);
    if device.starts_with("\\\\") && names_somebody(&device) {
        sink.add(Kind::FilePath, place, &device);
    }
    Ok(())
}

/// Parts that relations of the package and of the workbook call custom XML.
pub(super) fn custom_parts<R: Read + Seek>(package: &mut Package<R>, of: &[&str]) -> HashSet<String> {
    let mut found = HashSet::new();
    for part in of {
        let at = if part.is_empty() { "_rels/.rels".to_owned() } else { beside(part) };
        let Some(source) = package.stream(&at) else { continue };
        for relation in relations(source).unwrap_or_default() {
            if relation.kind == "customXml" && !relation.external {
                found.insert(resolve(part, &relation.target));
            }
        }
    }
    found
}
