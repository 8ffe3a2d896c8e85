import { createRootRoute } from '@tanstack/react-router';

import { PortalFrame } from './frame.tsx';
import { PortalNotFound } from './not-found.tsx';

/** The route that all pages of the portal lie below. */
export const portalRoot = createRootRoute({ component: PortalFrame, notFoundComponent: PortalNotFound });
