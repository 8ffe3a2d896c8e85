import { runSimulation, type RunSimulationResults } from '@cloud-copilot/iam-simulate';

import type { Caller } from '../signing/caller.ts';
import type { Cloud, NamedPolicy, PolicyDocument } from '../types.ts';
import { callerContext, type RequestContext } from './context.ts';
import { keysNamedBy, narrowed } from './narrowed.ts';

/** One question to IAM: may this caller do this to that. */
export interface Question {
  caller: Caller;
  action: string;
  resource: string;
  context?: RequestContext | undefined;
  resourcePolicy?: PolicyDocument | undefined;
  encryptionContext?: Readonly<Record<string, string>> | undefined;
}

export interface Decision {
  outcome: 'Allowed' | 'ImplicitlyDenied' | 'ExplicitlyDenied';
  reason: string;
  /** Whether a session policy stood in the way, which no grant can lift. */
  bySession: boolean;
}

/** Decisions kept. */
const kept = 5000;

const refused = (reason: string, more: Partial<Decision> = {}): Decision => ({
  outcome: 'ExplicitlyDenied',
  reason,
  bySession: false,
  ...more,
});

const identities = new WeakMap<PolicyDocument, number>();
let counted = 0;
const identityOf = (document: PolicyDocument | undefined): number => {
  if (document === undefined) return 0;

  const known = identities.get(document);
  if (known !== undefined) return known;

  counted += 1;
  identities.set(document, counted);
  return counted;
};

const read = (result: RunSimulationResults): Decision => {
  if (result.resultType !== 'single') {
    return refused(
      result.resultType === 'error'
        ? `the simulator refused the question: ${JSON.stringify(result.errors)}`
        : 'a resource with a wildcard',
    );
  }

  const ignored = result.result.ignoredContextKeys ?? [];
  if (ignored.length > 0) return refused(`condition keys that were not evaluated: ${ignored.join(', ')}`);

  const { analysis } = result.result;
  const by = [analysis.identityAnalysis, analysis.resourceAnalysis, analysis.sessionAnalysis]
    .flatMap((each) => each?.denyStatements ?? [])
    .map(({ statement }) => statement.sid() ?? String(statement.index()));
  const outcome = result.overallResult;
  return {
    outcome,
    bySession: analysis.sessionAnalysis !== undefined && analysis.sessionAnalysis.result !== 'Allowed',
    reason:
      outcome === 'ExplicitlyDenied'
        ? `denied by ${by.join(', ')}`
        : outcome === 'Allowed'
          ? 'allowed'
          : 'no statement allows it',
  };
};

/** Decides as IAM does over identity, session and resource policies; what cannot be evaluated is refused. */
export class Authorizer {
  readonly #cloud: Cloud;
  readonly #now: () => number;
  readonly #policies: Map<string, NamedPolicy[]>;
  readonly #decisions = new Map<string, Decision>();

  constructor(cloud: Cloud, now: () => number) {
    this.#cloud = cloud;
    this.#now = now;
    this.#policies = new Map([...cloud.roles, ...cloud.users].map(({ arn, policies }) => [arn, policies]));
  }

  async decide(question: Question): Promise<Decision> {
    const { caller, action, resource, resourcePolicy, encryptionContext = {} } = question;
    if (resource !== '*' && resource.includes('*')) return refused('a resource with a wildcard');

    const all: RequestContext = { ...callerContext(caller, this.#cloud, this.#now()), ...question.context };
    const narrow = { action, resource, encryptionContext, context: all };
    const own = (this.#policies.get(caller.principalArn) ?? []).map(({ name, document }) => ({ name, document }));
    const named = new Set(
      [resourcePolicy, caller.sessionPolicy, ...own.map(({ document }) => document)].flatMap((each) =>
        each === undefined ? [] : keysFor(each, action),
      ),
    );
    const context = Object.fromEntries(Object.entries(all).filter(([key]) => named.has(key.toLowerCase())));
    const name = JSON.stringify([
      caller.arn,
      identityOf(caller.sessionPolicy),
      identityOf(resourcePolicy),
      action,
      resource,
      context,
      encryptionContext,
    ]);
    const known = this.#decisions.get(name);
    if (known !== undefined) return known;

    const policies = {
      identity: own.flatMap((each) => {
        const document = narrowed(each.document, narrow);
        return document === undefined ? [] : [{ name: each.name, policy: document }];
      }),
      session: caller.sessionPolicy === undefined ? undefined : narrowed(caller.sessionPolicy, narrow),
      resource: resourcePolicy === undefined ? undefined : narrowed(resourcePolicy, narrow),
    };
    const decision = await this.#simulate(question, policies, context);
    this.#keep(name, decision);
    return decision;
  }

  async #simulate(
    { caller, action, resource, resourcePolicy }: Question,
    policies: {
      identity: { name: string; policy: PolicyDocument }[];
      session: PolicyDocument | undefined;
      resource: PolicyDocument | undefined;
    },
    contextVariables: RequestContext,
  ): Promise<Decision> {
    if (caller.sessionPolicy !== undefined && policies.session === undefined) {
      return {
        outcome: 'ImplicitlyDenied',
        reason: 'no statement of the session policy speaks of it',
        bySession: true,
      };
    }

    if (resourcePolicy !== undefined && policies.resource === undefined && action.startsWith('sts:'))
      return { outcome: 'ImplicitlyDenied', reason: 'no statement of the trust policy speaks of it', bySession: false };

    if (caller.sessionPolicy === undefined && policies.resource === undefined && policies.identity.length === 0)
      return { outcome: 'ImplicitlyDenied', reason: 'no statement speaks of it', bySession: false };

    try {
      const result = await runSimulation(
        {
          request: {
            principal: caller.arn,
            action,
            resource: { resource, accountId: this.#cloud.accountId },
            contextVariables,
          },
          identityPolicies: policies.identity,
          sessionPolicy: policies.session,
          resourcePolicy: policies.resource,
          serviceControlPolicies: [],
          resourceControlPolicies: [],
        },
        {},
      );
      return read(result);
    } catch (fault) {
      return refused(`the simulator failed: ${fault instanceof Error ? fault.message : 'unknown'}`);
    }
  }

  #keep(name: string, decision: Decision): void {
    const oldest = this.#decisions.keys().next();
    if (this.#decisions.size >= kept && oldest.done === false) this.#decisions.delete(oldest.value);

    this.#decisions.set(name, decision);
  }
}

const keysByPolicy = new WeakMap<PolicyDocument, Map<string, string[]>>();

/** The condition keys that the statements of a policy name where they speak of an action. */
const keysFor = (document: PolicyDocument, action: string): string[] => {
  const byAction = keysByPolicy.get(document) ?? new Map<string, string[]>();
  keysByPolicy.set(document, byAction);
  const known = byAction.get(action);
  if (known !== undefined) return known;

  const keys = keysNamedBy(document, action);
  byAction.set(action, keys);
  return keys;
};
