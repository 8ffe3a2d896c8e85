import type { FunctionName } from '../functions.ts';
import type { JobQueueName } from '../names.ts';

interface Harm {
  /** What a person suffers when the function fails now. */
  harm: string;
  /** What a person suffers when its work comes late or not at all. */
  late: string;
}

export const harms: Record<FunctionName, Harm> = {
  practice: {
    harm: 'A practice cannot take in members, or a therapist waits for the key without which no note can be written.',
    late: 'A therapist who was enrolled has no key and cannot write notes.',
  },
  chart: {
    harm: 'A clinician treats a patient without the chart, or a patient is kept from their own record (45 CFR 164.524).',
    late: 'An entry in a chart was not made although someone believes that it was.',
  },
  documents: {
    harm: 'A document that was sent for a chart is not in it, and nobody reads it there or finds it when a patient asks for it.',
    late: 'A document that was sent for a chart is not in it yet.',
  },
  notes: {
    harm: 'A therapist cannot write or read psychotherapy notes and may write them somewhere less safe.',
    late: 'A note that a therapist handed in is not sealed.',
  },
  disclosures: {
    harm: 'A practice cannot answer a court order or an authorization and may miss the day that it names.',
    late: 'A decision about a disclosure was not taken over.',
  },
  portal: {
    harm: 'A patient cannot read their own record (45 CFR 164.524), cannot sign, or cannot take back, an authorization; what they revoke on paper is still received by the practice.',
    late: 'What a patient did with an authorization was not taken over.',
  },
  release: {
    harm: 'A recipient with a lawful claim cannot fetch what was released to them.',
    late: 'A recipient waits for a download that was cleared.',
  },
  ledger: {
    harm: 'A privacy officer cannot show who touched a record, to a patient or to an auditor who asks.',
    late: 'An answer about who touched a record was not given.',
  },
  records: {
    harm: 'Nobody gets the ordinary record that was released to them: a patient waits for their own (45 CFR 164.524(b)(2)).',
    late: 'A record that was released is not built yet.',
  },
  extracts: {
    harm: 'An approved extract is not built: a patient or a court waits, and grants to open notes stand longer than needed.',
    late: 'An approved extract is late: a patient or a court waits, and grants to open notes stand longer than needed.',
  },
  inspections: {
    harm: 'A note that a therapist uploaded is not sealed, and cannot be read or released.',
    late: 'A note that a therapist uploaded is not sealed yet.',
  },
  grants: {
    harm: 'An approved disclosure cannot be built: a patient or a court waits, and whoever approved it sees it wait.',
    late: 'An approved disclosure waits for its grants, and a patient or a court with it.',
  },
  jobs: {
    harm: 'Nothing that takes long is begun: approved extracts are not built, and who waits for them is told nothing new.',
    late: 'What takes long is begun late: a patient or a court waits for an approved extract.',
  },
  notices: {
    harm: 'A recipient gets no link, a patient is not told of a disclosure, or a deadline passes unseen.',
    late: 'A notice is late: a recipient has no link, a patient is not told, or a deadline passes unseen.',
  },
  'ledger-chain': {
    harm: 'Audit events are not chained: a change to the record of who read a note would not be noticed.',
    late: 'Recent audit events are not chained yet: a change to them would not be noticed.',
  },
  accounts: {
    harm: 'Nobody who was invited gets an account, and whoever wants to end their sessions everywhere cannot.',
    late: 'Somebody who was invited has no account yet, or somebody who left the practice has one still.',
  },
  identity: {
    harm: 'Nobody can sign in: therapists, patients and privacy officers are all kept out.',
    late: 'Tokens are given that name nobody, and every request is refused.',
  },
};

/** What a person suffers when jobs of a queue failed for good, or wait for long. */
export const harmsOfFailedJobs: Record<JobQueueName, { failed: string; late: string }> = {
  builds: {
    failed:
      'An approved extract was not built or an answer not written: a patient or a court waits until it is begun again.',
    late: 'A patient or a court waits for an approved extract, and grants to open notes stand longer than needed.',
  },
  records: {
    failed: 'A record that was released was not built: a patient or whoever asked waits until it is begun again.',
    late: 'A patient or whoever asked waits for a record that was released.',
  },
  grants: {
    failed:
      'What a therapist approved was not granted, so that nothing is built: a patient or a court waits until it is approved again.',
    late: 'What a therapist approved is not granted yet: a patient or a court waits, and grants to open notes stand longer than needed.',
  },
  documents: {
    failed: 'A document that was sent for a chart is not in it, until whoever sent it asks for it again.',
    late: 'A document that was sent for a chart is not in it yet, and whoever sent it waits for it.',
  },
  inspections: {
    failed:
      'A note that a therapist uploaded was not sealed: they cannot read it, and it is not found when a court asks for it.',
    late: 'A note that a therapist uploaded is not sealed yet, and they wait for it.',
  },
};
