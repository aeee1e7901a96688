//! What a theme needs. [P] Everything, but delivery only where the drug does not reach its place by itself: by the codes of
//! modalities below, or where the disease is one of the brain. A team says otherwise for a theme (`theme_need`).

use domain::{Kind, Need, Needs};
use store::rows::NeedRow;
use vocab::class;
use vocab::own::Own;

/// Codes of modalities (level 1, or level 2 where only some of a level need it) that want a delivery, each with the reason. [P]
const DELIVERED: [(&str, &str); 11] = [
    ("NA", "核酸は血中で分解され、細胞に入らない"),
    ("GT", "遺伝子・ゲノム編集の道具は標的組織の細胞に届ける必要がある"),
    ("VX-MRNA", "mRNAは脂質ナノ粒子などで守って細胞に入れる"),
    ("VX-DNA", "プラスミドを細胞に入れる手段が要る"),
    ("VX-VV", "ベクターの選択が抗原を出す細胞を決める"),
    ("CG", "体外での遺伝子導入にベクターが要る"),
    ("MM-PDC", "薬物を運ぶペプチドと切断部位の設計が送達そのもの"),
    ("AB-ADC", "リンカーと内在化による細胞内への送達が要る"),
    ("RP-RLT", "核種を病巣に運ぶ分子が要る"),
    ("TPD-PROTAC", "分子量が大きく、細胞内への到達を確かめる必要がある"),
    ("DL", "送達技術そのもの"),
];
/// Codes under one of those above that need none.
const BARE: [(&str, &str); 2] =
    [("NA-APT", "細胞外の標的に結合し、細胞に入らなくてよい"), ("GT-OV", "腫瘍内に投与され、自ら広がる")];
/// Areas (chapters of ICD-10) behind the blood-brain barrier.
const BRAIN: [&str; 2] = ["F00-F99", "G00-G99"];

/// What a theme of this modality and indication needs.
pub(super) fn of(own: &Own, (modality, indication): (Option<&str>, Option<&str>)) -> Needs {
    let delivery: Needs = [Need::Delivery].into_iter().collect();
    let brain = indication.and_then(|id| class::area(own, id)).is_some_and(|area| BRAIN.contains(&area.code));
    let carried = modality.is_some_and(|code| {
        let parent = own.parent(Kind::Modality, code).map(|parent| parent.id.as_str());
        let listed = |code: &str| DELIVERED.iter().any(|(known, _)| *known == code);
        !BARE.iter().any(|(known, _)| *known == code) && (listed(code) || parent.is_some_and(listed))
    });
    if brain || carried { Needs::ALL } else { Needs::ALL.without(delivery) }
}

/// With what a team said otherwise.
pub(super) fn with(needed: Needs, said: &[NeedRow]) -> Needs {
    said.iter().fold(needed, |needed, row| {
        let one: Needs = [row.need].into_iter().collect();
        if row.needed { needed.and(one) } else { needed.without(one) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delivery_is_needed_where_a_drug_does_not_arrive_by_itself() {
        let own = Own::default();
        let check = |modality: Option<&str>, indication: Option<&str>, wanted: bool| {
            assert_eq!(of(&own, (modality, indication)).has(Need::Delivery), wanted, "{modality:?} {indication:?}");
        };
        check(None, None, false);
        check(Some("NA-ASO"), None, true);
        check(Some("NA-APT"), None, false);
        check(Some("GT-AAV"), None, true);
        check(Some("AB-IGG"), None, false);
        check(Some("AB-ADC"), None, true);
        check(Some("SM-CONV"), Some("MONDO:0004975"), true);
        for (code, _) in DELIVERED.iter().chain(&BARE) {
            assert!(own.get(Kind::Modality, code).is_some(), "{code}");
        }
    }

    #[test]
    fn a_team_has_the_last_word() {
        let row = |need, needed| NeedRow {
            theme: 1,
            need,
            needed,
            reason: String::new(),
            by: String::new(),
            at: String::new(),
        };
        let needed = with(Needs::ALL, &[row(Need::Gmp, false), row(Need::Ip, true)]);
        assert_eq!(needed, Needs::ALL.without([Need::Gmp].into_iter().collect()));
    }
}
