//! Stage two: the plan of a theme, its gates, its profile, supports, risks, and out to Excel. Each story names the point of the
//! issue on plans that it shows.

mod bad_input;
pub mod contract;
mod contradictions;
mod copies;
mod decide;
mod export;
mod handbook;
mod items_file;
mod moves;
mod plot;
mod secrets;
mod sheets;
mod show;
