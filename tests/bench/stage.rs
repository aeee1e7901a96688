//! Measures stage one on a library: `bench stage LIBRARY [READERS]`. Prints JSON, milliseconds. The library is changed: a
//! round over all its projects is opened in it, so give it a copy.
//!
//! Votes of the readers but one are put into the file from outside, as 45,000 or 300,000 of them through the door would
//! measure the disk and nothing else; opening, sharing out, reading and deciding go the way a window goes.

use crate::desk::{Desk, Result, p50_p95};
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};

/// Times that each operation is asked for.
const TIMES: usize = 30;
/// The shipped criteria.
const CRITERIA: u64 = 700;

/// A vote on every assignment of everybody but `me`.
async fn cast(library: &str, round: u64, me: u64) -> Result<()> {
    let mut conn = SqliteConnection::connect(&format!("sqlite://{library}")).await?;
    sqlx::query(
        "INSERT INTO decision (id, assignment, round, project, reviewer, criteria, verdict, reason, note, certainty, scores, tags, at) \
         SELECT a.id + 1000000000, a.id, a.round, a.project, a.reviewer, ?3, \
         CASE (a.project + a.reviewer % 2) % 3 WHEN 0 THEN 'keep' WHEN 1 THEN 'hold' ELSE 'drop' END, '', '測定のための票', 'middle', \
         '{\"target\":{\"value\":' || (1 + a.id % 3) || ',\"note\":\"\"},\"novelty\":{\"value\":2,\"note\":\"\"},\"need\":{\"value\":' \
         || (1 + a.project % 3) || ',\"note\":\"\"},\"ip\":{\"value\":null,\"note\":\"\"}}', '[]', '2026-11-27T00:00:00.000Z' \
         FROM assignment a WHERE a.round = ?1 AND a.reviewer <> ?2",
    )
    .bind(i64::try_from(round)?)
    .bind(i64::try_from(me)?)
    .bind(i64::try_from(CRITERIA)?)
    .execute(&mut conn)
    .await?;
    conn.close().await?;
    Ok(())
}

fn id(value: &Value) -> Result<u64> {
    value["created"].as_u64().ok_or_else(|| "nothing was made".into())
}

async fn measure(library: &str, readers: usize) -> Result<Value> {
    let desk = Desk::open(library).await?;
    let mut people = Vec::new();
    for n in 0..=readers * 2 {
        let fields = json!({ "name": format!("測定{n}"), "organisation": "", "field": "神経、抗体", "chair": n == 0 });
        people.push(id(&desk.timed("person.save", json!({ "fields": fields })).await?.0)?);
        desk.timed("person.become", json!({ "person": people[0] })).await?;
    }
    let all = json!({ "matching": { "filter": {}, "except": [] } });
    let new = json!({
        "name": "測定の回", "kind": "votes", "purpose": "main", "selection": all, "readers": readers,
        "blindness": "all-voted", "criteria": CRITERIA,
    });
    let (opened, opening) = desk.timed("round.open", new).await?;
    let round = id(&opened)?;
    let share = json!({ "round": round, "share": { "evenly": people[1..] } });
    let (assigned, assigning) = desk.timed("round.assign", share).await?;
    let me = people[1];
    desk.timed("library.close", json!({})).await?;
    cast(library, round, me).await?;

    let desk = Desk::open(library).await?;
    desk.timed("person.become", json!({ "person": me })).await?;
    let asked = json!({ "round": round });
    let (list, loading) = desk.timed("reading.list", asked.clone()).await?;
    let projects: Vec<u64> = list["items"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item["project"].as_u64())
        .take(TIMES + 1)
        .collect();
    // The vocabulary's names are read at the first text.
    desk.timed("reading.show", json!({ "round": round, "project": projects.last() })).await?;
    let (mut next, mut decide, mut shown, mut following) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for project in projects.iter().take(TIMES) {
        let of = json!({ "round": round, "project": project });
        next.push(desk.ms("reading.show", of).await?);
        let vote = json!({
            "round": round, "project": project, "reviewer": me, "criteria": CRITERIA, "verdict": "keep", "certainty": "high",
            "scores": { "target": { "value": 3, "note": "" } },
        });
        decide.push(desk.ms("reading.decide", vote).await?);
        shown.push(desk.ms("round.show", asked.clone()).await?);
        following.push(desk.ms("reading.list", asked.clone()).await?);
    }
    let mut numbers = json!({
        "open": opening, "assign": assigning, "assigned": assigned["count"], "load": loading,
        "next": p50_p95(next), "decide": p50_p95(decide), "round": p50_p95(shown), "list": p50_p95(following),
    });
    desk.timed("person.become", json!({ "person": people[0] })).await?;
    desk.timed("round.close", asked.clone()).await?;
    numbers["load_opened"] = json!(desk.ms("conflict.list", asked.clone()).await?);
    for name in
        ["round.list", "round.workload", "conflict.list", "conflict.agreement", "shortlist.flow", "shortlist.show"]
    {
        let args = if name == "round.list" { json!({}) } else { asked.clone() };
        numbers[name] = desk.several(name, TIMES, |_| args.clone()).await?;
    }
    desk.timed("library.close", json!({})).await?;
    Ok(numbers)
}

pub async fn run(args: &[&str]) -> Result<Value> {
    match args {
        [library] => measure(library, 3).await,
        [library, readers] => measure(library, readers.parse()?).await,
        _ => Err("usage: bench stage LIBRARY [READERS]".into()),
    }
}
