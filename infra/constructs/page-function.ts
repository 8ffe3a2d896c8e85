/** What the pages have to know of the installation before anybody is signed in. */
interface PageSettings {
  /** Where the pages of the issuer lie. */
  signIn: string;
  clientId: string;
}

/**
 * Runs on every request for a page, at the edge and on the laptop: an address without a dot is one of three documents, and
 * `/config.json` is answered at once. In the JavaScript of CloudFront functions.
 */
export const pageFunction = ({ signIn, clientId }: PageSettings): string => `
var settings = ${JSON.stringify({ signIn: '<signIn>', clientId: '<clientId>' })
  .replace('<signIn>', signIn)
  .replace('<clientId>', clientId)};

function documentOf(uri) {
  if (uri === '/signed-in' || uri === '/signed-out') return '/signed-in.html';
  if (uri === '/portal' || uri.indexOf('/portal/') === 0) return '/portal.html';
  return '/staff.html';
}

function handler(event) {
  var request = event.request;
  if (request.uri === '/config.json') {
    return {
      statusCode: 200,
      statusDescription: 'OK',
      headers: { 'content-type': { value: 'application/json' }, 'cache-control': { value: 'no-store' } },
      body: JSON.stringify(settings)
    };
  }
  if (request.uri === '/') {
    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: '/app' } } };
  }
  if (request.uri.indexOf('.') === -1) request.uri = documentOf(request.uri);
  return request;
}
`;
