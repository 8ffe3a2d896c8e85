import { createRootRoute } from '@tanstack/react-router';

import { Frame } from '../frame/frame.tsx';
import { NotFound } from './not-found.tsx';

/** The route that all pages of the staff lie below. */
export const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });
