import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type GenerateTimings, generate } from '../src/studio/generate.js';
import { atLeast, atMost, type BenchLine, figure, rounded } from './bench-line.js';
import { EncodingAlone } from './encoding-alone.js';
import { runMotion, usageOfMotion } from './motion-command.js';
import { argumentsOf, type BenchClip, clipOf, type SceneName, specOf } from './scenes.js';
import { type Cost, costOf, median } from './statistics.js';

/** Times that encoding alone may take with understanding, rendering and composing around it. */
const MOST_TIMES_ENCODING = { warm: 1.6, cold: 4 } as const;

interface Candidate {
  scene: SceneName;
  size: { width: number; height: number };
  warmPairs: number;
  coldPairs: number;
}

const CANDIDATES: readonly Candidate[] = [
  { scene: 'sea', size: { width: 512, height: 512 }, warmPairs: 7, coldPairs: 5 },
  { scene: 'figures', size: { width: 512, height: 512 }, warmPairs: 5, coldPairs: 3 },
  { scene: 'sea', size: { width: 1280, height: 720 }, warmPairs: 3, coldPairs: 3 },
  { scene: 'figures', size: { width: 1280, height: 720 }, warmPairs: 3, coldPairs: 3 },
];

interface Run extends Cost {
  timings: GenerateTimings;
}

/** One `generate` and one encoding of the same clip, right after one another. */
interface Pair {
  whole: Run;
  encoding: Cost;
}

type Report = (line: BenchLine) => void;

/**
 * The whole way from prompt to file as a multiple of encoding its frames and samples alone, in this process and
 * as a command, with the times of the phases. Each pair is measured back to back, so that what else the machine
 * does weighs on both sides.
 */
export async function measureWholeVideos(folder: string, report: Report): Promise<void> {
  for (const candidate of CANDIDATES) await new WholeVideo(candidate, folder, report).measure();
}

class WholeVideo {
  private readonly clip: BenchClip;
  private readonly name: string;
  /** The bounds on the ratio hold for small clips, the one on real time for large ones. */
  private readonly isSmall: boolean;

  constructor(
    private readonly candidate: Candidate,
    private readonly folder: string,
    private readonly report: Report,
  ) {
    const { scene, size } = candidate;
    this.clip = clipOf(scene, size);
    this.name = `${scene} ${size.width}x${size.height}`;
    this.isSmall = size.width === 512;
  }

  async measure(): Promise<void> {
    const encoding = await EncodingAlone.of(specOf(this.clip));
    const encode = (): Promise<Cost> => encoding.run(join(this.folder, 'encoded.mp4'));
    await encode();
    await this.generateWarm();
    const warm = await pairs(this.candidate.warmPairs, encode, () => this.generateWarm());
    this.reportRatio('warm', warm);
    this.reportWarmPhases(warm);
    this.reportAlone(warm, encoding);
    const cold = await pairs(this.candidate.coldPairs, encode, () => this.generateCold());
    this.reportRatio('cold', cold);
    await this.reportColdPhases(cold);
    await encoding.dismiss();
  }

  private async generateWarm(): Promise<Run> {
    let timings: GenerateTimings | undefined;
    const cost = await costOf(async () => {
      ({ timings_ms: timings } = await generate({ ...this.clip, output: join(this.folder, 'warm.mp4') }));
    });
    return { ...cost, timings: timings as GenerateTimings };
  }

  private async generateCold(): Promise<Run> {
    const { milliseconds, output } = await runMotion([...this.command(), '--json']);
    const { timings_ms } = JSON.parse(output) as { timings_ms: GenerateTimings };
    return { milliseconds, cpuMilliseconds: Number.NaN, timings: timings_ms };
  }

  private command(): string[] {
    return ['generate', ...argumentsOf(this.clip), '-o', join(this.folder, 'cold.mp4')];
  }

  private reportRatio(how: 'warm' | 'cold', made: readonly Pair[]): void {
    const ratios = made.map(({ whole, encoding }) => whole.milliseconds / encoding.milliseconds);
    const ratio = figure(
      `${this.name}, ${how}: generate ÷ encoding alone`,
      median(ratios),
      'times',
      `median of ${ratios.length} pairs, best ${rounded(Math.min(...ratios))}`,
    );
    this.report(this.isSmall ? atMost(MOST_TIMES_ENCODING[how], ratio) : ratio);
    if (this.isSmall) return;
    const factor = this.clip.durationSeconds / (middle(made, (run) => run.milliseconds) / 1000);
    this.report(atLeast(1, figure(`${this.name}, ${how}: seconds of video per second`, factor, 'times')));
  }

  private reportWarmPhases(made: readonly Pair[]): void {
    const cpu = middle(made, (run) => run.cpuMilliseconds);
    const detail = `${phases(made)}; processor time ${rounded(cpu)}`;
    this.report(
      figure(
        `${this.name}, warm: generate`,
        middle(made, (run) => run.milliseconds),
        'ms',
        detail,
      ),
    );
    const encoding = median(made.map((pair) => pair.encoding.cpuMilliseconds));
    const floor = Math.max(1, cpu / availableParallelism() / encoding);
    this.report(
      figure(
        `${this.name}, warm: least ratio on idle cores`,
        floor,
        'times',
        `by processor time: ${rounded(cpu)} ms ÷ ${availableParallelism()} cores ÷ ${rounded(encoding)} ms`,
      ),
    );
  }

  private reportAlone(made: readonly Pair[], { parts }: EncodingAlone): void {
    const detail = `processor time of rendering alone ${rounded(parts.rendering)}, of composing alone ${rounded(parts.composing)} (each once)`;
    const alone = median(made.map(({ encoding }) => encoding.milliseconds));
    this.report(figure(`${this.name}: encoding alone`, alone, 'ms', detail));
  }

  private async reportColdPhases(made: readonly Pair[]): Promise<void> {
    const { cpuMilliseconds } = await usageOfMotion([...this.command(), '--quiet']);
    const outside = middle(made, ({ milliseconds, timings }) => milliseconds - timings.total);
    const detail = `start and end of the process ${rounded(outside)}, ${phases(made)}; processor time ${rounded(cpuMilliseconds)}`;
    this.report(
      figure(
        `${this.name}, cold: generate`,
        middle(made, (run) => run.milliseconds),
        'ms',
        detail,
      ),
    );
  }
}

async function pairs(count: number, encode: () => Promise<Cost>, make: () => Promise<Run>): Promise<Pair[]> {
  const made: Pair[] = [];
  for (let i = 0; i < count; i++) made.push({ encoding: await encode(), whole: await make() });
  return made;
}

function middle(made: readonly Pair[], of: (run: Run) => number): number {
  return median(made.map(({ whole }) => of(whole)));
}

function phases(made: readonly Pair[]): string {
  return (['interpret', 'create', 'prepare', 'encode'] as const)
    .map((phase) => `${phase} ${rounded(middle(made, ({ timings }) => timings[phase]))}`)
    .join(', ');
}
