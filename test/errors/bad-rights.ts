import type { BadInput, Standing } from './bad-input.ts';
import { newYork } from './bad-patients.ts';
import { blanks, future, long, wrongs } from './wrongs.ts';

export const asked = {
  askedOn: '2026-02-20',
  asked: 'Invented: not to my employer',
  answer: 'agreed',
  answeredOn: '2026-02-27',
};

export const ofRights = ({ patientId, holdId, endedHoldId, noticeId }: Standing): BadInput[] => {
  const params = { patientId };
  const given = { noticeId, givenOn: '2026-02-20', how: 'mail', acknowledgement: 'refused', efforts: 'Invented' };
  const end = { operation: 'endLegalHold', by: 'privacy-officer' as const, body: { reason: 'Invented' } };
  return [
    ...wrongs({ operation: 'recordRestriction', by: 'owner', params, body: asked }, [
      ['asked', blanks.slice(0, 5)],
      ['askedOn', ['1899-12-31', undefined]],
      ['askedOn', [future, '2026-02-28'], 'answeredOn'],
      ['answeredOn', [undefined]],
      ['ended', ['patient-asked', 'practice-told', 'some day']],
      ['classes', [['gossip']], 'classes.0'],
      ['recipients', [[]]],
      ['recipients', [['the boss']], 'recipients.0'],
      ['persons', [['\u200b']], 'persons.0'],
    ]),
    {
      title: 'recordRestriction: refused although paid in full (164.522(a)(1)(vi))',
      call: {
        operation: 'recordRestriction',
        by: 'owner',
        params,
        body: { ...asked, answer: 'refused', paidInFull: true },
      },
      at: 'body.answer',
    },
    ...wrongs(
      { operation: 'recordConfidentialCommunication', by: 'staff', params, body: { ...asked, answer: 'accommodated' } },
      [
        ['asked', blanks.slice(0, 3)],
        ['askedOn', [future], 'answeredOn'],
        ['reason', ['Because']],
        ['address', [{ ...newYork, state: 'ZZ' }], 'address.state'],
        ['telephone', [{ number: 'call me' }], 'telephone.number'],
      ],
    ),
    ...wrongs({ operation: 'recordNoticeGiven', by: 'staff', params, body: given }, [
      ['noticeId', [`npp_${'z'.repeat(26)}`, 'the last one']],
      ['givenOn', [future, '2025-12-31', undefined]],
      ['efforts', [...blanks.slice(0, 2), undefined]],
      ['acknowledgement', ['yes']],
      ['acknowledgedOn', ['2026-02-21']],
    ]),
    ...wrongs(
      {
        operation: 'publishPrivacyNotice',
        by: 'owner',
        body: { title: 'Invented', effectiveOn: '2026-01-01', text: 'Invented' },
      },
      [
        ['title', blanks.slice(0, 4)],
        ['effectiveOn', ['soon', undefined]],
        ['text', [...blanks.slice(0, 4), long(100_001)]],
      ],
    ),
    ...wrongs({ operation: 'placeLegalHold', by: 'privacy-officer', params, body: { reason: 'Invented' } }, [
      ['reason', [...blanks, long(2001), undefined]],
      ['until', ['2027-01-01']],
    ]),
    {
      title: 'endLegalHold: ended before',
      call: { ...end, params: { patientId, holdId: endedHoldId } },
      code: 'hold-ended',
    },
    {
      title: 'endLegalHold: of another patient',
      call: { ...end, params: { patientId, holdId } },
      code: 'not-found',
    },
    { title: 'endLegalHold: of no hold', call: { ...end, params: { patientId, holdId: 'hold' } } },
  ];
};
