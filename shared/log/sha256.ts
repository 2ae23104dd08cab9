const ROUNDS = 64;
const BLOCK = 64;

/** The first 32 bits behind the point of the roots of the first primes: FIPS 180-4, 4.2.2 and 5.3.3. */
const { constants, initial } = rootsOfPrimes();

function rootsOfPrimes() {
  const cubes: number[] = [];
  const squares: number[] = [];
  for (let candidate = 2; cubes.length < ROUNDS; candidate += 1) {
    if (isDivided(candidate)) continue;
    cubes.push(fraction(Math.cbrt(candidate)));
    squares.push(fraction(Math.sqrt(candidate)));
  }
  return { constants: cubes, initial: squares.slice(0, 8) };
}

function isDivided(candidate: number): boolean {
  for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) return true;
  return false;
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/**
 * SHA-256 of a UTF-8 string, 64 hexadecimal digits. For what must be reckoned alike by everybody and
 * anywhere, a window included (ids that follow from others); long texts are hashed by the program's
 * own cryptography.
 */
export function sha256Of(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  const hash = Int32Array.from(initial);
  for (let at = 0; at < padded.length; at += BLOCK) compress(hash, view, at);
  return [...hash].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function compress(hash: Int32Array, view: DataView, at: number): void {
  const words = new Int32Array(ROUNDS);
  const word = (index: number) => words[index] as number;
  for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(at + index * 4);
  for (let index = 16; index < ROUNDS; index += 1) {
    const far = word(index - 15);
    const near = word(index - 2);
    const one = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    const two = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    words[index] = word(index - 16) + one + word(index - 7) + two;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let index = 0; index < ROUNDS; index += 1) {
    const mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const first = (h + mixed + chosen + (constants[index] as number) + word(index)) | 0;
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) {
    hash[index] = (hash[index] as number) + value;
  }
}
