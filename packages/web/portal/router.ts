import { createRouter } from '@tanstack/react-router';

import { copyRoutes } from './copy/routes.ts';
import { correctionsRoutes } from './corrections/routes.ts';
import { homeRoutes } from './home/routes.ts';
import { noticeRoutes } from './notice/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { permissionsRoutes } from './permissions/routes.ts';
import { receivedRoutes } from './received/routes.ts';
import { recordRoutes } from './record/routes.ts';
import { portalRoot } from './root.tsx';

export const portalRouter = createRouter({
  routeTree: portalRoot.addChildren([
    ...homeRoutes,
    ...permissionsRoutes,
    ...recordRoutes,
    ...peopleRoutes,
    ...noticeRoutes,
    ...receivedRoutes,
    ...copyRoutes,
    ...correctionsRoutes,
  ]),
  basepath: '/portal',
  // Each look at a record is an event in its log: nothing is read before it is opened.
  defaultPreload: false,
});
