//! What SQLite's error codes mean to a user.

use domain::{Problem, ProblemCode};

/// Result of everything in this crate.
pub(crate) type Result<T> = std::result::Result<T, Problem>;

// Primary result codes, https://www.sqlite.org/rescode.html (the low byte of an extended code).
const BUSY: u32 = 5;
const LOCKED: u32 = 6;
const READONLY: u32 = 8;
const CORRUPT: u32 = 11;
const FULL: u32 = 13;
pub(crate) const CONSTRAINT: u32 = 19;
pub(crate) const NOTADB: u32 = 26;

/// The extended result code, when the error comes from SQLite.
pub(crate) fn sqlite_code(error: &sqlx::Error) -> Option<u32> {
    error.as_database_error()?.code()?.parse().ok()
}

/// A UNIQUE or PRIMARY KEY constraint.
pub(crate) fn is_unique(error: &sqlx::Error) -> bool {
    matches!(sqlite_code(error), Some(2067 | 1555 | 2579))
}

/// The problem a database error stands for; what has no remedy of its own is a fault.
pub(crate) fn db(error: sqlx::Error) -> Problem {
    let code = match sqlite_code(&error).map(|code| code & 0xff) {
        Some(BUSY | LOCKED) => ProblemCode::LibraryInUse,
        Some(READONLY) => ProblemCode::LibraryReadOnly,
        Some(CORRUPT) => ProblemCode::LibraryDamaged,
        Some(FULL) => ProblemCode::DiskFull,
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
        check("11", ProblemCode::LibraryDamaged);
        check("26", ProblemCode::NotALibrary);
        check("1", ProblemCode::Fault);
    }
}
