//! Who is left to manage accounts, and what the audit log says of it all.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::identity::{Actor, Role};
use serde_json::{Value, json};

use crate::support::on_both_databases;
use crate::support::service::{Client, PASSWORD};

async fn me(client: &Client) -> Value {
    client.graphql("{ me { id } }", json!({})).await["data"]["me"]["id"].clone()
}

/// `Account`, or the code of the first violation.
fn end(result: &Value) -> String {
    let code =
        if result["violations"].is_null() { &result["__typename"] } else { &result["violations"][0]["code"] };
    code.as_str().unwrap_or_else(|| panic!("{result}")).to_owned()
}

async fn set_roles(client: &Client, account: &Value, roles: Value) -> String {
    let document = "mutation($input: SetAccountRolesInput!) { setAccountRoles(input: $input) { __typename
        ... on InvalidInput { violations { code } } } }";
    let answer = client.graphql(document, json!({ "input": { "accountId": account, "roles": roles } })).await;
    end(&answer["data"]["setAccountRoles"])
}

async fn disable(client: &Client, account: &Value, disabled: bool) -> String {
    let document =
        "mutation($input: SetAccountDisabledInput!) { setAccountDisabled(input: $input) { __typename
        ... on InvalidInput { violations { code } } } }";
    let answer =
        client.graphql(document, json!({ "input": { "accountId": account, "disabled": disabled } })).await;
    if answer["data"].is_null() {
        return answer["errors"][0]["extensions"]["code"].as_str().unwrap().to_owned();
    }
    end(&answer["data"]["setAccountDisabled"])
}

/// The acts that the log tells of a subject, by name, each with who did it.
async fn acts(client: &Client, subject: &Value) -> Vec<(String, Value)> {
    let document = "query($subject: String) { auditEvents(subject: $subject, first: 100) { nodes { act actor subject } } }";
    let answer = client.graphql(document, json!({ "subject": subject })).await;
    let events = answer["data"]["auditEvents"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}"));
    assert!(events.iter().all(|event| event["subject"] == *subject));
    let mut acts: Vec<_> = events
        .iter()
        .map(|event| (event["act"].as_str().unwrap().to_owned(), event["actor"].clone()))
        .collect();
    acts.sort_by(|a, b| a.0.cmp(&b.0));
    acts
}

on_both_databases! {
    async fn the_last_administrator_stays(service: TestService) {
        let admin = service.staff(Role::Administrator).await;
        let id = me(&admin).await;
        let name = domain::LocalizedText::default();
        let division = ::service::county::add_division(&service.services, &Actor::System, name, Vec::new()).await.unwrap();
        let division = domain::id::TypedId::node_id(division.id);
        // Neither of these manages accounts: the one holds another role, the other only a part of the county.
        let analyst = service.staff(Role::Analyst).await;
        let of_division = json!([{ "role": "ADMINISTRATOR", "scope": { "division": division } }]);
        assert_eq!(set_roles(&admin, &me(&analyst).await, of_division.clone()).await, "Account");

        assert_eq!(disable(&admin, &id, true).await, "NOT_YOURSELF");
        assert_eq!(set_roles(&admin, &id, json!([{ "role": "ANALYST" }])).await, "LAST_ADMINISTRATOR");
        assert_eq!(set_roles(&admin, &id, of_division).await, "LAST_ADMINISTRATOR");
        assert_eq!(set_roles(&admin, &id, json!([])).await, "ROLE_REQUIRED");
        assert_eq!(me(&admin).await, id, "what was refused ended no session");

        let second = service.staff(Role::Administrator).await;
        let second_id = me(&second).await;
        assert_eq!(disable(&admin, &second_id, true).await, "Account");
        assert_eq!(set_roles(&admin, &id, json!([{ "role": "ANALYST" }])).await, "LAST_ADMINISTRATOR");
        assert_eq!(disable(&admin, &second_id, false).await, "Account");
        assert_eq!(set_roles(&admin, &id, json!([{ "role": "ANALYST" }])).await, "Account", "another one is left");
    }

    async fn two_administrators_cannot_both_put_the_other_out(service: TestService) {
        for _ in 0..5 {
            let (one, other) = (service.staff(Role::Administrator).await, service.staff(Role::Administrator).await);
            let (a, b) = (me(&one).await, me(&other).await);
            let (first, second) = tokio::join!(disable(&one, &b, true), disable(&other, &a, true));
            let done = [&first, &second].into_iter().filter(|result| *result == "Account").count();
            assert_eq!(done, 1, "{first} {second}");
            // The next round begins with nobody.
            crate::past::execute(&service.database, "UPDATE account SET disabled_at = created_at").await;
        }
    }

    async fn every_act_on_an_account_is_in_the_log(service: TestService) {
        let admin = service.staff(Role::Administrator).await;
        let admin_id = me(&admin).await;
        let invite = "mutation($input: InviteAccountInput!) { inviteAccount(input: $input) {
            ... on AccountLink { token account { id } } } }";
        let input = json!({ "email": "aino@example.fi", "name": "Aino\u{0}", "roles": [{ "role": "ANALYST" }] });
        let link = admin.graphql(invite, json!({ "input": input })).await["data"]["inviteAccount"].clone();
        let id = &link["account"]["id"];
        let redeem = "mutation($input: RedeemAccountLinkInput!) { redeemAccountLink(input: $input) { __typename } }";
        let staff = service.client();
        staff.graphql(redeem, json!({ "input": { "token": link["token"], "password": PASSWORD } })).await;
        staff.log_in("aino@example.fi", PASSWORD).await;
        staff.graphql("mutation { logOut { __typename } }", json!({})).await;
        staff.log_in("aino@example.fi", "wrong").await;
        staff.log_in("aino@example.fi", PASSWORD).await;
        let change = "mutation($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }";
        let passwords = json!({ "currentPassword": PASSWORD, "newPassword": "rantakoivun alla 1917 lokkia" });
        staff.graphql(change, json!({ "input": passwords })).await;
        admin.graphql("mutation($id: ID!) { makeAccountLink(accountId: $id) { __typename } }", json!({ "id": id })).await;
        set_roles(&admin, id, json!([{ "role": "COORDINATOR" }])).await;
        disable(&admin, id, true).await;
        disable(&admin, id, false).await;

        let (hers, by_admin, by_link) = (id.clone(), admin_id.clone(), Value::Null);
        let expected = [
            ("account-activated", &by_link), ("account-disabled", &by_admin), ("account-enabled", &by_admin),
            ("account-invited", &by_admin), ("account-link-made", &by_admin), ("logged-in", &hers), ("logged-in", &hers),
            ("logged-out", &hers), ("password-changed", &hers), ("roles-changed", &by_admin),
        ];
        let found = acts(&admin, id).await;
        let found: Vec<_> = found.iter().map(|(act, actor)| (act.as_str(), actor)).collect();
        assert_eq!(found, expected);
        assert_eq!(acts(&admin, &json!("Survey:\u{0}")).await, []);
        assert_eq!(acts(&admin, &json!("' OR 1=1 --")).await, []);

        service.clock.advance(Duration::minutes(1));
        let everything = crate::past::everything(&service.database).await;
        assert!(!crate::past::contains(&everything, link["token"].as_str().unwrap().as_bytes()));
    }
}
