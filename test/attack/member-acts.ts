import { call, never, on, people, type Kind } from './acts.ts';
import { accept, changeStatus, changeTerms, officerAccepts, open, recordPaper, revoke } from './paper-acts.ts';
import { draft, followUp, sendStatement, tell } from './statement-acts.ts';
import type { Who } from './world.ts';

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
  '/patients/{p}/entries',
  '/patients/{p}/disclosure-log',
  '/patients/{p}/accounting-of-disclosures',
  '/psychotherapy-notes?patientId={p}',
  '/psychotherapy-note-drafts?patientId={p}',
  '/psychotherapy-note-drafts',
  '/psychotherapy-note-drafts/{d}',
  '/psychotherapy-note-drafts/{d}/kept',
  '/audit-events?patientId={p}',
];
const wordsToFind = ['paula', 'pat', 'Patient, Paula', 'invented', 'nobody'];
const searchPatients: Kind = on((random) => {
  const name = random.oneOf(wordsToFind);
  return () => ({ method: 'POST', path: '/patients/search', body: { name } });
});
const readPatient: Kind = on((random) => {
  const path = random.oneOf(ofPatient);
  return ({ patientId, draft: { noteId } }) => ({
    method: 'GET',
    path: path.replace('{p}', patientId).replace('{d}', noteId),
  });
});
const readTrail: Kind = on(() => (_world, { requestId }) => ({
  method: 'GET',
  path: `/audit-events?requestId=${requestId}`,
}));

/** What a therapist goes on writing is seen by nobody who may not know that there is a draft. */
const therapistWrites: Kind = () => (world) => world.saveDraft();

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

/** Each kind of act, as often as its weight. */
const kinds: [Kind, number][] = [
  [read, 6],
  [readPatient, 4],
  [searchPatients, 2],
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
  [therapistWrites, 2],
];
const weighted = kinds.flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind));

export const anyAct: Kind = (random) => random.oneOf(weighted)(random);
