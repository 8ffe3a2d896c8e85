import type { Operation } from './operation.ts';

/** The API lies below this path, so that the pages of the web app can have the rest of the origin. */
export const apiPath = '/api';

/** The path of an operation on the service's origin. The recipient's door is read by people and stays short: `/r/{token}`. */
export const routePathOf = ({ area, path }: Operation): string => (area === 'release' ? path : `${apiPath}${path}`);

/** The route of an operation, as API Gateway names it in the template and in events. */
export const routeKeyOf = (operation: Operation): string => `${operation.method} ${routePathOf(operation)}`;
