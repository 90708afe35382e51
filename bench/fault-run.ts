import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type FaultReport, runUnderFaults } from './faults/fault-run.js';

/**
 * What is left after many runs over a network that fails, with processes that are killed:
 * `npm run faults -- [--runs 500] [--rate 0.1] [--server-deaths 5] [--worker-deaths 5] [--asked 25] [--seed 1] [--folder DIR]`.
 * Prints a table of rules and ends with code 1 when one is broken.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    rate: { type: 'string', default: '0.1' },
    'server-deaths': { type: 'string', default: '5' },
    'worker-deaths': { type: 'string', default: '5' },
    asked: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string', default: join(tmpdir(), 'motion-fault-run') },
    nice: { type: 'string', default: '15' },
  },
});

const report = await runUnderFaults({
  runs: Number(values.runs),
  rate: Number(values.rate),
  serverDeaths: Number(values['server-deaths']),
  workerDeaths: Number(values['worker-deaths']),
  asked: Number(values.asked),
  seed: Number(values.seed),
  nice: Number(values.nice),
  loops: ['explorer', 'exploiter', 'balanced'],
  folder: values.folder,
  log: (line) => void process.stderr.write(`${line}\n`),
});
print(report);
process.exit(report.findings.some(({ violations }) => violations.length > 0) ? 1 : 0);

function print({ findings, faults, serverDeaths, workerDeaths, seconds }: FaultReport): void {
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const { calls = 0, 'server away': away, ...kinds } = faults;
  const share = (100 * Object.values(kinds).reduce((sum, count) => sum + count, 0)) / Math.max(1, calls);
  write(
    `${calls} calls, ${share.toFixed(1)} % with a fault, in ${seconds.toFixed(0)} s; the server was killed ${serverDeaths} times, workers ${workerDeaths} times.\n`,
  );
  write('| fault | calls |\n|---|--:|');
  for (const [kind, count] of Object.entries({ ...kinds, 'server away': away })) write(`| ${kind} | ${count} |`);
  write('\n| rule | looked at | violations |\n|---|--:|--:|');
  for (const { rule, of, violations } of findings) write(`| ${rule} | ${of} | ${violations.length} |`);
  for (const { rule, violations } of findings)
    for (const violation of violations.slice(0, 5)) process.stderr.write(`${rule}: ${violation}\n`);
}
