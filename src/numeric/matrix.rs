//! Square matrices of a few rows.

/// A matrix of N rows and N columns.
pub type Square<const N: usize> = [[f64; N]; N];

/// The lower triangle L with L·Lᵀ = `matrix`; none unless it is positive definite.
pub fn cholesky<const N: usize>(matrix: &Square<N>) -> Option<Square<N>> {
    let mut lower = [[0.0; N]; N];
    for row in 0..N {
        for column in 0..=row {
            let before: f64 = (0..column).map(|k| lower[row][k] * lower[column][k]).sum();
            let rest = matrix[row][column] - before;
            if row == column {
                // What is left of a diagonal after a near cancellation is noise.
                if rest.is_nan() || rest <= 1e-13 * matrix[row][row] {
                    return None;
                }
                lower[row][row] = rest.sqrt();
            } else {
                lower[row][column] = rest / lower[column][column];
            }
        }
    }
    Some(lower)
}

/// The x with `matrix`·x = `right`; none unless the matrix is positive definite.
pub fn solve<const N: usize>(matrix: &Square<N>, right: &[f64; N]) -> Option<[f64; N]> {
    let lower = cholesky(matrix)?;
    let mut x = *right;
    for row in 0..N {
        let before: f64 = (0..row).map(|k| lower[row][k] * x[k]).sum();
        x[row] = (x[row] - before) / lower[row][row];
    }
    for row in (0..N).rev() {
        let after: f64 = (row + 1..N).map(|k| lower[k][row] * x[k]).sum();
        x[row] = (x[row] - after) / lower[row][row];
    }
    Some(x)
}

/// The inverse of a positive definite matrix.
pub fn inverse<const N: usize>(matrix: &Square<N>) -> Option<Square<N>> {
    let mut inverse = [[0.0; N]; N];
    for column in 0..N {
        let mut unit = [0.0; N];
        unit[column] = 1.0;
        let solved = solve(matrix, &unit)?;
        for row in 0..N {
            inverse[row][column] = solved[row];
        }
    }
    Some(inverse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_times_its_inverse_is_the_identity() {
        let matrix = [[4.0, 1.0, 0.5], [1.0, 3.0, -0.2], [0.5, -0.2, 2.0]];
        let inverse = inverse(&matrix).unwrap();
        for (row, left) in matrix.iter().enumerate() {
            for column in 0..3 {
                let sum: f64 = left.iter().zip(&inverse).map(|(a, b)| a * b[column]).sum();
                let unit = f64::from(u8::from(row == column));
                assert!((sum - unit).abs() < 1e-14);
            }
        }
    }

    #[test]
    fn a_matrix_that_is_not_positive_definite_has_none() {
        assert_eq!(cholesky(&[[1.0, 2.0], [2.0, 1.0]]), None);
        assert_eq!(inverse(&[[1.0, 1.0], [1.0, 1.0]]), None);
    }
}
