import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from '../extract.js';
import { abortedError, StudioError } from '../studio-error.js';
import type { Check, Tools } from './check.js';
import { ffmpegCheck } from './ffmpeg-check.js';
import { film, truthCrew } from './film.js';
import { growthCheck } from './growth-checks.js';
import { judgeClips } from './judge-clips.js';
import { metamorphicCheck } from './metamorphic-check.js';
import { registryCheck } from './registry-check.js';
import { ROWS, type RowName, type RowRule, VERIFIED_ASPECTS } from './row-rules.js';
import type { Sample } from './sample.js';
import { type Table, tableOf } from './table.js';
import { type Breadth, FULL, QUICK, type TruthClip } from './truth-clip.js';
import { allTruths } from './truths.js';

export interface VerifyOptions {
  /** One of `VERIFIED_ASPECTS`; default: all. */
  only?: string;
  /** A few of each kind, in about a minute. */
  isQuick?: boolean;
  signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

export interface Verification extends Table {
  samples: Sample[];
  seconds: number;
}

/**
 * Renders clips of which the truth is known, measures their files and compares: precision as a table. Where one row
 * fails, the whole has failed.
 *
 * @throws {StudioError} `studio/usage` for an aspect that is not verified, `studio/aborted` when called off
 */
export async function verify({ only, isQuick = false, signal, onProgress }: VerifyOptions = {}): Promise<Verification> {
  if (only !== undefined && !VERIFIED_ASPECTS.includes(only))
    throw new StudioError('studio/usage', `"${only}" is not verified. Use one of: ${VERIFIED_ASPECTS.join(', ')}.`);
  const start = performance.now();
  const isAsked = (row: RowName): boolean =>
    only === undefined || (ROWS[row] as readonly RowRule[])[0]?.aspect === only;
  const checks = checksOf(isQuick ? QUICK : FULL, isAsked);
  const { samples, skipped } = await carryOut(checks, signal, onProgress);
  const asked = [...new Set(checks.flatMap(({ rows }) => rows))].filter(isAsked);
  const order = Object.keys(ROWS);
  asked.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const own = samples.filter(({ row }) => isAsked(row));
  return { ...tableOf(own, asked, skipped), samples: own, seconds: (performance.now() - start) / 1000 };
}

function checksOf(breadth: Breadth, isAsked: (row: RowName) => boolean): Check[] {
  const others = [growthCheck, registryCheck, metamorphicCheck, ffmpegCheck].map((make) => make(breadth));
  const clips = allTruths(breadth).filter(({ rows }) => rows.some(isAsked));
  return [clipCheck(clips), ...others].filter(({ rows }) => rows.some(isAsked));
}

function clipCheck(clips: readonly TruthClip[]): Check {
  return {
    rows: clips.flatMap(({ rows }) => rows),
    steps: clips.length,
    run: (tools) => judgeClips(clips, tools),
  };
}

async function carryOut(
  checks: readonly Check[],
  signal: AbortSignal | undefined,
  onProgress: VerifyOptions['onProgress'],
): Promise<{ samples: Sample[]; skipped: Map<RowName, string> }> {
  const total = checks.reduce((sum, { steps }) => sum + steps, 0);
  const folder = mkdtempSync(join(tmpdir(), 'motion-verify-'));
  const crew = truthCrew();
  let done = 0;
  const tools: Tools = {
    ...{ folder, signal },
    film: (spec, path, quality) => film(crew, spec, path, quality),
    extract: (path) => extract(path, signal ? { signal } : {}),
    step: () => onProgress?.(++done, total),
  };
  let samples: Sample[] = [];
  const skipped = new Map<RowName, string>();
  try {
    for (const check of checks) {
      if (signal?.aborted) throw abortedError();
      if (check.obstacle) for (const row of check.rows) skipped.set(row, check.obstacle);
      // Not spread into `push`: a hundred thousand arguments overflow the stack.
      else samples = samples.concat(await check.run(tools));
    }
  } finally {
    await crew.dismiss();
    rmSync(folder, { recursive: true, force: true });
  }
  return { samples, skipped };
}
