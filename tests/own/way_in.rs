//! How experts come in: a private link that a coordinator sends, and a code that is good for ten minutes.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::id::TypedId;
use domain::identity::Role;
use domain::message::Notice;
use domain::time::Clock;

use super::{code, expert, html, link, location, messages, post, status};
use crate::experts::coordinator;
use crate::past;
use crate::support::on_both_databases;

on_both_databases! {
    async fn a_link_and_a_code_open_the_page_together(service: TestService) {
        let actor = coordinator(&service).await;
        let one = expert(&service, &actor, "Kuusi").await;
        let client = service.client();
        let first = link(&service, &actor, &one).await;
        for _ in 0..3 {
            let page = client.get(&first).await;
            assert_eq!((page.status().as_u16(), page.headers()["referrer-policy"].to_str().unwrap()), (200, "no-referrer"));
        }
        assert!(messages(&service).await.is_empty(), "looking sends nothing");
        assert_eq!(post(&client, &first, &[("code", "123456")]).await.status(), 422, "no code has been sent");
        assert_eq!(status(&client, "/fi/own").await, 401);

        let right = code(&service, &client, &first).await;
        assert!(right.len() == 6 && right.bytes().all(|byte| byte.is_ascii_digit()), "{right}");
        let wrong = format!("{:06}", (right.parse::<u32>().unwrap() + 1) % 1_000_000);
        for left in (0..5).rev() {
            let refused = post(&client, &first, &[("code", wrong.as_str())]).await;
            assert_eq!(refused.status(), 422);
            let page = refused.text().await.unwrap();
            assert!(page.contains(&if left > 0 { format!("jäljellä {left}") } else { "uusi koodi".to_owned() }), "{page}");
        }
        assert_eq!(post(&client, &first, &[("code", right.as_str())]).await.status(), 422, "five guesses end a code");

        let late = code(&service, &client, &first).await;
        service.clock.advance(Duration::minutes(11));
        assert_eq!(post(&client, &first, &[("code", late.as_str())]).await.status(), 422, "ten minutes end it, too");
        let right = code(&service, &client, &first).await;
        let spaced = format!(" {} {}", &right[..3], &right[3..]);
        let come_in = post(&client, &first, &[("code", spaced.as_str())]).await;
        assert_eq!((come_in.status().as_u16(), location(&come_in)), (303, "/fi/own"));
        let cookie = come_in.headers()["set-cookie"].to_str().unwrap().to_owned();
        assert!(cookie.starts_with("osallistu-own=") && cookie.contains("HttpOnly"), "{cookie}");
        assert!(html(&client, "/fi/own").await.contains("Kuusi"));
        assert_eq!(post(&client, &first, &[("code", right.as_str())]).await.status(), 422, "a code is used once");
        assert_ne!(status(&client, "/fi/staff").await, 200, "no page of staff is theirs");

        let dump = past::everything(&service.database).await;
        let (token, session) = (first.rsplit('/').next().unwrap(), cookie.split(['=', ';']).nth(1).unwrap());
        for secret in [token, session] {
            assert!(!past::contains(&dump, secret.as_bytes()), "only hashes are kept");
        }

        let second = link(&service, &actor, &one).await;
        assert_eq!(status(&client, &first).await, 404, "a new link ends the old one");
        assert_eq!(status(&client, "/fi/own").await, 401, "and every session");
        let right = code(&service, &client, &second).await;
        post(&client, &second, &[("code", right.as_str())]).await;
        assert_eq!(status(&client, "/sv/own").await, 200);
        service.clock.advance(Duration::hours(2));
        assert_eq!(status(&client, "/fi/own").await, 401, "a session is short");
        for _ in 0..3 {
            code(&service, &client, &second).await;
        }
        assert_eq!(post(&client, &second, &[("act", "ask")]).await.status(), 429);
    }

    async fn a_code_is_sent_in_time_or_not_at_all(service: TestService) {
        let actor = coordinator(&service).await;
        let one = expert(&service, &actor, "Kuusi").await;
        let client = service.client();
        let link = link(&service, &actor, &one).await;
        assert_eq!(post(&client, &link, &[("act", "ask")]).await.status(), 303);
        let until = service.clock.now() + Duration::minutes(10);
        let page = html(&client, &link).await;
        let shown = l10n::format::date_time("fi", until);
        assert!(page.contains(&format!("toimii {shown} asti")), "{shown}: {page}");
        service.clock.advance(Duration::minutes(10));
        assert!(messages(&service).await.iter().all(|notice| notice.kind() != "sign_in_code"), "nobody can use it");
        let states = "SELECT state FROM outbox WHERE kind = 'sign_in_code'";
        assert_eq!(past::texts(&service.database, states).await, ["stale"]);

        let ask = async || assert_eq!(post(&client, &link, &[("act", "ask")]).await.status(), 303);
        ask().await;
        ask().await;
        let is_code = |notice: &Notice| matches!(notice, Notice::SignInCode { .. });
        let mut codes = messages(&service).await;
        codes.retain(is_code);
        let [Notice::SignInCode { code, .. }] = codes.as_slice() else {
            panic!("only the newest code is sent: {codes:?}");
        };
        assert_eq!(post(&client, &link, &[("code", code.as_str())]).await.status(), 303);
    }

    async fn only_a_coordinator_sends_a_link(service: TestService) {
        let actor = coordinator(&service).await;
        let one = expert(&service, &actor, "Kuusi").await;
        let path = format!("/fi/staff/experts/{}/link", one.id.uuid());
        let orderer = service.staff(Role::Orderer).await;
        assert_eq!(post(&orderer, &path, &[]).await.status(), 403);
        let staff = service.staff(Role::Coordinator).await;
        assert_eq!(status(&staff, &path).await, 200);
        assert!(messages(&service).await.is_empty());
        assert_eq!(post(&staff, &path, &[]).await.status(), 303);
        assert!(matches!(messages(&service).await.as_slice(), [Notice::PersonalLink { .. }]));
    }
}
