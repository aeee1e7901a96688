//! The TypeScript contract in the repository is the one the list declares.

use std::path::Path;

#[test]
fn bindings_in_the_repository_are_those_of_the_list() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/api/bindings.ts");
    let declared = app::commands::typescript();
    if std::env::var_os("TSUMUGI_WRITE_BINDINGS").is_some() {
        std::fs::write(&path, &declared).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == declared, "the bindings drifted from commands.rs: run `npm run bindings`");
}

#[test]
fn every_topic_is_read_by_somebody_and_every_read_declares_one() {
    use app::commands::{LIST, Mode};
    for declared in LIST.iter().filter(|declared| declared.mode == Mode::Read) {
        assert!(!declared.topics.is_empty(), "{} would never be refetched", declared.name);
    }
    for topic in [
        app::Topic::Library,
        app::Topic::Projects,
        app::Topic::Tags,
        app::Topic::Themes,
        app::Topic::History,
        app::Topic::Settings,
    ] {
        let read = LIST.iter().any(|declared| declared.mode == Mode::Read && declared.topics.contains(&topic));
        assert!(read, "nobody reads {topic:?}");
    }
}
