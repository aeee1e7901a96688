//! Plan, point 1: tasks are placed elsewhere in time, and what comes after them goes along where somebody wants it.

use super::plot::{Plot, planned, rows, text};
use app::commands::Done;
use domain::plan::Sheet;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

impl Plot {
    /// Months from now at which a task begins and ends.
    async fn stands(&self, task: Id) -> (i32, i32) {
        let view = self.show().await;
        let planned = planned(&view, task);
        (planned.start.unwrap() - self.today, planned.end.unwrap() - self.today)
    }

    /// Moves a task to some months from now.
    async fn moved(&self, task: Id, from_now: i32, months: i32, push: bool) -> Done {
        let moves = json!([{ "task": task, "starts": self.today + from_now, "months": months }]);
        self.desk.call("plan.move", json!({ "plan": self.plan, "moves": moves, "push": push })).await
    }
}

/// Point 1: whatever a link asks for is pushed on by as little as needed, never back, in one step; the step tells how many.
#[tokio::test]
async fn a_moved_task_pushes_what_follows_as_little_as_needed() {
    let plot = Plot::set().await;
    let screening = plot.task("探索", 0, 6).await;
    let efficacy = plot.task("薬効", 7, 6).await;
    let toxicity = plot.task("毒性", 7, 6).await;
    let report = plot.task("報告書", 11, 3).await;
    let done = plot.milestone("完了", 14).await;
    let aside = plot.task("別の作業", 3, 2).await;
    plot.link(screening, efficacy, "fs", 0).await;
    plot.link(efficacy, toxicity, "ss", 0).await;
    plot.link(toxicity, report, "ff", 1).await;
    plot.link(report, done, "fs", 1).await;
    let before = plot.all().await;
    // A month of slack is used up first.
    let first = plot.moved(screening, 1, 6, true).await;
    assert_eq!((first.kind.as_str(), first.count, plot.stands(efficacy).await), ("plan-move", 1, (7, 13)));
    // Four months later: three of the others have to go, by their own links.
    let second = plot.moved(screening, 5, 6, true).await;
    assert_eq!(second.count, 5);
    assert_eq!(plot.stands(efficacy).await, (11, 17));
    assert_eq!(plot.stands(toxicity).await, (11, 17));
    assert_eq!(plot.stands(report).await, (15, 18));
    assert_eq!(plot.stands(done).await, (19, 19));
    assert_eq!(plot.stands(aside).await, (3, 5));
    assert_eq!(plot.found("order-broken").await, []);
    // What moves back pulls nothing.
    plot.moved(screening, 0, 6, true).await;
    assert_eq!((plot.stands(screening).await, plot.stands(efficacy).await), ((0, 6), (11, 17)));
    for _ in 0..3 {
        plot.desk.undo().await;
    }
    assert_eq!(plot.all().await, before);
}

/// Point 1: without pushing a task goes where somebody puts it; that the order is broken is told, and put right later in one
/// step.
#[tokio::test]
async fn an_order_that_was_broken_is_put_right_in_one_step() {
    let plot = Plot::set().await;
    let a = plot.task("探索", 0, 6).await;
    let b = plot.task("薬効", 6, 6).await;
    let c = plot.task("毒性", 12, 6).await;
    plot.link(a, b, "fs", 0).await;
    plot.link(b, c, "fs", 0).await;
    assert_eq!(plot.moved(a, 0, 9, false).await.count, 1);
    assert_eq!(plot.stands(b).await, (6, 12));
    assert_eq!(plot.found("order-broken").await.len(), 1);
    let args = json!({ "plan": plot.plan, "moves": [], "push": true });
    let done: Done = plot.desk.call("plan.move", args.clone()).await;
    assert_eq!((done.count, plot.stands(b).await, plot.stands(c).await), (2, (9, 15), (15, 21)));
    assert_eq!(plot.found("order-broken").await, []);
    assert_eq!(plot.desk.call::<Done>("plan.move", args).await.operation, None);
    plot.desk.undo().await;
    assert_eq!((plot.stands(b).await, plot.stands(c).await), ((6, 12), (12, 18)));
}

/// Point 1: several bars drawn at once are one step; a task lasts at least a month, a milestone stands in one, and neither
/// leaves the calendar, pushed or not.
#[tokio::test]
async fn moves_stay_within_the_calendar_and_keep_what_tasks_are() {
    let plot = Plot::set().await;
    let task = plot.task("探索", 0, 6).await;
    let milestone = plot.milestone("完了", 8).await;
    let package = plot.add("task", json!({ "kind": "package", "name_ja": "作業群" })).await;
    let moves = json!([
        { "task": task, "starts": plot.today + 2, "months": 4 },
        { "task": milestone, "starts": plot.today + 9, "months": 5 },
    ]);
    let done: Done = plot.desk.call("plan.move", json!({ "plan": plot.plan, "moves": moves, "push": false })).await;
    assert_eq!((done.count, plot.stands(task).await, plot.stands(milestone).await), (2, (2, 6), (10, 10)));
    let before = plot.all().await;
    plot.link(task, milestone, "fs", 0).await;
    // The last month there is: March of the fiscal year 2100.
    let last = 2101 * 12 + 2;
    let months_of = |starts: i32, months: i32, of: Id, push: bool| json!({ "plan": plot.plan, "moves": [{ "task": of, "starts": starts, "months": months }], "push": push });
    for (args, field, reason) in [
        (months_of(plot.today, 0, task, true), "months", "not-a-number-here"),
        (months_of(plot.today, 601, task, true), "months", "not-a-number-here"),
        (months_of(last + 1, 1, task, true), "starts", "month-outside"),
        (months_of(1989 * 12 + 2, 1, task, false), "starts", "month-outside"),
        // The task itself is within, what it pushes is not.
        (months_of(last, 12, task, true), "starts", "month-outside"),
        (months_of(plot.today, 3, package, true), "row", "package-moved"),
        (months_of(plot.today, 3, 7, true), "row", "row-gone"),
    ] {
        let problem = plot.desk.refused("plan.move", args.clone()).await;
        assert_eq!(problem.code, ProblemCode::InvalidField, "{args}");
        assert_eq!((problem.params["field"].as_str(), problem.params["reason"].as_str()), (field, reason), "{args}");
        let told = app::catalogue::problem(app::settings::Language::Ja, &problem);
        assert!(!told.contains("reason.") && !told.contains("field."), "{told}");
    }
    plot.desk.undo().await;
    assert_eq!(plot.all().await, before);
    let view = plot.show().await;
    let row = rows(&view, Sheet::Task).iter().find(|row| row.id == milestone).unwrap();
    assert_eq!((json!(row.cells["months"]), text(row, "starts")), (json!(0), plot.month(9).as_str()));
}

/// Point 1: somebody from whom a task is hidden moves what they see; the hidden task stays, and is told to whoever sees it.
#[tokio::test]
async fn what_is_hidden_from_somebody_is_not_moved_by_them() {
    let plot = Plot::set().await;
    let (chair, reader) = plot.chair_and_reader_kept_from_the_second().await;
    let open = plot.task("公開", 0, 6).await;
    let hidden = plot.task("隠す", 6, 6).await;
    plot.set_cells("task", hidden, json!({ "project": plot.projects[1] })).await;
    plot.link(open, hidden, "fs", 0).await;
    let _: Value = plot.desk.call("person.become", json!({ "person": reader })).await;
    assert_eq!(plot.moved(open, 3, 6, true).await.count, 1);
    let problem = plot
        .desk
        .refused(
            "plan.move",
            json!({ "plan": plot.plan, "push": false,
        "moves": [{ "task": hidden, "starts": plot.today, "months": 1 }] }),
        )
        .await;
    assert_eq!(problem.params["reason"], "row-gone");
    let _: Value = plot.desk.call("person.become", json!({ "person": chair })).await;
    assert_eq!((plot.stands(open).await, plot.stands(hidden).await), ((3, 9), (6, 12)));
    assert_eq!(plot.found("order-broken").await.len(), 1);
}
