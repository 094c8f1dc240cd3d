//! Configuration: environment variables `OSALLISTU_…`, and `…_FILE` for what must not stand in them.

mod messages;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use axum::http::Uri;
use service::vault::WrappingKeys;

/// What the program is told from outside.
#[derive(Clone)]
pub struct Config {
    /// `OSALLISTU_DATABASE_URL`: `sqlite:osallistu.sqlite` or `postgres://…`.
    pub database_url: String,
    /// `OSALLISTU_KEY_STORE_URL`: where the keys are that must be destroyed one day; apart from the database.
    pub key_store_url: String,
    /// `OSALLISTU_SECRET_FILE`: at least 32 random bytes, kept and backed up apart from the database.
    pub secret: Vec<u8>,
    /// `OSALLISTU_WRAPPING_KEYS_FILE`: what the keys in the key store are wrapped under, by version.
    pub wrapping_keys: WrappingKeys,
    /// `OSALLISTU_LISTEN`: where to listen.
    pub listen: SocketAddr,
    /// `OSALLISTU_PUBLIC_URL`: how the world reaches us, without a slash at the end.
    pub public_url: String,
    /// `OSALLISTU_TRUSTED_PROXIES`: addresses whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// `OSALLISTU_SMTP_URL`, `OSALLISTU_MAIL_FROM`, `OSALLISTU_SMS_GATEWAY`, `OSALLISTU_SPOOL`: how messages leave.
    pub delivery: delivery::Settings,
    /// `OSALLISTU_PATIENCE`: how long a request may wait for the database or take as a document.
    pub patience: Duration,
    /// Shows on every page that the data is invented.
    pub demonstration: bool,
}

impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config")
            .field("database_url", &without_password(&self.database_url))
            .field("key_store_url", &without_password(&self.key_store_url))
            .field("secret", &"…")
            .field("listen", &self.listen)
            .field("public_url", &self.public_url)
            .field("trusted_proxies", &self.trusted_proxies)
            .field("delivery", &self.delivery)
            .finish_non_exhaustive()
    }
}

/// What is wrong with the configuration, in words for whoever runs the service.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{0} is not set. {1}")]
    Missing(&'static str, &'static str),
    #[error("{name} is not right: {reason}")]
    Wrong { name: &'static str, reason: String },
    #[error("cannot read {path}: {reason}")]
    Unreadable { path: PathBuf, reason: String },
}

/// Where variables come from; a test gives its own.
pub type Variables<'a> = &'a dyn Fn(&str) -> Option<String>;

const DATABASE_URL: &str = "OSALLISTU_DATABASE_URL";
const DATABASE_URL_FILE: &str = "OSALLISTU_DATABASE_URL_FILE";
const KEY_STORE_URL: &str = "OSALLISTU_KEY_STORE_URL";
const KEY_STORE_URL_FILE: &str = "OSALLISTU_KEY_STORE_URL_FILE";
const SECRET_FILE: &str = "OSALLISTU_SECRET_FILE";
const WRAPPING_KEYS_FILE: &str = "OSALLISTU_WRAPPING_KEYS_FILE";
const LISTEN: &str = "OSALLISTU_LISTEN";
const PUBLIC_URL: &str = "OSALLISTU_PUBLIC_URL";
const TRUSTED_PROXIES: &str = "OSALLISTU_TRUSTED_PROXIES";
const PATIENCE_SECONDS: &str = "OSALLISTU_PATIENCE";

/// Longer than anything takes on a machine that is well, shorter than people wait.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Whether sessions are safe there: https, or http on this machine itself. Scheme, host and port alone, as a
/// browser tells where a write comes from.
fn is_safe_origin(url: &str) -> bool {
    let Ok(url) = url.parse::<Uri>() else { return false };
    let is_bare = url.path_and_query().is_none_or(|rest| rest.as_str() == "/");
    let is_loopback = matches!(url.host(), Some("127.0.0.1" | "localhost" | "[::1]"));
    match url.scheme_str() {
        Some("https") => is_bare,
        Some("http") => is_bare && is_loopback,
        _ => false,
    }
}

/// The key store of a SQLite database that names none: a file of its own beside it.
pub fn key_store_beside(database_url: &str) -> Option<String> {
    let path = database_url.strip_prefix("sqlite:")?;
    let path = path.split('?').next().unwrap_or(path);
    Some(format!("sqlite:{path}.keys"))
}

/// Reads a variable of this process.
#[expect(clippy::disallowed_methods, reason = "this is where configuration is read")]
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

impl Config {
    /// Everything that serving needs.
    pub fn from(variables: Variables<'_>) -> Result<Self, ConfigError> {
        let listen = variables(LISTEN).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let listen: SocketAddr = listen.parse().map_err(|_| ConfigError::Wrong {
            name: LISTEN,
            reason: format!("{listen} is not an address with a port, like 127.0.0.1:8080"),
        })?;
        let public_url = variables(PUBLIC_URL).unwrap_or_else(|| format!("http://{listen}"));
        let public_url = public_url.trim_end_matches('/').to_owned();
        if !is_safe_origin(&public_url) {
            return Err(ConfigError::Wrong {
                name: PUBLIC_URL,
                reason: format!(
                    "{public_url} is not https://host; only on this machine itself may it be http://, without a path"
                ),
            });
        }
        let database_url = Self::database_url(variables)?;
        Ok(Self {
            delivery: messages::settings(variables, &database_url)?,
            database_url,
            key_store_url: Self::key_store_url(variables)?,
            secret: Self::secret(variables)?,
            wrapping_keys: Self::wrapping_keys(variables)?,
            listen,
            public_url,
            trusted_proxies: trusted_proxies(variables)?,
            patience: patience(variables)?,
            demonstration: false,
        })
    }

    /// The database alone, for `migrate`.
    pub fn database_url(variables: Variables<'_>) -> Result<String, ConfigError> {
        match variables(DATABASE_URL_FILE) {
            Some(path) => Ok(read_text(&path)?.trim().to_owned()),
            None => variables(DATABASE_URL).ok_or(ConfigError::Missing(
                DATABASE_URL,
                "Set it to sqlite:osallistu.sqlite or to a postgres:// address, or name a file in …_FILE.",
            )),
        }
    }

    /// The key store alone: beside a SQLite file unless told, and told where the database is PostgreSQL.
    pub fn key_store_url(variables: Variables<'_>) -> Result<String, ConfigError> {
        if let Some(path) = variables(KEY_STORE_URL_FILE) {
            return Ok(read_text(&path)?.trim().to_owned());
        }
        let told = variables(KEY_STORE_URL);
        told.or(key_store_beside(&Self::database_url(variables)?)).ok_or(ConfigError::Missing(
            KEY_STORE_URL,
            "Set it to a database that is not backed up with this one: postgres://… in another cluster, or \
             sqlite:keys.sqlite where one machine serves.",
        ))
    }

    /// The secret alone.
    pub fn secret(variables: Variables<'_>) -> Result<Vec<u8>, ConfigError> {
        let path = variables(SECRET_FILE).ok_or(ConfigError::Missing(
            SECRET_FILE,
            "Make one with: head -c 48 /dev/urandom | base64 > secret && chmod 600 secret. \
             Keep a copy apart from the database: without it, answers not yet mixed cannot be read.",
        ))?;
        refuse_open_file(SECRET_FILE, &path)?;
        let secret = std::fs::read(&path)
            .map_err(|e| ConfigError::Unreadable { path: path.clone().into(), reason: e.to_string() })?;
        let secret = secret.trim_ascii().to_vec();
        if secret.len() < service::vault::SECRET_MIN_BYTES {
            let reason = format!("{path} holds fewer than {} bytes", service::vault::SECRET_MIN_BYTES);
            return Err(ConfigError::Wrong { name: SECRET_FILE, reason });
        }
        Ok(secret)
    }

    /// The wrapping keys alone; without any the secret wraps.
    pub fn wrapping_keys(variables: Variables<'_>) -> Result<WrappingKeys, ConfigError> {
        let Some(path) = variables(WRAPPING_KEYS_FILE) else { return Ok(WrappingKeys::default()) };
        refuse_open_file(WRAPPING_KEYS_FILE, &path)?;
        let keys = read_text(&path)?.parse::<WrappingKeys>();
        keys.map_err(|error| ConfigError::Wrong {
            name: WRAPPING_KEYS_FILE,
            reason: format!("{path}: {error}"),
        })
    }

    /// Whether the cookie must be bound to https.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

fn read_text(path: &str) -> Result<String, ConfigError> {
    std::fs::read_to_string(path)
        .map_err(|e| ConfigError::Unreadable { path: path.into(), reason: e.to_string() })
}

/// A secret that everyone on the machine can read is none.
#[cfg(unix)]
fn refuse_open_file(name: &'static str, path: &str) -> Result<(), ConfigError> {
    use std::os::unix::fs::PermissionsExt;
    let metadata = std::fs::metadata(path)
        .map_err(|e| ConfigError::Unreadable { path: path.into(), reason: e.to_string() })?;
    if metadata.permissions().mode() & 0o007 != 0 {
        let reason = format!("{path} can be read by everyone on this machine; chmod 600 it");
        return Err(ConfigError::Wrong { name, reason });
    }
    Ok(())
}

#[cfg(not(unix))]
fn refuse_open_file(_: &'static str, _: &str) -> Result<(), ConfigError> {
    Ok(())
}

fn trusted_proxies(variables: Variables<'_>) -> Result<Vec<IpAddr>, ConfigError> {
    let list = variables(TRUSTED_PROXIES).unwrap_or_default();
    let parse = |text: &str| {
        text.parse().map_err(|_| ConfigError::Wrong {
            name: TRUSTED_PROXIES,
            reason: format!("{text} is not an address"),
        })
    };
    list.split(',').map(str::trim).filter(|text| !text.is_empty()).map(parse).collect()
}

fn patience(variables: Variables<'_>) -> Result<Duration, ConfigError> {
    let Some(text) = variables(PATIENCE_SECONDS) else { return Ok(PATIENCE) };
    match text.parse() {
        Ok(seconds @ 1..=600) => Ok(Duration::from_secs(seconds)),
        _ => Err(ConfigError::Wrong {
            name: PATIENCE_SECONDS,
            reason: format!("{text} is not a number of seconds from 1 to 600"),
        }),
    }
}

/// A database address as it may stand in a log.
pub fn without_password(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn secret_file(bytes: &[u8], mode: u32) -> tempfile::NamedTempFile {
        use std::os::unix::fs::PermissionsExt;
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        std::fs::set_permissions(file.path(), std::fs::Permissions::from_mode(mode)).unwrap();
        file
    }

    fn read(secret: &tempfile::NamedTempFile, more: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let path = secret.path().to_string_lossy().into_owned();
        Config::from(&|name| {
            let given = more.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
            given.or_else(|| match name {
                SECRET_FILE => Some(path.clone()),
                DATABASE_URL => Some("sqlite::memory:".to_owned()),
                _ => None,
            })
        })
    }

    #[test]
    fn a_secret_that_protects_nothing_is_refused() {
        assert!(read(&secret_file(&[7; 48], 0o600), &[]).is_ok());
        assert!(matches!(read(&secret_file(&[7; 12], 0o600), &[]), Err(ConfigError::Wrong { .. })));
        assert!(matches!(read(&secret_file(&[7; 48], 0o644), &[]), Err(ConfigError::Wrong { .. })));
        assert!(matches!(Config::secret(&|_| None), Err(ConfigError::Missing(..))));
    }

    #[test]
    fn sessions_over_plain_http_are_for_this_machine_only() {
        let secret = secret_file(&[7; 48], 0o600);
        assert!(!read(&secret, &[]).unwrap().is_secure());
        assert!(read(&secret, &[(PUBLIC_URL, "https://osallistu.example/")]).unwrap().is_secure());
        assert!(read(&secret, &[(PUBLIC_URL, "http://osallistu.example")]).is_err());
    }

    #[test]
    fn patience_is_a_number_of_seconds() {
        let secret = secret_file(&[7; 48], 0o600);
        assert_eq!(read(&secret, &[]).unwrap().patience, PATIENCE);
        assert_eq!(read(&secret, &[(PATIENCE_SECONDS, "60")]).unwrap().patience, Duration::from_secs(60));
        for bad in ["0", "601", "-1", "5 s"] {
            assert!(read(&secret, &[(PATIENCE_SECONDS, bad)]).is_err(), "{bad}");
        }
    }

    #[test]
    fn nothing_secret_shows_in_a_log() {
        assert_eq!(without_password("postgres://user:hunter2@db/osallistu"), "postgres://…@db/osallistu");
        let config = read(&secret_file(&[b'x'; 48], 0o600), &[]).unwrap();
        assert!(!format!("{config:?}").contains("xxxx"));
    }
}
