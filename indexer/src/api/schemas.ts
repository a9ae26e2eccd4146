import Type from 'typebox';

/** An amount: base units as text, because a JSON number is not exact. */
export const Amount = Type.String({
  pattern: '^-?[0-9]{1,20}$',
  description: 'Base units of the token, as text.',
});
export const Second = Type.String({
  pattern: '^[0-9]{1,12}$',
  description: 'Unix second of the chain, as text; "0" for never.',
});
export const Address = Type.String({
  pattern: '^[1-9A-HJ-NP-Za-km-z]{32,44}$',
  description: 'Address, base58.',
});
export const Signature = Type.String({
  pattern: '^[1-9A-HJ-NP-Za-km-z]{64,88}$',
  description: 'Signature of a transaction, base58.',
});
export const Uuid = Type.String({
  pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
  description: 'UUID of a device.',
});
const Bps = Type.Integer({ minimum: 0, maximum: 10_000, description: 'Basis points.' });
const Seconds = Type.String({ description: 'Seconds, as text.' });
export const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const exact = { additionalProperties: false } as const;

export const Problem = Type.Object(
  {
    error: Type.String({ description: 'What is wrong, and what to do.' }),
    code: Type.String(),
  },
  { ...exact, $id: 'Problem' },
);

const SlashTerms = Type.Object({ ownerCapBps: Bps, coStakeCapBps: Bps, appealSeconds: Seconds }, exact);
const AnnouncedTerm = Type.Object(
  { term: Type.Integer(), present: Type.String(), announced: Type.String(), from: Second },
  exact,
);
const AnnouncedMinimum = Type.Object({ minimum: Amount, from: Second }, exact);

export const MarketplaceRow = Type.Object(
  {
    offer: Address,
    device: Address,
    deviceId: Uuid,
    model: Type.String(),
    cards: Type.Integer(),
    tier: Type.Integer(),
    minimum: Amount,
    reliability: Nullable(Type.Integer({ minimum: 0, maximum: 100 })),
    rewardsPerWeek: Nullable(Amount),
    amount: Amount,
    shareBps: Bps,
    waitSeconds: Seconds,
    cooldownSeconds: Seconds,
    createdAt: Second,
    openCases: Type.Integer(),
    ownerCapLeft: Amount,
    slashTerms: SlashTerms,
    announcedTerms: Type.Array(AnnouncedTerm),
    announcedMinimum: Nullable(AnnouncedMinimum),
    expiresAt: Second,
    shortfall: Amount,
    reserved: Type.Boolean(),
    acceptable: Type.Boolean(),
    refusal: Nullable(Type.String()),
  },
  { ...exact, description: 'An open offer. It says nothing of the owner.' },
);

export const Offer = Type.Object(
  {
    address: Address,
    device: Address,
    nonce: Type.Integer(),
    label: Type.String({ description: "Its state, in the product's words." }),
    colour: Nullable(Type.String()),
    amount: Amount,
    principal: Amount,
    shareBps: Bps,
    waitSeconds: Seconds,
    cooldownSeconds: Seconds,
    expiresAt: Second,
    createdAt: Second,
    acceptedAt: Second,
    unstakedAt: Second,
    waitEndsAt: Second,
    cooldownEndsAt: Second,
    rewardsClaimable: Amount,
    rewardsClaimed: Amount,
    reserved: Type.Boolean(),
  },
  exact,
);

export const Device = Type.Object(
  {
    address: Address,
    id: Uuid,
    model: Type.String(),
    cards: Type.Integer(),
    multiplierBps: Type.Integer(),
    tier: Type.Integer(),
    status: Type.String(),
    reliability: Nullable(Type.Integer({ minimum: 0, maximum: 100 })),
    minimum: Amount,
    counted: Amount,
    sufficient: Type.Boolean(),
    rewardsPosted: Amount,
    registeredAt: Second,
    terminatedAt: Second,
    reportedAt: Second,
    hiredUntil: Second,
    noticeGivenAt: Second,
    openCases: Type.Integer(),
    ownerCapLeft: Amount,
    announcedMinimum: Nullable(AnnouncedMinimum),
    offers: Type.Array(Offer),
  },
  exact,
);

export const Positions = Type.Object(
  {
    devices: Type.Array(
      Type.Object(
        {
          device: Device,
          stake: Amount,
          state: Type.String(),
          overflow: Amount,
          rewardsClaimable: Amount,
          withdrawableAt: Nullable(Second),
        },
        exact,
      ),
    ),
    coStakes: Type.Array(
      Type.Object(
        {
          offer: Offer,
          device: Device,
          rewardsClaimable: Amount,
          waitEndsAt: Nullable(Second),
          withdrawableAt: Nullable(Second),
        },
        exact,
      ),
    ),
  },
  exact,
);

export const RewardPeriods = Type.Object(
  {
    periods: Type.Array(
      Type.Object({ period: Type.String(), earned: Amount, claimed: Amount, slashed: Amount }, exact),
    ),
  },
  exact,
);

export const Case = Type.Object(
  {
    address: Address,
    device: Address,
    number: Type.Integer(),
    reason: Type.String(),
    state: Type.String(),
    evidenceHash: Type.String({ description: 'Hex.' }),
    infractionAt: Second,
    openedAt: Second,
    appealEndsAt: Second,
    appealedAt: Second,
    arbiterEndsAt: Second,
    stakeBps: Bps,
    rewardsBps: Bps,
    ownerStake: Amount,
    ownerRewards: Amount,
    hits: Type.Array(Type.Object({ nonce: Type.Integer(), stake: Amount, rewards: Amount }, exact)),
  },
  exact,
);

export const Announcement = Type.Object(
  {
    kind: Type.String({ description: 'RoleNominated, SlashTermSet or RequirementUpdated.' }),
    device: Nullable(Address),
    announcedAt: Second,
    appliesFrom: Second,
    fields: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  },
  exact,
);

export const Totals = Type.Object(
  {
    devices: Type.Integer(),
    openOffers: Type.Integer(),
    activeCoStakes: Type.Integer(),
    openCases: Type.Integer(),
    ownerStake: Amount,
    coStake: Amount,
    rewardsPosted: Amount,
    rewardsClaimed: Amount,
    events: Type.String(),
  },
  { ...exact, description: 'Of the whole protocol, by final events; offers and cases by the accounts.' },
);
