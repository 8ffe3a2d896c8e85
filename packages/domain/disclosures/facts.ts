import { dayIn, readFacts, type Artifact, type Facts } from '@sequester/law';
import {
  type DisclosureRequest,
  type IndexedDraft,
  type IndexedNote,
  type Instant,
  type PolicyInForce,
  type RecordedArtifact,
  Refusal,
  type RequestedRecords,
  type RepresentativeOnFile,
  type RequestFile,
} from '@sequester/model';

import { ageOn, yearsSince } from '../plausible-date.ts';
import { isOfRecords, type RecordsFile } from '../records/records-file.ts';
import { standing } from './artifact.ts';
import { authoritiesOf, authoritiesOfChart, isActingForThePatient } from './authorities-of-chart.ts';
import { selectionOf } from './ceiling.ts';
import { countedPapers } from './counted-papers.ts';
import { originatorsDecision } from './originators-decision.ts';
import { patientState } from './patient-state.ts';
import { statedFacts } from './recorded-facts.ts';
import { restrictionsOfChart } from './restrictions-of-chart.ts';
import { committedStates } from './transitions.ts';
import { understood, type Understood } from './understood.ts';

/** What the law is asked about: a request with its parts, and the notes of its patient. */
export type Known = Pick<RequestFile, 'request' | 'artifacts' | 'facts' | 'approvals' | 'links'> &
  Pick<RecordsFile, 'lane'> & {
    /** Of the chart: they count where the ordinary record alone is asked about. */
    otherRecords?: Facts['other_records'];
    policy?: Pick<PolicyInForce, 'stateRules'> | undefined;
    /** As the chart has them now; without them those count that it had when the request arrived. */
    representatives?: readonly RepresentativeOnFile[] | undefined;
    notes: readonly (Pick<IndexedNote, 'noteId' | 'originatorId' | 'sessionDate' | 'draft'> & {
      facts?: Omit<Facts['notes'][number], 'id' | 'date' | 'originator'> | undefined;
    })[];
    /** Drafts that an order of this request reaches. */
    noteDrafts?: readonly Pick<IndexedDraft, 'noteId' | 'originatorId' | 'sessionDate'>[] | undefined;
  };

/** Notes, and drafts on which their originators decide like on notes. One that has become a note is that. */
const allNotes = ({ notes, noteDrafts = [] }: Known): Known['notes'] => [
  ...notes,
  ...noteDrafts
    .filter(({ noteId }) => notes.every((note) => note.noteId !== noteId))
    .map(({ noteId, originatorId, sessionDate }) => ({ noteId, originatorId, sessionDate, draft: true as const })),
];

/** Of the ordinary record, none. */
const notesAndDrafts = (file: Known): Known['notes'] => (isOfRecords(file) ? [] : allNotes(file));

const onFile = ({ request, representatives }: Known): readonly RepresentativeOnFile[] =>
  representatives ?? request.patient.representatives ?? [];

/** A form that somebody signed for the patient in a capacity that it describes (45 CFR 164.508(c)(1)(vi)): in which, as it is recorded. */
const inCapacity = (artifact: Artifact, known: Known): Artifact => {
  if (!('signer_role' in artifact) || artifact.signer_role !== 'personal_representative') return artifact;

  const ofChart = authoritiesOfChart(onFile(known), artifact.signed_by);
  const described = artifact.authorities || artifact.authority_description;
  return ofChart && described ? { ...artifact, authorities: authoritiesOf(artifact.authorities, ofChart) } : artifact;
};

const readAgainst = (known: Known, recorded: RecordedArtifact, read: Understood): Artifact => {
  const artifact = inCapacity({ ...standing(recorded), id: recorded.artifactId }, known);
  return {
    ...artifact,
    ...('signed_by' in artifact && artifact.signed_by ? { signed_by: read.patient(artifact.signed_by) } : {}),
    ...('recipients' in artifact && artifact.recipients ? { recipients: artifact.recipients.map(read.recipient) } : {}),
    ...('custodian' in artifact && artifact.custodian ? { custodian: read.holder(artifact.custodian) } : {}),
    ...('discloser' in artifact && artifact.discloser ? { discloser: read.holder(artifact.discloser) } : {}),
  };
};

/** A request for records that may hold notes counts as one for notes, whether there are any or not, so that the answer is the same. */
const reaching = ({ classes }: RequestedRecords, lane: Known['lane']): RequestedRecords['classes'] =>
  lane === undefined && classes.some((asked) => asked === 'all' || asked === 'billing_folder')
    ? [...new Set([...classes, 'psychotherapy_notes' as const])]
    : classes;

/** What was approved, from the records themselves; before approval there is nothing. */
const approved = (file: Known) => {
  const noteIds = committedStates.includes(file.request.status) ? selectionOf(file).map(({ noteId }) => noteId) : [];
  return noteIds.length === 0 ? {} : { approved_note_ids: noteIds };
};

type Stated = ReturnType<typeof statedFacts>['context'];

const sidesOf = (action: Stated['action'], read: Understood): Stated['action'] =>
  action && {
    ...action,
    ...(action.plaintiff ? { plaintiff: read.patient(action.plaintiff) } : {}),
    ...(action.defendant ? { defendant: read.holder(action.defendant) } : {}),
  };

/** What was stated, with the names of the recipient, the patient and the practice read as theirs. */
const contextOf = (file: Known, stated: Stated, read: Understood) => ({
  ...stated,
  ...(stated.action ? { action: sidesOf(stated.action, read) } : {}),
  ...(stated.abuse_suspected_by ? { abuse_suspected_by: read.recipient(stated.abuse_suspected_by) } : {}),
  ...(stated.program_owner ? { program_owner: read.holder(stated.program_owner) } : {}),
  originator_decision: originatorsDecision(file.facts, isOfRecords(file) ? [] : file.notes, file.request.requested),
  stated_purpose: file.request.purpose,
  ...approved(file),
});

const requesterOf = (known: Known, stated: ReturnType<typeof statedFacts>['requester'], read: Understood) => {
  const { requester } = known.request;
  const ofChart = isActingForThePatient(known.request) ? authoritiesOfChart(onFile(known), requester.name) : undefined;
  const authorities = authoritiesOf(stated.authorities, ofChart);
  const represented = stated.for ?? requester.for;
  const covered = stated.covered_entity ?? requester.coveredEntity;
  return {
    ...stated,
    id: read.recipientId,
    type: requester.type,
    identity_verified: stated.identity_verified ?? requester.identityVerified ?? null,
    ...(authorities === undefined ? {} : { authorities }),
    ...(represented ? { for: read.holder(represented) } : {}),
    ...(covered === undefined ? {} : { covered_entity: covered }),
  };
};

const patientOf = (
  { request, facts }: Pick<Known, 'request' | 'facts'>,
  stated: ReturnType<typeof statedFacts>['patient'],
  now: Instant,
) => {
  const { patientId, patient, timeZone } = request;
  const age = ageOn(patient.birthDate, dayIn(now, timeZone));
  const treatedIn = patientState(request, facts);
  const dead = patient.diedOn === undefined ? undefined : yearsSince(patient.diedOn, dayIn(now, timeZone));
  return {
    living: patient.living,
    ...(dead === undefined ? {} : { years_since_death: dead }),
    ...stated,
    id: patientId,
    ...(treatedIn === undefined ? {} : { state: treatedIn.state }),
    ...(age === undefined ? {} : { age }),
  };
};

const holderOf = ({ practiceId, part2Program, licence, timeZone }: DisclosureRequest) => ({
  id: practiceId,
  kind: licence?.kind ?? 'covered_provider',
  ...(licence?.licensedBy === undefined ? {} : { licensed_by: licence.licensedBy }),
  part2_program: part2Program,
  ...(timeZone === undefined ? {} : { time_zone: timeZone }),
});

/** What counsel confirmed for every request of the practice, as the law reads papers. */
const confirmedRules = ({ policy }: Known): Artifact[] =>
  (policy?.stateRules ?? []).map(({ state, rule, answer, confirmedBy, confirmedOn, until, citation }) => ({
    type: 'state_rule_confirmation',
    id: `practice-${state}-${rule}`,
    state,
    rule,
    answer,
    confirmed_by: confirmedBy,
    confirmed_on: confirmedOn,
    ...(until === undefined ? {} : { until }),
    ...(citation === undefined ? {} : { citation }),
  }));

const cannotStand = 'Together with what is on record this cannot stand. Look at what was recorded before.';

const wordsOf = (params: Record<string, unknown> | undefined): string =>
  typeof params?.['text'] === 'string' ? params['text'] : cannotStand;

const parsed = (facts: unknown): Facts => {
  const read = readFacts(facts);
  if (!read.success) {
    throw new Refusal(
      'invalid-request',
      read.error.issues.map((issue) => ({
        path: ['body', 'facts', ...issue.path].join('.'),
        code: issue.code === 'custom' ? issue.message : issue.code,
        text: issue.code === 'custom' ? wordsOf(issue.params) : cannotStand,
      })),
    );
  }

  return read.data;
};

/** The patient is no other participant: nothing that was said of a note makes facts refused that somebody else records. */
const withoutThePatient = (said: Known['notes'][number]['facts'], patientId: string) =>
  said?.other_participants
    ? { ...said, other_participants: said.other_participants.filter((id) => id !== patientId) }
    : said;

/**
 * The facts of one instant, exactly as the law reads them; who receives is whom the law is asked about. Pure: the same
 * request, papers, statements, notes and instant give the same facts. Facts that contradict each other are refused by path and code.
 */
export const factsOf = (file: Known, now: Instant): Facts => {
  const { request, artifacts, facts } = file;
  const { requested } = request;
  const read = understood(request);
  const stated = statedFacts(facts);
  return parsed({
    as_of: now,
    jurisdiction: request.jurisdiction,
    holder: holderOf(request),
    patient: patientOf(file, stated.patient, now),
    requester: requesterOf(file, stated.requester, read),
    action: stated.action ?? 'disclose',
    ground_asserted: request.groundAsserted,
    requested: {
      classes: reaching(requested, file.lane),
      ...(requested.dateFrom === undefined ? {} : { date_from: requested.dateFrom }),
      ...(requested.dateTo === undefined ? {} : { date_to: requested.dateTo }),
    },
    notes: notesAndDrafts(file).map(({ noteId, originatorId, sessionDate, facts: said, draft }) => ({
      class: 'psychotherapy_note',
      separated: true,
      author_is_mental_health_professional: true,
      ...withoutThePatient(said, request.patientId),
      ...(draft === true ? { draft } : {}),
      id: noteId,
      date: sessionDate,
      originator: originatorId,
    })),
    ...(isOfRecords(file) && file.otherRecords !== undefined ? { other_records: file.otherRecords } : {}),
    artifacts: [
      ...countedPapers(artifacts).map((recorded) => readAgainst(file, recorded, read)),
      ...confirmedRules(file),
      ...restrictionsOfChart(request.patient, read.recipient),
    ],
    context: contextOf(file, stated.context, read),
  });
};
