import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { Decision } from '../decision.ts';
import { facts } from '../example-facts.ts';
import { reasonRows } from '../reasons/reason.ts';
import { scopeAttachments } from '../vocabulary/scope.ts';
import { completionLetter } from './completion-letter.ts';
import { explain } from './explain.ts';

const decision = adjudicate(facts());
const particulars = {
  practice: 'Practice One',
  date: '2031-06-15',
  contact: { title: 'Privacy Officer', phone: '555-0100' },
};

const ON_ITS_FACE = [
  'authorization-expired',
  'compound-authorization',
  'conditioned-authorization',
  'conditioned-on-enrollment',
  'conditioning-not-stated',
  'description-missing',
  'description-without-dates-or-notes',
  'agent-activity-not-recorded',
  'agent-not-active',
  'authority-ended',
  'authority-not-begun',
  'discloser-mismatch',
  'discloser-missing',
  'expiry-event-occurred',
  'expiry-missing',
  'letters-missing',
  'expiry-none-outside-research',
  'not-in-plain-language',
  'psychotherapy-notes-not-named',
  'purpose-mismatch',
  'purpose-missing',
  'recipient-mismatch',
  'recipient-missing',
  'redisclosure-not-stated',
  'remuneration-not-stated',
  'representative-authority-not-described',
  'representative-authority-not-established',
  'revocation-procedure-not-stated',
  'revocation-right-not-stated',
  'signature-date-missing',
  'signature-missing',
  'signer-without-authority',
];

const completing = (codes: string[]) => {
  const reasons = codes.map((code) => ({
    code,
    text: `Sentence of ${code}.`,
    citation: 'paragraph',
    because: 'auth-1',
  }));
  return completionLetter({ ...decision, reasons }, particulars).paragraphs.join('\n');
};

test.each(ON_ITS_FACE)('what the form shows is told to its sender, with what could be sent instead: %s', (code) => {
  const [, row] = reasonRows.find(([name]) => name === code) ?? [];
  expect(completing([code])).toContain(`1. Sentence of ${code}. (paragraph)`);
  for (const cure of row?.cures ?? ['no row']) expect(completing([code])).toContain(cure);
});

test('nothing else is told to its sender', () => {
  const others = reasonRows.map(([code]) => code).filter((code) => !ON_ITS_FACE.includes(code));
  expect(completing(others)).not.toMatch(/Sentence of|You may send us/);
});

const told = (over: Partial<Decision>) => explain({ ...decision, outcome: 'NARROW', ...over });

describe('the privacy officer reads', () => {
  test.each<[string, Partial<Decision['scope']>]>([
    ['to: requester-1', { recipient: 'requester-1' }],
    ['to: police, victim-1', { recipients: ['police', 'victim-1'] }],
    ['may also be told: victim-1, victim-2', { optional_recipients: ['victim-1', 'victim-2'] }],
    ['not to: spouse-1, spouse-2', { excludes_recipients: ['spouse-1', 'spouse-2'] }],
    ['without: psychotherapy_notes, medication', { excludes: ['psychotherapy_notes', 'medication'] }],
    ['redacted: patient-2, patient-3', { redact: ['patient-2', 'patient-3'] }],
    ['only: threat, identity', { elements: ['threat', 'identity'] }],
    ['terms: sealed, chambers only', { terms: ['sealed', 'chambers only'] }],
    ['with: 2.32 notice, copy or clear explanation of consent', { attach: [...scopeAttachments] }],
    ['list: hhs 2031-01-01; police 2031-02-01', { list: ['hhs 2031-01-01', 'police 2031-02-01'] }],
    ['mode: view', { mode: 'view' }],
    ['records: note-1, note-2', { note_ids: ['note-1', 'note-2'] }],
    ['classes: diagnosis, medication', { classes: ['diagnosis', 'medication'] }],
    ['from: 2031-01-01', { date_from: '2031-01-01' }],
    ['until: 2031-03-31', { date_to: '2031-03-31' }],
    [
      'within: diagnosis, medication; record-1, record-2; from: 2031-01-01; until: 2031-02-01; by dr-a, dr-b',
      {
        within: [
          {
            classes: ['diagnosis', 'medication'],
            record_ids: ['record-1', 'record-2'],
            date_from: '2031-01-01',
            date_to: '2031-02-01',
            authors: ['dr-a', 'dr-b'],
          },
        ],
      },
    ],
    ['kept back: medication; record-9', { withheld: { classes: ['medication'], record_ids: ['record-9'] } }],
    ['content: minimum necessary', { content: 'minimum_necessary' }],
  ])('%s', (line, scope) => {
    expect(told({ scope: { note_ids: [], content: 'full', ...scope } }).split('\n')).toContain(`- ${line}`);
    expect(told({ scope: { note_ids: [], content: 'none' } })).not.toContain(
      `- ${line.split(':')[0]}: ${line.split(': ')[1]}`,
    );
  });

  test('no line of what is not there', () => {
    const bare = told({ scope: { note_ids: [], content: 'full' }, cures: ['a cure'], approvals: [], duties: [] }).split(
      '\n',
    );
    expect(bare.filter((line) => line.startsWith('- ')).slice(0, 1)).toEqual(['- content: full']);
    expect(bare.filter((line) => line.startsWith('- '))).toHaveLength(1 + decision.reasons.length);
    const open = told({
      scope: { note_ids: [], content: 'full', within: [{}], withheld: { classes: [], record_ids: [] } },
    });
    expect(open).not.toMatch(/within|kept back/);
    expect(bare.filter((line) => line.endsWith(':'))).toEqual(['What may leave:', 'Why:']);
  });

  test('of what leaves no cure, and of what does not leave no scope', () => {
    expect(told({ cures: ['a cure'] })).not.toContain('a cure');
    const denied = told({ outcome: 'DENY', cures: ['a cure', 'another'], duties: ['a duty'] });
    expect(denied).toContain('What would cure it:\n- a cure\n- another');
    expect(denied).toContain('Duties:\n- a duty');
    expect(denied).not.toContain('content:');
  });

  test('what applies and what is owed', () => {
    expect(told({ minimumNecessary: true, accounting: true })).toContain(
      'Minimum necessary: applies. Accounting: to be recorded.',
    );
    expect(told({ minimumNecessary: false, accounting: false })).toContain(
      'Minimum necessary: does not apply. Accounting: not owed.',
    );
    expect(told({ outcome: 'RELEASE' })).toContain('What may leave:');
  });
});
