//! Documents that leave the house.

use crate::args::{Export, To, word};
use crate::language;
use crate::leakcheck::lines;
use crate::run::{Desk, Done, User, done};
use crate::values::{absolute, list, string};
use app::catalogue;
use app::commands::Mode;
use domain::{Problem, ProblemCode};
use serde_json::{Value, json};

impl User {
    /// Writes a document. What the leak check finds in one for outsiders is told, with what it takes to answer for it.
    pub(crate) async fn export(&self, export: Export) -> Result<Done, Problem> {
        let (command, theme, plan, to) = match export {
            Export::Briefing { theme, to } => ("export.briefing", Some(theme), None, to),
            Export::Plan { theme, plan, millions, to } => ("plan.export", Some(theme), Some((plan, millions)), to),
            Export::Table { theme, to } => ("export.table", theme, None, to),
        };
        let To { library, audience, lang, out, answer, by, reason } = to;
        let desk = self.open(&library, Mode::Act).await?;
        let mut args = json!({ "audience": word(audience), "language": word(lang), "out": absolute(&out) });
        if let Some(seen) = answer {
            args["answer"] =
                json!({ "seen": seen, "by": by.unwrap_or_default(), "reason": reason.unwrap_or_default() });
        }
        let theme = match theme {
            Some(code) => Some(desk.theme(&code).await?),
            None => None,
        };
        match (command, theme) {
            ("export.briefing", Some(theme)) => args["theme"] = theme["id"].clone(),
            ("plan.export", Some(theme)) => {
                let (name, millions) = plan.unwrap_or_default();
                args["plan"] = desk.plan(&theme, name.as_deref()).await?;
                args["millions"] = json!(millions);
            }
            (_, Some(theme)) => {
                let ids: Vec<&Value> = list(&theme, "threads").iter().map(|thread| &thread["project"]["id"]).collect();
                args["selection"] = json!({ "these": ids });
            }
            (_, None) => args["selection"] = json!({ "matching": { "filter": {}, "except": [] } }),
        }
        let answer = match desk.call(command, args).await {
            Err(problem) if problem.code == ProblemCode::LeaksFound => return refused(&desk, &problem).await,
            answer => answer?,
        };
        for withheld in list(&answer, "withheld") {
            eprintln!("withheld: {} ({})", string(withheld, "item"), string(withheld, "class"));
        }
        let text = string(&answer, "path");
        done(answer, text)
    }
}

/// What was found in a document that was not written, and how somebody answers for it.
async fn refused(desk: &Desk, problem: &Problem) -> Result<Done, Problem> {
    let seen = problem.params.get("seen").cloned().unwrap_or_default();
    let report = desk.call("leak.found", json!({ "seen": seen })).await?;
    let message = catalogue::problem(language(), problem);
    let mut text = vec![message.clone()];
    text.extend(lines(&report));
    text.push(catalogue::sentence(language(), "leak.answer", &[("seen".to_owned(), seen)].into()));
    let problem = json!({ "code": problem.code, "params": problem.params, "message": message });
    Ok(Done { json: json!({ "problem": problem, "leaks": report["leaks"] }), text: text.join("\n"), refused: true })
}
