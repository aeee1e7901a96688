-- What importing every real list needs beside the first shape: spans, words of persons over lists, one project
-- under several numbers, proposals and what was decided on them, words that wait for a concept, outcomes.

-- The span a list states, and the sum over it (AMEDfind: totalBudget, 0 = not yet reported and kept as NULL).
ALTER TABLE project_year ADD COLUMN starts TEXT;                        -- ISO date
ALTER TABLE project_year ADD COLUMN ends TEXT;                          -- ISO date
ALTER TABLE project_year ADD COLUMN total_budget_yen INTEGER;
-- Of the row it last came from, every cell under its heading: an unchanged list is known without reading its years.
ALTER TABLE project_year ADD COLUMN digest TEXT NOT NULL DEFAULT '';     -- 16 hexadecimal digits; '' = not known

-- What matching and the index of the window read of all years stands in the index: no year's texts are touched.
DROP INDEX project_year_by_project;
CREATE INDEX project_year_by_project ON project_year (project, year_first, year_last, digest);

-- A tag from a list's own column is proposed until a person confirms it; a rejected one stays so that no later
-- list brings it again.
ALTER TABLE tag ADD COLUMN state TEXT NOT NULL DEFAULT 'confirmed' CHECK (state IN ('proposed', 'confirmed', 'rejected'));
ALTER TABLE tag ADD COLUMN evidence TEXT NOT NULL DEFAULT '';            -- quoted words (a cell); empty for a hand-given tag
ALTER TABLE tag ADD COLUMN source INTEGER REFERENCES source_row (id);    -- the row the evidence stands in
-- Counts and filters by concept are made in memory; nothing ever asked for it.
DROP INDEX tag_by_concept;
-- Without it, taking an import back would look through every tag for each of its rows.
CREATE INDEX tag_by_source ON tag (source);

-- The report as it was shown when the file came in: {"counts":{…},"issues":[…]}.
ALTER TABLE import ADD COLUMN report TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(report));

-- Rows that had a say in a year before a later row changed it; project_year.source is the latest.
CREATE TABLE year_source (
  id     INTEGER PRIMARY KEY,
  year   INTEGER NOT NULL REFERENCES project_year (id),
  source INTEGER NOT NULL REFERENCES source_row (id),
  UNIQUE (year, source)
) STRICT;
CREATE INDEX year_source_by_source ON year_source (source);

-- A person's word over the lists' on one field of a project. Years keep what their lists say.
CREATE TABLE override (
  id         INTEGER PRIMARY KEY,
  project    INTEGER NOT NULL REFERENCES project (id),
  field      TEXT    NOT NULL CHECK (field IN ('title_ja', 'title_en', 'summary_ja', 'summary_en', 'programme', 'institution', 'researcher')),
  value      TEXT    NOT NULL,
  list_value TEXT    NOT NULL,                               -- what the lists said when the person last looked
  by         TEXT    NOT NULL,
  at         TEXT    NOT NULL,
  UNIQUE (project, field)
) STRICT;

-- Further numbers (without their year) that lead to a project, after a person linked a renumbered one.
CREATE TABLE alias (
  id      INTEGER PRIMARY KEY,
  project INTEGER NOT NULL REFERENCES project (id),
  key     TEXT    NOT NULL UNIQUE
) STRICT;
CREATE INDEX alias_by_project ON alias (project);

-- Two projects that may be one. No foreign keys: after a merge one of them is gone, the decision stays.
CREATE TABLE pair (
  id    INTEGER PRIMARY KEY,
  a     INTEGER NOT NULL,                                    -- the earlier project
  b     INTEGER NOT NULL,
  kind  TEXT    NOT NULL CHECK (kind IN ('renumbered', 'similar')),
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),    -- likeness in percent
  state TEXT    NOT NULL CHECK (state IN ('open', 'merged', 'apart')),
  by    TEXT    NOT NULL,                                    -- who proposed (the importer) or decided
  at    TEXT    NOT NULL,
  UNIQUE (a, b),
  CHECK (a <> b)
) STRICT;
CREATE INDEX pair_by_state ON pair (state);
CREATE INDEX pair_by_b ON pair (b);

-- Spellings of one programme, as a person decided; `canonical` is what the list shows. Equal = kept apart.
CREATE TABLE programme_name (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL UNIQUE,
  canonical TEXT NOT NULL,
  by        TEXT NOT NULL,
  at        TEXT NOT NULL
) STRICT;

-- A saved mapping, found again for a list of the same shape.
CREATE TABLE profile (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  shape   TEXT NOT NULL,                                     -- folded headings, U+001F between them
  options TEXT NOT NULL CHECK (json_valid(options)),
  by      TEXT NOT NULL,
  at      TEXT NOT NULL
) STRICT;
CREATE INDEX profile_by_shape ON profile (shape);

-- Words of a list's own target, modality and indication columns that no vocabulary knows.
CREATE TABLE word (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL CHECK (kind IN ('target', 'modality', 'indication')),
  folded  TEXT NOT NULL,
  text    TEXT NOT NULL,                                     -- as first met
  concept TEXT,                                              -- what it was settled to
  state   TEXT NOT NULL CHECK (state IN ('open', 'settled', 'ignored')),
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,
  UNIQUE (kind, folded)
) STRICT;

CREATE TABLE word_use (
  id       INTEGER PRIMARY KEY,
  word     INTEGER NOT NULL REFERENCES word (id),
  project  INTEGER NOT NULL REFERENCES project (id),
  source   INTEGER NOT NULL REFERENCES source_row (id),
  evidence TEXT    NOT NULL,                                 -- the cell
  UNIQUE (word, project)
) STRICT;
CREATE INDEX word_use_by_project ON word_use (project);
CREATE INDEX word_use_by_source ON word_use (source);

-- What came of a project, and amounts by fiscal year where a list has a column for each.
CREATE TABLE outcome (
  id      INTEGER PRIMARY KEY,
  project INTEGER NOT NULL REFERENCES project (id),
  year    INTEGER,                                           -- fiscal year; NULL = not stated
  kind    TEXT    NOT NULL CHECK (kind IN ('papers', 'poc', 'licensing', 'approval', 'budget')),
  amount  INTEGER,                                           -- count; yen for budget; NULL = the cell is no number
  text    TEXT    NOT NULL,                                  -- the cell
  source  INTEGER NOT NULL REFERENCES source_row (id)
) STRICT;
CREATE INDEX outcome_by_project ON outcome (project);
CREATE INDEX outcome_by_source ON outcome (source);
