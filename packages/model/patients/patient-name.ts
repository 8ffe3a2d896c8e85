import * as z from 'zod';

import { phi } from '../phi.ts';
import { oneLine } from './one-line.ts';

const NamePart = oneLine(200);

export const namePart = () => phi(NamePart.clone());

/** A legal name. Who has one name alone has it as given or as family name. */
export const PatientName = z
  .strictObject({
    given: namePart().optional(),
    middle: namePart().optional(),
    family: namePart().optional(),
    suffix: namePart().optional(),
    /** How its bearer writes it; without it, the family name comes first in Han, Hangul and Kana alone. */
    order: phi(z.enum(['given-first', 'family-first'])).optional(),
  })
  .superRefine(({ given, family }, context) => {
    const text = 'Send a given name, a family name, or both.';
    if (given === undefined && family === undefined)
      context.addIssue({ code: 'custom', path: [], message: 'name-missing', params: { code: 'name-missing', text } });
    else if (!/\p{L}/u.test(`${given ?? ''}${family ?? ''}`))
      context.addIssue({ code: 'custom', path: [], message: 'no-letter', params: { code: 'no-letter', text } });
  });
export type PatientName = z.infer<typeof PatientName>;

const unspaced = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u30fb\u30fc]+$/u;

const isUnspaced = ({ given, middle, family }: PatientName): boolean =>
  [given, middle, family].every((part) => part === undefined || unspaced.test(part));

/** The name as it is written on a line: given name first, or as its bearer and its script have it. */
export const writtenName = (name: PatientName): string => {
  const { given, middle, family, suffix, order = isUnspaced(name) ? 'family-first' : 'given-first' } = name;
  const parts = order === 'family-first' ? [family, given, middle] : [given, middle, family];
  const whole = parts.filter((part) => part !== undefined).join(isUnspaced(name) ? '' : ' ');
  return suffix === undefined ? whole : `${whole} ${suffix}`;
};

const joined = (parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(' ');

/** Every way in which papers write a name: in either order, with and without what stands in the middle or behind it. */
export const waysToWrite = (name: PatientName, preferredName?: string): string[] => {
  const { given, middle, family, suffix } = name;
  const orders = [
    [given, family],
    [given, middle, family],
    [family, given],
    [family, given, middle],
    ...(preferredName === undefined || family === undefined ? [] : [[preferredName, family]]),
  ];
  const ways = orders.flatMap((parts) => [joined(parts), joined([...parts, suffix])]);
  return [...new Set([writtenName(name), ...ways])].filter((way) => way !== '');
};
