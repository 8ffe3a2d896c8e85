import type { Answer } from '../api/operations.ts';
import { nextOf, type Status } from '../words/requests.ts';

export type Listed = Answer<'listRequests'>['requests'][number];

export const filterNames = ['open', 'mine', 'paper', 'review', 'released', 'ended'] as const;
export type RequestFilter = (typeof filterNames)[number];

const papers: ReadonlySet<Status> = new Set(['received', 'awaiting-artifact']);
const inReview: ReadonlySet<Status> = new Set(['in-review', 'approved', 'building']);
const out: ReadonlySet<Status> = new Set(['released', 'opened', 'expired']);
const ended: ReadonlySet<Status> = new Set(['closed', 'withdrawn', 'revoked', 'answered']);

/** A refused request is open until its letter went out. */
export const isAnswered = (request: Listed): boolean =>
  request.view === 'whole' && request.status === 'refused' && request.answeredAt !== undefined;

const isEnded = (request: Listed): boolean => ended.has(request.status) || isAnswered(request);

const shows: Record<RequestFilter, (request: Listed) => boolean> = {
  open: (request) => !isEnded(request) && !out.has(request.status),
  mine: (request) => !isEnded(request) && nextOf[request.status]?.mine === true,
  paper: ({ status }) => papers.has(status),
  review: ({ status }) => inReview.has(status),
  released: ({ status }) => out.has(status),
  ended: isEnded,
};

export const filtered = (all: readonly Listed[], filter: RequestFilter): Listed[] => all.filter(shows[filter]);
