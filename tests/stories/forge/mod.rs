//! The theme forge: what projects bring, themes woven of them, gaps and who closes them, what a theme says and what that rests on.
//! Each story names the point of the issue on the theme forge that it shows.

mod assets;
mod candidates;
mod claims;
mod comments;
mod compare;
mod consent;
pub mod contract;
mod harm;
mod hearings;
mod loom;
mod pictures;
mod planted;
mod proposals;
mod rederived;
mod versions;
