import { useEffect, useId, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

import { messages } from '../messages';

/**
 * A native modal dialog: the browser keeps the focus in it and gives it back. It is open as long as it is drawn.
 *
 * @param locked - nothing closes it, because a transaction is on its way
 */
export function Dialog(props: { title: string; locked?: boolean; onClose: () => void; children: ReactNode }) {
  const { title, locked = false, onClose, children } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current!;
    const opener = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      // The button may be gone with its row: then the reader goes on at the beginning of the page.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else document.querySelector('main')?.focus({ preventScroll: true });
    };
  }, []);
  return createPortal(
    <dialog
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!locked) onClose();
      }}
    >
      <div className="stack">
        <div className="row between head">
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          {!locked && (
            <button className="button quiet little" type="button" onClick={onClose}>
              {messages.common.close}
            </button>
          )}
        </div>
        {children}
      </div>
    </dialog>,
    document.body,
  );
}
