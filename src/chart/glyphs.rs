//! How wide text is, from classes of glyphs, without a browser.
//!
//! The widths are a little more than those of the usual system faces, so that what fits here fits
//! on the page.

/// The weight of text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 600.
    Semibold,
}

/// How far ink rises above the baseline, in em.
pub(super) const ASCENT: f64 = 0.86;
/// How far ink falls below the baseline, in em.
pub(super) const DESCENT: f64 = 0.22;
/// Half the height of a figure, in em: the baseline of a label is this far below its middle.
pub(super) const MIDDLE: f64 = 0.36;

/// Semibold Latin is this much wider; Chinese keeps its square.
const SEMIBOLD: f64 = 1.1;

/// The width of `text` at `size` css px.
pub fn text_width(text: &str, size: f64, weight: Weight) -> f64 {
    text.chars().map(|c| em(c, weight)).sum::<f64>() * size
}

fn em(c: char, weight: Weight) -> f64 {
    if is_wide(c) {
        return 1.0;
    }
    let regular = match c {
        '0'..='9' => 0.64,
        ' ' | '\u{a0}' => 0.32,
        '\u{2009}' | '\u{202f}' => 0.2,
        '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'j' | 'l' | '·' => 0.34,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' | '"' | '\\' => 0.42,
        's' | 'z' => 0.54,
        'c' | 'k' | 'v' | 'x' | 'y' => 0.6,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '‰' => 0.96,
        'E' | 'F' | 'J' | 'L' | 'P' | 'S' | 'T' | 'Y' | 'Z' => 0.66,
        'A'..='Z' => 0.76,
        'a'..='z' => 0.635,
        '–' | '“' | '”' | '‘' | '’' => 0.58,
        '—' | '…' => 1.0,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        _ => 0.76,
    };
    match weight {
        Weight::Regular => regular,
        Weight::Semibold => regular * SEMIBOLD,
    }
}

/// Chinese, Japanese and Korean characters and full-width punctuation: one em.
pub(super) fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x20000..=0x3ffff)
}

/// May not begin a line.
fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '；'
            | '：'
            | '！'
            | '？'
            | '、'
            | '）'
            | '」'
            | '』'
            | '》'
            | '】'
            | '”'
            | '’'
            | '％'
            | '…'
            | '·'
    )
}

/// May not end a line.
fn opens(c: char) -> bool {
    matches!(c, '（' | '「' | '『' | '《' | '【' | '“' | '‘')
}

/// A piece that stays on one line, and whether a space stands before it.
struct Unit {
    text: String,
    spaced: bool,
}

fn units(text: &str) -> Vec<Unit> {
    let mut all: Vec<Unit> = Vec::new();
    let mut spaced = false;
    let mut glue = false;
    let mut previous: Option<char> = None;
    for c in text.chars() {
        if c == ' ' || c == '\n' || c == '\t' {
            spaced = true;
            continue;
        }
        let in_word = previous.is_some_and(|p| !is_wide(p) && !closes(p)) && !is_wide(c);
        let joins = !spaced && (glue || closes(c) || in_word);
        match all.last_mut() {
            Some(last) if joins => last.text.push(c),
            _ => all.push(Unit {
                text: c.to_string(),
                spaced,
            }),
        }
        glue = opens(c);
        spaced = false;
        previous = Some(c);
    }
    all
}

/// Breaks `text` into at most `most` lines of `width` css px; what does not fit ends in an ellipsis.
pub(super) fn wrap(text: &str, size: f64, weight: Weight, width: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for unit in units(text) {
        let space = if unit.spaced && !line.is_empty() {
            " "
        } else {
            ""
        };
        let longer = format!("{line}{space}{}", unit.text);
        if line.is_empty() || text_width(&longer, size, weight) <= width {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, unit.text));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    let cut = lines.len() > most;
    lines.truncate(most.max(1));
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter_mut().enumerate() {
        if cut && at == last {
            line.push('…');
        }
        *line = ellipsis(line, size, weight, width);
    }
    lines
}

/// As [`wrap`], with lines of about equal length: no single word is left over.
pub(super) fn balanced(
    text: &str,
    size: f64,
    weight: Weight,
    width: f64,
    most: usize,
) -> Vec<String> {
    let mut best = wrap(text, size, weight, width, most);
    if best.len() < 2 || best.len() == most {
        return best;
    }
    if let Some(clauses) = by_clause(text, size, weight, width, best.len()) {
        return clauses;
    }
    let mut narrower = width;
    while narrower > width * 0.5 {
        narrower -= size;
        let lines = wrap(text, size, weight, narrower, most);
        if lines.len() != best.len() {
            break;
        }
        best = lines;
    }
    best
}

/// Lines that end where clauses end, when that takes no more than `most` of them.
fn by_clause(
    text: &str,
    size: f64,
    weight: Weight,
    width: f64,
    most: usize,
) -> Option<Vec<String>> {
    let ends = |c: char| matches!(c, '，' | '；' | '。' | '：' | '！' | '？' | ';');
    let mut lines = vec![String::new()];
    for clause in text.split_inclusive(ends) {
        let line = lines.last_mut()?;
        if line.is_empty()
            || text_width(line, size, weight) + text_width(clause, size, weight) <= width
        {
            line.push_str(clause);
        } else {
            lines.push(clause.trim_start().to_owned());
        }
    }
    let fits = |line: &String| text_width(line, size, weight) <= width;
    (lines.len() <= most && lines.iter().all(fits)).then_some(lines)
}

/// `text` cut to `width` css px, with an ellipsis when something is lost.
pub(super) fn ellipsis(text: &str, size: f64, weight: Weight, width: f64) -> String {
    if text_width(text, size, weight) <= width {
        return text.to_owned();
    }
    let mut kept = text.trim_end_matches('…').to_owned();
    while !kept.is_empty() && text_width(&kept, size, weight) + size > width {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_is_one_em_and_figures_are_tabular() {
        assert_eq!(text_width("客户，", 10.0, Weight::Regular), 30.0);
        assert_eq!(
            text_width("111", 10.0, Weight::Regular),
            text_width("888", 10.0, Weight::Regular)
        );
        assert!(text_width("ab", 10.0, Weight::Semibold) > text_width("ab", 10.0, Weight::Regular));
    }

    #[test]
    fn no_line_begins_with_closing_punctuation() {
        for width in 30..200 {
            let lines = wrap(
                "钻石卡只占客户的 3%，却贡献 33% 的利润（其余见表）。",
                12.0,
                Weight::Regular,
                f64::from(width),
                99,
            );
            assert!(
                lines.iter().all(|line| !line.starts_with(closes)),
                "{lines:?}"
            );
            assert!(lines.iter().all(|line| !line.ends_with(opens)), "{lines:?}");
        }
    }

    #[test]
    fn english_breaks_between_words() {
        let lines = wrap(
            "Diamond customers earn a third",
            12.0,
            Weight::Regular,
            110.0,
            9,
        );
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "Diamond customers earn a third");
    }

    #[test]
    fn a_title_breaks_between_clauses_and_leaves_no_single_word() {
        let of = |text: &str, width| balanced(text, 20.0, Weight::Semibold, width, 4);
        let title = "升级一成的银卡多得利润；毛利率下降会让利润为负。";
        assert_eq!(
            of(title, 360.0),
            ["升级一成的银卡多得利润；", "毛利率下降会让利润为负。"]
        );
        let lines = of(
            "Of a whole category worth fifteen this brand gets little",
            600.0,
        );
        assert_eq!(lines.len(), 2);
        assert!(lines[1].contains(' '), "{lines:?}");
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = wrap("自有客户流失的那一部分价值", 12.0, Weight::Regular, 60.0, 1);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].ends_with('…'));
        assert!(text_width(&lines[0], 12.0, Weight::Regular) <= 60.0);
    }
}
