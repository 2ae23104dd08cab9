import { createHash, randomBytes, randomUUID } from "node:crypto";
import { separate } from "../../../shared/log/parts.ts";
import type { SealedOperation } from "../../../shared/log/operation.ts";
import { FILE_PATHS, UPLOAD_PIECE_BYTES } from "../../../shared/protocol/files/file-paths.ts";
import { sha256Hex } from "../../../hub/log/hub-crypto.ts";
import type { TestDevice } from "./device.ts";
import type { TestClient, TestReply } from "./https-client.ts";

export const addressOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Bytes that nobody has; a text of some length, so that any type is told. */
export const someBytes = (size: number): Buffer =>
  Buffer.from(randomBytes(size).toString("latin1"), "latin1");

/** A record of a file, as a console seals it. */
export function attached(device: TestDevice, bytes: Uint8Array, about: string) {
  const file = randomUUID();
  const said = {
    ...{ file, about, name: "照片.jpg", blob: addressOf(bytes), type: "image/jpeg" },
    ...{ size: bytes.length, width: 40, height: 30 },
  };
  const { payload, parts } = separate(said, { name: "", blob: "" }, randomUUID, sha256Hex);
  const { sealed, op } = device.seal("file.attach", payload, [`file:${file}`]);
  return { file, op, parts, sealed: { ...sealed, parts } as SealedOperation };
}

/** Everything personal of a file's record is erased. */
export function erased(device: TestDevice, { op, parts }: ReturnType<typeof attached>): SealedOperation {
  const targets = [{ operation: op.id, parts: parts.map(sha256Hex) }];
  const said = {
    records: op.touches,
    targets,
    what: ["blob"],
    reason: "本人要求",
    rule: "PIPL 47",
    until: null,
  };
  return device.seal("record.erase", said, op.touches).sealed;
}

export interface Begun {
  address?: string;
  size?: number | string;
  /** Sent with the creation, which no honest console does. */
  body?: Buffer;
}

/** tus by hand: what an honest console sends, and what a lying one does. */
export function fileClient(client: TestClient, { token }: Pick<TestDevice, "token">) {
  const tus = { "tus-resumable": "1.0.0" };
  return {
    ask: (addresses: string[]): Promise<TestReply> =>
      client.ask({ path: FILE_PATHS.asked, token, body: { addresses } }),
    begin: (
      { address = "", size = 0, body }: Begun,
      headers: Record<string, string> = {},
    ): Promise<TestReply> =>
      client.ask({
        path: FILE_PATHS.uploads,
        token,
        body,
        headers: {
          ...tus,
          "upload-length": String(size),
          "upload-metadata": `address ${Buffer.from(address).toString("base64")}`,
          ...headers,
        },
      }),
    head: (path: string): Promise<TestReply> => client.ask({ method: "HEAD", path, token, headers: tus }),
    send: (path: string, offset: number, body: Buffer, headers: Record<string, string> = {}) =>
      client.ask({
        method: "PATCH",
        path,
        token,
        body,
        headers: {
          ...tus,
          "content-type": "application/offset+octet-stream",
          "upload-offset": String(offset),
          ...headers,
        },
      }),
    /** All of it. Answers the last reply. */
    async upload(bytes: Buffer, claimed = addressOf(bytes)): Promise<TestReply> {
      let reply = await this.begin({ address: claimed, size: bytes.length });
      if (reply.status !== 201) return reply;
      const path = String(reply.headers.location);
      for (let at = 0; at < bytes.length; at += UPLOAD_PIECE_BYTES) {
        reply = await this.send(path, at, bytes.subarray(at, at + UPLOAD_PIECE_BYTES));
        if (reply.status !== 204) return reply;
      }
      return reply;
    },
    get: (address: string, range?: string): Promise<TestReply> =>
      client.ask({
        method: "GET",
        path: `${FILE_PATHS.files}/${address}`,
        token,
        headers: range ? { range } : {},
      }),
  };
}
