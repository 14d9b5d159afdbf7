//! What the browser keeps: small texts, and the imported columns.

pub(crate) mod columns;
mod idb;
pub(crate) mod local;
pub(crate) use idb::StoreError;
