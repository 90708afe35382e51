import { atMost, type BenchLine, figure } from './bench-line.js';
import { runEmptyNode, runMotion } from './motion-command.js';
import { median } from './statistics.js';

const RUNS = 7;
const MOST_MILLISECONDS = 250;

/** How long `motion --help` takes, and Node alone beside it. */
export async function measureStartUp(report: (line: BenchLine) => void): Promise<void> {
  // The first run finds nothing in the disk cache.
  await runMotion(['--help']);
  const help: number[] = [];
  const node: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    help.push((await runMotion(['--help'])).milliseconds);
    node.push(await runEmptyNode());
  }
  report(
    atMost(
      MOST_MILLISECONDS,
      figure('motion --help', median(help), 'ms', `median of ${RUNS}, best ${Math.min(...help).toFixed(0)}`),
    ),
  );
  report(
    figure('node with nothing to do', median(node), 'ms', `median of ${RUNS}, best ${Math.min(...node).toFixed(0)}`),
  );
}
