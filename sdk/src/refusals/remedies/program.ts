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
  OwnerStakeLeaving: 'Withdraw the leaving stake when its cooldown has ended, then stake again.',
  NoOwnerStake: 'Stake first.',
  SelfStakeBelowHalf: 'The owner must add the missing stake.',
  RequestAboveHalf: 'Request less, or retract another open offer of the device.',
  SharesAboveWhole: 'Offer a smaller share, or retract another open offer of the device.',
  NoFreeSlot: 'Retract an open offer, or wait until a leaving co-stake is withdrawn.',
  DeviceInsufficient:
    'The missing stake must be added. A co-staker may accept a shortfall of this size by naming it.',
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
  CoStakeNotActive:
    'No action is needed: the co-stake is leaving already, or was never accepted. One in its wait can be unstaked once more if its device is terminated.',
  CoStakeNotWithdrawn: 'Withdraw the co-stake first.',
  RewardsNotClaimed: 'Claim the co-stake’s rewards first; frozen ones are free when their case ends.',
  ExitNotStarted: 'Unstake first.',
  StillLocked: 'Wait until the cooldown ends; then anybody can send the withdrawal.',
  StakeFrozen: 'Wait until the slash case has ended.',
  NothingToClaim: 'Wait until rewards have been posted.',

  // State of a slash case
  NothingExposed: 'Check the time of the infraction, and the percentages.',
  SlashAboveCap: 'Ask for a smaller part of the stake.',
  SlashCapUsedUp:
    'Wait until earlier cases no longer count, 42 to 56 days after they were opened, or withdraw one of them.',
  AlreadyAppealed: 'Nothing is to be done: the case is under appeal, or was.',
  NotAppealed: 'Wait for an appeal; without one the case can be executed after its window.',
  AppealTooLate: 'The case can no longer be appealed.',
  CoStakeNotHit: 'Nothing is to be done: the case takes nothing of this co-stake.',
  CaseDecided:
    'No action is needed: a dismissed case can be released; an upheld one can be dismissed until its appeal window ends.',
  CaseExpired: 'Release the case: its amounts are free.',
  CaseNotExecutable: 'Wait until the appeal window is over; an appealed case must also be upheld.',
  CaseNotReleasable: 'Wait until the case is dismissed or the arbiter’s deadline passes.',

  // Roles that can take stake, and slash terms
  NominationNotMatured: 'Wait until the nomination has matured, 42 days after it was made.',
  NominationEnded: 'Ask the admin for a new nomination.',
  SpareAdminStands:
    'Take the spare admin back first; 42 days later another key can be nominated. Or let the spare accept the role.',
  SpareAdminTakenBack: 'Wait: the spare admin ends 42 days after it was taken back.',
  AdminNotVacatable: 'Nominate another admin instead, who accepts 42 days later.',
  NotAdminNorHolder: 'Sign with the admin’s key, or as the slasher or arbiter whose role it is.',
  RoleVacant: 'No action is needed: nobody holds the role.',
  BadSlashTerm: OPERATOR_INPUT,
  SlashTermUnchanged: 'No action is needed: the value is in force.',

  // Deciding and withdrawing a case
  NotSlasherNorAdmin:
    'Sign with the slasher’s key. The admin can withdraw a case only while there is no slasher.',
  OpenerCannotDecide: 'Another arbiter must decide; without a decision the case expires and is released.',
  CaseBeforeArbiter: 'Dismiss the case, or let it expire.',
  TakeBackTooLate: 'The decision stands: the case can be executed.',

  // The owner's exit, and payouts
  OwnerCommitted: 'Wait until the commitment ends, or until the co-staker unstakes.',
  NoticeLive: 'Choose another offer, or wait until the owner’s notice of leaving lapses.',
  DestinationHasDelegate:
    'Let the recorded wallet send it itself, or revoke the delegate of its associated token account.',

  // What never happens
  MathOverflow: SUPPORT,
  LedgerMismatch: SUPPORT,
};
