//! What every part measures with: one desk whose commands are timed, and the quantiles of times.

use app::{App, Host, Silent};
use serde_json::{Value, json};
use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

pub const MS: f64 = 1000.0;

pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The core as a window uses it.
pub struct Desk(pub Arc<App>);

impl Desk {
    pub fn new() -> Desk {
        Desk(App::new(Host { login: "測定".to_owned(), ..Host::default() }))
    }

    /// At a library that is there.
    pub async fn open(library: &str) -> Result<Desk> {
        let desk = Desk::new();
        desk.timed("library.open", json!({ "path": library })).await?;
        Ok(desk)
    }

    /// The answer and how long it took, ms.
    pub async fn timed(&self, name: &str, args: Value) -> Result<(Value, f64)> {
        let since = Instant::now();
        let answer =
            self.0.dispatch(name, args, Arc::new(Silent)).await.map_err(|problem| format!("{name}: {problem}"))?;
        Ok((answer.value, since.elapsed().as_secs_f64() * MS))
    }

    pub async fn ms(&self, name: &str, args: Value) -> Result<f64> {
        Ok(self.timed(name, args).await?.1)
    }

    /// Quantiles of as many calls, each with the arguments of its turn.
    pub async fn several(&self, name: &str, times: usize, args: impl Fn(usize) -> Value) -> Result<Value> {
        let mut took = Vec::new();
        for nth in 0..times {
            took.push(self.ms(name, args(nth)).await?);
        }
        Ok(p50_p95(took))
    }
}

/// One of sorted times; nearest rank.
pub fn quantile(times: &mut [f64], part: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get((times.len().saturating_sub(1) as f64 * part).round() as usize).copied().unwrap_or(0.0)
}

/// The middle, the 95th of a hundred and the longest of some times.
pub fn p50_p95(mut times: Vec<f64>) -> Value {
    json!({ "p50": quantile(&mut times, 0.5), "p95": quantile(&mut times, 0.95), "most": quantile(&mut times, 1.0) })
}
