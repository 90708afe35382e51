import { describe, expect, it } from 'vitest';
import { migrate } from './migrate.js';
import { MIGRATIONS } from './migrations.js';
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
