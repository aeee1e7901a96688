//! Measures the product in the core, through its commands: `bench PART ARGUMENTS`. Prints JSON; times in milliseconds. Each part
//! says in its file what it takes. One program for all of them, as linking an optimised one takes minutes; each run is a process of
//! its own, so that its peak of memory is its own.

mod continuity;
mod desk;
mod documents;
mod find;
mod forge;
mod import;
mod keep;
mod plan;
mod registry;
mod stage;
mod tagging;

use desk::Result;

const USAGE: &str = "usage: bench continuity|documents|find|forge|import|keep|plan|registry|stage|tagging ARGUMENTS";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    // As the window runs it on a machine of two cores.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let told = runtime.block_on(async {
        match args.as_slice() {
            ["continuity", rest @ ..] => continuity::run(rest).await,
            ["documents", rest @ ..] => documents::run(rest).await,
            ["find", rest @ ..] => find::run(rest).await,
            ["forge", rest @ ..] => forge::run(rest).await,
            ["import", rest @ ..] => import::run(rest).await,
            ["keep", rest @ ..] => keep::run(rest).await,
            ["plan", rest @ ..] => plan::run(rest).await,
            ["registry", rest @ ..] => registry::run(rest).await,
            ["stage", rest @ ..] => stage::run(rest).await,
            ["tagging", rest @ ..] => tagging::run(rest).await,
            _ => Err(USAGE.into()),
        }
    })?;
    println!("{told}");
    Ok(())
}
