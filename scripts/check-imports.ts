import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../src/studio/package-root.js';

/**
 * Holds the house together: each room imports only what stands above it in the table, the rooms that run in
 * a browser use no Node API, and no files import one another in a ring. Type-only imports make no ring.
 */
const root = packageRoot();
const source = join(root, 'src');
/** Kernels are AssemblyScript: their imports are those of another language. */
const KERNELS = ['picture', 'sound', 'extraction'].map((room) => join(source, room, 'kernel'));

interface Room {
  /** Rooms that it may import; `types` of those it may import with `import type` only. */
  imports: readonly string[];
  types?: readonly string[];
  /** Runs in a browser: no Node API. */
  browser?: true;
}

const RENDERED: readonly string[] = [
  'numerics',
  'origins',
  'lexicon',
  'interpretation',
  'creation',
  'picture',
  'sound',
  'media',
  'extraction',
  'growth',
  'registries',
];

const ROOMS: Readonly<Record<string, Room>> = {
  numerics: { imports: [], browser: true },
  origins: { imports: [], browser: true },
  lexicon: { imports: ['origins'], browser: true },
  interpretation: { imports: ['origins', 'lexicon'], browser: true },
  creation: { imports: ['origins', 'lexicon'], types: ['interpretation'], browser: true },
  picture: { imports: ['origins'], types: ['creation'], browser: true },
  sound: { imports: ['origins'], types: ['creation'], browser: true },
  media: { imports: [] },
  extraction: { imports: ['origins'], browser: true },
  growth: { imports: ['origins', 'lexicon', 'extraction'], types: ['creation', 'interpretation'], browser: true },
  registries: { imports: ['origins', 'creation'], types: ['growth'] },
  studio: { imports: RENDERED },
  workflows: { imports: ['studio'], types: RENDERED },
  server: { imports: ['studio'], types: RENDERED },
  cli: { imports: ['studio', 'workflows', 'server'], types: RENDERED },
};

/** Globals that only Node has. */
const NODE_GLOBALS = new Set(['process', 'Buffer', '__dirname', '__filename', 'require', 'global', 'setImmediate']);

interface Import {
  from: string;
  /** Absolute path of a file here, or the specifier of a package. */
  to: string;
  isLocal: boolean;
  isType: boolean;
  line: number;
}

const problems: string[] = [];
const files = sourceFiles(source);
const imports = files.flatMap(importsOf);

for (const each of imports) checkDirection(each);
for (const file of files) if (ROOMS[roomOf(file)]?.browser && !isTest(file)) checkGlobals(file);
checkRings();

if (problems.length > 0) {
  process.stderr.write(
    `${problems.join('\n')}\n${problems.length} import ${problems.length === 1 ? 'problem' : 'problems'}.\n`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write(`Imports point the right way in ${files.length} files.\n`);
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith('.ts') && !KERNELS.some((kernel) => file.startsWith(kernel)));
}

function roomOf(file: string): string {
  const [room = '', ...inside] = relative(source, file).split('/');
  // The library's entry stands at the door and may see everything.
  return inside.length === 0 ? 'entry' : room;
}

function isTest(file: string): boolean {
  return file.endsWith('.test.ts');
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

function importsOf(file: string): Import[] {
  const parsed = parse(file);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier) {
      const isLocal = specifier.text.startsWith('.');
      const to = isLocal ? resolve(dirname(file), specifier.text.replace(/\.js$/, '.ts')) : specifier.text;
      found.push({
        from: file,
        to,
        isLocal,
        isType: isTypeOnly(node),
        line: parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

function specifierOf(node: ts.Node): ts.StringLiteral | undefined {
  const isStatement = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const specifier = isStatement ? node.moduleSpecifier : isCall ? node.arguments[0] : undefined;
  return specifier && ts.isStringLiteral(specifier) ? specifier : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { isTypeOnly: whole, name, namedBindings } = node.importClause;
  if (whole) return true;
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : undefined;
  return !name && named !== undefined && named.length > 0 && named.every((element) => element.isTypeOnly);
}

function checkDirection({ from, to, isLocal, isType, line }: Import): void {
  const room = roomOf(from);
  if (room === 'entry') return;
  const rules = ROOMS[room];
  if (!rules) {
    problems.push(`${where(from, line)}: the room "${room}" is not in the table of scripts/check-imports.ts.`);
    return;
  }
  if (!isLocal) {
    // A package's types are erased; a browser never sees them.
    if (rules.browser && !isType && !isTest(from) && to.startsWith('node:'))
      problems.push(`${where(from, line)}: "${room}" runs in a browser and must not import ${to}.`);
    if (/^(kysely|libsql|pg)(\/|$)/.test(to) && room !== 'registries' && !isTest(from))
      problems.push(`${where(from, line)}: only "registries" may know the databases.`);
    if (to.startsWith('node-av') && room !== 'media')
      problems.push(`${where(from, line)}: only "media" may know the codec library.`);
    return;
  }
  const target = roomOf(to);
  if (target === room || target === 'numerics') return;
  if (isTest(from)) return;
  if (rules.imports.includes(target)) return;
  if (rules.types?.includes(target)) {
    if (isType) return;
    problems.push(`${where(from, line)}: "${room}" may import types only from "${target}" (write "import type").`);
    return;
  }
  problems.push(`${where(from, line)}: "${room}" may not import "${target}".`);
}

function checkGlobals(file: string): void {
  const parsed = parse(file);
  const visit = (node: ts.Node): void => {
    const isUse = ts.isIdentifier(node) && NODE_GLOBALS.has(node.text) && !isMemberName(node);
    if (isUse)
      problems.push(
        `${where(file, parsed.getLineAndCharacterOfPosition(node.getStart()).line + 1)}: "${roomOf(file)}" runs in a browser, where there is no ${node.text}.`,
      );
    ts.forEachChild(node, visit);
  };
  visit(parsed);
}

/** True for `x.process`, `{ process: 1 }` and the name of a method or property: no use of the global. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent)) &&
    parent.name === node
  );
}

function checkRings(): void {
  const targets = new Map<string, string[]>();
  for (const { from, to, isLocal, isType } of imports) {
    if (isLocal && !isType) targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      problems.push(`Ring of imports: ${[...path.slice(start), file].map((each) => relative(root, each)).join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
}

function where(file: string, line: number): string {
  return `${relative(root, file)}:${line}`;
}
