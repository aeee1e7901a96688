//! What SQLite's error codes mean to a user.

use domain::{Problem, ProblemCode};
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Row, Sqlite, Type};

/// Result of everything in this crate.
pub(crate) type Result<T> = std::result::Result<T, Problem>;

// Primary result codes, https://www.sqlite.org/rescode.html (the low byte of an extended code).
const BUSY: u32 = 5;
const LOCKED: u32 = 6;
const READONLY: u32 = 8;
const IOERR: u32 = 10;
const CORRUPT: u32 = 11;
const FULL: u32 = 13;
pub(crate) const CONSTRAINT: u32 = 19;
const CANTOPEN: u32 = 14;
pub(crate) const NOTADB: u32 = 26;

// Extended codes of IOERR. SHMSIZE is what a full disk gives when the index of the log has to grow.
const IOERR_READ: u32 = IOERR | 1 << 8;
const IOERR_SHORT_READ: u32 = IOERR | 2 << 8;
const IOERR_SHMSIZE: u32 = IOERR | 19 << 8;
const IOERR_CORRUPTFS: u32 = IOERR | 33 << 8;

/// The extended result code, when the error comes from SQLite.
pub(crate) fn sqlite_code(error: &sqlx::Error) -> Option<u32> {
    error.as_database_error()?.code()?.parse().ok()
}

/// A UNIQUE or PRIMARY KEY constraint.
pub(crate) fn is_unique(error: &sqlx::Error) -> bool {
    matches!(sqlite_code(error), Some(2067 | 1555 | 2579))
}

/// A value of a row. Every column of a library has the type its schema says, so one that cannot be read was damaged:
/// a byte flipped in a text may leave no text.
pub(crate) trait Cell {
    /// The value at a position.
    ///
    /// # Errors
    /// `LibraryDamaged`.
    fn cell<'r, T: Decode<'r, Sqlite> + Type<Sqlite>>(&'r self, at: usize) -> Result<T>;
}

impl Cell for SqliteRow {
    fn cell<'r, T: Decode<'r, Sqlite> + Type<Sqlite>>(&'r self, at: usize) -> Result<T> {
        self.try_get(at).map_err(db)
    }
}

/// A value that no version of ours writes.
pub(crate) fn damaged(detail: impl ToString) -> Problem {
    Problem::new(ProblemCode::LibraryDamaged).detail(detail)
}

/// The problem a database error stands for; what has no remedy of its own is a fault.
pub(crate) fn db(error: sqlx::Error) -> Problem {
    if matches!(error, sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)) {
        return damaged(error);
    }
    let extended = sqlite_code(&error);
    let code = match extended.map(|code| code & 0xff) {
        Some(BUSY | LOCKED) => ProblemCode::LibraryInUse,
        Some(READONLY) => ProblemCode::LibraryReadOnly,
        Some(CORRUPT) => ProblemCode::LibraryDamaged,
        Some(FULL) => ProblemCode::DiskFull,
        Some(IOERR) => match extended {
            Some(IOERR_SHMSIZE) => ProblemCode::DiskFull,
            Some(IOERR_READ | IOERR_SHORT_READ | IOERR_CORRUPTFS) => ProblemCode::FileUnreadable,
            _ => ProblemCode::NotWritable,
        },
        // The file is there, as its header was read: what cannot be opened is the log or the journal beside it.
        Some(CANTOPEN) => ProblemCode::NotWritable,
        Some(NOTADB) => ProblemCode::NotALibrary,
        _ => ProblemCode::Fault,
    };
    Problem::new(code).detail(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_sqlite_lead_to_a_remedy() {
        #[derive(Debug)]
        struct Fake(&'static str);
        impl std::fmt::Display for Fake {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.0)
            }
        }
        impl std::error::Error for Fake {}
        impl sqlx::error::DatabaseError for Fake {
            fn message(&self) -> &str {
                "fake"
            }
            fn code(&self) -> Option<std::borrow::Cow<'_, str>> {
                Some(self.0.into())
            }
            fn as_error(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
                self
            }
            fn as_error_mut(&mut self) -> &mut (dyn std::error::Error + Send + Sync + 'static) {
                self
            }
            fn into_error(self: Box<Self>) -> Box<dyn std::error::Error + Send + Sync + 'static> {
                self
            }
            fn kind(&self) -> sqlx::error::ErrorKind {
                sqlx::error::ErrorKind::Other
            }
        }
        let check = |code: &'static str, expected: ProblemCode| {
            assert_eq!(db(sqlx::Error::Database(Box::new(Fake(code)))).code, expected, "{code}");
        };
        check("13", ProblemCode::DiskFull);
        check("5", ProblemCode::LibraryInUse);
        check("261", ProblemCode::LibraryInUse); // BUSY_RECOVERY
        check("8", ProblemCode::LibraryReadOnly);
        check("1032", ProblemCode::LibraryReadOnly); // READONLY_DBMOVED
        check("10", ProblemCode::NotWritable);
        check("778", ProblemCode::NotWritable); // IOERR_WRITE
        check("1034", ProblemCode::NotWritable); // IOERR_FSYNC
        check("4874", ProblemCode::DiskFull); // IOERR_SHMSIZE
        check("266", ProblemCode::FileUnreadable); // IOERR_READ
        check("522", ProblemCode::FileUnreadable); // IOERR_SHORT_READ
        check("14", ProblemCode::NotWritable);
        check("11", ProblemCode::LibraryDamaged);
        check("26", ProblemCode::NotALibrary);
        check("1", ProblemCode::Fault);
    }
}
