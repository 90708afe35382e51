import { streamed } from './http-attempt.js';
import type { HttpClient } from './http-client.js';
import type { StoredVideo } from './motion-service.js';
import { ServiceError } from './service-error.js';

/** A stored video that is read over HTTP, whole or in parts (RFC 9110, section 14); null when there is none. */
export async function httpVideo(client: HttpClient, path: string): Promise<StoredVideo | null> {
  const headers = await headersOf(client, path);
  if (headers === null) return null;
  return {
    sizeBytes: Number(headers.get('content-length')),
    version: headers.get('etag') ?? headers.get('last-modified') ?? '',
    read(range) {
      const part = range ? { headers: { range: `bytes=${range.start}-${range.end}` } } : {};
      return streamed(client.messageOf({ name: 'upload', method: 'GET', path, ...part }));
    },
  };
}

async function headersOf(client: HttpClient, path: string): Promise<Headers | null> {
  try {
    return (await client.send({ name: 'readJobs', method: 'HEAD', path })).headers;
  } catch (error) {
    if (error instanceof ServiceError && error.kind === 'missing') return null;
    throw error;
  }
}
