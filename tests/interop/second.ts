// A second reader of what strangers are given. It shares no file with the script of docs/verify nor with
// any program here: it was written from the description in docs/verify/README.md alone.
import { isUtf8 } from "node:buffer";
import { createHash, createPublicKey, verify } from "node:crypto";

/** Something wrong: in which file, in which of its lines (0: the file as a whole), and the word for it. */
export interface Finding {
  file: string;
  line: number;
  kind: string;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = Record<string, Json | undefined>;

const hex = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const isHash = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isId = (value: unknown): value is string =>
  typeof value === "string" && value.length === 36 && /^[0-9a-f]+(-[0-9a-f]+){4}$/.test(value);
const isKey = (value: unknown): value is string =>
  typeof value === "string" && /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(value);
const isSignature = (text: string) => /^[A-Za-z0-9+/]{85}[AQgw]==$/.test(text);
const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const MOMENT = /^[0-9-]+T[0-9:]+\.[0-9]{3}(Z|[+-][0-9]{2}:[0-9]{2})$/;

function isSigned(key: string, text: string, signature: string): boolean {
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(key, "base64")]);
  try {
    const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
    return verify(null, Buffer.from(text, "utf8"), publicKey, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

/** What an event touches after its assets: the lot by which they leave for good, and its loose media. */
function leaving({ disposal, media }: Fields): string[] {
  if (typeof disposal !== "string") return [];
  const loose = Array.isArray(media) ? media : [];
  return [`disposal:${disposal}`, ...loose.map((medium) => `medium:${String(medium)}`)];
}

function written(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.keys(value).sort();
  return `{${entries.map((key) => `${JSON.stringify(key)}:${written(value[key] ?? null)}`).join(",")}}`;
}

/** The value of a canonical text; undefined for any other. */
function canonical(text: string): { value: Json } | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return written(value) === text ? { value } : undefined;
  } catch {
    return undefined;
  }
}

/** What all files together say, to be compared at the end. */
interface Said {
  enrolled: Set<string>;
  logged: Set<string> | null;
  events: { file: string; hash: string }[];
  documents: Map<string, string>;
  receipts: { file: string; number: string; document: string }[];
  alone: { file: string; key: string }[];
  /** Hashes of attached files, as they were signed. */
  attached: Set<string>;
}

/** @param packed the files are an unpacked pack: its seal, and the files that were attached, are checked as well */
export function check(anchor: string, files: Readonly<Record<string, Buffer>>, packed = false): Finding[] {
  const said: Said = {
    enrolled: new Set(),
    logged: null,
    events: [],
    documents: new Map(),
    receipts: [],
    alone: [],
    attached: new Set(),
  };
  const findings: Finding[] = [];
  for (const [file, bytes] of Object.entries(files)) {
    if (packed && !["receipt.txt", "record.txt", "log.txt", "attached.txt"].includes(file)) continue;
    const note = (line: number, kind: string) => findings.push({ file, line, kind });
    const text = textIn(bytes);
    if (bytes.length === 0) note(0, "form");
    else if (text === null) note(0, "encoding");
    else if (/^[0-9-][^\n]{0,38}?\t/.test(text))
      whole(text, note, () => new Lines(anchor, said, note, file).log(text));
    else if (text.startsWith("attached\t"))
      whole(text, note, () => new Lines(anchor, said, note, file).attached(text));
    else if (text.startsWith("record\t"))
      whole(text, note, () => new Lines(anchor, said, note, file).record(text));
    else receipt(anchor, said, note, file, text);
  }
  for (const { file, hash } of said.events) {
    if (said.logged && !said.logged.has(hash)) findings.push({ file, line: 0, kind: "record-log" });
  }
  for (const { file, number, document } of said.receipts) {
    const known = said.documents.get(number);
    if (known !== undefined && known !== document) findings.push({ file, line: 0, kind: "receipt-document" });
  }
  for (const { file, key } of said.alone) {
    if (key !== anchor && !said.enrolled.has(key)) findings.push({ file, line: 0, kind: "receipt-key" });
  }
  if (packed) pack(anchor, said, findings, files);
  const once = new Map(findings.map((each) => [`${each.file}:${each.line} ${each.kind}`, each]));
  return [...once.values()];
}

/** The list, the seal over it, and the attached files; what stands in the texts themselves was checked before. */
function pack(
  anchor: string,
  said: Said,
  findings: Finding[],
  files: Readonly<Record<string, Buffer>>,
): void {
  const note = (file: string, kind: string) => findings.push({ file, line: 0, kind });
  const sha = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  const listIn = (bytes: Buffer): Map<string, string> | null => {
    const text = isUtf8(bytes) ? bytes.toString("utf8") : "none";
    const lines = text.split("\n");
    if (lines.pop() !== "") return null;
    const list = new Map<string, string>();
    for (const line of lines) {
      const [hash, name] = [line.slice(0, 64), line.slice(66)];
      if (!isHash(hash) || line.slice(64, 66) !== "  " || name === "" || list.has(name)) return null;
      list.set(name, hash);
    }
    return list;
  };
  const contents = files["contents.txt"];
  const seal = files["seal.txt"];
  let sealed = new Map<string, string>();
  const list = contents ? listIn(contents) : null;
  const [what, number, hash = "", code = "", key = "", vouching = "", sig = "", ...more] = String(
    seal ?? "",
  ).split("|");
  const fits =
    what === "evidence-pack" &&
    number !== "" &&
    isHash(hash) &&
    /^[A-Z0-9]+$/.test(code) &&
    isKey(key) &&
    vouching !== "" &&
    isSignature(sig.slice(0, -1)) &&
    sig.endsWith("\n") &&
    more.length === 0;
  if (contents && list === null) note("contents.txt", "pack-form");
  else if (!contents && seal) note("contents.txt", "pack-form");
  else if (contents && !fits) note("seal.txt", "pack-form");
  else if (contents && list) {
    sealed = list;
    if (sha(contents) !== hash) note("contents.txt", "pack-changed");
    if (!isSigned(key, `evidence-pack|${number}|${hash}|${code}|${key}`, sig.trim()))
      note("seal.txt", "seal-signature");
    const known = key === anchor || said.enrolled.has(key);
    if (!known && !(isSignature(vouching) && isSigned(anchor, `device-key|${code}|${key}`, vouching)))
      note("seal.txt", "seal-key");
    for (const [name, each] of sealed) {
      const bytes = files[name];
      if (!bytes) note(name, "pack-lacks");
      else if (sha(bytes) !== each) note(name, "pack-changed");
    }
  }
  const missing = files["missing.txt"] ? listIn(files["missing.txt"]) : new Map<string, string>();
  if (!missing) note("missing.txt", "pack-form");
  const accounted = new Set(missing?.values());
  const unlisted = /^(receipt|record|log|contents|seal|readme|anchor)\.txt$|^verify\.sh$/;
  for (const [name, bytes] of Object.entries(files)) {
    if (name.startsWith("files/")) {
      accounted.add(sha(bytes));
      if (!said.attached.has(sha(bytes))) note(name, "file-unknown");
    }
    if (!sealed.has(name) && !unlisted.test(name)) note(name, "pack-unlisted");
  }
  for (const each of said.attached) if (!accounted.has(each)) note(each, "file-lacks");
}

function textIn(bytes: Buffer): string | null {
  const text = isUtf8(bytes) ? bytes.toString("utf8") : "\0";
  return /[\0\r]/.test(text) ? null : text;
}

function whole(text: string, note: (line: number, kind: string) => void, read: () => void): void {
  if (text.endsWith("\n")) read();
  else note(0, "cut");
}

interface Link {
  at: number;
  asset: string;
  prev: string;
  hash: string;
  /** It speaks of a document after it was recorded. */
  later: boolean;
}

/** The lines of a log or a record file. */
class Lines {
  readonly anchor: string;
  readonly said: Said;
  readonly note: (line: number, kind: string) => void;
  readonly file: string;
  ids = new Map<string, { hash: string; assets: Set<string> }>();
  numbers = new Set<string>();
  slips = new Set<string>();
  highest = { roster: 0, events: 0 };
  unsent = false;
  workspace: string | null = null;
  devices = new Map<string, { key: string; since: number; member: Json | undefined }>();
  revoked = new Map<string, number>();
  anyRoster = false;
  last = new Map<string, { count: number; hash: string }>();
  links: Link[] = [];
  tips: { at: number; id: Json }[] = [];
  events: { at: number; hash: string; payload: Fields; later: boolean }[] = [];

  constructor(anchor: string, said: Said, note: (line: number, kind: string) => void, file: string) {
    this.anchor = anchor;
    this.said = said;
    this.note = note;
    this.file = file;
  }

  log(text: string): void {
    const lines = text.slice(0, -1).split("\n");
    for (const [index, line] of lines.entries()) this.line(index + 1, line);
    this.follow(false);
    for (const { at, id } of this.tips) {
      if (typeof id !== "string" || !this.ids.has(id)) this.note(at, "decision");
    }
    this.said.logged ??= new Set();
    for (const { hash } of this.ids.values()) this.said.logged.add(hash);
  }

  /** Each follows what is here; in a record alone what speaks of it does. */
  follow(ofRecord: boolean): void {
    for (const { at, asset, prev, hash, later } of this.links) {
      if (ofRecord && !later) continue;
      const before = this.ids.get(prev);
      if (!before) this.note(at, "predecessor-missing");
      else if (before.hash !== hash) this.note(at, "predecessor-hash");
      else if (!before.assets.has(asset)) this.note(at, "predecessor-asset");
    }
  }

  /** Which types may stand here beside the roster's. */
  types = /^custody\.[A-Za-z]+$/;
  blobs: string[] = [];

  attached(text: string): void {
    this.types = /^(file\.attach|(medium|disposal)\.[A-Za-z]+)$/;
    const parts = this.withParts(text).parts;
    for (const part of this.blobs) {
      const address = JSON.parse(parts.get(part) ?? "null") as unknown;
      if (isHash(address)) this.said.attached.add(address);
    }
  }

  /** The lines below the first, and the parts that they name. */
  withParts(text: string): { number: string | undefined; parts: Map<string, string> } {
    const [head = "", ...lines] = text.slice(0, -1).split("\n");
    const [, number, ...more] = head.split("\t");
    if (number === undefined || more.length > 0) this.note(1, "form");
    const parts = new Map<string, string>();
    let bodies = "";
    for (const [index, line] of lines.entries()) {
      if (/^part(\t|$)/.test(line)) this.part(index + 2, line, bodies, parts);
      else bodies += this.line(index + 2, line) ?? "";
    }
    return { number, parts };
  }

  record(text: string): void {
    const { number, parts } = this.withParts(text);
    const [event, another] = this.events.filter(({ later }) => !later);
    this.follow(true);
    if (!event || another || event.payload.number !== number) this.note(1, "record-number");
    if (event && !another) {
      this.said.events.push({ file: this.file, hash: event.hash });
      this.compare(event, parts, typeof event.payload.number === "string" ? event.payload.number : "");
    }
  }

  part(at: number, line: string, bodies: string, parts: Map<string, string>): void {
    const [, text, ...more] = line.split("\t");
    if (text === undefined || more.length > 0) return this.note(at, "form");
    const read = canonical(text)?.value;
    const fits =
      isObject(read) &&
      Object.keys(read).join() === "salt,value" &&
      typeof read.salt === "string" &&
      /^[^"\\\p{Cc}]*$/u.test(read.salt);
    if (!fits) return this.note(at, "part-form");
    const hash = hex(text);
    if (parts.has(hash)) return this.note(at, "part-twice");
    parts.set(hash, written(read.value ?? null));
    if (!bodies.includes(`{"$part":"${hash}"}`)) this.note(at, "part-unknown");
  }

  /** What people signed, put together again: nothing is compared where a part of it is missing. */
  compare(event: { at: number; payload: Fields }, parts: Map<string, string>, number: string): void {
    const { signatures: _signatures, ...rest } = event.payload;
    const payload = { ...rest } as { [key: string]: Json };
    for (const name of ["lines", "unreturned"]) {
      const lines = payload[name];
      if (!Array.isArray(lines)) continue;
      payload[name] = lines.map((line) => {
        if (!isObject(line)) return line;
        const { prev: _, prevHash: __, ...said } = line;
        return said as Json;
      });
    }
    let lacking = false;
    const text = written(payload).replace(/\{"\$part":"([0-9a-f]{64})"\}/g, (_, part: string) => {
      const value = parts.get(part);
      lacking ||= value === undefined;
      return value ?? "";
    });
    if (lacking) return;
    const document = hex(text);
    this.said.documents.set(number, document);
    for (const { at, payload: said } of this.events.filter((each) => each === event || each.later)) {
      for (const signature of Array.isArray(said.signatures) ? said.signatures : []) {
        if (!isObject(signature) || signature.docHash !== document) this.note(at, "document-hash");
      }
    }
  }

  /** Answers the body where it is canonical. */
  line(at: number, line: string): string | null {
    const [seq = "", device = "", key = "", signature = "", body = "", ...more] = line.split("\t");
    const numbered = seq === "-" || (/^[1-9][0-9]{0,14}$/.test(seq) && seq !== "0");
    if (
      !numbered ||
      !isId(device) ||
      !isKey(key) ||
      !isSignature(signature) ||
      body === "" ||
      more.length > 0
    ) {
      this.note(at, "form");
      return null;
    }
    if (!isSigned(key, body, signature)) this.note(at, "signature");
    const read = canonical(body);
    if (!read) {
      this.note(at, "canonical");
      return null;
    }
    this.judge(at, { seq, device, key, hash: hex(body) }, read.value);
    return body;
  }

  judge(
    at: number,
    { seq, device, key, hash }: { seq: string; device: string; key: string; hash: string },
    value: Json,
  ): void {
    const op: Fields = isObject(value) ? value : {};
    const { id, type, touches, payload, actor, workspace, deviceSeq, baseSeq } = op;
    const sound =
      [id, workspace, op.device, actor].every(isId) &&
      typeof type === "string" &&
      type !== "" &&
      isCount(deviceSeq) &&
      deviceSeq > 0 &&
      isCount(baseSeq) &&
      isCount(op.v) &&
      Array.isArray(touches) &&
      touches.length > 0 &&
      isObject(payload) &&
      typeof op.at === "string" &&
      MOMENT.test(op.at);
    if (!sound) return this.note(at, "envelope");
    const isRoster = /^device\.(enrol|enrolService|revoke)$/.test(type);
    if (!isRoster && !this.types.test(type)) return this.note(at, "type");
    if (op.device !== device) this.note(at, "device");
    this.workspace ??= workspace as string;
    if (this.workspace !== workspace) this.note(at, "workspace");
    if (this.ids.has(id as string)) return this.note(at, "operation-twice");
    const later = /^custody\.(sign|attempt|renew|miss|unseal)$/.test(type);
    const assets = new Set<string>();
    this.ids.set(id as string, { hash, assets });
    this.order(at, seq, isRoster);
    if (isRoster) {
      this.enrolment(at, { seq, key, type, baseSeq, touches }, payload);
      return;
    }
    this.events.push({ at, hash, payload, later });
    const by = { seq, device, key, actor, deviceSeq, baseSeq, prev: op.prev, hash };
    this.author(at, by);
    if (!type.startsWith("custody.")) {
      const blob = payload.blob;
      if (type === "file.attach" && isObject(blob) && typeof blob.$part === "string")
        this.blobs.push(blob.$part);
      return;
    }
    const moved = this.lines(
      at,
      "lines" in payload ? payload.lines : [payload as Json],
      assets,
      later,
      later,
    );
    const stays = new Set(assets); // Nothing follows what stays where it is.
    const { unreturned } = payload;
    const left = Array.isArray(unreturned) ? this.lines(at, unreturned, stays, later, true) : [];
    const both = moved && left ? [...moved, ...left] : [];
    const listed = both.length > 0 ? both : null;
    // Nothing follows what only speaks of a document.
    if (later) assets.clear();
    const number = typeof payload.number === "string" ? payload.number : "";
    if (!listed || ("lines" in payload && number === "" && !/^custody\.(renew|miss|unseal)$/.test(type)))
      this.note(at, "envelope");
    else if (
      written(touches) !== written([...listed.map((asset) => `asset:${asset}`), ...leaving(payload)])
    ) {
      this.note(at, "touches");
    }
    if (type === "custody.resolve") {
      const { adopt, tips } = payload;
      const shown = Array.isArray(tips) ? tips : [];
      this.tips.push(...shown.map((each) => ({ at, id: each })));
      if (!shown.some((tip) => tip === adopt) || adopt !== payload.prev) this.note(at, "decision");
    } else if (number !== "" && !later) {
      if (this.slips.has(number)) this.note(at, "slip-number");
      this.slips.add(number);
    }
  }

  order(at: number, seq: string, isRoster: boolean): void {
    const block = isRoster ? "roster" : "events";
    if (seq === "-") {
      this.unsent = true;
      if (isRoster) this.note(at, "order");
      return;
    }
    if (this.numbers.has(seq)) this.note(at, "number-twice");
    else if (this.unsent || Number(seq) < this.highest[block]) this.note(at, "order");
    this.numbers.add(seq);
    this.highest[block] = Number(seq);
  }

  enrolment(
    at: number,
    {
      seq,
      key,
      type,
      baseSeq,
      touches,
    }: { seq: string; key: string; type: string; baseSeq: number; touches: Json[] },
    payload: Fields,
  ): void {
    const { device, publicKey, member } = payload;
    const ofKey = type === "device.revoke" || isKey(publicKey);
    if (!isId(device) || !ofKey || (type === "device.enrol" && !isId(member)))
      return this.note(at, "envelope");
    if (this.events.length > 0) this.note(at, "roster-place");
    if (key !== this.anchor) this.note(at, "anchor");
    if (Number(seq) !== baseSeq + 1) this.note(at, "number");
    if (written(touches) !== written([`device:${device}`])) this.note(at, "touches");
    this.anyRoster = true;
    const since = seq === "-" ? 0 : Number(seq);
    if (type === "device.revoke") {
      if (!this.revoked.has(device)) this.revoked.set(device, since);
      return;
    }
    const known = this.devices.get(device);
    if (known && known.key !== publicKey) this.note(at, "two-keys");
    if (known || !isKey(publicKey)) return;
    this.devices.set(device, { key: publicKey, since, member });
    if (key === this.anchor) this.said.enrolled.add(publicKey);
  }

  /** The assets of an event, with what each follows; null where that has not its form. */
  lines(
    at: number,
    lines: Json | undefined,
    assets: Set<string>,
    later: boolean,
    follows: boolean,
  ): string[] | null {
    if (!Array.isArray(lines)) return null;
    const listed: string[] = [];
    for (const line of lines) {
      if (!isObject(line)) return null;
      const { asset, prev, prevHash } = line;
      if (!isId(asset) || !(prev === null || isId(prev)) || !(prevHash === null || isHash(prevHash)))
        return null;
      if (follows && prev === null) return null;
      if ((prev === null) !== (prevHash === null)) this.note(at, "predecessor-hash");
      else if (prev !== null && prevHash !== null)
        this.links.push({ at, asset, prev, hash: prevHash, later });
      if (assets.has(asset)) this.note(at, "asset-twice");
      assets.add(asset);
      listed.push(asset);
    }
    return listed;
  }

  author(
    at: number,
    by: Record<"seq" | "device" | "key" | "hash", string> &
      Record<"deviceSeq" | "baseSeq", number> &
      Record<"actor" | "prev", Json | undefined>,
  ): void {
    const known = this.devices.get(by.device);
    if (known) {
      if (by.key !== known.key) this.note(at, "other-key");
      if (typeof known.member === "string" && known.member !== by.actor) this.note(at, "actor");
      if (by.seq !== "-" && Number(by.seq) < known.since) this.note(at, "too-early");
      const end = this.revoked.get(by.device);
      if (end !== undefined && (by.seq === "-" || Number(by.seq) > end)) this.note(at, "revoked");
    } else if (this.anyRoster || by.key !== this.anchor) this.note(at, "not-enrolled");
    else if (by.seq !== String(by.deviceSeq)) this.note(at, "number");
    if (by.seq !== "-" && by.baseSeq >= Number(by.seq)) this.note(at, "base");
    const before = this.last.get(by.device);
    const follows = before && by.deviceSeq === before.count + 1 && by.prev !== undefined;
    if (before && by.deviceSeq <= before.count) this.note(at, "device-number");
    else if (follows && by.prev !== before.hash) this.note(at, "device-before");
    this.last.set(by.device, { count: by.deviceSeq, hash: by.hash });
  }
}

const LABELS = [
  "日期|移交|接收|资产|签字|文件|设备|服务器|签名",
  "Date|From|To|Assets|Signed|Document|Device|Hub|Signature",
  "日期|执行|确认|介质|签字|文件|设备|服务器|签名",
  "Date|Performed|Accepted|Media|Signed|Document|Device|Hub|Signature",
];

function receipt(
  anchor: string,
  said: Said,
  note: (line: number, kind: string) => void,
  file: string,
  text: string,
): void {
  const lines = text.replace(/\n$/, "").split("\n");
  const labels = lines.slice(1).map((line) => line.split(" ", 1)[0]);
  const rest = lines.map((line) => line.slice(line.indexOf(" ") + 1));
  const number = lines[0]?.split(" ").at(-1) ?? "";
  const [, code = "", key = "", ...more] = (lines[7] ?? "").split(" ");
  const vouching = rest[8] ?? "";
  const alone = vouching === "无" || vouching === "none";
  const fits =
    lines.length === 10 &&
    LABELS.includes(labels.join("|")) &&
    /^[A-Z]+-[A-Z0-9]+-[0-9]+$/.test(number) &&
    isHash(rest[6]) &&
    /^[A-Z0-9]+$/.test(code) &&
    isKey(key) &&
    more.length === 0 &&
    (alone || isSignature(vouching)) &&
    isSignature(rest[9] ?? "");
  if (!fits) return note(0, "receipt-form");
  const words = lines.slice(0, 9).map((line) => `${line}\n`);
  if (!isSigned(key, words.join(""), rest[9] ?? "")) note(10, "receipt-signature");
  said.receipts.push({ file, number, document: rest[6] ?? "" });
  if (alone) said.alone.push({ file, key });
  else if (!isSigned(anchor, `device-key|${code}|${key}`, vouching)) note(9, "receipt-key");
}
