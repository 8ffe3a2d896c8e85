import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { portalRoot } from '../root.tsx';

const permissions = createRoute({
  getParentRoute: () => portalRoot,
  path: '/permissions',
  component: lazyRouteComponent(() => import('./permissions-page.tsx'), 'PermissionsPage'),
});

const permission = createRoute({
  getParentRoute: () => portalRoot,
  path: '/permissions/$offerId',
  component: lazyRouteComponent(() => import('./permission-page.tsx'), 'PermissionPage'),
});

export const permissionsRoutes = [permissions, permission] as const;
