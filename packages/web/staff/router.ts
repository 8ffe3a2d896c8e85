import { createRouter } from '@tanstack/react-router';

import { accessLogRoutes } from '../access-log/routes.ts';
import { homeRoutes } from '../home/routes.ts';
import { patientsRoutes } from '../patients/routes.ts';
import { requestsRoutes } from '../requests/routes.ts';
import { sessionsRoutes } from '../sessions/routes.ts';
import { root } from './root.tsx';

export const router = createRouter({
  routeTree: root.addChildren([
    ...homeRoutes,
    ...patientsRoutes,
    ...accessLogRoutes,
    ...requestsRoutes,
    ...sessionsRoutes,
  ]),
  basepath: '/app',
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
