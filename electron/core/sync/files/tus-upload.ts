import type https from "node:https";
import { DefaultHttpStack, DetailedError, Upload } from "tus-js-client";
import type { HttpRequest, HttpResponse, UploadOptions } from "tus-js-client";
import { HUB_ERRORS, hubError } from "../../../../shared/protocol/errors.ts";
import type { HubErrorCode } from "../../../../shared/protocol/errors.ts";
import {
  FILE_PATHS,
  UPLOAD_ADDRESS,
  UPLOAD_PIECE_BYTES,
} from "../../../../shared/protocol/files/file-paths.ts";
import { failureOf, headersOf } from "../https-exchange.ts";
import { transportError } from "../transport.ts";
import type { HubEndpoint, HubResult } from "../transport.ts";
import type { FileStore, FileToSend } from "./file-store.ts";

/** Without a byte leaving or an answer coming. */
const SILENCE_MS = 30_000;

export interface UploadParts {
  endpoint: HubEndpoint;
  agent: https.Agent;
  store: Pick<FileStore, "read" | "uploadPath" | "setUploadPath">;
  signal: AbortSignal;
  onAccepted(bytes: number): void;
}

/** One attempt to bring a file to the hub: goes on where an earlier one came to, if there was one. */
export function uploadOnce(file: FileToSend, parts: UploadParts): Promise<HubResult<null>> {
  const { endpoint, agent, store, signal } = parts;
  return new Promise((resolve) => {
    let accepted = 0;
    let silence: NodeJS.Timeout;
    const end = (result: HubResult<null>) => {
      clearTimeout(silence);
      signal.removeEventListener("abort", onAbort);
      resolve(result);
    };
    const giveUp = (result: HubResult<null>) => {
      void upload.abort().catch(() => undefined);
      end(result);
    };
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(() => giveUp(transportError("unreachable", "the hub is silent")), SILENCE_MS);
      silence.unref();
    };
    const onAbort = () => giveUp(transportError("closed", "the transport was closed"));

    const options: UploadOptions = {
      endpoint: new URL(FILE_PATHS.uploads, endpoint.address).href,
      httpStack: new DefaultHttpStack({ agent }),
      headers: headersOf(endpoint),
      metadata: { [UPLOAD_ADDRESS]: file.address },
      chunkSize: UPLOAD_PIECE_BYTES,
      // Whether another attempt leads anywhere is judged in persist.ts.
      retryDelays: null,
      fingerprint: () => Promise.resolve(file.address),
      urlStorage: urlStorageOver(store, endpoint),
      fileReader: { openFile: () => Promise.resolve(sourceOver(store, file)) },
      removeFingerprintOnSuccess: true,
      onProgress: listen,
      onAfterResponse(request, response) {
        listen();
        const said = heard(request, response);
        if (said === null) return;
        // tus would send the same bytes again, and again.
        if (request.getMethod() === "PATCH" && said <= accepted) throw new Error("no byte was accepted");
        accepted = said;
        parts.onAccepted(said);
      },
      onSuccess: () => end({ ok: true, value: null }),
      onError: (error) => end(resultOf(error, signal)),
    };
    // The library reads it through `fileReader` alone.
    const upload = new Upload(file as unknown as Buffer, options);
    signal.addEventListener("abort", onAbort, { once: true });
    listen();
    if (signal.aborted) return onAbort();
    void upload.findPreviousUploads().then(([before]) => {
      if (before) upload.resumeFromPreviousUpload(before);
      upload.start();
    });
  });
}

/** How many bytes the hub says it has; null where it says something else. */
function heard(request: HttpRequest, response: HttpResponse): number | null {
  const status = response.getStatus();
  // tus takes every other answer for "no such upload", and would begin anew.
  if (request.getMethod() === "HEAD" && status !== 200 && status !== 404) {
    throw new Error(`the hub answered ${status}`);
  }
  const said = response.getHeader("Upload-Offset");
  return said === undefined || status >= 300 ? null : Number(said);
}

function resultOf(error: Error, signal: AbortSignal): HubResult<null> {
  const { originalResponse: response, causingError } = error as Partial<DetailedError>;
  if (!response) return failureOf(causingError ?? error, signal);
  let json: unknown = null;
  try {
    json = JSON.parse(response.getBody());
  } catch {
    // Told by its status below.
  }
  const parsed = hubError.safeParse(json);
  if (!parsed.success) {
    return transportError("badReply", `status ${response.getStatus()} without the error of a hub`);
  }
  const { code, message, details } = parsed.data.error;
  // Another console was quicker.
  if (code === "alreadyHere") return { ok: true, value: null };
  const known = Object.hasOwn(HUB_ERRORS, code) ? (code as HubErrorCode) : "internal";
  return transportError(known, message, details);
}

function sourceOver(store: Pick<FileStore, "read">, { address, size }: FileToSend) {
  return {
    size,
    slice(start: number, end: number) {
      const bytes = store.read(address, start, Math.min(end, size) - start);
      // The library asks a piece for its `size`.
      return Promise.resolve({ value: Object.assign(bytes, { size: bytes.length }), done: end >= size });
    },
    close() {},
  };
}

/** Kept without the hub's address, which may change. */
function urlStorageOver(
  store: Pick<FileStore, "uploadPath" | "setUploadPath">,
  { address: hub }: Pick<HubEndpoint, "address">,
) {
  return {
    findAllUploads: () => Promise.resolve([]),
    findUploadsByFingerprint(address: string) {
      const path = store.uploadPath(address);
      if (path === null) return Promise.resolve([]);
      const uploadUrl = new URL(path, hub).href;
      const known = { size: null, metadata: {}, creationTime: "", parallelUploadUrls: null };
      return Promise.resolve([{ ...known, urlStorageKey: address, uploadUrl }]);
    },
    removeUpload(address: string) {
      store.setUploadPath(address, null);
      return Promise.resolve();
    },
    addUpload(address: string, { uploadUrl }: { uploadUrl: string | null }) {
      store.setUploadPath(address, uploadUrl && new URL(uploadUrl).pathname);
      return Promise.resolve(address);
    },
  };
}
