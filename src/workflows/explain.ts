/** The message of any error, on one line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s*\n\s*/g, ' ');
}

/** `(status=503, path=/api/…): why` — the part of operators' lines that says what failed. */
export function explain(error: unknown, path: string): string {
  return `(status=${statusOf(error)}, path=${path}): ${messageOf(error)}`;
}

/** The HTTP status of an error that has one, else its kind or code. */
export function statusOf(error: unknown): string {
  if (!(error instanceof Error)) return 'none';
  for (const field of ['status', 'kind', 'code'] as const)
    if (field in error) return String((error as unknown as Record<string, unknown>)[field]);
  return 'none';
}
