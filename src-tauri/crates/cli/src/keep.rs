//! Keeping a library: check, backup, restore, recover, encrypt.

use crate::run::{Desk, Done, User, done};
use crate::values::{absolute, list, string};
use app::commands::Mode;
use domain::{Problem, ProblemCode};
use serde_json::{Value, json};
use std::path::Path;

impl User {
    pub(crate) async fn backup(&self, library: &Path) -> Result<Done, Problem> {
        let desk = self.open(library, Mode::Write).await?;
        let made = desk.call("backup.make", json!({ "reason": "manual" })).await?;
        let text = string(&made["backup"], "path");
        done(made, text)
    }

    pub(crate) async fn restore(&self, backup: &Path, out: &Path) -> Result<Done, Problem> {
        let desk = self.desk(false);
        let args = json!({ "path": absolute(backup), "out": absolute(out) });
        let status = self.unlocking(&desk, "backup.restore_to", args).await?;
        let text = string(&status["open"], "path");
        done(status, text)
    }

    pub(crate) async fn recover(&self, library: &Path, out: &Path) -> Result<Done, Problem> {
        let desk = self.desk(false);
        let args = json!({ "path": absolute(library), "out": absolute(out) });
        let report = self.unlocking(&desk, "library.recover", args).await?;
        let line = |table: &Value| {
            let n = |field: &str| table[field].as_u64().unwrap_or(0);
            format!("{}\t{} rows, {} gaps, {} orphans", string(table, "table"), n("rows"), n("gaps"), n("orphans"))
        };
        let text: Vec<String> = list(&report, "tables").iter().map(line).collect();
        let refused = report["complete"] != json!(true);
        Ok(Done { text: text.join("\n"), json: report, refused })
    }

    pub(crate) async fn check(&self, library: &Path, full: bool) -> Result<Done, Problem> {
        let desk = self.open(library, Mode::Read).await?;
        let report = desk.call("library.check", json!({ "full": full })).await?;
        let clean = report["clean"] == Value::Bool(true);
        let findings: Vec<String> =
            list(&report, "findings").iter().map(|f| f.as_str().unwrap_or_default().to_owned()).collect();
        let text = if clean { "ok".to_owned() } else { findings.join("\n") };
        Ok(Done { json: report, text, refused: !clean })
    }

    /// A command that reads a file which may be encrypted: asks for the passphrase when that is so.
    async fn unlocking(&self, desk: &Desk, name: &str, mut args: Value) -> Result<Value, Problem> {
        match desk.call(name, args.clone()).await {
            Err(problem) if problem.code == ProblemCode::PassphraseNeeded => {
                args["passphrase"] = json!(self.secrets.next("Passphrase", &string(&args, "path"))?);
                desk.call(name, args).await
            }
            done => done,
        }
    }

    /// `lock`, `unlock`, `rekey`: what is in force first, then what shall be.
    pub(crate) async fn protect(&self, library: &Path, old: bool, new: bool) -> Result<Done, Problem> {
        let path = library.to_string_lossy();
        let mut open = json!({ "path": path });
        let mut args = json!({});
        if old {
            let words = self.secrets.next("Passphrase", &path)?;
            open["passphrase"] = json!(words);
            args["current"] = json!(words);
        }
        if new {
            args["new"] = json!(self.secrets.chosen(&path)?);
        }
        let desk = self.desk(false);
        let status = desk.call("library.open", open).await?;
        let encrypted = status["open"]["encrypted"] == json!(true);
        if encrypted != old {
            let reason = if old { "not-encrypted" } else { "encrypted-already" };
            return Err(Problem::new(ProblemCode::InvalidField).with("field", "passphrase").with("reason", reason));
        }
        let done = desk.call("library.protect", args).await?;
        for left in list(&done, "left") {
            eprintln!("left as it is: {}", left.as_str().unwrap_or_default());
        }
        let refused = !list(&done, "left").is_empty();
        let text = path.into_owned();
        Ok(Done {
            json: json!({ "path": text, "encrypted": new, "backups": done["backups"], "left": done["left"] }),
            text,
            refused,
        })
    }
}
