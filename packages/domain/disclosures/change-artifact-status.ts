import type { OrderStatus } from '@sequester/law';
import { Refusal, type ArtifactChange, type RecordedArtifact, type RequestFile } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { deadOrders, isCourtPaper, standing } from './artifact.ts';
import { changeArtifact, type ArtifactStores, type NamedArtifact } from './change-artifact.ts';
import type { ShownRequest } from './show-request.ts';

/** An order that was superseded returns where the one that took its place has itself fallen. */
const mayReturn = ({ changes }: RecordedArtifact, { artifacts }: RequestFile): boolean => {
  const last = changes.findLast(({ kind }) => kind === 'status');
  const successor =
    last?.kind === 'status' ? artifacts.find(({ artifactId }) => artifactId === last.supersededBy) : undefined;
  const stands = successor === undefined ? undefined : standing(successor);
  return stands !== undefined && isCourtPaper(stands) && (stands.status === 'vacated' || stands.status === 'stayed');
};

/** Records that an order was stayed, vacated, superseded, or is in force again, and asks the law again. Refuses `artifact-dead` for one that has ended. */
export const changeArtifactStatus =
  (stores: ArtifactStores) =>
  async (
    context: PracticeContext,
    { status, how, ...named }: NamedArtifact & { status: OrderStatus; how: string },
  ): Promise<ShownRequest> => {
    const by = memberOf(context);
    const changeOf = (recorded: RecordedArtifact, file: RequestFile): ArtifactChange => {
      const now = standing(recorded);
      if (!isCourtPaper(now)) throw new Refusal('artifact-not-found', [{ path: 'artifactId', code: now.type }]);

      const ended =
        deadOrders.has(now.status ?? 'in_force') &&
        !(now.status === 'superseded' && status === 'in_force' && mayReturn(recorded, file));
      if (now.status === status || ended)
        throw new Refusal('artifact-dead', [{ path: 'status', code: now.status ?? 'in_force' }]);

      return { kind: 'status', status, how, at: context.now, by };
    };
    return changeArtifact(stores, context, { ...named, action: 'artifact.status-changed', changeOf });
  };
