//! Crash: a busy process is killed at random moments; what it acknowledged stands, what it had begun stands wholly or
//! not at all.

use crate::act::{Desk, Order, Said};
use crate::child::Worker;
use crate::grave::{LEFTOVERS, age, examine, exhume, leftovers, settle};
use crate::ledger::State;
use crate::model::Action;
use crate::random::Random;
use crate::script::{Names, next};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Kills a library lives through before a new one is begun.
const LIVES: usize = 25;
/// An action takes longer than this only when it hangs.
const DEADLINE: Duration = Duration::from_secs(60);
/// Projects of which every year is compared after each kill; of all of them at a library's end.
const DETAILED: usize = 12;

/// What came of a run.
#[derive(Debug, Default)]
pub struct Tally {
    pub kills: usize,
    /// Kills inside an action, by its kind.
    pub inside: BTreeMap<&'static str, usize>,
    /// Kills between two actions or before the first.
    pub between: usize,
    /// Sittings that ended before their kill.
    pub ended: usize,
    /// Of the actions in flight: found as if never begun, found wholly done, a document recorded but not written.
    pub outcome: [usize; 3],
    /// Actions acknowledged and found again.
    pub acknowledged: usize,
    /// Most temporary files found in a place.
    pub leftovers: BTreeMap<String, usize>,
    pub wrong: Vec<String>,
}

impl Tally {
    pub fn inside(&self) -> usize {
        self.inside.values().sum()
    }
}

/// One library after the other, killed until the count is reached or `stop` says so.
pub struct Crash {
    pub folder: PathBuf,
    pub seed: u64,
    /// The worker says that an action is done before it does it.
    pub lie: bool,
}

/// A process's life: what it was heard to have done, and what it was doing when it died.
#[derive(Default)]
struct Sitting {
    done: Vec<(Action, Option<String>)>,
    in_flight: Option<Action>,
    refused: Vec<String>,
    killed: bool,
}

impl Crash {
    /// Kills so many times; with `lie` until something is noticed.
    pub async fn run(&self, kills: usize) -> Tally {
        let mut tally = Tally::default();
        let mut clock: BTreeMap<&'static str, f64> = BTreeMap::new();
        let mut library = 0;
        while tally.kills < kills && (!self.lie || tally.wrong.is_empty()) {
            let lives = LIVES.min(kills - tally.kills);
            self.library(library, lives, &mut clock, &mut tally).await;
            library += 1;
        }
        tally
    }

    async fn library(&self, number: u64, lives: usize, clock: &mut BTreeMap<&'static str, f64>, tally: &mut Tally) {
        let seed = self.seed.wrapping_add(number);
        let mut random = Random::new(seed);
        let (home, mut names) = (self.folder.join(format!("library-{number}")), Names::default());
        let desk = Desk { folder: home.join("desk"), lists: home.join("lists") };
        let (temporary, grave) = (home.join("temporary"), home.join("grave"));
        for folder in [&desk.folder, &desk.lists, &temporary] {
            std::fs::create_dir_all(folder).expect("a folder");
        }
        let mut state = State::default();
        for life in 0..lives {
            let script = script(&state, &mut names, &mut random);
            let sitting = self.sit(&desk, &script, &temporary, &mut random, clock);
            tally.kills += usize::from(sitting.killed);
            tally.ended += usize::from(!sitting.killed);
            tally.acknowledged += sitting.done.len();
            let place = format!("library {number} (--seed {} --kills {lives}), sitting {life}", seed);
            let mut wrong = sitting.refused;
            let mut touched: Vec<String> = Vec::new();
            for (action, sha256) in sitting.done {
                touched.extend(action.keys().into_iter().map(str::to_owned));
                state = state.after(&action, sha256);
            }
            let candidates = match &sitting.in_flight {
                Some(action) => {
                    touched.extend(action.keys().into_iter().map(str::to_owned));
                    *tally.inside.entry(action.kind()).or_default() += 1;
                    state.perhaps(action)
                }
                None => {
                    tally.between += usize::from(sitting.killed);
                    vec![state.clone()]
                }
            };
            let detailed: BTreeSet<String> = touched.into_iter().rev().take(DETAILED).collect();
            exhume(&desk.folder, &grave).expect("the grave");
            let found = examine(&grave, Some(&detailed)).await;
            match settle(candidates, &found, &desk) {
                Ok((at, settled)) => {
                    if sitting.in_flight.is_some() {
                        tally.outcome[at] += 1;
                    }
                    state = settled;
                }
                Err(differences) => wrong.extend(differences),
            }
            for (kind, count) in leftovers(&desk, &temporary) {
                let most = tally.leftovers.entry(kind.clone()).or_default();
                if count > LEFTOVERS && count > *most {
                    wrong.push(format!("{count} temporary files in {kind}"));
                }
                *most = (*most).max(count);
            }
            age(&desk);
            if !wrong.is_empty() {
                wrong.truncate(6);
                let flight = sitting.in_flight.map_or("nothing", |action| action.kind());
                tally.wrong.push(format!("{place}, killed in {flight}: {}", wrong.join("; ")));
                let kept = self.folder.join(format!("kept-{number}-{life}"));
                let _ = exhume(&desk.folder, &kept);
                // What came of this library from here on says nothing.
                return;
            }
        }
        if !state.exists {
            return;
        }
        // In its own place, with every year.
        let found = examine(&desk.folder, None).await;
        if let Err(differences) = settle(vec![state], &found, &desk) {
            tally.wrong.push(format!("library {number} at its end (seed {seed}): {}", differences.join("; ")));
        }
        let _ = std::fs::remove_dir_all(home);
    }

    /// Starts a worker at the desk, gives it its script, kills it somewhere on the way.
    fn sit(
        &self,
        desk: &Desk,
        script: &[Action],
        temporary: &Path,
        random: &mut Random,
        clock: &mut BTreeMap<&'static str, f64>,
    ) -> Sitting {
        let usual = |clock: &BTreeMap<&'static str, f64>, action: &Action| *clock.get(action.kind()).unwrap_or(&25.0);
        // Mostly inside an action, chosen beforehand; otherwise at any moment of the sitting.
        let aim = random.percent(80).then(|| random.below(script.len()));
        let wait = match aim {
            // Half of these late in the action, where its commit is.
            Some(at) if random.percent(50) => (0.7 + 0.6 * random.part()) * usual(clock, &script[at]),
            Some(at) => random.part() * usual(clock, &script[at]),
            None => random.part() * 1.1 * script.iter().map(|action| usual(clock, action)).sum::<f64>(),
        };
        let wait = Duration::from_secs_f64(wait / 1000.0);
        let mut worker = Worker::start("act", temporary, &self.folder.join("errors.txt"), &[]);
        let orders = script.iter().cloned().map(if self.lie { Order::Lie } else { Order::Do });
        let orders: Vec<Order> = [Order::Sit(desk.clone())].into_iter().chain(orders).collect();
        worker.order(&orders);
        worker.no_more();
        let mut sitting = Sitting::default();
        let mut begun: Option<(usize, Instant)> = None;
        let mut kill_at = aim.is_none().then(|| Instant::now() + wait);
        loop {
            let until = kill_at.unwrap_or_else(|| Instant::now() + DEADLINE);
            match worker.said(until) {
                Ok(Some(said)) => {
                    if matches!(said, Said::Begin(at) if Some(at - 1) == aim) {
                        kill_at = Some(Instant::now() + wait);
                    }
                    if let Said::Done(at, _) = said
                        && let Some((_, since)) = begun
                    {
                        let ms = since.elapsed().as_secs_f64() * 1000.0;
                        let action = &script[at - 1];
                        let mean = usual(clock, action);
                        clock.insert(action.kind(), mean + (ms - mean) / 4.0);
                    }
                    note(said, script, &mut begun, &mut sitting);
                }
                Ok(None) if kill_at.is_none() => {
                    sitting.refused.push("hangs".to_owned());
                    break;
                }
                Ok(None) => {
                    sitting.killed = true;
                    break;
                }
                Err(()) => break,
            }
        }
        for said in worker.kill() {
            note(said, script, &mut begun, &mut sitting);
        }
        sitting.in_flight = begun.map(|(at, _)| script[at].clone());
        if !sitting.killed && sitting.in_flight.is_some() {
            sitting.refused.push("the process ended by itself".to_owned());
        }
        sitting
    }
}

fn note(said: Said, script: &[Action], begun: &mut Option<(usize, Instant)>, sitting: &mut Sitting) {
    match said {
        Said::Begin(at) => *begun = Some((at - 1, Instant::now())),
        Said::Done(at, sha256) => {
            *begun = None;
            sitting.done.push((script[at - 1].clone(), sha256));
        }
        Said::Refused(at, code, text) => {
            *begun = None;
            sitting.refused.push(format!("{} was refused: {code} {text}", script[at - 1].kind()));
        }
    }
}

/// A sitting: open, work, close, and often open again and work a little more.
fn script(state: &State, names: &mut Names, random: &mut Random) -> Vec<Action> {
    let mut state = state.clone();
    let mut script = vec![if state.exists { Action::Open } else { Action::Create }];
    state = state.after(&script[0], None);
    for again in 0..random.between(1, 2) {
        if again > 0 {
            script.push(Action::Open);
        }
        for _ in 0..random.between(2, 6) {
            let action = next(&state, names, random);
            state = state.after(&action, None);
            script.push(action);
        }
        script.push(Action::Close);
    }
    script
}

/// Kills while a library is being made, empty or the sample: afterwards it is made without complaint, whole.
pub async fn births(folder: &Path, seed: u64, kills: usize) -> (BTreeMap<&'static str, usize>, Vec<String>) {
    let mut random = Random::new(seed ^ 0x00b1_2745);
    let (mut inside, mut wrong) = (BTreeMap::new(), Vec::new());
    let mut usual: BTreeMap<&'static str, f64> = BTreeMap::new();
    let home = folder.join("births");
    let temporary = home.join("temporary");
    std::fs::create_dir_all(&temporary).expect("a folder");
    let mut reference: BTreeMap<&'static str, BTreeMap<String, String>> = BTreeMap::new();
    for birth in 0..kills + 2 {
        let action = if birth % 2 == 0 { Action::Create } else { Action::Sample };
        let desk = Desk { folder: home.join(format!("desk-{birth}")), lists: home.join("lists") };
        let orders = [Order::Sit(desk.clone()), Order::Do(action.clone())];
        let make = |kill: Option<Duration>| {
            let mut worker = Worker::start("act", &temporary, &folder.join("errors.txt"), &[]);
            worker.order(&orders);
            worker.no_more();
            let mut begun = None;
            let mut until = Instant::now() + DEADLINE;
            while let Ok(Some(said)) = worker.said(until) {
                match said {
                    Said::Begin(_) => {
                        begun = Some(Instant::now());
                        until = kill.map_or(until, |wait| Instant::now() + wait);
                    }
                    Said::Done(..) => {
                        worker.kill();
                        return (begun.map(|since| since.elapsed()), None);
                    }
                    Said::Refused(_, code, text) => {
                        worker.kill();
                        return (None, Some(format!("{code} {text}")));
                    }
                }
            }
            worker.kill();
            (None, None)
        };
        let kind = action.kind();
        if birth >= 2 {
            let wait = random.part() * 1.1 * usual.get(kind).copied().unwrap_or(100.0);
            if make(Some(Duration::from_secs_f64(wait / 1000.0))).0.is_none() {
                *inside.entry(kind).or_default() += 1;
            }
        }
        match make(None) {
            (Some(took), None) => drop(usual.insert(kind, took.as_secs_f64() * 1000.0)),
            // It had its name already when the process died: then it must be whole, as the look at it tells.
            (_, Some(refused)) if kind == "create" && refused.starts_with("library-exists") => {}
            (_, refused) => wrong.push(format!(
                "{kind} after a kill in it (--seed {seed}, birth {birth}): {}",
                refused.unwrap_or_else(|| "hangs".to_owned())
            )),
        }
        // A number of the list's own, or its title where it has none: ids differ from library to library.
        match examine(&desk.folder, Some(&BTreeSet::new())).await {
            Ok(Some(found)) => {
                let seen: BTreeMap<String, String> =
                    found.seen.into_iter().filter(|(thing, _)| !thing.contains('#')).collect();
                if !found.findings.is_empty() {
                    wrong.push(format!("{kind}, birth {birth}: {}", found.findings.join("; ")));
                }
                let whole = reference.entry(kind).or_insert_with(|| seen.clone());
                let all = whole.keys().chain(seen.keys()).collect::<BTreeSet<_>>();
                let other: Vec<&str> =
                    all.into_iter().filter(|thing| whole.get(*thing) != seen.get(*thing)).map(String::as_str).collect();
                if !other.is_empty() {
                    let some = other.iter().take(5).copied().collect::<Vec<_>>().join(", ");
                    wrong.push(format!(
                        "{kind} after a kill in it (--seed {seed}, birth {birth}) is not whole: {} of its things are otherwise ({some})",
                        other.len()
                    ));
                }
            }
            Ok(None) => wrong.push(format!("{kind}, birth {birth}: nothing stands")),
            Err(refusal) => wrong.push(format!("{kind}, birth {birth}: {}", refusal.text)),
        }
        let left: Vec<String> = leftovers(&desk, &temporary)
            .into_iter()
            .filter(|(_, count)| *count > LEFTOVERS)
            .map(|(place, count)| format!("{count} temporary files in {place} after births"))
            .collect();
        wrong.extend(left);
        let _ = std::fs::remove_dir_all(&desk.folder);
    }
    (inside, wrong)
}
