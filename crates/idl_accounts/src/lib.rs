//! Replaces Anchor's `#[event_cpi]` when the IDL is built, and only then. Anchor's adds the same two accounts, but
//! its IDL says neither how to derive the event authority nor that the program is this one, so a typed client has to ask
//! for both (ADR 0024).
use proc_macro::{Delimiter, Group, TokenStream, TokenTree};

const ACCOUNTS: &str = r#"
    /// Signs the program's call of itself that records the event.
    /// CHECK: Only the event authority can invoke self-CPI
    #[account(seeds = [b"__event_authority"], bump)]
    pub event_authority: UncheckedAccount<'info>,
    /// This program.
    /// CHECK: Self-CPI will fail if the program is not the current program
    #[account(address = crate::ID)]
    pub program: UncheckedAccount<'info>,
"#;

/// Adds the event authority and the program behind the last account of a struct that lists accounts.
#[proc_macro_attribute]
pub fn event_cpi(_: TokenStream, accounts: TokenStream) -> TokenStream {
    let added: TokenStream = ACCOUNTS.parse().expect("the accounts above are Rust");
    accounts
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(fields) if fields.delimiter() == Delimiter::Brace => {
                let all = fields.stream().into_iter().chain(added.clone()).collect();
                TokenTree::Group(Group::new(Delimiter::Brace, all))
            }
            other => other,
        })
        .collect()
}
