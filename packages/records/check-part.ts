import { RecordsUnfit } from '@sequester/domain';
import { pageTexts, type RecordEntry, type RecordPart } from '@sequester/pdf';

const words = (text: string): string[] => text.normalize('NFKC').match(/[A-Za-z]{4,24}/g) ?? [];

const wordsOf = ({ heading, lines, texts, signed, addenda }: RecordEntry): string[] =>
  [
    heading,
    ...lines.map(({ text }) => text),
    ...texts.map(({ text }) => text),
    ...signed,
    ...addenda.map(({ text }) => text),
  ].flatMap(words);

/**
 * Reads a part with another engine: as many pages as were laid out, each with its number, and every word of every entry.
 * Throws `RecordsUnfit`; nothing is stored then.
 */
export const checkPart = async (
  part: RecordPart,
  entries: readonly RecordEntry[],
  { pages, first, of }: { pages: number; first: number; of: number },
): Promise<void> => {
  const texts = await pageTexts(part.bytes);
  if (part.pages !== pages || texts.length !== pages) throw new RecordsUnfit('page-count');

  if (texts.some((text, index) => !text.includes(`Page ${first + index} of ${of}`)))
    throw new RecordsUnfit('missing-stamp');

  const shown = new Set(texts.flatMap(words));
  const whole = texts.join('').replaceAll(/\s/g, '');
  const missing = entries.flatMap(wordsOf).filter((word) => !shown.has(word) && !whole.includes(word));
  if (missing.length > 0) throw new RecordsUnfit('missing-text');
};
