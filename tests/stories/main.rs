//! Acceptance stories: a module per story, everything through `app::dispatch`, as a window would do it.
//! Each story names the numbered point of issue 2 ("The main job, end to end, on real input") it shows.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod architecture;
mod carry_funds;
mod carry_lineage;
mod carry_outcomes;
mod carry_timeline;
mod closed;
mod contract;
mod desk;
mod documents;
mod exports;
mod find;
mod focus;
mod harm;
mod history;
mod home;
mod import;
mod keep;
mod kept;
mod lists_amed;
mod lists_dimensions;
mod lists_second_year;
mod lists_shapes;
mod lists_words;
mod main_job;
mod matrix;
mod messy;
mod oracle;
mod registry;
mod tagging;
mod themes;
mod torture;
mod upgrade;
mod views;
mod vocabulary;
