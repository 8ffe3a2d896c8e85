import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { newPaper } from '../words/paper-fields.ts';

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const sent = (
  { url, headers }: { url: string; headers: Readonly<Record<string, string>> },
  file: File,
  onProgress: (done: number) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    // Not fetch, which does not say how far a file has gone.
    const request = new XMLHttpRequest();
    const failed = (): void =>
      reject(new Problem({ status: 0, code: 'upload-failed', title: newPaper.sent, detail: '' }));
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
    request.addEventListener('error', failed);
    request.addEventListener('load', () => {
      if (request.status < 300) resolve();
      else failed();
    });
    request.send(file);
  });

/** Announces a file by length and digest and puts it in the bucket; answers under what name it can be recorded. */
export const uploadPaper = async (
  requestId: string,
  file: File,
  onProgress: (done: number) => void,
): Promise<string> => {
  const sha256 = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const announced = await call(
    'beginArtifactUpload',
    { params: { requestId }, body: { bytes: file.size, sha256 } },
    { key: crypto.randomUUID() },
  );
  await sent(announced, file, onProgress);
  return announced.uploadId;
};
