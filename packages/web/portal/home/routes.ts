import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { portalRoot } from '../root.tsx';

const home = createRoute({
  getParentRoute: () => portalRoot,
  path: '/',
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
});

export const homeRoutes = [home] as const;
