/** Scripts that are set from left to right, one character after the other, and that the embedded fonts cover. */
const COVERED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;
const UNSHOWN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u;
/** Characters of scripts that run from right to left, with their digits and punctuation; next to other text they change its order. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const SPACE = /\p{Zs}/u;

const named = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** The text with every character that cannot be shown replaced by its number in brackets, so that nothing vanishes unseen. */
export const printable = (text: string, shows: (character: string) => boolean): string =>
  Array.from(text.normalize('NFC').replaceAll('\t', '    '), (character) => {
    if (SPACE.test(character)) return character === '\u00a0' ? character : ' ';
    if (character === '\u00ad') return '';
    return !UNSHOWN.test(character) && !RIGHT_TO_LEFT.test(character) && COVERED.test(character) && shows(character)
      ? character
      : named(character);
  }).join('');
