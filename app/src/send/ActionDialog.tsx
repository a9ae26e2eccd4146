import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

import { messages } from '../messages';
import { explorerLink } from '../settings';
import { Dialog } from '../ui/Dialog';
import { Facts, type Fact } from '../ui/Facts';
import { Copy } from '../ui/States';
import { reasonWords } from '../ui/Why';
import type { OpenAction } from './host';
import { useSend, type SendState } from './useSend';

const text = messages.send;

/** What a dialog asks before something is signed, and says afterwards. */
export interface ActionQuestion {
  title: string;
  /** What changes: amounts and dates, before the signature. */
  facts: readonly Fact[];
  /** Risks and consequences, in whole sentences. */
  notes?: readonly ReactNode[];
  /** Each has to be ticked. */
  consents?: readonly string[];
  /** On the button that asks the wallet, with the amount in it. */
  confirm: string;
  /** What has happened, once it is confirmed. */
  done: string;
  deviceId?: string;
}

function Progress({ step }: { step: 'checking' | 'signing' | 'sending' }) {
  return (
    <div className="row" role="status">
      <span className="spinner" aria-hidden="true" />
      <div>
        <strong>{text.steps[step]}</strong>
        <p className="small muted">{text.stepWords[step]}</p>
      </div>
    </div>
  );
}

function Done({
  state,
  words,
  after,
}: {
  state: Extract<SendState, { stage: 'done' }>;
  words: string;
  after?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that had the focus is gone.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="stack-s">
      <div role="status">
        <h3 ref={heading} tabIndex={-1} className="state good">
          {words}
        </h3>
      </div>
      {state.openings.map((opening) => (
        <p key={opening} className="small muted">
          {reasonWords({ message: opening })}
        </p>
      ))}
      {state.signatures.map((signature) => {
        const link = explorerLink(signature);
        return (
          <div key={signature} className="row small">
            {link && (
              <a href={link} target="_blank" rel="noreferrer">
                {text.explorer}
              </a>
            )}
            <Copy text={signature}>{text.copySignature}</Copy>
          </div>
        );
      })}
      {after}
    </div>
  );
}

function Failed({ state }: { state: Extract<SendState, { stage: 'failed' }> }) {
  const { message, cause, remedy, support } = state.explanation;
  return (
    <div className="notice bad" role="alert">
      <strong>{reasonWords({ message })}</strong>
      <p>
        {cause} {remedy}
      </p>
      {state.unknown && <p>{text.unknown}</p>}
      <Copy className="button quiet little" text={`${message}\n${cause}\n${support}`}>
        {messages.common.copyReport}
      </Copy>
    </div>
  );
}

/** Summary, consent, sending, and the outcome: one dialog from the first look to the link. */
export default function ActionDialog({ action, onClose }: { action: OpenAction; onClose: () => void }) {
  const { question, work, after } = action;
  const { title, facts, notes = [], consents = [], confirm, done, deviceId } = question;
  const { state, send } = useSend(title, deviceId);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const whyId = useId();
  const missing = consents.some((consent) => !ticked.includes(consent));
  const working = state.stage === 'working';
  const asks = state.stage === 'review' || (state.stage === 'failed' && !state.unknown);
  return (
    <Dialog title={title} onClose={onClose} locked={working}>
      {state.stage !== 'done' && (
        <>
          {facts.length > 0 && <Facts facts={facts} />}
          {notes.length > 0 && (
            <ul className="stack-s">
              {notes.map((note, index) => (
                <li key={index}>{note}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {asks && consents.length > 0 && (
        <div className="stack-s">
          {consents.map((consent) => (
            <label key={consent} className="check">
              <input
                type="checkbox"
                checked={ticked.includes(consent)}
                onChange={({ target }) =>
                  setTicked(target.checked ? [...ticked, consent] : ticked.filter((one) => one !== consent))
                }
              />
              <span>{consent}</span>
            </label>
          ))}
        </div>
      )}
      {state.stage === 'failed' && <Failed state={state} />}
      {working && <Progress step={state.step} />}
      {state.stage === 'done' && <Done state={state} words={done} after={after} />}
      {asks && (
        <div className="stack-s dialog-foot">
          <button
            type="button"
            className="button main"
            aria-disabled={missing}
            aria-describedby={missing ? whyId : undefined}
            onClick={() => !missing && void send(work)}
          >
            {confirm}
          </button>
          <p id={whyId} className="small muted">
            {missing ? text.tickFirst(consents.length) : text.simulated}
          </p>
        </div>
      )}
      {(state.stage === 'done' || (state.stage === 'failed' && state.unknown)) && (
        <button type="button" className="button" onClick={onClose}>
          {messages.common.close}
        </button>
      )}
    </Dialog>
  );
}
