import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageRoot } from '../src/studio/package-root.js';

/**
 * Compiles the rooms' kernels (AssemblyScript) to `dist/assets`: the picture's over a memory that its threads share,
 * the others over memories of their own.
 */
const root = packageRoot();
const assets = join(root, 'dist', 'assets');
const asc = join(dirname(createRequire(import.meta.url).resolve('assemblyscript/package.json')), 'bin', 'asc.js');
mkdirSync(assets, { recursive: true });
const shared = '--importMemory --sharedMemory --initialMemory 1 --maximumMemory 65536 --enable threads';
compile('src/picture/kernel/index.ts', 'kernel.wasm', shared);
compile('src/sound/kernel/index.ts', 'sound-kernel.wasm', '--initialMemory 1');
compile('src/extraction/kernel/index.ts', 'extraction-kernel.wasm', '--initialMemory 1');

function compile(source: string, asset: string, memory: string): void {
  const out = join(assets, asset);
  if (isNewerThanAll(out, [...kernelFiles(dirname(join(root, source))), import.meta.filename])) return;
  const options = '--runtime stub --enable simd --enable bulk-memory -O3 --noAssert --disableWarning 112';
  const files = [join(root, source), '--outFile', out];
  execFileSync(process.execPath, [asc, ...files, ...memory.split(' '), ...options.split(' ')], { stdio: 'inherit' });
}

function kernelFiles(folder: string): string[] {
  return readdirSync(folder).map((file) => join(folder, file));
}

/** Compiling takes seconds: what has not changed is left as it is. */
function isNewerThanAll(built: string, sources: readonly string[]): boolean {
  const made = statSync(built, { throwIfNoEntry: false });
  return made !== undefined && sources.every((file) => statSync(file).mtimeMs < made.mtimeMs);
}
