//! A worker process: told what to do, listened to, killed.

use crate::act::{Order, Said};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A running worker.
pub struct Worker {
    child: Child,
    heard: Receiver<String>,
}

impl Worker {
    /// Starts this program again as a worker. What it prints on its error output goes to a file.
    pub fn start(role: &str, temporary: &Path, errors: &Path, environment: &[(&str, &str)]) -> Worker {
        let errors = std::fs::OpenOptions::new().create(true).append(true).open(errors).expect("a file for errors");
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["worker", role])
            .env("TMPDIR", temporary)
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .expect("the worker starts");
        let output = child.stdout.take().expect("its output");
        let (send, heard) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    return;
                }
            }
        });
        Worker { child, heard }
    }

    /// Gives orders; a worker that is gone hears nothing.
    pub fn order(&mut self, orders: &[Order]) {
        let lines: Vec<String> = orders.iter().map(|order| serde_json::to_string(order).expect("an order")).collect();
        self.tell(&(lines.join("\n") + "\n"));
    }

    pub fn tell(&mut self, text: &str) {
        if let Some(input) = self.child.stdin.as_mut() {
            let _ = input.write_all(text.as_bytes());
        }
    }

    /// No orders follow.
    pub fn no_more(&mut self) {
        drop(self.child.stdin.take());
    }

    /// The next line until a moment; `Ok(None)` when that comes first, an error when the worker is gone.
    pub fn line(&self, until: Instant) -> Result<Option<String>, ()> {
        match self.heard.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(line) => Ok(Some(line)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(()),
        }
    }

    /// As [`Worker::line`], understood.
    pub fn said(&self, until: Instant) -> Result<Option<Said>, ()> {
        Ok(self.line(until)?.map(|line| serde_json::from_str(&line).expect("what a worker says")))
    }

    /// SIGKILL. Answers what it had still said.
    pub fn kill(mut self) -> Vec<Said> {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let mut rest = Vec::new();
        // The pipe ends with the process.
        while let Ok(Some(said)) = self.said(Instant::now() + Duration::from_secs(10)) {
            rest.push(said);
        }
        rest
    }

    /// Waits for its end; whether it ended well.
    pub fn finish(mut self, within: Duration) -> bool {
        self.no_more();
        let until = Instant::now() + within;
        while let Ok(Some(_)) = self.line(until) {}
        if Instant::now() >= until {
            let _ = self.child.kill();
        }
        self.child.wait().is_ok_and(|status| status.success())
    }
}
