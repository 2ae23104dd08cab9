import type { PictureAnswer, PictureAsked } from "./picture-messages.ts";
import type { PixelRectangle } from "./picture-work.ts";

/** A picture beside the page: decoding and encoding takes longer than a frame. */
export interface PictureBeside {
  open: (file: Blob) => Promise<PictureAnswer>;
  keep: (black: readonly PixelRectangle[]) => Promise<PictureAnswer>;
  /** Gives its memory back; what was asked and not answered is given up. */
  close: () => void;
}

const FAILED: PictureAnswer = { is: "refused", why: "failed" };

export function pictureBeside(): PictureBeside {
  const worker = new Worker(new URL("./picture.worker.ts", import.meta.url), { type: "module" });
  let answered: (answer: PictureAnswer) => void = () => {};
  worker.onmessage = ({ data }: MessageEvent<PictureAnswer>) => answered(data);
  // The worker itself is gone: no memory for it.
  worker.onerror = (event) => {
    event.preventDefault();
    answered(FAILED);
  };
  const ask = (asked: PictureAsked) =>
    new Promise<PictureAnswer>((resolve) => {
      answered = resolve;
      worker.postMessage(asked);
    });
  return {
    open: (file) => ask({ do: "open", file }),
    keep: (black) => ask({ do: "keep", black }),
    close: () => {
      worker.terminate();
      answered(FAILED);
    },
  };
}
