import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../staff/root.tsx';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
});

export const homeRoutes = [home] as const;
