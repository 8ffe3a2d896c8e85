import type { Answer } from '../api/operations.ts';
import { noteFormats } from '../words/sessions.ts';

/** The words of a progress note, half-written as they may be. */
export type NoteContent = NonNullable<Answer<'getProgressNote'>['content']>;

export type NoteFormat = NoteContent['format'];

export interface NotePart {
  name: string;
  title: string;
  text: string;
}

const textOf = (content: NoteContent, name: string): string => {
  const found = Object.entries(content).find(([key]) => key === name)?.[1];
  return found ?? '';
};

/** The parts of a note in the order of its format, each with its heading. */
export const partsOf = (content: NoteContent): NotePart[] =>
  Object.entries(noteFormats[content.format]).map(([name, title]) => ({ name, title, text: textOf(content, name) }));

export const withPart = (content: NoteContent, name: string, text: string): NoteContent => ({
  ...content,
  [name]: text,
});

const empty: Readonly<Record<NoteFormat, NoteContent>> = {
  DAP: { format: 'DAP' },
  SOAP: { format: 'SOAP' },
  BIRP: { format: 'BIRP' },
  GIRP: { format: 'GIRP' },
  intake: { format: 'intake' },
  narrative: { format: 'narrative' },
};

/**
 * The same words in another format. A part that the format has stays in its place; what has none is put, under its heading,
 * behind the first part, so that nothing is lost.
 */
export const inFormat = (content: NoteContent, format: NoteFormat): NoteContent => {
  const names = Object.keys(noteFormats[format]);
  const [first = ''] = names;
  const written = partsOf(content).filter(({ text }) => text.trim() !== '');
  const kept = written
    .filter(({ name }) => names.includes(name))
    .reduce((next, { name, text }) => withPart(next, name, text), empty[format]);
  const homeless = written.filter(({ name }) => !names.includes(name)).map(({ title, text }) => `${title}: ${text}`);
  return homeless.length === 0
    ? kept
    : withPart(kept, first, [textOf(kept, first), ...homeless].filter((text) => text !== '').join('\n\n'));
};

/** Both versions of every part where they differ, one behind the other. */
export const bothOf = (mine: NoteContent, theirs: NoteContent): NoteContent =>
  partsOf(inFormat(theirs, mine.format)).reduce((next, { name, text }) => {
    const own = textOf(next, name);
    return text === '' || own === text ? next : withPart(next, name, own === '' ? text : `${own}\n\n${text}`);
  }, mine);
