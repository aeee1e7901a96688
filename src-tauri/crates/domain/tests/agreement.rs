//! Against published worked examples, each named. Figures "irrCAC" are those that Gwet's own package (and its Python port, whose
//! tests print them) gives for the examples of Gwet (2014); "SAS" and "R irr" those that statsmodels' tests print.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::agreement::{Answers, Estimate, cohen};

fn close(got: Option<f64>, wanted: f64, decimals: i32) {
    let got = got.expect("a value");
    assert!((got - wanted).abs() <= 0.501 * 10f64.powi(-decimals), "{got} instead of {wanted}");
}

fn answers(categories: usize, subjects: &[&[usize]]) -> Answers {
    let mut all = Answers::of(categories);
    subjects.iter().for_each(|subject| all.put(subject.iter().copied()));
    all
}

fn of_table(table: &[Vec<u32>]) -> Answers {
    let mut all = Answers::of(table.len());
    for (row, cells) in table.iter().enumerate() {
        for (column, times) in cells.iter().enumerate() {
            (0..*times).for_each(|_| all.put([row, column]));
        }
    }
    all
}

/// Feinstein and Cicchetti (1990), as Gwet (2008) discusses them: 125 subjects, nearly all positive.
#[test]
fn high_agreement_with_lopsided_margins_has_a_low_kappa_and_a_high_ac1() {
    let table = [vec![118, 5], vec![2, 0]];
    let all = of_table(&table);
    close(all.percent().value, 0.944, 3);
    close(cohen(&table).value, -0.0234, 4);
    close(all.ac1().value, 0.9408, 4);
}

/// SAS, PROC FREQ: κ .4842, ASE .1380, .2137–.7547.
#[test]
fn cohens_kappa_and_its_interval_are_those_of_sas() {
    let kappa = cohen(&[vec![0, 4, 1], vec![0, 8, 0], vec![0, 1, 5]]);
    close(kappa.value, 0.4842, 4);
    close(kappa.low, 0.2137, 4);
    close(kappa.high, 0.7547, 4);
}

/// Fleiss (1971): 30 patients, 6 psychiatrists, 5 diagnoses; .430 in the paper, .4302445 by R irr.
#[test]
fn fleiss_kappa_of_the_psychiatric_diagnoses_is_that_of_the_paper() {
    const DIAGNOSES: [[u32; 5]; 30] = [
        [0, 0, 0, 6, 0],
        [0, 3, 0, 0, 3],
        [0, 1, 4, 0, 1],
        [0, 0, 0, 0, 6],
        [0, 3, 0, 3, 0],
        [2, 0, 4, 0, 0],
        [0, 0, 4, 0, 2],
        [2, 0, 3, 1, 0],
        [2, 0, 0, 4, 0],
        [0, 0, 0, 0, 6],
        [1, 0, 0, 5, 0],
        [1, 1, 0, 4, 0],
        [0, 3, 3, 0, 0],
        [1, 0, 0, 5, 0],
        [0, 2, 0, 3, 1],
        [0, 0, 5, 0, 1],
        [3, 0, 0, 1, 2],
        [5, 1, 0, 0, 0],
        [0, 2, 0, 4, 0],
        [1, 0, 2, 0, 3],
        [0, 0, 0, 0, 6],
        [0, 1, 0, 5, 0],
        [0, 2, 0, 1, 3],
        [2, 0, 0, 4, 0],
        [1, 0, 0, 4, 1],
        [0, 5, 0, 1, 0],
        [4, 0, 0, 0, 2],
        [0, 2, 0, 4, 0],
        [1, 0, 5, 0, 0],
        [0, 0, 0, 0, 6],
    ];
    let mut all = Answers::of(5);
    DIAGNOSES.iter().for_each(|row| all.add(row.to_vec(), 1));
    close(all.fleiss().value, 0.430_244_5, 7);
    assert_eq!(all.compared(), 30);
}

/// The textbook example of 10 subjects and 14 readers (statsmodels' tests): .210.
#[test]
fn fleiss_kappa_of_the_textbook_example_is_point_two_one() {
    const ROWS: [[u32; 5]; 10] = [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ];
    let mut all = Answers::of(5);
    ROWS.iter().for_each(|row| all.add(row.to_vec(), 1));
    close(all.fleiss().value, 0.210, 3);
}

/// Gwet (2014), p. 120: four readers, twelve subjects, five categories, missing answers. irrCAC: percent .818, AC1 .775
/// (.461–1), Fleiss .761 (.424–1).
#[test]
fn missing_answers_are_counted_as_gwet_counts_them() {
    let all = answers(
        5,
        &[
            &[0, 0, 0],
            &[1, 1, 2, 1],
            &[2, 2, 2, 2],
            &[2, 2, 2, 2],
            &[1, 1, 1, 1],
            &[0, 1, 2, 3],
            &[3, 3, 3, 3],
            &[0, 0, 1, 0],
            &[1, 1, 1, 1],
            &[4, 4, 4],
            &[0, 0],
            &[2],
        ],
    );
    assert_eq!(all.compared(), 11);
    close(all.percent().value, 0.8182, 4);
    let (ac1, fleiss) = (all.ac1(), all.fleiss());
    close(ac1.value, 0.7754, 4);
    close(ac1.low, 0.461, 3);
    close(ac1.high, 1.0, 3);
    close(fleiss.value, 0.7612, 4);
    close(fleiss.low, 0.424, 3);
    close(fleiss.high, 1.0, 3);
}

/// Gwet (2014), p. 125, first 15 units: five observers, categories 0 to 3. irrCAC: AC1 .497 (.235–.758), Fleiss .458
/// (.199–.716), percent .616.
#[test]
fn five_observers_agree_as_irrcac_says() {
    let all = answers(
        4,
        &[
            &[1, 1, 2, 2],
            &[1, 1, 0, 1],
            &[2, 3, 3, 3],
            &[0, 0, 0],
            &[0, 0, 0, 0],
            &[0, 0, 0, 0],
            &[1, 0, 2, 1],
            &[1, 2, 0],
            &[2, 2, 2, 2],
            &[2, 1, 1, 1],
            &[1, 0, 0],
            &[0, 0, 0, 0],
            &[1, 2, 2, 2],
            &[3, 3, 2, 2, 3],
            &[1, 1, 1, 1],
        ],
    );
    close(all.percent().value, 0.616, 3);
    let (ac1, fleiss) = (all.ac1(), all.fleiss());
    close(ac1.value, 0.497, 3);
    close(ac1.low, 0.235, 3);
    close(ac1.high, 0.758, 3);
    close(fleiss.value, 0.458, 3);
    close(fleiss.low, 0.199, 3);
    close(fleiss.high, 0.716, 3);
}

/// Gwet (2014): 100 emergency patients, two abstractors. irrCAC: AC1 .849 (.764–.935), the bounds by the short formula for
/// two readers, which differs in the third decimal.
#[test]
fn ac1_of_two_abstractors_is_that_of_gwet() {
    let ac1 = of_table(&[vec![13, 0, 0], vec![0, 20, 7], vec![0, 4, 56]]).ac1();
    close(ac1.value, 0.849, 3);
    close(ac1.low, 0.764, 2);
    close(ac1.high, 0.935, 2);
}

#[test]
fn what_is_not_defined_is_none() {
    for all in [answers(3, &[]), answers(3, &[&[0], &[1], &[2]])] {
        assert_eq!([all.percent(), all.fleiss(), all.ac1()], [Estimate::default(); 3]);
        assert_eq!(all.compared(), 0);
    }
    assert_eq!(cohen(&[vec![0, 0], vec![0, 0]]), Estimate::default());
    assert_eq!(cohen(&[vec![1, 2]]), Estimate::default());
    // All the same: κ has no room beyond chance, AC1 has.
    let same = answers(3, &[&[0, 0], &[0, 0], &[0, 0, 0]]);
    assert_eq!(same.fleiss(), Estimate::default());
    assert_eq!(cohen(&[vec![5, 0], vec![0, 0]]), Estimate::default());
    assert_eq!(same.ac1(), Estimate { value: Some(1.0), low: None, high: None });
    assert_eq!(answers(1, &[&[0, 0], &[0, 0]]).ac1(), Estimate::default());
    // Perfect agreement on few subjects is no certainty.
    let percent = same.percent();
    assert!(percent.value == Some(1.0) && percent.low.unwrap() < 0.5 && percent.high == Some(1.0));
}

#[test]
fn bounds_lie_around_the_value_and_within_what_is_possible() {
    let mut seed: u64 = 7;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((seed >> 33) % below).unwrap()
    };
    for _ in 0..500 {
        let mut all = Answers::of(3);
        for _ in 0..next(30) {
            let readers = next(6);
            let given: Vec<usize> = (0..readers).map(|_| next(3)).collect();
            all.put(given);
        }
        for estimate in [all.percent(), all.fleiss(), all.ac1()] {
            assert_eq!(estimate.low.is_some(), estimate.high.is_some());
            if let (Some(value), Some(low), Some(high)) = (estimate.value, estimate.low, estimate.high) {
                assert!(-1.0 <= low && low <= value && value <= high && high <= 1.0, "{estimate:?}");
            }
        }
    }
}
