/**
 * What prompts are written of: words and phrases that interpretation understands, by the place that they take in a
 * sentence. Subjects stand with their article, places with preposition and article.
 */
export const SUBJECTS: readonly string[] = [
  'a dog',
  'a black cat',
  'a brown horse',
  'two birds',
  'an owl',
  'a fox',
  'a red bicycle',
  'a yellow taxi',
  'a train',
  'a small boat',
  'a sailboat',
  'a lighthouse',
  'a windmill',
  'a castle',
  'a little house',
  'a woman dancing',
  'a man walking',
  'a girl running',
  'a boy jumping',
  'three children',
  'a surfer',
  'an astronaut',
  'a robot',
  'a rocket',
  'a butterfly',
  'a dolphin',
  'a whale',
  'a jellyfish',
  'an elephant',
  'a lion',
  'a giraffe',
  'a penguin',
  'a rabbit',
  'a bear',
  'a deer',
  'a tall tree',
  'a sunflower',
  'a rose',
  'a guitar',
  'a piano',
  'a lantern',
  'a hot air balloon',
  'an umbrella',
  'a chair',
  'a vase',
  'a clock',
  'a cup',
  'a candle',
  'an apple',
  'a bowl',
];

/** Subjects in warm colours or green: they lead to colours that are seldom seen. */
export const WARM_GREEN_SUBJECTS: readonly string[] = [
  'a red apple',
  'an orange fox',
  'a green frog',
  'a golden lion',
  'a red rose',
  'a green tree',
  'an orange balloon',
  'a yellow sunflower',
  'a red barn',
  'a green parrot',
  'a scarlet umbrella',
  'an amber lantern',
];

export const PLACES: readonly string[] = [
  'in a forest',
  'in a meadow',
  'in the mountains',
  'on a beach',
  'by the sea',
  'on a river',
  'in a desert',
  'in a garden',
  'in a city',
  'on a street',
  'in a station',
  'in a stadium',
  'in a kitchen',
  'in a bedroom',
  'in a studio',
  'in the sky',
  'in space',
  'in a snowy field',
  'in a park',
  'on a lake',
];

export const HOURS: readonly string[] = ['at dawn', 'at noon', 'at dusk', 'at night', 'in the evening', 'at midnight'];
export const WEATHER: readonly string[] = ['in the rain', 'in the snow', 'under a clear sky', 'on a foggy day'];

export const LIGHTS: readonly string[] = [
  'film noir',
  'golden hour',
  'neon',
  'documentary',
  'moody',
  'dim',
  'soft',
  'natural',
  'dramatic',
  'bright',
];
export const COLORS: readonly string[] = [
  'warm',
  'pastel',
  'blue',
  'green',
  'red',
  'orange',
  'purple',
  'black and white',
  'neon',
  'emerald',
  'turquoise',
  'lavender',
];
export const TONES: readonly string[] = [
  'dreamy',
  'dark',
  'bright',
  'calm',
  'energetic',
  'moody',
  'peaceful',
  'mysterious',
  'cheerful',
  'nostalgic',
];
export const MOTIONS: readonly string[] = [
  'slow',
  'gentle',
  'flowing',
  'fast',
  'pulsing',
  'rhythmic',
  'smooth',
  'wavy',
];
export const CAMERAS: readonly string[] = [
  'slow pan left',
  'slow pan right',
  'tilt up',
  'tilt down',
  'zoom in',
  'zoom out',
  'dolly in',
  'crane up',
  'truck left',
  'tracking shot',
  'arc shot',
  'static camera',
  'handheld camera',
  'aerial view',
  'whip pan',
  'camera roll',
  'pedestal up',
  'rotating camera',
];
export const SHOTS: readonly string[] = ['wide shot', 'medium shot', 'close-up', 'point of view', 'establishing shot'];
export const LOOKS: readonly string[] = [
  'oil painting',
  'watercolor painting',
  'pixel art',
  'anime style',
  'minimalist style',
  'realistic style',
  'abstract style',
];
export const SOUNDS: readonly string[] = [
  'calm music',
  'tense music',
  'uplifting music',
  'dark music',
  'slow music',
  'fast music',
  'ambient sound',
  'sound effects',
  'full soundtrack',
];
export const GENRES: readonly string[] = [
  'documentary',
  'thriller',
  'commercial',
  'tutorial',
  'educational',
  'explainer',
];
export const JOINS: readonly string[] = ['fade in', 'cross dissolve', 'hard cuts', 'wipe'];

/** How a request for a video begins. */
export const REQUESTS: readonly string[] = [
  'Show',
  'Create a video of',
  'Make a video of',
  'Generate a clip of',
  'Give me a video of',
  'I want a video of',
  'Render a scene of',
];

/** Words of slang and dialect, as they stand in a list of qualities. */
export const SLANG_WORDS: readonly string[] = ['lit', 'chill', 'vibing', 'lowkey', 'mellow'];
export const DIALECT_WORDS: readonly string[] = [
  'grey colours',
  'colourful',
  'muted colours',
  'in the centre',
  'autumn colours',
];
