import { GroundAsserted, type Artifact } from '@sequester/law';
import type { RecordableFacts, Requester } from '@sequester/model';
import {
  approve,
  build,
  documented,
  received,
  stated,
  statusOf,
} from '@sequester/testing/disclosures/disclosure-story';
import {
  authorization,
  firstTherapist,
  firstTherapistId,
  notes,
  officer,
  orderForOne,
  owner,
  patientId,
  practiceId,
  staff,
  subpoena,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import type { PracticeActor } from '../context.ts';

type Given = 'privacy-officer' | 'counsel' | 'program-director';
interface Case {
  type: NonNullable<Requester['type']>;
  papers?: Artifact[];
  said?: [PracticeActor, RecordableFacts][];
  /** Who approves before the originators, as the law's table of grounds has it. */
  awaits?: Given[];
  /** What to do where no extract can hold what may leave. */
  instead?: string;
}

const threat = {
  communicated_by: 'patient',
  serious: true,
  imminent: true,
  victim: 'named:Vic Invented',
  clinician_good_faith: true,
  recipient_can_prevent: true,
};
const asks = { verified: true, asks_for: ['psychotherapy_notes'], necessity_statement: 'as stated' };
const ids = notes.slice(0, 2).map(({ noteId }) => noteId);
const action = { plaintiff: 'Paula Invented', defendant: 'Example Practice', relevant_notes: ids };
const mandated: RecordableFacts = { context: { mandated: true, victim: 'child' } };
const never: Case = { type: 'spouse' };

/** The best request that each ground can have. Without `awaits` and `instead`, nothing leaves on it. */
const best: Record<GroundAsserted, Case> = {
  abuse_report: { type: 'child_protective_agency', said: [[firstTherapist, mandated]], instead: 'statement-only' },
  accounting: { type: 'individual', instead: 'accounting-only' },
  amendment: never,
  authorization: { type: 'attorney', papers: [authorization], awaits: ['privacy-officer'] },
  coroner: {
    type: 'medical_examiner',
    papers: [{ type: 'coroner_request', patient: patientId, purpose: 'cause and manner of death', ...asks }],
    said: [[officer, { patient: { living: false } }]],
    awaits: ['privacy-officer'],
  },
  court_order: { type: 'attorney', papers: [orderForOne], awaits: ['privacy-officer'] },
  decedent: never,
  defense: {
    type: 'defense_counsel',
    said: [[officer, { requester: { baa: true }, context: { action } }]],
    awaits: ['privacy-officer', 'counsel'],
  },
  deidentification: never,
  emergency_access: never,
  family: never,
  fundraising: never,
  health_care_operations: never,
  health_oversight: {
    type: 'licensing_board',
    papers: [{ type: 'oversight_request', target: firstTherapistId, legal_authority: 'the statute cited', ...asks }],
    awaits: ['privacy-officer', 'counsel'],
  },
  hhs_enforcement: {
    type: 'hhs_secretary',
    papers: [{ type: 'hhs_request', matter: 'M-1', ...asks }],
    awaits: ['privacy-officer', 'counsel'],
  },
  law_enforcement: {
    type: 'law_enforcement',
    papers: [
      {
        type: 'search_warrant',
        patient: patientId,
        signed_by: 'judge',
        authenticated: true,
        items: ['psychotherapy_notes'],
      },
    ],
    awaits: ['counsel'],
  },
  marketing: never,
  originator_discretion: {
    type: 'individual',
    said: [[firstTherapist, { context: { originator_decision: 'share_copy', state_law_checked: true } }]],
    awaits: [],
  },
  originator_treatment: never,
  other: never,
  patient_access: never,
  payment: never,
  payment_review: never,
  product_development: never,
  public_health: never,
  required_by_law: { type: 'child_protective_agency', said: [[firstTherapist, mandated]], instead: 'statement-only' },
  research: never,
  serious_threat: { type: 'police', said: [[firstTherapist, { context: { threat } }]], instead: 'statement-only' },
  specialized_government: never,
  subpoena: never,
  training: {
    type: 'training_supervisor',
    said: [
      [
        owner,
        {
          action: 'use',
          context: { program_owner: 'Example Practice', learners: 'mental_health_trainees', supervised: true },
        },
      ],
    ],
    instead: 'to-view-only',
  },
  treatment: never,
  workers_compensation: never,
};

/** A request on a ground as it stands best, for the notes of one originator; the recipient of an individual is the patient. */
const standing = async (ground: GroundAsserted, change: Partial<Case> = {}) => {
  const { type, papers = [], said = [] } = { ...best[ground], ...change };
  const stores = literalStores({ notes: notes.slice(0, 2) });
  const name = type === 'individual' ? 'Paula Invented' : 'Avery Example';
  const requester = { type, name, email: 'avery@law.example.test', identityVerified: true };
  const requestId = await received(stores, { groundAsserted: ground, requester });
  for (const paper of papers) await documented(stores, requestId, paper);

  for (const [actor, facts] of said) await stated(stores, actor, { requestId, facts });

  return { stores, requestId };
};

type Standing = Awaited<ReturnType<typeof standing>>;

const giver: Record<Given, PracticeActor> = {
  'privacy-officer': officer,
  counsel: officer,
  'program-director': officer,
};
const give = ({ stores, requestId }: Standing, as: Given, by: PracticeActor = giver[as]) =>
  approve(
    stores,
    by,
    as === 'privacy-officer'
      ? { requestId, as }
      : as === 'counsel'
        ? { requestId, as, counsel: 'Casey Counsel' }
        : { requestId, as, director: 'Dana Director' },
  );
const choose = ({ stores, requestId }: Standing) =>
  approve(stores, firstTherapist, {
    requestId,
    as: 'originator',
    selection: ids.map((noteId) => ({ noteId, pages: 'all' as const })),
    noMoreThanNecessary: true,
  });

const lawsOwn = (stores: LiteralStores, requestId: Standing['requestId']) =>
  stores.files.get(requestId)?.decisions.at(-1)?.decision;

const releasing = GroundAsserted.options.filter((ground) => best[ground].awaits !== undefined);
const elsewhere = GroundAsserted.options.filter((ground) => best[ground].instead !== undefined);
const closed = GroundAsserted.options.filter((ground) => !releasing.includes(ground) && !elsewhere.includes(ground));

describe('a ground that releases waits for exactly those whom the law names', () => {
  test.each(releasing)('%s', async (ground) => {
    const request = await standing(ground);
    const { stores, requestId } = request;
    const awaits = best[ground].awaits ?? [];
    expect((lawsOwn(stores, requestId)?.approvals ?? []).filter((as) => as !== 'originator')).toEqual(awaits);
    for (const as of awaits) {
      await expect(choose(request)).rejects.toMatchObject({ code: 'officer-first' });
      await expect(give(request, as, staff)).rejects.toMatchObject({ code: 'forbidden' });
      await give(request, as);
    }
    expect((await choose(request)).status).toBe('building');
    await build(stores, requestId);
    expect(statusOf(stores, requestId)).toBe('ready');
  });

  test.each(
    releasing.flatMap((ground) =>
      (['privacy-officer', 'counsel', 'program-director'] as const)
        .filter((as) => best[ground].awaits?.includes(as) === false)
        .map((as) => [ground, as] as const),
    ),
  )('%s does not wait for %s', async (ground, as) => {
    await expect(give(await standing(ground), as)).rejects.toMatchObject({ code: 'approval-not-demanded' });
  });
});

describe('what no extract can hold is refused with what to do instead', () => {
  test.each(elsewhere)('%s', async (ground) => {
    const request = await standing(ground);
    const refusal = {
      code: 'content-not-supported',
      details: [
        {
          code: best[ground].instead,
          text: expect.stringMatching(/\w{3}/),
          citation: expect.stringContaining('45 CFR'),
        },
      ],
    };
    for (const as of ['privacy-officer', 'counsel', 'program-director'] as const)
      await expect(give(request, as)).rejects.toMatchObject(refusal);

    await expect(choose(request)).rejects.toMatchObject(refusal);
    expect(request.stores.grants.size).toBe(0);
  });

  test.each<[GroundAsserted, string, Partial<Case>]>([
    [
      'originator_discretion',
      'orally-only',
      { said: [[firstTherapist, { context: { originator_decision: 'share_orally', state_law_checked: true } }]] },
    ],
  ])('%s: %s', async (ground, instead, change) => {
    await expect(choose(await standing(ground, change))).rejects.toMatchObject({
      code: 'content-not-supported',
      details: [{ code: instead }],
    });
  });

  test('the ordinary record on a subpoena with satisfactory assurance is chosen from the chart (45 CFR 164.512(e)(1)(ii))', async () => {
    const stores = literalStores({ notes: [] });
    const requestId = await received(stores, {
      groundAsserted: 'subpoena',
      requested: { classes: ['progress_notes'], description: 'progress notes' },
    });
    await documented(stores, requestId, {
      ...subpoena,
      patient: patientId,
      custodian: practiceId,
      asks_for: ['progress_notes'],
      satisfactory_assurance: 'notice_given_no_objection',
    });
    expect(lawsOwn(stores, requestId)?.approvals).toEqual(['privacy-officer', 'counsel']);
    await expect(approve(stores, officer, { requestId, as: 'privacy-officer' })).rejects.toMatchObject({
      code: 'content-not-supported',
      details: [{ code: 'ordinary-record-only' }],
    });
  });
});

test.each(closed)('%s lets no note go: there is nothing to approve', async (ground) => {
  const request = await standing(ground);
  expect(['refused', 'awaiting-artifact']).toContain(statusOf(request.stores, request.requestId));
  for (const as of ['privacy-officer', 'counsel', 'program-director'] as const)
    await expect(give(request, as)).rejects.toMatchObject({ code: 'request-state' });

  await expect(choose(request)).rejects.toMatchObject({ code: 'request-state' });
});
