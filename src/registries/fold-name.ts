/** A name as it is compared: in any case of letters and with any spacing it is the same. */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
