import { typedWords } from '@sequester/model';

/** A name as it is compared with another: without case, and with single spaces. */
export const normalisedName = (words: string): string => words.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** The name of a patient as it is compared: also without accents and marks, in which papers differ. */
export const comparedName = (words: string): string => typedWords(words).join(' ');
