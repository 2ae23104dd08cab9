import { create } from "zustand";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import { MAX_BLOB_BYTES } from "../../../shared/blob/limits.ts";
import { HEAD_BYTES, TAIL_BYTES, tellType } from "../../../shared/blob/tell-type.ts";
import { isPicture } from "../../../shared/blob/media-type.ts";
import type { Answer } from "../../core/index.ts";
import { tamedName } from "./file-names.ts";
import { isHeic } from "./heic.ts";
import type { PictureBeside } from "./picture-client.ts";
import type { Refusal } from "./picture-rules.ts";
import { pictureName } from "./picture-rules.ts";
import type { PixelRectangle } from "./picture-work.ts";

/** A picture that somebody looks at before it is kept. */
interface Looking {
  name: string;
  /** Which of how many that were brought together, from 1. */
  at: number;
  of: number;
  bitmap: ImageBitmap;
  /** It is being made bytes of. */
  busy: boolean;
  /** What a code in the picture names, if that is another record than the one it came to. */
  found: NamedRecords | null;
  /** @param elsewhere it is attached to what its code names */
  keep: (black: readonly PixelRectangle[], elsewhere: boolean) => void;
  leave: () => void;
}

/** What a code names: the records of a slip, or one record. */
export interface NamedRecords {
  /** As printed: a number, a tag. */
  name: string;
  /** Their keys. */
  records: readonly string[];
}

/** A file on its way into the store. */
interface Going {
  about: string;
  name: string;
  at: number;
  of: number;
  /** In bytes; of a total of 0 it is not known yet. */
  done: number;
  total: number;
  cancel: () => void;
}

/** A file that was not taken. */
export interface NotTaken {
  name: string;
  why: Refusal | CoreError;
}

interface Taking {
  looking: Looking | null;
  going: Going | null;
  /** Of those that were brought together, as soon as the last of them is done with. */
  notTaken: readonly NotTaken[];
}

/** What is under way in this window, whichever record is on the screen. */
export const useTaking = create<Taking>(() => ({ looking: null, going: null, notTaken: [] }));

/** A file as the core gets it. */
export interface TakenFile {
  /** Keys of the records that get it. */
  abouts: readonly string[];
  name: string;
  bytes: Blob;
}

/** What taking in needs of the world. */
export interface TakingPorts {
  beside: () => PictureBeside;
  /** What a code in the picture names; null where there is none that is known here. */
  namedIn: (bitmap: ImageBitmap, stop: AbortSignal) => Promise<NamedRecords | null>;
  /** Keeps the bytes and attaches them to the record. */
  attach: (
    file: TakenFile,
    onProgress: (done: number, total: number) => void,
    stop: AbortSignal,
  ) => Promise<Answer<unknown>>;
}

interface Brought {
  about: string;
  file: File;
  /** Of what comes without a name. */
  name: string;
}

let waiting: Brought[] = [];
let running: Promise<void> | null = null;
let [at, of] = [0, 0];

/**
 * Takes files in, one after the other: a picture is looked at before it is kept, everything else is kept as
 * it is. What is not taken is told of when all are done with.
 */
export function takeFiles(ports: TakingPorts, files: readonly Brought[]): Promise<void> {
  waiting = [...waiting, ...files];
  of += files.length;
  running ??= takeAll(ports).finally(() => {
    running = null;
    [at, of] = [0, 0];
  });
  return running;
}

/** They were read. */
export const forgetNotTaken = () => useTaking.setState({ notTaken: [] });

async function takeAll(ports: TakingPorts): Promise<void> {
  const notTaken: NotTaken[] = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    at += 1;
    const why = await takeOne(ports, next);
    useTaking.setState({ going: null, looking: null });
    if (why !== null) notTaken.push({ name: next.name, why });
  }
  if (notTaken.length > 0) useTaking.setState({ notTaken });
}

/** Null: it was taken, or somebody did not want it. */
async function takeOne(ports: TakingPorts, { about, file, name }: Brought): Promise<NotTaken["why"] | null> {
  const stop = new AbortController();
  const show = (done: number, total: number) =>
    useTaking.setState({ going: { about, name, at, of, done, total, cancel: () => stop.abort() } });
  show(0, 0);
  const told = await tell(file);
  if ("refused" in told) return told.refused;
  const brought = { about, file, name };
  const bytes = told.picture
    ? await lookedAt(ports, brought, stop.signal)
    : { abouts: [about], name, bytes: file };
  if (bytes === null) return null;
  if (typeof bytes === "string") return bytes;
  if (stop.signal.aborted) return null;
  show(0, bytes.bytes.size);
  const kept = { ...bytes, name: tamedName(bytes.name) };
  const answer = await ports.attach(kept, show, stop.signal);
  return answer.ok || answer.error.code === "cancelled" ? null : answer.error;
}

/** What it is, by its content; what is not taken is not read any further. */
async function tell(file: File): Promise<{ picture: boolean } | { refused: Refusal }> {
  if (file.size > MAX_BLOB_BYTES) return { refused: "fileTooLarge" };
  let ends: [Uint8Array, Uint8Array];
  try {
    ends = await Promise.all([
      bytesOf(file.slice(0, HEAD_BYTES)),
      bytesOf(file.slice(Math.max(0, file.size - TAIL_BYTES))),
    ]);
  } catch {
    // A folder, or a file that has gone meanwhile.
    return { refused: "notAFile" };
  }
  const [head] = ends;
  if (head.length === 0) return { refused: "fileEmpty" };
  if (isHeic(head)) return { refused: "heic" };
  const type = tellType(...ends);
  if (type === "markup") return { refused: "fileMarkup" };
  return type === "type" ? { refused: "fileType" } : { picture: isPicture(type) };
}

const bytesOf = async (part: Blob) => new Uint8Array(await part.arrayBuffer());

/** The picture as it was kept by whoever looked at it; null when it was left. */
async function lookedAt(
  { beside, namedIn }: TakingPorts,
  { about, file, name }: Brought,
  stop: AbortSignal,
): Promise<TakenFile | Refusal | null> {
  const picture = beside();
  const looked = new AbortController();
  stop.addEventListener("abort", picture.close);
  try {
    const opened = await picture.open(file);
    if (stop.aborted) return null;
    if (opened.is === "refused") return opened.why;
    if (opened.is !== "opened") return "failed";
    const decision = decided(name, opened.bitmap);
    void namedIn(opened.bitmap, looked.signal).then((found) => {
      if (found && !looked.signal.aborted && !isAbout(found, about)) showFound(found);
    });
    const said = await decision;
    looked.abort();
    if (said === null) return null;
    const { black, found } = said;
    const kept = await picture.keep(black);
    if (kept.is === "refused") return kept.why;
    if (kept.is !== "kept") return "failed";
    const { bytes, type } = kept.picture;
    const named = pictureName(name, type);
    return {
      abouts: found?.records ?? [about],
      name: found ? `${found.name} ${named}` : named,
      bytes: new Blob([bytes], { type }),
    };
  } finally {
    looked.abort();
    picture.close();
    useTaking.setState({ looking: null });
  }
}

const isAbout = ({ records }: NamedRecords, about: string) => records.length === 1 && records[0] === about;

/** Reading codes takes longer than showing the picture: the offer comes to the picture that stands. */
function showFound(found: NamedRecords): void {
  const { looking } = useTaking.getState();
  if (looking && !looking.busy) useTaking.setState({ looking: { ...looking, found } });
}

interface Decision {
  black: readonly PixelRectangle[];
  found: NamedRecords | null;
}

function decided(name: string, bitmap: ImageBitmap): Promise<Decision | null> {
  return new Promise((decide) => {
    const looking: Looking = {
      ...{ name, at, of, bitmap, busy: false, found: null },
      keep: (black, elsewhere) => {
        const shown = useTaking.getState().looking;
        if (!shown) return;
        useTaking.setState({ looking: { ...shown, busy: true } });
        decide({ black, found: elsewhere ? shown.found : null });
      },
      leave: () => decide(null),
    };
    useTaking.setState({ looking });
  });
}
