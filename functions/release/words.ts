import type { RefusalCode, SpokenLanguage } from '@sequester/model';

import type { Words } from './word-shape.ts';
import { english } from './words-en.ts';
import { spanish } from './words-es.ts';

const all: Record<SpokenLanguage, Words> = { en: english, es: spanish };

export const wordsIn = (language: SpokenLanguage): Words => all[language];

const isWorded = (code: string): code is keyof Words['refusals'] => Object.hasOwn(english.refusals, code);

/** The title of a refusal and what to do now. */
export const refusalWords = (language: SpokenLanguage, code: RefusalCode): readonly [title: string, cure: string] =>
  isWorded(code) ? wordsIn(language).refusals[code] : wordsIn(language).other;
