//! Every refusal of the program, in the words of the product. Numbers are part of the interface:
//! append, never reorder; retire a variant by marking it, never by deleting it.

use anchor_lang::prelude::*;

#[error_code]
pub enum CoStakingError {
    // 6000: who may call
    #[msg("only the program's upgrade authority may initialise the program")]
    NotUpgradeAuthority,
    #[msg("only the registrar may do this")]
    NotRegistrar,
    #[msg("only the reward authority may do this")]
    NotRewardAuthority,
    #[msg("only the device's owner may do this, from the wallet the device is registered to")]
    NotDeviceOwner,
    #[msg("only the device's owner or the registrar may terminate the device")]
    NotOwnerNorRegistrar,
    #[msg("only the wallet that accepted the offer may do this")]
    NotCoStaker,
    #[msg("this wallet does not belong to the account that was passed")]
    WalletNotOfAccount,

    // 6007: which account was passed
    #[msg("the program data account does not belong to this program")]
    WrongProgramData,
    #[msg("this is not the stake mint")]
    WrongMint,
    #[msg("this is not the token program of the stake mint")]
    WrongTokenProgram,
    #[msg("this vault does not belong to the device")]
    WrongVault,
    #[msg("this offer does not belong to the device")]
    WrongDevice,
    #[msg("this account is not the one the offer records")]
    WrongParticipant,
    #[msg("rent goes back to the wallet that paid it, and this is another one")]
    WrongRentPayer,
    #[msg("this is not the wallet that the record names")]
    WrongWallet,
    #[msg("the money can only go to a token account of the recorded wallet")]
    WrongDestination,
    #[msg("sent by somebody else, the money can only go to the recorded wallet's associated token account")]
    NotAssociatedAccount,

    // 6017: arguments
    #[msg("the amount must be greater than zero")]
    ZeroAmount,
    #[msg("a role cannot be given to the empty address")]
    EmptyRole,
    #[msg("slasher and arbiter must be two different keys")]
    SameSlasherAndArbiter,
    #[msg("the stake mint has too many decimals")]
    TooManyDecimals,
    #[msg("the stake mint carries a token extension that is not on the allow-list")]
    ForbiddenMintExtension,
    #[msg("the number of cards is out of range")]
    BadCards,
    #[msg("the earning multiplier is out of range")]
    BadMultiplier,
    #[msg("this device status does not exist or cannot be reported")]
    BadStatus,
    #[msg("the reliability score is a whole percent from 0 to 100, or 255 while unknown")]
    BadScore,
    #[msg("a device can be marked as hired at most 48 hours ahead")]
    HiredTooFarAhead,
    #[msg("the reward share must lie between 5 % and 100 %")]
    ShareOutOfRange,
    #[msg("the offer's expiry must lie in the future")]
    ExpiryInPast,
    #[msg("an offer cannot name the device's own owner as its co-staker")]
    CounterpartyIsOwner,
    #[msg("rewards for this block have been posted already, or a later block has")]
    BlockAlreadyPosted,
    #[msg("the block number lies too far above the last one posted")]
    BlockTooFarAhead,
    #[msg("the offer's number must be the device's next one")]
    WrongNonce,

    // 6033: state of the program and of an account
    #[msg("new stakes and offers are paused; exits, claims and appeals are not")]
    EntriesPaused,
    #[msg("the account already has the highest number of wallets")]
    TooManyWallets,
    #[msg("an account with open claims cannot unlink a wallet")]
    AccountHasClaims,
    #[msg("the account is attested already")]
    AlreadyAttested,
    #[msg("this needs an account that the registrar has attested")]
    AccountNotAttested,
    #[msg("the account holds the highest number of claims; one is freed when its principal is withdrawn")]
    TooManyClaims,
    #[msg("nobody may co-stake on a device of the own account")]
    OwnDevice,

    // 6040: state of a device and its owner's stake
    #[msg("the device is terminated")]
    DeviceTerminated,
    #[msg("the device is not healthy: it must be Running or Idle and of a supported model")]
    DeviceNotHealthy,
    #[msg(
        "the device is hired; it can be unstaked when the hire ends, or 14 days after notice at the latest"
    )]
    DeviceHired,
    #[msg("a notice of leaving is running already")]
    NoticeAlreadyGiven,
    #[msg("the owner's stake is in cooldown, or waits to be withdrawn")]
    OwnerStakeLeaving,
    #[msg("the owner has no stake on this device")]
    NoOwnerStake,
    #[msg("the owner holds less than half of the device's minimum stake")]
    SelfStakeBelowHalf,
    #[msg("requests and active co-stakes together exceed half of the device's minimum stake")]
    RequestAboveHalf,
    #[msg("the reward shares of the device together exceed 100 %")]
    SharesAboveWhole,
    #[msg("the device already has the highest number of open offers and co-stakes")]
    NoFreeSlot,
    #[msg("the device's counted stake is below its minimum")]
    DeviceInsufficient,
    #[msg("the amount exceeds the overflow that can be withdrawn at once")]
    AmountAboveOverflow,
    #[msg("an unfilled offer is open; retract it first")]
    OfferStillOpen,
    #[msg("every active or waiting co-stake of the device must be passed, in the order of its slots")]
    CoStakesMissing,
    #[msg("an account was passed that is not an active or waiting co-stake of the device")]
    UnexpectedCoStake,

    // 6055: state of an offer
    #[msg("the offer is not open")]
    OfferNotOpen,
    #[msg("the offer has expired")]
    OfferExpired,
    #[msg("the offer has neither expired nor is its device terminated")]
    OfferNotExpired,
    #[msg("the offer is reserved for another wallet")]
    OfferReserved,
    #[msg("the offer's terms are not the ones that were expected")]
    TermsChanged,
    #[msg("the co-stake is not active")]
    CoStakeNotActive,
    #[msg("no exit has been started")]
    ExitNotStarted,
    #[msg("the wait or cooldown has not ended")]
    StillLocked,
    #[msg("what is left is frozen by a slash case until the case ends")]
    StakeFrozen,
    #[msg("there are no rewards to claim")]
    NothingToClaim,

    // 6065: what never happens
    #[msg("an amount or a date does not fit its type")]
    MathOverflow,
    #[msg("the device and the offer disagree; nothing was changed")]
    LedgerMismatch,
}
