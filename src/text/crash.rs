//! Words of the screen that appears when the page itself breaks down.

use std::panic::PanicHookInfo;

use super::Lang;

/// Every word of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrashWords {
    /// Headline.
    pub title: &'static str,
    /// What happened to the user's work, and what to do.
    pub body: &'static str,
    /// Button: save the stored project as a file.
    pub download: &'static str,
    /// Button: put the details on the clipboard.
    pub copy: &'static str,
    /// The button after it worked.
    pub copied: &'static str,
    /// When the browser refuses the clipboard: the details are marked instead.
    pub copy_by_hand: &'static str,
    /// Button: load the page again.
    pub reload: &'static str,
    /// Said when nothing is stored that could be saved.
    pub nothing_stored: &'static str,
    /// Heading of the details.
    pub details: &'static str,
}

/// The words in one language.
pub fn crash_words(lang: Lang) -> CrashWords {
    match lang {
        Lang::Zh => CrashWords {
            title: "页面出了故障，已停止运行",
            body: "重新加载后，从上次保存的修改接着做。稳妥起见，先下载一份项目文件；\
                   如果浏览器不允许保存，这一步不能省。没有任何内容发送出去。",
            download: "下载我的项目",
            copy: "复制故障详情",
            copied: "已复制",
            copy_by_hand: "浏览器不允许自动复制，详情已选中，请手动复制",
            reload: "重新加载",
            nothing_stored: "浏览器里没有保存的项目",
            details: "故障详情",
        },
        Lang::En => CrashWords {
            title: "The page broke down and has stopped",
            body: "Reload to carry on from the last saved change. To be safe, download the \
                   project first; if the browser does not allow saving, do so by all means. \
                   Nothing has been sent anywhere.",
            download: "Download my project",
            copy: "Copy details",
            copied: "Copied",
            copy_by_hand: "The browser does not allow copying; the details are selected, \
                           copy them by hand",
            reload: "Reload",
            nothing_stored: "No project is stored in this browser",
            details: "Details",
        },
    }
}

/// What a panic says, and where, for the details.
pub fn panic_words(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let what = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("panic");
    match info.location() {
        Some(place) => format!("{what} ({})", short_place(place.file(), place.line())),
        None => what.to_owned(),
    }
}

/// A source place without the folders of the machine it was built on.
fn short_place(file: &str, line: u32) -> String {
    let file = file.replace('\\', "/");
    let short = ["/registry/src/", "/library/"]
        .iter()
        .find_map(|mark| file.split_once(mark))
        .map_or(file.as_str(), |(_, rest)| rest);
    let short = short.trim_start_matches('/');
    // The registry's own folder says nothing either.
    let short = match short.split_once('/') {
        Some((first, rest)) if first.starts_with("index.") => rest,
        _ => short,
    };
    format!("{short}:{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_everything() {
        let (zh, en) = (crash_words(Lang::Zh), crash_words(Lang::En));
        for (zh, en) in [
            (zh.title, en.title),
            (zh.body, en.body),
            (zh.download, en.download),
            (zh.copy, en.copy),
            (zh.copied, en.copied),
            (zh.copy_by_hand, en.copy_by_hand),
            (zh.reload, en.reload),
            (zh.nothing_stored, en.nothing_stored),
            (zh.details, en.details),
        ] {
            assert!(en.is_ascii() && !en.is_empty());
            assert!(!zh.chars().any(|c| c.is_ascii_alphabetic()), "{zh}");
        }
    }

    #[test]
    fn places_name_no_machine() {
        assert_eq!(
            short_place("src/bin/app/main.rs", 3),
            "src/bin/app/main.rs:3"
        );
        assert_eq!(
            short_place(
                "/home/x/.cargo/registry/src/index.crates.io-1/leptos-0.8.0/src/a.rs",
                9
            ),
            "leptos-0.8.0/src/a.rs:9"
        );
        assert_eq!(
            short_place("/rustc/abc/library/core/src/option.rs", 1),
            "core/src/option.rs:1"
        );
    }
}
