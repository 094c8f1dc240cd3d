//! The layers are what the manifests say. `cargo` forbids cycles; this forbids short cuts.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use cargo_metadata::{DependencyKind, MetadataCommand};

/// Which of our packages may use which; nothing else is allowed. Development dependencies are free, so that
/// storage can be tested on a migrated database.
const PICTURE: &[(&str, &[&str])] = &[
    ("osallistu", EVERYTHING),
    ("osallistu-graphql", &["osallistu-service", "osallistu-domain", "osallistu-l10n"]),
    ("osallistu-web", &["osallistu-service", "osallistu-domain", "osallistu-l10n"]),
    (
        "osallistu-service",
        &["osallistu-storage", "osallistu-documents", "osallistu-sortition", "osallistu-domain"],
    ),
    ("osallistu-documents", &["osallistu-domain", "osallistu-l10n"]),
    ("osallistu-delivery", &["osallistu-domain", "osallistu-l10n"]),
    ("osallistu-storage", &["osallistu-domain"]),
    ("osallistu-sortition", &["osallistu-domain"]),
    ("osallistu-domain", &[]),
    ("osallistu-l10n", &[]),
    ("osallistu-migrations", &[]),
];

/// The binary only wires, and what it wires is everything.
const EVERYTHING: &[&str] = &[
    "osallistu-graphql",
    "osallistu-web",
    "osallistu-service",
    "osallistu-documents",
    "osallistu-delivery",
    "osallistu-storage",
    "osallistu-sortition",
    "osallistu-domain",
    "osallistu-l10n",
    "osallistu-migrations",
];

/// Libraries that belong to a layer. Each stands for its family: `axum` for `axum-extra` too.
const AT_HOME_IN: &[(&str, &[&str])] = &[
    ("askama", &["osallistu-web"]),
    ("async-graphql", &["osallistu-graphql"]),
    ("axum", &["osallistu", "osallistu-graphql", "osallistu-web"]),
    ("lettre", &["osallistu-delivery"]),
    ("sea-orm", &["osallistu", "osallistu-migrations", "osallistu-storage"]),
    ("sqlx", &["osallistu", "osallistu-migrations", "osallistu-storage"]),
];

/// Rules are pure: they wait for nothing, reach nothing and speak no language.
const PURE: &[&str] = &["osallistu-domain", "osallistu-sortition"];
const IMPURE: &[&str] = &["fluent", "futures", "hyper", "reqwest", "tokio", "tower", "tracing"];

/// A normal or build dependency of one of our packages.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edge {
    from: String,
    to: String,
}

impl Edge {
    fn new(from: &str, to: &str) -> Self {
        Self { from: from.to_owned(), to: to.to_owned() }
    }
}

/// Every edge that breaks a rule, with the rule.
fn violations(edges: &[Edge]) -> Vec<String> {
    edges
        .iter()
        .filter_map(|edge| Some(format!("{} -> {}: {}", edge.from, edge.to, broken_rule(edge)?)))
        .collect()
}

fn broken_rule(Edge { from, to }: &Edge) -> Option<String> {
    if is_of(to, "osallistu") {
        let Some((_, allowed)) = PICTURE.iter().find(|(package, _)| package == from) else {
            return Some("the package is not in the picture".to_owned());
        };
        return (!allowed.contains(&to.as_str())).then(|| "the edge is not in the picture".to_owned());
    }
    if PURE.contains(&from.as_str()) && IMPURE.iter().any(|family| is_of(to, family)) {
        return Some("the package is pure".to_owned());
    }
    let (_, homes) = AT_HOME_IN.iter().find(|(family, _)| is_of(to, family))?;
    (!homes.contains(&from.as_str())).then(|| format!("it belongs to {}", homes.join(", ")))
}

fn is_of(package: &str, family: &str) -> bool {
    package.strip_prefix(family).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

#[test]
fn the_manifests_keep_to_the_picture() {
    // Without dependencies nothing is resolved, so this needs neither network nor registry.
    let metadata = MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .unwrap();
    let strangers: Vec<_> = metadata
        .packages
        .iter()
        .map(|package| package.name.as_str())
        .filter(|name| !PICTURE.iter().any(|(package, _)| package == name))
        .collect();
    assert!(strangers.is_empty(), "not in the picture: {strangers:?}");

    let edges: Vec<_> = metadata
        .packages
        .iter()
        .flat_map(|package| package.dependencies.iter().map(move |dependency| (package, dependency)))
        .filter(|(_, dependency)| matches!(dependency.kind, DependencyKind::Normal | DependencyKind::Build))
        .map(|(package, dependency)| Edge::new(&package.name, &dependency.name))
        .collect();
    // Names in metadata are those of packages, not the keys of the manifests: were that to change, all would pass.
    assert!(edges.contains(&Edge::new("osallistu-storage", "osallistu-domain")), "{edges:?}");
    let violations = violations(&edges);
    assert!(violations.is_empty(), "the layers are broken:\n{}", violations.join("\n"));
}

#[test]
fn an_edge_outside_the_picture_is_caught() {
    let allowed = [
        Edge::new("osallistu", "osallistu-migrations"),
        Edge::new("osallistu-web", "osallistu-service"),
        Edge::new("osallistu-graphql", "async-graphql"),
        Edge::new("osallistu-storage", "sea-orm"),
        Edge::new("osallistu-domain", "chrono"),
        Edge::new("osallistu-service", "tokio"),
    ];
    assert_eq!(violations(&allowed), [""; 0]);

    for (from, to) in [
        ("osallistu-graphql", "osallistu-storage"),
        ("osallistu-web", "osallistu-graphql"),
        ("osallistu-service", "osallistu-l10n"),
        ("osallistu-storage", "osallistu-migrations"),
        ("osallistu-storage", "osallistu"),
        ("osallistu-domain", "osallistu-l10n"),
        ("osallistu-newcomer", "osallistu-domain"),
        ("osallistu-service", "sea-orm"),
        ("osallistu-migrations", "axum"),
        ("osallistu-web", "async-graphql"),
        ("osallistu-graphql", "askama_web"),
        ("osallistu-service", "axum-extra"),
        ("osallistu-domain", "tokio"),
        ("osallistu-domain", "fluent-langneg"),
        ("osallistu-domain", "sea-orm"),
    ] {
        let mut edges = allowed.to_vec();
        edges.push(Edge::new(from, to));
        let caught = violations(&edges);
        assert!(
            matches!(caught.as_slice(), [one] if one.starts_with(&format!("{from} -> {to}: "))),
            "{caught:?}"
        );
    }
}
