/** A name as it is compared with another: without case, and with single spaces. */
export const normalisedName = (words: string): string => words.trim().toLowerCase().replaceAll(/\s+/g, ' ');
