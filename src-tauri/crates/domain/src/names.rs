//! Names that stand in a hundred thousand rows and are kept once.

use std::collections::HashSet;
use std::sync::Arc;

/// Names of programmes, institutions, concepts: each kept once however often it is asked for.
#[derive(Debug, Default)]
pub struct Names(HashSet<Arc<str>>);

impl Names {
    /// The name, shared.
    pub fn of(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.0.get(name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = name.into();
        self.0.insert(Arc::clone(&name));
        name
    }
}
