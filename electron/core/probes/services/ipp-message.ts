import { deviceText } from "../frame/device-text.ts";

/**
 * The Internet Printing Protocol (RFC 8010, RFC 8011), as far as one question needs it. Of its own,
 * since the readers there are take lengths as signed: a printer that answers with a negative one keeps
 * them in a loop for ever.
 */

/** What is asked. CUPS and printers answer fewer where they know fewer. */
const ASKED = [
  ...["printer-state", "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs"],
  ...["queued-job-count", "printer-make-and-model", "printer-supply", "printer-supply-description"],
  ...["marker-names", "marker-types", "marker-levels"],
  ...["printer-impressions-completed", "printer-pages-completed", "printer-media-sheets-completed"],
];

const OPERATION = 0x01;
const PRINTER = 0x04;
const END = 0x03;
const [INTEGER, BOOLEAN, ENUM] = [0x21, 0x22, 0x23];
const [TEXT_IN_LANGUAGE, NAME_IN_LANGUAGE] = [0x35, 0x36];
const [BEGIN_COLLECTION, END_COLLECTION, MEMBER_NAME] = [0x34, 0x37, 0x4a];
/** Tags from here on stand for values, those before it open a group. */
const FIRST_VALUE = 0x10;
const GET_PRINTER_ATTRIBUTES = 0x000b;

const sized = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

const value = (tag: number, name: string, text: string): Buffer =>
  Buffer.concat([Buffer.from([tag]), sized(Buffer.from(name)), sized(Buffer.from(text))]);

/** The question for a printer's state. */
export function askForPrinter(uri: string): Buffer {
  const header = Buffer.from([1, 1, 0, GET_PRINTER_ATTRIBUTES, 0, 0, 0, 1, OPERATION]);
  const [charset, language, uriTag, name, keyword] = [0x47, 0x48, 0x45, 0x42, 0x44];
  return Buffer.concat([
    header,
    value(charset, "attributes-charset", "utf-8"),
    value(language, "attributes-natural-language", "zh-cn"),
    value(uriTag, "printer-uri", uri),
    value(name, "requesting-user-name", "deskside"),
    ...ASKED.map((each, index) => value(keyword, index === 0 ? "requested-attributes" : "", each)),
    Buffer.from([END]),
  ]);
}

export type IppValue = string | number | boolean;

export interface IppAnswer {
  status: number;
  /** Attributes of the printer; of another group only where it has none of that name. */
  attributes: ReadonlyMap<string, readonly IppValue[]>;
}

/** What a printer answered; null where that is no IPP, or an answer that was cut. */
export function readIpp(bytes: Uint8Array): IppAnswer | null {
  try {
    return readMessage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** @throws RangeError where it ends too early. */
function readMessage(bytes: Buffer): IppAnswer | null {
  const version = bytes.readUInt8(0);
  if (version !== 1 && version !== 2) return null;
  const status = bytes.readUInt16BE(2);
  const ofPrinter = new Map<string, IppValue[]>();
  const ofOthers = new Map<string, IppValue[]>();
  let at = 8;
  let into = ofOthers;
  let name = "";
  let depth = 0;
  const part = (): Buffer => {
    const length = bytes.readUInt16BE(at);
    if (at + 2 + length > bytes.length) throw new RangeError("cut");
    at += 2 + length;
    return bytes.subarray(at - length, at);
  };
  for (;;) {
    const tag = bytes.readUInt8(at);
    at += 1;
    if (tag === END) break;
    if (tag < FIRST_VALUE) {
      into = tag === PRINTER ? ofPrinter : ofOthers;
      depth = 0;
      continue;
    }
    const named = part().toString("latin1");
    if (named !== "") name = named;
    let content = part();
    // Some printers leave out the length of language and text together.
    const bare = (tag === TEXT_IN_LANGUAGE || tag === NAME_IN_LANGUAGE) && content[0] !== 0;
    if (bare) content = Buffer.concat([sized(content), sized(part())]);
    if (tag === END_COLLECTION) depth -= 1;
    else if (tag === BEGIN_COLLECTION) depth += 1;
    else if (depth <= 0 && tag !== MEMBER_NAME) keep(into, name, valueOf(tag, content));
  }
  return { status, attributes: new Map([...ofOthers, ...ofPrinter]) };
}

function keep(into: Map<string, IppValue[]>, name: string, said: IppValue | null): void {
  const values = into.get(name) ?? [];
  // A place without a value is kept where the places of several lists belong together.
  values.push(said ?? "");
  into.set(name, values);
}

function valueOf(tag: number, content: Buffer): IppValue | null {
  if (tag === INTEGER || tag === ENUM) return content.length === 4 ? content.readInt32BE(0) : null;
  if (tag === BOOLEAN) return content.length === 1 ? content[0] !== 0 : null;
  if (tag === TEXT_IN_LANGUAGE || tag === NAME_IN_LANGUAGE) {
    const text = 2 + content.readUInt16BE(0);
    return deviceText(content.subarray(text + 2, text + 2 + content.readUInt16BE(text)));
  }
  // 0x30 is bytes, 0x40 and above are texts; other values are not asked for.
  return tag === 0x30 || tag >= 0x40 ? deviceText(content) : null;
}
