import { sealNote } from '@sequester/pdf';
import * as z from 'zod';

import { courtOrder } from '../demo/order-chapter.ts';
import type { Random } from './random.ts';
import { digest, type Answer, type Who, type World } from './world.ts';

/** What the calls of a sequence have left in one world. */
export interface Sequence {
  requestId: string;
  artifacts: string[];
  drafts: string[];
}

/** One call, or a few that belong together, with all that is chosen in it chosen before. */
export type Act = (world: World, sequence: Sequence) => Promise<Answer>;
type Kind = (random: Random) => Act;

interface Call {
  method?: 'GET' | 'POST';
  path: string;
  body?: unknown;
}

const people: readonly Who[] = ['owner', 'staff', 'colleague'];
const Left = z.looseObject({
  requestId: z.string().optional(),
  artifacts: z.array(z.object({ artifactId: z.string() })).optional(),
  drafts: z.array(z.object({ draftId: z.string() })).optional(),
});
const Begun = z.object({ uploadId: z.string(), url: z.string(), headers: z.record(z.string(), z.string()) });

/** An id of the right shape that was never given to anything. */
export const never = (prefix: string): string => `${prefix}_${'z'.repeat(26)}`;
const nth = (list: readonly string[], index: number, prefix: string): string =>
  list[index % Math.max(1, list.length)] ?? never(prefix);

const remember = (sequence: Sequence, body: string): void => {
  const left = Left.safeParse(JSON.parse(body));
  sequence.requestId = left.data?.requestId ?? sequence.requestId;
  sequence.artifacts = left.data?.artifacts?.map(({ artifactId }) => artifactId) ?? sequence.artifacts;
  sequence.drafts = left.data?.drafts?.map(({ draftId }) => draftId) ?? sequence.drafts;
};

const call = async (
  world: World,
  sequence: Sequence,
  { who, method = 'POST', path, body }: Call & { who: Who },
): Promise<Answer> => {
  const response = await world.as(who).send({ method, path, body });
  const text = await response.text();
  if (response.ok && path.startsWith('/requests')) remember(sequence, text);

  return { status: response.status, etag: response.headers.has('etag'), body: world.alike(text) };
};

/** A kind of act that is one call of anybody, on the request of the sequence. */
const on =
  (make: (random: Random) => (world: World, sequence: Sequence) => Call): Kind =>
  (random) => {
    const who = random.oneOf(people);
    const made = make(random);
    return (world, sequence) => {
      const { path, ...rest } = made(world, sequence);
      return call(world, sequence, { who, path: path.replace('{r}', `/requests/${sequence.requestId}`), ...rest });
    };
  };

const reads = [
  '{r}',
  '{r}',
  '/requests',
  '{r}/selection',
  '{r}/decisions',
  '{r}/manifest',
  '/audit-chain',
  '/audit-events',
  '/audit-events',
  '/members',
  '/practice',
  '{r}/letters/ltr/content',
];
const read: Kind = on((random) => {
  const path = random.oneOf(reads);
  return () => ({ method: 'GET', path: path.replace('/ltr/', `/${never('ltr')}/`) });
});
const ofPatient = [
  '/patients/{p}',
  '/patients/{p}/chart',
  '/patients/{p}/disclosure-log',
  '/patients/{p}/accounting-of-disclosures',
  '/psychotherapy-notes?patientId={p}',
  '/audit-events?patientId={p}',
];
const readPatient: Kind = on((random) => {
  const path = random.oneOf(ofPatient);
  return ({ patientId }) => ({ method: 'GET', path: path.replace('{p}', patientId) });
});
const readTrail: Kind = on(() => (_world, { requestId }) => ({
  method: 'GET',
  path: `/audit-events?requestId=${requestId}`,
}));

const threat = {
  communicated_by: 'patient',
  serious: true,
  imminent: true,
  intent_and_ability_judged: true,
  victim: 'named:Vic Invented',
  clinician_good_faith: true,
  recipient_can_prevent: true,
};
const requesters: Record<string, string> = {
  court_order: 'attorney',
  authorization: 'attorney',
  subpoena: 'attorney',
  coroner: 'medical_examiner',
  patient_access: 'individual',
  payment: 'health_plan',
  serious_threat: 'police',
  abuse_report: 'child_protective_agency',
  training: 'workforce',
};

export const receive: Kind = (random) => {
  const ground = random.oneOf([
    'court_order',
    'court_order',
    'authorization',
    'subpoena',
    'coroner',
    'patient_access',
    'payment',
    'serious_threat',
    'abuse_report',
  ]);
  const anyone = random.oneOf(people);
  const who =
    ground === 'serious_threat' || ground === 'abuse_report'
      ? random.oneOf<Who>(['colleague', 'colleague', anyone])
      : anyone;
  const stated = {
    serious_threat: { facts: { context: { threat } } },
    abuse_report: { facts: { context: { mandated: true, victim: 'child' } } },
  }[ground];
  return (world, sequence) => {
    const requester = {
      type: requesters[ground],
      name: 'Ann Example',
      email: world.address('ann.attorney'),
      identityVerified: true,
    };
    const requested = {
      classes: ['psychotherapy_notes'],
      dateFrom: '2026-04-08',
      dateTo: '2026-04-08',
      description: 'the notes of one day',
    };
    return call(world, sequence, {
      who,
      path: '/requests',
      body: {
        patientId: world.patientId,
        requester,
        groundAsserted: ground,
        requested,
        purpose: 'Doe v. Roe (invented)',
        jurisdiction: 'CA',
        ...(stated === undefined ? {} : { stated }),
      },
    });
  };
};

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
const recordPaper: Kind = (random) => {
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
const changeStatus = ofPaper((random) => ({
  path: '{a}/status-changes',
  body: { status: random.oneOf(['stayed', 'vacated', 'in_force', 'in_force']), how: 'said' },
}));
const changeTerms = ofPaper((random) => ({
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
const revoke = ofPaper((random) => ({ path: '{a}/revocation', body: { written: random.below(2) === 0, how: 'said' } }));
const open = ofPaper(() => ({ path: '{a}/openings' }));
const accept = ofPaper(() => ({
  path: '{a}/acceptances',
  body: { documentSha256: '0'.repeat(64), termsSha256: '0'.repeat(64) },
}));

const facts = on((random) => {
  const said = random.oneOf([
    { context: { originator_decision: random.oneOf(['share_copy', 'decline']) } },
    { patient: { living: random.below(2) === 0 } },
    { requester: { agency: 'an agency' } },
    { context: { state_law_checked: true } },
    { context: { mandated: random.below(2) === 0 } },
    { context: { threat } },
  ]);
  return () => ({ path: '{r}/facts', body: { facts: said } });
});
const approve = on((random) => {
  const body = random.oneOf<Record<string, unknown>>([
    { as: 'originator', selection: [] },
    { as: 'originator', selection: [{ noteId: never('psn'), pages: 'all' }], noMoreThanNecessary: true },
    { as: 'privacy-officer' },
    { as: 'counsel', counsel: 'Casey Counsel' },
    { as: 'program-director', director: 'Dana Director' },
  ]);
  return () => ({ path: '{r}/approvals', body });
});
const end = on((random) => {
  const path = random.oneOf([
    '{r}/withdrawal',
    '{r}/links',
    `{r}/links/${never('lnk')}/revocation`,
    '{r}/letters',
    `{r}/letters/${never('ltr')}/dispatches`,
  ]);
  return () => ({ path, body: path.endsWith('dispatches') ? { how: 'post', to: 'x' } : {} });
});
const offer = on(() => () => ({
  path: '{r}/authorization-offers',
  body: { dateFrom: '2026-04-08', dateTo: '2026-04-08', expiresOn: '2029-12-31' },
}));

const parts = [{ element: 'required report fields', text: 'what the form asks' }];
const warning = [{ element: 'threat', text: 'he said that he will go there tonight' }];
const tell = on((random) => {
  const body = random.oneOf([
    { manner: 'telephone', to: { as: 'police', name: 'Sgt. Example' }, parts: warning },
    { manner: 'in-person', to: { as: 'Ann Example', name: 'Ann Example' }, parts },
  ]);
  return () => ({ path: '{r}/spoken-statements', body });
});
const draft = on(() => ({ cast }) => ({ path: '{r}/statement-drafts', body: { for: cast.colleagueId, parts } }));
const followUp = on((random) => {
  const body = random.oneOf<Record<string, unknown>>([
    { kind: 'review', closes: true },
    { kind: 'notice', decision: 'informed', how: 'x' },
  ]);
  return () => ({ path: '{r}/statement-follow-ups', body });
});

/** A statement is written or signed, set, and sent by a link: what follows is looked at when the page is set. */
const sendStatement: Kind = (random) => {
  const [signs, index, said] = [random.below(2) === 0, random.below(2), random.oneOf([parts, warning])];
  return async (world, sequence) => {
    const path = signs
      ? `/requests/${sequence.requestId}/statement-drafts/${nth(sequence.drafts, index, 'std')}/signature`
      : `/requests/${sequence.requestId}/written-statements`;
    const made = await call(world, sequence, { who: 'colleague', path, body: signs ? {} : { parts: said } });
    if (made.status !== 201) return made;

    await world.built(sequence.requestId);
    const sent = await call(world, sequence, { who: 'colleague', path: `/requests/${sequence.requestId}/links` });
    return { ...sent, body: `${made.body}\n${sent.body}` };
  };
};

const Whole = z.object({ artifacts: z.array(z.object({ artifactId: z.string(), termsSha256: z.string() })) });

/** Accepts what was recorded last; what the officer sees is not compared, what others see after it is. */
const officerAccepts: Kind =
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

/** Each kind of act, as often as its weight. */
const kinds: [Kind, number][] = [
  [read, 6],
  [readPatient, 4],
  [readTrail, 2],
  [recordPaper, 6],
  [changeStatus, 3],
  [changeTerms, 2],
  [revoke, 1],
  [open, 2],
  [accept, 1],
  [facts, 4],
  [approve, 4],
  [end, 3],
  [offer, 1],
  [tell, 2],
  [draft, 1],
  [followUp, 1],
  [sendStatement, 2],
  [officerAccepts, 2],
];
const weighted = kinds.flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind));

export const anyAct: Kind = (random) => random.oneOf(weighted)(random);
