import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface IconifyJson {
  width?: number;
  height?: number;
  icons: Record<string, { body: string; width?: number; height?: number }>;
  aliases?: Record<string, { parent: string }>;
}

/** An icon set in memory. */
export interface IconSet {
  readonly prefix: string;
  readonly width: number;
  readonly height: number;
  /** Icon names by the set's own categories; empty for sets without. */
  readonly categories: Readonly<Record<string, readonly string[]>>;
  /** Other names of icons: name → icon. */
  readonly aliases: ReadonlyMap<string, string>;
  /** SVG content of an icon, or of the icon that the name stands for. */
  body(name: string): string | null;
}

/** Reads an installed `@iconify-json` set and checks its licence. */
export function readIconSet(prefix: string): IconSet {
  const require = createRequire(import.meta.url);
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(require.resolve(`@iconify-json/${prefix}/${file}`), 'utf8'));
  const info = read('info.json') as { license: { spdx: string } };
  if (!['Apache-2.0', 'MIT', 'CC0-1.0', 'OFL-1.1'].includes(info.license.spdx)) {
    throw new Error(
      `Icon set "${prefix}" is under ${info.license.spdx}, which this package may not bundle. Remove it from the build.`,
    );
  }
  const json = read('icons.json') as IconifyJson;
  const { categories } = read('metadata.json') as { categories?: Record<string, string[]> };
  const aliases = new Map(Object.entries(json.aliases ?? {}).map(([name, { parent }]) => [name, parent]));
  return {
    prefix,
    width: json.width ?? 16,
    height: json.height ?? 16,
    categories: categories ?? {},
    aliases,
    body: (name) => (json.icons[name] ?? json.icons[aliases.get(name) ?? ''])?.body ?? null,
  };
}
