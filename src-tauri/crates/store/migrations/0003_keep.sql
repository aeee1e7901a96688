-- What keeping things safe needs: a log that cannot be rewritten unseen, and files attached to projects and themes.

-- Each operation seals what it changed (`body`) and, with it, everything before it (`digest`): SHA-256, hexadecimal.
-- '' only until the operation is complete. How they are made stands in `chain.rs`.
ALTER TABLE operation ADD COLUMN body TEXT NOT NULL DEFAULT '';
ALTER TABLE operation ADD COLUMN digest TEXT NOT NULL DEFAULT '';
-- The changes of this operation were dropped to save room; its digests stay and go on proving the order.
ALTER TABLE operation ADD COLUMN compacted INTEGER NOT NULL DEFAULT 0 CHECK (compacted IN (0, 1));

-- The log only grows. These stand in the file itself, so that they hold for any program that opens it.
CREATE TRIGGER operation_is_never_removed BEFORE DELETE ON operation
BEGIN SELECT RAISE(ABORT, 'the log only grows: an operation is never removed'); END;
CREATE TRIGGER operation_is_never_rewritten
BEFORE UPDATE OF id, kind, at, by, count, params, undoable, undoes, body, digest ON operation WHEN OLD.digest <> ''
BEGIN SELECT RAISE(ABORT, 'the log only grows: an operation is never rewritten'); END;
CREATE TRIGGER change_is_never_rewritten BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the log only grows: a change is never rewritten'); END;
CREATE TRIGGER change_is_never_removed BEFORE DELETE ON change
WHEN NOT EXISTS (SELECT 1 FROM operation WHERE id = OLD.operation AND compacted = 1)
BEGIN SELECT RAISE(ABORT, 'the log only grows: a change is removed only with its operation compacted'); END;

-- A file attached to a project or theme. The log keeps JSON, so its bytes stand in a table of their own.
CREATE TABLE attachment (
  id     INTEGER PRIMARY KEY,
  thing  TEXT    NOT NULL CHECK (thing IN ('project', 'theme')),
  row    INTEGER NOT NULL,
  name   TEXT    NOT NULL,                                  -- file name without folder
  bytes  INTEGER NOT NULL,
  sha256 TEXT    NOT NULL,                                  -- hexadecimal
  by     TEXT    NOT NULL,
  at     TEXT    NOT NULL,
  UNIQUE (thing, row, sha256)
) STRICT;

-- Contents by their digest, once each. Not logged: they never change, and an undo needs them to stay.
CREATE TABLE content (
  sha256 TEXT NOT NULL PRIMARY KEY,
  bytes  BLOB NOT NULL
) STRICT;
