import type { ReactNode } from 'react';

import './totals.css';

/** A few amounts in large type, a note, and one action. */
export function Totals(props: {
  totals: readonly (readonly [string, string])[];
  note?: ReactNode;
  action?: ReactNode;
}) {
  const { totals, note, action } = props;
  return (
    <section className="card totals">
      <dl>
        {totals.map(([name, value]) => (
          <div key={name}>
            <dt className="small muted">{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="totals-act">
        {action}
        {note && <p className="small muted">{note}</p>}
      </div>
    </section>
  );
}
