import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallVideo, startLocalServer, type TestServer } from '../../../tests/doubles/test-server.js';

/** Waits for it, however busy the machine is. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 });

let server: TestServer;
let uploads: string;
beforeAll(async () => {
  uploads = await mkdtemp(join(tmpdir(), 'motion-uploads-'));
  server = await startLocalServer({ uploads, limits: { videoBytes: 1000 } });
});
afterAll(async () => {
  await server.close();
  await rm(uploads, { recursive: true });
});

async function newJob(): Promise<string> {
  return (await (await server.post('/api/jobs', { prompt: 'a video' })).json()).id;
}

function upload(id: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return server.send(`/api/jobs/${id}/upload`, { method: 'POST', body, headers });
}

function form(name: string, bytes: Buffer, type = 'text/html'): FormData {
  const data = new FormData();
  data.append('title', 'x');
  data.append(name, new Blob([new Uint8Array(bytes)], { type }), 'evil.html');
  return data;
}

it('raw bytes complete the job, and come back as they went', async () => {
  const id = await newJob();
  const video = smallVideo('abc');
  const answer = await upload(id, video, { 'content-type': 'video/mp4' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ id, status: 'completed', download_url: `/api/jobs/${id}/download` });
  const download = await server.send(`/api/jobs/${id}/download`);
  expect(download.status).toBe(200);
  for (const [name, value] of [
    ['content-type', 'video/mp4'],
    ['content-length', String(video.length)],
    ['accept-ranges', 'bytes'],
    ['access-control-allow-origin', '*'],
  ])
    expect(download.headers.get(name as string)).toBe(value);
  expect(Buffer.from(await download.arrayBuffer())).toEqual(video);
});

it('a form does too; the type that it claims is not believed', async () => {
  const id = await newJob();
  const video = smallVideo('in a form');
  expect((await upload(id, form('file', video))).status).toBe(200);
  const download = await server.send(`/api/jobs/${id}/download`);
  expect(download.headers.get('content-type')).toBe('video/mp4');
  expect(Buffer.from(await download.arrayBuffer())).toEqual(video);
});

it('the same upload again has the same answer, and the first video stays', async () => {
  const id = await newJob();
  const first = await (await upload(id, smallVideo('one'))).json();
  const again = await upload(id, smallVideo('two'));
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual(first);
  expect(await (await server.send(`/api/jobs/${id}/download`)).text()).toContain('one');
});

it.each<[string, () => BodyInit, number, string]>([
  ['nothing', () => '', 400, 'Empty body'],
  ['what is no MP4', () => '<html>hello</html>', 400, 'Not an MP4 video'],
  ['less than a box', () => 'ftyp', 400, 'Not an MP4 video'],
  ['a form without the file', () => form('video', smallVideo()), 400, 'Missing file in form'],
  ['a form with something else', () => form('file', Buffer.from('hello, world')), 400, 'Not an MP4 video'],
  ['too much', () => smallVideo('x'.repeat(1000)), 413, 'Video too large'],
  ['too much in a form', () => form('file', smallVideo('x'.repeat(1000))), 413, 'Video too large'],
])('%s is refused', async (_, body, status, error) => {
  const id = await newJob();
  const answer = await upload(id, body());
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ error });
  expect(await server.get(`/api/jobs/${id}`)).toMatchObject({ status: 'pending' });
});

it('too much that was not announced is refused as it comes', async () => {
  const id = await newJob();
  const endless = new ReadableStream({
    start: (controller) => controller.enqueue(smallVideo()),
    pull: (controller) => controller.enqueue(new Uint8Array(100)),
  });
  const sent = server.send(`/api/jobs/${id}/upload`, { method: 'POST', body: endless, duplex: 'half' } as RequestInit);
  // The server answers before it has everything: a client may notice the one or the other first.
  const status = await sent.then(
    (answer) => answer.status,
    () => 413,
  );
  expect(status).toBe(413);
  expect(await server.get(`/api/jobs/${id}`)).toMatchObject({ status: 'pending' });
});

it('a client that goes away in between leaves nothing behind', async () => {
  const id = await newJob();
  const sending = request(`${server.url}/api/jobs/${id}/upload`, {
    method: 'POST',
    headers: { 'content-length': 900 },
  });
  sending.on('error', () => undefined);
  sending.write(smallVideo());
  await eventually(async () => (await readdir(uploads)).length).toBe(1);
  sending.destroy();
  await eventually(async () => (await readdir(uploads)).length).toBe(0);
  expect(await server.get(`/api/jobs/${id}`)).toMatchObject({ status: 'pending' });
});

it('who renders what another worker holds is told so', async () => {
  const { id } = await (await server.post('/api/jobs', { prompt: 'mine', lease: { worker: 'a', seconds: 60 } })).json();
  const refused = await server.send(`/api/jobs/${id}/upload?worker=b`, { method: 'POST', body: smallVideo() });
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ kind: 'conflict' });
  expect((await server.send(`/api/jobs/${id}/upload?worker=a`, { method: 'POST', body: smallVideo() })).status).toBe(
    200,
  );
});

it('what is not there cannot be had', async () => {
  const unknown = await upload(randomUUID(), smallVideo());
  expect([unknown.status, (await unknown.json()).error]).toEqual([404, 'Job not found']);
  const nothing = await server.send(`/api/jobs/${randomUUID()}/download`);
  expect([nothing.status, (await nothing.json()).error]).toEqual([404, 'Not found']);
  const unfinished = await server.send(`/api/jobs/${await newJob()}/download`);
  expect([unfinished.status, (await unfinished.json()).error]).toEqual([404, 'Video not found']);
});

it('parts of a video can be had, and its head alone', async () => {
  const id = await newJob();
  const video = smallVideo('0123456789');
  await upload(id, video);
  const size = video.length;
  const path = `/api/jobs/${id}/download`;
  const part = async (headers: Record<string, string>, method = 'GET') => {
    const answer = await server.send(path, { method, headers });
    return { answer, text: Buffer.from(await answer.arrayBuffer()).toString('latin1') };
  };
  const last = await part({ range: 'bytes=-4' });
  expect(last.answer.status).toBe(206);
  expect(last.text).toBe('6789');
  expect(last.answer.headers.get('content-range')).toBe(`bytes ${size - 4}-${size - 1}/${size}`);
  expect(last.answer.headers.get('content-length')).toBe('4');
  expect((await part({ range: 'bytes=4-7' })).text).toBe('ftyp');
  expect((await part({ range: `bytes=${size - 2}-` })).text).toBe('89');
  const beyond = await part({ range: `bytes=${size}-` });
  expect(beyond.answer.status).toBe(416);
  expect(beyond.answer.headers.get('content-range')).toBe(`bytes */${size}`);
  const etag = last.answer.headers.get('etag') as string;
  expect((await part({ range: 'bytes=0-1', 'if-range': etag })).answer.status).toBe(206);
  expect((await part({ range: 'bytes=0-1', 'if-range': '"older"' })).answer.status).toBe(200);
  expect((await part({ 'if-none-match': etag })).answer.status).toBe(304);
  const head = await part({}, 'HEAD');
  expect([head.answer.status, head.text, head.answer.headers.get('content-length')]).toEqual([200, '', String(size)]);
  const headOfPart = await part({ range: 'bytes=0-3' }, 'HEAD');
  expect([headOfPart.answer.status, headOfPart.answer.headers.get('content-length')]).toEqual([206, '4']);
});
