import { appendFileSync, readFileSync } from 'node:fs';

/**
 * A worker for a fleet: writes each of its lives to LIVES, and dies in the first DEATHS of them with code DIES_WITH (or
 * by its own hand); then it does what is called MANNER.
 */
const { LIVES, DEATHS = '0', DIES_WITH = '1', MANNER = 'live' } = process.env;
appendFileSync(LIVES, `${process.argv.slice(2).join(' ')}\n`);
const life = readFileSync(LIVES, 'utf8').trim().split('\n').length;
process.stdout.write(`life ${life}\nhalf`);
process.stdout.write(' a line\n');
process.stderr.write('a warning');

if (life <= Number(DEATHS)) {
  if (DIES_WITH === 'SIGKILL') process.kill(process.pid, 'SIGKILL');
  process.exitCode = Number(DIES_WITH);
} else if (MANNER !== 'end') {
  const clock = setInterval(() => undefined, 1000);
  process.on('SIGTERM', () => {
    if (MANNER === 'hang') return;
    process.stdout.write('\nfarewell\n');
    clearInterval(clock);
  });
  process.stdout.write('ready\n');
}
