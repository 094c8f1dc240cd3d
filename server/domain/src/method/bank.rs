//! The methods that come with the program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{Effort, Method, MethodContent, MethodFamily};
use crate::LanguageTag;
use crate::activity::ParticipationCategory;
use crate::id::{MethodId, TypedId};
use crate::text::LocalizedText;

static BUILT_IN: LazyLock<Vec<Method>> = LazyLock::new(|| {
    // That it can be read is a test's to see to.
    let seeds: Vec<Seed> = serde_json::from_str(include_str!("bank.json")).unwrap_or_default();
    seeds.into_iter().map(Seed::method).collect()
});

/// A method as the file has it.
#[derive(Deserialize)]
struct Seed {
    /// Decides its id: never changed.
    code: String,
    family: MethodFamily,
    effort: Effort,
    categories: BTreeSet<ParticipationCategory>,
    name: BTreeMap<String, String>,
    about: BTreeMap<String, String>,
    suits: BTreeMap<String, String>,
    steps: BTreeMap<String, Vec<String>>,
    access: BTreeMap<String, String>,
}

impl Seed {
    fn method(self) -> Method {
        let steps = self.steps.into_iter().map(|(tag, lines)| (tag, lines.join("\n"))).collect();
        Method {
            id: id_of(&self.code),
            content: MethodContent {
                name: localized(&self.name),
                about: localized(&self.about),
                suits: localized(&self.suits),
                steps: localized(&steps),
                access: localized(&self.access),
                effort: self.effort,
                family: self.family,
                categories: self.categories,
            },
            is_built_in: true,
            is_retired: false,
            version: 0,
            updated_at: None,
        }
    }
}

/// Finnish is the source, so that it is written first.
fn localized(texts: &BTreeMap<String, String>) -> LocalizedText {
    let (mut text, source) = (LocalizedText::default(), LanguageTag::finnish());
    let finnish = texts.iter().filter(|(tag, _)| *tag == source.as_str());
    for (tag, words) in finnish.chain(texts.iter().filter(|(tag, _)| *tag != source.as_str())) {
        if let Ok(language) = tag.parse() {
            text.set(language, words, &source);
        }
    }
    text
}

/// The same in every installation and release: a UUIDv8 of the code's hash.
fn id_of(code: &str) -> MethodId {
    let mut bytes = [0; 16];
    for (byte, of_hash) in bytes.iter_mut().zip(Sha256::digest(format!("osallistu method {code}"))) {
        *byte = of_hash;
    }
    MethodId::from_uuid(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

/// The methods that come with the program, as they come.
pub fn built_in() -> &'static [Method] {
    &BUILT_IN
}
