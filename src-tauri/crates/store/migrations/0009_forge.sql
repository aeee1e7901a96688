-- The theme forge: what a project brings (assets), what a theme still needs, threads that are no project, claims with their
-- source, versions, comments, hearings (現場中心主義).

-- Who carries a theme, what comes next, and what is known of it where no project says it. '' and NULL = not said.
ALTER TABLE theme ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE theme ADD COLUMN next_step TEXT NOT NULL DEFAULT '';
ALTER TABLE theme ADD COLUMN due TEXT NOT NULL DEFAULT '';                             -- ISO date
ALTER TABLE theme ADD COLUMN stop_reason TEXT NOT NULL DEFAULT '';                     -- why it was stopped
ALTER TABLE theme ADD COLUMN effort_months INTEGER CHECK (effort_months BETWEEN 0 AND 1200);     -- person-months estimated
ALTER TABLE theme ADD COLUMN months_to_gate INTEGER CHECK (months_to_gate BETWEEN 0 AND 600);    -- to the next stage gate
ALTER TABLE theme ADD COLUMN competition TEXT NOT NULL DEFAULT '' CHECK (competition IN ('', 'low', 'middle', 'high'));
ALTER TABLE theme ADD COLUMN origin INTEGER REFERENCES theme (id);                     -- it was begun as an alternative to this one
CREATE INDEX theme_by_origin ON theme (origin);

-- What a team calls a state of themes; without a row the shipped name counts.
CREATE TABLE theme_state_name (
  id      INTEGER PRIMARY KEY,
  state   TEXT NOT NULL UNIQUE CHECK (state IN ('idea', 'study', 'proposed', 'approved', 'planned', 'started', 'licensed', 'stopped')),
  name_ja TEXT NOT NULL,
  name_en TEXT NOT NULL
) STRICT;

-- A thread that is no project: an idea of the team (アイデア付加), literature, an asset of a company, a note of one's own.
CREATE TABLE theme_extra (
  id       INTEGER PRIMARY KEY,
  theme    INTEGER NOT NULL REFERENCES theme (id),
  kind     TEXT    NOT NULL CHECK (kind IN ('idea', 'literature', 'company', 'note')),
  title_ja TEXT    NOT NULL,
  title_en TEXT    NOT NULL,
  source   TEXT    NOT NULL,                                 -- citation, address, who said it
  role     TEXT    CHECK (role IN ('target', 'modality', 'dds', 'model', 'biomarker', 'cohort', 'cmc')),
  position INTEGER NOT NULL,                                 -- 0-based, behind the projects
  note     TEXT    NOT NULL,
  by       TEXT    NOT NULL,
  at       TEXT    NOT NULL
) STRICT;
CREATE INDEX theme_extra_by_theme ON theme_extra (theme);

-- What a project (or an extra thread) brings, as a person confirmed it. What texts suggest is never stored before that.
CREATE TABLE asset (
  id          INTEGER PRIMARY KEY,
  project     INTEGER REFERENCES project (id),
  extra       INTEGER REFERENCES theme_extra (id),
  kind        TEXT    NOT NULL CHECK (kind IN ('genetics', 'clinical', 'in-vivo', 'in-vitro', 'assay', 'model', 'compound', 'antibody',
                'nucleic-acid', 'vector', 'cell', 'delivery', 'biomarker', 'cohort', 'site', 'safety', 'cmc', 'data', 'ip')),
  step        TEXT    NOT NULL CHECK (step IN ('validation', 'screening', 'optimisation', 'poc', 'nonclinical', 'ind', 'clinical')),
  state       TEXT    NOT NULL CHECK (state IN ('have', 'obtaining', 'none', 'unknown')),   -- 有 / 取得中 / 無 / 不明
  label       TEXT    NOT NULL,                              -- short, as on the board: ヒト化マウス; '' = the kind's name
  n           INTEGER CHECK (n >= 0),                        -- cases, animals, repeats
  replicated  INTEGER CHECK (replicated IN (0, 1)),          -- NULL = not said
  independent INTEGER CHECK (independent IN (0, 1)),         -- by another laboratory
  glp         INTEGER CHECK (glp IN (0, 1)),
  field       TEXT    NOT NULL,                              -- where the sentence stands: title_ja, summary_ja, …; '' = not from the project
  sentence    TEXT    NOT NULL,                              -- as quoted
  source      TEXT    NOT NULL,                              -- citation or address beside it
  source_row  INTEGER REFERENCES source_row (id),            -- the row of a list the field came from
  note        TEXT    NOT NULL,
  by          TEXT    NOT NULL,
  at          TEXT    NOT NULL,
  CHECK ((project IS NULL) <> (extra IS NULL))
) STRICT;
CREATE INDEX asset_by_project ON asset (project);
CREATE INDEX asset_by_extra ON asset (extra);
CREATE INDEX asset_by_source ON asset (source_row);

-- A suggestion that a person turned down: it is not made again from the same sentence.
CREATE TABLE asset_refused (
  id       INTEGER PRIMARY KEY,
  project  INTEGER NOT NULL REFERENCES project (id),
  kind     TEXT    NOT NULL,
  sentence TEXT    NOT NULL,
  by       TEXT    NOT NULL,
  at       TEXT    NOT NULL,
  UNIQUE (project, kind, sentence)
) STRICT;

-- What a theme needs otherwise than its modality says: 要 or 不要, with the reason.
CREATE TABLE theme_need (
  id     INTEGER PRIMARY KEY,
  theme  INTEGER NOT NULL REFERENCES theme (id),
  need   TEXT    NOT NULL,                                   -- `domain::forge::Need`
  needed INTEGER NOT NULL CHECK (needed IN (0, 1)),
  reason TEXT    NOT NULL,
  by     TEXT    NOT NULL,
  at     TEXT    NOT NULL,
  UNIQUE (theme, need)
) STRICT;

-- A statement of a theme and what it rests on.
CREATE TABLE claim (
  id         INTEGER PRIMARY KEY,
  theme      INTEGER NOT NULL REFERENCES theme (id),
  position   INTEGER NOT NULL,                               -- 0-based
  text_ja    TEXT    NOT NULL,
  text_en    TEXT    NOT NULL,
  need       TEXT    NOT NULL,                               -- what it supports; '' = the whole theme
  state      TEXT    NOT NULL CHECK (state IN ('confirmed', 'obtaining', 'unknown')),
  rests_on   TEXT    NOT NULL CHECK (rests_on IN ('project', 'asset', 'row', 'extra', 'vote', 'literature', 'word')),
  project    INTEGER REFERENCES project (id),
  asset      INTEGER REFERENCES asset (id),
  extra      INTEGER REFERENCES theme_extra (id),
  source_row INTEGER REFERENCES source_row (id),
  round      INTEGER REFERENCES round (id),                  -- with project: what reviewers said of it there
  field      TEXT    NOT NULL,                               -- of the project: summary_ja, …
  quote      TEXT    NOT NULL,
  source     TEXT    NOT NULL,                               -- citation, or whose word it is
  by         TEXT    NOT NULL,
  at         TEXT    NOT NULL
) STRICT;
CREATE INDEX claim_by_theme ON claim (theme);
CREATE INDEX claim_by_project ON claim (project);
CREATE INDEX claim_by_asset ON claim (asset);
CREATE INDEX claim_by_extra ON claim (extra);
CREATE INDEX claim_by_source ON claim (source_row);
CREATE INDEX claim_by_round ON claim (round);

-- A version of a theme: kept as it was, with the reason. A part of a project that is hidden from somebody is hidden with it.
CREATE TABLE theme_version (
  id     INTEGER PRIMARY KEY,
  theme  INTEGER NOT NULL REFERENCES theme (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  reason TEXT    NOT NULL,
  by     TEXT    NOT NULL,
  at     TEXT    NOT NULL,
  UNIQUE (theme, number)
) STRICT;
CREATE TABLE theme_version_part (
  id      INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES theme_version (id),
  thing   TEXT    NOT NULL CHECK (thing IN ('field', 'thread', 'extra', 'asset', 'need', 'claim')),
  of      TEXT    NOT NULL,                                  -- name of the field, or id of the thing
  project INTEGER REFERENCES project (id),                   -- whose it is, for what is of a project
  body    TEXT    NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE INDEX theme_version_part_by_version ON theme_version_part (version);
CREATE INDEX theme_version_part_by_project ON theme_version_part (project);

-- What is said about a theme. A project is mentioned as [[id]] in the text, with a row in `theme_mention`.
CREATE TABLE theme_comment (
  id    INTEGER PRIMARY KEY,
  theme INTEGER NOT NULL REFERENCES theme (id),
  text  TEXT    NOT NULL,
  by    TEXT    NOT NULL,
  at    TEXT    NOT NULL
) STRICT;
CREATE INDEX theme_comment_by_theme ON theme_comment (theme);
CREATE TABLE theme_mention (
  id      INTEGER PRIMARY KEY,
  comment INTEGER NOT NULL REFERENCES theme_comment (id),
  project INTEGER NOT NULL REFERENCES project (id),
  UNIQUE (comment, project)
) STRICT;
CREATE INDEX theme_mention_by_project ON theme_mention (project);

-- Who spoke with the researcher or the TLO about a project of a theme, and what they agreed to. The latest row of a project
-- in a theme counts; without one it is 'not-asked'.
CREATE TABLE hearing (
  id       INTEGER PRIMARY KEY,
  theme    INTEGER NOT NULL REFERENCES theme (id),
  project  INTEGER NOT NULL REFERENCES project (id),
  agreed   TEXT    NOT NULL CHECK (agreed IN ('agreed', 'declined', 'not-asked')),
  spoke_to TEXT    NOT NULL CHECK (spoke_to IN ('', 'researcher', 'tlo', 'both')),
  spoke_by TEXT    NOT NULL,                                 -- who of the team
  held_on  TEXT    NOT NULL,                                 -- ISO date; '' = not yet
  data     TEXT    NOT NULL,                                 -- which data exist
  note     TEXT    NOT NULL,
  by       TEXT    NOT NULL,
  at       TEXT    NOT NULL
) STRICT;
CREATE INDEX hearing_by_theme ON hearing (theme, project);
CREATE INDEX hearing_by_project ON hearing (project);
