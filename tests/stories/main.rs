//! Acceptance stories: a module per story, everything through `app::dispatch`.
