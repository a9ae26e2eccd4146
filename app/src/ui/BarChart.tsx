import { messages } from '../messages';
import './chart.css';

/** One bar: its period as shown, its length, and its amount as text. */
export interface Bar {
  label: string;
  /** Base units: only proportions are drawn. */
  value: bigint;
  words: string;
}

const HEIGHT = 120;
const STEP = 20;
/** Places of the axis: two months are two bars, not two halves of the page. */
const LEAST = 8;

/** Bars for the eye, and the same figures as a table for everyone. */
export function BarChart({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const most = bars.reduce((top, { value }) => (value > top ? value : top), 1n);
  // Parts of a thousand: an amount never becomes a float.
  const heightOf = (value: bigint): number =>
    Math.max(Number((value * 1_000n) / most) * (HEIGHT / 1_000), value > 0n ? 2 : 0);
  const width = Math.max(bars.length, LEAST) * STEP;
  const [first, last] = [bars[0]?.label, bars.at(-1)?.label];
  const highest = bars.find(({ value }) => value === most);
  return (
    <figure className="chart">
      <figcaption className="small muted row between">
        <span>{title}</span>
        {highest && <span className="num">{messages.chart.highest(highest.words)}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <line x1="0" x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="chart-axis" />
        {bars.map(({ label, value, words }, index) => (
          <rect
            key={label}
            x={index * STEP + 3}
            width={STEP - 6}
            y={HEIGHT - heightOf(value)}
            height={heightOf(value)}
            className="chart-bar"
          >
            <title>{`${label}: ${words}`}</title>
          </rect>
        ))}
      </svg>
      <div className="row between small muted num">
        {bars.length < LEAST ? (
          <span>{first === last ? first : messages.chart.range(first!, last!)}</span>
        ) : (
          <>
            <span>{first}</span>
            <span>{last}</span>
          </>
        )}
      </div>
      <details>
        <summary className="small">{messages.chart.asTable}</summary>
        <div className="chart-table" role="region" aria-label={title} tabIndex={0}>
          <table className="num small">
            <thead>
              <tr>
                <th scope="col">{messages.chart.period}</th>
                <th scope="col" className="end">
                  {messages.chart.amount}
                </th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ label, words }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className="end">{words}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
