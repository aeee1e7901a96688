-- Programmes as a registry the team keeps itself: what they are called, their codes, who follows whom, what supports
-- projects beside them; hand-overs between projects; 調整費; outcomes that people enter, and what they are held against.

-- A programme (事業). '' and NULL = not known; a blank is never filled by guessing.
CREATE TABLE programme (
  id             INTEGER PRIMARY KEY,
  name_ja        TEXT NOT NULL,
  name_en        TEXT NOT NULL,
  ministry       TEXT NOT NULL,                              -- 所管府省; several with ・ between them
  phases         TEXT NOT NULL,                              -- as published: 応用–非臨床
  phase_first    INTEGER CHECK (phase_first BETWEEN 1 AND 14), -- P01–P14 of the domain notes, §4
  phase_last     INTEGER CHECK (phase_last BETWEEN 1 AND 14),
  modality       TEXT NOT NULL,                              -- limits, in words
  disease        TEXT NOT NULL,                              -- limits, in words
  ceiling_yen    INTEGER CHECK (ceiling_yen >= 0),           -- most a project gets in a fiscal year
  duration_years INTEGER CHECK (duration_years BETWEEN 1 AND 30), -- longest a project runs
  call_months    TEXT NOT NULL CHECK (json_valid(call_months)), -- calendar months 1–12, ascending
  adoption_month INTEGER CHECK (adoption_month BETWEEN 1 AND 12), -- when adopted projects begin
  host           TEXT NOT NULL,                              -- who runs it
  contact        TEXT NOT NULL,                              -- an office, never a person
  note           TEXT NOT NULL,
  valid_first    INTEGER,                                    -- fiscal years in which it takes or runs projects
  valid_last     INTEGER,
  by             TEXT NOT NULL,
  at             TEXT NOT NULL
) STRICT;

-- The first characters of project numbers (without their year) of a programme: ck0106, ama221, gm.
CREATE TABLE programme_code (
  id          INTEGER PRIMARY KEY,
  programme   INTEGER NOT NULL REFERENCES programme (id),
  code        TEXT    NOT NULL,                              -- lower-case
  valid_first INTEGER,                                       -- fiscal years; NULL = not known
  valid_last  INTEGER,
  UNIQUE (programme, code)
) STRICT;

-- What else it is or was called. A spelling that a list has and that a person tied to a programme is one of them.
CREATE TABLE programme_alias (
  id          INTEGER PRIMARY KEY,
  programme   INTEGER NOT NULL REFERENCES programme (id),
  name        TEXT    NOT NULL UNIQUE,
  kind        TEXT    NOT NULL CHECK (kind IN ('former', 'short', 'spelling')),
  valid_first INTEGER,                                       -- of a former name, fiscal years
  valid_last  INTEGER,
  by          TEXT    NOT NULL,
  at          TEXT    NOT NULL
) STRICT;
CREATE INDEX programme_alias_by_programme ON programme_alias (programme);

-- Predecessor and successor (ペアリング).
CREATE TABLE programme_pair (
  id          INTEGER PRIMARY KEY,
  predecessor INTEGER NOT NULL REFERENCES programme (id),
  successor   INTEGER NOT NULL REFERENCES programme (id),
  status      TEXT    NOT NULL CHECK (status IN ('official', 'assumed')),
  valid_from  INTEGER,                                       -- fiscal year
  note        TEXT    NOT NULL,
  by          TEXT    NOT NULL,
  at          TEXT    NOT NULL,
  UNIQUE (predecessor, successor),
  CHECK (predecessor <> successor)
) STRICT;
CREATE INDEX programme_pair_by_successor ON programme_pair (successor);

-- What helps a project beside its programme's money (支援).
CREATE TABLE support (
  id         INTEGER PRIMARY KEY,
  name_ja    TEXT NOT NULL,
  name_en    TEXT NOT NULL,
  provider   TEXT NOT NULL,
  offers     TEXT NOT NULL,
  steps      TEXT NOT NULL CHECK (json_valid(steps)),        -- steps of the value chain it serves; [] = not known
  modalities TEXT NOT NULL CHECK (json_valid(modalities)),   -- codes of the taxonomy; [] = not limited or not known
  conditions TEXT NOT NULL,
  apply      TEXT NOT NULL,
  note       TEXT NOT NULL,
  by         TEXT NOT NULL,
  at         TEXT NOT NULL
) STRICT;

-- Where one field of one of these comes from. A value without a row here has no source.
CREATE TABLE fact (
  id     INTEGER PRIMARY KEY,
  thing  TEXT    NOT NULL CHECK (thing IN ('programme', 'programme_pair', 'support')),
  row    INTEGER NOT NULL,
  field  TEXT    NOT NULL,                                   -- column; 'codes' and 'names' for those of a programme
  source TEXT    NOT NULL,                                   -- an address, or what was read, in words
  as_of  TEXT    NOT NULL,                                   -- ISO date; '' = not known
  state  TEXT    NOT NULL CHECK (state IN ('confirmed', 'check')), -- check = 要確認
  UNIQUE (thing, row, field)
) STRICT;

-- One project carried on by another: hand-overs that a person confirmed.
CREATE TABLE handover (
  id      INTEGER PRIMARY KEY,
  earlier INTEGER NOT NULL REFERENCES project (id),
  later   INTEGER NOT NULL REFERENCES project (id),
  kind    TEXT    NOT NULL CHECK (kind IN ('pairing', 'matching', 'other')),
  note    TEXT    NOT NULL,
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  UNIQUE (earlier, later),
  CHECK (earlier <> later)
) STRICT;
CREATE INDEX handover_by_later ON handover (later);

-- 調整費. Of a project or of a theme.
CREATE TABLE adjustment (
  id               INTEGER PRIMARY KEY,
  project          INTEGER REFERENCES project (id),
  theme            INTEGER REFERENCES theme (id),
  fiscal_year      INTEGER NOT NULL,
  round            TEXT    NOT NULL CHECK (round IN ('june', 'november', 'anytime')),
  type             TEXT    NOT NULL CHECK (type IN ('a', 'i', 'u', 'td')), -- ア イ ウ トップダウン
  purpose          TEXT    NOT NULL,
  asked_yen        INTEGER CHECK (asked_yen >= 0),
  granted_yen      INTEGER CHECK (granted_yen >= 0),
  reason           TEXT    NOT NULL,                         -- why the ordinary budget cannot cover it
  effect           TEXT    NOT NULL,                         -- expected effect
  effect_on        TEXT    NOT NULL,                         -- by when, ISO date; '' = not stated
  opinion          TEXT    NOT NULL,                         -- the PD's
  opinion_by       TEXT    NOT NULL,
  opinion_on       TEXT    NOT NULL,                         -- ISO date; '' = not stated
  source_programme INTEGER REFERENCES programme (id),
  target_programme INTEGER REFERENCES programme (id),
  state            TEXT    NOT NULL CHECK (state IN ('draft', 'asked', 'granted', 'partly', 'declined', 'withdrawn')),
  connected        INTEGER CHECK (connected IN (0, 1)),      -- carried on by another programme; NULL = not judged
  licensed         INTEGER CHECK (licensed IN (0, 1)),       -- licensed to a company; NULL = not judged
  outcome          TEXT    NOT NULL,                         -- what came of it, in words
  related          TEXT    NOT NULL,                         -- the pairing or matching case it serves, in words
  by               TEXT    NOT NULL,
  at               TEXT    NOT NULL,
  CHECK (project IS NOT NULL OR theme IS NOT NULL)
) STRICT;
CREATE INDEX adjustment_by_project ON adjustment (project);
CREATE INDEX adjustment_by_theme ON adjustment (theme);
CREATE INDEX adjustment_by_source ON adjustment (source_programme);
CREATE INDEX adjustment_by_target ON adjustment (target_programme);

-- What outcomes are held against.
CREATE TABLE kpi_target (
  id         INTEGER PRIMARY KEY,
  kind       TEXT    NOT NULL CHECK (kind IN ('papers', 'poc', 'trial', 'licensing', 'approval', 'carried')),
  year_first INTEGER NOT NULL,                               -- fiscal years
  year_last  INTEGER NOT NULL,
  per        TEXT    NOT NULL CHECK (per IN ('year', 'span')), -- the amount is for each year, or for all of them together
  programme  INTEGER REFERENCES programme (id),              -- NULL = AMED as a whole
  amount     INTEGER NOT NULL CHECK (amount >= 0),
  source     TEXT    NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('confirmed', 'check')),
  note       TEXT    NOT NULL,
  by         TEXT    NOT NULL,
  at         TEXT    NOT NULL,
  CHECK (year_first <= year_last)
) STRICT;
CREATE INDEX kpi_target_by_programme ON kpi_target (programme);

-- Outcomes: also entered by people (no source row then), also entries into trials and projects carried on. A CHECK cannot be
-- changed in place. Nothing refers to this table.
CREATE TABLE outcome_anew (
  id      INTEGER PRIMARY KEY,
  project INTEGER NOT NULL REFERENCES project (id),
  year    INTEGER,                                           -- fiscal year; NULL = not stated
  kind    TEXT    NOT NULL CHECK (kind IN ('papers', 'poc', 'trial', 'licensing', 'approval', 'carried', 'budget')),
  amount  INTEGER,                                           -- count; yen for budget; NULL = the cell is no number
  text    TEXT    NOT NULL,                                  -- the cell, or what a person wrote
  source  INTEGER REFERENCES source_row (id),                -- NULL = entered by a person
  by      TEXT    NOT NULL DEFAULT '',                       -- of an entered one
  at      TEXT    NOT NULL DEFAULT ''
) STRICT;
INSERT INTO outcome_anew (id, project, year, kind, amount, text, source)
SELECT id, project, year, kind, amount, text, source FROM outcome;
DROP TABLE outcome;
ALTER TABLE outcome_anew RENAME TO outcome;
CREATE INDEX outcome_by_project ON outcome (project);
CREATE INDEX outcome_by_source ON outcome (source);
