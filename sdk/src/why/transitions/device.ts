import { DeviceStatus } from '../../accounts';
import { toBigInt } from '../../amounts';
import { BPS_DENOMINATOR } from '../../constants';
import * as rules from '../../rules';
import type { ActionArguments } from '../actions/arguments';
import { dateOf, offerInQuestion, type Change, type State } from '../../instructions/effects/state';

export const terminateDevice = ({ subject, now }: State): Change => ({
  subject: {
    ...subject,
    device: { ...subject.device, status: DeviceStatus.Terminated, terminatedAt: now },
  },
});

export function postRewards({ subject, viewer }: State, args: ActionArguments['postRewards']): Change {
  const { rewards: before } = subject.device;
  const amount = toBigInt(args.amount);
  const part = dateOf(rules.shareOf(amount, BPS_DENOMINATOR - before.liveShareBps));
  const owner = dateOf(rules.plus({ units: before.ownerUnits, fraction: before.ownerFraction }, part));
  const rewards = {
    ...before,
    postedTotal: before.postedTotal + amount,
    lastBlock: toBigInt(args.block ?? before.lastBlock + 1n),
    ownerUnits: owner.units,
    ownerFraction: owner.fraction,
  };
  return {
    subject: { ...subject, device: { ...subject.device, rewards } },
    paid: [{ from: viewer.wallet, to: null, amount }],
  };
}

/** Closes the account of a co-stake that is done with. */
export function closeOffer({ subject }: State): Change {
  const { nonce } = offerInQuestion(subject);
  const { offers } = subject;
  return {
    subject: {
      ...subject,
      offer: undefined,
      ...(offers && { offers: offers.filter((other) => other.nonce !== nonce) }),
      device: { ...subject.device, offerCount: subject.device.offerCount - 1 },
    },
  };
}
