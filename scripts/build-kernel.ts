import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageRoot } from '../src/studio/package-root.js';

/** Compiles the picture's kernels (AssemblyScript) to `dist/assets/kernel.wasm`. */
const root = packageRoot();
const out = join(root, 'dist', 'assets', 'kernel.wasm');
mkdirSync(dirname(out), { recursive: true });
const asc = join(dirname(createRequire(import.meta.url).resolve('assemblyscript/package.json')), 'bin', 'asc.js');
execFileSync(
  process.execPath,
  [
    asc, join(root, 'src/picture/kernel/index.ts'), '--outFile', out,
    '--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536',
    '--runtime', 'stub', '--enable', 'simd', '--enable', 'threads', '--enable', 'bulk-memory',
    '-O3', '--noAssert', '--disableWarning', '112',
  ],
  { stdio: 'inherit' },
);
