import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { confusionMatrix, scatterPlot } from './plots.js';
import { ROWS, type RowName, type RowRule } from './row-rules.js';
import type { Sample } from './sample.js';
import { type Row, targetText, valueText, verdictOf } from './table.js';
import type { Verification } from './verify.js';

/** Plots of the page: the row, and what is drawn of it. */
const ERRORS: readonly {
  readonly row: RowName;
  readonly file: string;
  readonly caption: string;
  readonly x: string;
}[] = [
  {
    row: 'color.flat',
    file: 'colors.svg',
    caption: 'Even fields: how far each measured colour is from the true one',
    x: 'colours, dark to light',
  },
  {
    row: 'color.mean',
    file: 'stripes.svg',
    caption: 'Stripes of several colours: the mean in linear light',
    x: 'clips',
  },
  {
    row: 'sound.share',
    file: 'sound-shares.svg',
    caption: 'Sound of a frame: the worst share against the strength of the sound',
    x: 'strength, percent of full scale',
  },
  {
    row: 'sound.split',
    file: 'sound-split.svg',
    caption: 'Sound of a frame: rumble, tone and hiss among what sounds',
    x: 'strength, percent of full scale',
  },
  {
    row: 'camera.speed',
    file: 'camera-speed.svg',
    caption: 'Speed of the camera',
    x: 'true speed, thousandths of a frame width a second',
  },
  { row: 'audio.bpm', file: 'beats.svg', caption: 'Beats per minute', x: 'true beats per minute' },
];
const MATRICES: readonly { readonly row: RowName; readonly file: string; readonly caption: string }[] = [
  { row: 'camera.type', file: 'camera.svg', caption: 'Camera motions' },
  { row: 'gradient.type', file: 'gradients.svg', caption: 'Gradients' },
  { row: 'lighting.preset', file: 'lighting.svg', caption: 'Lighting presets' },
  { row: 'composition.balance', file: 'balance.svg', caption: 'Balance' },
  { row: 'transition.type', file: 'transitions.svg', caption: 'Transitions' },
  { row: 'motion.rhythm', file: 'rhythms.svg', caption: 'Rhythms' },
  { row: 'audio.mood', file: 'moods.svg', caption: 'Moods' },
  { row: 'narrative.time', file: 'hours.svg', caption: 'Hours of the day, as seen from the light above' },
  { row: 'audio.presence', file: 'presences.svg', caption: 'Presences' },
];
/** Points of one plot: more would only lie on one another. */
const MOST_POINTS = 2000;

/**
 * Writes the table as a Markdown page, with its plots as SVG files in a folder beside it that has the page's name.

 */
export function writeReport(found: Verification, path: string): void {
  const folder = join(dirname(path), basename(path, extname(path)));
  mkdirSync(folder, { recursive: true });
  const plots = drawn(found.samples);
  for (const { file, svg } of plots) writeFileSync(join(folder, file), svg);
  const figures = plots.map(({ file, caption }) => `![${caption}](${basename(folder)}/${file})`);
  const text = [INTRODUCTION, summary(found), tableOf(found.rows), failures(found), '## Plots', ...figures].join(
    '\n\n',
  );
  writeFileSync(path, `${text}\n`);
}

function drawn(samples: readonly Sample[]): { file: string; caption: string; svg: string }[] {
  const of = (row: RowName): Sample[] => samples.filter((sample) => sample.row === row);
  const errors = ERRORS.flatMap(({ row, file, caption, x }) => {
    const own = thinned(of(row));
    if (own.length === 0) return [];
    const rule = (ROWS[row] as readonly RowRule[]).at(-1) as RowRule;
    const labels = { title: caption, x, y: rule.unit, target: rule.target };
    return [{ file, caption, svg: scatterPlot(pointsOf(row, own), labels) }];
  });
  const matrices = MATRICES.flatMap(({ row, file, caption }) =>
    of(row).length === 0 ? [] : [{ file, caption, svg: confusionMatrix(caption, of(row)) }],
  );
  return [...errors, ...matrices];
}

function thinned(samples: readonly Sample[]): Sample[] {
  const step = Math.max(1, Math.ceil(samples.length / MOST_POINTS));
  // The worst of each handful, so that thinning hides no error.
  return Array.from({ length: Math.ceil(samples.length / step) }, (_, i) =>
    samples
      .slice(i * step, (i + 1) * step)
      .reduce((worst, one) => ((one.error ?? 0) > (worst.error ?? 0) ? one : worst)),
  );
}

function pointsOf(row: RowName, samples: readonly Sample[]): { x: number; y: number; color?: string }[] {
  const y = ({ error = 0 }: Sample): number => error;
  if (row === 'color.flat') {
    const light = ({ at }: Sample): number => {
      const [r = 0, g = 0, b = 0] = String(at).split(',').map(Number);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    return [...samples]
      .sort((a, b) => light(a) - light(b))
      .map((sample, x) => ({ x, y: y(sample), color: `rgb(${sample.at})` }));
  }
  if (row === 'camera.speed') return samples.map((sample) => ({ x: 1000 * Number(sample.truth), y: y(sample) }));
  if (row === 'audio.bpm') return samples.map((sample) => ({ x: Number(sample.truth), y: y(sample) }));
  return samples.map((sample, i) => ({ x: typeof sample.at === 'number' ? sample.at : i, y: y(sample) }));
}

const INTRODUCTION = `# Precision

Everything that \`motion extract\` measures, and everything that the registries make of it, is checked against known truth by \`motion verify\`: specs of which the truth is known are rendered by the product's own renderer, encoded to real MP4 files, decoded, measured and compared. The truth comes from the spec and from formulas, never from the file under test. This page is written by \`motion verify --report docs/precision.md\`; \`motion verify --quick\` runs a part of it in about a minute, as the tests do.

Where the truths come from:

- **Colour**: even fields and stripes of a test chart (\`src/picture/settings/test-chart.ts\`, which only a spec can name) under a light that changes nothing; in pure mode from pools of exactly these values. Differences are CIEDE2000.
- **Sound**: mixtures of the four noises, each rendered by itself for the truth, at six strengths; and sines.
- **Motion**: a synthetic texture, moved by known steps. The level is the mean difference of its frames before they are encoded; trend, direction and rhythm are those of the steps.
- **Camera, depth**: textured walls at one to four known distances and a plain, filmed with every motion, direction and speed; speeds follow from the camera's own path. Where everything is at one distance a zoom and a dolly are the same picture: there the extractor must name one and say that the other is as likely. The same holds for a part of a roll in which it does not turn back, which is a part of a turn. A motion that only the measurement's own noise (three standard deviations) keeps from being the likeliest is named as an alternative as well.
- **Light, gradient, balance, symmetry, texture**: the chart under the light that the spec asks for; checkerboards and mirrored textures where a formula says more than a spec can.
- **Joins**: two and three shots joined in every way, at every length; and clips without joins that might be taken for some.
- **Music and presence**: every mood at every tempo, at four speeds each; places with and without music and effects.
- **Places**: the product's own places at every hour, as a viewer would describe them: the family is told by their sound and by the structure of the picture, the hour by the light and colour of the sky. Under music, with the camera at rest and moving, the picture alone tells the family. What these cannot tell (dawn; an hour between two; a picture whose signs contradict each other) may be left open: only what is told is judged, and how often it is told has a row of its own, without a target.
- **Growth**: depths of 100,000 colours mixed back; keys read back by the contract's table, written down a second time; 100,000 names against the rules.
- **Registries**: whole runs of random prompts through a real store, each made twice and at two other qualities.
- **Metamorphic**: 200 clips of random prompts, changed (mirrored, backwards, darker, hue turned, softer, slowed) and encoded again: whatever they show, the change is known. A camera that names the other motion among those that it may be counts as turned round; how often the very same motion comes first has a row of its own, without a target.
- **ffmpeg**: the same files by signalstats, scdet, ebur128 and astats, where ffmpeg is installed.

What cannot be told in principle, and is not in the table: at 60 frames a second the sound of one frame is 17 ms long, three periods of 180 Hz, so that no reader can split it at 200 Hz to within 5 points (rumble beside hiss is read up to 20 points off there); shots that are joined where both show the same; what two motions have in common, where only a pair can be named.`;

function summary({ rows, pass }: Verification): string {
  const failed = rows.filter((row) => !row.pass).length;
  const verdict = pass ? `All ${rows.length} rows hold.` : `${failed} of ${rows.length} rows do not hold.`;
  return `## Table\n\n${verdict}`;
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    (row) =>
      `| ${row.aspect} | ${row.measure} | ${valueText(row)} | ${targetText(row)} | ${row.n} | ${verdictOf(row)} |`,
  );
  return ['| aspect | measure | value | target | n | |', '|---|---|--:|--:|--:|---|', ...lines].join('\n');
}

function failures({ confusions }: Verification): string {
  if (confusions.length === 0) return '';
  const lines = confusions.map(
    ({ aspect, measure, truth, seen, count, where }) =>
      `| ${aspect} | ${measure} | ${truth} | ${seen ?? 'nothing'} | ${count} | ${where} |`,
  );
  return [
    '### What was taken for what',
    '',
    '| aspect | measure | truth | seen | count | e.g. |',
    '|---|---|---|---|--:|---|',
    ...lines,
  ].join('\n');
}
