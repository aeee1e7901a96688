//! Theme forge, point 6: comments on a theme, with mentions of projects.

use crate::desk::Desk;
use crate::stage_one::people::{become_, register};
use crate::stage_one::planted::{planted, silent};
use app::commands::Done;
use app::theme::{Comment, Comments};
use domain::{Id, ProblemCode};
use serde_json::json;

async fn comments(desk: &Desk, theme: Id) -> Vec<Comment> {
    desk.call::<Comments>("theme.comments", json!({ "id": theme })).await.comments
}

async fn say(desk: &Desk, theme: Id, text: &str) -> Id {
    desk.call::<Done>("theme.comment", json!({ "theme": theme, "text": text })).await.created.unwrap()
}

/// Point 6: a comment mentions projects that are there; it is undone and brought again with its mentions.
#[tokio::test]
async fn a_comment_mentions_projects() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    let theme = desk.new_theme(json!({ "title_ja": "題名" }), json!([{ "project": ids[0] }])).await;
    let text = format!("[[{0}]]と[[{1}]]、もう一度[[{0}]]。[[これ]]は違う", ids[0], ids[4]);
    say(&desk, theme, &format!("  {text}\n")).await;
    say(&desk, theme, "二つ目").await;
    let told = comments(&desk, theme).await;
    let mentioned: Vec<Id> = told[0].mentions.iter().map(|row| row.id).collect();
    assert_eq!(
        (told[0].text.as_str(), mentioned, told[0].by.as_str()),
        (text.as_str(), vec![ids[0], ids[4]], "作業者")
    );
    assert_eq!((told[1].text.as_str(), told[1].mentions.len(), told.len()), ("二つ目", 0, 2));
    let nobody = json!({ "theme": theme, "text": "[[1]]" });
    assert_eq!(desk.refused("theme.comment", nobody).await.code, ProblemCode::NoSuchProject);
    for text in ["", " \n", &"長".repeat(2_001)] {
        let problem = desk.refused("theme.comment", json!({ "theme": theme, "text": text })).await;
        assert_eq!((problem.code, problem.params["field"].as_str()), (ProblemCode::InvalidField, "comment"));
    }
    assert_eq!(desk.refused("theme.comment", json!({ "theme": 1, "text": "x" })).await.code, ProblemCode::NoSuchTheme);
    let _: Done = desk.call("theme.comment_remove", json!({ "id": told[0].id })).await;
    assert_eq!(comments(&desk, theme).await.len(), 1);
    let gone = desk.refused("theme.comment_remove", json!({ "id": told[0].id })).await;
    assert_eq!((gone.code, gone.params["reason"].as_str()), (ProblemCode::InvalidField, "comment-gone"));
    desk.undo().await;
    assert_eq!(comments(&desk, theme).await[0].mentions.len(), 2);
}

/// Point 6: where there are people, who wrote a comment or a chair takes it away, nobody else.
#[tokio::test]
async fn a_comment_is_its_authors_or_a_chairs_to_take_away() {
    let desk = Desk::odd().await;
    let theme = desk.new_theme(json!({ "title_ja": "題名" }), json!([])).await;
    let chair = register(&desk, "議長A", "", true).await;
    become_(&desk, Some(chair)).await;
    let (one, two) = (register(&desk, "研究員B", "", false).await, register(&desk, "研究員C", "", false).await);
    become_(&desk, Some(one)).await;
    let (first, second) = (say(&desk, theme, "一つ目").await, say(&desk, theme, "二つ目").await);
    become_(&desk, Some(two)).await;
    let remove = |id: Id| json!({ "id": id });
    assert_eq!(desk.refused("theme.comment_remove", remove(first)).await.code, ProblemCode::ChairOnly);
    become_(&desk, None).await;
    assert_eq!(desk.refused("theme.comment_remove", remove(first)).await.code, ProblemCode::WhoAreYou);
    become_(&desk, Some(one)).await;
    let _: Done = desk.call("theme.comment_remove", remove(first)).await;
    become_(&desk, Some(chair)).await;
    let _: Done = desk.call("theme.comment_remove", remove(second)).await;
    assert!(comments(&desk, theme).await.is_empty());
}

/// Point 6 with interests: a mention of a hidden project names nothing to whoever may not see it, and is not made by such a one;
/// the comment goes whole all the same.
#[tokio::test]
async fn a_mention_of_a_hidden_project_names_nothing() {
    let of = planted().await;
    let desk = &of.desk;
    become_(desk, Some(of.blocked)).await;
    let mine = say(desk, of.theme, &format!("[[{}]]だけ", of.others[0])).await;
    become_(desk, Some(of.chair)).await;
    let theirs = say(desk, of.theme, &format!("[[{}]]と[[{}]]", of.project, of.others[0])).await;
    let told = comments(desk, of.theme).await;
    assert_eq!(told.iter().find(|one| one.id == theirs).unwrap().mentions.len(), 2);
    become_(desk, Some(of.blocked)).await;
    let told = comments(desk, of.theme).await;
    let seen = told.iter().find(|one| one.id == theirs).unwrap();
    assert_eq!((seen.text.clone(), seen.mentions.len()), (format!("[[0]]と[[{}]]", of.others[0]), 1));
    silent("theme.comments", &serde_json::to_string(&told).unwrap());
    assert!(!serde_json::to_string(&told).unwrap().contains(&of.project.to_string()));
    let hidden = json!({ "theme": of.theme, "text": format!("[[{}]]", of.project) });
    assert_eq!(desk.refused("theme.comment", hidden).await.code, ProblemCode::NoSuchProject);
    let _: Done = desk.call("theme.comment_remove", json!({ "id": mine })).await;
    become_(desk, Some(of.chair)).await;
    let _: Done = desk.call("theme.comment_remove", json!({ "id": theirs })).await;
}
