import { noteFormats as formatsOfModel } from '@sequester/model';
import { describe, expect, test } from 'vitest';

import { noteFormats } from '../words/sessions.ts';
import { bothOf, inFormat, partsOf, type NoteContent } from './note-text.ts';

const dap: NoteContent = { format: 'DAP', data: 'Slept better.', assessment: 'Calmer.', plan: 'Walk.' };

const words = (content: NoteContent): string =>
  partsOf(content)
    .map(({ text }) => text)
    .join(' ');

describe('a progress note', () => {
  test('has the parts that the service knows, in its order', () => {
    expect(noteFormats).toEqual(formatsOfModel);
  });

  test.each(['SOAP', 'BIRP', 'GIRP', 'intake', 'narrative', 'DAP'] as const)(
    'loses no word in the format %s',
    (format) => {
      const other = inFormat(dap, format);
      expect(other.format).toBe(format);
      for (const word of ['Slept better.', 'Calmer.', 'Walk.']) expect(words(other)).toContain(word);
    },
  );

  test('keeps a part in its place where both formats have it', () => {
    expect(inFormat(dap, 'SOAP')).toEqual({
      format: 'SOAP',
      assessment: 'Calmer.',
      plan: 'Walk.',
      subjective: 'Data: Slept better.',
    });
  });

  test('has both texts where two windows have written it', () => {
    const theirs: NoteContent = { format: 'DAP', data: 'Slept four hours.', assessment: 'Calmer.' };
    expect(bothOf(dap, theirs)).toEqual({ ...dap, data: 'Slept better.\n\nSlept four hours.' });
  });
});
