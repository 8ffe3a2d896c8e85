import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { portalRoot } from '../root.tsx';

const getParentRoute = () => portalRoot;

const record = createRoute({
  getParentRoute,
  path: '/record',
  component: lazyRouteComponent(() => import('./record-page.tsx'), 'RecordPage'),
});

const details = createRoute({
  getParentRoute,
  path: '/record/about-me',
  component: lazyRouteComponent(() => import('./details-page.tsx'), 'DetailsPage'),
});

const kind = createRoute({
  getParentRoute,
  path: '/record/kinds/$kind',
  component: lazyRouteComponent(() => import('./kind-page.tsx'), 'KindPage'),
});

const entry = createRoute({
  getParentRoute,
  path: '/record/entries/$entryId',
  component: lazyRouteComponent(() => import('./entry-page.tsx'), 'EntryPage'),
});

export const recordRoutes = [record, details, kind, entry] as const;
