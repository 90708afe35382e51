/**
 * One of several processes at one service: `node service-worker.mjs claim|write DATA DATABASE NAME FROM`.
 *
 * `claim` takes jobs until there are none and prints their ids. `write` carries out acts, numbered from FROM on, each
 * of several writes with keys of their own, and prints each number once all of its writes were answered; it never ends.
 */
import { openLocalService } from '../../dist/src/studio/service/open-local-service.js';

const [does, data, database, name, from] = process.argv.slice(2);
const service = await openLocalService({ data, ...(database !== '' && { database }) });

if (does === 'claim') {
  for (;;) {
    const job = await service.claimJob({ worker: name, seconds: 60 });
    if (job === null) break;
    process.stdout.write(`${job.id}\n`);
    await service.failJob(job.id, { worker: name, error: 'tried', isFinal: true });
  }
  await service.close();
} else
  for (let act = Number(from); ; act++) {
    const prompt = `prompt ${act}`;
    await service.recordDiscoveries(
      { static_colors: [{ r: 230, g: 10, b: 5, source_prompt: prompt }] },
      { key: `discover-${act}` },
    );
    await service.logLearning({ prompt }, { key: `learn-${act}` });
    await service.takeName({ key: `name-${act}` });
    await service.createJob({ prompt }, { key: `job-${act}` });
    process.stdout.write(`${act}\n`);
  }
