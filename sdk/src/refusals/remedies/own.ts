import type { OwnRefusalCode } from '../types';

/** Words and remedies of the refusals that no error of the program stands for. */
export const OWN_REFUSALS: Record<OwnRefusalCode, { message: string; remedy: string }> = {
  InsufficientFunds: {
    message: 'the wallet’s token account holds too little',
    remedy: 'Send tokens to the wallet’s associated token account, or choose a smaller amount.',
  },
  NoParticipant: {
    message: 'the wallet has no account yet',
    remedy: 'Open an account for the wallet first; it can go into the same transaction.',
  },
  ParticipantExists: {
    message: 'the wallet already has an account',
    remedy: 'Use the account that the wallet belongs to.',
  },
  WalletNotLinked: {
    message: 'the wallet is not linked to the account',
    remedy: 'Choose a wallet that belongs to the account.',
  },
  NoOffer: {
    message: 'there is no such offer, or it has been closed',
    remedy: 'Choose an offer of the device that is still listed.',
  },
  NoSlashCase: {
    message: 'there is no such slash case, or it has ended',
    remedy: 'No action is needed: an ended case has burned or released its amounts.',
  },
  AlreadyInitialized: {
    message: 'the program is already initialised',
    remedy: 'Change parameters and roles with the admin’s instructions instead.',
  },
  OffersUnknown: {
    message: 'this cannot be decided without all exposed co-stakes of the device',
    remedy: 'Fetch the device’s offers and pass them too.',
  },
};
