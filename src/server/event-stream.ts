import { createHash } from 'node:crypto';
import type { Context } from 'hono';

/** A sign of life keeps proxies from closing what is quiet, milliseconds. */
const HEARTBEAT_MS = 15_000;
/** What a client waits before it connects again, milliseconds. */
const RETRY_MS = 3000;

/** Sends events to one client. */
export interface EventSink {
  /** One event. The client that had it already, as its `Last-Event-ID` says, does not get it again. */
  send(event: string, data: unknown): void;
  /** Ends the stream after what was sent. */
  end(): void;
}

/**
 * Answers with server-sent events. Ids are made of the data, so that a client that comes back with the last one gets
 * what has changed since, and nothing twice.
 *
 * @param begin - called once; what it returns is called when the client goes away or the stream ends
 * @param closing - ends the stream
 */
export function eventStream(context: Context, closing: AbortSignal, begin: (sink: EventSink) => () => void): Response {
  const encoder = new TextEncoder();
  const lastId = context.req.header('last-event-id');
  let finish = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      const write = (text: string): void => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      const heartbeat = setInterval(() => write(': alive\n\n'), HEARTBEAT_MS);
      let stop: (() => void) | null = null;
      finish = () => {
        if (!isOpen) return;
        isOpen = false;
        clearInterval(heartbeat);
        closing.removeEventListener('abort', end);
        stop?.();
      };
      const end = (): void => {
        if (!isOpen) return;
        finish();
        controller.close();
      };
      write(`retry: ${RETRY_MS}\n\n`);
      closing.addEventListener('abort', end);
      stop = begin({
        send(event, data) {
          const text = JSON.stringify(data);
          const id = createHash('sha1').update(event).update(text).digest('base64url').slice(0, 12);
          if (id !== lastId) write(`id: ${id}\nevent: ${event}\ndata: ${text}\n\n`);
        },
        end,
      });
      // It may have ended while it began.
      if (!isOpen) stop();
      else if (closing.aborted) end();
    },
    cancel: () => finish(),
  });
  return context.body(body, 200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
}
