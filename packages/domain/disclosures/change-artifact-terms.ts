import type { PrivilegeRuling } from '@sequester/law';
import { Refusal, type ArtifactChange, type CalendarDate, type RecordedArtifact } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { deadOrders, isCourtPaper, standing } from './artifact.ts';
import { changeArtifact, type ArtifactStores, type NamedArtifact } from './change-artifact.ts';
import type { ShownRequest } from './show-request.ts';

/** What came of an order after it was recorded: an acknowledgment that was received, a day to which its return was moved, a ruling on the privilege. */
export type OrderTerms =
  | { kind: 'acknowledgment'; receivedOn: CalendarDate }
  | { kind: 'return-date'; returnDate: CalendarDate }
  | { kind: 'privilege-ruling'; ruling: PrivilegeRuling };

/** Adds to an order what came of it since, and asks the law again. Refuses `artifact-dead` for one that has ended. */
export const changeArtifactTerms =
  (stores: ArtifactStores) =>
  async (
    context: PracticeContext,
    { terms, how, ...named }: NamedArtifact & { terms: OrderTerms; how: string },
  ): Promise<ShownRequest> => {
    const by = memberOf(context);
    const changeOf = (recorded: RecordedArtifact): ArtifactChange => {
      const now = standing(recorded);
      if (!isCourtPaper(now)) throw new Refusal('artifact-not-found', [{ path: 'artifactId', code: now.type }]);

      if (deadOrders.has(now.status ?? 'in_force'))
        throw new Refusal('artifact-dead', [{ path: 'status', code: now.status ?? 'in_force' }]);

      return { ...terms, how, at: context.now, by };
    };
    return changeArtifact(stores, context, { ...named, action: 'artifact.terms-changed', changeOf });
  };
