//! A cell as a slice of its record.

/// One cell of a record: a slice relative to the record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) escaped: bool,
}
