/**
 * Meanings that settle a value: any word that WordNet places at, below or (for adjectives) beside one of
 * these says the same. `lemma#sense`, sense 1 first.
 */
export interface Meaning {
  readonly anchor: string;
  readonly part: 'noun' | 'adjective' | 'verb' | 'adverb';
  /** Domain → value, as in `TRIGGER_WORDS`. */
  readonly settles: Readonly<Record<string, string>>;
}

export const MEANINGS: readonly Meaning[] = [
  { anchor: 'rain#1', part: 'noun', settles: { weather: 'rain' } },
  { anchor: 'storm#1', part: 'noun', settles: { weather: 'rain', tone: 'dark' } },
  { anchor: 'snow#1', part: 'noun', settles: { weather: 'snow' } },
  { anchor: 'blizzard#1', part: 'noun', settles: { weather: 'snow', tone: 'dark' } },
  { anchor: 'fog#1', part: 'noun', settles: { weather: 'cloudy' } },
  { anchor: 'cloud#2', part: 'noun', settles: { weather: 'cloudy' } },
  { anchor: 'lightning#2', part: 'noun', settles: { weather: 'rain' } },
  { anchor: 'thunder#1', part: 'noun', settles: { weather: 'rain' } },
  { anchor: 'dusk#1', part: 'noun', settles: { time_of_day: 'dusk' } },
  { anchor: 'sunset#1', part: 'noun', settles: { time_of_day: 'dusk' } },
  { anchor: 'evening#1', part: 'noun', settles: { time_of_day: 'dusk' } },
  { anchor: 'dawn#1', part: 'noun', settles: { time_of_day: 'dawn' } },
  { anchor: 'morning#1', part: 'noun', settles: { time_of_day: 'dawn' } },
  { anchor: 'noon#1', part: 'noun', settles: { time_of_day: 'day' } },
  { anchor: 'afternoon#1', part: 'noun', settles: { time_of_day: 'day' } },
  { anchor: 'night#1', part: 'noun', settles: { time_of_day: 'night' } },
  { anchor: 'spring#1', part: 'noun', settles: { season: 'spring' } },
  { anchor: 'summer#1', part: 'noun', settles: { season: 'summer' } },
  { anchor: 'fall#1', part: 'noun', settles: { season: 'autumn' } },
  { anchor: 'winter#1', part: 'noun', settles: { season: 'winter' } },
  { anchor: 'sea#1', part: 'noun', settles: { palette: 'ocean', motion: 'wave' } },
  { anchor: 'body of water#1', part: 'noun', settles: { palette: 'ocean' } },
  { anchor: 'forest#1', part: 'noun', settles: { palette: 'forest' } },
  { anchor: 'forest#2', part: 'noun', settles: { palette: 'forest' } },
  { anchor: 'fire#1', part: 'noun', settles: { palette: 'fire' } },
  { anchor: 'fire#3', part: 'noun', settles: { palette: 'fire' } },
  { anchor: 'flame#1', part: 'noun', settles: { palette: 'fire' } },
  { anchor: 'lava#1', part: 'noun', settles: { palette: 'fire' } },
  { anchor: 'city#1', part: 'noun', settles: { palette: 'neon' } },
  { anchor: 'red#1', part: 'noun', settles: { palette: 'fire', color: 'red' } },
  { anchor: 'orange#2', part: 'noun', settles: { palette: 'fire', color: 'orange' } },
  { anchor: 'yellow#1', part: 'noun', settles: { palette: 'warm_sunset', color: 'yellow' } },
  { anchor: 'green#1', part: 'noun', settles: { palette: 'forest', color: 'green' } },
  { anchor: 'blue#1', part: 'noun', settles: { palette: 'ocean', color: 'blue' } },
  { anchor: 'purple#1', part: 'noun', settles: { palette: 'dreamy', color: 'purple' } },
  { anchor: 'pink#1', part: 'noun', settles: { palette: 'dreamy', color: 'pink' } },
  { anchor: 'brown#1', part: 'noun', settles: { palette: 'forest', color: 'brown' } },
  { anchor: 'black#1', part: 'noun', settles: { palette: 'night', color: 'black' } },
  { anchor: 'white#2', part: 'noun', settles: { palette: 'mono', color: 'white' } },
  { anchor: 'gray#1', part: 'noun', settles: { palette: 'mono', color: 'gray' } },
  { anchor: 'wind#1', part: 'noun', settles: { motion: 'flow' } },
  { anchor: 'musical composition#1', part: 'noun', settles: { presence: 'music' } },

  { anchor: 'silence#2', part: 'noun', settles: { presence: 'silence' } },
  { anchor: 'dark#1', part: 'adjective', settles: { tone: 'dark', lighting: 'noir', palette: 'night', mood: 'dark' } },
  { anchor: 'bright#1', part: 'adjective', settles: { tone: 'bright', lighting: 'documentary' } },
  { anchor: 'calm#1', part: 'adjective', settles: { tone: 'calm', motion: 'slow', mood: 'calm' } },
  { anchor: 'calm#2', part: 'adjective', settles: { tone: 'calm', motion: 'slow', mood: 'calm' } },
  { anchor: 'composed#1', part: 'adjective', settles: { tone: 'calm', motion: 'slow', mood: 'calm' } },
  { anchor: 'peaceful#1', part: 'adjective', settles: { tone: 'calm', motion: 'slow', mood: 'calm' } },
  { anchor: 'quiet#1', part: 'adjective', settles: { tone: 'calm', presence: 'ambient' } },
  { anchor: 'energetic#1', part: 'adjective', settles: { tone: 'energetic', motion: 'fast', tempo: 'fast' } },
  {
    anchor: 'agitated#1',
    part: 'adjective',
    settles: { tone: 'energetic', motion: 'fast', tempo: 'fast', mood: 'tense' },
  },
  { anchor: 'exciting#1', part: 'adjective', settles: { tone: 'energetic', tempo: 'fast' } },
  { anchor: 'happy#1', part: 'adjective', settles: { tone: 'bright', mood: 'uplifting' } },
  { anchor: 'joyful#1', part: 'adjective', settles: { tone: 'bright', mood: 'uplifting' } },
  { anchor: 'cheerful#1', part: 'adjective', settles: { tone: 'bright', mood: 'uplifting' } },
  { anchor: 'hopeful#1', part: 'adjective', settles: { tone: 'bright', mood: 'uplifting' } },
  { anchor: 'sad#1', part: 'adjective', settles: { tone: 'dark', mood: 'dark', tempo: 'slow' } },
  { anchor: 'dejected#1', part: 'adjective', settles: { tone: 'dark', mood: 'dark', tempo: 'slow' } },
  { anchor: 'alarming#1', part: 'adjective', settles: { tone: 'dark', mood: 'dark' } },
  { anchor: 'tense#1', part: 'adjective', settles: { mood: 'tense', tension: 'immediate' } },
  { anchor: 'fast#1', part: 'adjective', settles: { motion: 'fast', tempo: 'fast', pacing: '1.4' } },
  { anchor: 'slow#1', part: 'adjective', settles: { motion: 'slow', tempo: 'slow', pacing: '0.6' } },
  { anchor: 'colorful#1', part: 'adjective', settles: { intensity: '0.85' } },
  { anchor: 'large#1', part: 'adjective', settles: { size: 'large' } },
  { anchor: 'small#1', part: 'adjective', settles: { size: 'small' } },
  { anchor: 'tall#1', part: 'adjective', settles: { size: 'large' } },
  { anchor: 'cloudy#1', part: 'adjective', settles: { weather: 'cloudy' } },
  { anchor: 'stormy#1', part: 'adjective', settles: { weather: 'rain', tone: 'dark' } },
  { anchor: 'clear#3', part: 'adjective', settles: { weather: 'clear' } },
  { anchor: 'rain#1', part: 'verb', settles: { weather: 'rain' } },
  { anchor: 'snow#1', part: 'verb', settles: { weather: 'snow' } },
  { anchor: 'flow#1', part: 'verb', settles: { motion: 'flow' } },
  { anchor: 'float#1', part: 'verb', settles: { motion: 'flow' } },
];

/** Meanings of nouns by the part that the noun can play in a scene. */
export const PLACE_ANCHORS = {
  /** One can be inside it: it is where things happen. */
  enclosing: [
    'location#1',
    'area#5',
    'geological formation#1',
    'body of water#1',
    'way#6',
    'land#4',
    'land#2',
    'vegetation#1',
    'sky#1',
    'establishment#4',
    'building complex#1',
    'facility#1',
    'excavation#3',
    'school#2',
    'atmosphere#2',
  ],
  /** Ways for water or air, too narrow to be in. */
  notEnclosing: ['conduit#1'],
  /** It stands fixed in its place: the scene when it is named alone, a thing in the scene otherwise. */
  fixed: ['structure#1', 'fixture#1', 'surface#1', 'ride#2', 'mill#4', 'track#3', 'railway#1'],
} as const;

/** Fields of meaning whose nouns are things that can be shown. */
export const CONCRETE_FILES: readonly string[] = [
  'noun.animal',
  'noun.artifact',
  'noun.body',
  'noun.food',
  'noun.person',
  'noun.plant',
  'noun.object',
];
