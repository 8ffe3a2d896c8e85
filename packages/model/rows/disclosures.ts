import { practice, type Partition } from './partition.ts';

export const disclosures = {
  /** A request and its parts, whose rows are said where the parts are. */
  request: {
    table: 'disclosures',
    key: 'PRACTICE#{practiceId}#REQUEST#{requestId}#',
    leaders: { practice },
    rows: {
      request: 'REQUEST',
      linkDoor: 'DOOR#{linkId}',
      code: 'CODE#{codeId}',
      notice: 'NOTICE#{about*}',
    },
  },
  /** Apart from the request's other parts, which every act reads. */
  manifests: {
    table: 'disclosures',
    key: 'PRACTICE#{practiceId}#REQUEST#{requestId}#MANIFEST#',
    leaders: { practice },
    rows: {},
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
    leaders: { practice },
    rows: {},
  },
  /** By patient, and readable by that patient's own session. */
  offers: {
    table: 'disclosures',
    key: 'PRACTICE#{practiceId}#AUTHORIZATIONS#{patientId}#',
    leaders: { practice, patient: { ...practice, patientId: 'member' } },
    rows: {
      offer: 'OFFER#{offerId}',
      signature: 'OFFER#{offerId}#SIGNATURE',
      revocation: 'OFFER#{offerId}#REVOCATION',
      signedForm: 'OFFER#{offerId}#FORM',
    },
  },
  /** Found by a recipient who has no account, by 256 bits that nobody can guess. */
  linkPointers: {
    table: 'disclosures',
    key: 'LINK#{tokenSha256}',
    leaders: { unbound: {} },
    rows: { linkPointer: 'LINK' },
  },
  /** The deadlines of one day, of all practices: ids and instants only, for the sweep. */
  deadlines: {
    table: 'disclosures',
    key: 'DUE#{day}#',
    leaders: { unbound: {} },
    rows: { deadline: '{dueAt}#{linkId}' },
  },
} as const satisfies Record<string, Partition>;
