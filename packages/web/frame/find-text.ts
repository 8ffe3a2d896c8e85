import { useSyncExternalStore } from 'react';

let text = '';
const listeners = new Set<() => void>();

/** What is looked for. It stays out of addresses and history, since it is a name or a date of birth. */
export const look = (wanted: string): void => {
  text = wanted;
  for (const listener of listeners) listener();
};

export const useFindText = (): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => text,
  );
