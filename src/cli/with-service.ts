import type { OutboxContent } from '../studio/outbox/read-outbox.js';
import type { MotionService } from '../studio/service/motion-service.js';
import { variable } from '../workflows/variables.js';
import { interruptible } from './interruption.js';

/** Where a command finds the system. */
export interface ServiceOptions {
  data: string;
  database?: string;
  quiet: boolean;
  /** Root of a server; default: `API_BASE`, else the local store. */
  apiBase?: string;
}

/** Opens the system, lets `work` use it, and closes it; Ctrl-C asks the work to end. */
export async function withService(
  { data, database, apiBase, quiet }: ServiceOptions,
  work: (service: MotionService, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  await interruptible(async (signal) => {
    const { openService } = await import('../studio/service/open-service.js');
    const log = (line: string): void => void (quiet || process.stderr.write(`${line}\n`));
    const place = { data, database, apiBase: apiBase ?? variable(process.env, 'API_BASE') };
    const service = await openService(place, log);
    try {
      await work(service, signal);
    } finally {
      await service.close();
    }
  });
}

/** What waits on this machine to be recorded. */
export async function localOutbox(data: string): Promise<OutboxContent> {
  const { outboxFolder, readOutbox } = await import('../studio/outbox/read-outbox.js');
  return readOutbox(outboxFolder(data));
}
