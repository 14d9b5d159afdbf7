//! The minimum of a smooth function of a few unknowns whose gradient is known.

use super::{Square, inverse, solve};

/// No step changes an unknown by more: unknowns are logarithms, and e² is far.
const LONGEST_STEP: f64 = 2.0;
/// A step must bring this part of what the slope promises.
const ARMIJO: f64 = 1e-4;
/// Most steps of the first search.
const MOST_STEPS: u32 = 300;
/// Where the first search ends and Newton's steps begin.
const NEAR: f64 = 1e-6;
/// Most of Newton's steps.
const MOST_NEWTON: u32 = 6;
/// A Newton's step of this length is no longer near.
const LONGEST_CHORD: f64 = 0.5;
/// Distance of the points whose gradients give the second derivatives.
const HESSIAN_STEP: f64 = 1e-4;
/// What rounding may leave of the gradient of a mean.
const ROUNDING: f64 = 1e-8;
/// At a minimum no unknown is further from the bottom than this.
const MOST_LEFT: f64 = 1e-2;
/// A step of this length that brings nothing is one on a ridge, and so many of them end a search.
const FLAT_STEP: f64 = 0.1;
const FLAT_STEPS: u32 = 2;
/// So many steps that bring nothing together end a search too, however short they are.
const MANY_STEPS: u32 = 10;
/// Most steps from where a part had no minimum.
const MOST_FINAL: u32 = 20;
/// An end this far from that of the part is another one.
const ELSEWHERE: f64 = 1.0;
/// The least that is added to second derivatives that are not positive.
const LEAST_ADDED: f64 = 1e-7;

/// When a minimum is near enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Precision {
    /// What the gradient may be off zero.
    pub gradient: f64,
    /// What need not be gained: a long way down by less is a ridge, not a slope.
    pub gain: f64,
    /// An unknown beyond this, or below its negative, has run off.
    pub far: f64,
}

/// Why a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The gradient is as good as zero and the second derivatives say minimum.
    Converged,
    /// The gradient is as good as zero, but in some direction the function is flat.
    Flat,
    /// An unknown ran off: there is no minimum within reach.
    RanOff,
    /// No further step could be found.
    Stuck,
}

/// Where a search ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Minimum<const N: usize> {
    /// The unknowns.
    pub at: [f64; N],
    /// The function there.
    pub value: f64,
    /// Its gradient.
    pub gradient: [f64; N],
    /// Its second derivatives.
    pub hessian: Square<N>,
    /// How often function and gradient were computed.
    pub evaluations: u32,
    /// Why the search ended.
    pub stop: Stop,
}

impl<const N: usize> Minimum<N> {
    /// The largest part of the gradient.
    pub fn steepest(&self) -> f64 {
        largest(&self.gradient)
    }
}

fn largest<const N: usize>(vector: &[f64; N]) -> f64 {
    vector.iter().fold(0.0, |most, part| part.abs().max(most))
}

fn dot<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn moved<const N: usize>(from: &[f64; N], by: f64, direction: &[f64; N]) -> [f64; N] {
    std::array::from_fn(|place| from[place] + by * direction[place])
}

/// Value and gradient where both are numbers.
fn usable<const N: usize>((value, gradient): (f64, [f64; N])) -> Option<(f64, [f64; N])> {
    let are_finite = value.is_finite() && gradient.iter().all(|part| part.is_finite());
    are_finite.then_some((value, gradient))
}

/// Minimises `f`, which gives value and gradient, from `start`. The function should be of the order
/// of one (a mean, not a sum).
///
/// # References
/// BFGS with a backtracking line search (Nocedal and Wright 2006, algorithms 6.1 and 3.1), then
/// Newton's steps with second derivatives from central differences of the gradient.
pub fn minimise<const N: usize>(
    start: [f64; N],
    precision: Precision,
    mut f: impl FnMut(&[f64; N]) -> (f64, [f64; N]),
) -> Minimum<N> {
    let mut evaluations = 0;
    let mut counted = |at: &[f64; N]| {
        evaluations += 1;
        usable(f(at))
    };
    let Some((value, gradient)) = counted(&start) else {
        return Minimum {
            at: start,
            value: f64::INFINITY,
            gradient: [f64::INFINITY; N],
            hessian: [[0.0; N]; N],
            evaluations,
            stop: Stop::Stuck,
        };
    };
    let mut here = (start, value, gradient);
    let is_ridge = search(&mut here, None, precision, &mut counted);
    let (here, hessian, stop) = settle(here, is_ridge, precision, &mut counted);
    minimum(here, hessian, stop, evaluations)
}

/// Minimises a function that is nearly one whose minimum is known: the same mean over more of the
/// same. None where it is not that near; then [`minimise`] must search.
///
/// # References
/// BFGS that begins with the second derivatives of the other function in place of none.
pub fn minimise_near<const N: usize>(
    near: &Minimum<N>,
    precision: Precision,
    mut f: impl FnMut(&[f64; N]) -> (f64, [f64; N]),
) -> Option<Minimum<N>> {
    let mut evaluations = 0;
    let mut counted = |at: &[f64; N]| {
        evaluations += 1;
        usable(f(at))
    };
    if near.stop != Stop::Converged {
        return None;
    }
    let (value, gradient) = counted(&near.at)?;
    let mut here = (near.at, value, gradient);
    let start = inverse(&near.hessian)?;
    let is_ridge = search(&mut here, Some(start), precision, &mut counted);
    let (here, hessian, stop) = settle(here, is_ridge, precision, &mut counted);
    (stop == Stop::Converged).then(|| minimum(here, hessian, stop, evaluations))
}

/// Goes on from where a function that is nearly this one was found to have no minimum: what is
/// determined is taken to its best with few steps, by the second derivatives that are known, and the
/// kind of end is told from this function's own.
pub fn minimise_on<const N: usize>(
    from: &Minimum<N>,
    precision: Precision,
    mut f: impl FnMut(&[f64; N]) -> (f64, [f64; N]),
) -> Minimum<N> {
    let mut evaluations = 0;
    let mut counted = |at: &[f64; N]| {
        evaluations += 1;
        usable(f(at))
    };
    let (Some((value, gradient)), Some(known)) =
        (counted(&from.at), nearest_inverse(&from.hessian))
    else {
        return minimise(from.at, precision, f);
    };
    let mut here = (from.at, value, gradient);
    let enough = Enough {
        steps: MOST_FINAL,
        promised: precision.gain,
    };
    let is_ridge = search_until(&mut here, Some(known), precision, enough, &mut counted);
    let apart = here.0.iter().zip(&from.at).map(|(a, b)| (a - b).abs());
    let is_elsewhere = apart.fold(0.0, f64::max) > ELSEWHERE;
    let has_run_off = here.0.iter().any(|unknown| unknown.abs() >= precision.far);
    if has_run_off && !is_elsewhere {
        return minimum(here, from.hessian, Stop::RanOff, evaluations);
    }
    let rough = rough_derivatives(&here, &mut counted);
    let left = solve(&rough, &here.2).map(|step| largest(&step));
    // Only where the bottom is near does it pay to look closer.
    if left.is_none_or(|left| left > LONGEST_CHORD) && !is_elsewhere {
        let stop = match left {
            None => Stop::Flat,
            Some(_) => Stop::RanOff,
        };
        return minimum(here, rough, stop, evaluations);
    }
    let (here, hessian, stop) = settle(here, is_ridge, precision, &mut counted);
    minimum(here, hessian, stop, evaluations)
}

/// The inverse of second derivatives, made positive by as little as it takes.
fn nearest_inverse<const N: usize>(of: &Square<N>) -> Option<Square<N>> {
    let size = (0..N).map(|place| of[place][place].abs());
    let size = size.fold(0.0, f64::max).max(LEAST_ADDED);
    let added = (0..16).map(|power| size * LEAST_ADDED * 10_f64.powi(power));
    let mut lifted = added.map(|added| {
        let mut lifted = *of;
        (0..N).for_each(|place| lifted[place][place] += added);
        lifted
    });
    lifted.find_map(|lifted| inverse(&lifted))
}

/// Differences of the gradient to one side, made symmetric: a first look.
fn rough_derivatives<const N: usize>(
    here: &Point<N>,
    f: &mut impl FnMut(&[f64; N]) -> Option<(f64, [f64; N])>,
) -> Square<N> {
    let mut rows = [[0.0; N]; N];
    for (place, row) in rows.iter_mut().enumerate() {
        let mut next = here.0;
        next[place] += HESSIAN_STEP;
        if let Some((_, there)) = f(&next) {
            *row = std::array::from_fn(|k| (there[k] - here.2[k]) / HESSIAN_STEP);
        }
    }
    symmetric(&rows)
}

fn symmetric<const N: usize>(rows: &Square<N>) -> Square<N> {
    std::array::from_fn(|row| {
        std::array::from_fn(|column| 0.5 * (rows[row][column] + rows[column][row]))
    })
}

fn minimum<const N: usize>(
    (at, value, gradient): Point<N>,
    hessian: Square<N>,
    stop: Stop,
    evaluations: u32,
) -> Minimum<N> {
    Minimum {
        at,
        value,
        gradient,
        hessian,
        evaluations,
        stop,
    }
}

/// Newton's steps from near a minimum, or from a ridge, and what kind of end it is.
fn settle<const N: usize>(
    mut here: Point<N>,
    mut is_ridge: bool,
    precision: Precision,
    f: &mut impl FnMut(&[f64; N]) -> Option<(f64, [f64; N])>,
) -> (Point<N>, Square<N>, Stop) {
    let mut hessian = second_derivatives(&here.0, f);
    for _ in 0..MOST_NEWTON {
        if largest(&here.2) <= precision.gradient {
            break;
        }
        let Some(step) = solve(&hessian, &here.2) else {
            break;
        };
        let length = largest(&step);
        let promised = 0.5 * dot(&step, &here.2).abs();
        is_ridge |= length > LONGEST_CHORD && promised < precision.gain;
        if length > LONGEST_STEP || is_ridge {
            break;
        }
        let next = moved(&here.0, -1.0, &step);
        match f(&next) {
            Some((value, gradient)) if largest(&gradient) < largest(&here.2) => {
                here = (next, value, gradient);
            }
            _ => break,
        }
        // After a tiny step the second derivatives are the same.
        if length > HESSIAN_STEP {
            hessian = second_derivatives(&here.0, f);
        }
    }
    let (at, _, gradient) = &here;
    let left = solve(&hessian, gradient).map(|step| largest(&step));
    let stop = if at.iter().any(|unknown| unknown.abs() >= precision.far) {
        Stop::RanOff
    } else if largest(gradient) > precision.gradient.max(ROUNDING) {
        if is_ridge { Stop::RanOff } else { Stop::Stuck }
    } else {
        match left {
            None => Stop::Flat,
            // A slope that is nearly nothing, and yet the bottom is far: it falls for ever.
            Some(left) if left > MOST_LEFT => Stop::RanOff,
            Some(_) => Stop::Converged,
        }
    };
    (here, hessian, stop)
}

type Point<const N: usize> = ([f64; N], f64, [f64; N]);

/// When a search has done enough, besides having arrived.
struct Enough {
    /// Steps.
    steps: u32,
    /// A step that promises less is not made.
    promised: f64,
}

/// BFGS from a point until the gradient is small, nothing improves or an unknown has run off; true
/// where it ended on a ridge. It begins with an inverse of the second derivatives, where one is known.
fn search<const N: usize>(
    here: &mut Point<N>,
    known: Option<Square<N>>,
    precision: Precision,
    f: &mut impl FnMut(&[f64; N]) -> Option<(f64, [f64; N])>,
) -> bool {
    let enough = Enough {
        steps: MOST_STEPS,
        promised: 0.0,
    };
    search_until(here, known, precision, enough, f)
}

/// [`search`], or until enough is done.
fn search_until<const N: usize>(
    here: &mut Point<N>,
    known: Option<Square<N>>,
    precision: Precision,
    enough: Enough,
    f: &mut impl FnMut(&[f64; N]) -> Option<(f64, [f64; N])>,
) -> bool {
    let mut is_fresh = known.is_none();
    let mut inverse = known.unwrap_or_else(|| identity(1.0));
    let mut flat_steps = 0;
    let mut mark = (here.0, here.1);
    for steps in 0..enough.steps {
        let (at, value, gradient) = *here;
        if steps > 0 && steps.is_multiple_of(MANY_STEPS) {
            if mark.1 - value < precision.gain {
                let far = at
                    .iter()
                    .zip(&mark.0)
                    .any(|(a, b)| (a - b).abs() > FLAT_STEP);
                return far;
            }
            mark = (at, value);
        }
        if largest(&gradient) <= precision.gradient.max(NEAR)
            || at.iter().any(|x| x.abs() >= precision.far)
        {
            return false;
        }
        let mut direction: [f64; N] = std::array::from_fn(|row| -dot(&inverse[row], &gradient));
        let mut slope = dot(&direction, &gradient);
        if slope >= 0.0 {
            inverse = identity(1.0);
            is_fresh = true;
            direction = gradient.map(|part| -part);
            slope = dot(&direction, &gradient);
        }
        if -0.5 * slope < enough.promised {
            return false;
        }
        let mut by = (LONGEST_STEP / largest(&direction)).min(1.0);
        let found = loop {
            let next = moved(&at, by, &direction);
            if let Some((new_value, new_gradient)) = f(&next) {
                if new_value <= value + ARMIJO * by * slope {
                    break Some((next, new_value, new_gradient));
                }
                // The parabola through what is known, kept within a tenth and a half.
                let curve = new_value - value - by * slope;
                let best = -slope * by * by / (2.0 * curve);
                by = best.clamp(0.1 * by, 0.5 * by);
            } else {
                by *= 0.25;
            }
            if by * largest(&direction) < 1e-13 {
                break None;
            }
        };
        let Some(next) = found else {
            if is_fresh {
                return false;
            }
            inverse = identity(1.0);
            is_fresh = true;
            continue;
        };
        let step: [f64; N] = std::array::from_fn(|place| next.0[place] - at[place]);
        let bend: [f64; N] = std::array::from_fn(|place| next.2[place] - gradient[place]);
        let curvature = dot(&step, &bend);
        if curvature > 1e-12 * dot(&bend, &bend).sqrt() * dot(&step, &step).sqrt() {
            if is_fresh {
                inverse = identity(curvature / dot(&bend, &bend));
            }
            update(&mut inverse, &step, &bend, curvature);
            is_fresh = false;
        }
        let is_flat = largest(&step) > FLAT_STEP && value - next.1 < precision.gain;
        flat_steps = if is_flat { flat_steps + 1 } else { 0 };
        *here = next;
        if flat_steps == FLAT_STEPS {
            return true;
        }
    }
    false
}

fn identity<const N: usize>(scale: f64) -> Square<N> {
    std::array::from_fn(|row| std::array::from_fn(|column| if row == column { scale } else { 0.0 }))
}

/// The BFGS update of the inverse of the second derivatives.
fn update<const N: usize>(
    inverse: &mut Square<N>,
    step: &[f64; N],
    bend: &[f64; N],
    curvature: f64,
) {
    let through: [f64; N] = std::array::from_fn(|row| dot(&inverse[row], bend));
    let factor = (curvature + dot(bend, &through)) / (curvature * curvature);
    for row in 0..N {
        for column in 0..N {
            inverse[row][column] += factor * step[row] * step[column]
                - (through[row] * step[column] + step[row] * through[column]) / curvature;
        }
    }
}

/// Central differences of the gradient, made symmetric; zero where the function has no value.
fn second_derivatives<const N: usize>(
    at: &[f64; N],
    f: &mut impl FnMut(&[f64; N]) -> Option<(f64, [f64; N])>,
) -> Square<N> {
    let mut rows = [[0.0; N]; N];
    for (place, row) in rows.iter_mut().enumerate() {
        let mut side = |by: f64| {
            let mut next = *at;
            next[place] += by;
            f(&next)
        };
        if let (Some((_, above)), Some((_, below))) = (side(HESSIAN_STEP), side(-HESSIAN_STEP)) {
            *row = std::array::from_fn(|k| (above[k] - below[k]) / (2.0 * HESSIAN_STEP));
        }
    }
    symmetric(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINE: Precision = Precision {
        gradient: 1e-12,
        gain: 0.0,
        far: 25.0,
    };

    #[test]
    fn the_minimum_of_rosenbrocks_valley_is_found() {
        let found = minimise([-1.2, 1.0], FINE, |&[x, y]| {
            let bend = y - x * x;
            let value = (1.0 - x).powi(2) + 100.0 * bend * bend;
            (value, [-2.0 * (1.0 - x) - 400.0 * x * bend, 200.0 * bend])
        });
        assert_eq!(found.stop, Stop::Converged);
        assert!((found.at[0] - 1.0).abs() < 1e-10 && (found.at[1] - 1.0).abs() < 1e-10);
        assert!((found.hessian[0][0] - 802.0).abs() < 1e-2);
    }

    #[test]
    fn a_function_without_a_minimum_is_told_from_one_that_has_one() {
        let off = minimise([0.0], FINE, |&[x]| ((-x).exp(), [-(-x).exp()]));
        assert_ne!(off.stop, Stop::Converged);
        let flat = minimise([1.0, 0.0], FINE, |&[x, _]| (x * x, [2.0 * x, 0.0]));
        assert_eq!(flat.stop, Stop::Flat);
    }

    #[test]
    fn a_slope_that_falls_for_ever_ends_when_it_brings_nothing_more() {
        let mut asked = 0;
        let coarse = Precision { gain: 1e-6, ..FINE };
        let off = minimise([0.0, 1.0], coarse, |&[x, y]| {
            asked += 1;
            let (fall, bend) = ((-x).exp(), y - 2.0);
            (fall + bend * bend, [-fall, 2.0 * bend])
        });
        assert_eq!(off.stop, Stop::RanOff);
        assert!(asked < 60, "{asked}");
        assert!((off.at[1] - 2.0).abs() < 1e-2);
    }

    #[test]
    fn a_search_on_a_part_that_ran_off_is_ended_on_the_whole_with_few_steps() {
        let coarse = Precision { gain: 1e-6, ..FINE };
        // One unknown falls for ever, the other has its best elsewhere than in the part.
        let of = |centre: f64| {
            move |&[x, y]: &[f64; 2]| {
                let (fall, bend) = ((-x).exp() * 1e-3, y - centre);
                (fall + bend * bend, [-fall, 2.0 * bend])
            }
        };
        let part = minimise([0.0, 1.0], coarse, of(2.0));
        assert_eq!(part.stop, Stop::RanOff);
        let mut asked = 0;
        let whole = minimise_on(&part, coarse, |at| {
            asked += 1;
            of(2.05)(at)
        });
        assert_eq!(whole.stop, Stop::RanOff);
        assert!((whole.at[1] - 2.05).abs() < 1e-3, "{whole:?}");
        assert!(asked < 12, "{asked}");
    }

    #[test]
    fn a_whole_whose_part_had_no_minimum_may_have_one() {
        let coarse = Precision { gain: 1e-6, ..FINE };
        let part = minimise([0.0, 1.0], coarse, |&[x, y]| {
            let fall = (-x).exp() * 1e-3;
            (fall + (y - 2.0).powi(2), [-fall, 2.0 * (y - 2.0)])
        });
        assert_eq!(part.stop, Stop::RanOff);
        let whole = minimise_on(&part, coarse, |&[x, y]| {
            let (x, y) = (x - 3.0, y - 2.0);
            (1e-2 * x * x + y * y, [2e-2 * x, 2.0 * y])
        });
        assert_eq!(whole.stop, Stop::Converged);
        assert!((whole.at[0] - 3.0).abs() < 1e-6, "{whole:?}");
    }

    #[test]
    fn a_place_without_a_value_is_stepped_back_from() {
        let found = minimise([5.0], FINE, |&[x]| {
            if x < 0.5 {
                (f64::NAN, [f64::NAN])
            } else {
                ((x - 1.0).powi(2), [2.0 * (x - 1.0)])
            }
        });
        assert!((found.at[0] - 1.0).abs() < 1e-9);
        let none = minimise([0.0], FINE, |_| (f64::NAN, [0.0]));
        assert_eq!(none.stop, Stop::Stuck);
    }
}
