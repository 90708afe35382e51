import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InputOptions, type Plugin } from 'rolldown';
import { packageRoot } from '../src/studio/package-root.js';

/**
 * Joins the built command and each of its threads into files of their own under `dist/bundle`. Opening and
 * linking some hundred small modules, once in every thread, would take longer than making a short video.
 */
const root = packageRoot();
const built = (path: string): string => join(root, 'dist', 'src', path);
const out = join(root, 'dist', 'bundle');

/** The codec library finds its binary by its own place: in the bundle it must still mean that place. */
const keepsItsPlace: Plugin = {
  name: 'codec-library-keeps-its-place',
  transform: {
    filter: { id: /node-av[\\/]dist[\\/]lib[\\/]binding\.js$/ },
    handler: (code) => code.replaceAll('import.meta.url', "import.meta.resolve('node-av/lib')"),
  },
};

/** Database drivers find their binaries and options beside themselves; they are loaded by the one command that needs them. */
const DRIVERS = ['libsql', 'pg'];

const shared: InputOptions = { platform: 'node', external: DRIVERS, plugins: [keepsItsPlace], logLevel: 'warn' };

rmSync(out, { recursive: true, force: true });
// Each thread is one file. The command is divided where it loads on demand, so that its help stays quick.
for (const thread of ['render-worker', 'sound-worker', 'encode-worker', 'extract-worker'])
  await build({
    ...shared,
    input: built(`studio/threads/${thread}.js`),
    output: { file: join(out, `${thread}.js`), comments: false, codeSplitting: false },
  });
await build({
  ...shared,
  input: { motion: built('cli/main.js') },
  output: { dir: out, comments: false, chunkFileNames: '[name].js' },
});
