import { type NoticeGiven, type NewNoticeGiven, Refusal } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { PrivacyNoticeStore } from './ports.ts';

type Recording<Stores, Input> = (stores: Stores) => (context: PracticeContext, input: Input) => Promise<NoticeGiven>;

/** Refuses that a patient was given a notice that the practice has not published, or before it was effective. */
export const ofPublishedNotice =
  <Stores, Input extends Pick<NewNoticeGiven, 'noticeId' | 'givenOn'>>(
    record: Recording<Stores, Input>,
  ): Recording<Stores & { privacyNotices: PrivacyNoticeStore }, Input> =>
  (stores) =>
  async (context, input) => {
    const notice = await stores.privacyNotices.notice(context, input.noticeId);
    if (notice === undefined) {
      throw new Refusal('invalid-request', [
        {
          path: 'body.noticeId',
          code: 'no-such-notice',
          text: 'Your practice has published no such notice. Choose one from the list, or publish it first.',
        },
      ]);
    }
    if (input.givenOn < notice.effectiveOn) {
      throw new Refusal('invalid-request', [
        { path: 'body.givenOn', code: 'not-yet-effective', text: 'On this day the notice was not effective yet.' },
      ]);
    }
    return record(stores)(context, input);
  };
