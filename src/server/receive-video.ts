import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { boundaryOf, multipartFile } from './multipart-file.js';
import { Problem } from './problem.js';

/** Bytes by which an MP4 is told: length and name of its first box. ISO/IEC 14496-12, 4.3. */
const HEAD_BYTES = 8;

export interface Receiving {
  /** Where the video waits. */
  folder: string;
  limitBytes: number;
}

/**
 * Takes the video of a request into a file of its own, in bounded memory, and hands it to `work`; the file is gone
 * afterwards, whatever happened.
 *
 * @throws {Problem} 400 for what is no MP4, 413 above the limit
 */
export async function receiveVideo<T>(
  context: Context,
  { folder, limitBytes }: Receiving,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const announced = Number(context.req.header('content-length') ?? 0);
  const boundary = boundaryOf(context.req.header('content-type'));
  // A form has heads around its file; the file itself is counted as it comes.
  if (boundary === null && announced > limitBytes) throw tooLarge(limitBytes);
  const path = join(folder, `${randomUUID()}.part`);
  try {
    await store(await contentOf(context, boundary), path, limitBytes);
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}

async function contentOf(context: Context, boundary: string | null): Promise<AsyncIterable<Uint8Array>> {
  const body = context.req.raw.body as unknown as AsyncIterable<Uint8Array> | null;
  if (!body) throw new Problem(400, boundary === null ? 'Empty body' : 'Missing file in form');
  if (boundary === null) return whole(body);
  const file = await multipartFile(whole(body), boundary, 'file');
  if (!file) throw new Problem(400, 'Missing file in form', { details: 'The part has to be called "file".' });
  return file;
}

/** The body; when its sender goes away in between, that is what is said. */
async function* whole(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw new Problem(400, 'The upload was cut short', { details: 'Send it again.', cause });
  }
}

async function store(content: AsyncIterable<Uint8Array>, path: string, limitBytes: number): Promise<void> {
  const file = await open(path, 'wx');
  try {
    let head = Buffer.alloc(0);
    let bytes = 0;
    for await (const chunk of content) {
      bytes += chunk.byteLength;
      if (bytes > limitBytes) throw tooLarge(limitBytes);
      if (head.length < HEAD_BYTES) {
        head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
        if (head.length === HEAD_BYTES) checkHead(head);
      }
      await file.writeFile(chunk);
    }
    if (bytes === 0) throw new Problem(400, 'Empty body');
    checkHead(head);
  } finally {
    await file.close();
  }
}

function checkHead(head: Buffer): void {
  if (head.length === HEAD_BYTES && head.subarray(4).toString('latin1') === 'ftyp') return;
  throw new Problem(400, 'Not an MP4 video', { details: 'Its first box is not "ftyp". Send the file as it was made.' });
}

function tooLarge(limitBytes: number): Problem {
  return new Problem(413, 'Video too large', {
    details: `A video may have ${limitBytes.toLocaleString('en')} bytes.`,
  });
}
