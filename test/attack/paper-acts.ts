import { sealNote } from '@sequester/pdf';
import * as z from 'zod';

import { courtOrder } from '../demo/order-chapter.ts';
import { call, nth, on, people, type Call, type Kind } from './acts.ts';
import type { Random } from './random.ts';
import { digest, type World } from './world.ts';

const Begun = z.object({ uploadId: z.string(), url: z.string(), headers: z.record(z.string(), z.string()) });

const pdf = (await sealNote({ heading: 'A made-up paper', lines: [], text: 'So ordered, by nobody.', language: 'en' }))
  .bytes;

const papers: ((world: World) => Record<string, unknown>)[] = [
  ({ cast, patientId }) => ({ ...courtOrder(cast, patientId), date_from: '2026-04-08', date_to: '2026-04-08' }),
  ({ cast, patientId }) => courtOrder(cast, patientId),
  ({ cast, patientId }) => ({
    type: 'subpoena',
    issuer: 'attorney',
    signed_by: 'attorney',
    patient: patientId,
    custodian: cast.practiceId,
    asks_for: ['psychotherapy_notes'],
    recipients: ['Ann Example'],
    return_date: '2027-01-31',
    status: 'in_force',
  }),
  ({ cast, patientId }) => ({
    type: 'authorization',
    patient: patientId,
    signed_by: patientId,
    signer_role: 'individual',
    signature: { present: true, kind: 'wet' },
    signed_on: '2026-06-01',
    expires_on: '2030-01-01',
    discloser: cast.practiceId,
    recipients: ['Ann Example'],
    purpose: 'Doe v. Roe (invented)',
    description: 'psychotherapy notes of one day',
    covers: ['psychotherapy_notes'],
    date_from: '2026-04-08',
    date_to: '2026-04-08',
    combined_with: [],
    plain_language: true,
    statements: { revocation_right: true, revocation_procedure_on_form: true, conditioning: true, redisclosure: true },
  }),
  () => ({
    type: 'coroner_request',
    verified: true,
    purpose: 'cause and manner of death',
    asks_for: ['psychotherapy_notes'],
    necessity_statement: 'as stated',
  }),
];

/** Announces, sends and records a made-up paper; all three answers count. */
export const recordPaper: Kind = (random) => {
  const who = random.oneOf(people);
  const paper = random.oneOf(papers);
  const [amends, asserts, index] = [random.below(4) === 0, random.below(3) === 0, random.below(3)];
  return async (world, sequence) => {
    const begun = await world.as(who).send({
      method: 'POST',
      path: `/requests/${sequence.requestId}/artifact-uploads`,
      body: { bytes: pdf.length, sha256: digest(pdf) },
    });
    const text = await begun.text();
    if (!begun.ok) return { status: begun.status, etag: begun.headers.has('etag'), body: world.alike(text) };

    const { uploadId, url, headers } = Begun.parse(JSON.parse(text));
    await fetch(url, { method: 'PUT', headers, body: Buffer.from(pdf) });
    const more = {
      ...(amends ? { amends: nth(sequence.artifacts, index, 'art') } : {}),
      ...(asserts ? { groundAsserted: 'court_order' } : {}),
    };
    const body = {
      uploadId,
      artifact: paper(world),
      verification: { by: 'Nobody', how: 'not at all' },
      identityVerified: true,
      ...more,
    };
    return call(world, sequence, { who, path: `/requests/${sequence.requestId}/artifacts`, body });
  };
};

const ofPaper = (make: (random: Random) => Call): Kind =>
  on((random) => {
    const [index, made] = [random.below(4), make(random)];
    return (_world, { artifacts }) => ({
      ...made,
      path: made.path.replace('{a}', `{r}/artifacts/${nth(artifacts, index, 'art')}`),
    });
  });
export const changeStatus = ofPaper((random) => ({
  path: '{a}/status-changes',
  body: { status: random.oneOf(['stayed', 'vacated', 'in_force', 'in_force']), how: 'said' },
}));
export const changeTerms = ofPaper((random) => ({
  path: '{a}/terms-changes',
  body: {
    how: 'said',
    terms: random.oneOf([
      { kind: 'acknowledgment', receivedOn: '2026-07-02' },
      { kind: 'return-date', returnDate: '2028-01-31' },
      { kind: 'privilege-ruling', ruling: 'overruled_or_waived' },
    ]),
  },
}));
export const revoke = ofPaper((random) => ({
  path: '{a}/revocation',
  body: { written: random.below(2) === 0, how: 'said' },
}));
export const open = ofPaper(() => ({ path: '{a}/openings' }));
export const accept = ofPaper(() => ({
  path: '{a}/acceptances',
  body: { documentSha256: '0'.repeat(64), termsSha256: '0'.repeat(64) },
}));

const Whole = z.object({ artifacts: z.array(z.object({ artifactId: z.string(), termsSha256: z.string() })) });

/** Accepts what was recorded last; what the officer sees is not compared, what others see after it is. */
export const officerAccepts: Kind =
  () =>
  async ({ cast: { officer } }, { requestId }) => {
    const response = await officer.send({ method: 'GET', path: `/requests/${requestId}` });
    const paper = Whole.safeParse(await response.json()).data?.artifacts.at(-1);
    if (paper !== undefined) {
      const path = `/requests/${requestId}/artifacts/${paper.artifactId}`;
      const { documentSha256 } = await officer.post(`${path}/openings`, {}, z.object({ documentSha256: z.string() }));
      await (
        await officer.send({
          method: 'POST',
          path: `${path}/acceptances`,
          body: { documentSha256, termsSha256: paper.termsSha256 },
        })
      ).text();
    }
    return { status: 0, etag: false, body: 'not compared' };
  };
