//! Contact and revision, where explorers look for them: in the bytes of the deployed program.

solana_security_txt::security_txt! {
    name: "co-staking",
    project_url: env!("CARGO_PKG_REPOSITORY"),
    contacts: "other:private security advisories of the repository, see SECURITY.md",
    policy: "SECURITY.md in the repository",
    preferred_languages: "en",
    source_code: env!("CARGO_PKG_REPOSITORY"),
    source_release: env!("CARGO_PKG_VERSION"),
    source_revision: env!("CO_STAKING_SOURCE_REVISION"),
    auditors: "none"
}
