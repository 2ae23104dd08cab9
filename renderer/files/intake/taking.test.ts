import { beforeEach, describe, expect, test } from "vitest";
import type { PictureAnswer } from "./picture-messages.ts";
import type { PixelRectangle } from "./picture-work.ts";
import type { NamedRecords, TakenFile, TakingPorts } from "./taking.ts";
import { forgetNotTaken, takeFiles, useTaking } from "./taking.ts";

const letters = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]);
const bitmap = { width: 4, height: 3 } as ImageBitmap;

let attached: TakenFile[];
let blackened: (readonly PixelRectangle[])[];
let open: PictureAnswer;
let closed: number;
let answer: Awaited<ReturnType<TakingPorts["attach"]>>;
let progress: [number, number][];
let named: NamedRecords | null;

const ports: TakingPorts = {
  beside: () => ({
    open: () => Promise.resolve(open),
    keep(black) {
      blackened.push(black);
      const picture = { type: "image/jpeg" as const, bytes: JPEG.buffer, width: 4, height: 3 };
      return Promise.resolve({ is: "kept", picture });
    },
    close: () => void (closed += 1),
  }),
  namedIn: () => Promise.resolve(named),
  attach(file, onProgress) {
    attached.push(file);
    onProgress(1, 2);
    const { going } = useTaking.getState();
    progress.push([going?.done ?? -1, going?.total ?? -1]);
    return Promise.resolve(answer);
  },
};

const file = (name: string, ...parts: BlobPart[]) => ({
  about: "ticket:1",
  name,
  file: new File(parts, name),
});
const looking = async () => {
  for (let tried = 0; tried < 50 && useTaking.getState().looking === null; tried += 1)
    await Promise.resolve();
  while (useTaking.getState().looking === null) await new Promise((resolve) => setTimeout(resolve, 1));
  return useTaking.getState().looking!;
};

beforeEach(() => {
  [attached, blackened, progress, closed] = [[], [], [], 0];
  answer = { ok: true, value: null };
  open = { is: "opened", bitmap };
  named = null;
  forgetNotTaken();
});

test("a picture is kept as it was looked at, and not the file that it came in", async () => {
  const done = takeFiles(ports, [file("IMG_1.PNG", JPEG, letters("place"))]);
  const black = [{ x: 1, y: 1, width: 2, height: 1 }];
  (await looking()).keep(black, false);
  await done;
  expect(blackened).toEqual([black]);
  expect(attached).toMatchObject([{ abouts: ["ticket:1"], name: "IMG_1.jpg" }]);
  expect(attached[0]?.bytes.size).toBe(JPEG.length);
  expect(useTaking.getState()).toMatchObject({ looking: null, going: null, notTaken: [] });
  expect(closed).toBeGreaterThan(0);
});

test("one that is left is nowhere, and the next one is looked at", async () => {
  const done = takeFiles(ports, [file("a.jpg", JPEG), file("b.jpg", JPEG)]);
  const first = await looking();
  expect([first.at, first.of]).toEqual([1, 2]);
  first.leave();
  while (useTaking.getState().looking?.name !== "b.jpg") await new Promise((go) => setTimeout(go, 1));
  const second = await looking();
  expect([second.at, second.of]).toEqual([2, 2]);
  second.keep([], false);
  await done;
  expect(attached.map(({ name }) => name)).toEqual(["b.jpg"]);
  expect(useTaking.getState().notTaken).toEqual([]);
});

test("a document is kept as it is, and tells how far it is", async () => {
  await takeFiles(ports, [file("报价: 1.pdf", letters("%PDF-1.7\n"))]);
  expect(attached).toMatchObject([{ name: "报价_ 1.pdf" }]);
  expect(progress).toEqual([[1, 2]]);
});

test("what is not taken is told of with its reason, and keeps nothing else from being taken", async () => {
  const heic = Uint8Array.from([0, 0, 0, 24, ...letters("ftypheic")]);
  await takeFiles(ports, [
    file("a.heic", heic),
    file("b.svg", "<svg onload='x()'>"),
    file("c.jpg", "<!doctype html><script>x()</script>"),
    file("d.exe", letters("MZ\x90\0\x03\0\0")),
    file("e.txt"),
    file("f.txt", "a log"),
    { about: "ticket:1", name: "g.zip", file: { size: 60 * 1024 * 1024 } as File },
  ]);
  expect(useTaking.getState().notTaken).toEqual([
    { name: "a.heic", why: "heic" },
    { name: "b.svg", why: "fileMarkup" },
    { name: "c.jpg", why: "fileMarkup" },
    { name: "d.exe", why: "fileType" },
    { name: "e.txt", why: "fileEmpty" },
    { name: "g.zip", why: "fileTooLarge" },
  ]);
  expect(attached.map(({ name }) => name)).toEqual(["f.txt"]);
});

test("a picture that is none is not shown", async () => {
  open = { is: "refused", why: "tooManyPixels" };
  await takeFiles(ports, [file("bomb.jpg", JPEG)]);
  expect(useTaking.getState()).toMatchObject({
    looking: null,
    notTaken: [{ name: "bomb.jpg", why: "tooManyPixels" }],
  });
  expect(attached).toEqual([]);
});

test("why the core did not keep it is told, but not that somebody stopped it", async () => {
  answer = { ok: false, error: { code: "readOnly", message: "full", path: "" } };
  await takeFiles(ports, [file("a.txt", "a log")]);
  expect(useTaking.getState().notTaken).toMatchObject([{ name: "a.txt", why: { code: "readOnly" } }]);
  forgetNotTaken();
  answer = { ok: false, error: { code: "cancelled", message: "", path: "" } };
  await takeFiles(ports, [file("a.txt", "a log")]);
  expect(useTaking.getState().notTaken).toEqual([]);
});

describe("a code in the picture", () => {
  const offered = async () => {
    while (!useTaking.getState().looking?.found) await new Promise((go) => setTimeout(go, 1));
    return useTaking.getState().looking!;
  };

  test("of a slip is offered, and the picture goes to the slip's assets only when that is said", async () => {
    named = { name: "H-K7-0042", records: ["asset:1", "asset:2"] };
    for (const elsewhere of [true, false]) {
      const done = takeFiles(ports, [file("IMG_1.jpg", JPEG)]);
      (await offered()).keep([], elsewhere);
      await done;
    }
    expect(attached).toMatchObject([
      { abouts: ["asset:1", "asset:2"], name: "H-K7-0042 IMG_1.jpg" },
      { abouts: ["ticket:1"], name: "IMG_1.jpg" },
    ]);
  });

  test("of the record itself offers nothing; one that is read too late changes nothing", async () => {
    named = { name: "T-1", records: ["ticket:1"] };
    const done = takeFiles(ports, [file("IMG_1.jpg", JPEG)]);
    const shown = await looking();
    await new Promise((go) => setTimeout(go, 5));
    expect(useTaking.getState().looking?.found).toBeNull();
    shown.keep([], true);
    await done;
    expect(attached).toMatchObject([{ abouts: ["ticket:1"], name: "IMG_1.jpg" }]);
  });
});
