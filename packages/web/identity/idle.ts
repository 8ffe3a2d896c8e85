import { queryClient } from '../api/query.ts';
import { saveAll } from '../drafts/open-drafts.ts';
import { cover, sessionState, warn } from './session.ts';
import { signOut } from './sign-in.ts';

const minute = 60_000;
/** 45 CFR 164.312(a)(2)(iii): a session ends by itself. */
const coveredAfter = 15 * minute;
const warnedAfter = 14 * minute;
const signedOutAfter = 8 * 60 * minute;

let lastAct = Date.now();

/** Somebody is here. */
export const stay = (): void => {
  if (sessionState() === 'covered') return;

  lastAct = Date.now();
  warn(false);
};

/** Covers the screen now: what is typed is saved first, what was read is dropped. */
const coverNow = async (): Promise<void> => {
  await saveAll();
  cover();
  queryClient.removeQueries({ type: 'inactive' });
};

const look = (): void => {
  const idle = Date.now() - lastAct;
  if (idle > signedOutAfter) void signOut();
  else if (sessionState() === 'covered') return;
  else if (idle > coveredAfter) void coverNow();
  else warn(idle > warnedAfter);
};

/** Watches for keys and pointers; without any the session ends. */
export const watchIdleness = (): void => {
  lastAct = Date.now();
  for (const act of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
    addEventListener(
      act,
      () => {
        if (sessionState() === 'in') lastAct = Date.now();
      },
      { passive: true },
    );
  }
  setInterval(look, 5000);
};
