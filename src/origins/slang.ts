/** Slang → what it means in each domain. */
export const SLANG: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lit: { palette: 'warm_sunset', motion: 'pulse', lighting: 'documentary' },
  chill: { palette: 'ocean', motion: 'slow', lighting: 'golden_hour' },
  vibing: { palette: 'neon', motion: 'pulse' },
  lowkey: { palette: 'night', lighting: 'noir' },
  mellow: { palette: 'dreamy', motion: 'flow' },
};
