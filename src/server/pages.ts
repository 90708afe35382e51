import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { packageVersion } from '../studio/package-root.js';
import { referencePage } from './reference/reference-page.js';
import { startPage } from './reference/start-page.js';

/** Pages are whole in themselves: nothing is loaded from anywhere, and no script runs. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-cache',
};

/** The description of the interface: for machines at `/openapi.json`, for people at `/reference`. */
export function pages(app: OpenAPIHono): void {
  const document = once(() =>
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Motion Productions',
        version: packageVersion(),
        description: 'One prompt, one full video with sound; and everything that was learned on the way.',
      },
      servers: [{ url: '/' }],
    }),
  );
  const text = once(() => JSON.stringify(document()));
  app.get('/openapi.json', (context) => context.body(text(), 200, { 'content-type': 'application/json' }));
  for (const path of ['/reference', '/docs'])
    app.get(path, (context) => context.body(referencePage(document(), originOf(context)), 200, PAGE_HEADERS));
}

/**
 * Everything outside the interface: the files of a folder, such as a web application; where there is none, a page at `/`
 * that tells where to go.
 */
export function siteFiles(app: OpenAPIHono, folder: string | undefined): void {
  if (folder !== undefined && existsSync(join(folder, 'index.html'))) {
    const files = serveStatic({ root: folder });
    app.use('*', (context, next) => (context.req.path.startsWith('/api/') ? next() : files(context, next)));
  } else app.get('/', (context) => context.body(startPage(), 200, PAGE_HEADERS));
}

/** The address under which the client reached us. */
function originOf(context: Context): string {
  return new URL(context.req.url).origin;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
