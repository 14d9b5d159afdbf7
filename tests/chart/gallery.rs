//! Writes every sample figure as SVG, to be looked at.

use std::fs;
use std::path::Path;

use kezhi::chart::{Background, ExportShape, Frame, Ink, Palette, export_scene, layout, svg};
use kezhi::text::Lang;

use crate::samples;

#[test]
fn the_gallery_can_be_written() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gallery");
    fs::create_dir_all(&folder).unwrap();
    for lang in Lang::ALL {
        for (name, figure) in samples::all(lang) {
            let write = |what: &str, text: String| {
                fs::write(
                    folder.join(format!("{name}-{}-{what}.svg", lang.tag())),
                    text,
                )
                .unwrap();
            };
            for (theme, palette) in [("light", Palette::light()), ("dark", Palette::dark())] {
                for width in [340.0, 700.0, 1000.0] {
                    let mut scene = layout(&figure, &Frame::page(&figure, width));
                    scene.background = Some(Ink::Paper);
                    write(
                        &format!("{theme}-{width}"),
                        svg(&scene, &palette, &figure.title, &figure.reading.text()).unwrap(),
                    );
                }
            }
            for shape in [
                ExportShape::Page,
                ExportShape::Slide16x9,
                ExportShape::HalfSlide,
            ] {
                let scene = export_scene(&figure, shape, Background::White);
                write(
                    &format!("{shape:?}"),
                    svg(
                        &scene,
                        &Palette::print(),
                        &figure.title,
                        &figure.reading.text(),
                    )
                    .unwrap(),
                );
            }
        }
    }
}
