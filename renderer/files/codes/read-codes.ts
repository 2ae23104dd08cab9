/** A code that is not found by then is not waited for. */
const LONGEST_MS = 15_000;

/**
 * Texts of the QR codes in a picture; none where it cannot be read. Beside the page, in a worker whose own
 * policy allows WebAssembly (electron/main/security/csp.ts), and only as long as it takes.
 */
export async function readCodes(bitmap: ImageBitmap, stop: AbortSignal): Promise<readonly string[]> {
  const copy = await createImageBitmap(bitmap);
  if (stop.aborted) return [];
  const worker = new Worker(new URL("./codes.worker.ts", import.meta.url), { type: "module" });
  const codes = await new Promise<readonly string[]>((resolve) => {
    const end = () => resolve([]);
    worker.onmessage = ({ data }: MessageEvent<readonly string[]>) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      end();
    };
    setTimeout(end, LONGEST_MS);
    stop.addEventListener("abort", end);
    worker.postMessage(copy, [copy]);
  });
  worker.terminate();
  return codes;
}
