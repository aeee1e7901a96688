//! Passphrases: from a file descriptor, or asked for at the terminal. Never an argument, never an environment variable:
//! other processes could read those.

use domain::{Problem, ProblemCode};
use std::collections::VecDeque;
use std::io::{IsTerminal, Read as _};
use std::sync::{Mutex, PoisonError};

/// Where passphrases come from.
pub(crate) struct Secrets {
    fd: Option<u32>,
    /// Lines of the descriptor not yet asked for; `None` until it was read.
    lines: Mutex<Option<VecDeque<String>>>,
}

impl Secrets {
    pub(crate) fn new(fd: Option<u32>) -> Secrets {
        Secrets { fd, lines: Mutex::default() }
    }

    /// The next passphrase. `what` is the question at a terminal.
    ///
    /// # Errors
    /// `PassphraseNeeded` (`path`) where there is neither a line nor a terminal.
    pub(crate) fn next(&self, what: &str, path: &str) -> Result<String, Problem> {
        let needed = || Problem::new(ProblemCode::PassphraseNeeded).with("path", path);
        let Some(fd) = self.fd else {
            if !std::io::stdin().is_terminal() {
                return Err(needed());
            }
            return rpassword::prompt_password(format!("{what}: ")).map_err(|error| needed().detail(error));
        };
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.is_none() {
            let mut text = String::new();
            let source = if cfg!(unix) { format!("/dev/fd/{fd}") } else { "CONIN$".to_owned() };
            std::fs::File::open(source)
                .and_then(|mut file| file.read_to_string(&mut text))
                .map_err(|error| needed().detail(error))?;
            *lines = Some(text.lines().map(str::to_owned).collect());
        }
        lines.as_mut().and_then(VecDeque::pop_front).ok_or_else(needed)
    }

    /// A new passphrase; at a terminal it is typed twice.
    ///
    /// # Errors
    /// As [`Secrets::next`]; `InvalidField` when the two differ.
    pub(crate) fn chosen(&self, path: &str) -> Result<String, Problem> {
        let first = self.next("New passphrase", path)?;
        if self.fd.is_none() && self.next("Again", path)? != first {
            return Err(Problem::new(ProblemCode::InvalidField)
                .with("field", "passphrase")
                .with("reason", "passphrase-differs"));
        }
        Ok(first)
    }
}
