//! Pictures of every kind, in both languages and at every width a page or a slide has.

mod gallery;
mod layout;
mod property;
mod samples;
