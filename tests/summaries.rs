//! The error summary of a form: each of its lines leads to a field, and says how that field is called.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use domain::identity::Role;

use crate::support::on_both_databases;
use crate::support::service::Client;

/// Forms that want something, with who fills them in; `None`: everybody.
const FORMS: [(&str, Option<Role>); 8] = [
    ("/fi/feedback", None),
    ("/fi/initiatives/new", None),
    ("/fi/staff/panels/new", Some(Role::PanelOrganiser)),
    ("/fi/staff/activities/new", Some(Role::ProgrammeOfficer)),
    ("/fi/staff/methods/new", Some(Role::ProgrammeOfficer)),
    ("/fi/staff/bodies/new", Some(Role::ProgrammeOfficer)),
    ("/fi/staff/matters/new", Some(Role::ProgrammeOfficer)),
    ("/sv/staff/agreements/new", Some(Role::ProgrammeOfficer)),
];

/// The lines of a page's summary: each field with all that its line says.
fn lines(page: &str) -> Vec<(String, String)> {
    let (_, summary) =
        page.split_once("id=\"error-summary\"").unwrap_or_else(|| panic!("no summary: {page}"));
    let (summary, _) = summary.split_once("</ul>").unwrap();
    let line = |line: &str| {
        let (field, rest) = line.split_once("\">").unwrap();
        let (said, _) = rest.split_once("</a>").unwrap();
        (field.to_owned(), said.to_owned())
    };
    summary.split("<a href=\"#").skip(1).map(line).collect()
}

async fn refused(client: &Client, path: &str) -> String {
    let refused = client.post_form(path, &[]).await;
    assert_eq!(refused.status(), 422, "{path}");
    refused.text().await.unwrap()
}

on_both_databases! {
    async fn the_summary_names_each_field(service: TestService) {
        for (path, role) in FORMS {
            let client = match role {
                Some(role) => service.staff(role).await,
                None => service.client(),
            };
            let page = refused(&client, path).await;
            assert!(!page.contains("data-names"), "{path}: every slot is filled");
            let lines = lines(&page);
            assert!(!lines.is_empty(), "{path}: {page}");
            for (field, said) in lines {
                assert!(page.contains(&format!(" id=\"{field}\"")), "{path}: nothing is called {field}");
                assert!(said.contains(": ") || said.contains("? "), "{path}: {field}: {said}");
            }
        }
        let organiser = service.staff(Role::PanelOrganiser).await;
        let page = refused(&organiser, "/sv/staff/panels/new").await;
        let bare = lines(&page).into_iter().filter(|(_, said)| said.starts_with("Fyll i"));
        assert_eq!(bare.collect::<Vec<_>>(), []);
    }
}
