import { messages } from '../messages';
import { format } from '../page';

const text = messages.score;

/** A reliability score with its five parts as small bars; the parts are read out in words. */
export function ScoreBars({ score, parts }: { score: number | null; parts: readonly (number | null)[] }) {
  if (score === null)
    return (
      <span title={text.unknown}>
        – <span className="hidden">{text.unknown}</span>
      </span>
    );
  const words = parts
    .map((part, index) => (part === null ? null : `${text.parts[index]} ${format.percent(part)}`))
    .filter((part) => part !== null)
    .join(', ');
  return (
    <span className="score" title={words}>
      <span className="num">{format.percent(score)}</span>
      {words !== '' && (
        <>
          <svg viewBox="0 0 38 20" width="38" height="20" aria-hidden="true">
            {parts.map((part, index) => (
              <g key={index}>
                <rect x={index * 8} y="0" width="6" height="20" rx="1" className="score-track" />
                <rect
                  x={index * 8}
                  y={20 - (part ?? 0) / 5}
                  width="6"
                  height={(part ?? 0) / 5}
                  rx="1"
                  className="score-bar"
                />
              </g>
            ))}
          </svg>
          <span className="hidden">{words}</span>
        </>
      )}
    </span>
  );
}
