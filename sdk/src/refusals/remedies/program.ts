import type { ProgramErrorCode } from '../../errors';

const OTHER_WALLET = 'Sign with the wallet that is named, or ask its holder.';
const REFRESH = 'Reload the accounts and build the transaction again.';
const SUPPORT = 'This should not happen. Send the report below to support; no money has moved.';
const OPERATOR_INPUT = 'Correct the value and send again.';

/** What to do about each error of the program. A new error without a remedy does not compile. */
export const REMEDIES: Record<ProgramErrorCode, string> = {
  // Who may call
  NotUpgradeAuthority: 'Sign with the program’s upgrade authority.',
  NotAdmin: OTHER_WALLET,
  NotRegistrar: OTHER_WALLET,
  NotRewardAuthority: OTHER_WALLET,
  NotSlasher: OTHER_WALLET,
  NotArbiter: OTHER_WALLET,
  NotPauser: OTHER_WALLET,
  NotNominee: 'Ask the admin to nominate this wallet, or sign with the nominated one.',
  NotDeviceOwner: 'Switch to the wallet that the device is registered to.',
  NotOwnerNorRegistrar: 'Switch to the wallet that the device is registered to, or ask the registrar.',
  NotCoStaker: 'Switch to the wallet that accepted the offer.',
  WalletNotOfAccount: 'Name the account that the wallet belongs to, or have the wallet linked to it.',

  // Which account was passed
  WrongProgramData: 'Pass the program data account of this program.',
  WrongMint: 'Pass the mint that the configuration names.',
  WrongTokenProgram: 'Pass the token program of the stake mint.',
  WrongVault: REFRESH,
  WrongDevice: 'Pass an account that belongs to the device.',
  WrongParticipant: 'Pass the account that the record names. An offer that nobody accepted names none.',
  WrongRentPayer: 'Pass the rent payer that the account records.',
  WrongWallet: 'Pass the wallet that the record names.',
  WrongDestination: 'Create the recorded wallet’s token account of the stake mint, and pay to it.',
  NotAssociatedAccount:
    'Pay to the recorded wallet’s associated token account, or let the wallet send it itself.',

  // Arguments
  ZeroAmount: 'Enter an amount above zero.',
  EmptyRole: 'Name a wallet for each role.',
  BadRole: OPERATOR_INPUT,
  SameSlasherAndArbiter: 'Give the two roles to different keys.',
  TooManyDecimals: 'Choose a mint with fewer decimals.',
  NativeMint: 'Choose a mint whose tokens can be burned.',
  ForbiddenMintExtension: 'Choose a mint without this extension; the logs name it.',
  BaseStakeOutOfBounds: OPERATOR_INPUT,
  PeriodOutOfBounds: OPERATOR_INPUT,
  SlashCapOutOfBounds: OPERATOR_INPUT,
  ClaimsOutOfBounds: OPERATOR_INPUT,
  BadSwitch: OPERATOR_INPUT,
  PauseOutOfBounds: OPERATOR_INPUT,
  BadCards: OPERATOR_INPUT,
  BadMultiplier: OPERATOR_INPUT,
  BadStatus: 'Report one of the statuses that can be reported; termination has an instruction of its own.',
  BadScore: OPERATOR_INPUT,
  HiredTooFarAhead: 'Report an earlier end, and renew the report in time.',
  ShareOutOfRange: 'Choose a reward share from 5 % to 100 %.',
  ExpiryInPast: 'Choose a later expiry, or none.',
  CounterpartyIsOwner: 'Name another wallet, or nobody.',
  BlockAlreadyPosted: 'Nothing is to be done if the block is this one; else post the next block.',
  BlockTooFarAhead: 'Check the block number; post blocks in order.',
  WrongNonce: 'Reload the device: another offer was made meanwhile, perhaps by this very transaction.',
  WrongCaseNumber: 'Reload the device: another case was opened meanwhile, perhaps by this very transaction.',
  BadReason: OPERATOR_INPUT,
  BadSlashShare: OPERATOR_INPUT,
  BadInfractionTime: OPERATOR_INPUT,

  // State of the program and of an account
  EntriesPaused: 'Wait until the pause ends; exits, claims and appeals work meanwhile.',
  NotPaused: 'Nothing is to be done: entries are open.',
  PausedTooRecently: 'Wait until a day has passed since the end of the last pause.',
  TooManyWallets: 'Take a wallet out of the account first.',
  AccountHasWallets: 'Take the wallets out of the account first.',
  NotOnlyWallet: 'Ask the registrar to take the other wallets out first.',
  AccountHasClaims: 'Unstake and withdraw the account’s co-stakes first.',
  AlreadyAttested: 'Nothing is to be done: the account is attested.',
  AccountNotAttested: 'Ask the registrar to attest the account.',
  TooManyClaims: 'Unstake and withdraw one of the account’s co-stakes first.',
  OwnDevice: 'Choose an offer of somebody else’s device.',

  // State of a device and its owner's stake
  DeviceTerminated: 'Termination is final: unstake, withdraw and claim what is left.',
  DeviceNotTerminated: 'Terminate the device first.',
  DeviceNotFinished: 'Withdraw stake, claim rewards and close offers first; slash cases must have ended.',
  DeviceNotHealthy: 'Bring the device back to Running or Idle; the registrar reports its status.',
  DeviceHired: 'Wait until the hire ends. A notice of leaving bounds the wait to 14 days.',
  NoticeAlreadyGiven: 'Nothing is to be done: the notice is running.',
  RequirementUnchanged: 'Nothing is to be done: the device has this hardware.',
  OwnerStakeLeaving: 'Withdraw the leaving stake when its cooldown has ended, then stake anew.',
  NoOwnerStake: 'Stake first.',
  SelfStakeBelowHalf: 'The owner must add the missing stake.',
  RequestAboveHalf: 'Request less, or retract another open offer of the device.',
  SharesAboveWhole: 'Offer a smaller share, or retract another open offer of the device.',
  NoFreeSlot: 'Retract an open offer, or wait until a leaving co-stake is withdrawn.',
  DeviceInsufficient:
    'The missing stake must be added. A co-staker may allow an insufficient device when accepting.',
  AmountAboveOverflow: 'Enter a smaller amount. To take out more, unstake: that is the whole stake.',
  OfferStillOpen: 'Retract the open offer first.',
  CoStakesMissing: REFRESH,
  UnexpectedCoStake: REFRESH,

  // State of an offer
  OfferNotOpen: 'Choose another offer: this one has been accepted.',
  OfferExpired: 'Choose another offer, or ask the owner for a new one.',
  OfferNotExpired: 'Wait until the offer expires; its owner can retract it at any time.',
  OfferReserved: 'Sign with the wallet that the offer is reserved for, or choose another offer.',
  TermsChanged: 'Look at the offer again: its terms are not the ones that were shown.',
  CoStakeNotActive: 'Nothing is to be done: the co-stake is leaving already, or was never accepted.',
  CoStakeNotWithdrawn: 'Withdraw the co-stake first.',
  RewardsNotClaimed: 'Claim the co-stake’s rewards first; frozen ones are free when their case ends.',
  ExitNotStarted: 'Unstake first.',
  StillLocked: 'Wait until the cooldown ends; then anybody can send the withdrawal.',
  StakeFrozen: 'Wait until the slash case has ended.',
  NothingToClaim: 'Wait until rewards have been posted.',

  // State of a slash case
  NothingExposed: 'Check the time of the infraction, and the percentages.',
  SlashAboveCap: 'Take a smaller part, or wait until 7 days without a case have passed.',
  TooManyCases: 'Wait until a case of the device has ended.',
  AlreadyAppealed: 'Nothing is to be done: the case is under appeal, or was.',
  NotAppealed: 'Wait for an appeal; without one the case can be executed after its window.',
  AppealTooLate: 'The case can no longer be appealed.',
  CoStakeNotHit: 'Nothing is to be done: the case takes nothing of this co-stake.',
  CaseDecided: 'Nothing is to be done: the case can be executed or released.',
  CaseExpired: 'Release the case: its amounts are free.',
  CaseNotExecutable: 'Wait until the appeal window has passed or the arbiter has decided.',
  CaseNotReleasable: 'Wait until the arbiter has dismissed the case or his time has ended.',

  // What never happens
  MathOverflow: SUPPORT,
  LedgerMismatch: SUPPORT,
};
