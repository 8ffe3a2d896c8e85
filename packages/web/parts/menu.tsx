import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

import styles from './menu.module.css';

/** What a menu offers. Its label ends in `…` where a dialog follows. */
export interface MenuItem {
  label: string;
  run: () => void;
}

interface MenuProps {
  items: readonly MenuItem[];
  className: string | undefined;
  children: ReactNode;
}

/** A button that opens a list of acts. Arrow keys move in it, Escape closes it. */
export const Menu = ({ items, className, children }: MenuProps) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const moved = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;

    event.preventDefault();
    buttons.at((at + step) % buttons.length)?.focus();
  };
  return (
    <>
      <button type="button" className={className} popoverTarget={id} aria-haspopup="menu">
        {children}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        className={styles.menu}
        onKeyDown={moved}
        onToggle={(event) => {
          if (event.newState === 'open') list.current?.querySelector('button')?.focus();
        }}
      >
        <div className={styles.items} role="none">
          {items.map(({ label: word, run }) => (
            <button
              key={word}
              type="button"
              role="menuitem"
              className={styles.item}
              onClick={() => {
                list.current?.hidePopover();
                run();
              }}
            >
              {word}
            </button>
          ))}
        </div>
      </div>
    </>
  );
};
