import { Worker } from 'node:worker_threads';
import { MediaError, type MediaErrorCode } from '../../media/media-error.js';
import { builtFile } from '../package-root.js';
import { abortedError, StudioError } from '../studio-error.js';
import type { Failure, Reply, Request, TaskTable } from './crew-tasks.js';
import { spareCompiling } from './spare-compiling.js';

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  onNews(news: unknown): void;
}

/** One thread of the crew: takes requests, answers them, and says so when it dies. */
export class CrewMember<T extends TaskTable<T>> {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 0;
  private death: Error | undefined;

  /**
   * @param file - the thread's program in the bundle, e.g. `render-worker.js`
   * @param role - how errors call it, e.g. `picture`
   * @param share - what the thread is given at birth
   */
  constructor(
    file: string,
    private readonly role: string,
    share: unknown,
  ) {
    spareCompiling();
    this.worker = new Worker(builtFile(`bundle/${file}`), { workerData: share, name: `motion-${role}` });
    this.worker.on('message', (reply: Reply) => this.settle(reply));
    this.worker.on('error', (error) => this.die(error));
    this.worker.on('exit', (code) => this.die(new Error(`it ended with code ${code}`)));
    // An idle crew does not keep the process alive; requests do. Last, because listening undoes it.
    this.worker.unref();
  }

  get isAlive(): boolean {
    return this.death === undefined;
  }

  /** Requests that are not answered yet. */
  get load(): number {
    return this.waiting.size;
  }

  /**
   * @param onNews - takes what the thread tells on its way to the answer
   * @throws {StudioError} `studio/worker-died` when the thread dies first; or what the task itself throws
   */
  request<K extends keyof T & string>(
    name: K,
    task: T[K]['task'],
    onNews: (news: unknown) => void = () => undefined,
  ): Promise<T[K]['answer']> {
    return new Promise((resolve, reject) => {
      if (this.death) {
        reject(this.death);
        return;
      }
      const request: Request = { id: this.nextId++, name, task };
      if (this.waiting.size === 0) this.worker.ref();
      this.waiting.set(request.id, { resolve: resolve as (answer: unknown) => void, reject, onNews });
      this.worker.postMessage(request);
    });
  }

  async dismiss(): Promise<void> {
    await this.worker.terminate();
  }

  private settle(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    if ('news' in reply) {
      waiting?.onNews(reply.news);
      return;
    }
    this.waiting.delete(reply.id);
    if (this.waiting.size === 0) this.worker.unref();
    if ('failure' in reply) waiting?.reject(this.revive(reply.failure));
    else waiting?.resolve(reply.answer);
  }

  private die(cause: Error): void {
    if (this.death) return;
    this.death = new StudioError(
      'studio/worker-died',
      `The ${this.role} thread stopped: ${cause.message}. Try again; if it stays so, try a smaller size.`,
      { cause },
    );
    for (const { reject } of this.waiting.values()) reject(this.death);
    this.waiting.clear();
  }

  private revive({ message, code, stack }: Failure): Error {
    if (code === 'studio/aborted') return abortedError();
    const error = code?.startsWith('media/')
      ? new MediaError(code as MediaErrorCode, message)
      : new StudioError('studio/worker-failed', `The ${this.role} could not be made: ${message}`);
    if (stack !== undefined) error.stack = stack;
    return error;
  }
}
