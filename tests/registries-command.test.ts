import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotionRun, motion as run } from './run-motion.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motion-registries-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const registries = (...args: string[]): Promise<MotionRun> => run(['registries', ...args], { cwd: folder });

describe('motion registries', () => {
  it('lists, exports, imports and measures coverage', async () => {
    const old = {
      exported_at: '2026-02-15T18:34:27.971Z',
      registries: {
        static: { colors: [{ key: '0,100,150_1.0', r: 20, g: 120, b: 160, name: 'Violet3560', count: 7 }] },
      },
    };
    writeFileSync(join(folder, 'old.json'), JSON.stringify(old));
    const imported = await registries('import', 'old.json', '--json');
    expect(imported.stderr).toBe('');
    expect(JSON.parse(imported.stdout)).toMatchObject({ items: 1, names_replaced: 1, flawed: 0, unknown_lists: [] });
    expect(existsSync(join(folder, '.motion', 'registries.db'))).toBe(true);

    const list = await registries('list', 'static.color', '--limit', '1', '--json');
    const { total, items } = JSON.parse(list.stdout);
    expect(total).toBeGreaterThan(70);
    expect(items).toMatchObject([{ key: '0,100,150', count: 7, aliases: ['Violet3560'], opacity_pct: 100 }]);
    expect((await registries('list', 'static.color')).stdout).toContain(items[0].name);
    expect((await registries('list')).stdout).toMatch(/static\.color +\d+ +\d+ +\d+ +7\n/);

    const coverage = JSON.parse((await registries('coverage', '--json')).stdout);
    expect(coverage).toMatchObject({ static_colors_count: 1, static_colors_estimated_cells: 1331 });
    expect((await registries('coverage')).stdout).toMatch(/static\.color +1 +1 +1331/);

    const exported = await registries('export');
    expect(exported.code).toBe(0);
    const [file] = readdirSync(folder).filter((name) => /^motion-registries-\d{4}-\d\d-\d\d\.json$/.test(name));
    const { registries: sections } = JSON.parse(readFileSync(join(folder, file as string), 'utf8'));
    expect(Object.keys(sections)).toEqual([
      'pure_static',
      'blended_dynamic',
      'semantic_narrative',
      'interpretation',
      'linguistic',
    ]);
    const copied = await registries('import', file as string, '--data', 'copy', '--json');
    expect(JSON.parse(copied.stdout)).toMatchObject({ names_replaced: 0, names_taken: 0 });
  });

  it.each([
    ['an aspect that there is not', ['list', 'static.smell'], 2, 'is no aspect of a registry'],
    ['a limit that is none', ['list', 'static.color', '--limit', '0'], 2, '--limit "0"'],
    ['no file', ['import'], 2, 'missing required argument'],
    ['a file that is not there', ['import', 'nowhere.json'], 1, 'Cannot read nowhere.json'],
    ['an unknown command', ['exprt'], 2, 'Did you mean export?'],
    [
      'a server that is not there',
      ['list', '--database', 'postgres://127.0.0.1:9/motion'],
      1,
      'Cannot reach PostgreSQL',
    ],
    ['a place that cannot be written', ['export', '-o', 'no/such/folder.json'], 1, 'Cannot write'],
  ])('says what is wrong with %s', async (_, args, code, said) => {
    const result = await registries(...args);
    expect(result.stderr).toContain(said);
    expect(result.code).toBe(code);
    expect(result.stderr).not.toMatch(/\n {4}at /);
  });
});
