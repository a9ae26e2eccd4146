import { isLocked, quotes, type Config, type Device } from '@co-staking/sdk';
import { createElement } from 'react';

import { messages } from '../messages';
import { format } from '../page';
import type { ActionQuestion } from '../send/ActionDialog';
import { amountQuestion } from '../send/amountQuestion';
import { When } from '../ui/Countdown';
import type { DeviceSubject } from './load';

const text = messages.devices;

/** Before an owner's full unstake: when the stake is free, who else leaves and when, and what is lost. */
export function unstakeQuestion({ config, device, offers }: DeviceSubject, now: bigint): ActionQuestion {
  const tokens = (units: bigint): string => format.tokens(units, config.mintDecimals);
  const freeAt = quotes.ownerExitDate(config, device, now);
  const worst = quotes.ownerWorstCase(config, device, now);
  const taken = device.slots.filter((slot) => isLocked(slot, now));
  const leaving = taken.flatMap(({ nonce, amount }) => {
    const offer = offers.find((one) => one.nonce === nonce);
    const dates = offer && quotes.forcedExitDates(config, device, offer, now);
    return dates ? [text.unstake.leaves(tokens(amount), format.date(dates.cooldownEndsAt))] : [];
  });
  return {
    title: text.unstake.title,
    deviceId: device.id,
    facts: [
      [text.ownerStake, tokens(device.ownerStake)],
      [text.unstake.free, createElement(When, { left: freeAt - now, date: freeAt })],
      [text.unstake.takes, format.count(taken.length)],
    ],
    notes: [...leaving, text.unstake.earnsNothing, text.unstake.lose(tokens(worst.stake))],
    consents: [text.unstake.consent(format.duration(freeAt - now))],
    confirm: text.unstake.confirm(tokens(device.ownerStake)),
    done: text.unstake.done,
  };
}

/** Before a notice of leaving. */
export const noticeQuestion = (device: Device): ActionQuestion => ({
  title: text.notice.title,
  deviceId: device.id,
  facts: [],
  notes: [text.notice.words, text.notice.note],
  confirm: text.notice.confirm,
  done: text.notice.done,
});

/** Before the withdrawal of a stake whose cooldown is over. */
export const withdrawQuestion = (config: Config, device: Device): ActionQuestion =>
  amountQuestion(
    text.withdraw,
    text.ownerStake,
    format.tokens(device.ownerStake, config.mintDecimals),
    device.id,
  );

/** Before a claim of the owner's rewards. */
export const rewardsQuestion = (config: Config, device: Device): ActionQuestion =>
  amountQuestion(
    text.claim,
    text.rewards,
    format.tokens(quotes.ownerRewardsClaimable(device), config.mintDecimals),
    device.id,
  );
