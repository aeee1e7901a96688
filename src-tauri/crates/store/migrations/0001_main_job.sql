-- The first released shape. Append-only from here on: a change is a new file.
-- Ids of logged tables come from `counter` (replica * 2^42 + n), never from rowid or AUTOINCREMENT:
-- a reused id would break redo. No REAL and no BLOB in a logged table: the log keeps JSON.

-- Facts about the file itself: library uuid, replica, sample flag. Not logged.
CREATE TABLE meta (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The next free n of this library's id range. One row.
CREATE TABLE counter (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  next INTEGER NOT NULL
) STRICT;

-- The intent: one row per write, undo and redo.
CREATE TABLE operation (
  id        INTEGER PRIMARY KEY,
  kind      TEXT    NOT NULL,                                -- stable kebab-case name
  at        TEXT    NOT NULL,                                -- ISO-8601 UTC
  by        TEXT    NOT NULL,
  count     INTEGER NOT NULL DEFAULT 0,                      -- things touched, for the sentence
  params    TEXT    NOT NULL CHECK (json_valid(params)),     -- words for the sentence, and the arguments
  undoable  INTEGER NOT NULL CHECK (undoable IN (0, 1)),     -- exports are corrected by a new entry
  undoes    INTEGER REFERENCES operation (id),               -- for undo and redo: what it reverses
  undone_by INTEGER REFERENCES operation (id)                -- set while taken back
) STRICT;
-- What can be redone is the newest of the few that are taken back.
CREATE INDEX operation_undone ON operation (undone_by) WHERE undone_by IS NOT NULL;

-- The effect: filled by TEMP triggers only (`log.rs`), so that no verb can forget it.
CREATE TABLE change (
  id        INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  thing     TEXT    NOT NULL,                                -- table
  row       INTEGER NOT NULL,
  action    TEXT    NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
  before    TEXT,                                            -- JSON of the columns that differ
  after     TEXT
) STRICT;
CREATE INDEX change_by_operation ON change (operation);
CREATE INDEX change_by_row ON change (thing, row);

-- Rows a batch inserted quietly, known by their id range instead of one change each.
CREATE TABLE batch (
  id        INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id),
  thing     TEXT    NOT NULL,
  first     INTEGER NOT NULL,
  last      INTEGER NOT NULL CHECK (last >= first)
) STRICT;
CREATE INDEX batch_by_operation ON batch (operation);

-- One imported file.
CREATE TABLE import (
  id         INTEGER PRIMARY KEY,
  file       TEXT NOT NULL,                                  -- name without folder
  sheet      TEXT,
  sha256     TEXT NOT NULL,
  header_row INTEGER NOT NULL,
  columns    TEXT NOT NULL CHECK (json_valid(columns)),      -- [{"heading","letter","field"}] by position
  by         TEXT NOT NULL,
  at         TEXT NOT NULL
) STRICT;

-- A row as it stood in the file, every column, mapped or not.
CREATE TABLE source_row (
  id     INTEGER PRIMARY KEY,
  import INTEGER NOT NULL REFERENCES import (id),
  row    INTEGER NOT NULL,                                   -- 1-based as in the sheet
  cells  TEXT    NOT NULL CHECK (json_valid(cells))          -- array of strings by position
) STRICT;
CREATE INDEX source_row_by_import ON source_row (import);

-- A project over its years: identity, and what its latest year says (so that a list needs no join).
CREATE TABLE project (
  id          INTEGER PRIMARY KEY,
  key         TEXT UNIQUE,                                   -- number without its year; NULL = the list has none
  identity    TEXT NOT NULL,                                 -- folded title U+001F folded institution
  number      TEXT,                                          -- latest
  standard    INTEGER NOT NULL CHECK (standard IN (0, 1)),   -- the number fits AMED's pattern (1 when there is none)
  title_ja    TEXT NOT NULL,
  title_en    TEXT NOT NULL,
  summary_ja  TEXT NOT NULL,
  summary_en  TEXT NOT NULL,
  programme   TEXT NOT NULL,
  institution TEXT NOT NULL,
  researcher  TEXT NOT NULL,
  folded      TEXT NOT NULL                                  -- what search reads: domain::text::fold of all of it
) STRICT;
CREATE INDEX project_by_identity ON project (identity);

-- One fiscal year (or one range, as some lists write) of a project.
CREATE TABLE project_year (
  id          INTEGER PRIMARY KEY,
  project     INTEGER NOT NULL REFERENCES project (id),
  year_first  INTEGER,                                       -- fiscal year (April start); NULL = the list says none
  year_last   INTEGER,
  number      TEXT,
  standard    INTEGER NOT NULL CHECK (standard IN (0, 1)),
  title_ja    TEXT NOT NULL,
  title_en    TEXT NOT NULL,
  summary_ja  TEXT NOT NULL,
  summary_en  TEXT NOT NULL,
  programme   TEXT NOT NULL,
  institution TEXT NOT NULL,
  researcher  TEXT NOT NULL,
  position    TEXT NOT NULL,
  budget_yen  INTEGER,
  keywords    TEXT NOT NULL,
  source_url  TEXT NOT NULL,
  class       TEXT NOT NULL CHECK (class IN ('public', 'non-confidential', 'cda', 'internal')),
  source      INTEGER NOT NULL REFERENCES source_row (id),
  CHECK ((year_first IS NULL) = (year_last IS NULL) AND (year_first IS NULL OR year_first <= year_last))
) STRICT;
CREATE INDEX project_year_by_project ON project_year (project);
CREATE INDEX project_year_by_source ON project_year (source);

CREATE TABLE tag (
  id      INTEGER PRIMARY KEY,
  project INTEGER NOT NULL REFERENCES project (id),
  kind    TEXT    NOT NULL CHECK (kind IN ('target', 'modality', 'indication')),
  concept TEXT    NOT NULL,
  main    INTEGER NOT NULL CHECK (main IN (0, 1)),
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  UNIQUE (project, kind, concept)
) STRICT;
-- One main tag of a kind.
CREATE UNIQUE INDEX tag_main ON tag (project, kind) WHERE main = 1;
CREATE INDEX tag_by_concept ON tag (kind, concept);

CREATE TABLE theme (
  id            INTEGER PRIMARY KEY,
  code          TEXT NOT NULL UNIQUE,
  title_ja      TEXT NOT NULL,
  title_en      TEXT NOT NULL,
  target        TEXT,
  modality      TEXT,
  indication    TEXT,
  hypothesis_ja TEXT NOT NULL,
  hypothesis_en TEXT NOT NULL,
  notes         TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('idea', 'study', 'proposed', 'approved', 'planned', 'started', 'licensed', 'stopped')),
  by            TEXT NOT NULL,
  at            TEXT NOT NULL
) STRICT;

CREATE TABLE theme_project (
  id       INTEGER PRIMARY KEY,
  theme    INTEGER NOT NULL REFERENCES theme (id),
  project  INTEGER NOT NULL REFERENCES project (id),
  position INTEGER NOT NULL,                                 -- 0-based order within the theme
  role     TEXT CHECK (role IN ('target', 'modality', 'dds', 'model', 'biomarker', 'cohort', 'cmc')),
  note     TEXT NOT NULL,
  UNIQUE (theme, project)
) STRICT;
CREATE INDEX theme_project_by_project ON theme_project (project);

-- Class of one field of one thing. What has no row here is 社外秘 (internal).
CREATE TABLE disclosure (
  id    INTEGER PRIMARY KEY,
  thing TEXT    NOT NULL,                                    -- table
  row   INTEGER NOT NULL,
  field TEXT    NOT NULL,
  class TEXT    NOT NULL CHECK (class IN ('public', 'non-confidential', 'cda', 'internal')),
  UNIQUE (thing, row, field)
) STRICT;
