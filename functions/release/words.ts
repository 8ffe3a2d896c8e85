import type { RefusalCode, SpokenLanguage } from '@sequester/model';

import { english } from './words-en.ts';
import { spanish } from './words-es.ts';

type Said<Value> = Value extends string
  ? string
  : Value extends (...given: infer Given) => string
    ? (...given: Given) => string
    : Value extends readonly [string, string]
      ? readonly [title: string, cure: string]
      : { readonly [Key in keyof Value]: Said<Value[Key]> };

/** The words of the pages in one language. */
export type Words = Said<typeof english>;

const all: Record<SpokenLanguage, Words> = { en: english, es: spanish };

export const wordsIn = (language: SpokenLanguage): Words => all[language];

const isWorded = (code: string): code is keyof Words['refusals'] => Object.hasOwn(english.refusals, code);

/** The title of a refusal and what to do now. */
export const refusalWords = (language: SpokenLanguage, code: RefusalCode): readonly [title: string, cure: string] =>
  isWorded(code) ? wordsIn(language).refusals[code] : wordsIn(language).other;
