import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallVideo } from './doubles/test-server.js';
import { motion, startMotion } from './run-motion.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-serve-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The real command, once it serves. */
async function serve(args: readonly string[] = [], env: Record<string, string> = {}) {
  const options = { cwd: folder, env: { MOTION_API_SECRET: '', ...env } };
  const run = startMotion(['serve', '--port', '0', '--data', join(folder, 'data'), ...args], options);
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    run.child.stderr.on('data', (data) => {
      said += data;
      const found = /"url":"([^"]+)"/.exec(said)?.[1];
      if (found) resolve(found);
    });
    run.ended.then(({ stderr }) => reject(new Error(stderr)));
  });
  return { ...run, url, said: () => said };
}

it('serves until it is asked to stop, keeps what it was told, and ends well', async () => {
  const first = await serve();
  const created = await fetch(`${first.url}/api/jobs`, { method: 'POST', body: '{"prompt":"a calm sea"}' });
  const { id } = (await created.json()) as { id: string };
  const events = await fetch(`${first.url}/api/jobs/${id}/events`);
  first.child.kill('SIGTERM');
  // Streams end, instead of holding it up.
  expect(await events.text()).toContain('event: job');
  expect(await first.ended).toMatchObject({ code: 0, stdout: '' });
  const second = await serve();
  expect(await (await fetch(`${second.url}/api/jobs/${id}`)).json()).toMatchObject({ prompt: 'a calm sea' });
  second.child.kill('SIGINT');
  expect((await second.ended).code).toBe(0);
});

it('finishes what is under way when it is asked to stop', async () => {
  const { child, ended, url } = await serve();
  const created = await fetch(`${url}/api/jobs`, { method: 'POST', body: '{"prompt":"a slow upload"}' });
  const { id } = (await created.json()) as { id: string };
  const video = smallVideo('the rest of it');
  const answer = new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sending = request(
      `${url}/api/jobs/${id}/upload`,
      { method: 'POST', headers: { 'content-length': video.length } },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      },
    );
    sending.on('error', reject);
    sending.write(video.subarray(0, 20));
    const uploads = join(folder, 'data', 'uploads');
    const timer = setInterval(() => {
      if (readdirSync(uploads).length === 0) return;
      clearInterval(timer);
      child.kill('SIGTERM');
      setTimeout(() => sending.end(video.subarray(20)), 300);
    }, 20);
  });
  expect(await answer).toMatchObject({ status: 200, body: expect.stringContaining('"status":"completed"') });
  expect((await ended).code).toBe(0);
  expect(readdirSync(join(folder, 'data', 'uploads'))).toEqual([]);
});

it('warns where everybody could write, and not where a secret is asked for', async () => {
  const open = await serve(['--host', '0.0.0.0']);
  expect(open.said()).toContain('Set MOTION_API_SECRET');
  open.child.kill('SIGTERM');
  await open.ended;
  const guarded = await serve(['--host', '0.0.0.0'], { MOTION_API_SECRET: 'sesame' });
  const local = guarded.url.replace('0.0.0.0', '127.0.0.1');
  const refused = await fetch(`${local}/api/jobs`, { method: 'POST', body: '{"prompt":"a calm sea"}' });
  expect(refused.status).toBe(401);
  guarded.child.kill('SIGTERM');
  expect((await guarded.ended).stderr).not.toContain('Set MOTION_API_SECRET');
});

it('says what is wrong with its options, and with a port that is taken', async () => {
  for (const [args, complaint] of [
    [['--port', '99999'], '--port 99999 is no port'],
    [['--log-level', 'loud'], '--log-level "loud" is not known'],
    [['--rate', '-1'], '--rate -1 cannot be'],
    [['--max-video', '0'], '--max-video "0"'],
  ] as const) {
    const { code, stderr } = await motion(['serve', ...args], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining(complaint)]);
  }
  const { child, ended, url } = await serve();
  const taken = await motion(['serve', '--port', new URL(url).port], { cwd: folder });
  expect(taken.code).toBe(1);
  expect(taken.stderr).toMatch(/^error: Port \d+ of 127\.0\.0\.1 is in use/);
  child.kill('SIGTERM');
  await ended;
});
