import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Database from 'libsql';
import { extract } from '../../src/studio/extract.js';
import { type GrowthFocus, grow } from '../../src/studio/grow.js';
import { readOutbox } from '../../src/studio/outbox/read-outbox.js';
import type { MotionService } from '../../src/studio/service/motion-service.js';
import { openLocalService } from '../../src/studio/service/open-local-service.js';
import type { PostedDiscovery, WireTruth } from './wire-truth.js';

/** One rule, and what was found. */
export interface Finding {
  rule: string;
  /** How many things were looked at. */
  of: number;
  /** Those that break the rule, each with what is wrong. */
  violations: string[];
}

export interface Evidence {
  truth: WireTruth;
  /** Folder of the outbox. */
  outbox: string;
  /** Jobs that people asked for. */
  asked: readonly string[];
}

/** Examines what is stored, by the rows themselves and by what crossed the wire. Nobody may write meanwhile. */
export async function examine(data: string, { truth, outbox, asked }: Evidence): Promise<Finding[]> {
  const database = new Database(join(data, 'registries.db'), { readonly: true });
  try {
    const { waiting, aside } = await readOutbox(outbox);
    return [
      ...jobFindings(database, asked),
      ...nameFindings(database),
      ...countFindings(database, truth),
      actFinding(database, truth),
      {
        rule: 'a job has one video, whoever sent it and however often',
        of: truth.videos.size,
        violations: [...truth.videos]
          .filter(([, videos]) => videos.size > 1)
          .map(([id, videos]) => `${id}: ${[...videos.values()].join(', ')}`),
      },
      await videoFinding(data, database, truth),
      {
        rule: 'what was posted was acknowledged in the end',
        of: truth.discoveries.size + truth.learnings.size,
        violations: truth.doubts().unsettled,
      },
      {
        rule: 'what was posted again was the same',
        of: truth.discoveries.size + truth.learnings.size,
        violations: truth.doubts().changed,
      },
      {
        rule: 'the outbox is empty',
        of: waiting.length + aside.length,
        violations: [...waiting, ...aside].map(
          ({ id, steps, refused, lastError }) => `${id}: ${JSON.stringify({ steps, refused, lastError })}`,
        ),
      },
    ];
  } finally {
    database.close();
  }
}

type Rows = Record<string, unknown>[];

function rowsOf(database: Database.Database, query: string): Rows {
  return database.prepare(query).all() as Rows;
}

function jobFindings(database: Database.Database, asked: readonly string[]): Finding[] {
  const completed = rowsOf(database, "select id, prompt from jobs where status = 'completed'");
  const without = (table: string): string[] =>
    rowsOf(
      database,
      `select id from jobs where status = 'completed' and id not in (select job_id from ${table} where job_id is not null)`,
    ).map(({ id }) => String(id));
  const states = new Map(
    rowsOf(database, 'select id, status, error from jobs').map(({ id, status, error }) => [
      id,
      `${status} ${error ?? ''}`,
    ]),
  );
  const interpreted = new Set(rowsOf(database, 'select prompt from interpretations').map(({ prompt }) => prompt));
  return [
    { rule: 'every completed job has its learning', of: completed.length, violations: without('learning_runs') },
    { rule: 'every completed job has its discovery row', of: completed.length, violations: without('discovery_runs') },
    {
      rule: "every completed job's prompt has its interpretation",
      of: completed.length,
      violations: completed.filter(({ prompt }) => !interpreted.has(prompt)).map(({ prompt }) => String(prompt)),
    },
    {
      rule: 'no job has two learnings, and none without a video has any',
      of: completed.length,
      violations: rowsOf(
        database,
        "select job_id, count(*) as n from learning_runs group by job_id having n > 1 or job_id not in (select id from jobs where status = 'completed')",
      ).map(({ job_id, n }) => `${job_id}: ${n}`),
    },
    {
      rule: 'every video that was asked for is made',
      of: asked.length,
      violations: asked
        .filter((id) => !states.get(id)?.startsWith('completed'))
        .map((id) => `${id}: ${states.get(id)}`),
    },
  ];
}

function nameFindings(database: Database.Database): Finding[] {
  const entries = rowsOf(database, 'select count(*) as n from entries')[0]?.n as number;
  const double = (columns: string): string[] =>
    rowsOf(
      database,
      `select place, ${columns} as what, count(*) as n from entries group by place, ${columns} having n > 1`,
    ).map(({ place, what, n }) => `${place} ${what}: ${n}`);
  return [
    { rule: 'no name is double in its aspect', of: entries, violations: double('folded') },
    { rule: 'no value is double in its aspect', of: entries, violations: double('key') },
  ];
}

function countFindings(database: Database.Database, truth: WireTruth): Finding[] {
  const stored = new Map(
    rowsOf(
      database,
      "select registry || '.' || aspect as place, sum(count) as n from entries join places on places.id = entries.place group by place having n > 0",
    ).map(({ place, n }) => [String(place), Number(n)]),
  );
  const posted = truth.sightings();
  const places = [...new Set([...stored.keys(), ...posted.keys()])].sort();
  const mappings = rowsOf(database, 'select coalesce(sum(count), 0) as n from linguistic_mappings')[0]?.n as number;
  const words = truth.mappings();
  return [
    {
      rule: 'every sighting that was posted counts once',
      of: [...posted.values()].reduce((sum, count) => sum + count, 0),
      violations: places
        .filter((place) => stored.get(place) !== posted.get(place))
        .map((place) => `${place}: ${stored.get(place) ?? 0} stored, ${posted.get(place) ?? 0} posted`),
    },
    {
      rule: 'every meaning of a span that was posted counts once',
      of: words,
      violations: mappings === words ? [] : [`${mappings} stored, ${words} posted`],
    },
  ];
}

/** Each act of a job (one request, or three for windows, and one that says that it was looked at) has one row. */
function actFinding(database: Database.Database, truth: WireTruth): Finding {
  const rows = new Map(
    rowsOf(database, 'select job_id, count(*) as n from discovery_runs where job_id is not null group by job_id').map(
      ({ job_id, n }) => [String(job_id), Number(n)],
    ),
  );
  const acts = truth.acceptedByJob();
  return {
    rule: 'every request that was recorded has one row',
    of: rows.size,
    violations: [...new Set([...rows.keys(), ...acts.keys()])]
      .filter((id) => rows.get(id) !== acts.get(id))
      .map((id) => `${id}: ${rows.get(id) ?? 0} rows, ${acts.get(id) ?? 0} requests`),
  };
}

/** Measures every stored video again: its colours are those that were recorded under its job. */
async function videoFinding(data: string, database: Database.Database, truth: WireTruth): Promise<Finding> {
  const jobs = rowsOf(database, "select id, workflow_type from jobs where status = 'completed'");
  const service = await openLocalService({ data });
  const folder = mkdtempSync(join(tmpdir(), 'motion-faults-'));
  const violations: string[] = [];
  try {
    for (const { id, workflow_type } of jobs) {
      const shown = await colorsOf(service, String(id), focusOf(workflow_type), join(folder, 'video.mp4'));
      const recorded = colorsIn(truth.discoveriesOf(String(id)));
      if (shown !== recorded) violations.push(`${id}: shows ${shown ?? 'no video'}; recorded is ${recorded}`);
    }
  } finally {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { rule: 'every stored video shows the colours that are recorded under its job', of: jobs.length, violations };
}

/** What the workers grow, by the badge of their jobs. Contract §4.1. */
function focusOf(workflowType: unknown): GrowthFocus {
  const extraction = workflowType === 'main' ? 'window' : workflowType === 'web' ? 'all' : 'frame';
  return { extraction, frames: 'both' };
}

async function colorsOf(service: MotionService, id: string, focus: GrowthFocus, path: string): Promise<string | null> {
  const video = await service.video(id);
  if (!video) return null;
  await pipeline(Readable.from(video.read()), createWriteStream(path));
  return colorsIn(grow(await extract(path), { prompt: '', spec: null, instruction: null }, focus));
}

function colorsIn(discoveries: readonly PostedDiscovery[]): string {
  return discoveries
    .filter(({ registry, aspect }) => registry === 'static' && aspect === 'color')
    .map(({ key, sightings }) => `${key} ×${sightings}`)
    .sort()
    .join(', ');
}
