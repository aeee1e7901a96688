//! Search against a second opinion: SQLite's own LIKE over the same folded lines. Finding, performance.

use crate::desk::Desk;
use domain::Id;
use domain::text;
use serde_json::json;
use sqlx::{Connection, SqliteConnection};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Projects; a word of one character is in most, a phrase in few.
const PROJECTS: usize = 1_500;
const QUERIES: usize = 500;

/// Knuth's MMIX generator: the same questions in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const WORDS: [&str; 28] = [
    "膵癌",
    "膵がん",
    "ガン幹細胞",
    "肺線維症",
    "抗体薬物複合体",
    "ＫＲＡＳ",
    "kras",
    "EGFR",
    "Ｇ１２Ｃ",
    "阻害薬",
    "の",
    "における",
    "ﾀﾝﾊﾟｸ質",
    "タンパク質",
    "髙分子",
    "斎藤",
    "齋藤",
    "齊藤",
    "CAR−T",
    "CAR-T細胞",
    "iPS細胞",
    "organoid",
    "Lipid nanoparticle",
    "delivery of",
    "pancreatic cancer",
    "脳血液関門",
    "核酸",
    "線維化",
];

/// A list of fictional projects (合成データ) made of words that look alike folded and not.
fn list(chance: &mut Chance) -> String {
    let mut csv = "研究開発課題名,研究開発課題名（英語）,概要,代表機関名,研究開発代表者,年度\n".to_owned();
    for at in 0..PROJECTS {
        let mut text = |count: usize, with: &str| (0..count).map(|_| chance.one(&WORDS)).collect::<Vec<_>>().join(with);
        let (title, english, summary) = (text(3, ""), text(2, " "), text(24, ""));
        let _ =
            writeln!(csv, "{title} 第{at}課題,{english} {at},{summary},架空大学{},研究代表者{},2024", at % 40, at % 90);
    }
    csv
}

/// Letters and digits out of a text, beginning anywhere; sometimes one letter is another.
fn word(chance: &mut Chance, texts: &[String]) -> String {
    let chars: Vec<char> = texts[chance.below(texts.len())].chars().collect();
    let start = chance.below(chars.len());
    let length = 1 + chance.below(12);
    let mut word: Vec<char> = chars[start..].iter().take(length).take_while(|c| c.is_alphanumeric()).copied().collect();
    if chance.below(5) == 0 && !word.is_empty() {
        let at = chance.below(word.len());
        word[at] = chance.one(&["異", "Q", "ｶ", "9"]).chars().next().unwrap();
    }
    word.into_iter().collect()
}

async fn like(conn: &mut SqliteConnection, words: &[String]) -> BTreeSet<Id> {
    let mut found: Option<BTreeSet<Id>> = None;
    for word in words {
        let query = sqlx::query_scalar("SELECT id FROM project WHERE folded LIKE '%' || ? || '%'");
        let ids: Vec<Id> = query.bind(text::fold(word)).fetch_all(&mut *conn).await.unwrap();
        let ids: BTreeSet<Id> = ids.into_iter().collect();
        found = Some(match found {
            Some(found) => &found & &ids,
            None => ids,
        });
    }
    found.unwrap_or_default()
}

/// 500 random queries of 1 to 12 characters, Japanese and English, of several words, after writes and a return too.
#[tokio::test]
async fn search_equals_like_on_random_queries() {
    let mut chance = Chance(20_261_127);
    let desk = Desk::empty().await;
    desk.import(&desk.list("課題.csv", list(&mut chance))).await;
    // Slots that were given back and taken again.
    desk.undo().await;
    desk.redo().await;
    let url = format!("sqlite://{}?mode=ro", desk.library().display());
    let mut conn = SqliteConnection::connect(&url).await.unwrap();
    let texts: Vec<String> = sqlx::query_scalar("SELECT title_ja || ' ' || title_en || ' ' || summary_ja FROM project")
        .fetch_all(&mut conn)
        .await
        .unwrap();
    assert_eq!(texts.len(), PROJECTS);
    let (mut asked, mut some, mut several) = (0, 0, 0);
    while asked < QUERIES {
        let words: Vec<String> = (0..=chance.below(3)).map(|_| word(&mut chance, &texts)).collect();
        // What is an operator of the search language is no word.
        let is_word = |word: &String| !word.is_empty() && !["AND", "OR", "NOT"].contains(&text::nfkc(word).as_str());
        let words: Vec<String> = words.into_iter().filter(is_word).collect();
        if words.is_empty() {
            continue;
        }
        asked += 1;
        let expected = like(&mut conn, &words).await;
        let args = json!({ "filter": { "text": words.join(" "), "exact": true }, "limit": 200_000 });
        let found: app::project::ProjectIds = desk.call("project.ids", args).await;
        let found: BTreeSet<Id> = found.ids.into_iter().collect();
        assert_eq!(found, expected, "{words:?}");
        some += usize::from(!expected.is_empty());
        several += usize::from(words.len() > 1 && !expected.is_empty());
    }
    // The questions ask something: most find some, and some of several words do, and some find nothing.
    assert!(some > QUERIES / 2 && some < QUERIES && several > QUERIES / 10, "{some} {several}");
}
