//! Agreements on working together, and documents in use.

mod agreement;
mod document;

use async_graphql::MergedObject;

/// Reading about what is in force.
#[derive(MergedObject, Default)]
pub struct RegisterQuery(agreement::AgreementQuery, document::DocumentQuery);

/// Writing down what is in force.
#[derive(MergedObject, Default)]
pub struct RegisterMutation(agreement::AgreementMutation, document::DocumentMutation);
