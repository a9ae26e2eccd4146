//! Every refusal of the program, in the words of the product. Numbers are part of the interface:
//! append, never reorder; retire a variant by marking it, never by deleting it.

use anchor_lang::prelude::*;

/// Makes the error that a refusal returns. Out of line and cold: a hundred places refuse, and the text
/// of an error would otherwise be laid into each of them.
#[cold]
#[inline(never)]
pub fn refuse(error: CoStakingError) -> Error {
    error.into()
}

/// Declares the errors with their texts. For the IDL that is Anchor's `error_code`; in the program, one
/// list of lines does the same in a twentieth of the bytes.
macro_rules! errors {
    ($(#[msg($text:tt)] $name:ident,)*) => {
        #[cfg(feature = "idl-build")]
        #[error_code]
        pub enum CoStakingError {
            $(#[msg($text)] $name,)*
        }

        #[cfg(not(feature = "idl-build"))]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u32)]
        pub enum CoStakingError {
            $($name,)*
        }

        /// A line for each error: name, tab, text.
        #[cfg(not(feature = "idl-build"))]
        const TEXTS: &str = concat!($(stringify!($name), "\t", $text, "\n"),*);
    };
}

#[cfg(not(feature = "idl-build"))]
impl From<CoStakingError> for u32 {
    fn from(error: CoStakingError) -> u32 {
        anchor_lang::error::ERROR_CODE_OFFSET.saturating_add(error as u32)
    }
}

#[cfg(not(feature = "idl-build"))]
impl From<CoStakingError> for Error {
    #[cold]
    #[inline(never)]
    fn from(error: CoStakingError) -> Error {
        let line = TEXTS.lines().nth(error as usize).unwrap_or_default();
        let (name, text) = line.split_once('\t').unwrap_or_default();
        Error::from(anchor_lang::error::AnchorError {
            error_name: name.into(),
            error_code_number: error.into(),
            error_msg: text.into(),
            error_origin: None,
            compared_values: None,
        })
    }
}

/// Refuses with an error unless a condition holds.
macro_rules! ensure {
    ($condition:expr, $error:expr $(,)?) => {
        if !$condition {
            return Err($crate::error::refuse($error));
        }
    };
}

/// A missing value as a refusal.
pub trait OrRefuse<T> {
    fn or_refuse(self, error: CoStakingError) -> Result<T>;
}

impl<T> OrRefuse<T> for Option<T> {
    #[inline(always)]
    fn or_refuse(self, error: CoStakingError) -> Result<T> {
        match self {
            Some(value) => Ok(value),
            None => Err(refuse(error)),
        }
    }
}

errors! {
    // Who may call
    #[msg("only the program's upgrade authority may initialise the program")]
    NotUpgradeAuthority,
    #[msg("only the admin may do this")]
    NotAdmin,
    #[msg("only the registrar may do this")]
    NotRegistrar,
    #[msg("only the reward authority may do this")]
    NotRewardAuthority,
    #[msg("only the slasher may do this")]
    NotSlasher,
    #[msg("only the arbiter may do this")]
    NotArbiter,
    #[msg("only the pauser may do this")]
    NotPauser,
    #[msg("only the wallet that was nominated for the role may accept it")]
    NotNominee,
    #[msg("only the device's owner may do this, from the wallet the device is registered to")]
    NotDeviceOwner,
    #[msg("only the device's owner or the registrar may terminate the device")]
    NotOwnerNorRegistrar,
    #[msg("only the wallet that accepted the offer may do this")]
    NotCoStaker,
    #[msg("this wallet does not belong to the account that was passed")]
    WalletNotOfAccount,

    // Which account was passed
    #[msg("the program data account does not belong to this program")]
    WrongProgramData,
    #[msg("this is not the stake mint")]
    WrongMint,
    #[msg("this is not the token program of the stake mint")]
    WrongTokenProgram,
    #[msg("this vault does not belong to the device")]
    WrongVault,
    #[msg("this account does not belong to the device")]
    WrongDevice,
    #[msg("this account is not the one the record names")]
    WrongParticipant,
    #[msg("rent goes back to the wallet that paid it; this is a different wallet")]
    WrongRentPayer,
    #[msg("this is not the wallet that the record names")]
    WrongWallet,
    #[msg("the money can only go to a token account of the recorded wallet")]
    WrongDestination,
    #[msg("when another wallet sends this, the money can only go to the recorded wallet's associated token account")]
    NotAssociatedAccount,

    // Arguments
    #[msg("the amount must be greater than zero")]
    ZeroAmount,
    #[msg("a role cannot be given to the empty address")]
    EmptyRole,
    #[msg("this role does not exist")]
    BadRole,
    #[msg("slasher and arbiter must be two different keys")]
    SameSlasherAndArbiter,
    #[msg("the stake mint has too many decimals")]
    TooManyDecimals,
    #[msg("wrapped SOL cannot be the stake mint: it cannot be burned")]
    NativeMint,
    #[msg("the stake mint carries a token extension that is not on the allow-list")]
    ForbiddenMintExtension,
    #[msg("the base stake per card is out of bounds")]
    BaseStakeOutOfBounds,
    #[msg("a period is out of its bounds")]
    PeriodOutOfBounds,
    #[msg("the slash cap may be 50 % at most")]
    SlashCapOutOfBounds,
    #[msg("the number of claims of an account is out of bounds")]
    ClaimsOutOfBounds,
    #[msg("a switch is 0 or 1")]
    BadSwitch,
    #[msg("a pause lasts at least one second and 7 days at most")]
    PauseOutOfBounds,
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
    #[msg("the reward share must be between 5 % and 100 %")]
    ShareOutOfRange,
    #[msg("the offer's expiry must be in the future")]
    ExpiryInPast,
    #[msg("an offer cannot name the device's own owner as its co-staker")]
    CounterpartyIsOwner,
    #[msg("rewards for this block have been posted already, or a later block has")]
    BlockAlreadyPosted,
    #[msg("the block number is too far above the last one posted")]
    BlockTooFarAhead,
    #[msg("the offer's number must be the device's next one")]
    WrongNonce,
    #[msg("the case's number must be the device's next one")]
    WrongCaseNumber,
    #[msg("this slash reason does not exist")]
    BadReason,
    #[msg("a slash takes more than 0 % of stake or rewards, and 100 % at most")]
    BadSlashShare,
    #[msg("the infraction must be between the device's registration and now")]
    BadInfractionTime,

    // State of the program and of an account
    #[msg("new stakes and offers are paused; exits, claims and appeals still work")]
    EntriesPaused,
    #[msg("entries are not paused")]
    NotPaused,
    #[msg("a pause is running or ended less than a day ago: it cannot be prolonged")]
    PausedTooRecently,
    #[msg("the account already has the highest number of wallets")]
    TooManyWallets,
    #[msg("the account still has wallets")]
    AccountHasWallets,
    #[msg("this wallet is not the account's only one")]
    NotOnlyWallet,
    #[msg("the account holds claims")]
    AccountHasClaims,
    #[msg("the account is attested already")]
    AlreadyAttested,
    #[msg("this needs an account that the registrar has attested")]
    AccountNotAttested,
    #[msg("the account holds the highest number of claims; one is freed when its principal is withdrawn")]
    TooManyClaims,
    #[msg("an account cannot co-stake on its own device")]
    OwnDevice,

    // State of a device and its owner's stake
    #[msg("the device is terminated")]
    DeviceTerminated,
    #[msg("the device is not terminated")]
    DeviceNotTerminated,
    #[msg("the device still holds stake, offers, rewards or slash cases")]
    DeviceNotFinished,
    #[msg("the device is not healthy: it must be Running or Idle and of a supported model")]
    DeviceNotHealthy,
    #[msg(
        "the device is hired; its owner can leave when the hire ends, or 14 days after notice at the latest"
    )]
    DeviceHired,
    #[msg("the owner's notice of leaving is already running")]
    NoticeAlreadyGiven,
    #[msg("the device has exactly this hardware already")]
    RequirementUnchanged,
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
    #[msg("the device's stake is below its minimum, or will be once all pending changes take effect")]
    DeviceInsufficient,
    #[msg("the amount exceeds the overflow that can be withdrawn at once")]
    AmountAboveOverflow,
    #[msg("an unfilled offer is open; retract it first")]
    OfferStillOpen,
    #[msg("a co-stake of the device is missing: all affected co-stakes must be passed, in order")]
    CoStakesMissing,
    #[msg("an account was passed that is not the next affected co-stake")]
    UnexpectedCoStake,

    // State of an offer
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
    #[msg("the co-stake has not been withdrawn")]
    CoStakeNotWithdrawn,
    #[msg("rewards of the co-stake have not been claimed, or are frozen")]
    RewardsNotClaimed,
    #[msg("no exit has been started")]
    ExitNotStarted,
    #[msg("the wait or cooldown has not ended")]
    StillLocked,
    #[msg("the rest is frozen by a slash case until the case ends")]
    StakeFrozen,
    #[msg("there are no rewards to claim")]
    NothingToClaim,

    // State of a slash case
    #[msg("no stake or rewards were exposed at the time of the infraction")]
    NothingExposed,
    #[msg("a case asks for no more than the owner's slash cap in force")]
    SlashAboveCap,
    // Its number was that of `TooManyCases`, which nothing can return any more.
    #[msg("the case would take nothing: the slash caps of all exposed parties are used up")]
    SlashCapUsedUp,
    #[msg("the case has been appealed already")]
    AlreadyAppealed,
    #[msg("the case has not been appealed")]
    NotAppealed,
    #[msg("the appeal window has ended")]
    AppealTooLate,
    #[msg("this co-stake is not hit by the case")]
    CoStakeNotHit,
    #[msg("the case has been decided already")]
    CaseDecided,
    #[msg("the arbiter's time has ended; the case has expired")]
    CaseExpired,
    #[msg(
        "the case cannot be executed: its appeal window runs, or it is under appeal, dismissed or expired"
    )]
    CaseNotExecutable,
    #[msg("the case cannot be released: it has neither been dismissed nor expired")]
    CaseNotReleasable,

    // What never happens
    #[msg("an amount or a date does not fit its type")]
    MathOverflow,
    #[msg("the device and the offer disagree; nothing was changed")]
    LedgerMismatch,

    // Roles that can take stake
    #[msg("a nomination for admin, slasher or arbiter can be accepted 42 days after it was made")]
    NominationNotMatured,
    #[msg("the nomination was taken back and can no longer be accepted")]
    NominationEnded,
    #[msg("a spare admin remains until 42 days after it was taken back; until then no one can be nominated")]
    SpareAdminStands,
    #[msg("the spare admin was already taken back; taking it back again does not end it sooner")]
    SpareAdminTakenBack,
    #[msg("the admin's role cannot be vacated; it is handed over")]
    AdminNotVacatable,
    #[msg("only the admin may vacate this role, or the slasher or arbiter its own")]
    NotAdminNorHolder,
    #[msg("the role is vacant already")]
    RoleVacant,
    #[msg("this slash term does not exist")]
    BadSlashTerm,
    #[msg("the slash term has this value already, and nothing is announced")]
    SlashTermUnchanged,

    // Slash cases, once more
    #[msg("only the slasher may withdraw a case, or the admin while there is no slasher")]
    NotSlasherNorAdmin,
    #[msg("the wallet that opened a case cannot decide it")]
    OpenerCannotDecide,
    #[msg("the case was opened before this arbiter's nomination had matured: it can be dismissed, not upheld")]
    CaseBeforeArbiter,
    #[msg("an upheld decision can be taken back only until the appeal window ends")]
    TakeBackTooLate,

    // The owner's exit, and payouts
    #[msg("the owner is committed to a co-staker who accepted recently, until the agreed wait has passed")]
    OwnerCommitted,
    #[msg("the owner has given notice of leaving: nothing can be accepted until it lapses")]
    NoticeLive,
    #[msg("when another wallet sends this, the money can only go to an account without a delegate")]
    DestinationHasDelegate,
}
