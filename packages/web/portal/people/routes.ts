import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { portalRoot } from '../root.tsx';

const people = createRoute({
  getParentRoute: () => portalRoot,
  path: '/people',
  component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
});

export const peopleRoutes = [people] as const;
