import type { Operation, Parameter, Resolve } from './open-api-parts.js';
import { exampleOf } from './schema-example.js';

const VIDEO_TYPE = 'video/mp4';

/** How the endpoint is asked from a shell. */
export function curlExample(
  method: string,
  path: string,
  operation: Operation,
  { base, resolve }: { base: string; resolve: Resolve },
): string {
  const url = `${base}${path.replace('{id}', '$ID')}${queryOf(operation.parameters ?? [])}`;
  const isQuoted = /[?&$]/.test(url);
  const body = bodyOf(operation, resolve);
  const verb = body.isPost && method === 'post' ? '' : method === 'get' ? '' : ` -X ${method.toUpperCase()}`;
  const isStream = operation.responses['200']?.content?.['text/event-stream'] !== undefined;
  const isFile = operation.responses['200']?.content?.[VIDEO_TYPE] !== undefined;
  const options = `${isStream ? ' -N' : ''}${isFile ? ' -o video.mp4' : ''}${verb}`;
  return [
    `curl${options} ${isQuoted ? `"${url}"` : url}`,
    ...(operation.security ? ['  -H "Authorization: Bearer $SECRET"'] : []),
    ...body.lines,
  ]
    .map((line, i, all) => (i < all.length - 1 ? `${line} \\` : line))
    .join('\n');
}

/** What has to be said, and nothing else. */
function queryOf(parameters: readonly Parameter[]): string {
  const needed = parameters.filter(({ in: place, required }) => place === 'query' && required);
  const parts = needed.map(({ name, schema }) => `${name}=${schema?.enum?.[0] ?? schema?.example ?? '…'}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function bodyOf({ requestBody }: Operation, resolve: Resolve): { lines: string[]; isPost: boolean } {
  const json = requestBody?.content['application/json']?.schema;
  if (json) {
    const example = JSON.stringify(exampleOf(json, resolve, { isShort: true }), null, 2);
    const text = example.length < 60 ? example.replace(/\s*\n\s*/g, ' ') : example;
    return { lines: [`  -d '${text.replaceAll("'", "'\\''")}'`], isPost: true };
  }
  if (requestBody) return { lines: [`  -H "Content-Type: ${VIDEO_TYPE}"`, '  --data-binary @video.mp4'], isPost: true };
  return { lines: [], isPost: false };
}
