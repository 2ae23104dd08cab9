/** An IPP answer as a printer sends it, for tests: attributes by name, each value with its tag. */
export type Tagged = readonly [tag: number, value: string | number | boolean | Buffer];

export const [INTEGER, BOOLEAN, ENUM, KEYWORD, TEXT, NAME] = [0x21, 0x22, 0x23, 0x44, 0x41, 0x42];

export function ippAnswer(attributes: Readonly<Record<string, readonly Tagged[]>>, status = 0): Buffer {
  const parts: Buffer[] = [Buffer.from([1, 1, status >> 8, status & 0xff, 0, 0, 0, 1, 4])];
  for (const [name, values] of Object.entries(attributes)) {
    for (const [index, [tag, value]] of values.entries()) {
      parts.push(Buffer.from([tag]), sized(Buffer.from(index === 0 ? name : "")), sized(bytesOf(value)));
    }
  }
  return Buffer.concat([...parts, Buffer.from([3])]);
}

function bytesOf(value: Tagged[1]): Buffer {
  if (Buffer.isBuffer(value)) return value;
  if (typeof value === "boolean") return Buffer.from([value ? 1 : 0]);
  if (typeof value === "string") return Buffer.from(value);
  const number = Buffer.alloc(4);
  number.writeInt32BE(value);
  return number;
}

function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
