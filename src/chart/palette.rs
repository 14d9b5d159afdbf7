//! The colours behind the roles: light, dark and print.

use super::scene::Ink;
use super::swatch::Swatch;

/// A colour: red, green, blue.
pub type Rgb = (u8, u8, u8);

/// Colours for every role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    paper: Rgb,
    ink: Rgb,
    secondary: Rgb,
    rule: Rgb,
    panel: Rgb,
    accent: Rgb,
    negative: Rgb,
    base: Rgb,
    tiers: [Rgb; 5],
}

const fn hex(rgb: u32) -> Rgb {
    ((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const LIGHT: Palette = Palette {
    paper: hex(0xfbfaf6),
    ink: hex(0x1c2227),
    secondary: hex(0x5b666f),
    rule: hex(0xdedad0),
    panel: hex(0xf3f1ea),
    accent: hex(0x0b6b5d),
    negative: hex(0xa8341f),
    base: hex(0x68737c),
    tiers: [
        hex(0x1d4f7c),
        hex(0xd39a17),
        hex(0x93a0aa),
        hex(0xa95f33),
        hex(0x4aa391),
    ],
};

const DARK: Palette = Palette {
    paper: hex(0x15191c),
    ink: hex(0xe9e6df),
    secondary: hex(0x9da7ad),
    rule: hex(0x30373c),
    panel: hex(0x1b2023),
    accent: hex(0x5cc3b0),
    negative: hex(0xef8a70),
    base: hex(0x8a959d),
    tiers: [
        hex(0x5b9bd5),
        hex(0xe3b341),
        hex(0xa9b5be),
        hex(0xcf8a5b),
        hex(0x66c2b0),
    ],
};

/// How much of its colour a step of a grid has. Between a half and nine tenths neither ink nor paper
/// would read on all palettes.
const STEPS: [f64; 5] = [0.08, 0.21, 0.35, 0.49, 0.9];

impl Palette {
    /// The page by day.
    pub const fn light() -> Palette {
        LIGHT
    }

    /// The page by night.
    pub const fn dark() -> Palette {
        DARK
    }

    /// White paper: reports, slides, pictures.
    pub const fn print() -> Palette {
        Palette {
            paper: hex(0xffffff),
            panel: hex(0xf6f4ee),
            ..LIGHT
        }
    }

    /// The colour of a role.
    pub fn rgb(&self, ink: Ink) -> Rgb {
        match ink {
            Ink::Ink => self.ink,
            Ink::Secondary => self.secondary,
            Ink::Rule => self.rule,
            Ink::Paper => self.paper,
            Ink::Panel => self.panel,
            Ink::Accent => self.accent,
            Ink::Negative => self.negative,
            Ink::Mark(swatch) => self.swatch(swatch),
            Ink::On(swatch) => self.on(swatch),
        }
    }

    /// The role's colour as `#rrggbb`, for the page's own swatches.
    pub fn css(&self, ink: Ink) -> String {
        let (r, g, b) = self.rgb(ink);
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    fn swatch(&self, swatch: Swatch) -> Rgb {
        match swatch {
            Swatch::Tier(n) => {
                let tier = self.tiers[usize::from(n) % self.tiers.len()];
                // A second round is paler, a third one deeper: no two of fifteen are alike.
                match usize::from(n) / self.tiers.len() % 3 {
                    0 => tier,
                    1 => mix(tier, self.paper, 0.55),
                    _ => mix(tier, self.ink, 0.55),
                }
            }
            Swatch::Accent => self.accent,
            Swatch::Negative => self.negative,
            Swatch::Base => self.base,
            Swatch::Step(0) => self.panel,
            Swatch::Step(step) => {
                let full = if step < 0 { self.negative } else { self.accent };
                let place = usize::from(step.unsigned_abs()).min(STEPS.len());
                mix(self.paper, full, STEPS[place - 1])
            }
        }
    }

    /// Ink or paper, whichever stands out more inside the mark.
    fn on(&self, swatch: Swatch) -> Rgb {
        let mark = self.swatch(swatch);
        if contrast(self.ink, mark) >= contrast(self.paper, mark) {
            self.ink
        } else {
            self.paper
        }
    }
}

/// The first colour with a part of the second.
fn mix(a: Rgb, b: Rgb, part: f64) -> Rgb {
    let channel = |a: u8, b: u8| (f64::from(a) * (1.0 - part) + f64::from(b) * part).round() as u8;
    (channel(a.0, b.0), channel(a.1, b.1), channel(a.2, b.2))
}

/// WCAG 2 contrast of two colours, 1 to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance((r, g, b): Rgb) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Palette; 3] = [Palette::light(), Palette::dark(), Palette::print()];

    #[test]
    fn labels_inside_every_mark_reach_four_and_a_half_to_one() {
        let swatches = (0..15)
            .map(Swatch::Tier)
            .chain([Swatch::Accent, Swatch::Negative, Swatch::Base])
            .chain((-5..=5).map(Swatch::Step));
        for swatch in swatches {
            for palette in ALL {
                let ratio = contrast(palette.rgb(Ink::On(swatch)), palette.rgb(Ink::Mark(swatch)));
                assert!(ratio >= 4.5, "{swatch:?} {ratio:.2} in {palette:?}");
            }
        }
    }

    #[test]
    fn text_reaches_four_and_a_half_to_one_on_paper_and_panel() {
        for palette in ALL {
            for ink in [Ink::Ink, Ink::Secondary, Ink::Accent, Ink::Negative] {
                for ground in [Ink::Paper, Ink::Panel] {
                    let ratio = contrast(palette.rgb(ink), palette.rgb(ground));
                    assert!(ratio >= 4.5, "{ink:?} on {ground:?}: {ratio:.2}");
                }
            }
        }
    }

    /// Simulated dichromacy (Machado, Oliveira and Fernandes 2009, severity 1), on linear light.
    const DICHROMACIES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ];

    fn lab(rgb: Rgb, seen: &[[f64; 3]; 3]) -> [f64; 3] {
        let linear = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        let light = [linear(rgb.0), linear(rgb.1), linear(rgb.2)];
        let row = |m: &[f64; 3]| (0..3).map(|k| m[k] * light[k]).sum::<f64>().clamp(0.0, 1.0);
        let (r, g, b) = (row(&seen[0]), row(&seen[1]), row(&seen[2]));
        let f = |t: f64| {
            if t > 0.008_856 {
                t.cbrt()
            } else {
                7.787 * t + 16.0 / 116.0
            }
        };
        let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn neighbouring_tiers_look_different_to_every_eye() {
        for palette in ALL {
            for seen in &DICHROMACIES {
                for pair in palette.tiers.windows(2) {
                    let (a, b) = (lab(pair[0], seen), lab(pair[1], seen));
                    let apart = (0..3).map(|k| (a[k] - b[k]).powi(2)).sum::<f64>().sqrt();
                    assert!(apart >= 18.0, "{pair:?} are {apart:.1} apart");
                }
            }
        }
    }

    #[test]
    fn steps_of_a_grid_grow_darker_or_lighter_for_every_eye() {
        for palette in ALL {
            for seen in &DICHROMACIES {
                for way in [1, -1] {
                    let lightness =
                        |step: i8| lab(palette.swatch(Swatch::Step(way * step)), seen)[0];
                    let apart: Vec<f64> = (1..5)
                        .map(|step| lightness(step + 1) - lightness(step))
                        .collect();
                    let sign = apart[0].signum();
                    assert!(apart.iter().all(|it| it * sign >= 4.0), "{apart:?}");
                }
            }
        }
    }

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 1e-9);
    }
}
