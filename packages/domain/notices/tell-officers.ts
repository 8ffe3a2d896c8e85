import type { Member, RequestId, StatementId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { statementLetter, type Letter } from './letters.ts';
import { lookersOn } from './lookers-on.ts';
import type { Mailer, MemberDirectory, NoticeStore } from './ports.ts';

interface Stores {
  disclosures: Pick<DisclosureStore, 'find'>;
  directory: MemberDirectory;
  notices: NoticeStore;
  mailer: Mailer;
}

interface Made {
  requestId: RequestId;
  statementId: StatementId;
}

/** A word that holds no link may come twice after a crash, and must not be late: a claim is taken over at once. */
const atOnce = 0;

const tell = async (
  { notices, mailer }: Stores,
  context: PracticeContext,
  { requestId, statementId, member, letter }: Made & { member: Member; letter: Letter },
): Promise<boolean> => {
  const { memberId } = member;
  const notice = { practiceId: context.practiceId, requestId, about: `${statementId}#${memberId}` as const };
  if ((await notices.claim(context, notice, atOnce)) !== 'ours') return false;

  await mailer.send(member.email, letter);
  await notices.markSent(context, notice, {
    event: auditEvent(context, 'statement.officer-told', { requestId, statementId, memberId }),
  });
  return true;
};

/**
 * Tells those who have to look at a statement that it was made, each once, after the fact: it holds nothing up. An address
 * that cannot be reached keeps no other from being told; the stream tries it again. Answers how many were told now.
 */
export const tellOfficers =
  (stores: Stores) =>
  async (context: PracticeContext, made: Made): Promise<number> => {
    const file = await stores.disclosures.find(context, made.requestId);
    if (file === undefined) return 0;

    const letter = statementLetter({ practice: file.request.practiceName });
    const told = await Promise.allSettled(
      lookersOn(await stores.directory.members(context), context.now).map((member) =>
        tell(stores, context, { ...made, member, letter }),
      ),
    );
    const failed = told.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;

    return told.filter((one) => one.status === 'fulfilled' && one.value).length;
  };
