//! How messages leave: the mail server, the SMS gateway, or a folder.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use delivery::{Sender, Settings};

use super::{ConfigError, Variables, read_text, refuse_open_file};

const SMTP_URL: &str = "OSALLISTU_SMTP_URL";
const SMTP_URL_FILE: &str = "OSALLISTU_SMTP_URL_FILE";
const MAIL_FROM: &str = "OSALLISTU_MAIL_FROM";
const SMS_GATEWAY: &str = "OSALLISTU_SMS_GATEWAY";
const SMS_GATEWAY_FILE: &str = "OSALLISTU_SMS_GATEWAY_FILE";
const SPOOL: &str = "OSALLISTU_SPOOL";

/// Reads how messages leave. What has no server goes into the spool, which lies beside a SQLite database unless told.
pub(super) fn settings(variables: Variables<'_>, database_url: &str) -> Result<Settings, ConfigError> {
    let smtp = server(variables, SMTP_URL, SMTP_URL_FILE)?;
    let sender = match variables(MAIL_FROM) {
        Some(text) => parsed(MAIL_FROM, &text)?,
        None if smtp.is_none() => Sender::default(),
        None => {
            let advice = "Mail needs a sender, such as Osallistu <osallistu@county.example>.";
            return Err(ConfigError::Missing(MAIL_FROM, advice));
        }
    };
    Ok(Settings {
        sender,
        smtp,
        sms_gateway: server(variables, SMS_GATEWAY, SMS_GATEWAY_FILE)?,
        spool: variables(SPOOL).map(PathBuf::from).or_else(|| spool_beside(database_url)),
    })
}

/// A folder of its own beside the SQLite file; none beside another database.
fn spool_beside(database_url: &str) -> Option<PathBuf> {
    let path = database_url.strip_prefix("sqlite:")?;
    let path = Path::new(path.split('?').next().unwrap_or(path));
    Some(path.with_file_name("spool"))
}

/// A server's address, with what opens it: from a file that others cannot read, or from the variable itself.
fn server<T>(
    variables: Variables<'_>,
    name: &'static str,
    file: &'static str,
) -> Result<Option<T>, ConfigError>
where
    T: FromStr<Err: ToString>,
{
    if let Some(path) = variables(file) {
        refuse_open_file(file, &path)?;
        return parsed(file, &read_text(&path)?).map(Some);
    }
    variables(name).map(|text| parsed(name, &text)).transpose()
}

fn parsed<T>(name: &'static str, text: &str) -> Result<T, ConfigError>
where
    T: FromStr<Err: ToString>,
{
    text.trim().parse().map_err(|error: T::Err| ConfigError::Wrong { name, reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    const DATABASE: &str = "sqlite:/var/lib/osallistu/osallistu.sqlite?mode=rwc";

    fn read(given: &[(&str, &str)], database_url: &str) -> Result<Settings, ConfigError> {
        let variable =
            |name: &str| given.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        settings(&variable, database_url)
    }

    #[test]
    fn without_a_server_messages_go_beside_the_database() {
        let settings = read(&[], DATABASE).unwrap();
        assert_eq!(settings.mail_goes(), "into the folder /var/lib/osallistu/spool");
        assert_eq!(settings.sms_goes(), settings.mail_goes());
        let elsewhere = read(&[(SPOOL, "/srv/out")], DATABASE).unwrap();
        assert_eq!(elsewhere.mail_goes(), "into the folder /srv/out");
        assert!(read(&[], "postgres://db/osallistu").unwrap().mail_goes().starts_with("nowhere"));
    }

    #[test]
    fn mail_has_a_sender() {
        let server = (SMTP_URL, "smtps://user:hunter2@mail.example");
        assert!(matches!(read(&[server], DATABASE), Err(ConfigError::Missing(MAIL_FROM, _))));
        let settings = read(&[server, (MAIL_FROM, "Osallistu <o@county.example>")], DATABASE).unwrap();
        assert_eq!(settings.mail_goes(), "smtps://mail.example");
        assert!(matches!(read(&[(MAIL_FROM, "Osallistu")], DATABASE), Err(ConfigError::Wrong { .. })));
    }

    #[test]
    fn a_file_with_a_password_is_for_the_service_alone() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let gateway = r#"{ "kind": "kannel", "url": "https://sms.example/cgi-bin/sendsms", "username": "u",
                           "password": "hunter2", "sender": "County" }"#;
        file.write_all(gateway.as_bytes()).unwrap();
        let given = [(SMS_GATEWAY_FILE, file.path().to_str().unwrap())];

        let settings = read(&given, DATABASE).unwrap();
        assert_eq!(settings.sms_goes(), "https://sms.example");
        assert!(!format!("{settings:?}").contains("hunter2"));
        std::fs::set_permissions(file.path(), std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(read(&given, DATABASE), Err(ConfigError::Wrong { name: SMS_GATEWAY_FILE, .. })));
    }
}
