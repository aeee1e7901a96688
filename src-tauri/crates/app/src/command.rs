//! What a command is: how it behaves, what its handler gets and answers. The commands themselves are listed in
//! [`commands`](crate::commands).

use crate::{App, Progress, Topic};
use domain::{FilePath, Problem, ProblemCode};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use ts_rs::TS;

/// How a command behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Changes nothing.
    Read,
    /// Goes through the store's one door; reports what it changed.
    Write,
    /// Opens, closes, exports, sets: no change of content.
    Act,
}

/// What a write answers, enough for its toast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Done {
    /// The operation; `None` when nothing had to be changed.
    pub operation: Option<domain::Id>,
    /// Stable name of the operation, worded with its count under `done.<kind>`.
    pub kind: String,
    /// How many things were changed (projects tagged, rows imported …).
    pub count: u32,
    /// The thing created, if one was.
    pub created: Option<domain::Id>,
    /// It cannot be taken back, only corrected by a new entry. Left out = it can.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub lasting: bool,
}

/// What a write's handler returns: its answer, and what the log saw.
pub struct Written<T> {
    /// The answer.
    pub value: T,
    /// Topics to refetch.
    pub changed: Vec<Topic>,
}

/// What a dispatched command returns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The result, by the command's declaration.
    pub value: Value,
    /// Topics to refetch.
    pub changed: Vec<Topic>,
    /// Files the answer names: the window may name them from now on. Not part of what is sent.
    #[serde(skip)]
    pub files: Vec<FilePath>,
}

/// What a handler gets beside its arguments.
pub struct Context<'a> {
    /// The application.
    pub app: &'a App,
    /// Where to report, and where to ask whether the user cancelled.
    pub progress: Arc<dyn Progress>,
}

impl Context<'_> {
    /// Reports how far a stage is.
    ///
    /// # Errors
    /// `Cancelled`.
    pub(crate) fn stage(&self, done: u64, total: Option<u64>, stage: &str) -> Result<(), Problem> {
        told(self.progress.as_ref(), done, total, stage)
    }

    /// Reports a stage of work on files, in bytes.
    pub(crate) fn bytes(&self, stage: &'static str) -> store::backup::Progress {
        let progress = Arc::clone(&self.progress);
        Arc::new(move |done, total| told(progress.as_ref(), done, Some(total), stage))
    }
}

fn told(progress: &dyn Progress, done: u64, total: Option<u64>, stage: &str) -> Result<(), Problem> {
    if progress.cancelled() {
        return Err(Problem::new(ProblemCode::Cancelled));
    }
    progress.report(done, total, stage);
    Ok(())
}

/// No arguments.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// One line of the list.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// `noun.verb`.
    pub name: &'static str,
    /// How it behaves.
    pub mode: Mode,
    /// Read: depends on. Act: makes stale. Write: empty, the log tells.
    pub topics: &'static [Topic],
}
