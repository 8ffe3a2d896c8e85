import { practice, type Partition } from './partition.ts';

/** What names an approval among those of a request: who gave it, when. */
export const approvalName = '{at}#{as}#{memberId}';

export const disclosures = {
  /** A request and its parts. */
  request: {
    table: 'disclosures',
    key: 'PRACTICE#{practiceId}#REQUEST#{requestId}#',
    leaders: { practice },
    rows: {
      request: 'REQUEST',
      linkDoor: 'DOOR#{linkId}',
      code: 'CODE#{codeId}',
      notice: 'NOTICE#{about*}',
      decision: 'DECISION#{at}#{decisionId}',
      facts: 'FACTS#{at}#{factsId}',
      artifact: 'ARTIFACT#{artifactId}',
      artifactChange: 'ARTIFACT#{artifactId}#CHANGE#{at}#{kind}',
      artifactUpload: 'UPLOAD#{uploadId}',
      opening: 'ARTIFACT#{artifactId}#OPENING#{at}#{by}',
      acceptance: 'ARTIFACT#{artifactId}#ACCEPTANCE#{at}#{by}',
      letter: 'LETTER#{letterId}',
      statement: 'STATEMENT#{at}#{statementId}',
      draft: 'DRAFT#{at}#{draftId}',
      followUp: 'FOLLOW-UP#{at}#{kind}#{by}',
      dispatch: 'LETTER#{letterId}#DISPATCH#{at}',
      approval: `APPROVAL#${approvalName}`,
      grants: 'GRANTS#{approval*}#{first:6}',
      progress: 'PROGRESS',
      job: 'JOB#{slot}',
      link: 'LINK#{linkId}',
      lane: 'LANE#{lane}',
      laneDecision: 'LANE-DECISION#{at}#{decisionId}',
      laneApproval: 'LANE-APPROVAL#{at}#{as}#{memberId}',
      recordsSelection: 'SELECTION#{at}#{sha256}',
      passcodeTold: 'LINK#{linkId}#TOLD#{at}',
    },
  },
  /** Apart from the request's other parts, which every act reads. */
  manifests: {
    table: 'disclosures',
    key: 'PRACTICE#{practiceId}#REQUEST#{requestId}#MANIFEST#',
    leaders: { practice },
    rows: { manifest: 'MANIFEST#{at}', recordsManifest: 'RECORDS#{at}' },
  },
  requests: {
    table: 'disclosures',
    index: 'by-created',
    key: 'PRACTICE#{practiceId}#REQUESTS#',
    leaders: { practice },
    rows: { requestListed: '{receivedAt}#{requestId}' },
  },
  log: {
    table: 'disclosures',
    key: 'PRACTICE#{practiceId}#DISCLOSURES#{patientId}#',
    leaders: { practice, patient: { ...practice, patientId: 'member' } },
    rows: { entry: '{at}#{disclosureId}' },
  },
  /** By patient, and readable by that patient's own session. */
  offers: {
    table: 'disclosures',
    key: 'PRACTICE#{practiceId}#AUTHORIZATIONS#{patientId}#',
    leaders: { practice, patient: { ...practice, patientId: 'member' } },
    rows: {
      offer: 'OFFER#{offerId}',
      signature: 'OFFER#{offerId}#SIGNATURE',
      offerRefusal: 'OFFER#{offerId}#REFUSAL',
      revocation: 'OFFER#{offerId}#REVOCATION',
      signedForm: 'OFFER#{offerId}#FORM',
      /** That the patient made a request in their account. */
      ownRequest: 'OWN-REQUEST#{receivedAt}#{requestId}',
    },
  },
  /** Found by a recipient who has no account, by 256 bits that nobody can guess. */
  linkPointers: {
    table: 'disclosures',
    key: 'LINK#{tokenSha256}',
    leaders: { unbound: {} },
    rows: { linkPointer: 'LINK', statusPointer: 'STATUS' },
  },
  /** The deadlines of one day, of all practices: ids and instants only, for the sweep. */
  deadlines: {
    table: 'disclosures',
    key: 'DUE#{day}#',
    leaders: { unbound: {} },
    rows: { deadline: '{dueAt}#{linkId}', requestDeadline: '{dueAt}#{requestId}#{what}' },
  },
} as const satisfies Record<string, Partition>;

type Rows = typeof disclosures;
/** The rows that a part of a request can be. */
export type PartRow = keyof (Rows['request']['rows'] & Rows['manifests']['rows'] & Rows['log']['rows']);
