import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { portalRoot } from '../root.tsx';

const notice = createRoute({
  getParentRoute: () => portalRoot,
  path: '/privacy-notice',
  component: lazyRouteComponent(() => import('./notice-page.tsx'), 'NoticePage'),
});

export const noticeRoutes = [notice] as const;
