import { Program } from '@coral-xyz/anchor';
import type { PublicKey } from '@solana/web3.js';
import BN from 'bn.js';

import IDL from '../../sdk/src/idl/co_staking.json';
import type { CoStaking } from '../../sdk/src/idl/co_staking';
import { accountsByHand, argumentByHand } from './byHand';
import { UNUSED_BUMP, associated, configOf, offerBump, walletLinkOf, type Dapp, type Provider } from './dapp';

/** The dApp on `@coral-xyz/anchor`: typed `.accounts()` in every call. */
export function coralDapp(provider: Provider): Dapp {
  const program = new Program<CoStaking>(IDL, provider);
  const { account, methods } = program;
  const wallet = provider.publicKey;
  const ownAssociated = async (): Promise<[PublicKey, number]> => {
    const { mint, tokenProgram } = await account.config.fetch(configOf(program.programId));
    return associated(wallet, mint, tokenProgram);
  };

  return {
    stake: async (device, amount) => {
      const [source] = await ownAssociated();
      return methods
        .stake(new BN(amount.toString()))
        .accounts(accountsByHand('stake', { device, source }))
        .rpc();
    },
    createOffer: async (device, { amount, shareBps, counterparty }) => {
      const { nextNonce } = await account.device.fetch(device);
      const [offer, bump] = offerBump(program.programId, device, nextNonce);
      await methods
        .createOffer(
          argumentByHand('createOffer', 'nonce', nextNonce),
          argumentByHand('createOffer', 'bump', bump),
          new BN(amount.toString()),
          shareBps,
          new BN(0),
          counterparty,
        )
        .accounts(accountsByHand('createOffer', { device }))
        .rpc();
      return offer;
    },
    acceptOffer: async (offer) => {
      const [source] = await ownAssociated();
      const terms = await account.offer.fetch(offer);
      const { participant } = await account.walletLink.fetch(walletLinkOf(program.programId, wallet));
      return methods
        .acceptOffer(
          terms.amount,
          terms.shareBps,
          terms.waitSeconds,
          terms.cooldownSeconds,
          terms.createdAt,
          new BN(0),
        )
        .accounts(accountsByHand('acceptOffer', { offer, participant, source }))
        .rpc();
    },
    claim: async (offer) => {
      const [destination] = await ownAssociated();
      return methods
        .claimCoStakeRewards(UNUSED_BUMP)
        .accounts(accountsByHand('claimCoStakeRewards', { offer, destination }))
        .rpc();
    },
    unstake: (offer) => methods.unstakeCoStake().accounts(accountsByHand('unstakeCoStake', { offer })).rpc(),
    withdraw: async (offer) => {
      const [destination] = await ownAssociated();
      return methods
        .withdrawCoStake(UNUSED_BUMP)
        .accounts(accountsByHand('withdrawCoStake', { offer, destination }))
        .rpc();
    },
    acceptRole: (role) => methods.acceptRole(role).accounts(accountsByHand('acceptRole', {})).rpc(),
    stateOf: async (offer) => (await account.offer.fetch(offer)).state,
    statusOf: async (device) => (await account.device.fetch(device)).status,
  };
}
