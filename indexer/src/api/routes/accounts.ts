import {
  fetchDeviceNullable,
  fetchOfferNullable,
  fetchPositions,
  findDevicePda,
  findOffers,
  findSlashCases,
} from '@co-staking/sdk';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { PublicKey } from '@solana/web3.js';
import Type from 'typebox';

import { ApiError, type ApiContext } from '../context';
import { Address, Case, Device, exact, Offer, Positions, Problem, Uuid } from '../schemas';
import { caseView, deviceView, offerView, positionsView } from '../views';

const notFound = (what: string): ApiError =>
  new ApiError(404, 'NotFound', `there is no ${what}, or it has been closed; its history may still be there`);

/** Devices, offers, positions and cases as the chain has them. */
export const accountRoutes =
  (context: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { accounts, programId } = context;
    const options = { programId };

    app.get(
      '/v1/devices/:device',
      {
        schema: {
          summary: 'A device with its offers and co-stakes',
          params: Type.Object({ device: Type.Union([Address, Uuid]) }, exact),
          response: { 200: Device, 400: Problem, 404: Problem },
        },
      },
      async ({ params }) => {
        const { indexedAt } = await context.state();
        const isId = params.device.includes('-');
        const address = isId
          ? findDevicePda({ id: params.device, programId })[0]
          : new PublicKey(params.device);
        const device = await fetchDeviceNullable(accounts, address, options).catch(() => null);
        if (!device) throw notFound('such device');
        const offers = await findOffers(accounts, { device: address }, options);
        offers.sort((a, b) => a.nonce - b.nonce);
        return deviceView(device, offers, await context.config(), indexedAt);
      },
    );

    app.get(
      '/v1/offers/:offer',
      {
        schema: {
          summary: 'An offer, or the co-stake it became',
          params: Type.Object({ offer: Address }, exact),
          response: { 200: Offer, 400: Problem, 404: Problem },
        },
      },
      async ({ params }) => {
        const { indexedAt } = await context.state();
        const offer = await fetchOfferNullable(accounts, params.offer, options).catch(() => null);
        const device = offer && (await fetchDeviceNullable(accounts, offer.device, options));
        if (!offer || !device) throw notFound('such offer');
        return offerView(offer, device, indexedAt);
      },
    );

    app.get(
      '/v1/wallets/:wallet/positions',
      {
        schema: {
          summary: 'Devices and co-stakes of a wallet',
          params: Type.Object({ wallet: Address }, exact),
          response: { 200: Positions, 400: Problem },
        },
      },
      async ({ params }) => {
        const { indexedAt } = await context.state();
        const positions = await fetchPositions(accounts, params.wallet, indexedAt, options);
        return positionsView(positions, await context.config(), indexedAt);
      },
    );

    app.get(
      '/v1/cases',
      {
        schema: {
          summary: 'Slash cases that have not ended',
          querystring: Type.Object({ device: Type.Optional(Address) }, exact),
          response: { 200: Type.Object({ cases: Type.Array(Case) }, exact), 400: Problem },
        },
      },
      async ({ query }) => {
        await context.state();
        const filter = query.device === undefined ? {} : { device: query.device };
        const cases = await findSlashCases(accounts, filter, options);
        cases.sort((a, b) =>
          a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : a.number - b.number,
        );
        return { cases: cases.map(caseView) };
      },
    );
  };
