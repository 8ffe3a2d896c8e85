import { longDay } from '@sequester/law';
import { type AuthorizationOffer, onOneLine } from '@sequester/model';

/** Changes with every change of a word below. */
export const formVersion = 'psychotherapy-notes/1';

/** What a patient declares by signing. */
export const intentToSign =
  'I have read this permission. I sign it electronically, and I mean my typed name to be my signature.';

type Fields = Pick<
  AuthorizationOffer,
  'patientName' | 'practiceName' | 'recipient' | 'purpose' | 'dateFrom' | 'dateTo' | 'expiresOn'
>;

/**
 * The whole text of an authorization for psychotherapy notes and nothing else, in plain language: each element of
 * 45 CFR 164.508(c)(1) and each statement of (c)(2). A paragraph that begins with `# ` is a heading. The same fields give the same text.
 */
export const composeText = ({
  patientName,
  practiceName,
  recipient,
  purpose,
  dateFrom,
  dateTo,
  expiresOn,
}: Fields): string =>
  [
    '# Whose notes',
    `This permission is about ${patientName}.`,
    '# What may be shared',
    `My psychotherapy notes of sessions from ${longDay(dateFrom)} to ${longDay(dateTo)}. Psychotherapy notes are what my therapist wrote down for themselves about our sessions and keeps apart from my medical record. This permission covers those notes and no other record.`,
    '# Who may share them',
    `${practiceName}.`,
    '# Who may receive them',
    `${recipient}.`,
    '# What for',
    `${onOneLine(purpose)}.`,
    '# How long this permission lasts',
    `It ends on ${longDay(expiresOn)}. Nothing is shared on it after that day.`,
    '# I can take it back',
    `I can revoke this permission in writing at any time: here in my account, or by a letter to ${practiceName}. It ends when ${practiceName} receives my words. What was shared before then cannot be called back.`,
    '# I do not have to sign',
    `${practiceName} will not make my treatment, payment, enrollment in a health plan or eligibility for benefits depend on whether I sign.`,
    '# What the receiver may do',
    'Whoever receives the notes might share them with others, and federal privacy law might then no longer protect them.',
    '# My copy',
    'I get a copy of this permission when I have signed it. My therapist may still decide to share less than it allows.',
  ].join('\n');
