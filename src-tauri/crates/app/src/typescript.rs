//! The contract as TypeScript: one file, sorted, so that drift is a readable diff.

use crate::commands::{Mode, Topic};
use domain::plan::{Column, Sheet};
use std::any::TypeId;
use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;
use ts_rs::{Config, TS, TypeVisitor};

/// Ids are below 2^53, so integers of any size are TypeScript numbers.
fn config() -> Config {
    Config::default().with_large_int("number")
}

/// The name of a type where it is used.
pub(crate) fn of<T: TS + 'static>() -> String {
    T::name(&config())
}

/// Collects declarations.
pub(crate) struct Types {
    seen: HashSet<TypeId>,
    /// By name. Two types of one name both stand there, and the interface does not compile.
    declarations: BTreeSet<(String, String)>,
    commands: String,
    reads: String,
    sheets: String,
}

impl Types {
    pub(crate) fn new() -> Types {
        Types {
            seen: HashSet::new(),
            declarations: BTreeSet::new(),
            commands: String::new(),
            reads: String::new(),
            sheets: String::new(),
        }
    }

    pub(crate) fn add<T: TS + 'static>(&mut self) {
        self.visit::<T>();
    }

    pub(crate) fn command(&mut self, name: &str, mode: Mode, topics: &[Topic], args: String, result: String) {
        let mode_word = serde_json::to_string(&mode).unwrap_or_default();
        let _ = writeln!(self.commands, "  \"{name}\": {{ mode: {mode_word}; args: {args}; result: {result} }};");
        if mode == Mode::Read {
            let topics = serde_json::to_string(topics).unwrap_or_default().replace(',', ", ");
            let _ = writeln!(self.reads, "  \"{name}\": {topics},");
        }
    }

    /// Sheets of a plan and their columns, as a constant.
    pub(crate) fn sheets(&mut self, shapes: &[(Sheet, &'static [Column])]) {
        self.add::<Sheet>();
        self.add::<Column>();
        for (sheet, columns) in shapes {
            let _ = writeln!(self.sheets, "  \"{}\": [", sheet.as_str());
            for column in *columns {
                let _ = writeln!(self.sheets, "    {},", serde_json::to_string(column).unwrap_or_default());
            }
            self.sheets.push_str("  ],\n");
        }
    }

    pub(crate) fn render(self) -> String {
        let mut text = String::from(
            "// Generated from src-tauri/crates/app/src/commands.rs by `npm run bindings`. Do not edit.\n\n",
        );
        for (_, declaration) in &self.declarations {
            text.push_str(declaration);
            text.push('\n');
        }
        let _ = write!(
            text,
            "\n/** Every declared command. */\nexport interface Commands {{\n{}}}\n\n\
             /** What each read depends on. */\nexport const READ_TOPICS = {{\n{}}} as const satisfies Partial<Record<keyof Commands, readonly Topic[]>>;\n\n\
             /** The sheets of a plan and their columns. */\nexport const PLAN_SHEETS: Record<PlanSheet, readonly PlanColumn[]> = {{\n{}}};\n",
            self.commands, self.reads, self.sheets
        );
        text
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        // Only types of ours have a file of their own; primitives and containers have none.
        if T::output_path().is_some() {
            let config = config();
            let docs = T::docs().unwrap_or_default();
            self.declarations.insert((T::ident(&config), format!("{docs}export {}", T::decl(&config))));
        }
    }
}
