import type { OpenAPIHono } from '@hono/zod-openapi';
import { packageVersion } from '../studio/package-root.js';

/** The description of the interface for machines. */
export function pages(app: Pick<OpenAPIHono, 'get' | 'getOpenAPI31Document'>): void {
  let document: string | undefined;
  app.get('/openapi.json', (context) => {
    document ??= JSON.stringify(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: { title: 'Motion Productions', version: packageVersion() },
        servers: [{ url: '/' }],
      }),
    );
    return context.body(document, 200, { 'content-type': 'application/json' });
  });
}
