//! Enums that are stored as text; those that people see are named in the catalogues.

/// An enum with a stored form of each value.
macro_rules! stored_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$vdoc])* $variant,)*
        }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stored form.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

/// A stored enum whose values have names in the catalogues: the prefix and the stored form.
macro_rules! coded_enum {
    ($(#[$doc:meta])* $name:ident, $prefix:literal { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        stored_enum! {
            $(#[$doc])*
            $name { $($(#[$vdoc])* $variant = $code,)* }
        }

        impl $name {
            /// The key of its label in the catalogues.
            pub fn label_key(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($prefix, $code),)*
                }
            }
        }
    };
}
