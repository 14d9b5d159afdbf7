//! Figures: numbers first, then where they stand, then ink.
//!
//! A [`Figure`] holds every word and number of a picture. [`layout()`] turns it into a [`Scene`] of
//! marks, labels and hit areas; [`paint()`] inks a scene on any plotters backend. Hover, arrow keys,
//! the table and the picture read the same marks.

mod export;
mod figure;
pub mod figures;
mod flow;
mod glyphs;
mod heat;
mod layout;
mod paint;
mod palette;
mod scene;
mod svg;
mod swatch;

pub use export::{
    Background, ExportShape, csv, csv_head, csv_line, export_scene, file_name, html_table, may_run,
    spreadsheet_number, tsv, whole_id,
};
pub use figure::{
    Annotation, Axis, Bar, Cell, Column, Compare, Curve, CurveMark, Drawing, Figure, FigureName,
    Group, Lines, Reference, Series, SharePart, ShareRow, Shares, Step, StepKind, Table, Tone,
    Waterfall, YScale,
};
pub use flow::{Flow, FlowBand, FlowEnd};
pub use glyphs::{Weight, text_width};
pub use heat::{Heat, HeatMark, HeatRow};
pub use layout::{Frame, layout};
pub use paint::{CANVAS_MIDDLE_EM, FONT_STACK, PaintError, Raster, paint};
pub use palette::{Palette, Rgb, contrast};
pub use scene::{Anchor, Area, Ink, Item, Mark, Rect, Ribbon, Scene, Text};
pub use svg::svg;
pub use swatch::Swatch;
