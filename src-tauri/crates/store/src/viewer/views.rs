//! The views of a reading connection, made from the schema: which rows are of a project, straight by a reference, or by
//! way of a row that is.
//!
//! A table that is added later and refers to a project is covered without anybody remembering it.

use crate::schema::Table;
use std::collections::BTreeMap;

/// Tables whose rows stay in sight: what an interest is and which block was lifted decide what is hidden, and are asked
/// for by those who may.
const OPEN: [&str; 2] = ["interest", "interest_override"];

/// Columns that name a project without a declared reference.
const UNDECLARED: [(&str, &str); 4] = [("pair", "a"), ("pair", "b"), ("attachment", "row"), ("disclosure", "row")];

/// Columns that lead to a project by way of another row, in tables that name projects themselves: what an item of a gate rests
/// on, and what brings it, is told by its words as well.
const BY_WAY: [(&str, &str, &str); 3] =
    [("plan_item", "asset", "asset"), ("plan_item", "attachment", "attachment"), ("plan_item", "task", "plan_task")];

/// How a table's rows are of a project: columns, each with the table of the row it names.
pub(crate) type Owned = BTreeMap<String, Vec<(String, String)>>;

/// Every table whose rows are of a project. Of one that names projects itself only those columns count, and those of
/// [`BY_WAY`].
pub(crate) fn owned(tables: &[Table]) -> Owned {
    let mut owned = Owned::new();
    for table in tables.iter().filter(|table| !OPEN.contains(&table.name.as_str())) {
        let declared = table.references.iter().filter(|r| r.parent == "project").map(|r| r.column.as_str());
        let undeclared = UNDECLARED.iter().filter(|(name, _)| *name == table.name).map(|(_, column)| *column);
        let by_way = BY_WAY.iter().filter(|(name, ..)| *name == table.name);
        let by_way = by_way.map(|(_, column, parent)| ((*column).to_owned(), (*parent).to_owned()));
        let straight = declared.chain(undeclared).map(|column| (column.to_owned(), "project".to_owned()));
        let columns: Vec<_> = straight.chain(by_way).collect();
        if !columns.is_empty() {
            owned.insert(table.name.clone(), columns);
        }
    }
    loop {
        let mut further = Vec::new();
        for table in tables.iter().filter(|t| !OPEN.contains(&t.name.as_str()) && !owned.contains_key(&t.name)) {
            let by = table.references.iter().filter(|r| r.parent != table.name && owned.contains_key(&r.parent));
            let columns: Vec<_> = by.map(|r| (r.column.clone(), r.parent.clone())).collect();
            if !columns.is_empty() {
                further.push((table.name.clone(), columns));
            }
        }
        if further.is_empty() {
            return owned;
        }
        owned.extend(further);
    }
}

/// Whether the row that `value` names is of a hidden project.
fn named(owned: &Owned, parent: &str, value: &str, depth: usize) -> String {
    if parent == "project" {
        return format!("EXISTS (SELECT 1 FROM temp.hidden h{depth} WHERE h{depth}.id = {value})");
    }
    let alias = format!("p{depth}");
    format!(
        "EXISTS (SELECT 1 FROM main.\"{parent}\" {alias} WHERE {alias}.id = {value} AND ({}))",
        row(owned, parent, &alias, depth + 1)
    )
}

/// Whether a row of a table, known by an alias, is of a hidden project.
fn row(owned: &Owned, table: &str, alias: &str, depth: usize) -> String {
    let columns = owned.get(table).into_iter().flatten();
    let parts = columns.map(|(column, parent)| named(owned, parent, &format!("{alias}.\"{column}\""), depth));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "0".to_owned() } else { parts.join(" OR ") }
}

fn view(name: &str, hidden: &str) -> String {
    format!("CREATE TEMP VIEW \"{name}\" AS SELECT * FROM main.\"{name}\" AS t WHERE NOT ({hidden});\n")
}

/// Whether a row of a decision is seen, whatever project it is of.
fn vote(me: &str) -> String {
    format!(
        "(t.reviewer = {me} OR EXISTS (SELECT 1 FROM main.round r WHERE r.id = t.round AND (r.state = 'closed' \
         OR r.blindness = 'open' OR r.blindness = 'all-voted' AND (SELECT count(*) FROM main.assignment a \
         WHERE a.round = t.round AND a.project = t.project) >= r.readers AND NOT EXISTS (SELECT 1 FROM main.assignment a \
         WHERE a.round = t.round AND a.project = t.project \
         AND NOT EXISTS (SELECT 1 FROM main.decision o WHERE o.assignment = a.id)))))"
    )
}

/// The views for a person (`None` = nobody), where projects are hidden (`temp.hidden`) or not.
pub(crate) fn script(tables: &[Table], person: Option<i64>, hides: bool) -> String {
    let me = person.map_or_else(|| "NULL".to_owned(), |id| id.to_string());
    let vote = vote(&me);
    if !hides {
        return format!(
            "CREATE TEMP VIEW given AS SELECT assignment, round, project, reviewer FROM main.decision;
             CREATE TEMP VIEW decision AS SELECT * FROM main.decision AS t WHERE {vote};
             CREATE TEMP VIEW change AS SELECT * FROM main.change AS c WHERE {} AND {};",
            vote_seen(),
            interest_seen(&me)
        );
    }
    let owned = owned(tables);
    let mut sql = view("project", "EXISTS (SELECT 1 FROM temp.hidden h WHERE h.id = t.id)");
    for table in owned.keys().filter(|name| *name != "decision") {
        sql.push_str(&view(table, &row(&owned, table, "t", 0)));
    }
    let hidden = row(&owned, "decision", "t", 0);
    sql.push_str(&format!(
        "CREATE TEMP VIEW given AS SELECT assignment, round, project, reviewer FROM main.decision AS t WHERE NOT ({hidden});
         CREATE TEMP VIEW decision AS SELECT * FROM main.decision AS t WHERE {vote} AND NOT ({hidden});\n"
    ));
    sql.push_str(&view("source_row", &source_rows(tables, &owned)));
    // Words that no other project's texts have.
    sql.push_str(&view(
        "word",
        "EXISTS (SELECT 1 FROM main.word_use u WHERE u.word = t.id) \
         AND NOT EXISTS (SELECT 1 FROM temp.word_use u WHERE u.word = t.id)",
    ));
    sql.push_str(&view(
        "content",
        "EXISTS (SELECT 1 FROM main.attachment a WHERE a.sha256 = t.sha256) \
         AND NOT EXISTS (SELECT 1 FROM temp.attachment a WHERE a.sha256 = t.sha256)",
    ));
    sql.push_str(&changes(&owned, &me));
    sql
}

/// Rows of imported files that a hidden project came from.
fn source_rows(tables: &[Table], owned: &Owned) -> String {
    let mut parts = Vec::new();
    for table in tables.iter().filter(|table| owned.contains_key(&table.name)) {
        for reference in table.references.iter().filter(|reference| reference.parent == "source_row") {
            parts.push(format!(
                "EXISTS (SELECT 1 FROM main.\"{0}\" s WHERE s.\"{1}\" = t.id AND ({2}))",
                table.name,
                reference.column,
                row(owned, &table.name, "s", 0)
            ));
        }
    }
    parts.join(" OR ")
}

/// A change of a vote is seen as the vote is.
fn vote_seen() -> &'static str {
    "(c.thing <> 'decision' OR EXISTS (SELECT 1 FROM temp.decision d WHERE d.id = c.row))"
}

/// Whose interests are whose is told to the person and to chairs only.
fn interest_seen(me: &str) -> String {
    let standing = |table: &str| format!("(SELECT x.person FROM main.{table} x WHERE x.id = c.row)");
    format!(
        "(c.thing NOT IN ('interest', 'interest_override') OR EXISTS (SELECT 1 FROM main.person p WHERE p.id = {me} \
         AND (p.chair = 1 OR p.id = coalesce(json_extract(c.after, '$.person'), json_extract(c.before, '$.person'), \
         iif(c.thing = 'interest', {}, {}), (SELECT json_extract(l.before, '$.person') FROM main.change l \
         WHERE l.thing = c.thing AND l.row = c.row AND l.action = 'delete' ORDER BY l.id DESC LIMIT 1)))))",
        standing("interest"),
        standing("interest_override")
    )
}

/// Whether the row that `value` names was deleted. Whether it would be hidden cannot be said any more.
fn gone(parent: &str, value: &str) -> String {
    format!(
        "(EXISTS (SELECT 1 FROM main.change g WHERE g.thing = '{parent}' AND g.row = {value} AND g.action = 'delete') \
         AND NOT EXISTS (SELECT 1 FROM main.\"{parent}\" g WHERE g.id = {value}))"
    )
}

/// The log without what it keeps of hidden projects and votes, nor of projects that are no more. A change tells its project
/// by what it holds, else the row as it stands, else as it stood when it was deleted.
fn changes(owned: &Owned, me: &str) -> String {
    let mut cases = format!(
        "WHEN 'project' THEN EXISTS (SELECT 1 FROM temp.hidden h WHERE h.id = c.row) OR {}\n",
        gone("project", "c.row")
    );
    for (table, columns) in owned {
        let mut parts = Vec::new();
        for (column, parent) in columns {
            let values = [
                format!("json_extract(c.after, '$.\"{column}\"')"),
                format!("json_extract(c.before, '$.\"{column}\"')"),
                format!("(SELECT x.\"{column}\" FROM main.\"{table}\" x WHERE x.id = c.row)"),
                format!(
                    "(SELECT json_extract(l.before, '$.\"{column}\"') FROM main.change l WHERE l.thing = '{table}' \
                     AND l.row = c.row AND l.action = 'delete' ORDER BY l.id DESC LIMIT 1)"
                ),
            ];
            for value in &values {
                parts.push(named(owned, parent, value, 0));
                parts.push(gone(parent, value));
            }
        }
        cases.push_str(&format!("WHEN '{table}' THEN {}\n", parts.join(" OR ")));
    }
    // Rows of files are logged only when an import is taken back; whose they were is not told any more.
    format!(
        "CREATE TEMP VIEW change AS SELECT * FROM main.change AS c WHERE {} AND {} AND NOT (CASE c.thing {cases} \
         WHEN 'source_row' THEN 1 WHEN 'word' THEN NOT EXISTS (SELECT 1 FROM temp.word w WHERE w.id = c.row) ELSE 0 END);",
        vote_seen(),
        interest_seen(me)
    )
}

/// Every project that the row named by `value` is of, each as an expression.
fn projects(owned: &Owned, parent: &str, value: &str) -> Vec<String> {
    if parent == "project" {
        return vec![value.to_owned()];
    }
    let columns = owned.get(parent).into_iter().flatten();
    let of = columns.flat_map(|(column, next)| {
        projects(owned, next, &format!("(SELECT y.\"{column}\" FROM main.\"{parent}\" y WHERE y.id = {value})"))
    });
    of.collect()
}

/// Hidden projects of which an operation (`?1`) changed rows in one of these tables, as a query on a connection that
/// writes; `None` when no table is of a project.
pub(crate) fn touched(owned: &Owned, tables: impl Iterator<Item = String>) -> Option<String> {
    let mut parts = Vec::new();
    for table in tables {
        if table == "project" {
            parts.push("SELECT row AS p FROM change WHERE operation = ?1 AND thing = 'project'".to_owned());
        }
        for (column, parent) in owned.get(&table).into_iter().flatten() {
            for side in ["before", "after"] {
                for value in projects(owned, parent, &format!("json_extract(c.{side}, '$.\"{column}\"')")) {
                    parts.push(format!(
                        "SELECT {value} AS p FROM change c WHERE c.operation = ?1 AND c.thing = '{table}'"
                    ));
                }
            }
            for value in projects(owned, parent, &format!("x.\"{column}\"")) {
                parts.push(format!(
                    "SELECT {value} AS p FROM change c JOIN main.\"{table}\" x ON x.id = c.row \
                     WHERE c.operation = ?1 AND c.thing = '{table}' AND c.action = 'update'"
                ));
                parts.push(format!(
                    "SELECT {value} AS p FROM batch b JOIN main.\"{table}\" x ON x.id BETWEEN b.first AND b.last \
                     WHERE b.operation = ?1 AND b.thing = '{table}'"
                ));
            }
        }
    }
    let all = parts.join(" UNION ");
    (!parts.is_empty()).then(|| format!("SELECT count(*) FROM ({all}) WHERE p IN (SELECT id FROM temp.hidden)"))
}
