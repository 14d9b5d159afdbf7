//! What surrounds a figure.

use super::{Phrase, both};

/// Show the table.
pub const AS_TABLE: Phrase = both("表格", "Table");
/// Show the picture.
pub const AS_PICTURE: Phrase = both("图", "Figure");
/// What axes and lengths count.
pub const AXES: Phrase = both("坐标与单位", "Axes and units");
/// Heading over the axes in the panel.
pub const AXES_HEAD: Phrase = both("坐标", "Axes");
/// Heading over period and source in the panel.
pub const SAMPLE_HEAD: Phrase = both("样本", "Sample");
/// The scenario a number belongs to, `{}`, against the base, `{}`.
pub const OF_SCENARIO: Phrase = both("情景“{}”，基准“{}”。", "Scenario “{}”, base “{}”.");
/// Export menu.
pub const EXPORT: Phrase = both("导出", "Export");
/// Copy the picture.
pub const COPY_PICTURE: Phrase = both("复制图", "Copy figure");
/// Copy the table.
pub const COPY_TABLE: Phrase = both("复制表格", "Copy table");
/// Shape.
pub const SHAPE: Phrase = both("版面", "Shape");
/// Page width.
pub const SHAPE_PAGE: Phrase = both("报告页", "Page");
/// Slide.
pub const SHAPE_SLIDE: Phrase = both("16:9 幻灯片", "16:9 slide");
/// Half a slide.
pub const SHAPE_HALF: Phrase = both("半张幻灯片", "Half slide");
/// Ground.
pub const GROUND: Phrase = both("底色", "Ground");
/// White.
pub const WHITE: Phrase = both("白色", "White");
/// None.
pub const CLEAR: Phrase = both("透明", "Transparent");
/// How to walk.
pub const WALK: Phrase = both("用方向键逐项查看", "Arrow keys walk the marks");
/// Picture failed.
pub const NOT_DRAWN: Phrase = both(
    "这张图没能画出来，请看表格。",
    "This figure could not be drawn; see the table.",
);
/// Saved.
pub const SAVED_AS: Phrase = both("已下载 {}", "Downloaded {}");
/// PNG.
pub const PNG: Phrase = both("PNG", "PNG");
/// SVG.
pub const SVG: Phrase = both("SVG", "SVG");
/// CSV.
pub const CSV: Phrase = both("CSV", "CSV");
/// XLSX.
pub const XLSX: Phrase = both("XLSX", "XLSX");
/// Of figure.
pub const OF: Phrase = both("{}：{}", "{}: {}");
