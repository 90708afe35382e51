/** A text with a capital at its head. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A noun phrase with its indefinite article. */
export function withArticle(phrase: string): string {
  const isVowel = /^[aeiou]/i.test(phrase) && !/^(uni|use|eu|one)/i.test(phrase);
  return `${isVowel ? 'an' : 'a'} ${phrase}`;
}
