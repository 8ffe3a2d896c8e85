import * as z from 'zod';

import type { Cast } from './cast.ts';
import { approveWhole, built, orderAndApprove, readRequest } from './order-chapter.ts';
import { askCode, issueLink, redeem, wordsOf } from './release-chapter.ts';
import type { Service } from './service.ts';
import type { Teller } from './teller.ts';

/** The order is vacated between approval and download: the download is refused. */
export const tellVacated = async (service: Service, cast: Cast, patientId: string, teller: Teller): Promise<void> => {
  const { requestId, artifacts } = await orderAndApprove(cast, patientId);
  await approveWhole(cast, requestId);
  await built(cast, requestId);
  const { url } = await issueLink(service, cast, requestId);
  const code = await askCode(service, url);
  teller.say('a second order is approved, built and mailed; its recipient has a code');
  await cast.officer.post(
    `/requests/${requestId}/artifacts/${artifacts[0]?.artifactId}/status-changes`,
    { status: 'vacated', how: 'Read on the docket' },
    z.unknown(),
  );
  const refused = await redeem(url, code);
  teller.must(
    refused.status >= 400,
    `the order is vacated, and the download is refused: “${(await wordsOf(refused)).slice(0, 130)}…”`,
  );
  teller.must((await readRequest(cast, requestId)).status === 'revoked', 'the request is revoked');
};

const Events = z.object({ events: z.array(z.object({ action: z.string() })), cursor: z.string().optional() });
const Log = z.object({ disclosures: z.array(z.unknown()) });
const Accounting = z.object({ disclosures: z.array(z.unknown()) });
const Chain = z.looseObject({});

const actions = async ({ officer }: Cast): Promise<string[]> => {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await officer.get(
      `/audit-events${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
      Events,
    );
    found.push(...page.events.map(({ action }) => action));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
};

const told = [
  'practice.created',
  'provider.enrolled',
  'patient.admitted',
  'psychotherapy-note.sealed',
  'psychotherapy-note.revised',
  'psychotherapy-note.upload-refused',
  'request.received',
  'artifact.recorded',
  'artifact.opened',
  'artifact.accepted',
  'disclosure.approved',
  'disclosure.granted',
  'disclosure.built',
  'disclosure.grants-retired',
  'link.issued',
  'link.revoked',
  'link.code-refused',
  'disclosure.released',
  'artifact.status-changed',
];

/** The audit has every act, the disclosure log one entry, and the accounting shows it. */
export const tellLedger = async (cast: Cast, patientId: string, teller: Teller): Promise<void> => {
  const found = await actions(cast);
  const missing = told.filter((action) => !found.includes(action));
  teller.must(
    missing.length === 0,
    `the audit has every act (${found.length} events${missing.length === 0 ? '' : `, missing ${missing.join(', ')}`})`,
  );
  const chain = await cast.officer.get('/audit-chain', Chain);
  teller.say(`the chain of the audit: ${JSON.stringify(chain)}`);
  const log = await cast.officer.get(`/patients/${patientId}/disclosure-log`, Log);
  teller.must(log.disclosures.length === 1, 'the disclosure log has one entry');
  const accounting = await cast.officer.get(`/patients/${patientId}/accounting-of-disclosures`, Accounting);
  teller.must(accounting.disclosures.length === 1, 'the accounting of disclosures shows it (45 CFR 164.528)');
};
