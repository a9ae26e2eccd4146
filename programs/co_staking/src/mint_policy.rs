//! Which mints may be staked. Looked at once, when the program is initialised.

use anchor_lang::prelude::*;
use anchor_spl::{
    token::spl_token,
    token_2022::spl_token_2022::{
        self,
        extension::{BaseStateWithExtensions, ExtensionType, StateWithExtensions},
        state::Mint,
    },
};

use crate::error::{refuse, CoStakingError};

/// Extensions that only describe the token. Any other can move, freeze, tax or revalue tokens behind
/// the ledger's back.
const ALLOWED: [ExtensionType; 2] = [ExtensionType::MetadataPointer, ExtensionType::TokenMetadata];

/// Refuses wrapped SOL, whose tokens cannot be burned, and a mint with an extension that is not on the
/// allow-list; logs the extension's name.
pub fn require_allowed(mint: &Pubkey, mint_data: &[u8]) -> Result<()> {
    let native = [spl_token::native_mint::ID, spl_token_2022::native_mint::ID];
    ensure!(!native.contains(mint), CoStakingError::NativeMint);
    let mint = StateWithExtensions::<Mint>::unpack(mint_data)?;
    for extension in mint.get_extension_types()? {
        if !ALLOWED.contains(&extension) {
            msg!("forbidden mint extension: {}", name(extension));
            return Err(refuse(CoStakingError::ForbiddenMintExtension));
        }
    }
    Ok(())
}

fn name(extension: ExtensionType) -> &'static str {
    match extension {
        ExtensionType::TransferFeeConfig => "TransferFeeConfig",
        ExtensionType::MintCloseAuthority => "MintCloseAuthority",
        ExtensionType::ConfidentialTransferMint => "ConfidentialTransferMint",
        ExtensionType::ConfidentialTransferFeeConfig => "ConfidentialTransferFeeConfig",
        ExtensionType::ConfidentialMintBurn => "ConfidentialMintBurn",
        ExtensionType::DefaultAccountState => "DefaultAccountState",
        ExtensionType::NonTransferable => "NonTransferable",
        ExtensionType::InterestBearingConfig => "InterestBearingConfig",
        ExtensionType::PermanentDelegate => "PermanentDelegate",
        ExtensionType::TransferHook => "TransferHook",
        ExtensionType::GroupPointer | ExtensionType::TokenGroup => "TokenGroup",
        ExtensionType::GroupMemberPointer | ExtensionType::TokenGroupMember => "TokenGroupMember",
        ExtensionType::ScaledUiAmount => "ScaledUiAmount",
        ExtensionType::Pausable => "Pausable",
        _ => "unknown",
    }
}
