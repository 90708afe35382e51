import type { Instruction, InstructionSubject } from '../interpretation/instruction.js';

/** What was understood, for people: one line per matter, what the prompt settled first. */
export function describeInstruction(instruction: Instruction): string {
  const rows: [string, string][] = [
    ['subjects', instruction.subjects.map(describeSubject).join('; ')],
    [
      'relations',
      instruction.relations
        .map(
          ({ subject, relation, object }) =>
            `${nounAt(instruction, subject)} ${relation.replaceAll('_', ' ')} ${nounAt(instruction, object)}`,
        )
        .join('; '),
    ],
    [
      'setting',
      joined(
        instruction.setting.noun,
        instruction.setting.time_of_day,
        instruction.setting.weather,
        instruction.setting.season,
      ),
    ],
    ['look', joined(instruction.look, instruction.style, instruction.lighting_preset)],
    ['palette', instruction.palette_hints.join(', ')],
    [
      'motion',
      joined(
        instruction.motion_type,
        instruction.time_scale === 1 ? null : `${instruction.time_scale} of normal speed`,
      ),
    ],
    [
      'camera',
      joined(
        instruction.camera.motion,
        instruction.camera.direction,
        instruction.camera.speed,
        instruction.camera.steadiness,
      ),
    ],
    ['sound', joined(instruction.audio_presence, instruction.audio_mood, instruction.audio_tempo)],
    ['text', instruction.text_overlay === null ? '' : `"${instruction.text_overlay}"`],
    ['duration', instruction.duration_seconds === null ? '' : `${instruction.duration_seconds} s`],
    [
      'without',
      Object.entries(instruction.avoid)
        .flatMap(([domain, values]) => values.map((value) => `${domain} ${value}`))
        .join('; '),
    ],
    [
      'understood',
      instruction.understood.map(({ span, domain, canonical }) => `${span} → ${domain} ${canonical}`).join('; '),
    ],
    ['unknown', instruction.unknown.join(', ')],
  ];
  return rows.flatMap(([name, value]) => (value === '' ? [] : [`  ${name.padEnd(11)}${value}\n`])).join('');
}

function describeSubject({ noun, color, count, action, size }: InstructionSubject): string {
  return joined(
    count === 1 ? null : String(count),
    size,
    color,
    noun,
    action === null ? null : `(${action})`,
  ).replaceAll(', ', ' ');
}

function nounAt(instruction: Instruction, index: number): string {
  return instruction.subjects[index]?.noun ?? '?';
}

function joined(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ');
}
