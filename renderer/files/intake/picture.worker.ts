import type { PictureAnswer, PictureAsked } from "./picture-messages.ts";
import { keepPicture, openPicture } from "./picture-work.ts";
import type { OpenedPicture } from "./picture-work.ts";

// One picture for as long as it is looked at: ending the worker gives all of its memory back, and is the way
// to stop in the middle.
const page = globalThis as unknown as {
  postMessage: (answer: PictureAnswer, transfer: Transferable[]) => void;
  onmessage: (message: MessageEvent<PictureAsked>) => void;
};
let opened: OpenedPicture | null = null;

async function answer(asked: PictureAsked): Promise<PictureAnswer> {
  if (asked.do === "open") {
    const outcome = await openPicture(asked.file);
    if (typeof outcome === "string") return { is: "refused", why: outcome };
    opened = outcome;
    return { is: "opened", bitmap: await createImageBitmap(outcome.canvas) };
  }
  if (!opened) return { is: "refused", why: "failed" };
  return { is: "kept", picture: await keepPicture(opened, asked.black) };
}

page.onmessage = ({ data }) => {
  void answer(data)
    // No memory for a picture of this size.
    .catch((): PictureAnswer => ({ is: "refused", why: "failed" }))
    .then((answered) => {
      const heavy =
        answered.is === "opened" ? [answered.bitmap] : answered.is === "kept" ? [answered.picture.bytes] : [];
      page.postMessage(answered, heavy);
    });
};
