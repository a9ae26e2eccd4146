import { findDevicePda, findOfferPda } from '@co-staking/sdk';
import { OfferLinkError, offerLink, parseOfferLink } from '@co-staking/sdk/blinks';
import { Keypair } from '@solana/web3.js';
import { assert } from 'chai';

const BASE = 'https://stake.example';
const [device] = findDevicePda({ id: '00000000-0000-4000-8000-000000000001' });
const [offer] = findOfferPda({ device, nonce: 7 });
const wallet = Keypair.fromSeed(Buffer.alloc(32, 1)).publicKey;

const parse = (text: string, bases: string[] = [BASE]) => parseOfferLink(text, { bases });

describe('link to an offer', () => {
  it('names the website, the offer, and the cluster unless it is mainnet', () => {
    assert.equal(offerLink(BASE, offer), `https://stake.example/offer/${offer}`);
    assert.equal(
      offerLink(`${BASE}/`, offer, 'devnet'),
      `https://stake.example/offer/${offer}?cluster=devnet`,
    );
    assert.equal(offerLink(`${BASE}/app/`, `${offer}`), `https://stake.example/app/offer/${offer}`);
    assert.equal(offerLink('http://localhost:3000', offer), `http://localhost:3000/offer/${offer}`);
  });

  it('is read back, whichever of the trusted websites it leads to', () => {
    for (const base of [BASE, `${BASE}/app`, 'http://127.0.0.1:8080'])
      for (const cluster of ['mainnet-beta', 'devnet', 'testnet'] as const) {
        const read = parse(offerLink(base, offer, cluster), ['https://other.example', base]);
        assert.equal(`${read.offer}`, `${offer}`);
        assert.equal(read.cluster, cluster);
      }
    assert.equal(`${parse(`  HTTPS://STAKE.example:443/offer/${offer}\n`).offer}`, `${offer}`);
  });

  const refused: [string, string][] = [
    ['not a URL at all', 'is not a URL'],
    [`http://stake.example/offer/${offer}`, 'does not lead to https://stake.example'],
    [`javascript:alert(1)//stake.example/offer/${offer}`, 'does not lead to'],
    [`solana-action:https://stake.example/offer/${offer}`, 'does not lead to'],
    [`https://stake.example.evil.com/offer/${offer}`, 'does not lead to'],
    [`https://evil.com/https://stake.example/offer/${offer}`, 'does not lead to'],
    [`https://stake.example@evil.com/offer/${offer}`, 'does not lead to'],
    [`https://user:secret@stake.example/offer/${offer}`, 'does not lead to'],
    [`https://stake.example:8443/offer/${offer}`, 'does not lead to'],
    [`https://stаke.example/offer/${offer}`, 'does not lead to'],
    [`https://stake.example/offers/${offer}`, 'does not lead to'],
    [`https://stake.example/offer/../admin/${offer}`, 'does not lead to'],
    [`https://stake.example/offer/${offer}/`, 'contains more than an offer'],
    [`https://stake.example/offer/${offer}#x`, 'contains more than an offer'],
    [`https://stake.example/offer/${offer}?cluster=devnet&to=x`, 'contains more than an offer'],
    [`https://stake.example/offer/${offer}?ref=x`, 'contains more than an offer'],
    [`https://stake.example/offer/`, 'contains more than an offer'],
    [`https://stake.example/offer/${offer}?cluster=mynet`, 'unknown cluster mynet'],
    [`https://stake.example/offer/${`${offer}`.slice(5)}`, 'has no address'],
    [`https://stake.example/offer/${`${offer}`.replace(/./, '0')}`, 'has no address'],
    [`https://stake.example/offer/${wallet}`, 'this is a wallet, not an offer'],
  ];
  for (const [text, words] of refused)
    it(`is not ${text.replaceAll(`${offer}`, '<offer>').replaceAll(`${wallet}`, '<wallet>')}`, () =>
      assert.throws(() => parse(text), OfferLinkError, words));

  it('is not made for another base than a plain https address', () => {
    for (const [base, words] of [
      ['stake.example', 'base is not a URL'],
      ['http://stake.example', 'base must be https'],
      ['ftp://stake.example', 'base must be https'],
      ['https://user@stake.example', 'plain address'],
      ['https://stake.example?x=1', 'plain address'],
      ['https://stake.example#x', 'plain address'],
    ] as const)
      assert.throws(() => offerLink(base, offer), OfferLinkError, words);
    assert.throws(() => offerLink(BASE, offer, 'mynet' as 'devnet'), OfferLinkError, 'unknown cluster mynet');
    assert.throws(() => offerLink(BASE, 'x'), TypeError, 'offer is not a public key');
  });
});
