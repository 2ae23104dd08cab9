import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable, finished } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { logLine } from "../../../shared/proof/log-line.ts";
import type { LogLine } from "../../../shared/proof/log-line.ts";
import { NONE, PACK, sealStatement, sumLine } from "../../../shared/proof/pack.ts";
import type { ReceiptSigner } from "../../../shared/proof/receipt.ts";
import type { PackContents } from "./pack-contents.ts";
import { packReadme } from "./pack-readme.ts";
import { verifyScript } from "./verify-script.ts";

/**
 * Writes the ZIP to a file that is not there yet, and seals what it holds.
 *
 * @throws what the disk or a reader of the contents throws
 */
export async function writePack(file: string, pack: PackContents, signer: ReceiptSigner): Promise<void> {
  const zip = new ZipFile();
  const options = { mtime: pack.at, mode: 0o100644 };
  const sums: string[] = [];
  const written = pipeline(
    zip.outputStream,
    createWriteStream(file, { flags: "wx", mode: 0o600, flush: true }),
  );

  function add(name: string, content: string | Uint8Array): void {
    const bytes = Buffer.from(content as Uint8Array);
    sums.push(sumLine(createHash("sha256").update(bytes).digest("hex"), name));
    zip.addBuffer(bytes, name, options);
  }

  /** Resolves when all of it went in; the archive does not listen to what its entries fail of. */
  function addStream(name: string, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const hash = createHash("sha256");
    const stream = Readable.from(hashed(chunks, hash), { objectMode: false });
    const whole = new Promise<void>((resolve, reject) => {
      finished(stream, (error) => {
        if (error) {
          zip.outputStream.destroy(error);
          reject(error);
          return;
        }
        sums.push(sumLine(hash.digest("hex"), name));
        resolve();
      });
    });
    zip.addReadStream(stream, name, options);
    return Promise.race([whole, written]);
  }

  try {
    const { anchor, texts, documents, attached } = pack;
    add("readme.txt", packReadme(pack));
    add("anchor.txt", `${anchor}\n`);
    add("verify.sh", verifyScript());
    for (const [name, text] of Object.entries(texts)) add(name, text);
    for (const { name, bytes } of documents) add(name, bytes);
    if (attached?.text) add(PACK.attached, attached.text);
    if (attached && attached.missing.length > 0) {
      add(PACK.missing, attached.missing.map(({ name, address }) => sumLine(address, name)).join(""));
    }
    for (const { name, chunks } of attached?.files ?? []) await addStream(name, chunks());
    if (pack.log) await addStream(PACK.log, textOf(pack.log));
    const contents = sums.join("");
    zip.addBuffer(Buffer.from(contents), PACK.contents, options);
    zip.addBuffer(Buffer.from(sealOf(pack.number ?? NONE, contents, signer)), PACK.seal, options);
    zip.end();
  } catch (error) {
    zip.outputStream.destroy(error as Error);
    await written.catch(() => undefined);
    throw error;
  }
  await written;
}

function sealOf(
  number: string,
  contents: string,
  { code, publicKey, vouching, sign }: ReceiptSigner,
): string {
  const statement = sealStatement(
    number,
    createHash("sha256").update(contents).digest("hex"),
    code,
    publicKey,
  );
  return `${[statement, vouching ?? NONE, sign(statement)].join("|")}\n`;
}

async function* hashed(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

async function* textOf(log: AsyncIterable<readonly LogLine[]>): AsyncGenerator<Buffer> {
  for await (const lines of log) {
    if (lines.length > 0) yield Buffer.from(lines.map((line) => `${logLine(line)}\n`).join(""), "utf8");
  }
}
