// The pictures of the documentation are made smaller without a change of their flat colours.
import { expect } from 'chai';

import { readPng, writePng } from '../../app/test/png';

describe('app: pictures of the documentation', () => {
  it('keep every pixel if there are at most 256 colours', () => {
    const colours = Uint32Array.from({ length: 16 * 17 }, (_, at) => (at % 256) * 0x010101);
    const pixels = { width: 16, height: 17, colours };
    expect(readPng(writePng(pixels))).to.deep.equal(pixels);
  });

  it('keep the frequent colours of many, and change the others little', () => {
    const shades = Array.from(
      { length: 4_096 },
      (_, at) => ((at & 15) << 4) | ((at & 240) << 8) | ((at >> 8) << 20),
    );
    const accent = 0x5b2ee5;
    const colours = Uint32Array.from([...Array.from({ length: 4_096 }, () => accent), ...shades]);
    const { colours: read } = readPng(writePng({ width: 64, height: 128, colours }));
    expect(new Set(read).size).to.be.at.most(256);
    expect(read[0]).to.equal(accent);
    const errors = shades.map((colour, at) =>
      Math.max(
        ...[16, 8, 0].map((shift) =>
          Math.abs(((colour >> shift) & 255) - ((read[4_096 + at]! >> shift) & 255)),
        ),
      ),
    );
    expect(Math.max(...errors)).to.be.at.most(48);
  });

  it('refuses what is not a PNG', () => {
    expect(() => readPng(Buffer.from('GIF89a  '))).to.throw('not a PNG');
  });
});
