import { curlExample } from './curl-example.js';
import { anchorOf, escaped, prose } from './html-text.js';
import { type OpenApiDocument, type Operation, type Resolve, resolverOf, type Schema } from './open-api-parts.js';
import { REFERENCE_STYLE } from './reference-style.js';
import { exampleOf } from './schema-example.js';
import { fieldTable, schemaTable } from './schema-table.js';

interface Entry {
  method: string;
  path: string;
  operation: Operation;
}

/** What a problem's `kind` means, in the order in which clients meet them. */
const KINDS: readonly [kind: string, status: string, meaning: string][] = [
  ['invalid', '400', 'It is wrong as it is and will fail again. `details` names each fault and where it is.'],
  ['denied', '401', 'Writing needs `Authorization: Bearer` with the secret of the server.'],
  ['missing', '404', 'There is no such thing, or no such path. An event or learning that names an unknown job: 503.'],
  ['conflict', '409', 'The state of things does not allow it, or an `Idempotency-Key` was used with another body.'],
  ['too-large', '413', 'It is longer than the server takes.'],
  ['busy', '429, 500, 503', 'It may succeed later: `Retry-After` says when.'],
];

const RULES: readonly [title: string, text: string][] = [
  [
    'JSON',
    'Bodies and answers are JSON, but videos and metrics. A bare `NaN` or `Infinity` is read as `null`. Times are ISO-8601 with `Z`, ids are UUIDs.',
  ],
  [
    'Token',
    'Where the server has a secret (`MOTION_API_SECRET`), what writes needs `Authorization: Bearer`. Reading is free.',
  ],
  [
    'Once only',
    'Send `Idempotency-Key`, unique to the act, with what writes: the same key again changes nothing and gives the first answer.',
  ],
  [
    'Counts and pages',
    'Numbers in queries are whole, from 1 on, and cut at their maximum. `next` of an answer is the `cursor` of the next request; null at the end.',
  ],
  [
    'Hot reads',
    'Registries and knowledge carry an `ETag`; `If-None-Match` answers 304 while nothing changed. Long answers come compressed.',
  ],
  ['Parts of videos', 'Downloads take `Range`, `If-Range` and `HEAD`.'],
];

/** The reference: one page made of the description of the interface, complete in itself. */
export function referencePage(document: OpenApiDocument, base: string): string {
  const resolve = resolverOf(document);
  const groups = groupsOf(document);
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>);
  const { title, version } = document.info;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}: API reference</title>
<style>${REFERENCE_STYLE}</style>
</head>
<body>
${navigation(title, version, groups)}
<main>
<h1>API reference</h1>
<p class="lead">One prompt, one full video with sound; and everything that was learned on the way. Machines read the same at <a href="/openapi.json"><code>/openapi.json</code></a>.</p>
<div class="rules">${RULES.map(([name, text]) => `<div><h3>${name}</h3><p>${prose(text)}</p></div>`).join('')}</div>
${[...groups].map(([group, entries]) => groupSection(group, entries, base, resolve)).join('\n')}
${problemSection()}
<section id="schemas"><h2>Shapes</h2>
${schemas.map(([name, schema]) => schemaSection(name, schema, resolve)).join('\n')}
</section>
</main>
</body>
</html>
`;
}

function groupsOf(document: OpenApiDocument): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const [path, methods] of Object.entries(document.paths ?? {}))
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) {
      const group = operation.tags?.[0] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), { method, path, operation }]);
    }
  return groups;
}

function navigation(title: string, version: string, groups: ReadonlyMap<string, readonly Entry[]>): string {
  const sections = [...groups].map(([group, entries]) => {
    const links = entries.map(
      (entry) => `<a href="#${idOf(entry)}">${escaped(entry.operation.summary ?? entry.path)}</a>`,
    );
    return `<section><h2>${escaped(group)}</h2>${links.join('')}</section>`;
  });
  return `<nav><strong>${escaped(title)}</strong><small>version ${escaped(version)}</small>${sections.join('')}
<section><h2>Beside</h2><a href="#problems">Problems</a><a href="#schemas">Shapes</a></section></nav>`;
}

function groupSection(group: string, entries: readonly Entry[], base: string, resolve: Resolve): string {
  return `<section id="${anchorOf(group)}"><h2>${escaped(group)}</h2>
${entries.map((entry) => endpointArticle(entry, base, resolve)).join('\n')}
</section>`;
}

function endpointArticle(entry: Entry, base: string, resolve: Resolve): string {
  const { method, path, operation } = entry;
  const id = idOf(entry);
  return `<article class="endpoint ${method}" id="${id}">
<div>
<h3><a href="#${id}">${escaped(operation.summary ?? path)}</a></h3>
<div class="path"><b>${method.toUpperCase()}</b><code>${escaped(path)}</code>${operation.security ? ' <span class="lock">writes</span>' : ''}</div>
${operation.description ? `<p>${prose(operation.description)}</p>` : ''}
${parameterPart(operation)}
${bodyPart(operation, resolve)}
<h4>Answers</h4>
<table class="answers">${Object.entries(operation.responses)
    .map(
      ([status, { description }]) =>
        `<tr><th>${status === 'default' ? 'else' : status}</th><td>${prose(description)}</td></tr>`,
    )
    .join('')}</table>
</div>
<div><div class="sample">
<h4>Ask</h4><pre>${escaped(curlExample(method, path, operation, { base, resolve }))}</pre>
${answerSample(operation, resolve)}
</div></div>
</article>`;
}

function parameterPart({ parameters = [] }: Operation): string {
  const shown = parameters.filter(({ in: place }) => place !== 'path');
  if (shown.length === 0) return '';
  const fields = shown.map(({ name, in: place, required, schema = {}, description }) => ({
    name,
    schema,
    isNeeded: required === true,
    description: [place === 'header' ? 'Header.' : '', description ?? ''].join(' ').trim(),
  }));
  return `<h4>Parameters</h4>${fieldTable(fields)}`;
}

function bodyPart({ requestBody }: Operation, resolve: Resolve): string {
  if (!requestBody) return '';
  const json = requestBody.content['application/json']?.schema;
  if (json) return `<h4>Body</h4>${schemaTable(json, resolve)}`;
  const types = Object.keys(requestBody.content).map((type) => `<code>${escaped(type)}</code>`);
  return `<h4>Body</h4><p>${types.join(' or ')}</p>`;
}

function answerSample({ responses }: Operation, resolve: Resolve): string {
  const [status, first] = Object.entries(responses)[0] ?? [];
  const [type, content] = Object.entries(first?.content ?? {})[0] ?? [];
  if (!status || !type) return '';
  if (type !== 'application/json' || !content?.schema) return `<h4>Get</h4><p><code>${escaped(type)}</code></p>`;
  const example = exampleOf(content.schema, resolve, { isShort: false });
  return `<h4>Get ${status}</h4><pre class="answer">${escaped(JSON.stringify(example, null, 2))}</pre>`;
}

function problemSection(): string {
  const rows = KINDS.map(
    ([kind, status, meaning]) =>
      `<tr id="problem-${kind}"><th><code>${kind}</code></th><td>${status}</td><td>${prose(meaning)}</td></tr>`,
  );
  return `<section id="problems"><h2>Problems</h2>
<p>What is not carried out is answered as <code>application/problem+json</code> (RFC 9457). <code>error</code> and <code>details</code> say the same to older clients, and <code>kind</code> what it means.</p>
<table>${rows.join('')}</table></section>`;
}

function schemaSection(name: string, schema: Schema, resolve: Resolve): string {
  return `<article class="schema" id="schema-${name}"><h3><a href="#schema-${name}">${escaped(name)}</a></h3>${schemaTable(schema, resolve)}</article>`;
}

function idOf({ method, path }: Entry): string {
  return anchorOf(`${method} ${path}`);
}
