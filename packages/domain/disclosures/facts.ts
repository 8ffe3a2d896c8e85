import { Facts, type Artifact } from '@sequester/law';
import type { Instant } from '../instant.ts';
import { standing, type RecordedArtifact } from './artifact.ts';
import type { IndexedNote } from './decision.ts';
import type { DisclosureRequest, Recipient, RequestedRecords } from './request.ts';

interface Known {
  request: DisclosureRequest;
  artifacts: readonly RecordedArtifact[];
  notes: readonly Pick<IndexedNote, 'noteId' | 'originatorId' | 'sessionDate'>[];
  now: Instant;
}

const spoken = (words: string): string => words.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** Age in whole years on the day of the decision. */
const ageOn = (birthDate: string, now: Instant): number => {
  const years = Number(now.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return now.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
};

const namesOf = ({ name, organisation, email }: Recipient): string[] => [name, organisation, email].flatMap((one) => (one === undefined ? [] : [spoken(one)]));

/**
 * Papers name people in their own words; where those are the recorded names of the recipient or of the practice, they mean
 * them. A paper that names the requester alone says nothing for a recipient who is someone else.
 */
const understood = ({ recipient, requester, practiceId, practiceName }: DisclosureRequest) => {
  const samePerson = spoken(recipient.name) === spoken(requester.name);
  const asRecipient = new Set([...namesOf(recipient), ...(samePerson ? namesOf(requester) : [])]);
  return {
    recipient: (name: string): string => (asRecipient.has(spoken(name)) ? recipient.name : name),
    holder: (name: string): string => (spoken(name) === spoken(practiceName) ? practiceId : name),
  };
};

const readAgainst = (request: DisclosureRequest, recorded: RecordedArtifact): Artifact => {
  const artifact: Artifact = { ...standing(recorded), id: recorded.artifactId };
  const read = understood(request);
  return {
    ...artifact,
    ...('recipients' in artifact && artifact.recipients ? { recipients: artifact.recipients.map(read.recipient) } : {}),
    ...('custodian' in artifact && artifact.custodian ? { custodian: read.holder(artifact.custodian) } : {}),
    ...('discloser' in artifact && artifact.discloser ? { discloser: read.holder(artifact.discloser) } : {}),
  };
};

/** What may hold notes asks for notes, whether there are any or not: the law then answers alike. */
const reaching = ({ classes }: RequestedRecords): RequestedRecords['classes'] =>
  classes.some((asked) => asked === 'all' || asked === 'billing_folder') ? [...new Set([...classes, 'psychotherapy_notes' as const])] : classes;

/** The facts of one instant, exactly as the law reads them; who receives is whom the law is asked about. Pure: the same request, papers, notes and instant give the same facts. */
export const factsOf = ({ request, artifacts, notes, now }: Known): Facts => {
  const { requester, recipient, requested, patient } = request;
  return Facts.parse({
    as_of: now,
    jurisdiction: request.jurisdiction,
    holder: { id: request.practiceId, kind: 'covered_provider', part2_program: request.part2Program },
    patient: {
      id: request.patientId,
      living: patient.living,
      ...(patient.birthDate === undefined ? {} : { age: ageOn(patient.birthDate, now) }),
    },
    requester: {
      id: recipient.name,
      type: requester.type,
      identity_verified: requester.identityVerified ?? null,
      ...(requester.for === undefined ? {} : { for: requester.for }),
      ...(requester.coveredEntity === undefined ? {} : { covered_entity: requester.coveredEntity }),
    },
    action: 'disclose',
    ground_asserted: request.groundAsserted,
    requested: {
      classes: reaching(requested),
      ...(requested.dateFrom === undefined ? {} : { date_from: requested.dateFrom }),
      ...(requested.dateTo === undefined ? {} : { date_to: requested.dateTo }),
    },
    notes: notes.map(({ noteId, originatorId, sessionDate }) => ({
      id: noteId,
      date: sessionDate,
      originator: originatorId,
      class: 'psychotherapy_note',
      separated: true,
      author_is_mental_health_professional: true,
    })),
    artifacts: artifacts.map((recorded) => readAgainst(request, recorded)),
    context: { stated_purpose: request.purpose },
  });
};
