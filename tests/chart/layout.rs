//! Nothing is cut, nothing collides, everything can be reached.

use kezhi::chart::{
    Area, Background, Drawing, ExportShape, Figure, Frame, Ink, Item, Palette, Rect, Scene, Swatch,
    Text, export_scene, layout, svg,
};
use kezhi::text::Lang;

use crate::samples;

const WIDTHS: [f64; 14] = [
    320.0, 340.0, 375.0, 412.0, 480.0, 559.0, 560.0, 640.0, 720.0, 800.0, 1000.0, 1280.0, 1600.0,
    1920.0,
];

fn every_scene(mut check: impl FnMut(&str, &Figure, &Scene)) {
    for lang in Lang::ALL {
        for (name, figure) in samples::all(lang) {
            for width in WIDTHS {
                for chrome in [false, true] {
                    let frame = Frame::natural(&figure, width, 1.0, chrome);
                    let what = format!("{name} {} {width} px, chrome {chrome}", lang.tag());
                    check(&what, &figure, &layout(&figure, &frame));
                }
            }
            for shape in [
                ExportShape::Page,
                ExportShape::Slide16x9,
                ExportShape::HalfSlide,
            ] {
                let what = format!("{name} {} {shape:?}", lang.tag());
                check(
                    &what,
                    &figure,
                    &export_scene(&figure, shape, Background::White),
                );
            }
        }
    }
}

fn texts(scene: &Scene) -> Vec<&Text> {
    fn text(item: &Item) -> Option<&Text> {
        match item {
            Item::Text(text) => Some(text),
            _ => None,
        }
    }
    scene.items.iter().filter_map(text).collect()
}

#[test]
fn no_text_leaves_the_picture() {
    every_scene(|what, _, scene| {
        for text in texts(scene) {
            let b = text.bounds();
            assert!(
                b.x >= -0.01
                    && b.y >= -0.01
                    && b.right() <= scene.width + 0.01
                    && b.bottom() <= scene.height + 0.01,
                "{what}: {:?} at {b:?} in {} × {}",
                text.content,
                scene.width,
                scene.height
            );
        }
    });
}

#[test]
fn no_text_covers_another() {
    every_scene(|what, _, scene| {
        let all = texts(scene);
        for (n, a) in all.iter().enumerate() {
            for b in &all[n + 1..] {
                assert!(
                    !a.bounds().overlaps(&b.bounds()),
                    "{what}: {:?} and {:?}",
                    a.content,
                    b.content
                );
            }
        }
    });
}

#[test]
fn no_line_of_a_curve_crosses_words() {
    every_scene(|what, _, scene| {
        for item in &scene.items {
            let Item::Polyline { points, .. } = item else {
                continue;
            };
            for text in texts(scene) {
                let b = text.bounds();
                assert!(
                    !points.iter().any(|p| b.contains(p.0, p.1)),
                    "{what}: {:?}",
                    text.content
                );
            }
        }
    });
}

#[test]
fn every_annotation_of_a_curve_is_drawn() {
    every_scene(|what, figure, scene| {
        let Drawing::Curve(curve) = &figure.drawing else {
            return;
        };
        let drawn: String = texts(scene)
            .iter()
            .map(|t| t.content.replace([' ', '…'], ""))
            .collect();
        for note in &curve.annotations {
            assert!(
                drawn.contains(&note.text.replace(' ', "")),
                "{what}: {}",
                note.text
            );
        }
    });
}

#[test]
fn the_parts_of_a_bar_tile_it_exactly() {
    every_scene(|what, figure, scene| {
        let Drawing::Shares(shares) = &figure.drawing else {
            return;
        };
        for line in 0..shares.rows.len() {
            let mut parts: Vec<Rect> = scene
                .marks
                .iter()
                .filter(|m| m.line == line)
                .map(|m| m.area.bounds())
                .collect();
            parts.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.w.total_cmp(&b.w)));
            for pair in parts.windows(2) {
                assert!(
                    (pair[0].right() - pair[1].x).abs() < 1e-6,
                    "{what} line {line}"
                );
            }
            let width: f64 = parts.iter().map(|p| p.w).sum();
            let shares: Vec<f64> = shares.rows[line]
                .parts
                .iter()
                .map(|p| p.share.abs())
                .collect();
            let whole: f64 = shares.iter().sum();
            for mark in scene.marks.iter().filter(|m| m.line == line) {
                let expected = shares[mark.row] / whole * width;
                assert!(
                    (mark.area.bounds().w - expected).abs() < 1e-6,
                    "{what} line {line}"
                );
            }
        }
    });
}

#[test]
fn every_coloured_mark_lies_in_a_hit_area_and_every_area_in_the_picture() {
    every_scene(|what, figure, scene| {
        for mark in &scene.marks {
            let b = mark.area.bounds();
            assert!(!mark.spoken.is_empty());
            if let Area::Rect(_) = mark.area {
                assert!(
                    b.x >= -0.01 && b.right() <= scene.width + 0.01,
                    "{what} {b:?}"
                );
                assert!(
                    b.y >= -0.01 && b.bottom() <= scene.height + 0.01,
                    "{what} {b:?} {}",
                    scene.height
                );
            }
        }
        if matches!(figure.drawing, Drawing::Curve(_)) {
            return;
        }
        for item in &scene.items {
            let Item::Rect {
                area,
                fill: Ink::Mark(_),
            } = item
            else {
                continue;
            };
            let legend = (area.w - area.h).abs() < 1e-9;
            let (x, y) = (area.x + area.w / 2.0, area.y + area.h / 2.0);
            assert!(legend || scene.mark_at(x, y).is_some(), "{what} {area:?}");
        }
    });
}

#[test]
fn walking_forward_reaches_every_mark_once() {
    every_scene(|what, _, scene| {
        let mut current = None;
        for expected in 0..scene.marks.len() {
            current = scene.next(current);
            assert_eq!(current, Some(expected), "{what}");
        }
        assert_eq!(scene.next(current), current, "{what}");
    });
}

#[test]
fn a_scene_is_as_large_as_its_frame() {
    for lang in Lang::ALL {
        for (name, figure) in samples::all(lang) {
            let slide = export_scene(&figure, ExportShape::Slide16x9, Background::White);
            assert_eq!(
                (slide.width, slide.height),
                (1920.0, 1080.0),
                "{name} {}",
                lang.tag()
            );
            let half = export_scene(&figure, ExportShape::HalfSlide, Background::White);
            assert_eq!(
                (half.width, half.height),
                (960.0, 1080.0),
                "{name} {}",
                lang.tag()
            );
            let page = Frame::page(&figure, 700.0);
            assert_eq!(layout(&figure, &page).width, 700.0);
            assert!((layout(&figure, &page).height - page.height).abs() < 1.0);
        }
    }
}

#[test]
fn an_svg_carries_its_words_and_nothing_a_strict_page_forbids() {
    for lang in Lang::ALL {
        for (name, figure) in samples::all(lang) {
            let scene = export_scene(&figure, ExportShape::Page, Background::Transparent);
            let text = svg(
                &scene,
                &Palette::print(),
                &figure.title,
                &figure.reading.text(),
            )
            .unwrap();
            for forbidden in [
                "style=",
                "href",
                "<title",
                "<style",
                "<script",
                "url(",
                "font-weight=\"bold\"",
            ] {
                assert!(!text.contains(forbidden), "{name}: {forbidden}");
            }
            assert!(
                text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10000 ")
            );
            assert!(text.contains("role=\"img\" aria-label=\""));
            assert!(text.contains("width=\"1000\""));
            assert!(text.contains("&quot;PingFang SC&quot;"));
            assert_eq!(text.matches("<svg").count(), 1);
            assert_eq!(
                text.matches("<text").count(),
                text.matches("</text>").count()
            );
            assert!(text.trim_end().ends_with("</svg>"));
            for drawn in texts(&scene) {
                let escaped = drawn.content.replace('&', "&amp;").replace('\'', "&apos;");
                assert!(
                    text.contains(&format!(">{escaped}</text>")),
                    "{name}: {}",
                    drawn.content
                );
            }
        }
    }
}

#[test]
fn words_cannot_break_out_of_an_svg() {
    let mut figure = samples::shares(Lang::Zh);
    figure.title = "<script>alert(\"1\")</script> & '2'\u{0}\n".into();
    let scene = export_scene(&figure, ExportShape::Page, Background::White);
    let text = svg(&scene, &Palette::light(), &figure.title, &figure.title).unwrap();
    assert!(!text.contains("<script"));
    assert!(!text.contains('\u{0}'));
}

#[test]
fn a_transparent_picture_has_no_ground() {
    let figure = samples::shares(Lang::Zh);
    let drawn = |background| {
        let scene = export_scene(&figure, ExportShape::HalfSlide, background);
        svg(&scene, &Palette::print(), "t", "d").unwrap()
    };
    assert!(
        drawn(Background::White)
            .contains("width=\"9600\" height=\"10800\" opacity=\"1\" fill=\"#FFFFFF\"")
    );
    assert!(!drawn(Background::Transparent).contains("#FFFFFF\" stroke=\"none\"/>\n<rect x=\"0\""));
}

#[test]
fn numbers_that_are_none_and_empty_figures_still_give_a_picture() {
    for lang in Lang::ALL {
        for (name, mut figure) in samples::all(lang) {
            for empty in [false, true] {
                match &mut figure.drawing {
                    Drawing::Shares(s) => {
                        s.rows.iter_mut().for_each(|r| r.parts[0].share = f64::NAN);
                        if empty {
                            s.rows.clear();
                        }
                    }
                    Drawing::Curve(c) => {
                        c.points[3].1 = f64::INFINITY;
                        if empty {
                            c.points.clear();
                            c.marks.clear();
                        }
                    }
                    Drawing::Waterfall(w) => {
                        w.steps[0].value = f64::NAN;
                        if empty {
                            w.steps.clear();
                        }
                    }
                    Drawing::Compare(c) => {
                        c.groups[0].bars[0].value = f64::NAN;
                        if empty {
                            c.groups.clear();
                        }
                    }
                    Drawing::Lines(l) => {
                        l.series[0].points[3].1 = f64::INFINITY;
                        l.series[1].points[3].0 = f64::NAN;
                        if empty {
                            l.series.clear();
                            l.marks.clear();
                            l.divider = None;
                        }
                    }
                    Drawing::Heat(h) => {
                        h.rows[0].cells[0] = None;
                        if empty {
                            h.rows.clear();
                            h.columns.clear();
                        }
                    }
                    Drawing::Flow(f) => {
                        f.bands[0].value = f64::NAN;
                        if empty {
                            f.bands.clear();
                        }
                    }
                }
                let scene = layout(&figure, &Frame::page(&figure, 600.0));
                let text = svg(&scene, &Palette::light(), "t", "d").unwrap();
                assert!(!text.contains("NaN") && !text.contains("inf"), "{name}");
            }
        }
    }
}

#[test]
fn fifteen_parts_have_fifteen_colours_and_then_they_start_again() {
    for palette in [Palette::light(), Palette::dark(), Palette::print()] {
        let colour = |place| palette.rgb(Ink::Mark(Swatch::Tier(place)));
        for place in 0..15 {
            assert!(
                (0..place).all(|other| colour(other) != colour(place)),
                "{place}"
            );
        }
        assert_eq!(colour(15), colour(0));
    }
}
