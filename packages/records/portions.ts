/** Entries in one part: what is in memory at a time. */
const entriesInPart = 100;

/** Things in portions of which one at a time is in memory. */
export const portions = <Thing>(things: readonly Thing[]): Thing[][] =>
  Array.from({ length: Math.ceil(things.length / entriesInPart) }, (_, index) =>
    things.slice(index * entriesInPart, (index + 1) * entriesInPart),
  );
