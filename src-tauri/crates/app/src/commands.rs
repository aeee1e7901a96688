//! THE LIST: everything a user can do, declared once for window, command line and tests.
//!
//! A read names the topics it depends on; a write returns the topics the change log saw; an act
//! (open, export, set) names what it makes stale. The window refetches what intersects.
//! `ui/src/api/bindings.ts` is generated from here (`npm run bindings`); a test fails on drift.

use crate::{
    adjustment, asset, attachment, backup, concept, conflict, continuity, criteria, duplicate, export, find, forge,
    handbook, hearing, history, home, import, interest, leak, lesson, library, lineage, outcome, pairing, person, plan,
    programme, project, reading, registry, round, settings, shortlist, support, tag, tagging, theme, view, vocabulary,
    word,
};
use domain::{FilePath, Problem, ProblemCode};
use serde::Serialize;
use serde_json::Value;
use std::pin::Pin;

pub use crate::command::{Answer, Context, Declared, Done, Mode, Nothing, Written};
pub use crate::topic::Topic;

/// A command under way.
type Work<'a> = Pin<Box<dyn Future<Output = Result<Answer, Problem>> + Send + 'a>>;

macro_rules! commands {
    ($($mode:ident $name:literal ($args:ty) -> $result:ty [$($topic:ident)*] = $handler:path;)+) => {
        /// Every declared command.
        pub const LIST: &[Declared] = &[
            $(Declared { name: $name, mode: Mode::$mode, topics: &[$(Topic::$topic),*] },)+
        ];

        /// Runs one command. The only way in for window, command line, browser harness and tests.
        pub(crate) async fn run(context: Context<'_>, name: &str, args: Value) -> Result<Answer, Problem> {
            match name {
                $($name => {
                    // A function of its own, and its work boxed: the match would otherwise hold what every command needs on
                    // the stack at once.
                    fn begin<'a>(context: &'a Context<'a>, args: Value) -> Result<Work<'a>, Problem> {
                        let args: $args = arguments($name, args)?;
                        Ok(Box::pin(async move { commands!(@$mode $handler(context, args), [$(Topic::$topic),*]) }))
                    }
                    begin(&context, args)?.await
                })+
                _ => Err(Problem::new(ProblemCode::BadCall).with("command", name)),
            }
        }

        /// The files that the arguments of a call name.
        pub(crate) fn files(name: &str, args: Value) -> Result<Vec<FilePath>, Problem> {
            match name {
                $($name => crate::named::files(&arguments::<$args>(name, args)?).map_err(Problem::fault),)+
                _ => Err(Problem::new(ProblemCode::BadCall).with("command", name)),
            }
        }

        /// The contract in TypeScript.
        pub fn typescript() -> String {
            let mut types = crate::typescript::Types::new();
            $(types.command($name, Mode::$mode, &[$(Topic::$topic),*],
                crate::typescript::of::<$args>(), crate::typescript::of::<$result>());
              types.add::<$args>(); types.add::<$result>();)+
            types.add::<Problem>();
            types.add::<Topic>();
            types.add::<domain::IssueCode>();
            types.sheets(&crate::plan::shapes());
            types.render()
        }
    };
    (@Read $call:expr, [$($topic:expr),*]) => { answer($call.await?, Vec::new()) };
    (@Act $call:expr, [$($topic:expr),*]) => { answer($call.await?, vec![$($topic),*]) };
    (@Write $call:expr, [$($topic:expr),*]) => {{ let written = $call.await?; answer(written.value, written.changed) }};
}

fn arguments<T: serde::de::DeserializeOwned>(name: &str, args: Value) -> Result<T, Problem> {
    let misfit = || Problem::new(ProblemCode::BadCall).with("command", name);
    let args = if args.is_null() { Value::Object(serde_json::Map::new()) } else { args };
    // A list would be taken for the fields in their order; nobody may come to depend on that order.
    if !args.is_object() {
        return Err(misfit().detail("arguments are an object"));
    }
    serde_json::from_value(args).map_err(|e| misfit().detail(e))
}

fn answer<T: Serialize>(value: T, changed: Vec<Topic>) -> Result<Answer, Problem> {
    let files = crate::named::files(&value).map_err(Problem::fault)?;
    Ok(Answer { value: serde_json::to_value(value).map_err(Problem::fault)?, changed, files })
}

commands! {
    Read  "library.status"   (Nothing) -> library::LibraryStatus [Library Projects Tags Themes History Backups] = library::status;
    Read  "library.recent"   (Nothing) -> library::RecentLibraries [Library Settings] = library::recent;
    Act   "library.create"   (library::LibraryNew) -> library::LibraryStatus [Library Projects Tags Themes History Settings Proposals Profiles Backups Attachments Vocabulary Views Programmes People Rounds Plans] = library::create;
    Act   "library.open"     (library::LibraryOpen) -> library::LibraryStatus [Library Projects Tags Themes History Settings Proposals Profiles Backups Attachments Vocabulary Views Programmes People Rounds Plans] = library::open;
    Act   "library.sample"   (library::LibraryPath) -> library::LibraryStatus [Library Projects Tags Themes History Settings Proposals Profiles Backups Attachments Vocabulary Views Programmes People Rounds Plans] = library::sample;
    Act   "library.lock"     (Nothing) -> library::LibraryStatus [Library Projects Tags Themes History Proposals Profiles Backups Attachments Vocabulary Views Programmes People Rounds Plans] = library::lock;
    Act   "library.close"    (Nothing) -> library::LibraryStatus [Library Projects Tags Themes History Proposals Profiles Backups Attachments Vocabulary Views Programmes People Rounds Plans] = library::close;
    Act   "library.refresh"  (Nothing) -> library::LibraryStatus [Projects Tags Themes History Proposals Profiles Attachments Vocabulary Views Programmes People Rounds Plans] = library::refresh;
    Act   "library.copy_local" (library::LibraryCopy) -> library::LibraryStatus [Library Projects Tags Themes History Settings Proposals Profiles Backups Attachments Vocabulary Views Programmes People Rounds Plans] = library::copy_local;
    Act   "library.protect"  (library::Protect) -> library::Protected [Library Backups] = library::protect;
    Act   "library.as_it_was" (library::AsItWas) -> library::LibraryStatus [Library Projects Tags Themes History Settings Proposals Profiles Backups Attachments Vocabulary Views Programmes People Rounds Plans] = library::as_it_was;
    Act   "library.recover"  (library::LibraryCopy) -> library::Recovered [] = library::recover;
    Act   "library.compact"  (library::CompactRequest) -> library::Compacted [History] = library::compact;
    Act   "library.care"     (Nothing) -> library::CareReport [Backups] = library::care;
    Read  "library.check"    (library::CheckRequest) -> library::CheckReport [Library Projects Tags Themes History] = library::check;

    Read  "backup.list"      (Nothing) -> backup::Backups [Library Backups Settings] = backup::list;
    Act   "backup.make"      (backup::BackupRequest) -> backup::BackupMade [Backups] = backup::make;
    Read  "backup.preview"   (backup::BackupPath) -> backup::RestorePreview [Library Projects Tags Themes History Backups] = backup::preview;
    Act   "backup.restore"   (backup::BackupPath) -> library::LibraryStatus [Library Projects Tags Themes History Proposals Profiles Backups Attachments Vocabulary Views Programmes People Rounds Plans] = backup::restore;
    Act   "backup.restore_to" (backup::RestoreTo) -> library::LibraryStatus [Library Projects Tags Themes History Settings Proposals Profiles Backups Attachments Vocabulary Views Programmes People Rounds Plans] = backup::restore_to;

    Read  "attachment.list"  (attachment::AttachmentOwner) -> attachment::Attachments [Attachments] = attachment::list;
    Write "attachment.add"   (attachment::AttachmentNew) -> Done [] = attachment::add;
    Write "attachment.remove" (attachment::AttachmentId) -> Done [] = attachment::remove;
    Act   "attachment.save"  (attachment::AttachmentSave) -> export::Exported [History] = attachment::save;
    Act   "attachment.view"  (attachment::AttachmentId) -> attachment::AttachmentView [] = attachment::view;

    Read  "settings.get"     (Nothing) -> settings::Settings [Settings] = settings::get;
    Act   "settings.set"     (settings::SettingsPatch) -> settings::Settings [Settings] = settings::set;

    Read  "import.preview"   (import::ImportRequest) -> import::ImportPreview [Projects Tags Proposals Profiles Vocabulary] = import::preview;
    Read  "import.rows"      (import::RowsRequest) -> import::RowsPage [Projects Tags Proposals Profiles Vocabulary] = import::rows;
    Act   "import.paste"     (import::PasteRequest) -> import::ImportFile [] = import::paste;
    Act   "import.refused"   (import::RefusedRequest) -> import::Refused [] = import::refused;
    Write "import.run"       (import::ImportRequest) -> import::Imported [] = import::run;
    Read  "import.log"       (Nothing) -> import::ImportLog [Projects History] = import::log;
    Write "import.save_profile"   (import::ProfileSave) -> Done [] = import::save_profile;
    Write "import.remove_profile" (import::ProfileName) -> Done [] = import::remove_profile;

    Read  "duplicate.list"   (duplicate::DuplicateRequest) -> duplicate::Duplicates [Projects Tags Themes Proposals Vocabulary] = duplicate::list;
    Write "duplicate.merge"  (duplicate::DuplicateMerge) -> Done [] = duplicate::merge;
    Write "duplicate.apart"  (duplicate::DuplicateId) -> Done [] = duplicate::apart;
    Read  "programme.variants" (Nothing) -> programme::Variants [Projects Proposals] = programme::variants;
    Write "programme.unify"  (programme::Unify) -> Done [] = programme::unify;
    Write "programme.apart"  (programme::KeepApart) -> Done [] = programme::apart;
    Read  "word.list"        (word::WordRequest) -> word::Words [Projects Proposals Vocabulary] = word::list;
    Write "word.settle"      (word::WordSettle) -> Done [] = word::settle;

    Read  "project.page"     (project::PageRequest) -> project::ProjectPage [Projects Tags Themes Proposals Vocabulary Programmes] = project::page;
    Read  "project.ids"      (project::PageRequest) -> project::ProjectIds [Projects Tags Themes Proposals Vocabulary Programmes] = project::ids;
    Read  "project.detail"   (project::ProjectId) -> project::ProjectDetail [Projects Tags Themes Vocabulary] = project::detail;
    Write "project.edit"     (project::ProjectEdit) -> Done [] = project::edit;

    Read  "find.query"       (find::QueryText) -> find::QueryReading [Tags Vocabulary] = find::read;
    Read  "find.write_query" (find::QueryTerms) -> find::QueryWritten [Library] = find::write;
    Read  "find.facets"      (find::FacetRequest) -> find::Facets [Projects Tags Themes Proposals Vocabulary Programmes] = find::facets;
    Read  "find.values"      (find::FacetSearch) -> find::FacetCounts [Projects Tags Themes Proposals Vocabulary Programmes] = find::facet_search;
    Read  "find.snippets"    (find::SnippetRequest) -> find::Snippets [Projects Tags Themes Vocabulary] = find::snippets;
    Read  "find.similar"     (find::SimilarRequest) -> find::Similar [Projects Tags Vocabulary Programmes] = find::similar;
    Read  "find.matrix"      (find::MatrixRequest) -> find::Matrix [Projects Tags Themes Proposals Vocabulary Views Programmes] = find::matrix;
    Write "find.want"        (find::WantCell) -> Done [] = find::want;

    Read  "view.list"        (Nothing) -> view::Views [Projects Tags Themes Proposals Vocabulary Views Programmes] = view::list;
    Write "view.save"        (view::ViewSave) -> Done [] = view::save;
    Write "view.remove"      (view::ViewId) -> Done [] = view::remove;
    Write "view.place"       (view::ViewMove) -> Done [] = view::place;
    Act   "view.share"       (view::ViewShare) -> view::ViewShared [] = view::share;
    Write "view.take"        (view::ViewTake) -> Done [] = view::take;

    Read  "registry.list"    (Nothing) -> registry::Registry [Projects Proposals Programmes] = registry::list;
    Read  "registry.show"    (registry::ProgrammeId) -> registry::Programme [Projects Proposals Programmes] = registry::show;
    Write "registry.add"     (registry::ProgrammeNew) -> Done [] = registry::add;
    Write "registry.edit"    (registry::ProgrammeEdit) -> Done [] = registry::edit;
    Write "registry.remove"  (registry::ProgrammeId) -> Done [] = registry::remove;
    Write "registry.fact"    (registry::FactEdit) -> Done [] = registry::fact;
    Read  "registry.unmatched" (Nothing) -> registry::Unmatched [Projects Proposals Programmes] = registry::unmatched;
    Write "registry.tie"     (registry::TieNames) -> Done [] = registry::tie;
    Write "registry.untie"   (registry::TieNames) -> Done [] = registry::untie;
    Act   "registry.export"  (registry::RegistryExport) -> export::Exported [History] = registry::export;
    Read  "registry.preview" (registry::RegistryFile) -> registry::RegistryDiff [Programmes] = registry::preview;
    Write "registry.take"    (registry::RegistryTake) -> Done [] = registry::take;
    Read  "pairing.list"     (Nothing) -> pairing::ProgrammePairs [Projects Programmes] = pairing::list;
    Write "pairing.set"      (pairing::PairSet) -> Done [] = pairing::set;
    Write "pairing.remove"   (pairing::PairId) -> Done [] = pairing::remove;
    Act   "pairing.picture"  (pairing::ProgrammePicture) -> export::Exported [History] = pairing::picture;
    Read  "support.list"     (Nothing) -> support::Supports [Programmes Vocabulary] = support::list;
    Write "support.save"     (support::SupportSave) -> Done [] = support::save;
    Write "support.remove"   (support::SupportId) -> Done [] = support::remove;
    Read  "lineage.show"     (project::ProjectId) -> lineage::Lineage [Projects Tags Themes Vocabulary Programmes] = lineage::show;
    Write "lineage.link"     (lineage::HandoverNew) -> Done [] = lineage::link;
    Write "lineage.unlink"   (lineage::HandoverId) -> Done [] = lineage::unlink;
    Read  "continuity.page"  (continuity::ContinuityRequest) -> continuity::Continuity [Projects Tags Themes Proposals Vocabulary Programmes] = continuity::page;
    Read  "adjustment.list"  (adjustment::AdjustmentRequest) -> adjustment::Adjustments [Projects Themes Programmes] = adjustment::list;
    Write "adjustment.save"  (adjustment::AdjustmentSave) -> Done [] = adjustment::save;
    Write "adjustment.remove" (adjustment::AdjustmentId) -> Done [] = adjustment::remove;
    Read  "outcome.table"    (outcome::OutcomeRequest) -> outcome::OutcomeTable [Projects Tags Themes Proposals Vocabulary Programmes] = outcome::table;
    Read  "outcome.list"     (outcome::OutcomeListRequest) -> outcome::OutcomeEntries [Projects Tags Themes Proposals Vocabulary Programmes] = outcome::list;
    Write "outcome.save"     (outcome::OutcomeSave) -> Done [] = outcome::save;
    Write "outcome.remove"   (outcome::OutcomeId) -> Done [] = outcome::remove;
    Write "outcome.set_target" (outcome::TargetSave) -> Done [] = outcome::set_target;
    Write "outcome.remove_target" (outcome::TargetId) -> Done [] = outcome::remove_target;
    Read  "home.show"        (Nothing) -> home::Home [Library Settings Projects Tags Proposals History Vocabulary Programmes] = home::show;

    Read  "concept.search"   (concept::ConceptSearch) -> concept::ConceptHits [Tags Library Vocabulary] = concept::search;
    Read  "concept.suggest"  (concept::SuggestRequest) -> concept::Suggestions [Library Vocabulary] = concept::suggest;
    Read  "concept.sources"  (Nothing) -> concept::Sources [Library Settings] = concept::sources;
    Read  "concept.show"     (concept::ConceptRef) -> concept::ConceptCard [Tags Themes Vocabulary Proposals] = concept::show;
    Read  "concept.browse"   (concept::BrowseRequest) -> concept::Level [Tags Vocabulary] = concept::browse;
    Read  "concept.uses"     (concept::UsesRequest) -> concept::Uses [Projects Tags Vocabulary] = concept::uses;
    Read  "concept.effect"   (concept::EffectRequest) -> concept::Effect [Projects Tags Themes Vocabulary] = concept::effect;
    Write "concept.add"      (concept::ConceptNew) -> Done [] = concept::add;
    Write "concept.rename"   (concept::ConceptRename) -> Done [] = concept::rename;
    Write "concept.name"     (concept::ConceptNameEdit) -> Done [] = concept::name;
    Write "concept.merge"    (concept::ConceptMerge) -> Done [] = concept::merge;
    Write "concept.move"     (concept::ConceptMove) -> Done [] = concept::move_tags;
    Read  "lesson.list"      (Nothing) -> lesson::Lessons [Vocabulary] = lesson::list;
    Write "lesson.forget"    (lesson::LessonForget) -> Done [] = lesson::forget;
    Read  "vocabulary.list"  (Nothing) -> vocabulary::Vocabularies [Vocabulary] = vocabulary::list;
    Read  "vocabulary.preview" (vocabulary::VocabularyRequest) -> vocabulary::VocabularyPreview [Tags Themes Vocabulary] = vocabulary::preview;
    Write "vocabulary.load"  (vocabulary::VocabularyRequest) -> Done [] = vocabulary::load;
    Write "vocabulary.remove" (vocabulary::VocabularyId) -> Done [] = vocabulary::remove;
    Read  "vocabulary.review" (vocabulary::ReviewRequest) -> vocabulary::Reviews [Projects Tags Themes Vocabulary] = vocabulary::review;
    Write "vocabulary.settle" (vocabulary::ReviewSettle) -> Done [] = vocabulary::settle;

    Read  "tagging.queue"    (tagging::QueueRequest) -> tagging::Queue [Projects Tags Vocabulary Settings Programmes] = tagging::queue;
    Read  "tagging.project"  (project::ProjectId) -> tagging::TaggingProject [Projects Tags Vocabulary] = tagging::project;
    Write "tagging.decide"   (tagging::Decisions) -> Done [] = tagging::decide;
    Write "tagging.reopen"   (tag::OfSelection) -> Done [] = tagging::reopen;
    Read  "tagging.scan"     (tagging::ScanRequest) -> tagging::Scan [Projects Tags Vocabulary] = tagging::scan;
    Write "tagging.accept_above" (tagging::AcceptAbove) -> Done [] = tagging::accept_above;

    Read  "tag.of_selection" (tag::OfSelection) -> tag::SelectionTags [Projects Tags Vocabulary Programmes] = tag::of_selection;
    Write "tag.add"          (tag::TagEdit) -> Done [] = tag::add;
    Write "tag.remove"       (tag::TagEdit) -> Done [] = tag::remove;
    Write "tag.confirm"      (tag::TagEdit) -> Done [] = tag::confirm;
    Write "tag.reject"       (tag::TagEdit) -> Done [] = tag::reject;
    Write "tag.set_main"     (tag::TagMain) -> Done [] = tag::set_main;

    Read  "theme.list"       (Nothing) -> theme::ThemeList [Themes Projects Tags Vocabulary] = theme::list;
    Read  "theme.show"       (theme::ThemeId) -> theme::Theme [Themes Projects Tags Vocabulary] = theme::show;
    Write "theme.create"     (theme::ThemeNew) -> Done [] = theme::create;
    Write "theme.edit"       (theme::ThemeEdit) -> Done [] = theme::edit;
    Write "theme.remove"     (theme::ThemeId) -> Done [] = theme::remove;
    Write "theme.join"       (theme::ThemeJoin) -> Done [] = theme::join;
    Write "theme.thread_edit"   (theme::ThreadEdit) -> Done [] = theme::thread_edit;
    Write "theme.thread_remove" (theme::ThreadRef) -> Done [] = theme::thread_remove;

    Write "theme.copy"       (theme::ThemeCopy) -> Done [] = theme::copy;
    Write "theme.need"       (theme::ThemeNeed) -> Done [] = theme::need;
    Write "theme.extra_save" (theme::ExtraSave) -> Done [] = theme::extra_save;
    Write "theme.extra_remove" (theme::ThemePart) -> Done [] = theme::extra_remove;
    Read  "theme.claims"     (theme::ThemeId) -> theme::Claims [Themes Projects Rounds Settings] = theme::claims;
    Write "theme.claim_save" (theme::ClaimSave) -> Done [] = theme::claim_save;
    Write "theme.claim_remove" (theme::ThemePart) -> Done [] = theme::claim_remove;
    Read  "theme.versions"   (theme::ThemeId) -> theme::ThemeVersions [Themes Projects Plans] = theme::versions;
    Write "theme.snapshot"   (theme::ThemeSnapshot) -> Done [] = theme::snapshot;
    Read  "theme.diff"       (theme::ThemeDiffRequest) -> theme::ThemeDiff [Themes Projects Vocabulary Settings] = theme::diff;
    Read  "theme.comments"   (theme::ThemeId) -> theme::Comments [Themes Projects Tags Vocabulary] = theme::comments;
    Write "theme.comment"    (theme::CommentNew) -> Done [] = theme::comment;
    Write "theme.comment_remove" (theme::ThemePart) -> Done [] = theme::comment_remove;
    Read  "theme.states"     (Nothing) -> theme::StateNames [Themes] = theme::states;
    Write "theme.name_state" (theme::StateName) -> Done [] = theme::name_state;

    Read  "asset.list"       (project::ProjectId) -> asset::Assets [Themes Projects] = asset::list;
    Write "asset.save"       (asset::AssetSave) -> Done [] = asset::save;
    Write "asset.accept"     (asset::AssetAccept) -> Done [] = asset::accept;
    Write "asset.refuse"     (asset::AssetRefuse) -> Done [] = asset::refuse;
    Write "asset.remove"     (asset::AssetId) -> Done [] = asset::remove;
    Read  "hearing.list"     (hearing::HearingRequest) -> hearing::Hearings [Themes Projects Tags Vocabulary] = hearing::list;
    Write "hearing.save"     (hearing::HearingSave) -> Done [] = hearing::save;
    Write "hearing.remove"   (hearing::HearingId) -> Done [] = hearing::remove;

    Read  "forge.board"      (forge::BoardRequest) -> forge::Board [Themes Projects Tags Vocabulary Programmes Settings] = forge::board;
    Read  "forge.candidates" (forge::CandidatesRequest) -> forge::Candidates [Themes Projects Tags Vocabulary Programmes People] = forge::candidates;
    Read  "forge.lacking"    (project::ProjectId) -> forge::Lacking [Themes Projects Tags Vocabulary] = forge::lacking;
    Read  "forge.propose"    (forge::ProposeRequest) -> forge::Proposals [Themes Projects Tags Proposals Vocabulary Views Programmes] = forge::propose;
    Read  "forge.explain"    (forge::ExplainRequest) -> forge::Explained [Themes Projects Tags Vocabulary Views] = forge::explain;
    Read  "forge.compare"    (forge::CompareRequest) -> forge::Comparison [Themes Projects Tags Vocabulary] = forge::compare;
    Read  "forge.network"    (forge::NetworkRequest) -> forge::Network [Themes Projects Tags Proposals Vocabulary Programmes] = forge::network;
    Read  "forge.portfolio"  (Nothing) -> forge::Portfolio [Themes Projects Tags Vocabulary] = forge::portfolio;
    Read  "forge.freed"      (forge::BoardRequest) -> forge::Freed [Themes Projects Tags Vocabulary] = forge::freed;
    Act   "forge.picture"    (forge::ForgePicture) -> export::Exported [History] = forge::picture;
    Read  "plan.show"        (plan::PlanRequest) -> plan::PlanView [Plans Themes Projects Programmes Attachments Settings] = plan::show;
    Read  "plan.try"         (plan::PlanPut) -> plan::PlanTried [Plans Themes Projects Programmes Attachments Settings] = plan::try_rows;
    Write "plan.put"         (plan::PlanPut) -> Done [] = plan::put;
    Write "plan.remove"      (plan::PlanRows) -> Done [] = plan::remove;
    Write "plan.place"       (plan::PlanPlace) -> Done [] = plan::place;
    Write "plan.begin"       (plan::PlanBegin) -> Done [] = plan::begin;
    Write "plan.edit"        (plan::PlanEdit) -> Done [] = plan::edit;
    Write "plan.move"        (plan::PlanMove) -> Done [] = plan::move_tasks;
    Write "plan.copy"        (plan::PlanCopy) -> Done [] = plan::copy;
    Write "plan.adopt"       (plan::PlanId) -> Done [] = plan::adopt;
    Write "plan.drop"        (plan::PlanId) -> Done [] = plan::drop_plan;
    Write "plan.decide"      (plan::GateDecide) -> Done [] = plan::decide;
    Read  "plan.diff"        (plan::PlanDiffRequest) -> plan::PlanDiff [Plans Themes Projects Programmes Attachments Settings] = plan::diff;
    Read  "plan.export_preview" (plan::PlanExportPreviewRequest) -> plan::PlanExportPreview [Plans Themes Projects Programmes] = plan::export_preview;
    Act   "plan.export"      (plan::PlanExport) -> export::Exported [History] = plan::export;
    Read  "plan.items_file"  (plan::ItemsFile) -> plan::ItemsRead [Settings] = plan::items_file;
    Read  "handbook.list"    (handbook::HandbookRequest) -> handbook::Handbook [Plans Themes Settings] = handbook::list;
    Act   "handbook.export"  (handbook::HandbookExport) -> export::Exported [History] = handbook::export;

    Read  "export.preview_briefing" (export::BriefingPreviewRequest) -> export::ExportPreview [Themes Projects Tags Vocabulary] = export::preview_briefing;
    Read  "export.preview_table"    (export::TablePreviewRequest) -> export::ExportPreview [Projects Tags Vocabulary] = export::preview_table;
    Read  "leak.check"       (leak::LeakRequest) -> leak::LeakReport [People Projects Themes Vocabulary] = leak::check;
    Read  "leak.found"       (leak::LeakSeen) -> leak::LeakReport [Library] = leak::found;
    Act   "export.briefing"  (export::BriefingRequest) -> export::Exported [History] = export::briefing;
    Act   "export.table"     (export::TableRequest) -> export::Exported [History] = export::table;
    Act   "export.matrix"    (export::MatrixExport) -> export::Exported [History] = export::matrix;
    Act   "export.picture"   (export::PictureExport) -> export::Exported [History] = export::picture;
    Act   "export.copy"      (export::CopyRequest) -> export::Copied [History] = export::copy;
    Act   "export.history"   (export::HistoryExport) -> export::Exported [History] = export::history;

    Read  "person.list" (Nothing) -> person::People [People Rounds Projects Programmes] = person::list;
    Read  "person.me" (Nothing) -> person::Me [Library People Projects Programmes] = person::me;
    Act   "person.become" (person::PersonBecome) -> person::Me [Projects Tags Themes History Proposals Profiles Attachments Vocabulary Views Programmes People Rounds Library] = person::become_;
    Write "person.save" (person::PersonSave) -> Done [] = person::save;
    Write "person.set_pin" (person::PersonPin) -> Done [] = person::set_pin;
    Write "person.leave" (person::PersonId) -> Done [] = person::leave;
    Write "person.remove" (person::PersonId) -> Done [] = person::remove;
    Read  "interest.list" (interest::InterestRequest) -> interest::Interests [People Projects Programmes] = interest::list;
    Read  "interest.effect" (interest::InterestNew) -> interest::InterestEffect [People Projects Programmes Rounds] = interest::effect;
    Write "interest.declare" (interest::InterestNew) -> Done [] = interest::declare;
    Write "interest.withdraw" (interest::InterestId) -> Done [] = interest::withdraw;
    Write "interest.lift" (interest::InterestLift) -> Done [] = interest::lift;
    Read  "criteria.list" (Nothing) -> criteria::CriteriaSets [Rounds] = criteria::list;
    Write "criteria.save" (criteria::CriteriaSave) -> Done [] = criteria::save;
    Read  "round.list" (Nothing) -> round::Rounds [Rounds People] = round::list;
    Read  "round.show" (round::RoundId) -> round::Round [Rounds People] = round::show;
    Read  "round.items" (round::ItemsRequest) -> round::RoundItems [Rounds People Projects] = round::items;
    Read  "round.workload" (round::RoundId) -> round::Workload [Rounds People Projects Programmes] = round::workload;
    Write "round.open" (round::RoundNew) -> Done [] = round::open;
    Write "round.edit" (round::RoundEdit) -> Done [] = round::edit;
    Write "round.close" (round::RoundId) -> Done [] = round::close;
    Write "round.reopen" (round::RoundReopen) -> Done [] = round::reopen;
    Write "round.withdraw" (round::RoundWithdraw) -> Done [] = round::withdraw;
    Write "round.assign" (round::RoundAssign) -> Done [] = round::assign;
    Write "round.unassign" (round::RoundUnassign) -> Done [] = round::unassign;
    Read  "reading.list" (reading::ReadingRequest) -> reading::ReadingList [Rounds People] = reading::list;
    Read  "reading.show" (reading::RoundProject) -> reading::Reading [Rounds People Projects Tags Vocabulary Programmes] = reading::show;
    Read  "reading.history" (reading::RoundProject) -> reading::VoteHistory [Rounds People] = reading::history;
    Write "reading.decide" (reading::DecisionSave) -> Done [] = reading::decide;
    Write "reading.later" (reading::ReadingLater) -> Done [] = reading::later;
    Write "reading.arrange" (reading::ReadingArrange) -> Done [] = reading::arrange;
    Read  "conflict.list" (round::RoundId) -> conflict::Conflicts [Rounds People] = conflict::list;
    Read  "conflict.show" (reading::RoundProject) -> conflict::ConflictDetail [Rounds People Vocabulary] = conflict::show;
    Read  "conflict.agreement" (round::RoundId) -> conflict::Agreement [Rounds People] = conflict::agreement;
    Write "conflict.remark" (conflict::RemarkNew) -> Done [] = conflict::remark;
    Write "conflict.settle" (conflict::Settle) -> Done [] = conflict::settle;
    Read  "shortlist.show" (round::RoundId) -> shortlist::Shortlist [Rounds People Programmes] = shortlist::show;
    Read  "shortlist.supports" (reading::RoundProject) -> shortlist::ProjectSupports [Rounds People Projects Tags Programmes Vocabulary] = shortlist::supports;
    Read  "shortlist.flow" (round::RoundId) -> shortlist::Flow [Rounds People] = shortlist::flow;
    Read  "shortlist.returns" (Nothing) -> shortlist::Returns [Rounds People Projects] = shortlist::returns;
    Read  "shortlist.preview" (shortlist::ShortlistPreview) -> export::ExportPreview [Rounds People Projects Programmes Tags Vocabulary] = shortlist::preview;
    Write "shortlist.decide" (shortlist::Decide) -> Done [] = shortlist::decide;
    Write "shortlist.reconsider" (shortlist::Reconsider) -> Done [] = shortlist::reconsider;
    Write "shortlist.connect" (shortlist::ConnectionSave) -> Done [] = shortlist::connect;
    Act   "shortlist.export" (shortlist::ShortlistExport) -> export::Exported [History Rounds] = shortlist::export;
    Act   "shortlist.picture" (shortlist::FlowPicture) -> export::Exported [History] = shortlist::picture;

    Read  "history.list"     (history::HistoryRequest) -> history::History [History] = history::list;
    Read  "history.show"     (history::OperationId) -> history::OperationDetail [History Vocabulary] = history::show;
    Write "history.undo"     (history::UndoRequest) -> Done [] = history::undo;
    Write "history.redo"     (Nothing) -> Done [] = history::redo;
}
