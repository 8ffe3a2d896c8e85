import type { OrderStatus } from '@sequester/law';
import { auditEvent, type AuditAction, type AuditSubject } from '../audit.ts';
import type { Context } from '../context.ts';
import type { ArtifactId, RequestId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import { Refusal } from '../refusal.ts';
import { decide, fileOf, measured, type Gate } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { isCourtPaper, standing, type ArtifactChange, type RecordedArtifact } from './artifact.ts';
import { decidedBy } from './decision.ts';
import { onFresh } from './fresh.ts';
import type { DisclosureStore } from './ports.ts';
import { memberOf } from '../member-of.ts';
import { settled } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';
import { spokenDecision } from './spoken-decision.ts';

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
  changeOf: (recorded: RecordedArtifact) => ArtifactChange;
}

const changeArtifact = (stores: Stores, context: Context, { requestId, artifactId, action, changeOf }: Changing): Promise<ShownFile> =>
  onFresh(async () => {
    const file = await fileOf(stores.disclosures, context, requestId);
    const recorded = file.artifacts.find((one) => one.artifactId === artifactId);
    if (recorded === undefined) {
      throw new Refusal('artifact-not-found');
    }
    const change = changeOf(recorded);
    const { patientId } = file.request;
    const artifacts = file.artifacts.map((one) => (one === recorded ? { ...one, changes: [...one.changes, change] } : one));
    const known = await measured(stores, context, patientId);
    const decided = decide(context, { ...file, artifacts, ...known }, 'artifact-change');
    const whole = { ...settled(file, decided), artifactChange: { artifactId, change } };
    const subject = { requestId, patientId, artifactId, outcome: spokenDecision(decided).outcome, status: whole.after.status, ...decidedBy(decided) };
    const to: AuditSubject = change.kind === 'status' ? { to: change.status } : { written: change.written };
    const answer = shownFile(applied(file, whole), context);
    await stores.disclosures.change(context, whole, { event: auditEvent(context, action, { ...subject, ...to }), answer });
    return answer;
  });

const dead: ReadonlySet<OrderStatus> = new Set<OrderStatus>(['vacated', 'superseded', 'lapsed_on_its_terms']);

/** Records that an order was stayed, vacated, superseded, or is in force again, and asks the law again. Refuses `artifact-dead` for one that has ended. */
export const changeArtifactStatus =
  (stores: Stores) =>
  async (context: Context, { status, how, ...named }: Named & { status: OrderStatus; how: string }): Promise<ShownFile> => {
    const by = memberOf(context);
    const changeOf = (recorded: RecordedArtifact): ArtifactChange => {
      const now = standing(recorded);
      if (!isCourtPaper(now)) {
        throw new Refusal('artifact-not-found', [{ path: 'artifactId', code: now.type }]);
      }
      if (now.status === status || (now.status !== undefined && now.status !== null && dead.has(now.status))) {
        throw new Refusal('artifact-dead', [{ path: 'status', code: now.status }]);
      }
      return { kind: 'status', status, how, at: context.now, by };
    };
    return changeArtifact(stores, context, { ...named, action: 'artifact.status-changed', changeOf });
  };

/**
 * Records that an authorization was revoked (45 CFR 164.508(b)(5)) and asks the law again; from its receipt nothing more
 * leaves. An oral wish holds the release until it is there in writing.
 */
export const revokeAuthorization =
  (stores: Stores) =>
  async (context: Context, input: Named & { written: boolean; receivedAt?: Instant | undefined; how: string }): Promise<ShownFile> => {
    const { written, receivedAt = context.now, how, ...named } = input;
    const by = memberOf(context);
    const changeOf = (recorded: RecordedArtifact): ArtifactChange => {
      const now = standing(recorded);
      if (now.type !== 'authorization') {
        throw new Refusal('artifact-not-found', [{ path: 'artifactId', code: now.type }]);
      }
      if (now.revoked?.written === true) {
        throw new Refusal('artifact-dead', [{ path: 'revoked', code: 'revoked' }]);
      }
      return { kind: 'revocation', written, receivedAt: receivedAt < context.now ? receivedAt : context.now, how, at: context.now, by };
    };
    return changeArtifact(stores, context, { ...named, action: 'authorization.revoked', changeOf });
  };
