use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use osallistu_delivery::{Envelope, Mail, SendError, Settings};

use crate::{mail, send, settings, sms};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn a_message_is_one_file_that_its_owner_alone_can_read() {
    let folder = tempfile::tempdir().unwrap();
    let spool = folder.path().join("a/spool");
    send(Settings::spooled(spool.clone()), Envelope::Mail(mail())).await.unwrap();
    send(Settings::spooled(spool.clone()), Envelope::Sms(sms())).await.unwrap();

    let [eml, txt] =
        ["00000000-0000-0000-0000-000000000007.eml", "00000000-0000-0000-0000-000000000008.sms.txt"];
    assert_eq!(names(&spool), [eml, txt]);
    assert_eq!((mode(&spool), mode(&spool.join(eml)), mode(&spool.join(txt))), (0o700, 0o600, 0o600));
    assert!(fs::read_to_string(spool.join(eml)).unwrap().contains("\r\nTo: aino@example.fi\r\n"));
    assert_eq!(fs::read_to_string(spool.join(txt)).unwrap(), "+358401234567\n\nHyvää päivää!\n");
}

#[tokio::test]
async fn a_repeated_attempt_replaces_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::spooled(folder.path().to_owned());
    send(settings.clone(), Envelope::Mail(Mail { body: "A longer text than the next".to_owned(), ..mail() }))
        .await
        .unwrap();
    send(settings, Envelope::Mail(Mail { body: "Next".to_owned(), ..mail() })).await.unwrap();
    let [name] = names(folder.path()).try_into().unwrap();
    assert!(fs::read_to_string(folder.path().join(name)).unwrap().ends_with("\r\n\r\nNext\r\n"));
}

#[tokio::test]
async fn without_a_way_out_a_message_waits() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let unwritable = Settings::spooled(file.path().join("spool"));
    for settings in [settings(), unwritable] {
        for envelope in [Envelope::Mail(mail()), Envelope::Sms(sms())] {
            let error = send(settings.clone(), envelope).await.unwrap_err();
            assert!(matches!(error, SendError::Transient(_)), "{error}");
        }
    }
}
