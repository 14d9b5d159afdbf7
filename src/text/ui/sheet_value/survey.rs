//! What a survey says.

use super::super::{Phrase, both};

/// What the topic needs.
pub const NO_SURVEY: Phrase = both(
    "打开的数据不是问卷。问卷一行一份答卷，列是各题的答案；请在数据页换一个文件，或把这份数据指定为问卷。",
    "What is open is no survey: one respondent a row, a column for each question. Open another file in the data room, or say there that these are answers.",
);
/// How many.
pub const COUNTED: Phrase = both("共收到 {}答卷", "{} in all");
/// NPS.
pub const NPS_IS: Phrase = both(
    "净推荐值 NPS 为 {}：推荐者占 {}，贬损者占 {}",
    "the net promoter score is {}: {} are promoters, {} detractors",
);
/// Satisfaction.
pub const SATISFIED: Phrase = both(
    "满意度平均 {}（满分 {most}）",
    "mean satisfaction is {} of {most}",
);
/// The two best marks.
pub const TOP_TWO: Phrase = both("给出前两档的占 {}", "{} gave one of the two best marks");
/// Formula.
pub const METHOD: Phrase = both(
    "NPS = 推荐者（9–10 分）占比 − 贬损者（0–6 分）占比，7–8 分为中立者；占比都以答了这一题的人为分母，空白不算。",
    "NPS = % promoters (9 or 10) − % detractors (0 to 6); 7 and 8 are passive. Shares are of those who answered the question: a blank is no answer.",
);
/// Table.
pub const PARTS: Phrase = both("推荐者、中立者、贬损者", "Promoters, passives, detractors");
/// Column.
pub const GROUP: Phrase = both("人群", "Group");
/// Group.
pub const PROMOTERS: Phrase = both("推荐者（9–10 分）", "Promoters (9–10)");
/// Group.
pub const PASSIVES: Phrase = both("中立者（7–8 分）", "Passives (7–8)");
/// Group.
pub const DETRACTORS: Phrase = both("贬损者（0–6 分）", "Detractors (0–6)");
/// Column.
pub const ANSWER: Phrase = both("答案", "Answer");
/// Table of questions with numbers, or with many answers.
pub const QUESTIONS: Phrase = both("各题", "The questions");
/// Column.
pub const QUESTION: Phrase = both("题目", "Question");
/// Column.
pub const RANGE: Phrase = both("最小–最大", "Least–largest");
/// Column.
pub const DIFFERENT: Phrase = both("不同答案数", "Different answers");
/// Field.
pub const MOST: Phrase = both("满意度满分", "Best mark of satisfaction");
/// Option.
pub const MOST_FOUND: Phrase = both("按题目和答案推定：{most}", "as the file suggests: {most}");
/// Answers that are none.
pub const OUTSIDE: Phrase = both(
    "“{name}”有 {count} 个答案不在量表内，不计。",
    "“{name}”: answers that are not on the scale, {count}, are left out.",
);
/// Words that stand for marks.
pub const IN_WORDS: Phrase = both(
    "“{name}”的答案是文字：非常满意、满意、一般、不满意、非常不满意依次记 5、4、3、2、1 分。",
    "“{name}” is answered in words: very satisfied, satisfied, neutral, dissatisfied and very dissatisfied are 5, 4, 3, 2 and 1.",
);
/// No two best marks.
pub const TOO_MANY_MARKS: Phrase = both(
    "量表超过 10 分，不算前两档占比。",
    "The scale has more than ten marks: there is no part of the two best.",
);
/// Nothing to say of recommending.
pub const NO_NPS: Phrase = both(
    "没有 0–10 分的推荐意愿题，算不出 NPS；如果有，请在数据页把那一列设为“推荐意愿”。",
    "No question asks for a recommendation from 0 to 10, so there is no NPS; where there is one, give its column that meaning in the data room.",
);
