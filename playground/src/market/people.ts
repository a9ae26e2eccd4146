import { keypairOf, type Actor, type World } from '@co-staking/sdk/testing';
import type { Keypair } from '@solana/web3.js';

/** Owners, co-stakers, a visitor and a newcomer. Each has lamports and tokens, and, except the newcomer, an account. */
export const PEOPLE = [
  'owner',
  'owner-2',
  'co-staker',
  'co-staker-2',
  'co-staker-3',
  'co-staker-4',
  'visitor',
  'newcomer',
] as const;

export type Person = (typeof PEOPLE)[number];
export type People = Record<Person, Actor>;

/** The key of a named wallet: the same for the same seed. */
export const walletOf = (seed: string, name: string): Keypair => keypairOf(`playground ${seed} ${name}`);

/** Creates everyone in the world. */
export async function peopleOf(world: World, seed: string): Promise<People> {
  const people: Partial<People> = {};
  for (const name of PEOPLE) {
    const wallet = walletOf(seed, name);
    people[name] = await (name === 'newcomer' ? world.newWallet({ wallet }) : world.newActor({ wallet }));
  }
  return people as People;
}
