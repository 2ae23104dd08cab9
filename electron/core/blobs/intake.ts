import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { BlobFacts, TakenIn } from "../../../shared/blob/blob-facts.ts";
import { CHUNK_BYTES, MAX_BLOB_BYTES, MAX_PIXELS } from "../../../shared/blob/limits.ts";
import type { BlobRefusal } from "../../../shared/blob/limits.ts";
import { isPicture } from "../../../shared/blob/media-type.ts";
import type { PictureType } from "../../../shared/blob/media-type.ts";
import { readPicture } from "../../../shared/blob/pictures/picture.ts";
import { HEAD_BYTES, TAIL_BYTES, tellType } from "../../../shared/blob/tell-type.ts";

import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { BlobRow } from "../store/blobs/blob-rows.ts";
import type { Store } from "../store/store.ts";

const MESSAGES: Readonly<Record<BlobRefusal, string>> = {
  fileTooLarge: `a file has at most ${MAX_BLOB_BYTES / 1024 / 1024} MiB`,
  fileEmpty: "the file is empty",
  notAFile: "this is not a file that can be read",
  fileType: "files of this type are not taken",
  fileMarkup: "web pages and SVG drawings are not taken",
  notAPicture: "this begins like a picture and is none, or it is damaged",
  tooManyPixels: `a picture has at most ${MAX_PIXELS / 1_000_000} million pixels`,
  pictureTurned:
    "this picture is turned by a remark in it, which is not kept: save it upright without its place, or attach it in the window",
  fileChanged: "the file changed while it was read",
};

/** A refusal that says by its rule why a file is not taken. */
export function refusedFile(rule: BlobRefusal, path: string) {
  return failure("notAllowed", MESSAGES[rule], path, { rule });
}

/** Bytes that are coming in. Whatever goes wrong, nothing of them stays. */
export interface Intake {
  /** Takes what comes next. After a refusal the intake is over. */
  append(bytes: Uint8Array): Outcome<null>;
  /** That was all of it. */
  finish(): Promise<Outcome<TakenIn>>;
  drop(): void;
}

/**
 * Begins to take bytes in. They lie in the store piece by piece under no name, a transaction each, so
 * that nobody waits for a long file; with the last one they get their name. A picture is held in memory
 * until it is whole, since what is kept of it is less than what came.
 *
 * @param path where in what was asked a refusal stands
 * @param id of the place in the store; one that is not among the living is swept
 */
export function beginIntake(store: Store, id: string, path: string): Intake {
  const { blobs, environment } = store;
  const hash = createHash("sha256");
  const head = new Gathered(HEAD_BYTES);
  let tail: Uint8Array = new Uint8Array(0);
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let size = 0;
  let row: BlobRow | null = null;
  let over = false;

  function drop(): void {
    over = true;
    waiting = [];
    const begun = row;
    row = null;
    if (!begun) return;
    // On a full disk it stays for now: it has no name, and is swept.
    store.write(() => {
      blobs.drop(begun);
      return success(null);
    }, true);
  }

  function ended<T extends { ok: boolean }>(refusal: T): T {
    drop();
    return refusal;
  }

  /** Moves what waits into the store. */
  function stow(): Outcome<null> {
    const bytes = Buffer.concat(waiting);
    const stored = store.write(() => {
      const place = row ?? blobs.beginIntake(id, environment.now());
      return success({ ...place, held: blobs.append(place, bytes) });
    });
    if (!stored.ok) return stored;
    row = stored.value;
    hash.update(bytes);
    waiting = [];
    waitingBytes = 0;
    return success(null);
  }

  /** What it is, and the bytes that are kept of it where those are not the ones that came. */
  function looked(): Outcome<{ facts: BlobFacts; picture: Uint8Array | null }> {
    if (size === 0) return refusedFile("fileEmpty", path);
    const told = tellType(head.bytes(), tail);
    if (told === "type") return refusedFile("fileType", path);
    if (told === "markup") return refusedFile("fileMarkup", path);
    if (!isPicture(told)) {
      return success({ facts: { type: told, size, width: null, height: null }, picture: null });
    }
    return lookedAt(told, Buffer.concat(waiting), path);
  }

  function name(facts: BlobFacts): Outcome<TakenIn> {
    const address = hash.digest("hex");
    return store.write(() => {
      const known = blobs.get(address);
      if (known?.state === "whole") {
        if (row) blobs.drop(row);
        blobs.used(known, environment.now());
      } else if (row) {
        if (known) blobs.drop(known);
        blobs.finish(row, address, facts);
        if (known?.sent) blobs.markSent(row);
      }
      return success({ address, ...facts });
    });
  }

  return {
    append(bytes) {
      if (over) throw new Error("this intake is over");
      size += bytes.length;
      if (size > MAX_BLOB_BYTES) return ended(refusedFile("fileTooLarge", path));
      head.add(bytes);
      tail = Buffer.concat([tail, bytes]).subarray(-TAIL_BYTES);
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes < CHUNK_BYTES || beginsAsPicture(head.bytes())) return success(null);
      const stowed = stow();
      return stowed.ok ? stowed : ended(stowed);
    },

    async finish() {
      if (over) throw new Error("this intake is over");
      const found = looked();
      if (!found.ok) return ended(found);
      const { facts, picture } = found.value;
      const pieces = picture ? piecesOf(picture) : waiting;
      for (const piece of pieces) {
        waiting = [piece];
        const stowed = stow();
        if (!stowed.ok) return ended(stowed);
        await setImmediate();
        if (over) return failure("cancelled", "this intake was given up", path);
      }
      const named = name(facts);
      if (!named.ok) return ended(named);
      over = true;
      return named;
    },
    drop,
  };
}

const beginsAsPicture = (head: Uint8Array) => {
  const told = tellType(head.subarray(0, 16), new Uint8Array(0));
  return told !== "type" && told !== "markup" && isPicture(told);
};

function lookedAt(
  type: PictureType,
  came: Uint8Array,
  path: string,
): Outcome<{ facts: BlobFacts; picture: Uint8Array }> {
  const picture = readPicture(type, came);
  if (!picture) return refusedFile("notAPicture", path);
  const { width, height, turned, bytes } = picture;
  if (width * height > MAX_PIXELS) return refusedFile("tooManyPixels", path);
  if (turned) return refusedFile("pictureTurned", path);
  return success({ facts: { type, size: bytes.length, width, height }, picture: bytes });
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

/** The first bytes of what comes, up to a number of them. */
class Gathered {
  readonly #most: number;
  #bytes: Uint8Array = new Uint8Array(0);
  constructor(most: number) {
    this.#most = most;
  }
  add(more: Uint8Array): void {
    const room = this.#most - this.#bytes.length;
    if (room > 0) this.#bytes = Buffer.concat([this.#bytes, more.subarray(0, room)]);
  }
  bytes(): Uint8Array {
    return this.#bytes;
  }
}
