/** Shortest passphrase that is taken (shared/ipc: `createProfile`). */
export const MIN_PASSPHRASE = 8;

export type Strength = "tooShort" | "weak" | "fair" | "strong";

/** What everybody tries first, in part or whole. */
const COMMON = [
  "password",
  "passw0rd",
  "qwerty",
  "qwertyuiop",
  "asdfgh",
  "letmein",
  "admin",
  "welcome",
  "iloveyou",
  "woaini",
  "deskside",
  "123456",
  "abc123",
];

/**
 * A hint, not a proof: estimates what an attacker with the stolen laptop would have to try. argon2id
 * makes each try cost a good part of a second, so 45 bits last for years on many machines.
 */
export function strengthOf(passphrase: string): Strength {
  if (passphrase.length < MIN_PASSPHRASE) return "tooShort";
  const bits = bitsOf(passphrase);
  if (bits < 32) return "weak";
  return bits < 50 ? "fair" : "strong";
}

function bitsOf(passphrase: string): number {
  let rest = passphrase.toLowerCase();
  let bits = 0;
  for (const word of COMMON) {
    if (!rest.includes(word)) continue;
    rest = rest.replaceAll(word, "");
    bits += 4;
  }
  const characters = [...rest];
  // A character that continues a run (aaa, abc, 321) tells an attacker almost nothing new.
  let before = Number.NaN;
  let step = Number.NaN;
  for (const character of characters) {
    const code = character.codePointAt(0) ?? 0;
    const runs = code - before === step && Math.abs(step) <= 1;
    step = code - before;
    before = code;
    bits += runs ? 0.5 : bitsOfCharacter(character);
  }
  const upperAndLower = passphrase !== passphrase.toLowerCase() && passphrase !== passphrase.toUpperCase();
  return bits + (upperAndLower ? 3 : 0);
}

/** People do not choose at random: a letter of a word is worth less than its alphabet. */
function bitsOfCharacter(character: string): number {
  if (/\p{Script=Han}/u.test(character)) return 7;
  if (/[a-z]/u.test(character)) return 2.9;
  if (/[0-9]/u.test(character)) return 3;
  if (/\s/u.test(character)) return 1.5;
  return 5;
}
