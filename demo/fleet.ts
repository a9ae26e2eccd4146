import { MAX_CARDS, MAX_MULTIPLIER_BPS, toBaseUnits } from '@co-staking/sdk';
import { readFileSync } from 'node:fs';

/** A device in a fleet file. */
export interface FleetDevice {
  /** UUID, lower case. */
  id: string;
  model: string;
  cards: number;
  /** Earning multiplier as written, for example `1.25`. */
  multiplier: string;
  /** The same in basis points. */
  multiplierBps: number;
}

/** An invalid fleet file; the message names row and field. */
export class FleetError extends Error {
  override readonly name = 'FleetError';
}

const FIELDS = ['id', 'model', 'cards', 'multiplier'] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MODEL_BYTES = 32;

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** A multiplier of at most four decimal places, in basis points; `null` if it is invalid. */
function toMultiplierBps(text: string): number | null {
  if (!/^\d+(\.\d{1,4})?$/.test(text)) return null;
  const bps = toBaseUnits(text, 4);
  return bps <= BigInt(MAX_MULTIPLIER_BPS) ? Number(bps) : null;
}

function readRow(value: unknown, row: number): FleetDevice {
  const refuse = (text: string): never => {
    throw new FleetError(`row ${row}: ${text}`);
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(`a device must be an object, not ${shown(value)}`);
  const fields = value as Record<string, unknown>;
  const unknown = Object.keys(fields).find((name) => !FIELDS.some((known) => known === name));
  if (unknown !== undefined) refuse(`unknown field "${unknown}"; a device has the fields ${FIELDS.join(', ')}`);
  const missing = FIELDS.find((name) => fields[name] === undefined);
  if (missing) refuse(`the field "${missing}" is missing`);

  const { id, model, cards, multiplier } = fields;
  if (typeof id !== 'string' || !UUID.test(id.toLowerCase()))
    return refuse(`the field "id" must be a UUID, not ${shown(id)}`);
  if (typeof model !== 'string' || model.trim() === '')
    return refuse(`the field "model" must be a name, not ${shown(model)}`);
  if (new TextEncoder().encode(model).length > MODEL_BYTES)
    return refuse(`the field "model" is longer than ${MODEL_BYTES} bytes: ${shown(model)}`);
  if (typeof cards !== 'number' || !Number.isInteger(cards) || cards < 1 || cards > MAX_CARDS)
    return refuse(`the field "cards" must be a whole number from 1 to ${MAX_CARDS}, not ${shown(cards)}`);
  const written = typeof multiplier === 'number' || typeof multiplier === 'string' ? String(multiplier) : '';
  const multiplierBps = toMultiplierBps(written);
  if (multiplierBps === null)
    return refuse(
      `the field "multiplier" must be a decimal from 0 to ${MAX_MULTIPLIER_BPS / 10_000} with at most four decimal places, not ${shown(multiplier)}`,
    );
  return { id: id.toLowerCase(), model, cards, multiplier: written, multiplierBps };
}

/** Checks a fleet: an array of one or more devices. @throws FleetError */
export function parseFleet(text: string): FleetDevice[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new FleetError(`not JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(value)) throw new FleetError('a fleet must be a JSON array of devices');
  if (value.length === 0) throw new FleetError('the fleet is empty; add at least one device');
  const fleet = value.map((row, index) => readRow(row, index + 1));
  const rows = new Map<string, number>();
  for (const [index, { id }] of fleet.entries()) {
    const first = rows.get(id);
    if (first !== undefined)
      throw new FleetError(`row ${index + 1}: the field "id" is the same as in row ${first}: ${id}`);
    rows.set(id, index + 1);
  }
  return fleet;
}

/** Reads a fleet file. @throws FleetError that names the file */
export function readFleet(file: string): FleetDevice[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new FleetError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  try {
    return parseFleet(text);
  } catch (error) {
    if (error instanceof FleetError) throw new FleetError(`${file}: ${error.message}`);
    throw error;
  }
}
