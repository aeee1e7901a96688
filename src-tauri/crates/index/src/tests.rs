use super::*;
use domain::text::{fold, mark};
use domain::{Filter, Kind};

fn entry(id: Id, title: &str, year: i32, modality: &[&str]) -> Entry {
    let year_word: Arc<str> = year.to_string().into();
    let mut values: Vec<(Dim, Arc<str>)> = modality.iter().map(|code| (Dim::Modality, (*code).into())).collect();
    if modality.is_empty() {
        values.push((Dim::Untagged, Kind::Modality.as_str().into()));
    }
    let label = modality.last().copied().unwrap_or_default();
    Entry {
        id,
        title_ja: title.to_owned(),
        folded: format!("{}{}\n{}要旨 {}\n", mark::TITLE, fold(title), mark::SUMMARY, id % 2).into(),
        programme: format!("事業{}", id % 2).into(),
        budget_yen: (id % 2 == 1).then_some(id * 1_000_000),
        years: vec![year],
        values: vec![
            (Dim::Year, Arc::clone(&year_word)),
            (Dim::Ends, year_word),
            (Dim::Programme, format!("事業{}", id % 2).into()),
        ],
        tagged: Tagged { values, labels: [Arc::default(), fold(label).into(), Arc::default()], ..Tagged::default() },
        ..Entry::default()
    }
}

fn build<const N: usize>(entries: [Entry; N]) -> Index {
    let mut index = Index::default();
    entries.into_iter().for_each(|entry| index.put(entry));
    index
}

fn sample() -> Index {
    build([
        entry(1, "肺癌に対するＥＧＦＲ阻害薬", 2023, &["SM", "SM-COV"]),
        entry(2, "膵がん抗体薬物複合体", 2024, &["AB", "AB-ADC"]),
        entry(3, "肺線維症のバイオマーカー", 2024, &[]),
    ])
}

fn asked(filter: Filter) -> Asked {
    Asked { filter, want: Want::default() }
}

fn word(text: &str) -> Want {
    Want::Words { words: vec![Word { text: fold(text), whole: false }], mark: None }
}

fn wanting(want: Want) -> Asked {
    Asked { want, ..Asked::default() }
}

fn found(index: &Index, asked: &Asked) -> Vec<Id> {
    index.ids(asked, &[])
}

fn counted(index: &Index, asked: &Asked, dim: Dim) -> Vec<(String, u32)> {
    let (_, facets) = index.facets(asked, &[dim]);
    let mut counts: Vec<_> = facets[0].iter().map(|(name, count)| (name.to_string(), *count)).collect();
    counts.sort();
    counts
}

fn by(key: SortKey, descending: bool) -> Sort {
    Sort { key, descending }
}

#[test]
fn words_of_any_width_and_length_are_found() {
    let index = sample();
    let check = |want: Want, ids: &[Id]| assert_eq!(found(&index, &wanting(want.clone())), ids, "{want:?}");
    check(word("肺"), &[1, 3]);
    check(Want::And(vec![word("egfr"), word("肺癌")]), &[1]);
    check(Want::And(vec![word("肺"), word("抗体")]), &[]);
    check(Want::Or(vec![word("egfr"), word("抗体")]), &[1, 2]);
    check(Want::And(vec![word("肺"), Want::Not(Box::new(word("癌")))]), &[3]);
    check(Want::Not(Box::new(word("肺"))), &[2]);
    check(Want::Or(Vec::new()), &[]);
    check(Want::default(), &[1, 2, 3]);
    check(Want::Has(Dim::Modality, vec!["AB".into()]), &[2]);
    check(Want::Has(Dim::Modality, vec![Filter::NONE.into()]), &[3]);
    check(Want::Years(Dim::Year, Some(2024), None), &[2, 3]);
    check(Want::Years(Dim::Ends, None, Some(2023)), &[1]);
    check(Want::Budget(Some(1_000_001), None), &[3]);
    check(Want::NoNumber, &[1, 2, 3]);
}

#[test]
fn a_field_is_told_by_the_mark_of_its_line_and_a_short_name_by_its_edges() {
    let mut index = sample();
    let check = |index: &Index, text: &str, whole, mark, ids: &[Id]| {
        let words = vec![Word { text: fold(text), whole }];
        assert_eq!(found(index, &wanting(Want::Words { words, mark })), ids, "{text} {mark:?}");
    };
    check(&index, "要旨", false, Some(mark::SUMMARY), &[1, 2, 3]);
    check(&index, "要旨", false, Some(mark::TITLE), &[]);
    check(&index, "肺", false, Some(mark::TITLE), &[1, 3]);
    check(&index, "gfr", false, None, &[1]);
    check(&index, "gfr", true, None, &[]);
    check(&index, "egfr", true, None, &[1]);
    // A library from before there were marks.
    index.put(Entry { folded: "印のない行\n".into(), ..entry(4, "", 2024, &[]) });
    check(&index, "印のない", false, Some(mark::TITLE), &[4]);
    index.put(Entry { notes: "会議のめも\n".into(), ..entry(5, "題名", 2024, &[]) });
    check(&index, "めも", false, None, &[5]);
    check(&index, "めも", false, Some(mark::SUMMARY), &[]);
    assert_eq!(found(&index, &wanting(Want::Notes(vec![Word { text: "めも".into(), whole: false }]))), [5]);
}

#[test]
fn a_facet_does_not_count_itself_out() {
    let index = sample();
    let of = asked(Filter { year: vec![2024], ..Filter::default() });
    assert_eq!(counted(&index, &of, Dim::Year), [("2023".to_owned(), 1), ("2024".to_owned(), 2)]);
    let modalities = [("-".to_owned(), 1), ("AB".to_owned(), 1), ("AB-ADC".to_owned(), 1)];
    assert_eq!(counted(&index, &of, Dim::Modality), modalities);
    assert_eq!(found(&index, &of), [2, 3]);
    let turned = asked(Filter { year: vec![2024], not: vec![Dim::Year], ..Filter::default() });
    assert_eq!(found(&index, &turned), [1]);
    assert_eq!(counted(&index, &turned, Dim::Year), [("2023".to_owned(), 1), ("2024".to_owned(), 2)]);
    let with_words = Asked { want: word("肺"), ..of };
    assert_eq!(counted(&index, &with_words, Dim::Year), [("2023".to_owned(), 1), ("2024".to_owned(), 1)]);
}

#[test]
fn following_a_write_equals_building_anew() {
    let mut index = sample();
    let warm = |index: &Index| index.ids(&Asked::default(), &[by(SortKey::Title, false), by(SortKey::Modality, true)]);
    warm(&index);
    let changed = entry(2, "膵がん抗体", 2025, &["AB"]);
    index.follow(&[2, 3], [changed.clone()]);
    let anew = build([entry(1, "肺癌に対するＥＧＦＲ阻害薬", 2023, &["SM", "SM-COV"]), changed]);
    for of in [Asked::default(), wanting(word("抗体")), wanting(word("複合体"))] {
        assert_eq!(found(&index, &of), found(&anew, &of));
        for dim in [Dim::Year, Dim::Programme, Dim::Modality, Dim::Untagged] {
            assert_eq!(counted(&index, &of, dim), counted(&anew, &of, dim), "{dim:?}");
        }
    }
    assert_eq!(warm(&index), warm(&anew));
    assert_eq!((index.len(), index.untagged()), (anew.len(), anew.untagged()));
    assert!(index.get(3).is_none());
    index.follow(&[3], [entry(3, "戻った課題", 2024, &[])]);
    index.follow(&[1], [entry(1, "肺癌", 2023, &[])]);
    assert_eq!(found(&index, &Asked::default()), [1, 2, 3]);
    index.follow(&[1], []);
    index.follow(&[1], [entry(1, "また戻った", 2022, &[])]);
    assert_eq!(found(&index, &Asked::default()), [1, 2, 3]);
    assert_eq!(index.ids(&Asked::default(), &[by(SortKey::Added, true)]), [3, 2, 1]);
}

#[test]
fn tags_alone_can_be_followed() {
    let mut index = sample();
    let sorted = |index: &Index| index.ids(&Asked::default(), &[by(SortKey::Modality, false)]);
    assert_eq!(sorted(&index), [2, 1, 3]);
    index.retag(3, entry(3, "", 2024, &["AA"]).tagged);
    index.retag(99, Tagged::default());
    assert_eq!(sorted(&index), [3, 2, 1]);
    assert_eq!((index.untagged(), index.uses(Dim::Modality, "AA")), (0, 1));
    assert_eq!(found(&index, &wanting(word("肺線維症"))), [3]);
    assert_eq!(counted(&index, &Asked::default(), Dim::Year), [("2023".to_owned(), 1), ("2024".to_owned(), 2)]);
}

#[test]
fn columns_order_one_after_the_other_and_empty_cells_stay_last() {
    let index = build([
        entry(1, "い", 2024, &["B"]),
        entry(2, "あ", 2023, &[]),
        entry(3, "い", 2023, &["A"]),
        entry(4, "う", 2024, &["A"]),
    ]);
    let check = |sorts: &[Sort], ids: &[Id]| assert_eq!(index.ids(&Asked::default(), sorts), ids, "{sorts:?}");
    check(&[by(SortKey::Title, false)], &[2, 1, 3, 4]);
    check(&[by(SortKey::Title, true)], &[4, 1, 3, 2]);
    check(&[by(SortKey::Title, true), by(SortKey::Year, false)], &[4, 3, 1, 2]);
    check(&[by(SortKey::Modality, false)], &[3, 4, 1, 2]);
    check(&[by(SortKey::Modality, true)], &[1, 3, 4, 2]);
    check(&[by(SortKey::Year, true), by(SortKey::Modality, false), by(SortKey::Title, true)], &[4, 1, 3, 2]);
    check(&[by(SortKey::Year, false), by(SortKey::Added, true)], &[3, 2, 4, 1]);
    check(&[by(SortKey::Budget, true)], &[3, 1, 2, 4]);
    check(&[by(SortKey::Programme, false)], &[2, 4, 1, 3]);
    let near = index.ids(&wanting(word("い")), &[by(SortKey::Relevance, false)]);
    assert_eq!(near, [1, 3]);
    let groups = index.groups(&Asked::default(), &[by(SortKey::Year, true)]);
    assert_eq!(
        groups.iter().map(|(first, count, of)| (*first, *count, of.id)).collect::<Vec<_>>(),
        [(0, 2, 1), (2, 2, 2)]
    );
}

#[test]
fn nearer_hits_come_first() {
    let with = |id, title: &str, summary: &str| Entry {
        folded: format!("{}{}\n{}{}\n", mark::TITLE, fold(title), mark::SUMMARY, fold(summary)).into(),
        ..entry(id, title, 2024, &[])
    };
    let index = build([with(1, "別の題", "抗体と膵癌"), with(2, "膵がん", "抗体"), with(3, "膵癌の抗体", "")]);
    let both = wanting(Want::And(vec![word("抗体"), word("膵がん")]));
    assert_eq!(index.ids(&both, &[by(SortKey::Relevance, false)]), [3, 2, 1]);
}

#[test]
fn a_matrix_counts_a_project_in_each_of_its_cells() {
    let index = build([entry(1, "い", 2024, &["A", "B"]), entry(2, "あ", 2023, &["A"]), entry(3, "う", 2024, &[])]);
    let (years, codes) = (["2023".to_owned(), "2024".to_owned()], ["A".to_owned(), "B".to_owned()]);
    let programmes = ["事業0".to_owned(), "事業1".to_owned()];
    let rows = Axis { dim: Dim::Modality, values: &codes };
    let columns = Axis { dim: Dim::Year, values: &years };
    let third = Axis { dim: Dim::Programme, values: &programmes };
    let cells = index.cells(&Asked::default(), rows, columns, Some(third));
    assert_eq!(cells, Cells { cells: vec![1, 1, 0, 1], layers: vec![vec![1, 0, 0, 0], vec![0, 1, 0, 1]], placed: 2 });
    let of = asked(Filter { year: vec![2023], ..Filter::default() });
    assert_eq!(index.cells(&of, rows, columns, None).cells, [1, 0, 0, 0]);
}

#[test]
fn the_likest_shares_the_rarest_words_and_tags() {
    let mut index = Index::default();
    for id in 1..=200 {
        index.put(entry(id, &format!("抗体の研究 第{id}号"), 2024, &["AB"]));
    }
    index.put(entry(201, "膵癌のメソテリン抗体", 2024, &["AB", "AB-ADC"]));
    index.put(entry(202, "メソテリンを標的とする抗体", 2024, &["AB"]));
    let words = ["抗体", "めそてりん", "膵がん"].map(str::to_owned).to_vec();
    let tags = vec![(Dim::Modality, "AB-ADC".to_owned())];
    let to = Likeness { words, tags, without: Vec::new() };
    let (likes, compared) = index.like(&to, &Asked::default(), 5);
    assert_eq!(compared, [2, 1], "what nearly all have says nothing");
    assert_eq!(likes.iter().map(|like| like.id).collect::<Vec<_>>(), [201, 202]);
    assert_eq!((likes[0].score, likes[0].words.as_slice(), likes[0].tags.as_slice()), (100, &[2, 1][..], &[0][..]));
    let (others, _) = index.like(&Likeness { without: vec![201], ..to.clone() }, &Asked::default(), 5);
    assert_eq!(others.iter().map(|like| like.id).collect::<Vec<_>>(), [202]);
    assert_eq!(index.like(&Likeness::default(), &Asked::default(), 5), (Vec::new(), Vec::new()));
}

/// Words against the plain way of looking for them.
#[test]
fn every_word_is_found_where_it_stands_and_nowhere_else() {
    let parts = ["膵がん", "抗体", "kras", "の", "阻害", "薬", "x", " ", "細胞", "線維"];
    let mut seed = 5_u64;
    let mut next = |below: usize| {
        // Knuth's MMIX generator: any that repeats will do.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let texts: Vec<String> =
        (0..5_000).map(|_| (0..12).map(|_| parts[next(parts.len())]).collect::<String>().trim().to_owned()).collect();
    let mut index = Index::default();
    for (id, text) in (1..).zip(&texts) {
        index.put(Entry { folded: format!("{}{text}\n", mark::TITLE).into(), ..entry(id, "", 2024, &[]) });
    }
    for _ in 0..200 {
        let text = &texts[next(texts.len())];
        let chars: Vec<char> = text.chars().collect();
        let start = next(chars.len());
        let word: String = chars[start..(start + 1 + next(12)).min(chars.len())].iter().collect();
        let expected: Vec<Id> = (1..).zip(&texts).filter(|(_, text)| text.contains(&word)).map(|(id, _)| id).collect();
        let want = Want::Words { words: vec![Word { text: word.clone(), whole: false }], mark: None };
        assert_eq!(found(&index, &wanting(want)), expected, "{word:?}");
    }
}
