import type { GroundAsserted } from '@sequester/law';
import type { DisclosureRequest } from '@sequester/model';

import { isSafetyGround } from '../disclosures/safety-grounds.ts';

type Asked = Pick<DisclosureRequest, 'groundAsserted' | 'requested' | 'requester'>;

/** Grounds on which no psychotherapy note ever leaves: who asks for everything on one of them asks for the ordinary record (45 CFR 164.508(a)(2)). */
const neverForNotes: ReadonlySet<GroundAsserted> = new Set<GroundAsserted>([
  'decedent',
  'family',
  'health_care_operations',
  'patient_access',
  'payment',
  'payment_review',
  'public_health',
  'treatment',
  'workers_compensation',
]);

const originators: ReadonlySet<string> = new Set(['originator', 'former_originator']);

/** Whether a request names a class of the ordinary record, alone or among others. A warning or a mandated report asks for none. */
export const asksForRecords = ({ groundAsserted, requested }: Asked): boolean =>
  !isSafetyGround(groundAsserted) && requested.classes.some((asked) => asked !== 'psychotherapy_notes');

/** Whether everything or a folder is asked for, which may hold notes. */
const mayReachNotes = ({ groundAsserted, requested, requester }: Asked): boolean =>
  requested.classes.some((asked) => asked === 'all' || asked === 'billing_folder') &&
  (!neverForNotes.has(groundAsserted) || originators.has(requester.type));

/** Whether a request is for the ordinary record and no note can leave on it: then its status is that of the record, and no note is asked about. */
export const isOfRecordsAlone = (request: Asked): boolean =>
  asksForRecords(request) && !requestedNotes(request) && !mayReachNotes(request);

const requestedNotes = ({ requested }: Asked): boolean => requested.classes.includes('psychotherapy_notes');

/** Whether a request goes two ways: its psychotherapy notes by one, its ordinary record by the other. */
export const hasTwoLanes = (request: Asked): boolean => asksForRecords(request) && !isOfRecordsAlone(request);

/** The patient's own access, which waits for nobody's choice and nobody's approval (45 CFR 164.524(a)(1)(i)). */
export const isOwnAccess = ({ groundAsserted, requester }: Pick<Asked, 'groundAsserted' | 'requester'>): boolean =>
  groundAsserted === 'patient_access' && requester.type === 'individual';
