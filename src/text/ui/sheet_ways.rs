//! The words of what leads on from a sheet that cannot be made.

use super::{Phrase, both};

/// Group of what leads on.
pub const WAYS_ON: Phrase = both("接下来可以", "What you can do");
/// Button.
pub const FIT_ANEW: Phrase = both("用这份数据重新拟合", "Fit anew to these data");
/// Button.
pub const REGULARISE: Phrase = both("改用弱正则化重新拟合", "Fit with weak regularisation");
/// Button.
pub const ALL_DAYS: Phrase = both("改用全部数据拟合", "Fit all days");
/// Button.
pub const MODEL_BY_DATA: Phrase = both("让程序选模型", "Let the data choose the model");
/// Link.
pub const OTHER_DATA: Phrase = both("去数据页换一份数据", "Open other data");
/// Link.
pub const TO_COLUMNS: Phrase = both("去核对列的含义", "Check what the columns mean");
/// Link.
pub const TO_FILTERS: Phrase = both("去调整筛选和退款处理", "Change filters and refunds");
/// Link.
pub const BY_FORMULA: Phrase = both(
    "按公式估算这份数据的价值",
    "Value these customers by formula",
);
/// Link.
pub const ON_PAPER: Phrase = both(
    "在纸面上按公式估算价值",
    "Value customers by formula, on paper",
);
/// Link.
pub const BY_TABLE: Phrase = both("改用留存表", "Take a table of retention");
/// Link.
pub const TO_FORECAST: Phrase = both("去看订单与价值预测", "To the forecast");
