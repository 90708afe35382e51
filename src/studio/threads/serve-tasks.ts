import { parentPort } from 'node:worker_threads';
import type { Failure, Reply, Request, TaskTable } from './crew-tasks.js';

/** What a thread does for each of its tasks. */
export type TaskHandlers<T extends TaskTable<T>> = {
  [K in keyof T]: (task: T[K]['task'], tell: (news: unknown) => void) => Promise<T[K]['answer']> | T[K]['answer'];
};

/** Makes this thread answer requests with `handlers`, one at a time, in order of arrival. */
export function serveTasks<T extends TaskTable<T>>(handlers: TaskHandlers<T>): void {
  const port = parentPort;
  if (!port) throw new Error('This file runs as a worker thread only.');
  let last: Promise<void> = Promise.resolve();
  port.on('message', (request: Request) => {
    last = last.then(async () => {
      const tell = (news: unknown): void => port.postMessage({ id: request.id, news } satisfies Reply);
      port.postMessage(await answer(handlers, request, tell));
    });
  });
}

async function answer<T extends TaskTable<T>>(
  handlers: TaskHandlers<T>,
  request: Request,
  tell: (news: unknown) => void,
): Promise<Reply> {
  try {
    return { id: request.id, answer: await handlers[request.name as keyof T](request.task, tell) };
  } catch (error) {
    return { id: request.id, failure: describe(error) };
  }
}

function describe(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), code: undefined, stack: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { message: error.message, code, stack: error.stack };
}
