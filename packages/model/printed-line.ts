/** Letters, signs and spaces for which the fonts of what leaves have a shape: Latin, Greek, Cyrillic, and the marks of writing. */
const printed =
  /^[\u0300-\u034e -~\u00a0-\u00ac\u00ae-\u02af\u0370-\u03e1\u03f0-\u0525\u1e00-\u1efb\u1f00-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u209f\u20a0-\u20b5\u2116\u2122]*$/u;
const unassigned = /\p{Cn}/u;
const lineBreak = /[\n\r\u2028\u2029]/u;
const control = /\p{Cc}/u;

/** What is wrong with a text for the place where it is to stand. */
export interface TextDefect {
  code: 'line-break' | 'control-character' | 'not-printable';
  text: string;
}

const words: Record<TextDefect['code'], string> = {
  'line-break': 'This stands on one line. Write it without line breaks.',
  'control-character': 'There is a character in it that nobody can see. Type it anew.',
  'not-printable':
    'What leaves the practice is printed in Latin, Greek and Cyrillic letters. Write it in those, as it is to stand there, without emoji and other signs.',
};

const defect = (code: TextDefect['code']): TextDefect => ({ code, text: words[code] });

/** Why a text cannot stand on one line, in whatever script. */
export const lineDefect = (text: string): TextDefect | undefined => {
  if (lineBreak.test(text)) return defect('line-break');

  return control.test(text) ? defect('control-character') : undefined;
};

/** Why a text cannot be printed on one line of what leaves. */
export const printedLineDefect = (text: string): TextDefect | undefined => {
  const composed = text.normalize('NFC');
  return (
    lineDefect(text) ?? (printed.test(composed) && !unassigned.test(composed) ? undefined : defect('not-printable'))
  );
};

/** A text on one line: what breaks a line or cannot be seen is a space. For headers of mail, and names within a mail. */
export const onOneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
