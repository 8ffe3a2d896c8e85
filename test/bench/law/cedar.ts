import { readFileSync } from 'node:fs';

import {
  type CedarValueJson,
  type StatefulAuthorizationCall,
  preparsePolicySet,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { Facts } from '@sequester/law';

import { asked } from './cases.ts';

const POLICIES = 'release';
const ROWS = new Set(['US-baseline', 'CA', 'NY', 'TX', 'IL', 'FL']);

/** Reads the policies once, as a service would that asks often. */
export const prepare = (): void => {
  const answer = preparsePolicySet(POLICIES, {
    staticPolicies: readFileSync(new URL('release.cedar', import.meta.url), 'utf8'),
  });
  if (answer.type === 'failure')
    throw new Error(`the policies do not parse: ${answer.errors.map(({ message }) => message).join('; ')}`);
};

/** A value as the language has it: no null, days and instants as numbers that sort. */
const cedarValue = (value: unknown): CedarValueJson | undefined => {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\d$/.test(value) ? Number(value.replaceAll('-', '')) : instant(value);
  return Array.isArray(value) ? value.flatMap((each) => cedarValue(each) ?? []) : cedarRecord(value);
};

const instant = (text: string) => (/^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : text);

const cedarRecord = (fields: object): Record<string, CedarValueJson> => {
  const present = Object.entries(fields).map(([name, value]): [string, CedarValueJson | undefined] => [
    name,
    cedarValue(value),
  ]);
  return Object.fromEntries(present.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

const lower = (words: unknown) => (typeof words === 'string' ? words.trim().toLowerCase() : undefined);

/** The language matches words by their case, and a pattern against one word only: both are put right beforehand. */
const cedarPaper = (paper: Facts['artifacts'][number]): Record<string, CedarValueJson> => {
  const fields: Record<string, unknown> = { ...paper };
  const { asks_for: asks, combined_with: others } = fields;
  return {
    ...cedarRecord({
      ...fields,
      asks_for: typeof asks === 'string' ? ['everything'] : asks,
      combined_with: Array.isArray(others)
        ? others.map((other) => String(other).replace(/^(authorization_psychotherapy_notes).*/, '$1'))
        : undefined,
      signer_id: fields['signed_by'],
      signed_by: lower(fields['signed_by']),
      purpose: lower(fields['purpose']),
      authority_description: lower(fields['authority_description']),
    }),
    looked: Object.keys(fields).filter((name) => fields[name] !== undefined),
  };
};

/** One question for each pair of a note and a paper: the language has no "any" over papers. */
export const questionsOf = (facts: Facts): { noteId: string; call: StatefulAuthorizationCall }[] => {
  const requester = { type: 'Requester', id: facts.requester.id };
  const about = cedarRecord({ ...facts.context, stated_purpose: lower(facts.context.stated_purpose) });
  const context = {
    ...cedarRecord({
      now: facts.as_of,
      today: facts.as_of.slice(0, 10),
      holder: facts.holder,
      patient: facts.patient,
      use: facts.action === 'use',
    }),
    about,
    beside: facts.artifacts.map(({ type }) => type),
    state: ROWS.has(facts.jurisdiction ?? '') ? (facts.jurisdiction ?? '') : 'unknown',
  };
  const papers =
    facts.artifacts.length > 0 ? facts.artifacts.map((paper) => ({ ...context, paper: cedarPaper(paper) })) : [context];
  return asked(facts).flatMap((note) =>
    papers.map((told) => ({
      noteId: note.id,
      call: {
        principal: requester,
        action: { type: 'Action', id: facts.ground_asserted ?? 'other' },
        resource: { type: 'Note', id: note.id },
        context: told,
        preparsedPolicySetId: POLICIES,
        entities: [
          { uid: requester, attrs: cedarRecord(facts.requester), parents: [] },
          { uid: { type: 'Note', id: note.id }, attrs: cedarRecord(note), parents: [] },
        ],
      },
    })),
  );
};

/** Whether the policies let the note go. An error of a policy is a fault of the policies. */
export const allows = (call: StatefulAuthorizationCall): boolean => {
  const answer = statefulIsAuthorized(call);
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '));
  const [fault] = answer.response.diagnostics.errors;
  if (fault) throw new Error(`${fault.policyId}: ${fault.error.message}`);
  return answer.response.decision === 'allow';
};
