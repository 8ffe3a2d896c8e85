import { clustersOf } from './clusters.ts';

const UNSHOWN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u;
/** Joiners, selectors, direction marks and isolates (UAX 9): they have an effect on the letters around them and no ink. */
const EFFECT = /[\p{Join_Control}\p{Variation_Selector}\u200e\u200f\u061c\u2066-\u2069]/u;
const SPACE = /\p{Zs}/u;

const numberOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

type Shows = (cluster: string) => boolean;

/** A number stands from left to right also among letters that do not (isolate and its end, UAX 9). */
const shownNumber = (character: string): string => `\u2066[${numberOf(character)}]\u2069`;

const canBeSet = (cluster: string, shows: Shows): boolean => {
  const drawn = Array.from(cluster).filter((character) => !EFFECT.test(character));
  return drawn.every((character) => !UNSHOWN.test(character)) && (drawn.length === 0 || shows(cluster));
};

/** A cluster as it is set, or its characters that cannot be, by their numbers in brackets. */
const setOrNumber = (cluster: string, shows: Shows): string => {
  if (SPACE.test(cluster)) {
    return Array.from(cluster, (character) =>
      character === '\u00a0' || !SPACE.test(character) ? character : ' ',
    ).join('');
  }
  if (cluster === '\u00ad') return '';
  if (cluster === '\t' || canBeSet(cluster, shows)) return cluster;
  return Array.from(cluster, (character) => (canBeSet(character, shows) ? character : shownNumber(character))).join('');
};

/** The text with every character that cannot be shown replaced by its number in brackets, so that nothing vanishes unseen. */
export const printable = (text: string, shows: Shows): string =>
  clustersOf(text.normalize('NFC'))
    .map((cluster) => setOrNumber(cluster, shows))
    .join('');
