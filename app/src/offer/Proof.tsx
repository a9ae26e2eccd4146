import { PROGRAM_ID } from '@co-staking/sdk';
import { encode } from 'uqr';

import { messages } from '../messages';
import { settings } from '../settings';
import { Facts } from '../ui/Facts';
import { Copy } from '../ui/States';
import { Part } from './Details';

const text = messages.offer;

/** A QR code as one path: nothing that a policy of the page would refuse. */
function QrCode({ value }: { value: string }) {
  const { data, size } = encode(value, { border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={text.qr}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** Link to the page of an offer. */
export const offerUrl = (address: string): string => `${location.origin}/offer/${address}`;

/** The link to an offer, for people and for cameras. */
export function Share({ address }: { address: string }) {
  const url = offerUrl(address);
  return (
    <Part title={text.share}>
      <div className="share">
        <QrCode value={url} />
        <div className="stack-s">
          <p className="small muted break">{url}</p>
          <div>
            <Copy text={url} className="button little">
              {text.copyLink}
            </Copy>
          </div>
        </div>
      </div>
    </Part>
  );
}

/** Program and how to check it. */
export function Genuine({ address }: { address: string }) {
  const program = PROGRAM_ID.toBase58();
  return (
    <Part title={text.genuine}>
      <p className="muted">{text.genuineWords}</p>
      <Facts
        facts={[
          [
            text.program,
            <Copy key="program" text={program}>
              {program}
            </Copy>,
          ],
          [
            text.offerAddress,
            <Copy key="offer" text={address}>
              {address}
            </Copy>,
          ],
        ]}
      />
      <p className="muted">{text.verify}</p>
      <code className="small break">node scripts/verify-deployed.mjs --url {settings.rpc}</code>
    </Part>
  );
}
