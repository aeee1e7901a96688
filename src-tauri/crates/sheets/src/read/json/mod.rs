//! Lists of records as JSON: a list, an object with a list somewhere inside, or one record a line. AMEDfind saves
//! `{totalCount, data: [{themeId, themeBasic: [record, …]}]}` (domain notes §2): its records are those of
//! `themeBasic`, each with the `themeId` it stands under.

mod parse;

use super::findings::Findings;
use super::grid::{CellKind, GridBuilder};
use super::{Failure, Format, PROGRESS_ROWS, Progress, Table, not_a_table};
use parse::Parser;
use std::collections::HashMap;

/// The list that holds the records of one theme.
const THEME_RECORDS: &str = "themeBasic";
/// The usual name of the list of records; it wins over longer ones.
const RECORDS: &str = "data";

/// `damaged`: U+FFFD in the text stands for bytes that made no character.
pub(super) fn read(text: &str, file: &str, damaged: bool, progress: Progress<'_>) -> Result<Table, Failure> {
    let parser = Parser::new(text);
    let mut reader = Reader { parser, file, damaged, progress, best: None };
    reader.document()?;
    let Some((_, list)) = reader.best.filter(|(_, list)| list.row > 0) else {
        return Err(not_a_table("JSON without a list of records"));
    };
    let mut table = Table::new(file, Format::Json, list.builder.finish(), list.findings.finish());
    if table.grid.is_empty() {
        return Err(Failure::Empty);
    }
    table.records = Some(list.columns);
    Ok(table)
}

/// A value of a record: its column's name, what it is, its text.
type Cell = (String, CellKind, String);

struct Reader<'a> {
    parser: Parser<'a>,
    file: &'a str,
    damaged: bool,
    progress: Progress<'a>,
    /// The list of records found so far that is most likely meant, with its rank.
    best: Option<((bool, u32), List)>,
}

struct List {
    columns: Vec<String>,
    places: HashMap<String, u32>,
    builder: GridBuilder,
    findings: Findings,
    row: u32,
}

impl Reader<'_> {
    fn document(&mut self) -> Result<(), Failure> {
        match self.parser.peek() {
            Some(b'[') => self.list("")?,
            _ => {
                self.object(0)?;
                if self.parser.peek() == Some(b'{') {
                    return self.lines();
                }
            }
        }
        match self.parser.peek() {
            None => Ok(()),
            Some(_) => Err(self.parser.wrong("something follows the end")),
        }
    }

    /// One record a line (JSON Lines), found out when a second object follows the first.
    fn lines(&mut self) -> Result<(), Failure> {
        self.parser.restart();
        let mut list = self.new_list();
        while self.parser.peek().is_some() {
            self.element(&mut list)?;
        }
        self.best = Some(((true, list.row), list));
        Ok(())
    }

    /// Looks for lists in an object and the objects within.
    fn object(&mut self, depth: usize) -> Result<(), Failure> {
        self.parser.begin(b'{', depth)?;
        let mut first = true;
        while self.parser.another(b'}', &mut first)? {
            let key = self.parser.key()?;
            match self.parser.peek() {
                Some(b'[') => self.list(&key)?,
                Some(b'{') => self.object(depth + 1)?,
                _ => drop(self.parser.scalar()?),
            }
        }
        Ok(())
    }

    fn list(&mut self, key: &str) -> Result<(), Failure> {
        let mut list = self.new_list();
        self.parser.begin(b'[', 0)?;
        let mut first = true;
        while self.parser.another(b']', &mut first)? {
            self.element(&mut list)?;
        }
        let rank = (key == RECORDS, list.row);
        if list.row > 0 && self.best.as_ref().is_none_or(|(best, _)| rank > *best) {
            self.best = Some((rank, list));
        }
        Ok(())
    }

    fn new_list(&self) -> List {
        List {
            columns: Vec::new(),
            places: HashMap::new(),
            builder: GridBuilder::default(),
            findings: Findings::new(self.file, None),
            row: 0,
        }
    }

    /// An element of a list: a record, or a theme with its records. Anything else is no record and left out.
    fn element(&mut self, list: &mut List) -> Result<(), Failure> {
        if self.parser.peek() != Some(b'{') {
            return self.parser.compact(&mut String::new(), 0);
        }
        self.parser.lone_surrogates = false;
        let (mut outer, mut inner) = (Vec::new(), Vec::new());
        self.parser.begin(b'{', 0)?;
        let mut first = true;
        while self.parser.another(b'}', &mut first)? {
            let key = self.parser.key()?;
            if key == THEME_RECORDS && self.parser.peek() == Some(b'[') {
                self.parser.begin(b'[', 0)?;
                let mut first = true;
                while self.parser.another(b']', &mut first)? {
                    match self.parser.peek() {
                        Some(b'{') => inner.push(self.record()?),
                        _ => self.parser.compact(&mut String::new(), 0)?,
                    }
                }
            } else {
                let (kind, text) = self.parser.cell()?;
                outer.push((key, kind, text));
            }
        }
        let damaged = self.damaged || self.parser.lone_surrogates;
        match inner.len() {
            0 => self.add(list, &[&outer], damaged),
            _ => inner.iter().try_for_each(|record| self.add(list, &[&outer, record], damaged)),
        }
    }

    fn record(&mut self) -> Result<Vec<Cell>, Failure> {
        let mut cells = Vec::new();
        self.parser.begin(b'{', 0)?;
        let mut first = true;
        while self.parser.another(b'}', &mut first)? {
            let key = self.parser.key()?;
            let (kind, text) = self.parser.cell()?;
            cells.push((key, kind, text));
        }
        Ok(cells)
    }

    fn add(&self, list: &mut List, parts: &[&Vec<Cell>], damaged: bool) -> Result<(), Failure> {
        list.row = list.row.saturating_add(1);
        if u64::from(list.row).is_multiple_of(PROGRESS_ROWS) {
            (self.progress)(u64::from(list.row)).map_err(Failure::Stopped)?;
        }
        list.findings.damaged = damaged;
        let mut cells = Vec::with_capacity(parts.iter().map(|part| part.len()).sum());
        for (key, kind, text) in parts.iter().copied().flatten() {
            let place = match list.places.get(key) {
                Some(place) => *place,
                None => {
                    let place = u32::try_from(list.columns.len()).map_err(|_| Failure::TooLarge)?;
                    list.columns.push(key.clone());
                    list.places.insert(key.clone(), place);
                    place
                }
            };
            cells.push((place, *kind, text));
        }
        // In the order of the columns; of a name given twice the later value stays.
        cells.sort_by_key(|(place, ..)| *place);
        for (at, (place, kind, text)) in cells.iter().enumerate() {
            if cells.get(at + 1).is_some_and(|(next, ..)| next == place) {
                continue;
            }
            list.builder.push(list.row, *place, *kind, text)?;
            list.findings.look_at(list.row, *place, text);
        }
        Ok(())
    }
}
