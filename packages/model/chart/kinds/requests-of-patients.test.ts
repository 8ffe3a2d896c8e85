import { describe, expect, test } from 'vitest';
import type * as z from 'zod';

import { NewConfidentialCommunication } from './confidential-communication.ts';
import { NewNoticeGiven } from './notice-given.ts';
import { NewRestriction } from './restriction.ts';

const asked = { askedOn: '2026-02-20', asked: 'Invented: nothing to my employer' };
const agreed = { ...asked, answer: 'agreed', answeredOn: '2026-02-27' };
const given = {
  noticeId: `npp_${'n'.repeat(26)}`,
  givenOn: '2026-02-20',
  how: 'in-person',
  acknowledgement: 'signed',
  acknowledgedOn: '2026-02-20',
};
const { acknowledgedOn: _, ...unsigned } = given;

/** Where something is wrong. */
const faults = (schema: z.ZodType, value: unknown): string[] =>
  (schema.safeParse(value).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('a restriction (164.522(a))', () => {
  test.each<[string, object, string[]]>([
    ['asked for', asked, []],
    ['agreed', agreed, []],
    [
      'of some recipients and classes',
      { ...agreed, recipients: ['employer'], persons: ['Aunt Invented'], classes: ['diagnosis'] },
      [],
    ],
    ['refused', { ...agreed, answer: 'refused' }, []],
    ['ended', { ...agreed, ended: 'practice-told', endedOn: '2026-03-01' }, []],
    ['agreed on no day', { ...asked, answer: 'agreed' }, ['answeredOn']],
    ['pending, with a day of an answer', { ...asked, answeredOn: '2026-02-27' }, ['answeredOn']],
    ['answered before it was asked', { ...agreed, answeredOn: '2026-02-19' }, ['answeredOn']],
    ['refused although paid in full ((a)(1)(vi))', { ...agreed, answer: 'refused', paidInFull: true }, ['answer']],
    [
      'ended although never agreed',
      { ...agreed, answer: 'refused', ended: 'patient-asked', endedOn: '2026-03-01' },
      ['ended'],
    ],
    ['ended on no day', { ...agreed, ended: 'patient-asked' }, ['ended']],
    ['ended before it was agreed', { ...agreed, ended: 'patient-asked', endedOn: '2026-02-26' }, ['endedOn']],
    [
      'ended by the practice alone although paid in full ((a)(2)(iii)(A))',
      { ...agreed, paidInFull: true, ended: 'practice-told', endedOn: '2026-03-01' },
      ['ended'],
    ],
    ['in no words', { ...agreed, asked: '\u200b' }, ['asked']],
    ['of nobody', { ...agreed, recipients: [] }, ['recipients']],
    ['of a class that there is not', { ...agreed, classes: ['gossip'] }, ['classes.0']],
  ])('%s', (_name, restriction, wrong) => {
    expect(faults(NewRestriction, restriction)).toEqual(wrong);
  });
});

describe('confidential communications (164.522(b))', () => {
  test.each<[string, object, string[]]>([
    ['asked for', asked, []],
    ['accommodated', { ...asked, channel: 'mail', answer: 'accommodated', answeredOn: '2026-02-27' }, []],
    ['at another telephone', { ...asked, telephone: { number: '+1 555 010 0100', extension: '7' } }, []],
    ['with a reason, which nobody may ask for ((b)(2)(iii))', { ...asked, reason: 'invented' }, ['']],
    ['answered before it was asked', { ...asked, answer: 'accommodated', answeredOn: '2026-02-19' }, ['answeredOn']],
    ['answered on no day', { ...asked, answer: 'accommodated' }, ['answeredOn']],
    ['ended before it was asked', { ...asked, endedOn: '2026-02-19' }, ['answeredOn']],
    ['by pigeon', { ...asked, channel: 'pigeon' }, ['channel']],
  ])('%s', (_name, communication, wrong) => {
    expect(faults(NewConfidentialCommunication, communication)).toEqual(wrong);
  });
});

describe('a notice given (164.520(c)(2)(ii))', () => {
  test.each<[string, object, string[]]>([
    ['and signed for', given, []],
    ['and signed for on no day', unsigned, ['acknowledgedOn']],
    ['and signed for before it was given', { ...given, acknowledgedOn: '2026-02-19' }, ['acknowledgedOn']],
    [
      'not signed for, with the efforts',
      { ...unsigned, acknowledgement: 'refused', efforts: 'Invented: asked twice' },
      [],
    ],
    ['not signed for, without a word', { ...unsigned, acknowledgement: 'not-obtained' }, ['efforts']],
    ['in an emergency', { ...unsigned, acknowledgement: 'emergency' }, []],
    ['refused, with a day of signature', { ...given, acknowledgement: 'refused', efforts: 'x' }, ['acknowledgedOn']],
  ])('%s', (_name, notice, wrong) => {
    expect(faults(NewNoticeGiven, notice)).toEqual(wrong);
  });
});
