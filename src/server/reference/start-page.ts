import { packageVersion } from '../../studio/package-root.js';
import { REFERENCE_STYLE } from './reference-style.js';

const WAYS: readonly [path: string, title: string, text: string][] = [
  ['/reference', 'API reference', 'Every path, with what it takes, what it gives, and how to ask it from a shell.'],
  ['/openapi.json', 'OpenAPI', 'The same for machines.'],
  ['/api/jobs?status=completed', 'Videos', 'Jobs that are finished, newest first.'],
  ['/api/loop/status', 'Loops', 'What runs, how far it is, and what came of it last.'],
  ['/api/registries/coverage', 'Coverage', 'How much of what can be reached was found.'],
  ['/metrics', 'Metrics', 'Requests, jobs and entries, for Prometheus.'],
];

/** What stands at `/` where no web application does. */
export function startPage(): string {
  const cards = WAYS.map(([path, title, text]) => `<div><h3><a href="${path}">${title}</a></h3><p>${text}</p></div>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Motion Productions</title>
<style>${REFERENCE_STYLE}body { display: block; } main { margin: 0 auto; max-width: 62rem; }</style>
</head>
<body>
<main>
<h1>Motion Productions</h1>
<p class="lead">One prompt, one full video with sound. This server answers; version ${packageVersion()}.</p>
<div class="rules">${cards.join('')}</div>
</main>
</body>
</html>
`;
}
