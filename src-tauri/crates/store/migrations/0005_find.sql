-- What finding needs: the dimensions a list states beside its texts, saved views, and cells of a matrix that somebody
-- wants filled. Values of what is already in the library are worked out once at open (`renew.rs`): they are derived.

-- As the list states them; '' = it does not.
ALTER TABLE project_year ADD COLUMN phase TEXT NOT NULL DEFAULT '';       -- 研究開発フェーズ
ALTER TABLE project_year ADD COLUMN ministry TEXT NOT NULL DEFAULT '';    -- 所管府省
ALTER TABLE project_year ADD COLUMN integrated TEXT NOT NULL DEFAULT '';  -- 統合プロジェクト
ALTER TABLE project_year ADD COLUMN prefecture TEXT NOT NULL DEFAULT '';  -- 都道府県

-- Of the latest year that states one, so that no year's texts are touched at open. Ministry and prefecture also by rule
-- (domain::registry, domain::prefecture) where no list states them.
ALTER TABLE project ADD COLUMN phase TEXT NOT NULL DEFAULT '';
ALTER TABLE project ADD COLUMN ministry TEXT NOT NULL DEFAULT '';
ALTER TABLE project ADD COLUMN integrated TEXT NOT NULL DEFAULT '';
ALTER TABLE project ADD COLUMN prefecture TEXT NOT NULL DEFAULT '';
ALTER TABLE project ADD COLUMN budget_yen INTEGER;                        -- of the year, else over its whole span
-- Of the latest year.
ALTER TABLE project ADD COLUMN class TEXT NOT NULL DEFAULT 'internal' CHECK (class IN ('public', 'non-confidential', 'cda', 'internal'));

-- What a list or a matrix shows, under a name.
CREATE TABLE view (
  id       INTEGER PRIMARY KEY,
  name     TEXT    NOT NULL UNIQUE,
  state    TEXT    NOT NULL CHECK (json_valid(state)),
  position INTEGER NOT NULL,                                 -- 0-based order; gaps are no harm
  by       TEXT    NOT NULL,
  at       TEXT    NOT NULL
) STRICT;

-- A cell of a matrix that somebody wants filled (狙い).
CREATE TABLE wanted (
  id      INTEGER PRIMARY KEY,
  rows    TEXT NOT NULL,                                     -- dimension downwards
  row     TEXT NOT NULL,                                     -- value downwards
  columns TEXT NOT NULL,                                     -- dimension across
  col     TEXT NOT NULL,                                     -- value across
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,
  UNIQUE (rows, row, columns, col)
) STRICT;
