import { createHash } from 'node:crypto';

import * as z from 'zod';

import type { Cast } from './cast.ts';
import { authorizationPdf, court, docket, subpoenaPdf } from './papers.ts';
import { NotAsItShouldBe, type Teller } from './teller.ts';

export const Request = z.object({
  requestId: z.string(),
  status: z.string(),
  revision: z.number(),
  decision: z.object({
    outcome: z.string(),
    reasons: z.array(z.object({ code: z.string(), text: z.string(), citation: z.string() })),
    cures: z.array(z.unknown()),
    scope: z.object({ noteIds: z.array(z.string()) }).optional(),
  }),
  artifacts: z.array(z.object({ artifactId: z.string(), termsSha256: z.string(), counts: z.boolean() })),
  awaits: z.array(z.unknown()),
});
export type Request = z.infer<typeof Request>;

export const attorney = {
  type: 'attorney',
  name: 'Ann Example',
  organisation: 'Example & Example LLP (invented)',
  email: 'ann.attorney@example.org',
  telephone: '+13035550142',
  for: 'opposing_party',
  identityVerified: true,
};

const everything = { classes: ['psychotherapy_notes'], description: 'All psychotherapy notes' };

export const tellDecision = (teller: Teller, { decision }: Request): void => {
  for (const { text, citation } of decision.reasons.slice(0, 3)) teller.say(`  ${text} [${citation}]`);

  for (const cure of decision.cures.slice(0, 2))
    teller.say(`  cure: ${typeof cure === 'string' ? cure : JSON.stringify(cure)}`);
};

const Opened = z.object({ url: z.string(), documentSha256: z.string() });

/** The officer opens the document of the newest paper, and accepts it with the terms as they are shown. */
export const acceptNewest = async (
  { officer }: Cast,
  { requestId, artifacts }: Pick<Request, 'requestId' | 'artifacts'>,
): Promise<Request> => {
  const paper = artifacts.at(-1);
  const path = `/requests/${requestId}/artifacts/${paper?.artifactId}`;
  const { url, documentSha256 } = await officer.post(`${path}/openings`, {}, Opened);
  const document = await fetch(url);
  if (
    !document.ok ||
    createHash('sha256')
      .update(new Uint8Array(await document.arrayBuffer()))
      .digest('hex') !== documentSha256
  )
    throw new NotAsItShouldBe('The document of a paper should have been the one that its digest names.');

  return officer.post(`${path}/acceptances`, { documentSha256, termsSha256: paper?.termsSha256 }, Request);
};

/** Records a paper with its document; the officer has opened and accepted it. */
export const record = async (
  cast: Cast,
  requestId: string,
  paper: { pdf: Uint8Array; artifact: Record<string, unknown> },
): Promise<Request> => {
  const uploadId = await cast.officer.upload(`/requests/${requestId}/artifact-uploads`, paper.pdf);
  const verification = { by: 'Olive Officer', how: 'Called the clerk at the published number and compared the docket' };
  const recorded = await cast.officer.post(
    `/requests/${requestId}/artifacts`,
    { uploadId, artifact: paper.artifact, verification, identityVerified: true },
    Request,
  );
  return acceptNewest(cast, recorded);
};

export const receive = ({ officer }: Cast, request: Record<string, unknown>): Promise<Request> =>
  officer.post('/requests', { jurisdiction: 'US-baseline', requested: everything, ...request }, Request);

/** A subpoena, an insurer and a compound authorization are refused, each with its citation. */
export const tellRefusals = async (cast: Cast, patientId: string, teller: Teller): Promise<Request> => {
  const asked = await receive(cast, {
    patientId,
    requester: attorney,
    groundAsserted: 'subpoena',
    purpose: 'Doe v. Roe (invented)',
  });
  const subpoena = {
    type: 'subpoena',
    issuer: 'attorney',
    signed_by: 'attorney',
    court,
    docket,
    patient: patientId,
    custodian: cast.practiceId,
    authenticated: true,
    status: 'in_force',
    asks_for: ['psychotherapy_notes'],
    recipients: ['Ann Example'],
  };
  const served = await record(cast, asked.requestId, { pdf: await subpoenaPdf(), artifact: subpoena });
  teller.must(
    served.decision.outcome === 'DENY',
    `the attorney's subpoena does not reach the notes (${served.status})`,
  );
  tellDecision(teller, served);

  const insurer = {
    type: 'health_plan',
    name: 'Invented Health Plan',
    email: 'claims@example.org',
    identityVerified: true,
  };
  const claims = await receive(cast, {
    patientId,
    requester: insurer,
    groundAsserted: 'payment',
    purpose: 'utilization review',
  });
  teller.must(claims.decision.outcome === 'DENY', `the insurer is refused (${claims.status})`);
  tellDecision(teller, claims);

  const compound = await receive(cast, {
    patientId,
    requester: attorney,
    groundAsserted: 'authorization',
    purpose: 'use by my attorney',
  });
  const refused = await record(cast, compound.requestId, {
    pdf: await authorizationPdf(),
    artifact: compoundAuthorization(cast, patientId),
  });
  teller.must(refused.decision.outcome === 'DENY', `a compound authorization is refused (${refused.status})`);
  tellDecision(teller, refused);
  return served;
};

const compoundAuthorization = (cast: Cast, patientId: string): Record<string, unknown> => ({
  type: 'authorization',
  patient: patientId,
  signed_by: patientId,
  signer_role: 'individual',
  signature: { present: true, kind: 'wet' },
  signed_on: '2026-06-01',
  expires_on: '2030-01-01',
  discloser: cast.practiceId,
  recipients: ['Ann Example'],
  purpose: 'use by my attorney',
  description: 'psychotherapy notes and the whole chart',
  covers: ['psychotherapy_notes', 'designated_record_set'],
  combined_with: ['authorization_for_other_phi'],
  statements: { revocation_right: true, revocation_procedure_on_form: true, conditioning: true, redisclosure: true },
  plain_language: true,
});
