import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../../src/studio/package-root.js';

/** A command that is killed and started again, always the same. */
export class KillableCommand {
  deaths = 0;
  /** Of the last life. */
  code: number | null = null;
  private child: ChildProcess | null = null;
  private ended: Promise<void> = Promise.resolve();
  private readonly log: WriteStream;

  constructor(
    readonly name: string,
    private readonly args: readonly string[],
    private readonly options: { env: NodeJS.ProcessEnv; logs: string; nice: number },
  ) {
    mkdirSync(options.logs, { recursive: true });
    this.log = createWriteStream(join(options.logs, `${name}.log`), { flags: 'a' });
  }

  get isAlive(): boolean {
    return this.child !== null;
  }

  start(): void {
    const { env, nice } = this.options;
    const command = [process.execPath, join(packageRoot(), 'bin', 'motion'), ...this.args];
    const child = spawn('nice', ['-n', String(nice), ...command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.pipe(this.log, { end: false });
    child.stderr.pipe(this.log, { end: false });
    this.child = child;
    this.ended = new Promise((resolve) =>
      child.once('close', (code) => {
        this.code = code;
        if (this.child === child) this.child = null;
        resolve();
      }),
    );
  }

  /** Ends it without a word, as the kernel does that needs memory. */
  async kill(): Promise<void> {
    this.deaths++;
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  /** Asks it to end. @returns whether it did within the time; else it was killed */
  async stop(seconds: number): Promise<boolean> {
    this.child?.kill('SIGTERM');
    const isEnded = await Promise.race([this.ended.then(() => true), sleep(seconds * 1000, false, { ref: false })]);
    if (!isEnded) await this.kill();
    return isEnded;
  }

  async untilEnd(): Promise<void> {
    await this.ended;
  }

  close(): void {
    this.log.end();
  }
}

/** A port that nobody listens to now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('The system gave no port.');
  return address.port;
}

/** Waits until a server answers. @throws {Error} when it does not within the time */
export async function untilReady(url: string, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const isReady = await fetch(url).then(
      async (response) => {
        await response.text();
        return response.ok;
      },
      () => false,
    );
    if (isReady) return;
    await sleep(50);
  }
  throw new Error(`${url} did not answer within ${seconds} s.`);
}
