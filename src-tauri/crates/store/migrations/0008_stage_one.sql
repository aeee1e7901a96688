-- Stage one: people and their interests (利益相反), rounds with their frozen lists, votes, what settles them, the shortlist.
-- A vote is one row a (round, project, reviewer). Who may see which row is decided in `viewer.rs`, for every reader at once.

-- Who works with this library. Not an account: a name, and what decides what that person may see.
CREATE TABLE person (
  id           INTEGER PRIMARY KEY,
  name         TEXT    NOT NULL UNIQUE,
  organisation TEXT    NOT NULL,                             -- the employer the person comes from; its projects are hidden
  field        TEXT    NOT NULL,                             -- what the person knows, in words: 神経, 抗体
  active_from  TEXT    NOT NULL,                             -- ISO date; '' = not said
  active_to    TEXT    NOT NULL,                             -- ISO date, the last day; '' = open
  chair        INTEGER NOT NULL CHECK (chair IN (0, 1)),     -- opens rounds, settles, lifts a block
  pin          TEXT    NOT NULL,                             -- salt and PBKDF2 digest, base64; '' = none. A courtesy, no encryption
  note         TEXT    NOT NULL,
  by           TEXT    NOT NULL,
  at           TEXT    NOT NULL
) STRICT;

-- What a person has an interest in. The employer (`person.organisation`) is one without a row here.
CREATE TABLE interest (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL REFERENCES person (id),
  kind      TEXT    NOT NULL CHECK (kind IN ('organisation', 'programme', 'project', 'tie')),
  name      TEXT    NOT NULL,                                -- of an organisation, or of the researcher or institution a tie is to
  programme INTEGER REFERENCES programme (id),
  project   INTEGER REFERENCES project (id),
  note      TEXT    NOT NULL,                                -- what the interest is
  by        TEXT    NOT NULL,
  at        TEXT    NOT NULL,
  CHECK ((kind = 'programme') = (programme IS NOT NULL) AND (kind = 'project') = (project IS NOT NULL))
) STRICT;
CREATE INDEX interest_by_person ON interest (person);
CREATE INDEX interest_by_programme ON interest (programme);
CREATE INDEX interest_by_project ON interest (project);

-- A block lifted by the chair, with the reason.
CREATE TABLE interest_override (
  id      INTEGER PRIMARY KEY,
  person  INTEGER NOT NULL REFERENCES person (id),
  project INTEGER NOT NULL REFERENCES project (id),
  reason  TEXT    NOT NULL,
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  UNIQUE (person, project)
) STRICT;
CREATE INDEX interest_override_by_project ON interest_override (project);

-- One version of a set of criteria and reasons. Never changed: a change is a further row, so that old votes keep theirs.
CREATE TABLE criteria (
  id      INTEGER PRIMARY KEY,
  name    TEXT    NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  body    TEXT    NOT NULL CHECK (json_valid(body)),         -- {"criteria":[…],"reasons":[…]}, `domain::stage::CriteriaBody`
  note    TEXT    NOT NULL,                                  -- why it was changed
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  UNIQUE (name, version)
) STRICT;

CREATE TABLE round (
  id          INTEGER PRIMARY KEY,
  name        TEXT    NOT NULL UNIQUE,
  kind        TEXT    NOT NULL CHECK (kind IN ('votes', 'tags')),       -- votes on criteria, or blind double tagging
  purpose     TEXT    NOT NULL CHECK (purpose IN ('main', 'calibration')),
  readers     INTEGER NOT NULL CHECK (readers BETWEEN 1 AND 5),         -- wanted per project
  blindness   TEXT    NOT NULL CHECK (blindness IN ('all-voted', 'closed', 'open')),
  criteria    INTEGER NOT NULL REFERENCES criteria (id),                -- the version new votes are given by
  deadline    TEXT    NOT NULL,                              -- ISO date, the last day; '' = none
  note        TEXT    NOT NULL,
  imported    INTEGER NOT NULL,                              -- projects in the library when the list was frozen, for the flow
  tagged      INTEGER NOT NULL,                              -- of these, with a tag of every kind
  state       TEXT    NOT NULL CHECK (state IN ('open', 'closed')),
  opened_at   TEXT    NOT NULL,                              -- when the list was frozen
  closed_at   TEXT    NOT NULL,                              -- '' = open
  reopened    INTEGER NOT NULL DEFAULT 0,                    -- how often
  reopen_note TEXT    NOT NULL DEFAULT '',                   -- why, the last time
  reopened_at TEXT    NOT NULL DEFAULT '',                   -- when, the last time; '' = never
  exported_at TEXT    NOT NULL DEFAULT '',                   -- when its shortlist last left; '' = never
  by          TEXT    NOT NULL
) STRICT;
CREATE INDEX round_by_criteria ON round (criteria);

-- A project in a round, with its texts as they were.
CREATE TABLE round_item (
  id        INTEGER PRIMARY KEY,
  round     INTEGER NOT NULL REFERENCES round (id),
  project   INTEGER NOT NULL REFERENCES project (id),
  position  INTEGER NOT NULL,                                -- 0-based, order of the frozen list
  frozen    TEXT    NOT NULL CHECK (json_valid(frozen)),     -- `domain::stage::Frozen`
  withdrawn TEXT    NOT NULL DEFAULT '',                     -- why it left the round; '' = in it
  UNIQUE (round, project)
) STRICT;
CREATE INDEX round_item_by_project ON round_item (project);

-- Who reads what.
CREATE TABLE assignment (
  id       INTEGER PRIMARY KEY,
  round    INTEGER NOT NULL REFERENCES round (id),
  project  INTEGER NOT NULL REFERENCES project (id),
  reviewer INTEGER NOT NULL REFERENCES person (id),
  position INTEGER NOT NULL,                                 -- the reviewer's own order
  later    INTEGER NOT NULL DEFAULT 0 CHECK (later IN (0, 1)), -- put off by the reviewer
  UNIQUE (round, project, reviewer)
) STRICT;
CREATE INDEX assignment_by_reviewer ON assignment (reviewer, round);
CREATE INDEX assignment_by_project ON assignment (project);

-- A vote. Changed by its reviewer while it is not yet visible to others; every wording stays in the log.
CREATE TABLE decision (
  id         INTEGER PRIMARY KEY,
  assignment INTEGER NOT NULL UNIQUE REFERENCES assignment (id),
  round      INTEGER NOT NULL REFERENCES round (id),
  project    INTEGER NOT NULL REFERENCES project (id),
  reviewer   INTEGER NOT NULL REFERENCES person (id),
  criteria   INTEGER NOT NULL REFERENCES criteria (id),      -- the version it was given by
  verdict    TEXT    CHECK (verdict IN ('keep', 'hold', 'drop')), -- NULL in a round of tags
  reason     TEXT    NOT NULL,                               -- key of a reason of that version; '' = none
  note       TEXT    NOT NULL,
  certainty  TEXT    NOT NULL CHECK (certainty IN ('low', 'middle', 'high')),
  scores     TEXT    NOT NULL CHECK (json_valid(scores)),    -- {"criterion": {"value": 3, "note": ""}}; value null = unknown (?)
  tags       TEXT    NOT NULL CHECK (json_valid(tags)),      -- of a round of tags: [{"kind","concept","main"}]
  at         TEXT    NOT NULL,
  UNIQUE (round, project, reviewer)
) STRICT;
CREATE INDEX decision_by_project ON decision (project);
CREATE INDEX decision_by_reviewer ON decision (reviewer);
CREATE INDEX decision_by_criteria ON decision (criteria);

-- What was said about a disagreement.
CREATE TABLE remark (
  id      INTEGER PRIMARY KEY,
  round   INTEGER NOT NULL REFERENCES round (id),
  project INTEGER NOT NULL REFERENCES project (id),
  person  INTEGER NOT NULL REFERENCES person (id),
  text    TEXT    NOT NULL,
  at      TEXT    NOT NULL
) STRICT;
CREATE INDEX remark_by_round ON remark (round, project);
CREATE INDEX remark_by_project ON remark (project);
CREATE INDEX remark_by_person ON remark (person);

-- A disagreement settled. The votes stay as they were.
CREATE TABLE ruling (
  id      INTEGER PRIMARY KEY,
  round   INTEGER NOT NULL REFERENCES round (id),
  project INTEGER NOT NULL REFERENCES project (id),
  how     TEXT    NOT NULL CHECK (how IN ('consensus', 'chair')),
  verdict TEXT    CHECK (verdict IN ('keep', 'hold', 'drop')), -- NULL in a round of tags
  reason  TEXT    NOT NULL,
  note    TEXT    NOT NULL,
  tags    TEXT    NOT NULL CHECK (json_valid(tags)),
  person  INTEGER NOT NULL REFERENCES person (id),
  at      TEXT    NOT NULL,
  UNIQUE (round, project)
) STRICT;
CREATE INDEX ruling_by_project ON ruling (project);
CREATE INDEX ruling_by_person ON ruling (person);

-- The meeting's last word on a project. One that is taken up again keeps its row.
CREATE TABLE final (
  id            INTEGER PRIMARY KEY,
  round         INTEGER NOT NULL REFERENCES round (id),
  project       INTEGER NOT NULL REFERENCES project (id),
  verdict       TEXT    NOT NULL CHECK (verdict IN ('keep', 'hold', 'drop')),
  reason        TEXT    NOT NULL,
  note          TEXT    NOT NULL,
  return_on     TEXT    NOT NULL,                            -- when a held one comes back, ISO date; '' = not said
  person        INTEGER NOT NULL REFERENCES person (id),
  decided_on    TEXT    NOT NULL,                            -- ISO date of the meeting
  at            TEXT    NOT NULL,
  reopened_at   TEXT    NOT NULL DEFAULT '',                 -- '' = it stands
  reopen_reason TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX final_standing ON final (round, project) WHERE reopened_at = '';
CREATE INDEX final_by_project ON final (project);
CREATE INDEX final_by_person ON final (person);

-- 既存支援との接続: which support serves a project, or could.
CREATE TABLE connection (
  id      INTEGER PRIMARY KEY,
  project INTEGER NOT NULL REFERENCES project (id),
  support INTEGER NOT NULL REFERENCES support (id),
  state   TEXT    NOT NULL CHECK (state IN ('serves', 'applied', 'could')),
  step    TEXT    NOT NULL,                                  -- of the value chain; '' = not said
  note    TEXT    NOT NULL,
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  UNIQUE (project, support)
) STRICT;
CREATE INDEX connection_by_support ON connection (support);
