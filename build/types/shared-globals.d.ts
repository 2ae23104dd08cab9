// What every runtime of the project has and the ECMAScript library files do not declare.
// shared/ is checked without Node and without DOM types, so that it cannot lean on either.
interface TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare const TextEncoder: new () => TextEncoder;

interface TextDecoder {
  decode(input?: Uint8Array): string;
}
declare const TextDecoder: new (label?: string, options?: { fatal?: boolean }) => TextDecoder;
