import {
  CaseState,
  DeviceStatus,
  OfferState,
  Role,
  SlashReason,
  SlashTerm,
  SlotState,
} from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { assert } from 'chai';

const ENUMS = { CaseState, DeviceStatus, OfferState, Role, SlashReason, SlashTerm, SlotState };

/** The variant of zeroed memory, which no account holds. */
const UNINITIALIZED = 'Uninitialized';

describe('the SDK and the IDL', () => {
  it('know the same enums', () => {
    const names = IDL.types.filter(({ type }) => type.kind === 'enum').map(({ name }) => name);
    assert.sameMembers(Object.keys(ENUMS), names);
  });

  for (const [name, numbers] of Object.entries(ENUMS))
    it(`number ${name} alike`, () => {
      const { type } = IDL.types.find((candidate) => candidate.name === name)!;
      assert(type.kind === 'enum');
      const theirs = type.variants.map((variant, number) => [variant.name, number] as const);
      assert.deepStrictEqual(
        Object.entries(numbers),
        theirs.filter(([variant]) => variant !== UNINITIALIZED),
      );
    });
});
