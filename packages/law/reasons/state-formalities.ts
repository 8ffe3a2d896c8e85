import { table } from './row.ts';

const federal = '45 CFR 160.203(b)';

/** What a state asks of an authorization beyond the federal form. The statute of the state is cited with each. */
export const stateFormalityReasons = table({
  'state-calendar-expiry-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The state asks for a calendar date on which the form expires, and an event is none.',
    citation: federal,
    cures: ['authorization with an expiration date'],
  },
  'state-witness-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The state asks that a witness who can attest the identity of the signer has signed, and none is recorded.',
    citation: federal,
    cures: ['authorization with the signature of a witness'],
  },
  'state-right-to-inspect-not-stated': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The state asks that the form states the right to inspect what is disclosed, and that it does is not recorded.',
    citation: federal,
    cures: ['authorization that states the right to inspect'],
  },
  'state-consequences-not-stated': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The state asks that the form states what follows from a refusal to sign, and that it does is not recorded.',
    citation: federal,
    cures: ['authorization that states the consequences of a refusal'],
  },
  'state-form-runs-too-long': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The form runs longer than the state lets it, or has no day on which it ends.',
    citation: federal,
    cures: ['authorization that ends within the time of the state'],
  },
});
