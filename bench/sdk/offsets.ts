// Places of fields in the accounts of this version of the program, counted by hand, as a client without an SDK has them.

export const OFFER = {
  tag: Buffer.from([215, 88, 60, 71, 170, 162, 73, 229]),
  open: 1,
  state: 10,
  device: 16,
  counterparty: 112,
  amount: 176,
  share: 200,
  waitSeconds: 208,
  cooldownSeconds: 216,
  expiresAt: 224,
  createdAt: 232,
};

export const DEVICE = {
  tag: Buffer.from([153, 248, 23, 39, 83, 45, 68, 128]),
  status: 10,
  tier: 11,
  score: 12,
  id: 16,
  model: 32,
  minimum: 224,
  multiplier: 232,
  cards: 236,
  announcedMinimum: 240,
  announcedMultiplier: 248,
  announcedCards: 252,
  announcedFrom: 256,
  registeredAt: 264,
  terminatedAt: 272,
  noticeGivenAt: 296,
  ownerStake: 304,
  ownerFrozen: 312,
  ownerCooldownEndsAt: 328,
  postedTotal: 336,
  liveShare: 392,
  slashTaken: 400,
  openCases: 444,
  slots: 448,
  bucket: 720,
};

/** A slot of a device. */
export const SLOT = { size: 56, state: 6, amount: 8, frozen: 40, open: 1, active: 2 };

export const CONFIG = {
  ownerCap: 14,
  appealSeconds: 488,
  pausedUntil: 512,
  coStakeCap: 552,
  announcedOwnerCap: 554,
  announcedCoStakeCap: 556,
  announcedAppealSeconds: 560,
  ownerCapFrom: 568,
  coStakeCapFrom: 576,
  appealFrom: 584,
};

export const MODEL_BYTES = 32;
export const KEY_BYTES = 32;
export const UNKNOWN = 255;
