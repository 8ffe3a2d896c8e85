import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { portalRoot } from '../root.tsx';

const copy = createRoute({
  getParentRoute: () => portalRoot,
  path: '/copy',
  component: lazyRouteComponent(() => import('./copy-page.tsx'), 'CopyPage'),
});

export const copyRoutes = [copy] as const;
