use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use fluent::{FluentArgs, FluentResource, concurrent::FluentBundle};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

use crate::wording::kokemusosaaja;
use crate::{Arg, CatalogueError, ExpertWord, Place, format, references::References};

/// The only function that a text may call; it sets decimals and grouping.
const NUMBER: &str = "NUMBER";

type Bundle = FluentBundle<Arc<FluentResource>>;

/// The texts of one language, all checked.
pub(crate) struct Catalogue {
    pub(crate) tag: Arc<str>,
    /// The variables that a caller has to give, for each key.
    pub(crate) variables: BTreeMap<String, BTreeSet<String>>,
    bundle: Bundle,
    /// The same texts with the other word for experts; `None` in languages that have one word only.
    reworded: Option<Bundle>,
}

impl Catalogue {
    /// Reads a language from its files, given as name and content.
    pub(crate) fn read(tag: &str, files: &[(&str, &str)]) -> Result<Self, CatalogueError> {
        let language: LanguageIdentifier =
            tag.parse().map_err(|_| CatalogueError::Tag { tag: tag.to_owned() })?;
        let mut bundle = empty_bundle(&language, None);
        let mut reworded =
            (language.language.as_str() == "fi").then(|| empty_bundle(&language, Some(kokemusosaaja)));

        let mut definitions = Definitions::default();
        for (file, source) in files {
            let at = |line| Place { file: format!("{tag}/{file}"), line };
            let lines = Lines::of(source);
            let resource = FluentResource::try_new((*source).to_owned()).map_err(|(_, errors)| {
                let first = errors.first();
                CatalogueError::Syntax {
                    place: at(lines.at(first.map_or(0, |error| error.pos.start))),
                    reason: first.map_or_else(String::new, ToString::to_string),
                }
            })?;
            for entry in resource.entries() {
                definitions.add(entry, |name| at(lines.of_slice(resource.source(), name)))?;
            }
            let resource = Arc::new(resource);
            // Its only error is a duplicate, which was looked for above.
            if let Some(reworded) = &mut reworded {
                let _ = reworded.add_resource(Arc::clone(&resource));
            }
            let _ = bundle.add_resource(resource);
        }
        definitions.check()?;

        Ok(Self { tag: tag.into(), variables: definitions.variables(), bundle, reworded })
    }

    /// The text of a key, `None` when this language does not have it. A variable that is not given stays visible as
    /// `{$name}`.
    pub(crate) fn format(&self, key: &str, args: &[(&str, Arg)], word: ExpertWord) -> Option<String> {
        let bundle = match word {
            ExpertWord::Kokemusasiantuntija => &self.bundle,
            ExpertWord::Kokemusosaaja => self.reworded.as_ref().unwrap_or(&self.bundle),
        };
        let pattern = bundle.get_message(key)?.value()?;
        let args: FluentArgs = args.iter().map(|(name, arg)| (*name, arg.to_fluent())).collect();
        let text = bundle.format_pattern(pattern, Some(&args), &mut Vec::new());
        Some(text.into_owned())
    }
}

/// A bundle without texts. `transform` is applied to what the catalogue says, and not to what is filled in.
fn empty_bundle(language: &LanguageIdentifier, transform: Option<fn(&str) -> Cow<'_, str>>) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
    // The marks would show up in e-mail, CSV and plain text; pages use <bdi>.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(format::fluent_value));
    bundle.set_transform(transform);
    // Its only error is a name taken already, and the bundle is still empty.
    let _ = bundle.add_builtins();
    bundle
}

/// The messages and terms of one language while it is read; a term's name starts with a hyphen.
#[derive(Default)]
struct Definitions {
    by_name: BTreeMap<String, (Place, References)>,
}

impl Definitions {
    fn add(&mut self, entry: &Entry<&str>, place: impl Fn(&str) -> Place) -> Result<(), CatalogueError> {
        let mut references = References::default();
        let (name, place) = match entry {
            Entry::Message(message) => {
                let (name, place) = (message.id.name.to_owned(), place(message.id.name));
                match &message.value {
                    Some(value) if message.attributes.is_empty() => references.pattern(value),
                    _ => return Err(CatalogueError::Shape { place, key: name }),
                }
                (name, place)
            }
            Entry::Term(term) => {
                references.pattern(&term.value);
                for attribute in &term.attributes {
                    references.pattern(&attribute.value);
                }
                (format!("-{}", term.id.name), place(term.id.name))
            }
            _ => return Ok(()),
        };
        if let Some((first, _)) = self.by_name.get(&name) {
            return Err(CatalogueError::Duplicate { place, key: name, first: first.clone() });
        }
        self.by_name.insert(name, (place, references));
        Ok(())
    }

    fn check(&self) -> Result<(), CatalogueError> {
        for (name, (place, references)) in &self.by_name {
            let known = references.messages.iter().chain(&references.terms);
            let missing = known
                .filter(|referred| !self.by_name.contains_key(*referred))
                .chain(references.functions.iter().filter(|name| *name != NUMBER))
                .next();
            if let Some(missing) = missing {
                return Err(CatalogueError::Reference {
                    place: place.clone(),
                    key: name.clone(),
                    missing: missing.clone(),
                });
            }
        }
        Ok(())
    }

    fn variables(&self) -> BTreeMap<String, BTreeSet<String>> {
        let messages = self.by_name.keys().filter(|name| !name.starts_with('-'));
        messages
            .map(|key| {
                let mut variables = BTreeSet::new();
                self.collect_variables(key, &mut variables, &mut BTreeSet::new());
                (key.clone(), variables)
            })
            .collect()
    }

    /// Follows messages, which see the caller's variables, and not terms, which see only their own arguments.
    fn collect_variables(&self, key: &str, variables: &mut BTreeSet<String>, seen: &mut BTreeSet<String>) {
        if !seen.insert(key.to_owned()) {
            return;
        }
        if let Some((_, references)) = self.by_name.get(key) {
            variables.extend(references.variables.iter().cloned());
            for message in &references.messages {
                self.collect_variables(message, variables, seen);
            }
        }
    }
}

/// Where each line of a source begins.
struct Lines(Vec<usize>);

impl Lines {
    fn of(source: &str) -> Self {
        let ends = source.match_indices('\n').map(|(place, _)| place + 1);
        Self(std::iter::once(0).chain(ends).collect())
    }

    /// The line, from 1, that holds a byte.
    fn at(&self, byte: usize) -> usize {
        self.0.partition_point(|begins| *begins <= byte)
    }

    /// The line of a name that is a slice of the source: the parser keeps no positions, only slices.
    fn of_slice(&self, source: &str, name: &str) -> usize {
        self.at((name.as_ptr() as usize).saturating_sub(source.as_ptr() as usize))
    }
}
