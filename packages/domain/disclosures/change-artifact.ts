import type { OrderStatus, PrivilegeRuling } from '@sequester/law';
import {
  type ArtifactChange,
  type ArtifactId,
  type AuditAction,
  type AuditSubject,
  type CalendarDate,
  type Instant,
  type RecordedArtifact,
  Refusal,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { decide, fileOf, measured, type Gate } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { deadOrders, isCourtPaper, standing } from './artifact.ts';
import { takesAway } from './counted-papers.ts';
import { onFresh } from './fresh.ts';
import type { DisclosureStore } from './ports.ts';
import { settledBy, toldDecision } from './settle.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';

interface Stores extends Gate {
  disclosures: DisclosureStore;
}

interface Named {
  requestId: RequestId;
  artifactId: ArtifactId;
}

interface Changing extends Named {
  action: AuditAction;
  /** The change, or a refusal where the paper cannot change so. */
  changeOf: (recorded: RecordedArtifact, file: RequestFile) => ArtifactChange;
}

/** What the audit says of a change. */
const toldOf = (change: ArtifactChange): AuditSubject => {
  if (change.kind === 'status') return { to: change.status };

  if (change.kind === 'revocation') return { written: change.written };

  if (change.kind === 'acknowledgment') return { change: change.kind, on: change.receivedOn };

  return { change: change.kind, to: change.kind === 'return-date' ? change.returnDate : change.ruling };
};

const changeArtifact = (
  stores: Stores,
  context: PracticeContext,
  { requestId, artifactId, action, changeOf }: Changing,
): Promise<ShownRequest> =>
  onFresh(async () => {
    const file = await fileOf(stores.disclosures, context, requestId);
    const recorded = file.artifacts.find((one) => one.artifactId === artifactId);
    if (recorded === undefined) throw new Refusal('artifact-not-found');

    const change = changeOf(recorded, file);
    const { patientId } = file.request;
    const artifacts = file.artifacts.map((one) =>
      one === recorded ? { ...one, changes: [...one.changes, change] } : one,
    );
    const known = await measured(stores, context, patientId);
    const decided = decide(context, { ...file, artifacts, ...known }, 'artifact-change');
    const whole = {
      ...settledBy(context, file, decided, { awaitsAcceptance: !takesAway(change) }),
      artifactChange: { artifactId, change },
    };
    const subject = { requestId, patientId, artifactId, ...toldDecision(whole) };
    const answer = shownRequest(applied(file, whole), context);
    await stores.disclosures.change(context, whole, {
      event: auditEvent(context, action, { ...subject, ...toldOf(change) }),
      answer,
    });
    return answer;
  });

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
  (stores: Stores) =>
  async (
    context: PracticeContext,
    { status, how, ...named }: Named & { status: OrderStatus; how: string },
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

/** What came of an order after it was recorded: an acknowledgment that was received, a day to which its return was moved, a ruling on the privilege. */
export type OrderTerms =
  | { kind: 'acknowledgment'; receivedOn: CalendarDate }
  | { kind: 'return-date'; returnDate: CalendarDate }
  | { kind: 'privilege-ruling'; ruling: PrivilegeRuling };

/** Adds to an order what came of it since, and asks the law again. Refuses `artifact-dead` for one that has ended. */
export const changeArtifactTerms =
  (stores: Stores) =>
  async (
    context: PracticeContext,
    { terms, how, ...named }: Named & { terms: OrderTerms; how: string },
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

/**
 * Records that an authorization was revoked (45 CFR 164.508(b)(5)) and asks the law again; from its receipt nothing more
 * leaves. An oral wish holds the release until it is there in writing.
 */
export const revokeAuthorization =
  (stores: Stores) =>
  async (
    context: PracticeContext,
    input: Named & { written: boolean; receivedAt?: Instant | undefined; how: string },
  ): Promise<ShownRequest> => {
    const { written, receivedAt = context.now, how, ...named } = input;
    const by = memberOf(context);
    const changeOf = (recorded: RecordedArtifact): ArtifactChange => {
      const now = standing(recorded);
      if (now.type !== 'authorization')
        throw new Refusal('artifact-not-found', [{ path: 'artifactId', code: now.type }]);

      if (now.revoked?.written === true) throw new Refusal('artifact-dead', [{ path: 'revoked', code: 'revoked' }]);

      return {
        kind: 'revocation',
        written,
        receivedAt: receivedAt < context.now ? receivedAt : context.now,
        how,
        at: context.now,
        by,
      };
    };
    return changeArtifact(stores, context, { ...named, action: 'authorization.revoked', changeOf });
  };
