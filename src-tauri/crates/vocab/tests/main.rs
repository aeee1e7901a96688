//! What is claimed of the vocabulary: one program, a module per subject, as linking is most of what building tests costs.

mod any_text;
mod assets;
mod class;
mod data;
mod exact;
mod load;
mod own;
mod search;
mod suggest;
mod words;
