//! Published tables of lifetime: retention, donations, the school, and what the papers print of them.

use crate::lifetime::Membership;

/// Of a hundred regular members, how many are there after 0, 1, 2 … years (Fader and Hardie 2007).
pub const REGULAR_MEMBERS: [f64; 13] = [
    100.0, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3,
];

/// The same of members of the dearer kind.
pub const HIGH_END_MEMBERS: [f64; 13] = [
    100.0, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4,
];

/// Renewals that the paper fits.
pub const FITTED_RENEWALS: u32 = 7;

/// Donors by number of years with a gift, the last such year, and how many (Fader, Hardie and Shang
/// 2010).
pub const DONORS: [(u32, u32, u32); 22] = [
    (0, 0, 3464),
    (1, 1, 1091),
    (1, 2, 277),
    (1, 3, 129),
    (1, 4, 78),
    (1, 5, 119),
    (1, 6, 129),
    (2, 2, 613),
    (2, 3, 255),
    (2, 4, 155),
    (2, 5, 173),
    (2, 6, 234),
    (3, 3, 322),
    (3, 4, 181),
    (3, 5, 225),
    (3, 6, 357),
    (4, 4, 240),
    (4, 5, 284),
    (4, 6, 512),
    (5, 5, 335),
    (5, 6, 728),
    (6, 6, 1203),
];

/// Years in which the donors could give.
pub const DONOR_YEARS: f64 = 6.0;

/// The seven groups of the school: whether the courses fit them, as the case tells; then part of the
/// students, revenue and profit a head and month, made up so that they add up to the case's 381 and
/// 39.
pub const SCHOOL_GROUPS: [(bool, f64, f64, f64); 7] = [
    (false, 0.15, 420.0, -12.0),
    (false, 0.15, 300.0, -2.0),
    (false, 0.20, 330.0, 6.0),
    (true, 0.20, 240.0, 10.0),
    (true, 0.10, 520.0, 165.0),
    (true, 0.10, 460.0, 115.0),
    (false, 0.10, 610.0, 99.0),
];

/// Main reasons of dissatisfaction at the school, and those of them that marketing or communication
/// may mend.
pub const SCHOOL_REASONS: (f64, f64) = (15.0, 8.0);

/// The school of the case (M09), with the stock read as members at one time.
pub fn school() -> Membership {
    Membership {
        stock: 63_800.0,
        joining_monthly: 7_620.0,
        left_by: vec![(2.0, 0.24), (6.0, 0.60), (12.0, 0.77)],
        revenue_monthly: 381.0,
        profit_monthly: 39.0,
    }
}
