import { NewPrivacyNotice, PrivacyNotice, PrivacyNoticeId } from '@sequester/model';
import * as z from 'zod';

import { Nothing } from './empty.ts';
import { operation } from './operation.ts';

const NoticeAnswer = PrivacyNotice.omit({ practiceId: true });

export const publishPrivacyNotice = operation({
  id: 'publishPrivacyNotice',
  area: 'chart',
  method: 'POST',
  path: '/privacy-notices',
  audience: ['owner', 'privacy-officer'],
  summary: 'Publish a Notice of Privacy Practices; it is never changed, and another one follows it',
  params: Nothing,
  query: Nothing,
  body: NewPrivacyNotice,
  answer: NoticeAnswer,
  status: 201,
  refusals: [],
});

export const listPrivacyNotices = operation({
  id: 'listPrivacyNotices',
  area: 'chart',
  method: 'GET',
  path: '/privacy-notices',
  audience: ['member'],
  summary: 'List the notices of privacy practices that your practice has published, without their texts',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: z.object({ notices: z.array(NoticeAnswer.omit({ text: true })) }),
  status: 200,
  refusals: [],
});

export const getCurrentNotice = operation({
  id: 'getCurrentNotice',
  area: 'portal',
  method: 'GET',
  path: '/portal/privacy-notice',
  audience: ['patient'],
  summary: 'Read the Notice of Privacy Practices of your practice that is in effect (45 CFR 164.520(c))',
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: NoticeAnswer,
  status: 200,
  refusals: ['not-found'],
});

export const getPrivacyNotice = operation({
  id: 'getPrivacyNotice',
  area: 'chart',
  method: 'GET',
  path: '/privacy-notices/{noticeId}',
  audience: ['member'],
  summary: 'Read a notice of privacy practices',
  params: z.strictObject({ noticeId: PrivacyNoticeId }),
  query: Nothing,
  body: Nothing,
  answer: NoticeAnswer,
  status: 200,
  refusals: ['not-found'],
});
