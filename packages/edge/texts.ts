import type { RefusalDetail } from '@sequester/model';

type TextFault = 'control-character' | 'not-unicode';

const words: Record<TextFault, string> = {
  'control-character':
    'There is a character in it that nobody can see; of those only tabs and line breaks may be there. Type it anew.',
  'not-unicode': 'A part of it is not text in UTF-8, or was lost on the way here. Type it anew, and send UTF-8.',
};

/** C0, delete and C1, but for tabs and line breaks, which Windows writes as two characters. */
const control = /[^\P{Cc}\n\r\t]|\r(?!\n)/u;
/** Half of a surrogate pair, and what stands where bytes could not be read. */
const broken = /[\p{Cs}\ufffd]/u;

const faultOf = (text: string): TextFault | undefined => {
  if (broken.test(text)) return 'not-unicode';

  return control.test(text) ? 'control-character' : undefined;
};

/** Faults named in one answer, and letters of a path. */
const named = 100;
const longestPath = 200;

/** What is wrong with the texts in a value, its names included, by path and never by value. It goes as deep as the value does. */
export const textFaults = (place: string, value: unknown): RefusalDetail[] => {
  const faults: RefusalDetail[] = [];
  const open: [path: string, value: unknown][] = [[place, value]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, inner] = next;
    if (typeof inner === 'string') {
      const code = faultOf(inner);
      faults.push(...(code === undefined ? [] : [{ path, code, text: words[code] }]));
    } else if (typeof inner === 'object' && inner !== null) {
      for (const [name, one] of Object.entries(inner)) {
        const code = faultOf(name);
        open.push(...(code === undefined ? ([[`${path}.${name}`, one]] satisfies [string, unknown][]) : []));
        faults.push(...(code === undefined ? [] : [{ path, code, text: words[code] }]));
      }
    }
  }
  return faults
    .toReversed()
    .slice(0, named)
    .map(({ path, ...fault }) => ({ path: path.slice(0, longestPath), ...fault }));
};
