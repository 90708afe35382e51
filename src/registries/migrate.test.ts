import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../tests/postgres-server.js';
import type { Engine } from './engine.js';
import { migrate } from './migrate.js';
import { MIGRATIONS } from './migrations.js';
import { openPostgres } from './postgres/postgres-engine.js';
import { openSqlite } from './sqlite/sqlite-engine.js';

const NOW = '2026-01-01T00:00:00.000Z';

describe('migrations', () => {
  it('are numbered from one without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  it('run once each, in order, from whatever version there is', async () => {
    const engine = await openSqlite(':memory:');
    const ran: number[] = [];
    const step = (version: number) => ({
      version,
      statements: () => {
        ran.push(version);
        return version === 1
          ? (MIGRATIONS[0]?.statements(engine.types) ?? [])
          : [`create table step_${version} (id integer)`];
      },
    });
    await migrate(engine, NOW, [step(1)]);
    await migrate(engine, NOW, [step(1), step(2), step(3)]);
    await migrate(engine, NOW, [step(1), step(2), step(3)]);
    expect(ran).toEqual([1, 2, 3]);
    await engine.close();
  });

  it('refuse a database of a later version and leave it as it is', async () => {
    const engine = await openSqlite(':memory:');
    await migrate(engine, NOW);
    await engine.db.updateTable('schema_version').set({ version: 99 }).execute();
    await expect(migrate(engine, NOW)).rejects.toMatchObject({ code: 'registry/newer-schema' });
    await expect(migrate(engine, NOW)).rejects.toThrow(/schema 99.*Update the software/);
    await engine.close();
  });
});

let postgres: PostgresServer | null = null;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres?.stop());

const ENGINES: Record<string, () => Promise<Engine | null>> = {
  SQLite: () => openSqlite(':memory:'),
  PostgreSQL: async () => {
    const url = await postgres?.database();
    return url === undefined ? null : openPostgres(url);
  },
};

for (const [name, open] of Object.entries(ENGINES))
  describe(`migrations on ${name}`, () => {
    it('keep what was learned when learning needs no job any more', async (context) => {
      const engine = await open();
      if (!engine) return context.skip('There is no PostgreSQL package for this platform.');
      await migrate(engine, NOW, MIGRATIONS.slice(0, 1));
      await engine.migrate(async (trx) => {
        for (const [id, spec, analysis] of [
          ['a', '{"palette_name": "ocean"}', '{"motion_level": 3.5, "mean_brightness": 90}'],
          ['b', 'null', 'null'],
        ])
          await sql`
            insert into learning_runs (job_id, prompt, spec, analysis, created_at)
            values (${id}, 'a red sea', ${spec}, ${analysis}, ${NOW})`.execute(trx);
      });
      await migrate(engine, NOW);
      const runs = await engine.db.selectFrom('learning_runs').selectAll().orderBy('id').execute();
      expect(runs).toEqual([
        {
          id: 'a',
          job_id: 'a',
          prompt: 'a red sea',
          spec: '{"palette_name": "ocean"}',
          analysis: '{"motion_level": 3.5, "mean_brightness": 90}',
          palette: 'ocean',
          motion_level: 3.5,
          brightness: 90,
          contrast: null,
          created_at: NOW,
        },
        expect.objectContaining({ id: 'b', spec: 'null', palette: null, motion_level: null }),
      ]);
      await engine.close();
    });
  });
