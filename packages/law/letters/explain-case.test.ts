import { describe, expect, test } from 'vitest';

import { authorization, courtOrder, facts, note, subpoena } from '../example-facts.ts';
import { explainCase } from './explain-case.ts';
import { wrapped } from './wrapped.ts';

const page = (over: Parameters<typeof facts>[0] = {}) => explainCase('case-1', facts(over)).split('\n');
const written = (over: Parameters<typeof facts>[0] = {}) => page(over).join(' ').replaceAll(/\s+/g, ' ');

describe('one case on one page', () => {
  test('names who asks for what, of whom and on which papers', () => {
    const { id: _, ...unnamed } = authorization();
    const said = written({
      requester: { id: 'requester-1', type: 'treating_provider', identity_verified: null },
      requested: { classes: ['psychotherapy_notes'], note_ids: ['note-1'], date_from: '2031-01-01', date_to: null },
      patient: { id: 'patient-1', age: null, living: true },
      jurisdiction: null,
      artifacts: [subpoena(), unnamed],
    });
    expect(said).toContain('CASE case-1, on the facts of 2031-06-15T15:00:00Z');
    expect(said).toContain('Who asks: treating provider requester-1, identity not verified. Ground: authorization.');
    expect(said).toContain('Asked for: psychotherapy notes (note-1) from 2031-01-01.');
    expect(said).toContain(
      'Holder: practice-1, under the law of a state not recorded. Patient: patient-1, age not recorded.',
    );
    expect(said).toContain('Papers: subpoena-1 (subpoena of attorney); artifacts[1] (authorization).');
  });

  test('says where nothing is named, and what is', () => {
    const said = written({
      ground_asserted: null,
      requested: {},
      jurisdiction: 'TX',
      requester: { id: 'requester-1', identity_verified: true },
    });
    expect(said).toContain('Who asks: not recorded requester-1, identity verified. Ground: not recorded.');
    expect(said).toContain('Asked for: whatever is held.');
    expect(said).toContain('under the law of TX. Patient: patient-1, age 40.');
    expect(said).toContain('Papers: none.');
    expect(written({ requested: { date_to: '2031-02-01' } })).toContain('Asked for: to 2031-02-01.');
  });

  test('gives the decision and the letter, with its day in words, of the zone of the holder', () => {
    const vacated = [courtOrder({ status: 'vacated' })];
    const said = written({ ground_asserted: 'court_order', artifacts: vacated });
    expect(said).toContain('DENY: Nothing leaves.');
    expect(said).toContain('LETTER (court): Objection to the order, and request for clarification');
    expect(said).toContain('June 15, 2031.');
    const holder = { id: 'practice-1', part2_program: false, time_zone: 'Pacific/Kiritimati' };
    expect(written({ ground_asserted: 'court_order', artifacts: vacated, holder })).toContain('June 16, 2031.');
    expect(said).toContain('For practice-1: Privacy Officer, (telephone).');
  });

  test('says that there is no letter where the law asks for none', () => {
    expect(written({ ground_asserted: 'serious_threat' })).toContain(
      'LETTER: none. The law asks for none on this ground.',
    );
  });

  test('is no wider than a page, its parts under rules', () => {
    const lines = page({ notes: [note('note-1', '2031-01-10')], artifacts: [authorization()] });
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    expect(lines.filter((line) => line === '-'.repeat(100))).toHaveLength(2);
    expect(lines.indexOf('')).toBeGreaterThan(lines.lastIndexOf('-'.repeat(100)));
  });
});

describe('a line that is too long', () => {
  test('is broken at spaces, and a word that is longer stands alone', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapped('one two', 7)).toEqual(['one two']);
    expect(wrapped('extraordinary as', 7)).toEqual(['extraordinary', 'as']);
    expect(wrapped('', 7)).toEqual(['']);
  });
  test('of a list goes on below its own words', () => {
    expect(wrapped('- one two three', 9)).toEqual(['- one two', '  three']);
  });
});
