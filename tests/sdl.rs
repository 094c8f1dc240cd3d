//! The schema as a test walks it: parsed from its own text, so that nothing is left out.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{FieldDefinition, InputValueDefinition, TypeKind, TypeSystemDefinition};

/// An object, an interface or an input.
pub(crate) struct SdlType {
    pub(crate) name: String,
    pub(crate) is_input: bool,
    pub(crate) fields: Vec<SdlField>,
}

/// A field with its arguments; a field of an input has none.
pub(crate) struct SdlField {
    pub(crate) name: String,
    /// As it is written: `[Survey!]!`.
    pub(crate) of: String,
    pub(crate) arguments: Vec<(String, String)>,
}

impl SdlField {
    /// `Survey` of `[Survey!]!`.
    pub(crate) fn base(&self) -> &str {
        self.of.trim_matches(['[', ']', '!'])
    }
}

/// Every type with fields. Read once: the text is long.
pub(crate) fn types() -> &'static [SdlType] {
    static TYPES: LazyLock<Vec<SdlType>> = LazyLock::new(read_types);
    &TYPES
}

fn read_types() -> Vec<SdlType> {
    let document = parse_schema(graphql::sdl()).unwrap();
    let definitions = document.definitions.into_iter().filter_map(|definition| match definition {
        TypeSystemDefinition::Type(definition) => Some(definition.node),
        TypeSystemDefinition::Schema(_) | TypeSystemDefinition::Directive(_) => None,
    });
    definitions
        .filter_map(|definition| {
            let (is_input, fields) = match definition.kind {
                TypeKind::Object(object) => (false, object.fields.iter().map(|f| output(&f.node)).collect()),
                TypeKind::Interface(object) => {
                    (false, object.fields.iter().map(|f| output(&f.node)).collect())
                }
                TypeKind::InputObject(input) => {
                    (true, input.fields.iter().map(|f| input_field(&f.node)).collect())
                }
                TypeKind::Scalar | TypeKind::Union(_) | TypeKind::Enum(_) => return None,
            };
            Some(SdlType { name: definition.name.node.to_string(), is_input, fields })
        })
        .collect()
}

/// The type of a name.
pub(crate) fn named(name: &str) -> &'static SdlType {
    types().iter().find(|found| found.name == name).unwrap()
}

/// The members of each union.
pub(crate) fn unions() -> BTreeMap<String, Vec<String>> {
    let document = parse_schema(graphql::sdl()).unwrap();
    let unions = document.definitions.into_iter().filter_map(|definition| match definition {
        TypeSystemDefinition::Type(definition) => match definition.node.kind {
            TypeKind::Union(union) => {
                let members = union.members.iter().map(|member| member.node.to_string()).collect();
                Some((definition.node.name.node.to_string(), members))
            }
            _ => None,
        },
        _ => None,
    });
    unions.collect()
}

fn output(field: &FieldDefinition) -> SdlField {
    let argument = |argument: &InputValueDefinition| (argument.name.to_string(), argument.ty.to_string());
    SdlField {
        name: field.name.to_string(),
        of: field.ty.to_string(),
        arguments: field.arguments.iter().map(|a| argument(&a.node)).collect(),
    }
}

fn input_field(field: &InputValueDefinition) -> SdlField {
    SdlField { name: field.name.to_string(), of: field.ty.to_string(), arguments: Vec::new() }
}
