// Pictures for the documentation: a PNG of at most 256 colours, as small as Node's zlib makes it.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;
/** So many of the most frequent colours stay exactly what they are: the flat parts of a page. */
const EXACT = 96;

/** Pixels row by row, each as 0xRRGGBB. */
export interface Pixels {
  width: number;
  height: number;
  colours: Uint32Array;
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('not a PNG');
  const chunks = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + png.readUInt32BE(at)),
    });
  return chunks;
}

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
};

/** Undoes the filter of each row, in place. */
function unfilter(raw: Buffer, height: number, stride: number, step: number): void {
  for (let row = 0; row < height; row += 1) {
    const start = row * (stride + 1);
    const filter = raw[start]!;
    for (let column = 0; column < stride; column += 1) {
      const at = start + 1 + column;
      const left = column < step ? 0 : raw[at - step]!;
      const up = row === 0 ? 0 : raw[at - stride - 1]!;
      const corner = row === 0 || column < step ? 0 : raw[at - stride - 1 - step]!;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      raw[at] = raw[at]! + guess;
    }
  }
}

/** Reads a PNG of a browser: 8 bits a channel, opaque. @throws Error for another kind of PNG */
export function readPng(png: Buffer): Pixels {
  const chunks = chunksOf(png);
  const head = chunks.find(({ type }) => type === 'IHDR')!.data;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [bits, kind, , , interlaced] = head.subarray(8);
  const step = kind === 2 ? 3 : kind === 6 ? 4 : kind === 3 ? 1 : 0;
  if (bits !== 8 || step === 0 || interlaced !== 0)
    throw new Error('a PNG of 8 bits a channel is needed, not interlaced');
  const raw = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
  );
  unfilter(raw, height, width * step, step);
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data;
  const colours = new Uint32Array(width * height);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = row * (width * step + 1) + 1 + column * step;
      colours[row * width + column] = palette ? palette.readUIntBE(raw[at]! * 3, 3) : raw.readUIntBE(at, 3);
    }
  return { width, height, colours };
}

const channels = (colour: number): [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 255,
  colour & 255,
];
type Counted = readonly [colour: number, count: number];

interface Box {
  members: readonly Counted[];
  mean: [number, number, number];
  /** Channel that differs most. */
  axis: number;
  /** How much it differs, over all pixels. */
  spread: number;
}

function boxOf(members: readonly Counted[]): Box {
  const total = members.reduce((sum, [, count]) => sum + count, 0);
  const average = (of: (colour: number) => number): number =>
    members.reduce((sum, [colour, count]) => sum + of(colour) * count, 0) / total;
  const mean = [0, 1, 2].map((axis) => average((colour) => channels(colour)[axis]!)) as Box['mean'];
  const spreads = mean.map((middle, axis) => average((colour) => (channels(colour)[axis]! - middle) ** 2));
  const axis = spreads.indexOf(Math.max(...spreads));
  return { members, mean, axis, spread: spreads[axis]! * total };
}

/** At most so many colours that stand for the given ones: boxes of similar colours, split where they differ most. */
function averages(counted: readonly Counted[], most: number): number[] {
  const boxes = counted.length === 0 ? [] : [boxOf(counted)];
  while (boxes.length < most) {
    boxes.sort((one, other) => other.spread - one.spread);
    const [widest] = boxes;
    if (!widest || widest.spread === 0) break;
    const { members, mean, axis } = widest;
    const below = ([colour]: Counted): boolean => channels(colour)[axis]! <= mean[axis]!;
    boxes.splice(0, 1, boxOf(members.filter(below)), boxOf(members.filter((member) => !below(member))));
  }
  return boxes.map(({ mean }) => mean.reduce((colour, value) => colour * 256 + Math.round(value), 0));
}

const nearest = (palette: readonly number[], colour: number): number => {
  const [red, green, blue] = channels(colour);
  let best = 0;
  let least = Infinity;
  palette.forEach((candidate, index) => {
    const [r, g, b] = channels(candidate);
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
};

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** Writes a PNG with a palette. Up to 256 colours are kept exactly; of more, those that are not frequent are averaged. */
export function writePng({ width, height, colours }: Pixels): Buffer {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const counted = [...counts].sort(([, one], [, other]) => other - one);
  const exact = counted.length <= COLOURS ? COLOURS : EXACT;
  const palette = [
    ...counted.slice(0, exact).map(([colour]) => colour),
    ...averages(counted.slice(exact), COLOURS - exact),
  ];
  const indexes = new Map(counted.map(([colour]) => [colour, nearest(palette, colour)]));
  const raw = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, at) => {
    raw[at + Math.floor(at / width) + 1] = indexes.get(colour)!;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  // 8 bits, a palette.
  head.set([8, 3], 8);
  const table = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, index) => table.writeUIntBE(colour, index * 3, 3));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(raw, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
