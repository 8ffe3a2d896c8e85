import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../staff/root.tsx';
import { filterNames, type RequestFilter } from './filters.ts';

interface Search {
  show?: RequestFilter;
}

const requests = createRoute({
  getParentRoute: () => root,
  path: '/requests',
  validateSearch: ({ show }: Record<string, unknown>): Search => {
    const named = filterNames.find((name) => name === show);
    return named === undefined ? {} : { show: named };
  },
  component: lazyRouteComponent(() => import('./requests-page.tsx'), 'RequestsPage'),
});

const request = createRoute({
  getParentRoute: () => root,
  path: '/requests/$requestId',
  component: lazyRouteComponent(() => import('./request-page.tsx'), 'RequestPage'),
});

const intake = createRoute({
  getParentRoute: () => root,
  path: '/requests/new',
  validateSearch: ({ step }: Record<string, unknown>): { step?: number } => {
    const named = Number(step);
    return Number.isInteger(named) && named >= 2 && named <= 5 ? { step: named } : {};
  },
  component: lazyRouteComponent(() => import('../intake/intake-page.tsx'), 'IntakePage'),
});

const newPaper = createRoute({
  getParentRoute: () => root,
  path: '/requests/$requestId/papers/new',
  validateSearch: ({ kind }: Record<string, unknown>): { kind?: string } => (typeof kind === 'string' ? { kind } : {}),
  component: lazyRouteComponent(() => import('../papers/new-paper-page.tsx'), 'NewPaperPage'),
});

const paper = createRoute({
  getParentRoute: () => root,
  path: '/requests/$requestId/papers/$artifactId',
  component: lazyRouteComponent(() => import('../papers/paper-page.tsx'), 'PaperPage'),
});

export const requestsRoutes = [requests, intake, request, newPaper, paper] as const;
