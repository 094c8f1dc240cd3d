//! The style sheet, the script and the icon, at addresses that change with their content.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A file at an address of its own.
pub struct Asset {
    /// Begins with `/assets/` and holds a fingerprint, so that it may be cached for ever.
    pub path: String,
    content_type: &'static str,
    content: &'static str,
}

impl Asset {
    fn new(stem: &str, extension: &str, content_type: &'static str, content: &'static str) -> Self {
        let path = format!("/assets/{stem}-{:016x}.{extension}", fingerprint(content.as_bytes()));
        Self { path, content_type, content }
    }
}

pub static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("style", "css", "text/css; charset=utf-8", include_str!("../assets/style.css"))
});
pub static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("app", "js", "text/javascript; charset=utf-8", include_str!("../assets/app.js"))
});
pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icon", "svg", "image/svg+xml", include_str!("../assets/icon.svg")));

/// FNV-1a: tells two contents apart, and need not resist anybody.
fn fingerprint(content: &[u8]) -> u64 {
    content.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Serves an asset; an address of an older content is not found rather than answered with the new one.
pub async fn serve(Path(file): Path<String>) -> Response {
    let found = [&*STYLE, &*SCRIPT, &*ICON]
        .into_iter()
        .find(|asset| asset.path.strip_prefix("/assets/") == Some(file.as_str()));
    match found {
        Some(asset) => (
            [
                (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
                (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
            ],
            asset.content,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_changes_with_its_content() {
        let of = |content| Asset::new("a", "css", "text/css", content).path;
        assert_ne!(of("a{}"), of("b{}"));
        assert!(of("").starts_with("/assets/a-"));
    }

    #[test]
    fn a_page_with_everything_stays_light() {
        assert!(STYLE.content.len() < 25 * 1_024, "the style sheet has {} bytes", STYLE.content.len());
        assert!(SCRIPT.content.len() < 6 * 1_024, "the script has {} bytes", SCRIPT.content.len());
    }
}
