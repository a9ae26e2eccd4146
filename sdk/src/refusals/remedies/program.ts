import type { ProgramErrorCode } from '../../errors';

const roleOnly = (role: string): string => `Sign with the ${role}’s wallet, or ask the ${role}.`;
const REFRESH = 'Reload the accounts and build the transaction again.';
const SUPPORT = 'This should not happen. Send the report below to support; no money has moved.';
const OPERATOR_INPUT = 'Correct the value and send again.';

/** What to do about each error of the program. A new error without a remedy does not compile. */
export const REMEDIES: Record<ProgramErrorCode, string> = {
  // Who may call
  NotUpgradeAuthority: 'Sign with the program’s upgrade authority.',
  NotAdmin: /* @__PURE__ */ roleOnly('admin'),
  NotRegistrar: /* @__PURE__ */ roleOnly('registrar'),
  NotRewardAuthority: /* @__PURE__ */ roleOnly('reward authority'),
  NotSlasher: /* @__PURE__ */ roleOnly('slasher'),
  NotArbiter: /* @__PURE__ */ roleOnly('arbiter'),
  NotPauser: /* @__PURE__ */ roleOnly('pauser'),
  NotNominee: 'Ask the admin to nominate this wallet, or sign with the nominated one.',
  NotDeviceOwner: 'Switch to the wallet that the device is registered to.',
  NotOwnerNorRegistrar: 'Switch to the wallet that the device is registered to, or ask the registrar.',
  NotCoStaker: 'Switch to the wallet that accepted the offer.',
  WalletNotOfAccount:
    'Pass the account that the wallet belongs to, or ask the registrar to link the wallet to it.',

  // Which account was passed
  WrongProgramData: 'Pass the program data account of this program.',
  WrongMint: 'Pass the stake mint of the configuration.',
  WrongTokenProgram: 'Pass the token program of the stake mint.',
  WrongVault: REFRESH,
  WrongDevice: 'Pass an account that belongs to the device.',
  WrongParticipant: 'Pass the account that the record names. An offer that has not been accepted has none.',
  WrongRentPayer: 'Pass the rent payer that the account records.',
  WrongWallet: 'Pass the wallet that the record names.',
  WrongDestination: 'Create a token account of the stake mint for the recorded wallet, and pay to it.',
  NotAssociatedAccount:
    'Pay to the recorded wallet’s associated token account, or let that wallet send the transaction.',

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
  BadStatus: 'Report another status; to terminate the device, use the instruction for it.',
  BadScore: OPERATOR_INPUT,
  HiredTooFarAhead: 'Report an earlier end, and renew the report in time.',
  ShareOutOfRange: 'Choose a reward share from 5 % to 100 %.',
  ExpiryInPast: 'Choose a later expiry, or none.',
  CounterpartyIsOwner: 'Name another wallet, or leave the offer open to everyone.',
  BlockAlreadyPosted: 'If this is the block you meant, you are done; otherwise post the next one.',
  BlockTooFarAhead: 'Check the block number; post blocks in order.',
  WrongNonce: 'Reload the device: another offer was created in the meantime, perhaps by an earlier attempt.',
  WrongCaseNumber:
    'Reload the device: another case was opened in the meantime, perhaps by an earlier attempt.',
  BadReason: OPERATOR_INPUT,
  BadSlashShare: OPERATOR_INPUT,
  BadInfractionTime: OPERATOR_INPUT,

  // State of the program and of an account
  EntriesPaused: 'Wait until the pause ends. Exits, claims and appeals still work.',
  NotPaused: 'No action is needed: entries are open.',
  PausedTooRecently: 'Wait until a day has passed since the end of the last pause.',
  TooManyWallets: 'Unlink a wallet from the account first.',
  AccountHasWallets: 'Unlink the wallets from the account first.',
  NotOnlyWallet: 'Ask the registrar to unlink the other wallets first.',
  AccountHasClaims: 'Unstake and withdraw the account’s co-stakes first.',
  AlreadyAttested: 'No action is needed: the account is already attested.',
  AccountNotAttested: 'Ask the registrar to attest the account.',
  TooManyClaims: 'Unstake and withdraw one of the account’s co-stakes first.',
  OwnDevice: 'Choose an offer of another owner’s device.',

  // State of a device and its owner's stake
  DeviceTerminated: 'Termination is final: unstake, withdraw and claim what is left.',
  DeviceNotTerminated: 'Terminate the device first.',
  DeviceNotFinished: 'Withdraw stake, claim rewards and close offers first; slash cases must have ended.',
  DeviceNotHealthy: 'Bring the device back to Running or Idle; the registrar reports its status.',
  DeviceHired: 'Wait until the hire ends. A notice of leaving limits the wait to 14 days.',
  NoticeAlreadyGiven: 'No action is needed: the notice is already running.',
  RequirementUnchanged: 'No action is needed: the device already has this hardware.',
  OwnerStakeLeaving: 'Withdraw the leaving stake when its cooldown has ended, then stake again.',
  NoOwnerStake: 'Stake first.',
  SelfStakeBelowHalf: 'The owner must add the missing stake.',
  RequestAboveHalf: 'Request less, or retract another open offer of the device.',
  SharesAboveWhole: 'Offer a smaller share, or retract another open offer of the device.',
  NoFreeSlot: 'Retract an open offer, or wait until a leaving co-stake is withdrawn.',
  DeviceInsufficient:
    'Add the missing stake. A co-staker can also accept a shortfall of this size by naming it.',
  AmountAboveOverflow:
    'Enter a smaller amount. To withdraw more, unstake: this always takes the whole stake.',
  OfferStillOpen: 'Retract the open offer first.',
  CoStakesMissing: REFRESH,
  UnexpectedCoStake: REFRESH,

  // State of an offer
  OfferNotOpen: 'Choose another offer: this one has been accepted.',
  OfferExpired: 'Choose another offer, or ask the owner for a new one.',
  OfferNotExpired: 'Wait until the offer expires; its owner can retract it at any time.',
  OfferReserved: 'Sign with the wallet that the offer is reserved for, or choose another offer.',
  TermsChanged: 'Review the offer again: its terms differ from the ones that were shown.',
  CoStakeNotActive:
    'No action is needed: the co-stake is already leaving, or was never accepted. During its wait it can be unstaked once more if its device is terminated.',
  CoStakeNotWithdrawn: 'Withdraw the co-stake first.',
  RewardsNotClaimed:
    'Claim the co-stake’s rewards first; frozen rewards are released or burned when their case ends.',
  ExitNotStarted: 'Unstake first.',
  StillLocked: 'Wait until the cooldown ends; then anyone can send the withdrawal.',
  StakeFrozen: 'Wait until the slash case has ended.',
  NothingToClaim: 'Wait until rewards have been posted.',

  // State of a slash case
  NothingExposed: 'Check the time of the infraction, and the percentages.',
  SlashAboveCap: 'Ask for a smaller part of the stake.',
  SlashCapUsedUp:
    'Wait until earlier cases no longer count, 42 to 56 days after they were opened, or withdraw one of them.',
  AlreadyAppealed: 'No action is needed: the case is or was under appeal.',
  NotAppealed: 'Wait for an appeal; without one the case can be executed after its appeal window.',
  AppealTooLate: 'The case can no longer be appealed.',
  CoStakeNotHit: 'No action is needed: the case takes nothing from this co-stake.',
  CaseDecided:
    'No action is needed: a dismissed case can be released; an upheld one can be dismissed until its appeal window ends.',
  CaseExpired: 'Release the case to free its amounts.',
  CaseNotExecutable: 'Wait until the appeal window is over; an appealed case must also be upheld.',
  CaseNotReleasable: 'Wait until the case is dismissed or the arbiter’s deadline passes.',

  // Roles that can take stake, and slash terms
  NominationNotMatured: 'Wait until the nomination has matured, 42 days after it was made.',
  NominationEnded: 'Ask the admin for a new nomination.',
  SpareAdminStands:
    'Withdraw the spare admin first; 42 days later you can nominate another key. Or let the spare admin accept the role.',
  SpareAdminTakenBack: 'Wait: the spare admin ends 42 days after it was withdrawn.',
  AdminNotVacatable: 'Nominate another admin instead, who can accept 42 days later.',
  NotAdminNorHolder: 'Sign with the admin’s key, or with the key of the slasher or arbiter who resigns.',
  RoleVacant: 'No action is needed: no one holds the role.',
  BadSlashTerm: OPERATOR_INPUT,
  SlashTermUnchanged: 'No action is needed: the value is already in force.',

  // Deciding and withdrawing a case
  NotSlasherNorAdmin:
    'Sign with the slasher’s key. The admin can withdraw a case only while there is no slasher.',
  OpenerCannotDecide: 'Another arbiter must decide; without a decision the case expires and is released.',
  CaseBeforeArbiter: 'Dismiss the case, or let it expire.',
  TakeBackTooLate: 'The decision is final: the case can be executed.',

  // The owner's exit, and payouts
  OwnerCommitted: 'Wait until the commitment ends, or until the co-staker unstakes.',
  NoticeLive: 'Choose another offer, or wait until the owner’s notice of leaving lapses.',
  DestinationHasDelegate:
    'Let the recorded wallet send the transaction, or revoke the delegate of its associated token account.',

  // What never happens
  MathOverflow: SUPPORT,
  LedgerMismatch: SUPPORT,
};
