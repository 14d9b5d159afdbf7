//! Systems of a few linear equations.

/// A pivot below this part of the largest entry means that the equations do not decide.
const SINGULAR: f64 = 1e-13;

/// Solves `a · x = b` by elimination with the largest pivot of each column first; `a` row by row.
/// None when the equations do not decide, or are not finite.
pub(super) fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Option<Vec<f64>> {
    let n = b.len();
    let scale = a
        .iter()
        .flatten()
        .fold(0.0_f64, |most, x| most.max(x.abs()));
    for column in 0..n {
        let pivot =
            (column..n).max_by(|&i, &j| a[i][column].abs().total_cmp(&a[j][column].abs()))?;
        if a[pivot][column].abs() <= SINGULAR * scale || !a[pivot][column].is_finite() {
            return None;
        }
        a.swap(column, pivot);
        b.swap(column, pivot);
        for row in column + 1..n {
            let factor = a[row][column] / a[column][column];
            if factor == 0.0 {
                continue;
            }
            let (above, below) = a.split_at_mut(row);
            for (to, from) in below[0][column..].iter_mut().zip(&above[column][column..]) {
                *to -= factor * from;
            }
            b[row] -= factor * b[column];
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|column| a[row][column] * b[column]).sum();
        b[row] = (b[row] - known) / a[row][row];
    }
    b.iter().all(|x| x.is_finite()).then_some(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_that_needs_its_rows_exchanged_is_solved() {
        let a = vec![vec![0.0, 2.0], vec![4.0, 1.0]];
        assert_eq!(solve(a, vec![6.0, 7.0]), Some(vec![1.0, 3.0]));
    }

    #[test]
    fn equations_that_do_not_decide_have_no_solution() {
        let a = vec![vec![1.0, 2.0], vec![2.0, 4.0]];
        assert_eq!(solve(a, vec![3.0, 6.0]), None);
    }
}
