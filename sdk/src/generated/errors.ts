// Written by scripts/sdk-tables.mjs from the IDL. Do not edit.
/** Number of the first error. */
export const FIRST_ERROR = 6000;

/** Name of an error of the program, for example `ZeroAmount`. */
export type ProgramErrorCode =
  | 'NotUpgradeAuthority'
  | 'NotAdmin'
  | 'NotRegistrar'
  | 'NotRewardAuthority'
  | 'NotSlasher'
  | 'NotArbiter'
  | 'NotPauser'
  | 'NotNominee'
  | 'NotDeviceOwner'
  | 'NotOwnerNorRegistrar'
  | 'NotCoStaker'
  | 'WalletNotOfAccount'
  | 'WrongProgramData'
  | 'WrongMint'
  | 'WrongTokenProgram'
  | 'WrongVault'
  | 'WrongDevice'
  | 'WrongParticipant'
  | 'WrongRentPayer'
  | 'WrongWallet'
  | 'WrongDestination'
  | 'NotAssociatedAccount'
  | 'ZeroAmount'
  | 'EmptyRole'
  | 'BadRole'
  | 'SameSlasherAndArbiter'
  | 'TooManyDecimals'
  | 'NativeMint'
  | 'ForbiddenMintExtension'
  | 'BaseStakeOutOfBounds'
  | 'PeriodOutOfBounds'
  | 'SlashCapOutOfBounds'
  | 'ClaimsOutOfBounds'
  | 'BadSwitch'
  | 'PauseOutOfBounds'
  | 'BadCards'
  | 'BadMultiplier'
  | 'BadStatus'
  | 'BadScore'
  | 'HiredTooFarAhead'
  | 'ShareOutOfRange'
  | 'ExpiryInPast'
  | 'CounterpartyIsOwner'
  | 'BlockAlreadyPosted'
  | 'BlockTooFarAhead'
  | 'WrongNonce'
  | 'WrongCaseNumber'
  | 'BadReason'
  | 'BadSlashShare'
  | 'BadInfractionTime'
  | 'EntriesPaused'
  | 'NotPaused'
  | 'PausedTooRecently'
  | 'TooManyWallets'
  | 'AccountHasWallets'
  | 'NotOnlyWallet'
  | 'AccountHasClaims'
  | 'AlreadyAttested'
  | 'AccountNotAttested'
  | 'TooManyClaims'
  | 'OwnDevice'
  | 'DeviceTerminated'
  | 'DeviceNotTerminated'
  | 'DeviceNotFinished'
  | 'DeviceNotHealthy'
  | 'DeviceHired'
  | 'NoticeAlreadyGiven'
  | 'RequirementUnchanged'
  | 'OwnerStakeLeaving'
  | 'NoOwnerStake'
  | 'SelfStakeBelowHalf'
  | 'RequestAboveHalf'
  | 'SharesAboveWhole'
  | 'NoFreeSlot'
  | 'DeviceInsufficient'
  | 'AmountAboveOverflow'
  | 'OfferStillOpen'
  | 'CoStakesMissing'
  | 'UnexpectedCoStake'
  | 'OfferNotOpen'
  | 'OfferExpired'
  | 'OfferNotExpired'
  | 'OfferReserved'
  | 'TermsChanged'
  | 'CoStakeNotActive'
  | 'CoStakeNotWithdrawn'
  | 'RewardsNotClaimed'
  | 'ExitNotStarted'
  | 'StillLocked'
  | 'StakeFrozen'
  | 'NothingToClaim'
  | 'NothingExposed'
  | 'SlashAboveCap'
  | 'SlashCapUsedUp'
  | 'AlreadyAppealed'
  | 'NotAppealed'
  | 'AppealTooLate'
  | 'CoStakeNotHit'
  | 'CaseDecided'
  | 'CaseExpired'
  | 'CaseNotExecutable'
  | 'CaseNotReleasable'
  | 'MathOverflow'
  | 'LedgerMismatch'
  | 'NominationNotMatured'
  | 'NominationEnded'
  | 'SpareAdminStands'
  | 'SpareAdminTakenBack'
  | 'AdminNotVacatable'
  | 'NotAdminNorHolder'
  | 'RoleVacant'
  | 'BadSlashTerm'
  | 'SlashTermUnchanged'
  | 'NotSlasherNorAdmin'
  | 'OpenerCannotDecide'
  | 'CaseBeforeArbiter'
  | 'TakeBackTooLate'
  | 'OwnerCommitted'
  | 'NoticeLive'
  | 'DestinationHasDelegate';

/** Name and words of every error, in the order of their numbers. */
export const ERRORS: readonly (readonly [code: ProgramErrorCode, message: string])[] = [
  ['NotUpgradeAuthority', "only the program's upgrade authority may initialise the program"],
  ['NotAdmin', 'only the admin may do this'],
  ['NotRegistrar', 'only the registrar may do this'],
  ['NotRewardAuthority', 'only the reward authority may do this'],
  ['NotSlasher', 'only the slasher may do this'],
  ['NotArbiter', 'only the arbiter may do this'],
  ['NotPauser', 'only the pauser may do this'],
  ['NotNominee', 'only the wallet that was nominated for the role may accept it'],
  ['NotDeviceOwner', "only the device's owner may do this, from the wallet the device is registered to"],
  ['NotOwnerNorRegistrar', "only the device's owner or the registrar may terminate the device"],
  ['NotCoStaker', 'only the wallet that accepted the offer may do this'],
  ['WalletNotOfAccount', 'this wallet does not belong to the account that was passed'],
  ['WrongProgramData', 'the program data account does not belong to this program'],
  ['WrongMint', 'this is not the stake mint'],
  ['WrongTokenProgram', 'this is not the token program of the stake mint'],
  ['WrongVault', 'this vault does not belong to the device'],
  ['WrongDevice', 'this account does not belong to the device'],
  ['WrongParticipant', 'this account is not the one the record names'],
  ['WrongRentPayer', 'rent goes back to the wallet that paid it; this is a different wallet'],
  ['WrongWallet', 'this is not the wallet that the record names'],
  ['WrongDestination', 'the money can only go to a token account of the recorded wallet'],
  [
    'NotAssociatedAccount',
    "when another wallet sends this, the money can only go to the recorded wallet's associated token account",
  ],
  ['ZeroAmount', 'the amount must be greater than zero'],
  ['EmptyRole', 'a role cannot be given to the empty address'],
  ['BadRole', 'this role does not exist'],
  ['SameSlasherAndArbiter', 'slasher and arbiter must be two different keys'],
  ['TooManyDecimals', 'the stake mint has too many decimals'],
  ['NativeMint', 'wrapped SOL cannot be the stake mint: it cannot be burned'],
  ['ForbiddenMintExtension', 'the stake mint carries a token extension that is not on the allow-list'],
  ['BaseStakeOutOfBounds', 'the base stake per card is out of bounds'],
  ['PeriodOutOfBounds', 'a period is out of its bounds'],
  ['SlashCapOutOfBounds', 'the slash cap may be 50 % at most'],
  ['ClaimsOutOfBounds', 'the number of claims of an account is out of bounds'],
  ['BadSwitch', 'a switch is 0 or 1'],
  ['PauseOutOfBounds', 'a pause lasts at least one second and 7 days at most'],
  ['BadCards', 'the number of cards is out of range'],
  ['BadMultiplier', 'the earning multiplier is out of range'],
  ['BadStatus', 'this device status does not exist or cannot be reported'],
  ['BadScore', 'the reliability score is a whole percent from 0 to 100, or 255 while unknown'],
  ['HiredTooFarAhead', 'a device can be marked as hired at most 48 hours ahead'],
  ['ShareOutOfRange', 'the reward share must be between 5 % and 100 %'],
  ['ExpiryInPast', "the offer's expiry must be in the future"],
  ['CounterpartyIsOwner', "an offer cannot name the device's own owner as its co-staker"],
  ['BlockAlreadyPosted', 'rewards for this block have been posted already, or a later block has'],
  ['BlockTooFarAhead', 'the block number is too far above the last one posted'],
  ['WrongNonce', "the offer's number must be the device's next one"],
  ['WrongCaseNumber', "the case's number must be the device's next one"],
  ['BadReason', 'this slash reason does not exist'],
  ['BadSlashShare', 'a slash takes more than 0 % of stake or rewards, and 100 % at most'],
  ['BadInfractionTime', "the infraction must be between the device's registration and now"],
  ['EntriesPaused', 'new stakes and offers are paused; exits, claims and appeals still work'],
  ['NotPaused', 'entries are not paused'],
  ['PausedTooRecently', 'a pause is running or ended less than a day ago: it cannot be prolonged'],
  ['TooManyWallets', 'the account already has the highest number of wallets'],
  ['AccountHasWallets', 'the account still has wallets'],
  ['NotOnlyWallet', "this wallet is not the account's only one"],
  ['AccountHasClaims', 'the account holds claims'],
  ['AlreadyAttested', 'the account is attested already'],
  ['AccountNotAttested', 'this needs an account that the registrar has attested'],
  [
    'TooManyClaims',
    'the account holds the highest number of claims; one is freed when its principal is withdrawn',
  ],
  ['OwnDevice', 'an account cannot co-stake on its own device'],
  ['DeviceTerminated', 'the device is terminated'],
  ['DeviceNotTerminated', 'the device is not terminated'],
  ['DeviceNotFinished', 'the device still holds stake, offers, rewards or slash cases'],
  ['DeviceNotHealthy', 'the device is not healthy: it must be Running or Idle and of a supported model'],
  [
    'DeviceHired',
    'the device is hired; its owner can leave when the hire ends, or 14 days after notice at the latest',
  ],
  ['NoticeAlreadyGiven', "the owner's notice of leaving is already running"],
  ['RequirementUnchanged', 'the device has exactly this hardware already'],
  ['OwnerStakeLeaving', "the owner's stake is in cooldown, or waits to be withdrawn"],
  ['NoOwnerStake', 'the owner has no stake on this device'],
  ['SelfStakeBelowHalf', "the owner holds less than half of the device's minimum stake"],
  ['RequestAboveHalf', "requests and active co-stakes together exceed half of the device's minimum stake"],
  ['SharesAboveWhole', 'the reward shares of the device together exceed 100 %'],
  ['NoFreeSlot', 'the device already has the highest number of open offers and co-stakes'],
  [
    'DeviceInsufficient',
    "the device's stake is below its minimum, or will be once all pending changes take effect",
  ],
  ['AmountAboveOverflow', 'the amount exceeds the overflow that can be withdrawn at once'],
  ['OfferStillOpen', 'an unfilled offer is open; retract it first'],
  ['CoStakesMissing', 'a co-stake of the device is missing: all affected co-stakes must be passed, in order'],
  ['UnexpectedCoStake', 'an account was passed that is not the next affected co-stake'],
  ['OfferNotOpen', 'the offer is not open'],
  ['OfferExpired', 'the offer has expired'],
  ['OfferNotExpired', 'the offer has neither expired nor is its device terminated'],
  ['OfferReserved', 'the offer is reserved for another wallet'],
  ['TermsChanged', "the offer's terms are not the ones that were expected"],
  ['CoStakeNotActive', 'the co-stake is not active'],
  ['CoStakeNotWithdrawn', 'the co-stake has not been withdrawn'],
  ['RewardsNotClaimed', 'rewards of the co-stake have not been claimed, or are frozen'],
  ['ExitNotStarted', 'no exit has been started'],
  ['StillLocked', 'the wait or cooldown has not ended'],
  ['StakeFrozen', 'the rest is frozen by a slash case until the case ends'],
  ['NothingToClaim', 'there are no rewards to claim'],
  ['NothingExposed', 'no stake or rewards were exposed at the time of the infraction'],
  ['SlashAboveCap', "a case asks for no more than the owner's slash cap in force"],
  ['SlashCapUsedUp', 'the case would take nothing: the slash caps of all exposed parties are used up'],
  ['AlreadyAppealed', 'the case has been appealed already'],
  ['NotAppealed', 'the case has not been appealed'],
  ['AppealTooLate', 'the appeal window has ended'],
  ['CoStakeNotHit', 'this co-stake is not hit by the case'],
  ['CaseDecided', 'the case has been decided already'],
  ['CaseExpired', "the arbiter's time has ended; the case has expired"],
  [
    'CaseNotExecutable',
    'the case cannot be executed: its appeal window runs, or it is under appeal, dismissed or expired',
  ],
  ['CaseNotReleasable', 'the case cannot be released: it has neither been dismissed nor expired'],
  ['MathOverflow', 'an amount or a date does not fit its type'],
  ['LedgerMismatch', 'the device and the offer disagree; nothing was changed'],
  [
    'NominationNotMatured',
    'a nomination for admin, slasher or arbiter can be accepted 42 days after it was made',
  ],
  ['NominationEnded', 'the nomination was taken back and can no longer be accepted'],
  [
    'SpareAdminStands',
    'a spare admin remains until 42 days after it was taken back; until then no one can be nominated',
  ],
  [
    'SpareAdminTakenBack',
    'the spare admin was already taken back; taking it back again does not end it sooner',
  ],
  ['AdminNotVacatable', "the admin's role cannot be vacated; it is handed over"],
  ['NotAdminNorHolder', 'only the admin may vacate this role, or the slasher or arbiter its own'],
  ['RoleVacant', 'the role is vacant already'],
  ['BadSlashTerm', 'this slash term does not exist'],
  ['SlashTermUnchanged', 'the slash term has this value already, and nothing is announced'],
  ['NotSlasherNorAdmin', 'only the slasher may withdraw a case, or the admin while there is no slasher'],
  ['OpenerCannotDecide', 'the wallet that opened a case cannot decide it'],
  [
    'CaseBeforeArbiter',
    "the case was opened before this arbiter's nomination had matured: it can be dismissed, not upheld",
  ],
  ['TakeBackTooLate', 'an upheld decision can be taken back only until the appeal window ends'],
  [
    'OwnerCommitted',
    'the owner is committed to a co-staker who accepted recently, until the agreed wait has passed',
  ],
  ['NoticeLive', 'the owner has given notice of leaving: nothing can be accepted until it lapses'],
  [
    'DestinationHasDelegate',
    'when another wallet sends this, the money can only go to an account without a delegate',
  ],
];
