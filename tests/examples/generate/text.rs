//! The list as text with commas, UTF-8, as databases save it.

use super::{Cell, Rows};
use std::fs::File;
use std::io::{BufWriter, Result, Write};
use std::path::Path;

struct Text(BufWriter<File>);

impl Rows for Text {
    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.0.write_all(b",")?;
            }
            match cell {
                Cell::Text(text) if text.contains([',', '"', '\n']) => {
                    write!(self.0, "\"{}\"", text.replace('"', "\"\""))?;
                }
                Cell::Text(text) | Cell::Day(_, text) => self.0.write_all(text.as_bytes())?,
                Cell::Number(number) => write!(self.0, "{number}")?,
            }
        }
        self.0.write_all(b"\r\n")
    }
}

pub(super) fn write(path: &Path, fill: impl FnOnce(&mut dyn Rows) -> Result<()>) -> Result<()> {
    let mut out = Text(BufWriter::new(File::create(path)?));
    fill(&mut out)?;
    out.0.flush()
}
