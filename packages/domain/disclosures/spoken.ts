/** A name as it is compared with another: without case, and with single spaces. */
export const spoken = (words: string): string => words.trim().toLowerCase().replaceAll(/\s+/g, ' ');
