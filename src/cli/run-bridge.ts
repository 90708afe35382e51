import { join } from 'node:path';
import { BRIDGE_LIMITS } from '../studio/service/http-limits.js';
import { consoleLog } from '../workflows/loop-log.js';
import { variable } from '../workflows/variables.js';
import type { BridgeCommandOptions } from './bridge-command.js';
import { interruptible } from './interruption.js';
import { UsageError } from './usage-error.js';

/** Carries out `motion bridge`. */
export async function runBridge(options: BridgeCommandOptions): Promise<void> {
  if (!(options.interval > 0))
    throw new UsageError(`--interval ${options.interval} is no pause. Write e.g. --interval 30.`);
  const log = consoleLog({ isQuiet: options.quiet });
  const apiBase = options.apiBase ?? variable(process.env, 'API_BASE');
  await interruptible(async (signal) => {
    const [{ Bridge }, { Outbox }, { outboxFolder }, { takeWorkerName }, { openService }, { pauseByClock }] =
      await Promise.all([
        import('../workflows/bridge/bridge.js'),
        import('../studio/outbox/outbox.js'),
        import('../studio/outbox/read-outbox.js'),
        import('../workflows/worker-name.js'),
        import('../studio/service/open-service.js'),
        import('../workflows/pause.js'),
      ]);
    const place = { data: options.data, database: options.database, apiBase };
    const service = await openService(place, log.line, BRIDGE_LIMITS);
    const outbox = await Outbox.open(outboxFolder(options.data), { log: log.warn });
    const { worker, release } = takeWorkerName(join(options.data, 'workers'), options.name);
    try {
      const { learn: learns, once: isOnce, interval: intervalSeconds, size, fps } = options;
      const format = { ...size, ...(fps === undefined ? {} : { fps }) };
      const bridge = new Bridge(
        { worker, learns, isOnce, intervalSeconds, format },
        { service, outbox, log, pause: pauseByClock, signal },
      );
      await bridge.run();
    } finally {
      release();
      await outbox.close();
      await service.close();
    }
  });
}
