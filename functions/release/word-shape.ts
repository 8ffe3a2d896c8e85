import type { english } from './words-en.ts';

type Said<Value> = Value extends string
  ? string
  : Value extends (...given: infer Given) => string
    ? (...given: Given) => string
    : Value extends readonly [string, string]
      ? readonly [title: string, cure: string]
      : { readonly [Key in keyof Value]: Said<Value[Key]> };

/** The words of the pages in one language. */
export type Words = Said<typeof english>;
