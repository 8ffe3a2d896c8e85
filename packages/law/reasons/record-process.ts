import { table } from './row.ts';

/** 45 CFR 164.512(b), (f), (k), (l): the ordinary record for law enforcement and other public interests. */
export const recordProcessReasons = table({
  'grand-jury-subpoena': {
    leads: 'SUPPORTS',
    text: 'A grand jury subpoena reaches the ordinary record and needs no assurance.',
    citation: '45 CFR 164.512(f)(1)(ii)(B); 45 CFR 164.502(b)(2)(v)',
    duties: ['counsel reads the subpoena before the return date', 'honour lawful nondisclosure orders'],
  },
  'judicial-subpoena': {
    leads: 'SUPPORTS',
    text: 'A subpoena that a judicial officer issued reaches the ordinary record and needs no assurance.',
    citation: '45 CFR 164.512(f)(1)(ii)(A); 45 CFR 164.512(e)(1)(i)',
    duties: ['counsel reads the subpoena before the return date'],
  },
  'administrative-subpoena': {
    leads: 'SUPPORTS',
    text: 'An agency’s subpoena reaches the ordinary record where the three findings of the rule are stated.',
    citation: '45 CFR 164.512(f)(1)(ii)(C)',
    duties: ['counsel reads the subpoena before the return date'],
  },
  'administrative-test-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'It is not stated that what an agency asks for is relevant and material, specific and limited, and not to be had de-identified.',
    citation: '45 CFR 164.512(f)(1)(ii)(C)(1)-(3)',
    cures: ['written statement of the agency on the three findings', 'court order'],
    duties: ['counsel answers before the return date'],
  },
  'process-reaches-less': {
    leads: 'LIMITS',
    text: 'Only what the process asks for may go.',
    citation: '45 CFR 164.512(a)(1), (f)(1)(ii)',
  },
  'record-needs-process': {
    leads: 'DENY',
    text: 'Law enforcement reaches the ordinary record with process, or as evidence of a crime on the premises.',
    citation: '45 CFR 164.512(f)(1), (f)(5)',
    cures: [
      'court order, warrant, or subpoena of a judge or grand jury',
      'administrative subpoena with the three findings of the rule',
      'authorization',
    ],
  },
  'evidence-of-crime-on-premises': {
    leads: 'SUPPORTS',
    text: 'What is believed in good faith to be evidence of a crime on the premises may be told to law enforcement.',
    citation: '45 CFR 164.512(f)(5)',
    duties: ['record the good-faith belief'],
  },
  'crime-on-program-premises': {
    leads: 'SUPPORTS',
    text: 'A program may report a crime on its premises: the incident, the status as a patient, name, address and last whereabouts.',
    citation: '42 CFR 2.12(c)(5); 45 CFR 164.512(f)(5)',
    duties: ['record the report'],
  },
  'public-health': {
    leads: 'SUPPORTS',
    text: 'A public health authority may have the part of the ordinary record that its law asks for.',
    citation: '45 CFR 164.512(b)(1)(i)-(ii); 45 CFR 164.514(d)(3)(iii)(A)',
  },
  'not-a-public-health-authority': {
    leads: 'DENY',
    text: 'The requester is no public health authority.',
    citation: '45 CFR 164.512(b)(1); 45 CFR 164.501',
    cures: ['authorization'],
  },
  'workers-compensation': {
    leads: 'SUPPORTS',
    text: 'For workers’ compensation the ordinary record goes as far as that law needs it.',
    citation: '45 CFR 164.512(l); 45 CFR 164.514(d)(3)(iii)(A)',
    duties: ['limit to the injury and what the law of the claim asks for'],
  },
  'not-of-workers-compensation': {
    leads: 'DENY',
    text: 'The requester neither carries nor administers workers’ compensation.',
    citation: '45 CFR 164.512(l)',
    cures: ['authorization'],
  },
  'not-of-specialized-government': {
    leads: 'DENY',
    text: 'The requester is none of the authorities that the rule names.',
    citation: '45 CFR 164.512(k)',
    cures: ['authorization', 'court order'],
  },
  'government-representation-missing': {
    leads: 'NEEDS-ARTIFACT',
    text: 'What the authority must represent for these functions is not recorded.',
    citation: '45 CFR 164.512(k)(1)(i), (k)(2)-(3), (k)(5)(i)',
    cures: ['court order', 'authorization', "counsel's opinion on the representation of the authority"],
  },
});
