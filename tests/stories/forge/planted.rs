//! Planted among 600 fictional projects: 30 pairs that complete each other, and 30 decoys with the same words in a wrong role or for
//! what is covered already. The sentences are ordinary ones, written before the word lists of suggestions were read, and were not
//! changed for them.

use crate::desk::Desk;
use app::forge::Proposals;
use app::project::ProjectPage;
use domain::{Id, Kind};
use serde_json::json;
use std::collections::{BTreeMap, HashSet};

/// What targets and clinics bring: `{t}` the target, `{d}` the disease.
const EVIDENCE: [&str; 6] = [
    "{d}の患者120例の全エクソーム解析から、{t}の機能獲得型変異が発症に関わることを見いだした。{t}を欠損させたマウスでは病変の形成が抑えられた。患者から採取した血液と組織は同意のもとで保管しており、追加の解析にも使える。",
    "{d}の手術検体を調べたところ、{t}の発現が予後と相関していた。培養細胞で{t}をノックダウンすると増殖が止まる。{d}の多施設レジストリを運営し、登録例の血清を凍結保存している。",
    "大規模ゲノムワイド関連解析により、{t}の遺伝子領域が{d}の発症と関連することを示した。{d}の病態を再現するモデルマウスを樹立し、症状の経過を定量できる。血中の{t}断片が病勢を反映することも確かめた。",
    "{t}が{d}の病態を進めることを、患者由来のオルガノイドとノックアウトマウスの両方で示した。{t}の活性を測るハイスループットの評価系を構築した。附属病院には専門外来があり、医師主導治験の経験がある。",
    "{d}の家系解析で{t}の原因変異を同定し、変異を導入したマウスが患者と同じ症状を示すことを確認した。髄液中の代謝物を測れば重症度がわかる。患者会の協力を得て自然歴を追うコホートを続けている。",
    "{t}は{d}の患者の病変部で高く発現しており、阻害すると炎症が収まることを遺伝子改変マウスで確かめた。{t}の働きを指標とするスクリーニング系を立ち上げ、化合物の評価ができる。{d}の患者検体のバイオバンクを整備した。",
];

/// What drug hunters bring.
const DRUG: [&str; 5] = [
    "{t}に対するヒト化抗体を取得し、疾患モデルマウスに投与して病変の縮小を確認した。物質特許を出願した。",
    "{t}を強く阻害する低分子化合物を見いだし、経口で効く誘導体に最適化した。{d}のモデル動物で薬効を確かめ、予備的な毒性試験では問題となる所見がなかった。",
    "{t}の発現を抑えるアンチセンス核酸を設計し、標的組織へ届ける脂質ナノ粒子に封入した。マウスに投与すると{d}の症状が改善した。基本特許は日米欧で成立している。",
    "{t}を狙うペプチドを最適化し、候補化合物を一つに絞った。GLP基準の安全性試験を終え、原薬の製造法も確立した。",
    "{t}を補う遺伝子を載せたアデノ随伴ウイルスベクターを作製し、モデルマウスの生存期間を延ばした。GMPに準拠したベクターの製造工程を企業と組み上げている。",
];

/// The same words in another role: a tool, something lacking, a subject of talk.
const WRONG_ROLE: [&str; 3] = [
    "市販の抗{t}抗体で{d}の組織を染め分け、病変の広がりを調べる。モデルマウスの作製は今後の課題である。特許の調査は行っていない。",
    "{t}に対する抗体はまだ得られていない。{d}のモデル動物が存在しないことが研究の妨げになっている。安全性試験と製造法の検討は他機関に期待する。",
    "{d}の患者の生活の質を調査する。抗体医薬の費用を推計し、医療経済の観点から{t}阻害薬の位置づけを論じる。毒性による中止例の割合も集計する。",
];

const NOISE: [&str; 14] = [
    "{d}の疫学調査を行い、地域ごとの罹患率を比べる。",
    "{d}の発症の仕組みを単一細胞解析で調べる。",
    "{t}の立体構造をクライオ電子顕微鏡で解く。",
    "{d}のモデルマウスを作製した。",
    "{d}の画像診断を支援する人工知能を開発する。",
    "{t}と結合する分子をファージ提示法で探している。",
    "{d}の患者の登録研究を始め、100例を集めた。",
    "{d}の治療薬を探すため、既承認薬のライブラリーを評価した。",
    "{t}のシグナルが免疫細胞の分化に及ぼす影響を解析する。",
    "{d}の患者の腸内細菌叢を調べ、食事との関係を論じる。",
    "細胞シートの培養工程を自動化し、製造コストを下げる。",
    "{t}阻害薬の副作用を抑える投与計画を数理モデルで設計する。",
    "{t}に対する抗体を取得した。",
    "{d}の診断に使える血液マーカーの候補を見つけた。",
];

const PAIRS: usize = 30;
const PROJECTS: usize = 600;
/// Proposals that are looked at.
const FIRST: usize = 40;

/// A seeded sequence (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 1).unwrap() % most
    }
}

/// A concept by id, with the name that texts use.
type Named = (String, String);

/// Concepts of the shipped lists, `name` their column.
fn concepts(list: &str, name: usize) -> Vec<Named> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/vocab/data").join(list);
    let text = std::fs::read_to_string(path).unwrap();
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<String>>();
    let concept = |cells: Vec<String>| (cells[0].clone(), cells[name].clone());
    text.lines().skip(1).map(cells).filter(|c| c[0].contains(':') && !c[0].contains("UNDECIDED")).map(concept).collect()
}

/// One project.
struct Planned {
    text: String,
    target: Option<Named>,
    indication: Option<Named>,
}

pub struct Planted {
    pub desk: Desk,
    /// Two projects each.
    pub pairs: Vec<[Id; 2]>,
    pub decoys: Vec<[Id; 2]>,
}

fn planned(template: &str, target: &Named, indication: &Named) -> Planned {
    let text = template.replace("{t}", &target.1).replace("{d}", &indication.1);
    Planned { text, target: Some(target.clone()), indication: Some(indication.clone()) }
}

/// A library of 600 projects.
pub async fn planted(seed: u64) -> Planted {
    let (targets, indications) = (concepts("targets.csv", 1), concepts("indications.csv", 2));
    // Diseases, not whole chapters of them: with the general ones nobody would make a theme.
    let indications: Vec<Named> = indications.into_iter().filter(|(id, _)| id.starts_with("MONDO:")).skip(30).collect();
    let mut random = Random(seed);
    let mut all: Vec<Planned> = Vec::new();
    for nth in 0..PAIRS {
        let (t, d) = (&targets[nth], &indications[nth * 3 % 90]);
        all.push(planned(EVIDENCE[nth % 6], t, d));
        all.push(planned(DRUG[nth % 5], t, d));
    }
    for nth in 0..PAIRS {
        let (t, d) = (&targets[PAIRS + nth], &indications[(nth * 3 + 1) % 90]);
        let (one, other) = match nth % 5 {
            0 => (EVIDENCE[nth % 6], EVIDENCE[nth % 6]),
            1 => (DRUG[nth % 5], DRUG[nth % 5]),
            kind => (EVIDENCE[nth % 6], WRONG_ROLE[kind - 2]),
        };
        all.push(planned(one, t, d));
        all.push(planned(other, t, d));
    }
    while all.len() < PROJECTS {
        let (t, d) = (&targets[2 * PAIRS + random.below(120)], &indications[random.below(90)]);
        let mut project = planned(NOISE[random.below(NOISE.len())], t, d);
        if random.below(3) == 0 {
            project.text.push_str(&planned(NOISE[random.below(NOISE.len())], t, d).text);
        }
        project.target = project.target.filter(|_| random.below(5) > 1);
        project.indication = project.indication.filter(|_| random.below(5) > 0);
        all.push(project);
    }
    // In what order they come is chance.
    let mut place: Vec<usize> = (0..all.len()).collect();
    for at in (1..place.len()).rev() {
        place.swap(at, random.below(at + 1));
    }
    let mut list = "課題管理番号,研究開発課題名,概要,代表機関名,年度,備考\n".to_owned();
    for (nth, at) in place.iter().enumerate() {
        let project = &all[*at];
        list.push_str(&format!(
            "25zz{:07}h0001,架空の研究{nth},{},見本大学{},2025,合成データ\n",
            7_000_000 + at,
            project.text,
            nth % 40
        ));
    }
    let desk = Desk::empty().await;
    let file = desk.list("planted.csv", list);
    desk.import(&file).await;
    let page: ProjectPage = desk.call("project.page", json!({ "limit": 1000 })).await;
    let ids: BTreeMap<String, Id> = page.rows.into_iter().map(|row| (row.key, row.id)).collect();
    assert_eq!(ids.len(), PROJECTS);
    let id = |at: usize| ids[&format!("zz{:07}", 7_000_000 + at)];
    let mut tags: BTreeMap<(Kind, String), Vec<Id>> = BTreeMap::new();
    for (at, project) in all.iter().enumerate() {
        let tagged = [(Kind::Target, &project.target), (Kind::Indication, &project.indication)];
        for (kind, concept) in tagged {
            if let Some((concept, _)) = concept {
                tags.entry((kind, concept.clone())).or_default().push(id(at));
            }
        }
    }
    for ((kind, concept), projects) in tags {
        desk.tag(&projects, kind.as_str(), &concept).await;
    }
    let pair = |nth: usize| [id(nth * 2), id(nth * 2 + 1)];
    Planted { pairs: (0..PAIRS).map(pair).collect(), decoys: (PAIRS..2 * PAIRS).map(pair).collect(), desk }
}

/// Pairs of which both projects stand in one proposal.
fn found(pairs: &[[Id; 2]], proposals: &Proposals) -> Vec<usize> {
    let members: Vec<HashSet<Id>> =
        proposals.proposals.iter().map(|one| one.members.iter().map(|member| member.project.id).collect()).collect();
    let holds = |pair: &[Id; 2]| members.iter().any(|of| pair.iter().all(|id| of.contains(id)));
    pairs.iter().enumerate().filter(|(_, pair)| holds(pair)).map(|(nth, _)| nth).collect()
}

/// Prints what is said of every planted pair and decoy: for whoever tunes rules.
async fn tell(planted: &Planted) {
    let all = planted.pairs.iter().map(|pair| ("pair", pair)).chain(planted.decoys.iter().map(|pair| ("decoy", pair)));
    for (nth, (what, pair)) in all.enumerate() {
        let explained: app::forge::Explained = planted.desk.call("forge.explain", json!({ "projects": pair })).await;
        let against: Vec<&str> = explained.against.iter().map(|one| one.key.as_str()).collect();
        println!("{what} {} {} {against:?}", nth % PAIRS, explained.proposal.score);
        for member in &explained.proposal.members {
            for (need, quote) in member.closes.iter().zip(&member.quotes) {
                println!("   {:?} {need:?} {}", member.role, quote.as_ref().map_or("-", |quote| &quote.sentence));
            }
        }
    }
}

/// Point 4: at least 27 of 30 planted pairs are among the first 40 proposals, at most 3 of 30 decoys.
#[tokio::test]
async fn planted_pairs_are_proposed_and_decoys_are_not() {
    let planted = planted(20_261_128).await;
    let args = json!({ "selection": { "matching": { "filter": {}, "except": [] } }, "limit": FIRST });
    let proposals: Proposals = planted.desk.call("forge.propose", args).await;
    assert!(proposals.proposals.len() <= FIRST);
    assert_eq!(proposals.looked, 600);
    let (pairs, decoys) = (found(&planted.pairs, &proposals), found(&planted.decoys, &proposals));
    let missing: Vec<usize> = (0..PAIRS).filter(|nth| !pairs.contains(nth)).collect();
    println!(
        "pairs {} of 30 (missing {missing:?}), decoys {decoys:?}, {} proposals",
        pairs.len(),
        proposals.proposals.len()
    );
    if std::env::var_os("TSUMUGI_PLANTED").is_some() {
        tell(&planted).await;
    }
    assert!(pairs.len() >= 27, "only {} pairs; missing {missing:?}", pairs.len());
    assert!(decoys.len() <= 3, "decoys {decoys:?}");
}
