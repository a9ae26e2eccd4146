import { findSlashCasePda } from '@co-staking/sdk';

import type { TestCoStake, TestDevice } from '../../support/world';
import type { Try, Walk } from '../walk';

/** What someone tries to do on a device, or with one of its offers; `null` if there is nothing to try. */
export type Action = (walk: Walk, device: TestDevice, offer: TestCoStake | null) => Promise<Try | null>;

/** An action with an offer, if the device has any. */
export const onOffer =
  (make: (walk: Walk, device: TestDevice, offer: TestCoStake) => Promise<Try | null>): Action =>
  async (walk, device, offer) =>
    offer && make(walk, device, offer);

/** An action on one of the device's open cases, if there is one. */
export const onCase =
  (
    make: (walk: Walk, device: TestDevice, number: number, offer: TestCoStake | null) => Promise<Try | null>,
  ): Action =>
  async (walk, device, offer) => {
    const cases = await walk.casesOf(device);
    return cases.length === 0 ? null : make(walk, device, walk.random.pick(cases).number, offer);
  };

/** A case as the harness names it. */
export const named = (device: TestDevice, number: number) => ({
  address: findSlashCasePda({ device: device.address, number })[0],
  number,
  device,
});
