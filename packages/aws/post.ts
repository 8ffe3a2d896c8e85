import http from 'node:http';
import https from 'node:https';

export interface Posted {
  status: number;
  text: string;
  header: (name: string) => string | undefined;
}

const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };

/** AWS answers a call within this time, or the call has failed. */
const patienceMilliseconds = 10_000;

const once = (url: URL, headers: Record<string, string>, body: string): Promise<Posted> =>
  new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const agent = url.protocol === 'https:' ? agents['https:'] : agents['http:'];
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        timeout: patienceMilliseconds,
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.once('error', reject);
        answer.once('end', () => {
          const header = (name: string) => [answer.headers[name]].flat()[0];
          resolve({ status: answer.statusCode ?? 0, text, header });
        });
      },
    );
    sent.once('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.once('error', (error) => reject(Object.assign(error, { ended: sent.reusedSocket })));
    sent.end(body);
  });

const endedWhileIdle = (error: unknown): boolean =>
  error instanceof Error && 'ended' in error && error.ended === true && 'code' in error && error.code === 'ECONNRESET';

/** One POST over a connection that stays open; one that the other side closed meanwhile is opened anew. */
export const post = async (url: URL, headers: Record<string, string>, body: string): Promise<Posted> => {
  try {
    return await once(url, headers, body);
  } catch (error) {
    if (endedWhileIdle(error)) return once(url, headers, body);

    throw error;
  }
};
