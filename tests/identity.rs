//! Staff: logging in, sessions, one-time links, and who is left to manage accounts.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use data_encoding::{BASE64URL_NOPAD, HEXUPPER};
use domain::identity::Role;
use serde_json::{Value, json};

use crate::past;
use crate::support::service::{Client, PASSWORD};
use crate::support::{TestService, on_both_databases};

const NEW_PASSWORD: &str = "rantakoivun alla 1917 lokkia";

const LOG_IN: &str = "mutation($input: LogInInput!) { logIn(input: $input) { __typename
    ... on LoggedIn { expiresAt account { id email name status roles { role } } } ... on Problem { code message path } } }";

/// Logs in without a cookie jar: the whole answer as text, and the token of its cookie.
async fn log_in_with(
    service: &TestService,
    cookie: Option<&str>,
    email: &str,
    password: &str,
) -> (String, Option<String>) {
    let client = holding(service, cookie);
    let body = json!({ "query": LOG_IN, "variables": { "input": { "email": email, "password": password } } });
    let response = client.post_graphql(&body).await;
    let cookie = response.headers().get("set-cookie").map(|value| value.to_str().unwrap().to_owned());
    let token = cookie.map(|cookie| {
        let (token, flags) = cookie.strip_prefix("osallistu=").unwrap().split_once(';').unwrap();
        assert_eq!(flags, " Path=/; HttpOnly; SameSite=Lax", "scripts and foreign sites must not have it");
        token.to_owned()
    });
    (response.text().await.unwrap(), token)
}

/// The token of a fresh session.
async fn session(service: &TestService, email: &str) -> String {
    log_in_with(service, None, email, PASSWORD).await.1.unwrap()
}

/// A client that sends this token and keeps none it is given.
fn holding(service: &TestService, token: Option<&str>) -> Client {
    let mut headers = reqwest::header::HeaderMap::new();
    if let Some(token) = token {
        headers.insert("cookie", format!("osallistu={token}").parse().unwrap());
    }
    let http = reqwest::Client::builder().default_headers(headers).build().unwrap();
    Client { http, url: service.url.clone(), language: "en".to_owned() }
}

async fn is_alive(service: &TestService, token: &str) -> bool {
    let answer = holding(service, Some(token)).graphql("{ me { id } }", json!({})).await;
    let alive = !answer["data"]["me"].is_null();
    let staff = holding(service, Some(token)).graphql("{ managedSurveys { nodes { id } } }", json!({})).await;
    let code = &staff["errors"][0]["extensions"]["code"];
    assert_eq!(*code == "UNAUTHENTICATED", !alive, "{staff}");
    alive
}

/// An account that can log in, past the administrator: its id and its address.
async fn account(service: &TestService, name: &str, role: Role) -> (String, String) {
    let email = format!("{name}@example.fi");
    let grants = vec![domain::identity::Grant { role, scope: domain::identity::Scope::County }];
    let created =
        ::service::identity::account::create_active(&service.services, &email, "Testi", PASSWORD, grants);
    (domain::id::TypedId::node_id(created.await.unwrap().id), email)
}

impl Client {
    /// Runs a mutation of an account; its result with what tests look at.
    async fn act(&self, mutation: &str, input: Value) -> Value {
        let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let document = format!(
            "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ __typename
                ... on Account {{ id status }} ... on AccountLink {{ token invitation account {{ id }} }}
                ... on InvalidInput {{ violations {{ code path }} }} }} }}"
        );
        // Fragments on types that a result cannot be are refused.
        let document = match mutation {
            "inviteAccount" => document.replace("... on Account { id status }", ""),
            "changePassword" => document.replace(
                "... on Account { id status } ... on AccountLink { token invitation account { id } }",
                "",
            ),
            _ => document.replace("... on AccountLink { token invitation account { id } }", ""),
        };
        let answer = self.graphql(&document, json!({ "input": input })).await;
        assert!(answer["errors"].is_null(), "{answer}");
        answer["data"][mutation].clone()
    }

    async fn invite(&self, name: &str) -> Value {
        let input =
            json!({ "email": format!("{name}@example.fi"), "name": name, "roles": [{ "role": "ANALYST" }] });
        self.act("inviteAccount", input).await
    }

    async fn new_link(&self, account: &Value) -> Value {
        let document = "mutation($id: ID!) { makeAccountLink(accountId: $id) { __typename
            ... on AccountLink { token invitation } ... on InvalidInput { violations { code } } } }";
        self.graphql(document, json!({ "id": account })).await["data"]["makeAccountLink"].clone()
    }

    /// What became of using a link: `Account`, or the code of the first violation.
    async fn redeem(&self, link: &Value, password: &str) -> Value {
        let result =
            self.act("redeemAccountLink", json!({ "token": link["token"], "password": password })).await;
        if result["violations"].is_null() {
            result["__typename"].clone()
        } else {
            result["violations"][0]["code"].clone()
        }
    }
}

on_both_databases! {
    async fn a_fresh_database_has_no_accounts(service: TestService) {
        for table in ["account", "session", "account_link", "role_grant"] {
            let count = format!("SELECT CAST(count(*) AS text) FROM {table}");
            assert_eq!(past::texts(&service.database, &count).await, ["0"], "{table}");
        }
    }

    async fn logging_in_sets_a_cookie_and_returns_no_token(service: TestService) {
        let (_, email) = account(&service, "aino", Role::Analyst).await;
        let (answer, token) = log_in_with(&service, None, &email, PASSWORD).await;
        let token = token.unwrap();
        assert_eq!(BASE64URL_NOPAD.decode(token.as_bytes()).unwrap().len(), 32, "256 random bits");
        assert!(!answer.contains(&token), "{answer}");
        assert!(is_alive(&service, &token).await);
        assert!(!is_alive(&service, &token[1..]).await);
        assert!(!is_alive(&service, &"x".repeat(10_000)).await);
    }

    async fn every_failed_log_in_looks_the_same_and_costs_one_verification(service: TestService) {
        let admin = service.staff(Role::Administrator).await;
        admin.invite("invited").await;
        let (disabled, _) = account(&service, "disabled", Role::Analyst).await;
        admin.act("setAccountDisabled", json!({ "accountId": disabled, "disabled": true })).await;
        account(&service, "active", Role::Analyst).await;
        let mut answers = Vec::new();
        for (email, password) in [
            ("active@example.fi", "a wrong password"), ("nobody@example.fi", PASSWORD), ("invited@example.fi", PASSWORD),
            ("disabled@example.fi", PASSWORD), ("invited@example.fi", ""), ("not an address", PASSWORD), ("", ""),
        ] {
            service.clock.advance(Duration::seconds(20));
            let before = service.services.password_hash_count();
            let (answer, token) = log_in_with(&service, None, email, password).await;
            assert_eq!(service.services.password_hash_count() - before, 1, "{email}");
            assert_eq!(token, None);
            answers.push(answer);
        }
        assert!(answers[0].contains("\"WRONG_CREDENTIALS\""), "{}", answers[0]);
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    }

    async fn the_fourth_quick_guess_is_refused_before_any_verification(service: TestService) {
        let (_, email) = account(&service, "aino", Role::Analyst).await;
        for email in [&email, "nobody@example.fi", &email] {
            assert!(log_in_with(&service, None, email, "a guess").await.0.contains("WRONG_CREDENTIALS"));
        }
        let before = service.services.password_hash_count();
        for (password, wait) in [("a guess", 20), (PASSWORD, 20)] {
            let (answer, token) = log_in_with(&service, None, &email, password).await;
            let answer: Value = serde_json::from_str(&answer).unwrap();
            assert_eq!(answer["errors"][0]["extensions"], json!({ "code": "RATE_LIMITED", "retryAfter": wait }));
            assert_eq!(token, None);
        }
        assert_eq!(service.services.password_hash_count(), before);
        service.clock.advance(Duration::seconds(20));
        assert!(log_in_with(&service, None, &email, "a guess").await.0.contains("WRONG_CREDENTIALS"));
        assert!(log_in_with(&service, None, &email, PASSWORD).await.0.contains("RATE_LIMITED"));
        // Somebody who knows the password is not held up by having known it.
        service.clock.advance(Duration::seconds(20));
        for _ in 0..5 {
            assert!(log_in_with(&service, None, &email, PASSWORD).await.1.is_some());
        }
    }

    async fn a_session_ends_with_each_act_that_must_end_it(service: TestService) {
        let admin = service.staff(Role::Administrator).await;
        let (id, email) = account(&service, "aino", Role::Analyst).await;

        let (one, other) = (session(&service, &email).await, session(&service, &email).await);
        holding(&service, Some(&one)).graphql("mutation { logOut { __typename } }", json!({})).await;
        assert!(!is_alive(&service, &one).await);
        assert!(is_alive(&service, &other).await, "logging out ends one's own session");

        let change = json!({ "currentPassword": "wrong", "newPassword": NEW_PASSWORD });
        let refused = holding(&service, Some(&other)).act("changePassword", change).await;
        assert_eq!(refused["violations"][0]["code"], "WRONG_PASSWORD");
        assert!(is_alive(&service, &other).await);
        let third = session(&service, &email).await;
        let change = json!({ "currentPassword": PASSWORD, "newPassword": NEW_PASSWORD });
        let changed = holding(&service, Some(&other)).act("changePassword", change).await;
        assert_eq!(changed["__typename"], "LoggedOut", "{changed}");
        assert!(!is_alive(&service, &other).await && !is_alive(&service, &third).await, "every session ends");
        assert_eq!(log_in_with(&service, None, &email, PASSWORD).await.1, None);
        let token = log_in_with(&service, None, &email, NEW_PASSWORD).await.1.unwrap();

        admin.act("setAccountRoles", json!({ "accountId": id, "roles": [{ "role": "COORDINATOR" }] })).await;
        assert!(!is_alive(&service, &token).await, "a change of roles holds at once");

        let token = log_in_with(&service, None, &email, NEW_PASSWORD).await.1.unwrap();
        let disabled = admin.act("setAccountDisabled", json!({ "accountId": id, "disabled": true })).await;
        assert_eq!(disabled["status"], "DISABLED");
        assert!(!is_alive(&service, &token).await);
        admin.act("setAccountDisabled", json!({ "accountId": id, "disabled": false })).await;
        assert!(!is_alive(&service, &token).await, "letting somebody in again revives no session");
    }

    async fn a_password_changed_while_an_old_one_is_verified_has_the_last_word(service: TestService) {
        let (_, email) = account(&service, "aino", Role::Analyst).await;
        let before = service.services.password_hash_count();
        // As a change that has not been committed yet: nobody else sees it, and nobody else can change the account.
        let change = past::hold(&service.database, &format!("UPDATE account SET password_hash = 'x' WHERE email = '{email}'")).await;
        let (log_in, ()) = tokio::join!(log_in_with(&service, None, &email, PASSWORD), async {
            while service.services.password_hash_count() == before {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
            change.commit().await;
        });
        assert_eq!(log_in.1, None, "{}", log_in.0);
        assert!(log_in.0.contains("WRONG_CREDENTIALS"), "{}", log_in.0);
    }

    async fn whoever_holds_a_session_cannot_guess_its_password(service: TestService) {
        let (_, email) = account(&service, "aino", Role::Analyst).await;
        let token = session(&service, &email).await;
        let client = holding(&service, Some(&token));
        let document = "mutation($input: ChangePasswordInput!) { changePassword(input: $input) {
            __typename ... on InvalidInput { violations { code } } } }";
        let change = async |current: &str, new: &str| {
            client.graphql(document, json!({ "input": { "currentPassword": current, "newPassword": new } })).await
        };
        for _ in 0..5 {
            let weak = change(PASSWORD, "kesä").await;
            let code = &weak["data"]["changePassword"]["violations"][0]["code"];
            assert_eq!(code, "PASSWORD_TOO_SHORT", "whoever knows the password is not held up");
        }
        for _ in 0..3 {
            let wrong = change("a guess", NEW_PASSWORD).await;
            assert_eq!(wrong["data"]["changePassword"]["violations"][0]["code"], "WRONG_PASSWORD");
        }
        let limited = change(PASSWORD, NEW_PASSWORD).await;
        let refused = &limited["errors"][0]["extensions"];
        assert_eq!(*refused, json!({ "code": "RATE_LIMITED", "retryAfter": 20 }), "{limited}");
        service.clock.advance(Duration::seconds(20));
        assert_eq!(change(PASSWORD, NEW_PASSWORD).await["data"]["changePassword"]["__typename"], "LoggedOut");
    }

    async fn logging_in_again_replaces_the_session_that_came_along(service: TestService) {
        let (_, email) = account(&service, "aino", Role::Analyst).await;
        let (_, stranger) = account(&service, "eino", Role::Analyst).await;
        let old = session(&service, &email).await;
        assert_eq!(log_in_with(&service, Some(&old), &email, "wrong").await.1, None);
        assert!(is_alive(&service, &old).await, "a failed attempt changes nothing");
        let new = log_in_with(&service, Some(&old), &stranger, PASSWORD).await.1.unwrap();
        assert_ne!(old, new);
        assert!(!is_alive(&service, &old).await && is_alive(&service, &new).await);
        // A token that somebody planted is not taken over.
        let planted = BASE64URL_NOPAD.encode(&[7; 32]);
        assert_ne!(log_in_with(&service, Some(&planted), &email, PASSWORD).await.1.unwrap(), planted);
        assert!(!is_alive(&service, &planted).await);
    }

    async fn a_session_ends_by_itself(service: TestService) {
        let (_, email) = account(&service, "aino", Role::Analyst).await;
        let idle = session(&service, &email).await;
        service.clock.advance(Duration::seconds(2 * 3_600 - 1));
        assert!(is_alive(&service, &idle).await);
        service.clock.advance(Duration::hours(2));
        assert!(!is_alive(&service, &idle).await, "two hours without use");

        let busy = session(&service, &email).await;
        for _ in 0..11 {
            service.clock.advance(Duration::hours(1));
            assert!(is_alive(&service, &busy).await);
        }
        service.clock.advance(Duration::seconds(3_599));
        assert!(is_alive(&service, &busy).await);
        service.clock.advance(Duration::seconds(1));
        assert!(!is_alive(&service, &busy).await, "twelve hours, whatever use is made of it");
    }

    async fn a_link_works_once_and_looking_at_it_does_not_use_it_up(service: TestService) {
        let admin = service.staff(Role::Administrator).await;
        let link = admin.invite("aino").await;
        assert_eq!(link["invitation"], true);
        let newcomer = service.client();
        for _ in 0..3 {
            newcomer.get(&format!("/fi/link/{}", link["token"].as_str().unwrap())).await;
        }
        assert_eq!(newcomer.redeem(&link, "kesä").await, "PASSWORD_TOO_SHORT");
        assert_eq!(newcomer.redeem(&link, "password123456").await, "PASSWORD_TOO_WEAK");
        assert_eq!(newcomer.redeem(&link, "aino@example.fi").await, "PASSWORD_TOO_WEAK", "one's own address");
        assert_eq!(newcomer.redeem(&link, NEW_PASSWORD).await, "Account");
        assert_eq!(newcomer.redeem(&link, NEW_PASSWORD).await, "LINK_NOT_VALID");
        assert_eq!(newcomer.redeem(&json!({ "token": "" }), NEW_PASSWORD).await, "LINK_NOT_VALID");
        assert!(log_in_with(&service, None, "aino@example.fi", NEW_PASSWORD).await.1.is_some());
    }

    async fn two_who_use_one_link_at_once_do_not_both_succeed(service: TestService) {
        let admin = service.staff(Role::Administrator).await;
        let link = admin.invite("aino").await;
        let (one, other) = (service.client(), service.client());
        let (a, b) = tokio::join!(one.redeem(&link, NEW_PASSWORD), other.redeem(&link, PASSWORD));
        let mut results = [a.as_str().unwrap(), b.as_str().unwrap()];
        results.sort_unstable();
        assert_eq!(results, ["Account", "LINK_NOT_VALID"]);
    }

    async fn a_link_ends_by_time_and_by_a_newer_one(service: TestService) {
        let admin = service.staff(Role::Administrator).await;
        let invitation = admin.invite("aino").await;
        let id = &invitation["account"]["id"];
        let newer = admin.new_link(id).await;
        assert_eq!(newer["invitation"], true, "without a password there is nothing to reset");
        let newcomer = service.client();
        assert_eq!(newcomer.redeem(&invitation, NEW_PASSWORD).await, "LINK_NOT_VALID");
        assert_eq!(newcomer.redeem(&newer, NEW_PASSWORD).await, "Account");

        let session = log_in_with(&service, None, "aino@example.fi", NEW_PASSWORD).await.1.unwrap();
        let reset = admin.new_link(id).await;
        assert_eq!(reset["invitation"], false);
        assert!(is_alive(&service, &session).await);
        assert_eq!(newcomer.redeem(&reset, PASSWORD).await, "Account");
        assert!(!is_alive(&service, &session).await, "a new password ends every session");
        for dead in [&invitation, &newer, &reset] {
            assert_eq!(newcomer.redeem(dead, NEW_PASSWORD).await, "LINK_NOT_VALID", "nothing revives a link");
        }

        let reset = admin.new_link(id).await;
        admin.act("setAccountDisabled", json!({ "accountId": id, "disabled": true })).await;
        assert_eq!(admin.new_link(id).await["violations"][0]["code"], "ACCOUNT_DISABLED");
        admin.act("setAccountDisabled", json!({ "accountId": id, "disabled": false })).await;
        assert_eq!(newcomer.redeem(&reset, NEW_PASSWORD).await, "LINK_NOT_VALID");

        let (reset, invitation) = (admin.new_link(id).await, admin.invite("eino").await);
        service.clock.advance(Duration::hours(24));
        assert_eq!(newcomer.redeem(&reset, NEW_PASSWORD).await, "LINK_NOT_VALID");
        service.clock.advance(Duration::days(6) - Duration::seconds(1));
        assert_eq!(newcomer.redeem(&invitation, "kesä").await, "PASSWORD_TOO_SHORT", "still valid");
        service.clock.advance(Duration::seconds(1));
        assert_eq!(newcomer.redeem(&invitation, NEW_PASSWORD).await, "LINK_NOT_VALID");
    }

    async fn a_stolen_database_holds_no_token_and_no_password(service: TestService) {
        let admin = service.staff(Role::Administrator).await;
        let (_, email) = account(&service, "aino", Role::Analyst).await;
        let token = session(&service, &email).await;
        let link = admin.invite("eino").await["token"].as_str().unwrap().to_owned();
        let stored = past::everything(&service.database).await;
        assert!(past::contains(&stored, email.as_bytes()), "this does look into the database");
        for secret in [token.as_str(), link.as_str()] {
            let raw = BASE64URL_NOPAD.decode(secret.as_bytes()).unwrap();
            assert!(!past::contains(&stored, secret.as_bytes()) && !past::contains(&stored, &raw));
            let hex = HEXUPPER.encode(&raw);
            assert!(!past::contains(&stored, hex.as_bytes()) && !past::contains(&stored, hex.to_lowercase().as_bytes()));
        }
        assert!(!past::contains(&stored, PASSWORD.as_bytes()));
        for (table, rows) in [("session", 2), ("account_link", 1)] {
            let hashes = past::hex(&service.database, "token_hash", table).await;
            assert_eq!(hashes.iter().map(String::len).collect::<Vec<_>>(), vec![64; rows], "{table}");
        }
        let hashes = past::texts(&service.database, "SELECT password_hash FROM account WHERE password_hash IS NOT NULL").await;
        assert_eq!(hashes.len(), 2);
        assert!(hashes.iter().all(|hash| hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")), "{hashes:?}");
        assert_ne!(hashes[0], hashes[1], "one password, two salts");
    }
}
