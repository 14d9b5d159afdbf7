//! A curve of few points out of many.

use super::CurvePoint;

/// Points kept of a curve, so that a million customers draw as fast as a thousand.
const POINTS: usize = 240;

/// Keeps about [`POINTS`] points of a longer curve: the first, the last and every n-th.
pub(super) struct Builder {
    points: Vec<CurvePoint>,
    length: usize,
    step: usize,
}

impl Builder {
    pub(super) fn new(length: usize) -> Builder {
        let start = CurvePoint {
            customers: 0.0,
            value: 0.0,
        };
        Builder {
            points: vec![start],
            length,
            step: length.div_ceil(POINTS).max(1),
        }
    }

    pub(super) fn push(&mut self, place: usize, point: CurvePoint) {
        // The first customers make the steep part of the curve, so they are all kept.
        if place < 20 || (place + 1).is_multiple_of(self.step) || place + 1 == self.length {
            self.points.push(point);
        }
    }

    pub(super) fn finish(mut self, keep: Option<CurvePoint>) -> Vec<CurvePoint> {
        if let Some(keep) = keep {
            let place = self
                .points
                .partition_point(|point| point.customers < keep.customers);
            if self
                .points
                .get(place)
                .is_none_or(|point| point.customers > keep.customers)
            {
                self.points.insert(place, keep);
            }
        }
        self.points
    }
}
