//! A plot: a theme of two projects with a plan just begun. Nothing here asserts a claim.

use crate::desk::Desk;
use app::commands::Done;
use app::plan::{Cell, Contradiction, PlanView, PlannedTask, Row};
use app::settings::Language;
use domain::Id;
use domain::plan::Sheet;
use jiff::civil::Date;
use serde_json::{Value, json};

pub struct Plot {
    pub desk: Desk,
    pub theme: Id,
    pub plan: Id,
    /// The first ends with the month twelve months from now and is of the programme, the second states no end; both are in the
    /// theme. The third is in none.
    pub projects: Vec<Id>,
    /// From two fiscal years ago to the next one.
    pub programme: Id,
    /// This month, as plans count months.
    pub today: i32,
    /// This fiscal year.
    pub year: i32,
}

/// `YYYY-MM`
pub fn iso(month: i32) -> String {
    format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// Last day of a month.
pub fn last_day(month: i32) -> Date {
    let first = Date::new(month.div_euclid(12) as i16, (month.rem_euclid(12) + 1) as i8, 1).unwrap();
    first.last_of_month()
}

fn this_month() -> i32 {
    let today = jiff::ZonedDateTime::now().date();
    i32::from(today.year()) * 12 + i32::from(today.month()) - 1
}

pub fn fiscal_year(month: i32) -> i32 {
    (month - 3).div_euclid(12)
}

impl Plot {
    pub async fn set() -> Plot {
        let desk = Desk::empty().await;
        let today = this_month();
        let year = fiscal_year(today);
        let fields = json!({ "name_ja": "架空創薬事業", "name_en": "Fictional Drug Programme", "valid_first": year - 2,
            "valid_last": year + 1 });
        let programme: Done = desk.call("registry.add", json!({ "fields": fields })).await;
        let (starts, ends) = (last_day(today - 12), last_day(today + 12));
        // 合成データ
        let list = format!(
            "課題管理番号,研究開発課題名,研究開発課題名（英）,事業名,代表機関名,年度,開始日,終了日\n\
             {0:02}zz0700001h0001,架空分子の抗体,Antibody of a fictional molecule,架空創薬事業,見本大学,{1},{starts},{ends}\n\
             {0:02}zz0700002h0001,架空分子の動物,Animals of a fictional molecule,ほかの事業,架空大学,{1},,\n\
             {0:02}zz0700003h0001,よその課題,Elsewhere,ほかの事業,例示研究所,{1},,\n",
            year % 100,
            year
        );
        desk.import(&desk.list("計画.csv", list)).await;
        let mut projects = Vec::new();
        for key in ["zz0700001", "zz0700002", "zz0700003"] {
            projects.push(desk.key(key).await);
        }
        let threads = json!([{ "project": projects[0] }, { "project": projects[1] }]);
        let fields = json!({ "code": "TH-計", "title_ja": "架空分子の創薬", "title_en": "A fictional molecule" });
        let theme = desk.new_theme(fields, threads).await;
        let begun: Done = desk.call("plan.begin", json!({ "theme": theme, "product": "medicine" })).await;
        let plan = begun.created.unwrap();
        Plot { desk, theme, plan, projects, programme: programme.created.unwrap(), today, year }
    }

    /// The month some months from now, as it is typed.
    pub fn month(&self, from_now: i32) -> String {
        iso(self.today + from_now)
    }

    pub async fn show(&self) -> PlanView {
        self.desk.call("plan.show", json!({ "theme": self.theme })).await
    }

    /// Writes a new row into a sheet.
    pub async fn add(&self, sheet: &str, cells: Value) -> Id {
        let rows = json!([{ "id": null, "cells": cells }]);
        let args = json!({ "plan": self.plan, "sheet": sheet, "rows": rows });
        self.desk.call::<Done>("plan.put", args).await.created.unwrap()
    }

    /// Writes cells of a row.
    pub async fn set_cells(&self, sheet: &str, id: Id, cells: Value) {
        let rows = json!([{ "id": id, "cells": cells }]);
        let _: Done = self.desk.call("plan.put", json!({ "plan": self.plan, "sheet": sheet, "rows": rows })).await;
    }

    /// A task from some months from now on.
    pub async fn task(&self, name: &str, from_now: i32, months: i32) -> Id {
        self.add("task", json!({ "kind": "task", "name_ja": name, "starts": self.month(from_now), "months": months }))
            .await
    }

    /// A milestone some months from now.
    pub async fn milestone(&self, name: &str, from_now: i32) -> Id {
        self.add("task", json!({ "kind": "milestone", "name_ja": name, "starts": self.month(from_now) })).await
    }

    pub async fn link(&self, before: Id, after: Id, kind: &str, lag: i32) -> Id {
        self.add("link", json!({ "before": before, "after": after, "kind": kind, "lag": lag })).await
    }

    pub async fn speak(&self, language: &str) {
        let _: Value = self.desk.call("settings.set", json!({ "language": language })).await;
    }

    /// Contradictions of a code. Each is worded in both languages with nothing left out.
    pub async fn found(&self, code: &str) -> Vec<Contradiction> {
        let found: Vec<Contradiction> =
            self.show().await.contradictions.into_iter().filter(|one| one.code == code).collect();
        for one in &found {
            for language in [Language::Ja, Language::En] {
                for key in [format!("contradiction.{code}"), format!("contradiction.{code}.remedy")] {
                    let pattern = app::catalogue::word(language, &key);
                    assert_ne!(pattern, key, "not worded");
                    for part in pattern.split('{').skip(1) {
                        let name = part.split('}').next().unwrap();
                        assert!(one.params.get(name).is_some_and(|value| !value.is_empty()), "{key} {name} {one:?}");
                    }
                }
            }
        }
        found
    }

    /// The contradiction of a code about a row, in words.
    pub async fn told(&self, code: &str, row: Id) -> Option<String> {
        let found = self.found(code).await;
        let one = found.iter().find(|one| one.row == Some(row))?;
        Some(app::catalogue::sentence(Language::Ja, &format!("contradiction.{code}"), &one.params))
    }

    /// Who works is a chair from now on; answers the chair, and a reader from whom the second project is hidden.
    pub async fn chair_and_reader_kept_from_the_second(&self) -> (Id, Id) {
        let person = |name: &str, chair: bool| json!({ "fields": { "name": name, "chair": chair } });
        let chair = self.desk.call::<Done>("person.save", person("議長A", true)).await.created.unwrap();
        let _: Value = self.desk.call("person.become", json!({ "person": chair })).await;
        let reader = self.desk.call::<Done>("person.save", person("査読B", false)).await.created.unwrap();
        let tie = json!({ "person": reader, "kind": "project", "of": self.projects[1], "note": "共同研究" });
        let _: Done = self.desk.call("interest.declare", tie).await;
        (chair, reader)
    }
}

/// Rows of a sheet.
pub fn rows(view: &PlanView, sheet: Sheet) -> &[Row] {
    view.sheets.get(&sheet).map(Vec::as_slice).unwrap_or_default()
}

/// A text cell.
pub fn text<'a>(row: &'a Row, cell: &str) -> &'a str {
    match row.cells.get(cell) {
        Some(Cell::Text(text)) => text,
        _ => "",
    }
}

pub fn planned(view: &PlanView, task: Id) -> &PlannedTask {
    view.schedule.iter().find(|planned| planned.id == task).unwrap()
}
