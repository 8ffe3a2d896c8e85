import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../staff/root.tsx';

const accessLog = createRoute({
  getParentRoute: () => root,
  path: '/access-log',
  component: lazyRouteComponent(() => import('./access-log-page.tsx'), 'AccessLogPage'),
});

export const accessLogRoutes = [accessLog] as const;
