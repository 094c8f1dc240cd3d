//! Enums of the domain as the schema shows them.

/// Defines an enum of the schema with the variants of one of the domain's.
macro_rules! mirrored {
    ($(#[$doc:meta])* $name:ident = $domain:literal { $($(#[$vdoc:meta])* $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(async_graphql::Enum, Clone, Copy, Debug, PartialEq, Eq)]
        #[graphql(remote = $domain)]
        pub(crate) enum $name {
            $($(#[$vdoc])* $variant,)*
        }
    };
}
pub(crate) use mirrored;
