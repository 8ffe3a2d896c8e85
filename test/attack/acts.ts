import * as z from 'zod';

import type { Random } from './random.ts';
import type { Answer, Who, World } from './world.ts';

/** What the calls of a sequence have left in one world. */
export interface Sequence {
  requestId: string;
  artifacts: string[];
  drafts: string[];
}

/** One call, or a few that belong together, with all that is chosen in it chosen before. */
export type Act = (world: World, sequence: Sequence) => Promise<Answer>;
export type Kind = (random: Random) => Act;

export interface Call {
  method?: 'GET' | 'POST';
  path: string;
  body?: unknown;
}

export const people: readonly Who[] = ['owner', 'staff', 'colleague'];
const Left = z.looseObject({
  requestId: z.string().optional(),
  artifacts: z.array(z.object({ artifactId: z.string() })).optional(),
  drafts: z.array(z.object({ draftId: z.string() })).optional(),
});

/** An id of the right shape that was never given to anything. */
export const never = (prefix: string): string => `${prefix}_${'z'.repeat(26)}`;
export const nth = (list: readonly string[], index: number, prefix: string): string =>
  list[index % Math.max(1, list.length)] ?? never(prefix);

const remember = (sequence: Sequence, body: string): void => {
  const left = Left.safeParse(JSON.parse(body));
  sequence.requestId = left.data?.requestId ?? sequence.requestId;
  sequence.artifacts = left.data?.artifacts?.map(({ artifactId }) => artifactId) ?? sequence.artifacts;
  sequence.drafts = left.data?.drafts?.map(({ draftId }) => draftId) ?? sequence.drafts;
};

export const call = async (
  world: World,
  sequence: Sequence,
  { who, method = 'POST', path, body }: Call & { who: Who },
): Promise<Answer> => {
  const response = await world.as(who).send({ method, path, body });
  const text = await response.text();
  if (response.ok && path.startsWith('/requests')) remember(sequence, text);

  return { status: response.status, etag: response.headers.has('etag'), body: world.alike(text) };
};

/** A kind of act that is one call of anybody, on the request of the sequence. */
export const on =
  (make: (random: Random) => (world: World, sequence: Sequence) => Call): Kind =>
  (random) => {
    const who = random.oneOf(people);
    const made = make(random);
    return (world, sequence) => {
      const { path, ...rest } = made(world, sequence);
      return call(world, sequence, { who, path: path.replace('{r}', `/requests/${sequence.requestId}`), ...rest });
    };
  };
