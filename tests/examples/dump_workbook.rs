//! Prints every filled cell of a workbook, read by calamine: `dump_workbook FILE` → lines `[sheet]`, `A1 value`.

fn main() -> std::process::ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: dump_workbook FILE");
        return std::process::ExitCode::from(2);
    };
    match sheets::dump(std::path::Path::new(&path)) {
        Ok(text) => {
            print!("{text}");
            std::process::ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            std::process::ExitCode::FAILURE
        }
    }
}
