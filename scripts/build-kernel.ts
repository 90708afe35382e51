import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
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
  const options = '--runtime stub --enable simd --enable bulk-memory -O3 --noAssert --disableWarning 112';
  const files = [join(root, source), '--outFile', join(assets, asset)];
  execFileSync(process.execPath, [asc, ...files, ...memory.split(' '), ...options.split(' ')], { stdio: 'inherit' });
}
