-- Tagging with evidence, and a vocabulary that is the library's own: concepts and names people give, files they load,
-- what accepting and rejecting taught, and who finished which project.

-- What a suggestion rested on when a person accepted it. The sentence stands in `evidence`.
ALTER TABLE tag ADD COLUMN surface   TEXT NOT NULL DEFAULT '';           -- the words; '' = given by hand
ALTER TABLE tag ADD COLUMN certainty INTEGER CHECK (certainty BETWEEN 0 AND 100);
ALTER TABLE tag ADD COLUMN reason    TEXT NOT NULL DEFAULT '';           -- code of the rule

-- A project somebody has finished tagging.
CREATE TABLE finished (
  id      INTEGER PRIMARY KEY,
  project INTEGER NOT NULL UNIQUE REFERENCES project (id),
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL
) STRICT;

-- A vocabulary file that was loaded. A later one of that name supersedes it; its terms stay for undo and comparison.
CREATE TABLE vocabulary (
  id      INTEGER PRIMARY KEY,
  name    TEXT    NOT NULL,
  kind    TEXT    NOT NULL CHECK (kind IN ('target', 'modality', 'indication')),
  format  TEXT    NOT NULL,
  file    TEXT    NOT NULL,                                  -- name without folder
  sha256  TEXT    NOT NULL,                                  -- of the file, hexadecimal
  version TEXT    NOT NULL,                                  -- '' = the file states none
  licence TEXT    NOT NULL,                                  -- as the file states it; '' = it states none
  terms   INTEGER NOT NULL,
  state   TEXT    NOT NULL CHECK (state IN ('current', 'superseded', 'removed')),
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX vocabulary_current ON vocabulary (name) WHERE state = 'current';

-- One concept of it, as read (`vocab::load::Term` as JSON).
CREATE TABLE term (
  id         INTEGER PRIMARY KEY,
  vocabulary INTEGER NOT NULL REFERENCES vocabulary (id),
  concept    TEXT    NOT NULL,
  obsolete   INTEGER NOT NULL CHECK (obsolete IN (0, 1)),
  body       TEXT    NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE INDEX term_by_vocabulary ON term (vocabulary);

-- Concepts made here (OWN:<id>), and what this library calls or does with concepts of any vocabulary.
CREATE TABLE concept (
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN ('target', 'modality', 'indication')),
  concept  TEXT NOT NULL,
  own      INTEGER NOT NULL CHECK (own IN (0, 1)),
  label_ja TEXT NOT NULL,                                    -- '' = as the vocabulary has it
  label_en TEXT NOT NULL,
  parent   TEXT,
  merged   TEXT,                                             -- the concept it was merged into
  by       TEXT NOT NULL,
  at       TEXT NOT NULL,
  UNIQUE (kind, concept)
) STRICT;

-- A name people gave a concept (given = 1), or one of any origin that is switched off (off = 1).
CREATE TABLE concept_name (
  id      INTEGER PRIMARY KEY,
  kind    TEXT    NOT NULL CHECK (kind IN ('target', 'modality', 'indication')),
  concept TEXT    NOT NULL,
  surface TEXT    NOT NULL,                                  -- in the form in which words are compared
  text    TEXT    NOT NULL,
  given   INTEGER NOT NULL CHECK (given IN (0, 1)),
  off     INTEGER NOT NULL CHECK (off IN (0, 1)),
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  UNIQUE (kind, concept, surface)
) STRICT;

-- What accepting and rejecting taught: how often these words were taken for this concept, and how often not.
CREATE TABLE lesson (
  id       INTEGER PRIMARY KEY,
  kind     TEXT    NOT NULL CHECK (kind IN ('target', 'modality', 'indication')),
  surface  TEXT    NOT NULL,                                 -- in the form in which words are compared
  text     TEXT    NOT NULL,                                 -- as first met
  concept  TEXT    NOT NULL,
  accepted INTEGER NOT NULL CHECK (accepted >= 0),
  rejected INTEGER NOT NULL CHECK (rejected >= 0),
  at       TEXT    NOT NULL,
  UNIQUE (kind, surface, concept)
) STRICT;

-- Concepts with tags that a loaded vocabulary made obsolete, removed or renamed: a person decides.
CREATE TABLE concept_review (
  id         INTEGER PRIMARY KEY,
  vocabulary INTEGER NOT NULL REFERENCES vocabulary (id),
  kind       TEXT    NOT NULL CHECK (kind IN ('target', 'modality', 'indication')),
  concept    TEXT    NOT NULL,
  reason     TEXT    NOT NULL CHECK (reason IN ('obsolete', 'removed', 'renamed')),
  before     TEXT    NOT NULL,                               -- label before; '' unless renamed
  successors TEXT    NOT NULL CHECK (json_valid(successors)), -- ids, the first the likeliest
  state      TEXT    NOT NULL CHECK (state IN ('open', 'replaced', 'kept')),
  by         TEXT    NOT NULL,
  at         TEXT    NOT NULL
) STRICT;
CREATE INDEX concept_review_by_state ON concept_review (state);
CREATE INDEX concept_review_by_vocabulary ON concept_review (vocabulary);
