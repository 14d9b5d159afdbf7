//! A made-up list of leads of a car dealer.

use std::fmt::Write;

use super::Chance;
use crate::units::Day;

/// What the cells of the list say; they are data, and in the language of the reader.
#[derive(Debug, Clone, Copy)]
pub struct LeadWords {
    /// Number, source, model wanted, stage, reason for loss, registered, last contact, next contact.
    pub heads: [&'static str; 8],
    /// Where leads come from, the best last.
    pub sources: [&'static str; 4],
    /// Models that are asked for.
    pub models: [&'static str; 3],
    /// The stages from registered to won.
    pub stages: [&'static str; 7],
    /// A lead that is lost.
    pub lost: &'static str,
    /// Why leads are lost, the most frequent first.
    pub reasons: [&'static str; 5],
}

/// Leads whose furthest stage is this one, the lost ones apart. Who reached a stage has reached all
/// before it, so that the funnel runs 1000, 600, 420, 250, 120, 80, 72: the example that goes with the
/// steps of development.
const FURTHEST: [usize; 7] = [110, 180, 170, 130, 40, 8, 72];
/// Leads that were lost; how far they came is not told.
const LOST: usize = 290;
/// Parts of the sources among leads that went nowhere, and among those that were won.
const SOURCES: [[f64; 4]; 2] = [[0.34, 0.33, 0.22, 0.11], [0.22, 0.2, 0.2, 0.38]];
/// Days over which leads were registered.
const LENGTH: f64 = 272.0;

/// One lead as it stands on the last day.
struct Lead {
    /// Place of its stage; none for one that is lost.
    stage: Option<usize>,
    registered: i32,
}

/// A thousand leads over nine months as UTF-8 text: some won, some lost for a reason, some nobody spoke
/// to for long, some due. The funnel is that of the documents' seven steps.
pub fn sample_leads(words: &LeadWords) -> Vec<u8> {
    let mut chance = Chance(0x5851_F42D_4C95_7F2D);
    let start = Day::from_civil(2025, 1, 1).unwrap_or_default().0;
    let last = start + LENGTH as i32;
    let open = FURTHEST.iter().enumerate();
    let open = open.flat_map(|(stage, &count)| std::iter::repeat_n(Some(stage), count));
    let mut stages: Vec<Option<usize>> = open.chain(std::iter::repeat_n(None, LOST)).collect();
    for place in (1..stages.len()).rev() {
        stages.swap(place, chance.below(place + 1));
    }
    let many = stages.len() as f64;
    let leads = stages.into_iter().enumerate().map(|(place, stage)| Lead {
        stage,
        registered: start + (LENGTH * (place as f64 + 1.0) / many) as i32,
    });
    let mut text = words.heads.join(",") + "\n";
    for (place, lead) in leads.enumerate() {
        let day = |day: i32| Day(day).iso();
        let is_won = lead.stage == Some(words.stages.len() - 1);
        let source = chosen(&SOURCES[usize::from(is_won)], &mut chance);
        let model = chance.below(words.models.len());
        let reason = match lead.stage {
            None => chosen(&[0.36, 0.24, 0.18, 0.12, 0.1], &mut chance),
            Some(_) => 0,
        };
        // Half of those still open were spoken to of late, and are to be spoken to again.
        let age = f64::from(last - lead.registered);
        let is_worked = lead.stage.is_some() && !is_won && chance.unit() < 0.55;
        let spoken = match is_worked {
            true => last - (age.min(24.0) * chance.unit()) as i32,
            false => lead.registered + (age.min(60.0) * chance.unit()) as i32,
        };
        let next = is_worked.then(|| day(spoken + 7 + 7 * chance.below(4) as i32));
        let _ = writeln!(
            text,
            "L{:04},{},{},{},{},{},{},{}",
            place + 1,
            words.sources[source],
            words.models[model],
            lead.stage.map_or(words.lost, |stage| words.stages[stage]),
            match lead.stage {
                None => words.reasons[reason],
                Some(_) => "",
            },
            day(lead.registered),
            day(spoken),
            next.unwrap_or_default(),
        );
    }
    text.into_bytes()
}

/// A place by these parts of the whole.
fn chosen(parts: &[f64], chance: &mut Chance) -> usize {
    let drawn = chance.unit();
    let mut reached = 0.0;
    let is_past = |part: &f64| {
        reached += part;
        drawn < reached
    };
    parts.iter().position(is_past).unwrap_or(0)
}
