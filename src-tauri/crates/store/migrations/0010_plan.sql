-- Stage two: the plan of a theme. Every table `plan_<sheet>` is a sheet of `domain::plan`: its rows stand in the order of
-- `position`, `origin` is the row of another plan it was first copied from (NULL = none), '' and NULL = not said.

-- The plan of a theme, copies to try things in, and what is kept of it.
CREATE TABLE plan (
  id      INTEGER PRIMARY KEY,
  theme   INTEGER NOT NULL REFERENCES theme (id),
  kind    TEXT    NOT NULL CHECK (kind IN ('current', 'what-if', 'baseline', 'version')),
  name    TEXT    NOT NULL,                                  -- of a copy; why it was kept
  product TEXT    NOT NULL CHECK (product IN ('medicine', 'regenerative', 'device')),
  source  INTEGER REFERENCES plan (id),                      -- the plan it is a copy of
  version INTEGER REFERENCES theme_version (id),             -- the version of the theme it was kept with
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_by_theme ON plan (theme);
CREATE INDEX plan_by_source ON plan (source);
CREATE INDEX plan_by_version ON plan (version);
CREATE UNIQUE INDEX plan_current ON plan (theme) WHERE kind = 'current';

-- Work packages head the tasks below them. Months are whole; a milestone stands at the end of its month.
CREATE TABLE plan_task (
  id          INTEGER PRIMARY KEY,
  plan        INTEGER NOT NULL REFERENCES plan (id),
  origin      INTEGER,
  position    INTEGER NOT NULL,                              -- 0-based
  kind        TEXT    NOT NULL CHECK (kind IN ('package', 'task', 'milestone')),
  name_ja     TEXT    NOT NULL,
  name_en     TEXT    NOT NULL,
  phase       INTEGER CHECK (phase BETWEEN 1 AND 14),        -- P01–P14
  starts      TEXT    NOT NULL,                              -- YYYY-MM
  months      INTEGER CHECK (months BETWEEN 0 AND 600),
  done        INTEGER CHECK (done BETWEEN 0 AND 100),        -- percent
  project     INTEGER REFERENCES project (id),               -- responsible
  responsible TEXT    NOT NULL,                              -- institution or company
  note        TEXT    NOT NULL,
  by          TEXT    NOT NULL,
  at          TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_task_by_plan ON plan_task (plan);
CREATE INDEX plan_task_by_project ON plan_task (project);

CREATE TABLE plan_link (
  id       INTEGER PRIMARY KEY,
  plan     INTEGER NOT NULL REFERENCES plan (id),
  origin   INTEGER,
  position INTEGER NOT NULL,
  before   INTEGER NOT NULL REFERENCES plan_task (id),
  after    INTEGER NOT NULL REFERENCES plan_task (id),
  kind     TEXT    NOT NULL CHECK (kind IN ('fs', 'ss', 'ff', 'sf')), -- finish or start of the one to start or finish of the other
  lag      INTEGER CHECK (lag BETWEEN -120 AND 120),         -- months
  by       TEXT    NOT NULL,
  at       TEXT    NOT NULL,
  CHECK (before <> after)
) STRICT;
CREATE INDEX plan_link_by_plan ON plan_link (plan);
CREATE INDEX plan_link_by_before ON plan_link (before);
CREATE INDEX plan_link_by_after ON plan_link (after);

CREATE TABLE plan_budget (
  id        INTEGER PRIMARY KEY,
  plan      INTEGER NOT NULL REFERENCES plan (id),
  origin    INTEGER,
  position  INTEGER NOT NULL,
  task      INTEGER REFERENCES plan_task (id),               -- NULL = the plan as a whole
  year      INTEGER NOT NULL CHECK (year BETWEEN 1989 AND 2100), -- fiscal year
  yen       INTEGER NOT NULL CHECK (yen >= 0),
  programme INTEGER REFERENCES programme (id),
  source    TEXT    NOT NULL,                                -- where the money comes from, if no programme
  state     TEXT    NOT NULL CHECK (state IN ('', 'planned', 'asked', 'granted')),
  note      TEXT    NOT NULL,
  by        TEXT    NOT NULL,
  at        TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_budget_by_plan ON plan_budget (plan);
CREATE INDEX plan_budget_by_task ON plan_budget (task);
CREATE INDEX plan_budget_by_programme ON plan_budget (programme);

CREATE TABLE plan_gate (
  id       INTEGER PRIMARY KEY,
  plan     INTEGER NOT NULL REFERENCES plan (id),
  origin   INTEGER,
  position INTEGER NOT NULL,
  code     TEXT    NOT NULL,                                 -- sg1 …
  name_ja  TEXT    NOT NULL,
  name_en  TEXT    NOT NULL,
  phase    INTEGER CHECK (phase BETWEEN 1 AND 14),           -- it stands after this one
  due      TEXT    NOT NULL,                                 -- YYYY-MM, at its end
  fixed_on TEXT    NOT NULL,                                 -- ISO date: criteria fixed
  data_on  TEXT    NOT NULL,                                 -- ISO date: the data came
  note     TEXT    NOT NULL,
  by       TEXT    NOT NULL,
  at       TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_gate_by_plan ON plan_gate (plan);

CREATE TABLE plan_item (
  id         INTEGER PRIMARY KEY,
  plan       INTEGER NOT NULL REFERENCES plan (id),
  origin     INTEGER,
  position   INTEGER NOT NULL,
  gate       INTEGER NOT NULL REFERENCES plan_gate (id),
  name_ja    TEXT    NOT NULL,
  name_en    TEXT    NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('', 'have', 'obtaining', 'none', 'unknown')),
  asset      INTEGER REFERENCES asset (id),                  -- evidence
  project    INTEGER REFERENCES project (id),
  attachment INTEGER REFERENCES attachment (id),
  evidence   TEXT    NOT NULL,                               -- in words
  owner      TEXT    NOT NULL,
  due        TEXT    NOT NULL,
  task       INTEGER REFERENCES plan_task (id),              -- what brings it
  by         TEXT    NOT NULL,
  at         TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_item_by_plan ON plan_item (plan);
CREATE INDEX plan_item_by_gate ON plan_item (gate);
CREATE INDEX plan_item_by_task ON plan_item (task);
CREATE INDEX plan_item_by_asset ON plan_item (asset);
CREATE INDEX plan_item_by_project ON plan_item (project);
CREATE INDEX plan_item_by_attachment ON plan_item (attachment);

-- A criterion that was fixed and worded otherwise later keeps its first fixed wording.
CREATE TABLE plan_criterion (
  id         INTEGER PRIMARY KEY,
  plan       INTEGER NOT NULL REFERENCES plan (id),
  origin     INTEGER,
  position   INTEGER NOT NULL,
  gate       INTEGER NOT NULL REFERENCES plan_gate (id),
  kind       TEXT    NOT NULL CHECK (kind IN ('go', 'no-go')),
  text_ja    TEXT    NOT NULL,
  text_en    TEXT    NOT NULL,
  fixed_on   TEXT    NOT NULL,                               -- ISO date
  first_ja   TEXT    NOT NULL DEFAULT '',
  first_en   TEXT    NOT NULL DEFAULT '',
  changed_on TEXT    NOT NULL DEFAULT '',                    -- ISO date of the last change after it was fixed
  by         TEXT    NOT NULL,
  at         TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_criterion_by_plan ON plan_criterion (plan);
CREATE INDEX plan_criterion_by_gate ON plan_criterion (gate);

-- A decision at a gate. It stays; another one corrects it. `items` = how the checklist stood that day.
CREATE TABLE plan_decision (
  id         INTEGER PRIMARY KEY,
  plan       INTEGER NOT NULL REFERENCES plan (id),
  gate       INTEGER NOT NULL REFERENCES plan_gate (id),
  decided_on TEXT    NOT NULL,                               -- ISO date
  verdict    TEXT    NOT NULL CHECK (verdict IN ('go', 'conditional', 'hold', 'no-go')),
  who        TEXT    NOT NULL,
  basis      TEXT    NOT NULL,
  dissent    TEXT    NOT NULL,
  conditions TEXT    NOT NULL,
  items      TEXT    NOT NULL CHECK (json_valid(items)),     -- [{name_ja, name_en, state, projects}]
  by         TEXT    NOT NULL,
  at         TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_decision_by_plan ON plan_decision (plan);
CREATE INDEX plan_decision_by_gate ON plan_decision (gate);

CREATE TABLE plan_tpp (
  id         INTEGER PRIMARY KEY,
  plan       INTEGER NOT NULL REFERENCES plan (id),
  origin     INTEGER,
  position   INTEGER NOT NULL,
  attribute  TEXT    NOT NULL CHECK (attribute IN ('indication', 'population', 'efficacy', 'safety', 'dosing', 'route', 'formulation',
               'differentiation', 'cost', 'other')),
  name_ja    TEXT    NOT NULL,                               -- of 'other'
  name_en    TEXT    NOT NULL,
  minimum_ja TEXT    NOT NULL,
  minimum_en TEXT    NOT NULL,
  ideal_ja   TEXT    NOT NULL,
  ideal_en   TEXT    NOT NULL,
  today_ja   TEXT    NOT NULL,                               -- what is shown today
  today_en   TEXT    NOT NULL,
  gap_ja     TEXT    NOT NULL,
  gap_en     TEXT    NOT NULL,
  source     TEXT    NOT NULL,
  claim      INTEGER REFERENCES claim (id),
  by         TEXT    NOT NULL,
  at         TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_tpp_by_plan ON plan_tpp (plan);
CREATE INDEX plan_tpp_by_claim ON plan_tpp (claim);

CREATE TABLE plan_market (
  id       INTEGER PRIMARY KEY,
  plan     INTEGER NOT NULL REFERENCES plan (id),
  origin   INTEGER,
  position INTEGER NOT NULL,
  market   TEXT    NOT NULL CHECK (market IN ('jp', 'us', 'eu', 'asia', 'other')),
  filing   TEXT    NOT NULL,                                 -- YYYY-MM
  joint    INTEGER CHECK (joint IN (0, 1)),                  -- in a joint international trial
  note_ja  TEXT    NOT NULL,
  note_en  TEXT    NOT NULL,
  by       TEXT    NOT NULL,
  at       TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_market_by_plan ON plan_market (plan);

CREATE TABLE plan_support (
  id        INTEGER PRIMARY KEY,
  plan      INTEGER NOT NULL REFERENCES plan (id),
  origin    INTEGER,
  position  INTEGER NOT NULL,
  kind      TEXT    NOT NULL CHECK (kind IN ('support', 'next')), -- next = the programme expected after the present one
  name      TEXT    NOT NULL,                                -- where the registry has none
  support   INTEGER REFERENCES support (id),
  programme INTEGER REFERENCES programme (id),
  task      INTEGER REFERENCES plan_task (id),
  item      INTEGER REFERENCES plan_item (id),
  state     TEXT    NOT NULL CHECK (state IN ('', 'idea', 'asked', 'agreed', 'running', 'done', 'declined')),
  starts    TEXT    NOT NULL,                                -- YYYY-MM
  ends      TEXT    NOT NULL,
  gave_ja   TEXT    NOT NULL,
  gave_en   TEXT    NOT NULL,
  note      TEXT    NOT NULL,
  by        TEXT    NOT NULL,
  at        TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_support_by_plan ON plan_support (plan);
CREATE INDEX plan_support_by_support ON plan_support (support);
CREATE INDEX plan_support_by_programme ON plan_support (programme);
CREATE INDEX plan_support_by_task ON plan_support (task);
CREATE INDEX plan_support_by_item ON plan_support (item);

CREATE TABLE plan_risk (
  id            INTEGER PRIMARY KEY,
  plan          INTEGER NOT NULL REFERENCES plan (id),
  origin        INTEGER,
  position      INTEGER NOT NULL,
  kind          TEXT    NOT NULL CHECK (kind IN ('risk', 'assumption')),
  text_ja       TEXT    NOT NULL,
  text_en       TEXT    NOT NULL,
  likelihood    INTEGER CHECK (likelihood BETWEEN 1 AND 5),
  impact        INTEGER CHECK (impact BETWEEN 1 AND 5),
  trigger_ja    TEXT    NOT NULL,
  trigger_en    TEXT    NOT NULL,
  mitigation_ja TEXT    NOT NULL,
  mitigation_en TEXT    NOT NULL,
  owner         TEXT    NOT NULL,
  gate          INTEGER REFERENCES plan_gate (id),
  state         TEXT    NOT NULL CHECK (state IN ('', 'open', 'closed', 'happened')),
  by            TEXT    NOT NULL,
  at            TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_risk_by_plan ON plan_risk (plan);
CREATE INDEX plan_risk_by_gate ON plan_risk (gate);

-- The handbook (手引き): notes on gates, on when data are taken, on IP, collected over themes.
CREATE TABLE plan_note (
  id       INTEGER PRIMARY KEY,
  origin   INTEGER,
  position INTEGER NOT NULL,
  theme    INTEGER REFERENCES theme (id),
  kind     TEXT    NOT NULL CHECK (kind IN ('gate', 'data', 'ip')),
  gate     TEXT    NOT NULL,                                 -- code, as of `plan_gate`
  text_ja  TEXT    NOT NULL,
  text_en  TEXT    NOT NULL,
  by       TEXT    NOT NULL,
  at       TEXT    NOT NULL
) STRICT;
CREATE INDEX plan_note_by_theme ON plan_note (theme);

-- Headings that the gates of a new plan begin with. Ours [P], to be compared with AMED's own forms (AMEDの記入表と照合のこと).
CREATE TABLE plan_default_item (
  id       INTEGER PRIMARY KEY,
  origin   INTEGER,
  position INTEGER NOT NULL,
  product  TEXT    NOT NULL CHECK (product IN ('medicine', 'regenerative', 'device')),
  gate     TEXT    NOT NULL,
  name_ja  TEXT    NOT NULL,
  name_en  TEXT    NOT NULL,
  by       TEXT    NOT NULL,
  at       TEXT    NOT NULL
) STRICT;

-- Source: the domain notes, §4. Of regenerative products only when the two gates stand is published (before non-clinical safety,
-- before Phase 1): their headings are those of the medicines' gates at that place. Of the three of devices nothing is: none.
-- Fixed ids below those of any library, as in 0007.
INSERT INTO plan_default_item (id, origin, position, product, gate, name_ja, name_en, by, at) VALUES
  (1000, NULL, 0, 'medicine', 'sg1', 'ヒトでの疾患との関わり', 'Disease relevance in human', '', '2026-11-28T00:00:00.000Z'),
  (1001, NULL, 1, 'medicine', 'sg1', '2つ以上の系での標的制御の効果', 'Effect of modulating the target in two or more systems', '', '2026-11-28T00:00:00.000Z'),
  (1002, NULL, 2, 'medicine', 'sg1', 'スクリーニング評価系', 'Screening assay', '', '2026-11-28T00:00:00.000Z'),
  (1003, NULL, 3, 'medicine', 'sg1', 'モダリティ選択の根拠', 'Rationale of the modality', '', '2026-11-28T00:00:00.000Z'),
  (1004, NULL, 4, 'medicine', 'sg1', '標的の安全性', 'Safety of the target', '', '2026-11-28T00:00:00.000Z'),
  (1005, NULL, 5, 'medicine', 'sg1', '競合', 'Competition', '', '2026-11-28T00:00:00.000Z'),
  (1006, NULL, 6, 'medicine', 'sg1', '公表と特許の計画', 'Plan of publication and patents', '', '2026-11-28T00:00:00.000Z'),
  (1007, NULL, 7, 'medicine', 'sg2', '候補品のTPPとの適合', 'Candidate profile against the TPP', '', '2026-11-28T00:00:00.000Z'),
  (1008, NULL, 8, 'medicine', 'sg2', 'PK/PD・有効用量', 'PK/PD, efficacious dose', '', '2026-11-28T00:00:00.000Z'),
  (1009, NULL, 9, 'medicine', 'sg2', '予備毒性', 'Preliminary toxicity', '', '2026-11-28T00:00:00.000Z'),
  (1010, NULL, 10, 'medicine', 'sg2', '製剤・CMC経路・原価', 'Formulation, CMC route, cost', '', '2026-11-28T00:00:00.000Z'),
  (1011, NULL, 11, 'medicine', 'sg2', '物質特許の出願', 'Substance patent filed', '', '2026-11-28T00:00:00.000Z'),
  (1012, NULL, 12, 'medicine', 'sg2', 'バイオマーカー', 'Biomarker', '', '2026-11-28T00:00:00.000Z'),
  (1013, NULL, 13, 'medicine', 'sg3', 'GLP試験一式', 'GLP package', '', '2026-11-28T00:00:00.000Z'),
  (1014, NULL, 14, 'medicine', 'sg3', 'GMP治験薬', 'GMP drug product', '', '2026-11-28T00:00:00.000Z'),
  (1015, NULL, 15, 'medicine', 'sg3', 'PMDA相談', 'PMDA consultation', '', '2026-11-28T00:00:00.000Z'),
  (1016, NULL, 16, 'medicine', 'sg3', '治験実施計画書・施設・用量の根拠', 'Protocol, sites, dose rationale', '', '2026-11-28T00:00:00.000Z'),
  (1017, NULL, 17, 'medicine', 'sg3', '提携先の関心', 'Partner interest', '', '2026-11-28T00:00:00.000Z'),
  (1018, NULL, 18, 'medicine', 'sg4', 'PoC基準の達成', 'PoC criterion met', '', '2026-11-28T00:00:00.000Z'),
  (1019, NULL, 19, 'medicine', 'sg4', '用量', 'Dose', '', '2026-11-28T00:00:00.000Z'),
  (1020, NULL, 20, 'medicine', 'sg4', '安全性', 'Safety', '', '2026-11-28T00:00:00.000Z'),
  (1021, NULL, 21, 'medicine', 'sg4', '次の試験のデザイン', 'Design of the next trial', '', '2026-11-28T00:00:00.000Z'),
  (1022, NULL, 22, 'medicine', 'sg4', '提携先または導出', 'Partner or transfer', '', '2026-11-28T00:00:00.000Z'),
  (1023, NULL, 23, 'regenerative', 'sg1', '候補品のTPPとの適合', 'Candidate profile against the TPP', '', '2026-11-28T00:00:00.000Z'),
  (1024, NULL, 24, 'regenerative', 'sg1', 'PK/PD・有効用量', 'PK/PD, efficacious dose', '', '2026-11-28T00:00:00.000Z'),
  (1025, NULL, 25, 'regenerative', 'sg1', '予備毒性', 'Preliminary toxicity', '', '2026-11-28T00:00:00.000Z'),
  (1026, NULL, 26, 'regenerative', 'sg1', '製剤・CMC経路・原価', 'Formulation, CMC route, cost', '', '2026-11-28T00:00:00.000Z'),
  (1027, NULL, 27, 'regenerative', 'sg1', '物質特許の出願', 'Substance patent filed', '', '2026-11-28T00:00:00.000Z'),
  (1028, NULL, 28, 'regenerative', 'sg1', 'バイオマーカー', 'Biomarker', '', '2026-11-28T00:00:00.000Z'),
  (1029, NULL, 29, 'regenerative', 'sg2', 'GLP試験一式', 'GLP package', '', '2026-11-28T00:00:00.000Z'),
  (1030, NULL, 30, 'regenerative', 'sg2', 'GMP治験薬', 'GMP drug product', '', '2026-11-28T00:00:00.000Z'),
  (1031, NULL, 31, 'regenerative', 'sg2', 'PMDA相談', 'PMDA consultation', '', '2026-11-28T00:00:00.000Z'),
  (1032, NULL, 32, 'regenerative', 'sg2', '治験実施計画書・施設・用量の根拠', 'Protocol, sites, dose rationale', '', '2026-11-28T00:00:00.000Z'),
  (1033, NULL, 33, 'regenerative', 'sg2', '提携先の関心', 'Partner interest', '', '2026-11-28T00:00:00.000Z');
