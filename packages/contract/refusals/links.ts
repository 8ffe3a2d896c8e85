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
  'code-needed': {
    status: 409,
    title: 'You need a code first.',
    cure: 'Ask for a code: it is sent to the address that the practice has recorded.',
  },
  'code-wrong': { status: 403, title: 'This code is not right.', cure: 'Check the last message and try again.' },
  'code-expired': { status: 410, title: 'This code has expired.', cure: 'Ask for a new code.' },
  'code-locked': {
    status: 423,
    title: 'Too many wrong codes: the link is locked.',
    cure: 'Ask the practice for a new link.',
  },
} as const satisfies Partial<Record<RefusalCode, RefusalWords>>;
