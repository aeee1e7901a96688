//! A whole workbook (`.xlsx`, `.xlsm`), whoever wrote it: Excel, LibreOffice, openpyxl, a library of another language.
//!
//! Every part of the package is read as a stream, with bounds on bytes, ratio, depth and the length of a token; nothing
//! outside is fetched, no entity expanded, no formula calculated. What cannot be vouched for is refused or named, never
//! passed over. A workbook within the workbook is looked at in the same way, one within that is only named.

mod archive;
mod cells;
mod conditional;
mod dxf;
mod format;
mod links;
mod parts;
mod picture;
mod properties;
mod remarks;
mod sheet;
mod sink;
mod strings;
mod styles;
mod sweep;
mod workbook;
mod xml;

use crate::{Finding, Kind, Place, Words};
use archive::Package;
use cells::{Area, Relation, relations, resolve, walk_sheet};
use conditional::Judge;
use serde::Serialize;
use sheet::{About, Sheet, TableArea};
use sink::Sink;
use std::collections::{HashMap, HashSet};
use std::io::{Read, Seek};
use strings::Strings;
use styles::Styles;
use xml::{Broken, Node, attribute, number, walk};

/// What was found in a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Report {
    /// In the order of the workbook: properties, names, sheet by sheet, other parts.
    #[serde(rename = "leaks")]
    pub findings: Vec<Finding>,
    /// Findings beyond the bound of 5,000, counted only.
    pub more: u64,
    /// Parts beside the sheets that could not be read to their end: nobody can say what is in them.
    pub unread: Vec<String>,
}

/// Why a file cannot be vouched for at all. The app words it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Opens only with a password.
    Password,
    /// The format of Excel before 2007.
    Xls,
    /// Excel's binary format.
    Xlsb,
    /// A spreadsheet of OpenDocument.
    OpenDocument,
    /// Something else.
    NotAWorkbook,
    /// A part, or the package where it is empty, is damaged.
    Damaged(String),
    /// Unpacks to more than any workbook that is sent.
    TooLarge,
    /// The bytes cannot be read.
    Unreadable,
}

fn refused(broken: Broken, part: &str) -> Refusal {
    match broken {
        Broken::TooLarge => Refusal::TooLarge,
        Broken::Damaged => Refusal::Damaged(part.to_owned()),
    }
}

/// Looks at a workbook as a file that goes to somebody outside. `words` are what only the library knows.
///
/// # Errors
/// What is no readable `.xlsx` or `.xlsm` is refused: a file that cannot be read cannot be called clean.
pub fn look<R: Read + Seek>(reader: R, words: &Words) -> Result<Report, Refusal> {
    package(&mut Package::open(reader)?, words, true)
}

/// Looks at an open package; `deeper`, if workbooks within it are looked at too.
fn package<R: Read + Seek>(package: &mut Package<R>, words: &Words, deeper: bool) -> Result<Report, Refusal> {
    let mut work = Work { words, deeper, sink: Sink::default(), read: HashSet::new(), unread: Vec::new() };
    let root = work.relations(package, "_rels/.rels")?;
    let of = |kind: &str| root.iter().find(|relation| relation.kind == kind && !relation.external);
    let book =
        of("officeDocument").map_or_else(|| "xl/workbook.xml".to_owned(), |relation| resolve("", &relation.target));
    if !package.has(&book) {
        return Err(Refusal::NotAWorkbook);
    }
    work.properties(package, &root)?;
    work.book(package, &book)?;
    let Work { sink, unread, .. } = work;
    Ok(Report { findings: sink.findings, more: sink.more, unread })
}

struct Work<'a> {
    words: &'a Words,
    deeper: bool,
    sink: Sink,
    read: HashSet<String>,
    unread: Vec<String>,
}

impl Work<'_> {
    /// Relations of a part that may have none.
    fn relations<R: Read + Seek>(&mut self, package: &mut Package<R>, at: &str) -> Result<Vec<Relation>, Refusal> {
        match package.stream(at) {
            Some(source) => relations(source).map_err(|broken| refused(broken, at)),
            None => Ok(Vec::new()),
        }
    }

    fn properties<R: Read + Seek>(&mut self, package: &mut Package<R>, root: &[Relation]) -> Result<(), Refusal> {
        let kinds = [
            ("core-properties", "core", "docprops/core.xml"),
            ("extended-properties", "app", "docprops/app.xml"),
            ("custom-properties", "custom", "docprops/custom.xml"),
        ];
        for (kind, part, usual) in kinds {
            let named = root.iter().filter(|relation| relation.kind == kind && !relation.external);
            let mut paths: Vec<String> = named.map(|relation| resolve("", &relation.target)).collect();
            // A part that nothing names is in the file all the same.
            paths.push(usual.to_owned());
            for path in paths {
                if !package.has(&path) || !self.read.insert(path.clone()) {
                    continue;
                }
                let Some(source) = package.stream(&path) else { return Err(Refusal::Damaged(path)) };
                let outcome = match part {
                    "custom" => properties::custom(source, self.words, &mut self.sink),
                    part => properties::fields(source, part, self.words, &mut self.sink),
                };
                match outcome {
                    Ok(()) => {}
                    Err(Broken::TooLarge) => return Err(Refusal::TooLarge),
                    Err(Broken::Damaged) => self.unread.push(package.shown(&path)),
                }
            }
        }
        Ok(())
    }

    fn book<R: Read + Seek>(&mut self, package: &mut Package<R>, book: &str) -> Result<(), Refusal> {
        let relations = self.relations(package, &parts::beside(book))?;
        let of = |kind: &str| {
            relations.iter().find(|relation| relation.kind == kind).map(|relation| resolve(book, &relation.target))
        };
        let shown = package.shown(book);
        let Some(source) = package.stream(book) else { return Err(Refusal::Damaged(shown)) };
        let listed =
            workbook::read(source, &shown, self.words, &mut self.sink).map_err(|broken| refused(broken, &shown))?;
        self.read.insert(book.to_owned());

        let theme =
            of("theme").filter(|path| package.has(path)).and_then(|path| styles::theme(package.stream(&path)?).ok());
        let styles = match of("styles").and_then(|path| package.stream(&path)) {
            Some(source) => Styles::read(source, theme).map_err(|broken| refused(broken, "xl/styles.xml"))?,
            None => Styles::bare(theme),
        };
        let texts = of("sharedStrings").unwrap_or_else(|| "xl/sharedstrings.xml".to_owned());
        let mut strings = match package.stream(&texts) {
            Some(source) => Strings::read(source, self.words).map_err(|broken| refused(broken, &texts))?,
            None => Strings::default(),
        };
        self.read.insert(texts.clone());
        let persons = match of("person").and_then(|path| package.stream(&path)) {
            Some(source) => remarks::persons(source).unwrap_or_default(),
            None => HashMap::new(),
        };

        let mut threads = false;
        for sheet in &listed {
            let place = Place::Sheet(sheet.name.clone());
            let begin = self.sink.findings.len();
            for hit in strings::look(&sheet.name, self.words, crate::text::Context::default()) {
                self.sink.hit(hit.kind, place.clone(), &hit.text);
            }
            let path = relations
                .iter()
                .find(|relation| relation.id == sheet.relation)
                .map(|relation| resolve(book, &relation.target));
            let first = match path.filter(|path| package.has(path)) {
                Some(path) => self.sheet(package, &path, &sheet.name, &styles, &mut strings, &persons, &mut threads)?,
                None => None,
            };
            if let Some(kind) = sheet.hidden {
                let text = first.unwrap_or_else(|| sheet.name.clone());
                self.sink.first(begin, kind, place, &text);
            }
        }
        for hit in strings.unused() {
            self.sink.echo(hit.kind, Place::Part(package.shown(&texts)), &hit.text);
        }
        let names: Vec<String> = listed.iter().map(|sheet| sheet.name.clone()).collect();
        let custom = parts::custom_parts(package, &["", book]);
        let known = parts::Known {
            words: self.words,
            read: &self.read,
            custom: &custom,
            sheets: &names,
            persons: &persons,
            threads,
            deeper: self.deeper,
        };
        self.unread.extend(parts::read(package, &known, &mut self.sink).map_err(|broken| refused(broken, ""))?);
        Ok(())
    }

    #[allow(clippy::too_many_arguments)]
    fn sheet<R: Read + Seek>(
        &mut self,
        package: &mut Package<R>,
        path: &str,
        name: &str,
        styles: &Styles,
        strings: &mut Strings,
        persons: &HashMap<String, String>,
        threads: &mut bool,
    ) -> Result<Option<String>, Refusal> {
        self.read.insert(path.to_owned());
        let relations = self.relations(package, &parts::beside(path))?;
        let tables = tables(package, path, &relations);
        let about = About { name, styles, words: self.words, relations: &relations, tables: &tables };
        let mut sheet = Sheet::new(&about, &mut self.sink);
        let shown = package.shown(path);
        let Some(source) = package.stream(path) else { return Err(Refusal::Damaged(shown)) };
        walk_sheet(source, strings, &mut sheet).map_err(|broken| refused(broken, &shown))?;
        let (first, conditions) = sheet.finish();
        if conditions.may_hide() {
            let Some(source) = package.stream(path) else { return Err(Refusal::Damaged(shown)) };
            let mut judge = Judge { name, styles, conditions: &conditions, sink: &mut self.sink };
            walk_sheet(source, strings, &mut judge).map_err(|broken| refused(broken, &shown))?;
        }
        // Threads first: the notes beside them are copies for older programs.
        for kind in ["threadedComment", "comments"] {
            for relation in relations.iter().filter(|relation| relation.kind == kind && !relation.external) {
                let part = resolve(path, &relation.target);
                let Some(source) = package.stream(&part) else { continue };
                self.read.insert(part.clone());
                *threads |= kind == "threadedComment";
                remarks::read(source, Ok(name), persons, self.words, &mut self.sink)
                    .map_err(|broken| refused(broken, &part))?;
            }
        }
        Ok(first)
    }
}

/// Areas of a sheet that a table's style colours.
fn tables<R: Read + Seek>(package: &mut Package<R>, path: &str, of: &[Relation]) -> Vec<TableArea> {
    let mut found = Vec::new();
    for relation in of.iter().filter(|relation| relation.kind == "table").take(1_000) {
        let Some(source) = package.stream(&resolve(path, &relation.target)) else { continue };
        let (mut area, mut heading, mut style) = (None, true, String::new());
        let outcome = walk(source, |node| match node {
            Node::Open("table", element) => {
                area = attribute(element, "ref").as_deref().and_then(Area::read);
                heading = number(element, "headerRowCount") != Some(0.0);
            }
            Node::Open("tableStyleInfo", element) => style = attribute(element, "name").unwrap_or_default(),
            _ => {}
        });
        // Light styles leave what lies behind a text white.
        if let (Ok(()), Some(area)) = (outcome, area)
            && !style.is_empty()
            && !style.starts_with("TableStyleLight")
        {
            found.push(TableArea { area, heading, dark: style.starts_with("TableStyleDark") });
        }
    }
    found
}

/// The finding of the sheet stands before the findings in it.
impl Sink {
    fn first(&mut self, at: usize, kind: Kind, place: Place, text: &str) {
        let before = self.findings.len();
        self.add(kind, place, text);
        if self.findings.len() > before
            && let Some(last) = self.findings.pop()
        {
            self.findings.insert(at.min(before), last);
        }
    }
}
