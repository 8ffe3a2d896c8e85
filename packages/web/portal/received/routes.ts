import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { portalRoot } from '../root.tsx';

const received = createRoute({
  getParentRoute: () => portalRoot,
  path: '/received',
  component: lazyRouteComponent(() => import('./received-page.tsx'), 'ReceivedPage'),
});

export const receivedRoutes = [received] as const;
