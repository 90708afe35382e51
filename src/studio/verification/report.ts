import { writeFileSync } from 'node:fs';
import { tableLines } from './table.js';
import type { Verification } from './verify.js';

/** Writes the table as a page. */
export function writeReport(found: Verification, path: string): void {
  writeFileSync(path, `${tableLines(found).join('\n')}\n`);
}
