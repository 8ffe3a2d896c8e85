import type { RefusalCode } from '@sequester/model';

import type { RefusalWords } from './words.ts';

/** Of a link and its code, said to a recipient. */
export const linkRefusals = {
  'link-not-found': {
    status: 404,
    title: 'This link does not lead anywhere.',
    cure: 'Open the link exactly as it was sent.',
  },
  'link-expired': { status: 410, title: 'This link has expired.', cure: 'Ask the practice for a new link.' },
  'link-revoked': { status: 410, title: 'This link is no longer valid.', cure: 'Ask the practice.' },
  'downloads-exhausted': {
    status: 410,
    title: 'This link has been used as often as it allows.',
    cure: 'Ask the practice for a new link.',
  },
  'code-by-telephone': {
    status: 409,
    title: 'This link has a passcode, which the practice tells you by telephone.',
    cure: 'Call the practice, or wait for its call, and enter the passcode.',
  },
  'code-needed': {
    status: 409,
    title: 'You need a code first.',
    cure: 'Ask for a code: it is sent to the number or the address that the practice has recorded.',
  },
  'code-wrong': { status: 403, title: 'This code is not right.', cure: 'Check the last message and try again.' },
  'code-expired': { status: 410, title: 'This code has expired.', cure: 'Ask for a new code.' },
  'code-locked': {
    status: 423,
    title: 'Too many wrong codes: the link is locked.',
    cure: 'Ask the practice for a new link.',
  },
  'no-fresh-link': {
    status: 409,
    title: 'A fresh link cannot be sent.',
    cure: 'Ask the practice.',
  },
  'telephone-missing': {
    status: 409,
    title: 'No telephone number is recorded to which the code could go.',
    cure: 'Give a number with the link, or have the passcode told by telephone: code.by is telephone.',
  },
  'code-reason-missing': {
    status: 409,
    title: 'Link and code would go to one mailbox.',
    cure: 'Send the code by text message or tell a passcode by telephone (code.by); or, as a privacy officer, give the reason for one mailbox in code.reason. For the ordinary record a practice may choose mail for all its links.',
  },
  'passcode-not-used': {
    status: 409,
    title: 'This link has no passcode: its code goes by text message or by mail.',
    cure: 'Let the recipient ask for the code, or issue a link whose code.by is telephone.',
  },
} as const satisfies Partial<Record<RefusalCode, RefusalWords>>;
