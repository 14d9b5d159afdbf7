//! Keys by name, as in `Control+Shift+Z` or `Escape`.

use serde_json::{Value, json};

/// The two events of pressing and letting go a key.
///
/// # Panics
///
/// If there is no key of that name.
pub(crate) fn events(chord: &str) -> [Value; 2] {
    let mut parts: Vec<&str> = chord.split('+').collect();
    let name = match parts.pop() {
        Some("") | None => "+",
        Some(name) => name,
    };
    let modifiers: u32 = parts.iter().map(|part| modifier(part)).sum();
    let shift = modifiers & 8 != 0;
    let plain = modifiers & !8 == 0;
    let (key, code, number, text) = key(name, shift);
    let mut down = json!({
        "type": if plain && !text.is_empty() { "keyDown" } else { "rawKeyDown" },
        "key": key, "code": code, "modifiers": modifiers, "windowsVirtualKeyCode": number,
    });
    if plain && !text.is_empty() {
        down["text"] = json!(text);
    }
    let mut up = down.clone();
    up["type"] = json!("keyUp");
    [down, up]
}

fn modifier(name: &str) -> u32 {
    match name {
        "Alt" => 1,
        "Control" => 2,
        "Meta" => 4,
        "Shift" => 8,
        "" => 0,
        _ => panic!("no such modifier: {name}"),
    }
}

/// Key, code, number and text of a key.
fn key(name: &str, shift: bool) -> (String, String, u32, String) {
    let named = |number, text: &str| (name.to_owned(), name.to_owned(), number, text.to_owned());
    match name {
        "Enter" => named(13, "\r"),
        "Tab" => named(9, ""),
        "Escape" => named(27, ""),
        "Backspace" => named(8, ""),
        "Delete" => named(46, ""),
        "Home" => named(36, ""),
        "End" => named(35, ""),
        "PageUp" => named(33, ""),
        "PageDown" => named(34, ""),
        "ArrowLeft" => named(37, ""),
        "ArrowUp" => named(38, ""),
        "ArrowRight" => named(39, ""),
        "ArrowDown" => named(40, ""),
        "F1" => named(112, ""),
        "F6" => named(117, ""),
        "Space" => (" ".to_owned(), "Space".to_owned(), 32, " ".to_owned()),
        _ => character(name, shift),
    }
}

fn character(name: &str, shift: bool) -> (String, String, u32, String) {
    let mut characters = name.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else {
        panic!("no such key: {name}")
    };
    let upper = character.to_ascii_uppercase();
    let code = match upper {
        'A'..='Z' => format!("Key{upper}"),
        '0'..='9' => format!("Digit{upper}"),
        '?' | '/' => "Slash".to_owned(),
        _ => String::new(),
    };
    let number = match upper {
        '?' | '/' => 191,
        _ => u32::from(upper),
    };
    let text = if shift {
        upper
    } else {
        character.to_ascii_lowercase()
    }
    .to_string();
    (text.clone(), code, number, text)
}
