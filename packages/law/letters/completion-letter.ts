import type { Decision } from '../decision.ts';
import { rowOf } from '../reasons/find.ts';
import { type Letter, type Particulars, opening, paragraphs, signedFor } from './particulars.ts';
import { said } from './said.ts';

/** What anybody can read on the form itself. Other reasons (death, revocation, suspicion, family sessions) stay inside. */
const ON_ITS_FACE = new Set([
  'agent-activity-not-recorded',
  'agent-not-active',
  'authority-ended',
  'authority-not-begun',
  'authorization-expired',
  'compound-authorization',
  'conditioned-authorization',
  'conditioned-on-enrollment',
  'conditioning-not-stated',
  'description-missing',
  'description-without-dates-or-notes',
  'discloser-mismatch',
  'discloser-missing',
  'expiry-event-occurred',
  'expiry-missing',
  'expiry-none-outside-research',
  'letters-missing',
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
]);

/** To who sent an authorization that cannot be honoured: what its face lacks, with the paragraph (45 CFR 164.508(b)(2), (c)). */
export const completionLetter = (decision: Decision, particulars: Particulars): Letter => {
  const wanting = decision.reasons.filter(({ code }) => ON_ITS_FACE.has(code));
  const cures = [...new Set(wanting.flatMap(({ code }) => rowOf(code)?.cures ?? []))];
  return {
    title: 'The authorization you sent',
    paragraphs: paragraphs(
      opening(particulars),
      'Nothing is disclosed on the form as it stands. This letter says nothing about whether any record exists.',
      ...wanting.map((reason, index) => `${index + 1}. ${said(reason, particulars)} (${reason.citation})`),
      cures.length > 0 ? `You may send us instead: ${cures.join('; ')}.` : undefined,
      'An authorization for psychotherapy notes stands alone; other records need a form of their own (45 CFR 164.508(b)(3)(ii)). A complete form permits disclosure and does not compel it.',
      signedFor(particulars),
    ),
  };
};
