export function gradeOf() {}
export function lightMapOf() {}
