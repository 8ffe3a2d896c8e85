import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { portalRoot } from '../root.tsx';

const getParentRoute = () => portalRoot;

const list = createRoute({
  getParentRoute,
  path: '/corrections',
  component: lazyRouteComponent(() => import('./corrections-page.tsx'), 'CorrectionsPage'),
});

const ask = createRoute({
  getParentRoute,
  path: '/corrections/new',
  component: lazyRouteComponent(() => import('./ask-page.tsx'), 'AskPage'),
});

const one = createRoute({
  getParentRoute,
  path: '/corrections/$patientRequestId',
  component: lazyRouteComponent(() => import('./correction-page.tsx'), 'CorrectionPage'),
});

export const correctionsRoutes = [list, ask, one] as const;
