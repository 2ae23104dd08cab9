import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
// In the script itself: the policy of this worker lets WebAssembly in and no connection out.
import binary from "zxing-wasm/reader/zxing_reader.wasm?url&inline";

const page = globalThis as unknown as {
  postMessage: (codes: readonly string[]) => void;
  onmessage: (message: MessageEvent<ImageBitmap>) => void;
};

const bytes = Uint8Array.from(atob(binary.slice(binary.indexOf(",") + 1)), (each) => each.charCodeAt(0));
prepareZXingModule({ overrides: { wasmBinary: bytes.buffer } });

/** More codes than on any sheet of ours. */
const MOST = 16;

async function codesIn(bitmap: ImageBitmap): Promise<string[]> {
  const { width, height } = bitmap;
  const ink = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (!ink) return [];
  ink.drawImage(bitmap, 0, 0);
  bitmap.close();
  const found = await readBarcodes(ink.getImageData(0, 0, width, height), {
    formats: ["QRCode"],
    tryHarder: true,
    maxNumberOfSymbols: MOST,
  });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

page.onmessage = ({ data }) => {
  void codesIn(data)
    .catch(() => [])
    .then((codes) => page.postMessage(codes));
};
