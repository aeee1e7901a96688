//! Closed: what the window may load, ask for and reach, and what may be written into a log. Read from the configuration
//! and the sources, as nobody sees them in use.

use crate::architecture::{code, hold, root, rust};
use serde_json::Value;

fn json(path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

fn configuration() -> Value {
    json("src-tauri/tauri.conf.json")
}

/// Every text of a document, with the keys that lead to it.
fn texts(value: &Value, way: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((way.to_owned(), text.clone())),
        Value::Array(items) => items.iter().for_each(|item| texts(item, way, found)),
        Value::Object(fields) => fields.iter().for_each(|(key, field)| texts(field, &format!("{way}.{key}"), found)),
        _ => {}
    }
}

/// Sources of a policy that let in what is not our own.
fn open_sources(csp: &Value) -> Vec<String> {
    let mut found = Vec::new();
    texts(csp, "csp", &mut found);
    let own = |source: &str| matches!(source, "'self'" | "'none'" | "ipc:" | "http://ipc.localhost");
    found
        .into_iter()
        .flat_map(|(way, text)| text.split(' ').map(|source| (way.clone(), source.to_owned())).collect::<Vec<_>>())
        .filter(|(_, source)| !own(source))
        .map(|(way, source)| format!("{way}: {source}"))
        .collect()
}

/// Issue 4, point 5: strict CSP, no remote content.
#[test]
fn the_policy_lets_nothing_in_but_our_own() {
    let configuration = configuration();
    let security = &configuration["app"]["security"];
    hold(
        &open_sources(&security["csp"]),
        "whatever runs in the page must come with the program and reach only the core",
    );
    assert_eq!(security["csp"]["default-src"], "'none'", "what is not named is refused");
    for directive in ["base-uri", "form-action", "frame-ancestors"] {
        assert_eq!(security["csp"][directive], "'none'", "{directive} does not fall back to default-src");
    }
    assert_eq!(security["freezePrototype"], true);
    let fields: Vec<&String> = security.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["csp", "freezePrototype"], "each further field (devCsp, assetProtocol …) opens something");
    assert_eq!(open_sources(&serde_json::json!({ "style-src": "'self' 'unsafe-inline'" })).len(), 1);
}

/// Issue 4, point 5: no remote content.
#[test]
fn the_configuration_names_no_other_origin_and_no_global_way_in() {
    let configuration = configuration();
    let mut found = Vec::new();
    texts(&configuration, "", &mut found);
    let remote = |(way, text): &(String, String)| {
        text.contains("//") && way != ".$schema" && !text.contains("http://ipc.localhost")
    };
    let offences: Vec<String> =
        found.iter().filter(|found| remote(found)).map(|(way, text)| format!("{way}: {text}")).collect();
    hold(&offences, "the window shows what is built in and nothing else");
    assert_eq!(
        configuration["app"]["windows"],
        serde_json::json!([]),
        "the one window is made in the shell, with its bars"
    );
    for absent in ["withGlobalTauri", "macOSPrivateApi"] {
        assert_eq!(configuration["app"][absent], Value::Null, "{absent}");
    }
    assert_eq!(configuration["plugins"], Value::Null, "no plugin is told anything");
}

/// What the page may ask of the shell beside our own commands.
const PERMITTED: [&str; 3] = ["core:event:allow-listen", "core:event:allow-unlisten", "core:window:allow-set-title"];

/// Issue 4, point 5: least capabilities.
#[test]
fn the_page_may_hear_events_and_set_its_title_and_no_more() {
    let mut permitted = Vec::new();
    for entry in std::fs::read_dir(root().join("src-tauri/capabilities")).unwrap() {
        let path = entry.unwrap().path();
        let capability: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(capability["windows"], serde_json::json!(["main"]), "{path:?}");
        for absent in ["remote", "webviews", "local"] {
            assert_eq!(capability[absent], Value::Null, "{path:?}: {absent}");
        }
        for permission in capability["permissions"].as_array().unwrap() {
            // One with a scope is an object, and opens files or addresses.
            permitted.push(permission.as_str().unwrap_or("a permission with a scope").to_owned());
        }
    }
    permitted.sort();
    assert_eq!(permitted, PERMITTED, "no file system, no shell, no network, no event of the page's own making");
}

/// Issue 4, point 5: the inspector stays out of what users get, and so do the seams of tests.
#[test]
fn the_product_is_built_without_inspector_and_seams() {
    let workspace = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let line = workspace.lines().find(|line| line.starts_with("tauri = ")).unwrap();
    assert!(
        line.contains("features = []"),
        "tauri's features (devtools, isolation, protocol-asset …) stay off: {line}"
    );
    let shell = std::fs::read_to_string(root().join("src-tauri/Cargo.toml")).unwrap();
    assert!(!shell.contains("default = "), "no feature of the shell is on by itself");
    let build = std::fs::read_to_string(root().join("tests/tools/build.mjs")).unwrap();
    let release = build.split("export async function buildRelease").nth(1).unwrap().split("export").next().unwrap();
    assert!(release.contains("custom-protocol") && !release.contains("test-seam"));
    let bundle = std::fs::read_to_string(root().join("tests/tools/bundle.mjs")).unwrap();
    assert!(!bundle.contains("test-seam"));
    for variable in ["TSUMUGI_DIALOG_ANSWERS", "TSUMUGI_OPENED"] {
        let mut seen = 0;
        for file in rust() {
            for (at, line) in file.text.lines().enumerate().filter(|(_, line)| line.contains(variable)) {
                let before = file.text.lines().take(at).collect::<Vec<_>>().join("\n");
                let seam = before.rfind("#[cfg(feature = \"test-seam\")]");
                let product = before.rfind("#[cfg(not(feature = \"test-seam\"))]");
                assert!(seam > product, "{}: {line}", file.path);
                seen += 1;
            }
        }
        assert_eq!(seen, 1, "{variable}");
    }
}

/// Fields a log line may have. The file takes no others (`shell::log`); nobody shall write others either.
const FIELDS: [&str; 4] = ["code", "command", "count", "place"];

/// What is wrong with the arguments of a `tracing` macro: a field that is not one of ours, or words that are put
/// together.
fn tells_too_much(arguments: &str) -> bool {
    let mut parts: Vec<String> = vec![String::new()];
    let (mut depth, mut text) = (0, false);
    for c in arguments.chars() {
        match c {
            '"' => text = !text,
            '(' | '[' | '{' if !text => depth += 1,
            ')' | ']' | '}' if !text => depth -= 1,
            ',' if !text && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(c);
    }
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    let Some((words, fields)) = parts.split_last() else { return true };
    let literal = words.len() > 1 && words.starts_with('"') && words.ends_with('"') && !words.contains('{');
    let known = |field: &&str| FIELDS.contains(&field.split('=').next().unwrap_or_default().trim());
    !literal || !fields.iter().all(known)
}

/// The arguments of every `tracing` event in a source.
fn events(text: &str) -> Vec<String> {
    let lines: Vec<String> = code(text).into_iter().map(|(_, line)| line).collect();
    let text = lines.join("\n");
    let mut found = Vec::new();
    for level in ["error", "warn", "info", "debug", "trace", "event", "span"] {
        for rest in text.split(&format!("tracing::{level}!(")).skip(1) {
            let (mut depth, mut quoted) = (1, false);
            let end = rest.char_indices().find_map(|(at, c)| {
                match c {
                    '"' => quoted = !quoted,
                    '(' if !quoted => depth += 1,
                    ')' if !quoted => depth -= 1,
                    _ => {}
                }
                (depth == 0).then_some(at)
            });
            found.push(rest[..end.unwrap_or(rest.len())].to_owned());
        }
    }
    found
}

/// Issue 4, point 5: logs hold no confidential text.
#[test]
fn a_log_line_is_made_of_literals_codes_and_counts() {
    let mut seen = 0;
    let mut offences = Vec::new();
    for file in rust() {
        for line in events(&file.text) {
            seen += 1;
            if tells_too_much(&line) {
                offences.push(format!("{}: {line}", file.path));
            }
        }
        let hidden = [
            "use tracing::{",
            "use tracing::info",
            "use tracing::warn",
            "use tracing::error",
            "#[instrument",
            "log::warn!",
        ];
        let named =
            code(&file.text).into_iter().filter(|(_, line)| hidden.iter().any(|word| line.trim().starts_with(word)));
        // The shell's own module of that name starts the log.
        let named = named.filter(|(_, line)| !line.contains("log::start("));
        offences.extend(named.map(|(at, line)| format!("{}:{at}: {line}", file.path)));
    }
    assert!(seen >= 3, "the events were not found");
    hold(&offences, "a title, a path or a word of a cell in a log leaves the library it is protected in");
}

#[test]
fn the_rule_of_log_lines_notices_what_tells_too_much() {
    let check = |arguments: &str, much| assert_eq!(tells_too_much(arguments), much, "{arguments}");
    check("code = problem.code.as_str(), \"recent libraries were not saved\"", false);
    check("command, code = f(a, b), \"refused\"", false);
    check("place, \"a panic, at a place\"", false);
    check("path = %path, \"not saved\"", true);
    check("?problem, \"refused\"", true);
    check("\"cannot open {path}\"", true);
    check("\"cannot open {}\", path", true);
    check("code = \"x\"", true);
    assert_eq!(events("fn a() {\n    tracing::warn!(code = f(1), \"a (b\");\n    // tracing::warn!(path)\n}").len(), 1);
}
