/** What could be read of JSON that was cut off. */
export interface CutJson {
  /** Everything that stands there whole. */
  value: Record<string, unknown>;
  /** The same with the last number as far as it goes, continued by nines: the number lies between the two. */
  upper: Record<string, unknown>;
  isWhole: boolean;
}

/**
 * Reads an object whose text may have been cut at any letter, e.g. at eighty of them. A number at the cut counts
 * when its size is certain: its point is there, and it begins with a zero, so that no exponent can have followed.
 *
 * @returns null when nothing of it can be read
 */
export function readCutJson(text: string): CutJson | null {
  const whole = objectOf(text);
  if (whole) return { value: whole, upper: whole, isWhole: true };
  const tail = /[[:,]-?0\.\d+$/.test(text);
  const value = completed(tail ? text : wholePart(text));
  const upper = completed(tail ? `${text}9999` : wholePart(text));
  return value && upper ? { value, upper, isWhole: false } : null;
}

/** The text up to the last value that is certainly whole. */
function wholePart(text: string): string {
  let end = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    if (inText && text[i] === '\\') i++;
    else if (text[i] === '"') inText = !inText;
    else if (!inText && text[i] === ',') end = i;
    else if (!inText && (text[i] === '}' || text[i] === ']')) end = i + 1;
  }
  return text.slice(0, end);
}

/** Closes what is open. */
function completed(text: string): Record<string, unknown> | null {
  const open: string[] = [];
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    if (inText && text[i] === '\\') i++;
    else if (text[i] === '"') inText = !inText;
    else if (!inText && text[i] === '{') open.push('}');
    else if (!inText && text[i] === '[') open.push(']');
    else if (!inText && (text[i] === '}' || text[i] === ']')) open.pop();
  }
  return objectOf(text + open.reverse().join(''));
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
