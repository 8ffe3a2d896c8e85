import { useEffect, useRef } from 'react';

import { lettersAreOn } from './preferences.ts';

/** What keys do, by name: `mod+s`, `alt+1`, `/`, `g p`. */
export type Keys = Readonly<Record<string, () => void>>;

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const nameOf = (event: KeyboardEvent): string => {
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const alt = event.altKey ? 'alt+' : '';
  const key = event.altKey && /^Digit\d$/.test(event.code) ? event.code.slice(5) : event.key.toLowerCase();
  return `${mod}${alt}${key}`;
};

/** Milliseconds in which the second letter follows `g`. */
const sequenceMilliseconds = 1500;

/** Lets keys do something while the component is there. Keys without Ctrl, ⌘ or Alt never work in a text, and can be switched off. */
export const useKeys = (keys: Keys): void => {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    let before = { key: '', at: 0 };
    const pressed = (event: KeyboardEvent): void => {
      const name = nameOf(event);
      const plain = !name.startsWith('mod+') && !name.startsWith('alt+');
      if (plain && (isText(event.target) || !lettersAreOn())) return;

      const sequence = Date.now() - before.at < sequenceMilliseconds ? `${before.key} ${name}` : name;
      const act = current.current[sequence] ?? current.current[name];
      before = { key: name, at: Date.now() };
      if (act === undefined) return;

      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
};
