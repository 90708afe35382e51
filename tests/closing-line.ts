import type { Reporter, TestModule } from 'vitest/node';

/** Prints one plain last line, `12 passed, 0 failed, 0 skipped`, for people and for machines that read logs. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    // A file that cannot even be loaded holds no tests, but it failed.
    const broken = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests()].length === 0,
    ).length;
    const count = (state: string): number => states.filter((each) => each === state).length;
    const line = `${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`;
    // After everything else: the summary is written when the run has ended.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
