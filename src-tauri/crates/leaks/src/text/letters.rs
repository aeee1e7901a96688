//! How much likelier one letter follows another in a protein than in an English word, in tenths of a bit.
//!
//! Proteins: the composition of Swiss-Prot, each letter by itself. English: pairs of letters of some 16,000 words of
//! descriptions of open software and of the field's own words, each word by the logarithm of how often it stands there.
//! Over words of twelve letters and more the two hardly touch: of random proteins of twelve residues one in twenty has less
//! than 4.1 a residue, of words and strings of abbreviations none has more than 3.

/// The twenty residues, in the order of [`PAIRS`].
pub(super) const RESIDUES: &str = "ACDEFGHIKLMNPQRSTVWY";

/// Row: the letter before; column: the letter.
#[rustfmt::skip]
pub(super) const PAIRS: [[i8; 20]; 20] = [
    [55, -23, 3, 50, 24, 13, 31, 8, 22, -4, -7, -16, 4, 53, -11, -3, -17, 24, 6, 9],
    [-5, -8, 39, -9, 36, 59, -22, 1, 0, 10, 31, 49, 30, 46, 1, 22, -11, 49, 33, 9],
    [0, 11, 9, -23, 24, 25, 13, -16, 37, 18, 13, 25, 25, 44, 2, 4, 26, 33, 10, 2],
    [8, -21, -11, 17, 10, 21, 25, 23, 45, 10, -6, -16, 8, 24, -17, -9, 1, 20, 1, 24],
    [-2, 14, 22, -9, -11, 40, 36, -20, 57, 6, 11, 26, 47, 50, -5, 18, 8, 68, 31, 5],
    [0, 5, 34, -19, 24, 14, -13, -7, 47, 9, 8, -5, 26, 46, -10, 5, 23, 58, 13, 17],
    [-14, 19, 33, -18, 27, 45, 34, -11, 46, 33, 5, 17, 34, 48, 0, 21, 3, 60, 15, -6],
    [10, -26, 5, 8, 8, 12, 56, 54, 35, 10, -8, -27, 13, 48, 13, -1, -7, 11, 43, 57],
    [2, 5, 16, -23, 23, 26, 20, -16, 32, 16, 18, 7, 19, 42, 13, -7, 19, 38, -4, 13],
    [-6, 4, 9, -16, 23, 38, 41, -17, 39, 0, 25, 41, 30, 60, 38, 12, 7, 32, 33, -16],
    [-14, 10, 32, -18, 35, 50, 50, -13, 53, 35, -6, 30, -13, 69, 33, 11, 30, 48, 28, 7],
    [3, -23, -7, -6, 10, -12, 19, -2, 22, 37, 26, 11, 32, 59, 35, -6, -15, 23, 20, 17],
    [-7, 10, 30, -11, 29, 29, -14, 1, 40, 0, 25, 39, -1, 63, -15, 10, -4, 66, 26, 11],
    [42, 9, 26, 23, 37, 46, 29, 35, 43, -6, 22, 16, 40, 24, 30, 25, 33, 40, 2, 33],
    [-7, -5, 10, -19, 23, 23, 27, -11, 20, 33, -3, 9, 24, 82, 8, 3, 2, 28, 15, -3],
    [11, -17, 32, -15, 23, 51, -12, -11, 24, 25, 6, 31, -1, 24, 32, -2, -19, 45, 8, 3],
    [-1, 0, 31, -17, 28, 47, -15, -20, 49, 24, 22, 39, 30, 81, -9, 4, 11, 56, 9, -2],
    [-10, 10, 38, -29, 29, 46, 45, -18, 46, 57, 23, 43, 45, 62, 38, 39, 34, 59, 44, 32],
    [-10, 13, 36, -14, 27, 43, -17, -15, 34, 20, 20, -7, 29, 49, -6, 2, 23, 53, 9, 19],
    [8, -17, 11, 1, 16, 22, 17, 3, 30, 4, -14, -10, -14, 35, 4, -9, -7, 25, 0, 22],
];

/// Tenths of a bit for a whole run.
pub(super) fn protein(run: &[char]) -> i32 {
    let number = |c: &char| RESIDUES.find(c.to_ascii_uppercase());
    let pairs = run.iter().zip(run.iter().skip(1));
    pairs.filter_map(|(a, b)| Some(i32::from(PAIRS[number(a)?][number(b)?]))).sum()
}
