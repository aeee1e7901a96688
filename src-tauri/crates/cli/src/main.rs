//! `tsumugi`: the declared commands without a window. One JSON document on standard output with
//! `--json`, messages on standard error; exit code 0 done, 1 done with refused rows or a refusal, 2 usage.
//!
//! This crate adds no rule of its own: it words arguments and answers, and calls `app::dispatch`.

mod args;
mod export;
mod keep;
mod leakcheck;
mod run;
mod secret;
mod suggest;
mod values;

use app::catalogue;
use app::settings::Language;
use clap::Parser;
use serde_json::json;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let line = args::Line::parse();
    let as_json = line.json;
    match run::run(line).await {
        Ok(done) => {
            if as_json {
                println!("{}", done.json);
            } else if !done.text.is_empty() {
                println!("{}", done.text);
            }
            if done.refused { ExitCode::from(1) } else { ExitCode::SUCCESS }
        }
        Err(problem) => {
            let message = catalogue::problem(language(), &problem);
            eprintln!("{message}");
            if let Some(detail) = &problem.detail {
                eprintln!("  {detail}");
            }
            if as_json {
                println!(
                    "{}",
                    json!({ "problem": { "code": problem.code, "params": problem.params, "message": message } })
                );
            }
            ExitCode::from(1)
        }
    }
}

/// Language of messages, from the environment.
pub(crate) fn language() -> Language {
    let set =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    if set.is_some_and(|value| value.starts_with("ja")) { Language::Ja } else { Language::En }
}
