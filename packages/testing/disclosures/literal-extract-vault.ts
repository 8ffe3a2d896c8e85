import { type ExtractVault, type GrantMaker, sha256Hex } from '@sequester/domain';
import type { Grant, SelectedNote } from '@sequester/model';

import type { Steps } from '../steps.ts';
import { contentOf } from './example-disclosures.ts';

type Content = (note: SelectedNote) => Uint8Array | undefined;

/** Grants and extracts in memory. A sealed version opens while a grant on it stands; `pending.tries` says how often it opens late. */
export const literalExtractVault = (steps: Steps, content: Content = contentOf) => {
  const grants = new Map<string, Grant>();
  const extracts = new Map<string, Uint8Array>();
  const pending = { tries: 0 };
  const maker: GrantMaker = {
    grant: (_context, { requestId, keyArn, note }) =>
      steps.take(() => {
        const grantId = `grant-${sha256Hex(`${requestId} ${note.objectKey}`).slice(0, 16)}`;
        const grant = { keyArn, grantId, objectKey: note.objectKey };
        grants.set(grant.grantId, grant);
        return grant;
      }),
  };
  const vault: ExtractVault = {
    opened: (note) =>
      steps.take(() => {
        pending.tries -= 1;
        const granted = [...grants.values()].some(({ objectKey }) => objectKey === note.objectKey);
        return granted && pending.tries < 0 ? content(note) : undefined;
      }),
    keep: ({ practiceId }, { requestId, bytes, sha256 }) =>
      steps.take(() => {
        if (sha256Hex(bytes) !== sha256) throw new Error('an extract under the name of another');

        const objectKey = `practices/${practiceId}/requests/${requestId}/${sha256}.pdf`;
        extracts.set(objectKey, bytes);
        return { objectKey };
      }),
    retire: ({ grantId }) => steps.take(() => void grants.delete(grantId)),
  };
  return { grants, extracts, pending, maker, vault };
};
