//! Time and memory of reading large lists (合成データ):
//! `cargo run --release -p sheets --example measure -- make FOLDER` writes them,
//! `… -- read FILE` reads one and prints the figures.

use rust_xlsxwriter::Workbook;
use std::error::Error;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

const COLUMNS: usize = 30;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", folder] => {
            for rows in [15_000, 100_000] {
                csv(&Path::new(folder).join(format!("{rows}.csv")), rows)?;
                xlsx(&Path::new(folder).join(format!("{rows}.xlsx")), rows)?;
            }
            Ok(())
        }
        ["read", file] => {
            let begun = Instant::now();
            let table = sheets::open(Path::new(file), &sheets::ReadChoice::default(), &|_| Ok(()))?;
            let took = begun.elapsed();
            let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
            let peak = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or("VmHWM: unknown");
            println!(
                "{}: {} rows × {}, {} MB, {took:.2?}, {peak}, {} issues",
                table.file,
                table.grid.len(),
                table.grid.width(),
                table.bytes >> 20,
                table.issues.len()
            );
            Ok(())
        }
        _ => Err("make FOLDER or read FILE".into()),
    }
}

/// About 1,200 bytes a row: a number, a title, a summary, names that repeat, years and amounts.
fn cell(row: usize, column: usize) -> String {
    let words = ["抗体", "核酸医薬", "細胞治療", "低分子", "遺伝子治療", "診断薬", "評価系", "送達技術"];
    let word = |n: usize| words[(row * 7 + n * 13 + row / 11) % words.len()];
    match column {
        0 => format!("{:02}zz{:07}h0001", 20 + row % 6, row),
        1 => format!("{}と{}を用いた架空疾患{row}の治療法の創製に関する研究（合成データ）", word(0), word(1)),
        2 => format!("本課題{row}では{}の{}を{}により明らかにする。", word(2), word(3), word(4)).repeat(6),
        3..=6 => format!("見本{}研究事業", word(column)),
        7..=12 => format!("架空大学{}研究科", (row + column) % 97),
        13 | 14 => format!("{}", 2020 + row % 7),
        15..=18 => format!("{}", 1000 + row * column % 90_000),
        _ => word(column).to_owned(),
    }
}

fn csv(path: &Path, rows: usize) -> Result<(), Box<dyn Error>> {
    let mut file = BufWriter::new(std::fs::File::create(path)?);
    for row in 0..=rows {
        let cells: Vec<String> = (0..COLUMNS).map(|column| head_or_cell(row, column)).collect();
        writeln!(file, "{}", cells.join(","))?;
    }
    Ok(file.flush()?)
}

fn xlsx(path: &Path, rows: usize) -> Result<(), Box<dyn Error>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_low_memory()?;
    for row in 0..=rows {
        for column in 0..COLUMNS {
            let text = head_or_cell(row, column);
            let (at, column) = (u32::try_from(row)?, u16::try_from(column)?);
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(at, column, number)?,
                Err(_) => sheet.write_string(at, column, text)?,
            };
        }
    }
    workbook.save(path)?;
    Ok(())
}

fn head_or_cell(row: usize, column: usize) -> String {
    match (row, column) {
        (0, 0) => "課題管理番号".to_owned(),
        (0, 1) => "研究開発課題名".to_owned(),
        (0, column) => format!("列{column}"),
        _ => cell(row, column),
    }
}
