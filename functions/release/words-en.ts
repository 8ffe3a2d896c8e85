/** What the pages at the recipient's door say in English. */
export const english = {
  language: 'English',
  from: (practice: string): string => `From ${practice}`,
  telephone: (number: string): string => `Telephone ${number}`,
  zone: (zone: string): string => `Times on this page are ${zone}.`,
  unexpected: (practice: string): string =>
    `If you were not expecting this, do nothing and tell ${practice}. Opening this page has used nothing up.`,
  thePractice: 'the practice that sent it',
  reference: (code: string): string => `Reference: ${code}`,
  document: {
    title: 'A document for you',
    heading: (practice: string): string => `${practice} has released a document to you`,
    what: 'It holds health records, released to you under a legal authority that is named on its first page. It is confidential, and the law limits what you may do with it.',
    until: (moment: string, left: number): string => `The link works until ${moment}. Downloads left: ${left}.`,
    ask: '1. Ask for a code',
    askTelephone: '1. Have the passcode told to you',
    enter: '2. Enter the code',
    send: 'Send me a code',
  },
  goes: {
    mail: 'It goes to the e-mail address that the link was sent to.',
    'text-message': (ending: string): string => `It goes as a text message to the number ending in ${ending}.`,
    telephone: 'The practice tells you the passcode by telephone. Nobody sends it to you.',
  },
  form: {
    label: 'Six-digit code',
    hint: 'You may leave a space in the middle.',
    submit: 'Download the document',
  },
  code: {
    title: 'Enter the code',
    heading: 'Enter the code we have sent you',
    until: (moment: string): string => `It is good until ${moment}. After five wrong codes the link is locked.`,
    none: 'No message?',
    noneHint: 'A message can take a minute. A new code takes the place of the last one.',
    another: 'Send another code',
  },
  downloading: {
    title: 'Your download begins',
    heading: 'Your download begins',
    body: 'The document is saved where your browser keeps downloads. You can close this page when it is there.',
    again: 'If nothing happens, use this address within a minute:',
    link: 'Download the document',
  },
  fresh: {
    offer: 'A fresh link',
    hint: 'We can send another link to the address that the practice has on record for you. Nobody has to approve it again.',
    submit: 'Send me a fresh link',
    title: 'A fresh link is on its way',
    heading: 'A fresh link is on its way',
    body: (moment: string): string =>
      `It goes to the address that the practice has on record for you, and works until ${moment}. You can close this page.`,
  },
  status: {
    title: 'Your request',
    heading: 'Where your request stands',
    received: (day: string): string => `It was received on ${day}.`,
    states: {
      received: 'Received. The practice has your request and has not begun with it.',
      'awaiting-paper':
        'Waiting for a paper. The practice cannot go on without a document that was not sent yet. Call the practice if you do not know which.',
      'with-practice': 'With the practice. It is being looked at.',
      ready: 'Ready. What can be released is sent to the address on record, or has been.',
      closed: 'Closed. Nothing more is done on this request. Call the practice if you have a question.',
    },
    nothing: 'This page says how far your request has come, and nothing of what is on record.',
  },
  grounds: 'Grounds',
  cures: 'What would cure it',
  refusals: {
    'link-not-found': ['This link does not lead anywhere.', 'Open the link exactly as it was sent to you.'],
    'link-expired': ['This link has expired.', 'Ask for a fresh link here, or call the practice.'],
    'downloads-exhausted': [
      'This link has been used as often as it allows.',
      'Ask for a fresh link here, or call the practice.',
    ],
    'code-locked': ['Too many wrong codes: the link is locked.', 'Call the practice and ask for a new link.'],
    'code-needed': ['You need a code first.', 'Ask for a code below.'],
    'code-wrong': ['This code is not right.', 'Look at the last message and try again.'],
    'code-expired': ['This code has expired.', 'Ask for a new code below.'],
    'code-by-telephone': [
      'The passcode of this link is told by telephone.',
      'Call the practice, or wait for its call.',
    ],
    'no-fresh-link': ['A fresh link cannot be sent.', 'Call the practice.'],
    'invalid-request': ['That is not a code.', 'Enter the six digits of the code.'],
    'link-revoked': [
      'This document is no longer available.',
      'The practice has ended this link, or the law no longer allows the release: an order may have been vacated, or an authorization revoked. Call the practice.',
    ],
    'too-many-calls': [
      'Please wait a few minutes.',
      'There have been too many calls from your network, or for this link, in a short time. Nothing is lost: wait five minutes and try again with the same link.',
    ],
    stale: ['This link is being used at this moment.', 'Wait a minute and try again.'],
    'law-refuses': [
      'This document can no longer be released.',
      'The law was applied again at this moment, as it is before every download, and does not allow the release as things stand now. Call the practice.',
    ],
  },
  other: ['This cannot be done.', 'Call the practice.'],
  fault: ['Something went wrong on our side', 'Please try again in a minute. The same code still works.'],
} as const;
