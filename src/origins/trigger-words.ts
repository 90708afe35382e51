/**
 * Words and phrases that name a value of a domain outright, lower case, hyphens and underscores written as
 * spaces. Inflected forms need no row of their own; neither do words that WordNet places at or below one of
 * `MEANINGS`. One word may stand in several domains and mean something different in each.
 */
export type TriggerTable = Readonly<Record<string, readonly string[]>>;

/** How a gradient is called by its strength. */
const GRADIENT_STRENGTHS = {
  '0.2': ['faint', 'subtle'],
  '0.4': ['gentle', 'soft'],
  '0.65': ['strong', 'bold'],
  '1': ['extreme', 'dramatic'],
} as const;
/** How a join is called by how long it takes, in seconds. */
const JOIN_SECONDS = { '0.25': ['quick', 'fast'], '1': ['slow', 'long'] } as const;

function graded(type: string): string[] {
  return Object.values(GRADIENT_STRENGTHS).flatMap((words) => words.map((word) => `${word} ${type} gradient`));
}

function timed(join: string): string[] {
  return Object.values(JOIN_SECONDS).flatMap((words) => words.map((word) => `${word} ${join}`));
}

export const TRIGGER_WORDS = {
  palette: {
    warm_sunset: ['sunset', 'sun', 'sunrise', 'golden hour', 'warm colors', 'warm tones'],
    ocean: ['ocean', 'sea', 'water', 'rain', 'blue', 'azure', 'teal', 'turquoise', 'navy', 'cool colors', 'cool tones'],
    neon: ['neon', 'city', 'tokyo', 'urban', 'cyber', 'cyberpunk', 'retro', 'vaporwave', 'synthwave', 'magenta'],
    night: ['night', 'midnight', 'dark', 'darkness', 'black'],
    forest: ['forest', 'green', 'jungle', 'woodland', 'emerald', 'olive'],
    dreamy: ['dreamy', 'dream', 'dreamlike', 'purple', 'lavender', 'pink', 'lilac', 'pastel', 'violet'],
    fire: ['fire', 'flame', 'orange', 'red', 'lava', 'fiery'],
    mono: ['cinematic', 'white', 'monochrome', 'black and white', 'grayscale', 'greyscale', 'gray'],
  },
  motion: {
    static: ['motionless', 'frozen', 'unmoving'],
    slow: [
      'slow',
      'slowly',
      'calm',
      'calmly',
      'gentle',
      'gently',
      'dreamy',
      'dream',
      'peaceful',
      'peacefully',
      'serene',
      'leisurely',
    ],
    wave: ['wave', 'ocean', 'sea', 'rain', 'wavy', 'rippling', 'undulating'],
    flow: ['flow', 'drift', 'fluid', 'smooth', 'smoothly', 'flowing'],
    fast: [
      'fast',
      'quick',
      'quickly',
      'chaotic',
      'intense',
      'rapid',
      'rapidly',
      'frantic',
      'hyperlapse',
      'timelapse',
      'time lapse',
    ],
    pulse: ['pulse', 'pulsing', 'neon', 'city', 'rhythmic', 'erratic', 'throbbing'],
  },
  intensity: {
    '0.2': ['calm'],
    '0.25': ['subtle', 'faint'],
    '0.3': ['gentle', 'soft'],
    '0.8': ['strong', 'bold'],
    '0.85': ['vivid', 'vibrant'],
    '0.9': ['intense', 'extreme'],
  },
  gradient: {
    radial: ['radial', 'radial gradient', ...graded('radial'), 'circle', 'sun', 'glow', 'sunburst'],
    angled: [
      'angled',
      'angled gradient',
      'diagonal gradient',
      ...graded('angled'),
      ...graded('diagonal'),
      'diagonal',
      'sweep',
      'slanted',
    ],
    vertical: ['vertical', 'vertical gradient', ...graded('vertical')],
    horizontal: ['horizontal', 'horizontal gradient', ...graded('horizontal')],
  },
  /** Difference of light between the ends, 0–1. */
  gradient_strength: Object.fromEntries(
    Object.entries(GRADIENT_STRENGTHS).map(([strength, words]) => [
      strength,
      ['vertical', 'horizontal', 'radial', 'angled', 'diagonal'].flatMap((type) =>
        words.map((word) => `${word} ${type} gradient`),
      ),
    ]),
  ) as TriggerTable,
  shape: {
    circle: ['circle', 'glow', 'spot', 'spotlight', 'vignette'],
    rect: ['frame', 'box', 'letterbox'],
  },
  shot: {
    wide: [
      'wide',
      'wide shot',
      'wide angle',
      'establishing',
      'establishing shot',
      'long shot',
      'panorama',
      'panoramic',
      'full shot',
    ],
    medium: ['medium shot', 'mid shot', 'medium close up', 'waist shot'],
    close: [
      'close up',
      'closeup',
      'extreme close up',
      'macro',
      'macro shot',
      'close shot',
      'tight shot',
      'detail shot',
    ],
    pov: ['pov', 'point of view', 'first person', 'first person view', 'fpv'],
    handheld: ['handheld', 'hand held', 'shaky cam'],
  },
  transition: {
    cut: ['cut', 'hard cut', 'jump cut'],
    fade: ['fade', 'fade in', 'fade out', 'fade to black', 'fade from black', ...timed('fade'), ...timed('fade in')],
    dissolve: [
      'dissolve',
      'crossfade',
      'cross fade',
      'cross dissolve',
      ...timed('dissolve'),
      ...timed('cross dissolve'),
    ],
    wipe: ['wipe', ...timed('wipe')],
  },
  transition_seconds: Object.fromEntries(
    Object.entries(JOIN_SECONDS).map(([seconds, words]) => [
      seconds,
      ['fade', 'fade in', 'dissolve', 'cross dissolve', 'wipe'].flatMap((join) =>
        words.map((word) => `${word} ${join}`),
      ),
    ]),
  ) as TriggerTable,
  lighting: {
    noir: ['noir', 'film noir', 'dark', 'harsh', 'dim', 'low key lighting'],
    golden_hour: ['golden hour', 'golden', 'sunset', 'warm', 'dreamy', 'soft', 'nostalgic', 'magic hour'],
    neon: ['neon', 'neon lights', 'cyberpunk'],
    documentary: ['documentary', 'neutral', 'natural', 'bright', 'natural light', 'daylight', 'high key'],
    moody: ['moody', 'dramatic', 'chiaroscuro'],
    neutral: ['cinematic', 'film', 'flat lighting', 'even lighting'],
  },
  genre: {
    documentary: ['documentary', 'doc', 'docuseries'],
    thriller: ['thriller', 'horror', 'suspense'],
    ad: ['ad', 'commercial', 'advert', 'advertisement', 'promo', 'promotional'],
    tutorial: ['tutorial', 'how to', 'howto', 'walkthrough'],
    educational: ['educational', 'lesson', 'lecture'],
    explainer: ['explainer', 'explain', 'explained'],
    general: ['cinematic', 'film', 'movie'],
  },
  style: {
    cinematic: ['cinematic', 'film', 'movie', 'epic'],
    abstract: ['abstract', 'abstraction'],
    minimal: ['minimal', 'minimalist', 'minimalistic', 'minimalism'],
    realistic: ['realistic', 'documentary', 'photorealistic', 'lifelike', 'realism'],
    anime: ['anime', 'manga', 'ghibli'],
  },
  tone: {
    dreamy: ['dreamy', 'dream', 'dreamlike', 'ethereal', 'whimsical', 'magical'],
    dark: [
      'dark',
      'melancholic',
      'melancholy',
      'eerie',
      'mysterious',
      'gloomy',
      'spooky',
      'scary',
      'creepy',
      'ominous',
      'sad',
    ],
    bright: ['bright', 'hopeful', 'uplifting', 'warm', 'cheerful', 'happy', 'joyful', 'sunny'],
    calm: ['calm', 'serene', 'cool', 'peaceful', 'tranquil', 'quiet', 'relaxing', 'soothing', 'still'],
    energetic: ['energetic', 'epic', 'intense', 'lively', 'exciting', 'upbeat', 'chaotic', 'frantic'],
    moody: ['moody', 'nostalgic', 'dramatic', 'noir', 'wistful'],
  },
  pacing: {
    '0.5': ['slower', 'very slow'],
    '0.6': ['slow', 'slow paced', 'unhurried'],
    '0.7': ['relaxed', 'leisurely'],
    '1.2': ['lively'],
    '1.3': ['quick'],
    '1.4': ['fast', 'fast paced'],
    '1.5': ['faster', 'frantic', 'rapid', 'rapid fire'],
  },
  balance: {
    balanced: ['balanced', 'balance', 'centered', 'centred', 'in the center', 'in the middle'],
    left_heavy: ['left', 'left heavy', 'on the left', 'left side', 'on the left side'],
    right_heavy: ['right', 'right heavy', 'on the right', 'right side', 'on the right side'],
    top_heavy: ['top heavy', 'at the top'],
    bottom_heavy: ['bottom heavy', 'at the bottom'],
  },
  symmetry: {
    asymmetric: ['asymmetric', 'asymmetrical', 'asymmetry', 'off center'],
    slight: ['slightly symmetric', 'nearly symmetric'],
    bilateral: ['symmetry', 'symmetric', 'symmetrical', 'bilateral', 'mirror', 'mirrored'],
  },
  tension: {
    flat: ['flat', 'steady', 'even tension'],
    slow_build: [
      'slow build',
      'slow burn',
      'gradual',
      'gradually',
      'build',
      'builds slowly',
      'slowly building',
      'building tension',
    ],
    standard: ['standard'],
    immediate: ['immediate', 'immediately', 'instant', 'instantly', 'tense', 'climax', 'suddenly', 'sudden'],
  },
  tempo: {
    slow: ['slow', 'calm', 'slow tempo', 'slow music'],
    medium: ['medium tempo', 'mid tempo', 'moderate'],
    fast: ['fast', 'upbeat', 'fast tempo', 'fast music', 'frantic', 'energetic'],
  },
  mood: {
    neutral: ['neutral'],
    calm: ['calm', 'ambient', 'peaceful', 'serene', 'tranquil', 'relaxing', 'soothing', 'gentle', 'soft'],
    tense: ['tense', 'suspense', 'suspenseful', 'thriller', 'nervous', 'anxious'],
    uplifting: ['uplifting', 'upbeat', 'hopeful', 'cheerful', 'happy', 'joyful', 'triumphant', 'inspiring'],
    dark: ['dark', 'ominous', 'eerie', 'gloomy', 'scary', 'sinister', 'melancholic', 'sad', 'spooky', 'creepy'],
  },
  presence: {
    silence: [
      'silence',
      'silent',
      'silently',
      'quiet',
      'mute',
      'muted',
      'no sound',
      'no audio',
      'without sound',
      'without audio',
      'soundless',
    ],
    ambient: ['ambient', 'ambience', 'background noise', 'nature sounds'],
    music: ['music', 'song', 'melody', 'soundtrack', 'score', 'tune', 'musical'],
    sfx: ['sfx', 'sound effects', 'sound effect', 'foley'],
    full: ['full', 'full sound', 'full soundtrack', 'full mix', 'music and sound effects'],
  },
  noise: {
    rumble: ['rumble', 'rumbling', 'low drone'],
    tone: ['hum', 'humming', 'steady tone', 'midrange tone'],
    hiss: ['hiss', 'hissing', 'white noise'],
  },
  loudness: {
    '0.12': ['faint', 'soft', 'distant', 'quiet', 'barely audible'],
    '0.37': ['clear', 'moderate', 'firm'],
    '0.62': ['loud', 'strong', 'heavy', 'powerful'],
    '0.84': ['deafening', 'thunderous', 'roaring', 'overwhelming', 'blaring', 'ear splitting'],
  },
  scene_type: {
    establishing: ['establishing', 'establishing shot', 'establishing view'],
    dialogue: ['dialogue', 'dialog', 'dialogue scene', 'conversation scene'],
    action: ['action scene', 'action sequence', 'action shot'],
    montage: ['montage', 'photo montage', 'montage sequence'],
    'b-roll': ['b roll', 'broll', 'b roll footage'],
  },
  time_of_day: {
    dawn: ['dawn', 'sunrise', 'daybreak', 'morning', 'early morning', 'first light'],
    day: ['day', 'daytime', 'daylight', 'noon', 'midday', 'afternoon', 'sunlit', 'sunny', 'sunlight', 'broad daylight'],
    dusk: [
      'dusk',
      'sunset',
      'twilight',
      'evening',
      'golden hour',
      'magic hour',
      'blue hour',
      'sundown',
      'late afternoon',
    ],
    night: ['night', 'midnight', 'nighttime', 'nocturnal', 'moonlit', 'moonlight', 'starry', 'starlit'],
  },
  weather: {
    clear: ['clear', 'clear sky', 'clear skies', 'cloudless', 'sunny', 'blue sky', 'sunshine', 'starry'],
    cloudy: ['cloudy', 'overcast', 'foggy', 'misty', 'hazy', 'fog', 'mist', 'cloud', 'haze'],
    rain: [
      'rain',
      'rainy',
      'raining',
      'stormy',
      'storm',
      'drizzle',
      'downpour',
      'thunderstorm',
      'shower of rain',
      'monsoon',
    ],
    snow: ['snow', 'snowy', 'snowing', 'snowfall', 'blizzard', 'snowstorm', 'snow covered', 'snowflake'],
  },
  season: {
    spring: ['spring', 'springtime', 'in spring', 'in the spring', 'cherry blossom'],
    summer: ['summer', 'summertime', 'summery'],
    autumn: [
      'autumn',
      'autumnal',
      'fall colors',
      'fall foliage',
      'in the fall',
      'in fall',
      'autumn leaves',
      'fall leaves',
    ],
    winter: ['winter', 'wintertime', 'wintry'],
  },
  size: {
    tiny: ['tiny', 'minuscule', 'microscopic', 'teeny', 'miniature'],
    small: ['small', 'little', 'short', 'baby'],
    large: ['large', 'big', 'tall', 'great', 'long'],
    huge: ['huge', 'giant', 'gigantic', 'enormous', 'massive', 'colossal', 'towering'],
  },
  steadiness: {
    locked: ['locked', 'locked off', 'tripod', 'fixed camera', 'rock steady'],
    stable: ['stable', 'steady', 'smooth', 'stabilized', 'steadicam', 'gimbal'],
    handheld: ['handheld', 'hand held'],
    shaky: ['shaky', 'shaking', 'shaky cam', 'camera shake', 'jittery', 'trembling', 'wobbly', 'jerky'],
  },
  focus: {
    rack: [
      'rack focus',
      'racking focus',
      'focus pull',
      'pull focus',
      'pulling focus',
      'focus shift',
      'shifting focus',
      'focus rack',
    ],
    fixed: ['fixed focus', 'deep focus'],
  },
  time_scale: {
    '0.25': [
      'super slow motion',
      'ultra slow motion',
      'super slow mo',
      'extreme slow motion',
      'super slomo',
      'bullet time',
    ],
    '0.5': ['slow motion', 'slow mo', 'slomo', 'slo mo', 'in slow motion', 'slowed down', 'high speed camera'],
    '2': ['fast motion', 'sped up', 'fast forward', 'double speed'],
    '4': ['timelapse', 'time lapse', 'hyperlapse'],
  },
  parallax: {
    true: ['parallax', 'depth', 'layered', 'realistic', '3d', 'three dimensional'],
  },
  camera_speed: {
    slow: ['slow', 'slowly', 'gentle', 'gently', 'gradual', 'gradually', 'leisurely', 'smoothly', 'subtle'],
    fast: ['fast', 'quick', 'quickly', 'rapid', 'rapidly', 'swift', 'swiftly', 'sudden', 'suddenly', 'dramatic'],
    medium: ['medium speed', 'moderate', 'moderately', 'steadily'],
  },
} as const satisfies Readonly<Record<string, TriggerTable>>;

export type TriggerDomain = keyof typeof TRIGGER_WORDS;
