import { table } from './row.ts';

const proof = ['court order that gives authority over health care decisions'];

/** 45 CFR 164.502(g), .514(h)(1): who may act for the individual, by the capacity that was recorded. */
export const representationReasons = table({
  'authority-ended': {
    leads: 'DENY',
    text: 'The authority to act for the individual has ended.',
    citation: '45 CFR 164.502(g)(2); 45 CFR 164.514(h)(1)',
    cures: ['authority that is in effect, or patient signature'],
  },
  'authority-not-begun': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The authority to act for the individual has not begun.',
    citation: '45 CFR 164.502(g)(2); 45 CFR 164.514(h)(1)',
    cures: ['authority that is in effect, or patient signature'],
  },
  'agent-not-active': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The power of the health care agent is not in effect, and the individual decides.',
    citation: '45 CFR 164.502(g)(2)',
    cures: ['finding that the individual cannot decide, as the power asks', 'patient signature'],
  },
  'agent-activity-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'It is not recorded whether the power of the health care agent is in effect.',
    citation: '45 CFR 164.502(g)(2)',
    cures: ['finding that the individual cannot decide, as the power asks', 'patient signature'],
  },
  'parental-rights-terminated': {
    leads: 'DENY',
    text: 'A court has ended the rights of this parent.',
    citation: '45 CFR 164.502(g)(3)',
    cures: ['authorization of who has authority over the health care of the minor'],
  },
  'parent-without-legal-custody': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A court has given the custody to another, and whether this parent still decides on health care is not shown.',
    citation: '45 CFR 164.502(g)(3); 45 CFR 164.514(h)(1)',
    cures: ['custody order that leaves this parent decisions on health care', 'authorization of who has custody'],
  },
  'custody-not-recorded': {
    leads: 'NEEDS-ARTIFACT',
    text: 'The parents live apart, and what a court has said of custody is not recorded.',
    citation: '45 CFR 164.502(g)(3); 45 CFR 164.514(h)(1)',
    cures: ['custody order, or record that there is none'],
  },
  'step-parent-without-authority': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A step-parent does not decide on the health care of the child by marriage alone.',
    citation: '45 CFR 164.502(g)(3)',
    cures: ['adoption or court order', 'authorization of a parent'],
  },
  'foster-parent-without-authority': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A foster parent decides on health care only as the court or the agency says.',
    citation: '45 CFR 164.502(g)(3)',
    cures: [...proof, 'placement paper of the agency that gives it'],
  },
  'director-consents-to-payment-alone': {
    leads: 'NEEDS-ARTIFACT',
    text: 'For a patient who cannot act the director of the program consents to payment by a payer and to nothing else.',
    citation: '42 CFR 2.15(a)(2)',
    cures: ['consent of a guardian or of another whom state law lets act for the patient'],
  },
  'incapacity-not-determined': {
    leads: 'NEEDS-ARTIFACT',
    text: 'It is not recorded that the director found the patient unable to act, and that this still holds.',
    citation: '42 CFR 2.15(a)(2)',
    cures: ['finding of the director for the time being', 'consent of the patient'],
  },
  'nearer-relative-not-checked': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A spouse, or failing one the family, consents only where no representative of the estate was appointed.',
    citation: '42 CFR 2.15(b)(2)',
    cures: ['record that nobody stands nearer', 'consent of the executor or administrator, with letters'],
  },
  'ad-litem-without-authority': {
    leads: 'NEEDS-ARTIFACT',
    text: 'A guardian ad litem speaks for the child in the case and does not of itself decide on health care.',
    citation: '45 CFR 164.502(g)(3); 45 CFR 164.514(h)(1)',
    cures: proof,
  },
});
