//! The way to an SMS gateway.

use std::time::Duration;

use http::StatusCode;
use http_body_util::{BodyExt, Limited};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::{ClientConfig, RootCertStore};
use tokio::time::timeout;

use crate::{Gateway, SendError, SetUpError, Sms};

/// For the whole exchange; well within what an attempt may take.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Most of a reply that is read.
const REPLY_MAX_BYTES: usize = 64 * 1024;

/// Follows no redirect: a gateway that has moved is for somebody to look at.
pub(crate) struct GatewayClient {
    gateway: Gateway,
    http: Client<HttpsConnector<HttpConnector>, String>,
}

impl GatewayClient {
    pub(crate) fn new(gateway: Gateway) -> Result<Self, SetUpError> {
        let tls = tls(&gateway).map_err(|error| SetUpError::Gateway(error.to_string()))?;
        let connector =
            HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().build();
        Ok(Self { gateway, http: Client::builder(TokioExecutor::new()).build(connector) })
    }

    pub(crate) async fn send(&self, sms: &Sms) -> Result<(), SendError> {
        match timeout(TIMEOUT, self.exchange(sms)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(SendError::Transient("the SMS gateway did not answer in time".to_owned())),
        }
    }

    async fn exchange(&self, sms: &Sms) -> Result<(), SendError> {
        let request = self.gateway.request(sms).map_err(|error| SendError::Permanent(error.to_string()))?;
        let response = self.http.request(request).await.map_err(|error| unreached(&error))?;
        let status = response.status();
        if !status.is_success() {
            return Err(classified(status));
        }
        let reply = Limited::new(response.into_body(), REPLY_MAX_BYTES).collect().await;
        let reply =
            reply.map_err(|_| SendError::Transient("the SMS gateway's reply broke off".to_owned()))?;
        if self.gateway.was_taken(&reply.to_bytes()) {
            Ok(())
        } else {
            // Not sent again: were `success` set wrongly, somebody would get the message over and over.
            Err(SendError::Permanent(
                "the SMS gateway's reply does not say that it took the message".to_owned(),
            ))
        }
    }
}

/// What the machine trusts, so that a county's own authority may vouch for its own gateway.
fn tls(gateway: &Gateway) -> Result<ClientConfig, Box<dyn std::error::Error>> {
    let provider = rustls::crypto::ring::default_provider();
    let config =
        ClientConfig::builder_with_provider(provider.into()).with_safe_default_protocol_versions()?;
    let config = if gateway.is_encrypted() {
        config.with_native_roots()?
    } else {
        // A machine without any certificates can still reach its own gateway.
        config.with_root_certificates(RootCertStore::empty())
    };
    Ok(config.with_no_client_auth())
}

/// The address that was called may hold the number and the text, so of an error only its causes are told.
fn unreached(error: &hyper_util::client::legacy::Error) -> SendError {
    let mut told = "the SMS gateway was not reached".to_owned();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        told = format!("{told}: {error}");
        cause = error.source();
    }
    SendError::Transient(told)
}

fn classified(status: StatusCode) -> SendError {
    let said = format!("the SMS gateway answered {}", status.as_u16());
    // Refusals of our password or our pace, and what somebody is mending: no message is to be lost for them.
    let passes = matches!(
        status,
        StatusCode::UNAUTHORIZED
            | StatusCode::FORBIDDEN
            | StatusCode::PROXY_AUTHENTICATION_REQUIRED
            | StatusCode::REQUEST_TIMEOUT
            | StatusCode::TOO_MANY_REQUESTS
    );
    if status.is_client_error() && !passes { SendError::Permanent(said) } else { SendError::Transient(said) }
}
