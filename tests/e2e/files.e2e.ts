import { Buffer } from "node:buffer";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { askCore } from "./support/ask.ts";
import { launchConsole } from "./support/console.ts";
import type { RunningConsole } from "./support/console.ts";
import { chooseTicket, startAlone, unlock } from "./support/desk.ts";
import { runFolder } from "./support/run-folder.ts";

/** Photos and documents of a ticket, from the camera's file to what the store holds of it. */

const PASSPHRASE = "correct horse battery staple";
const TITLE = "机房配电柜指示灯异常";
const userDataDir = path.join(runFolder("files"), "window");
let desk: RunningConsole;
let page: Page;
let about: string;
test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  await begin();
  await startAlone(page, "林静", PASSPHRASE);
  const command = { type: "ticket.open", set: { requester: "王芳", title: TITLE, description: "红灯常亮" } };
  about = `ticket:${(await askCore<{ id: string }>(page, { kind: "execute", command })).id}`;
  await chooseTicket(page, "全组", TITLE);
});
test.afterAll(() => desk.close());

async function begin() {
  desk = await launchConsole({ userDataDir });
  page = desk.page;
  page.setDefaultTimeout(10_000);
}

interface Entry {
  name: string;
  blob: string;
  type: string;
  size: number;
  width: number;
  height: number;
}
const filesOf = () => askCore<Entry[]>(page, { kind: "query", name: "file.list", params: { about } });
const view = () => page.getByRole("dialog", { name: /^保存前遮盖/ });
const list = () => page.getByRole("list", { name: "附件" });
const button = (name: string | RegExp) => page.getByRole("button", { name });

async function choose(...files: { name: string; buffer: Buffer }[]) {
  const asked = page.waitForEvent("filechooser");
  await button("添加附件").click();
  await (await asked).setFiles(files.map((file) => ({ ...file, mimeType: "application/octet-stream" })));
}

/** Bytes of a file as the store has them. */
async function bytesOf({ blob, size }: Entry): Promise<Buffer> {
  const params = { address: blob, offset: 0, length: 1024 * 1024 };
  const { bytes } = await askCore<{ bytes: string }>(page, { kind: "query", name: "file.bytes", params });
  expect(Buffer.from(bytes, "base64")).toHaveLength(size);
  return Buffer.from(bytes, "base64");
}

/** A picture lying on its side: red in what is its left half, blue in its right. */
const sideways = (type: string) =>
  page.evaluate<string>(`(async () => {
    const canvas = new OffscreenCanvas(2600, 1950);
    const ink = canvas.getContext("2d");
    ink.fillStyle = "#f00"; ink.fillRect(0, 0, 1300, 1950);
    ink.fillStyle = "#00f"; ink.fillRect(1300, 0, 1300, 1950);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "${type}" })).arrayBuffer());
    return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(""));
  })()`);

/** Size of a picture, and its colours at some places, in shares of it. */
const look = (bytes: Buffer, places: readonly (readonly [number, number])[]) =>
  page.evaluate<{ size: number[]; colours: number[][] }>(`(async () => {
    const bytes = Uint8Array.from(atob("${bytes.toString("base64")}"), (each) => each.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const { width, height } = picture;
    const ink = new OffscreenCanvas(width, height).getContext("2d");
    ink.drawImage(picture, 0, 0);
    const at = ([x, y]) => [...ink.getImageData(Math.floor(x * width), Math.floor(y * height), 1, 1).data].slice(0, 3);
    return { size: [width, height], colours: ${JSON.stringify(places)}.map(at) };
  })()`);

const PLACE = "31.2304N";
const u16 = (...values: number[]) => Buffer.from(values.flatMap((value) => [value >> 8, value & 255]));
const u32 = (value: number) => u16(value >>> 16, value & 0xffff);

/** The same as a camera writes it: turned by orientation 6, with a place in it. */
function asCamera(jpeg: Buffer): Buffer {
  const text = Buffer.from(`${PLACE}\0`);
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([u16(tag, type), u32(count), value]);
  const first = [
    u16(3),
    entry(0x010e, 2, text.length, u32(8 + 2 + 36 + 4)),
    entry(0x0112, 3, 1, u16(6, 0)),
    entry(0x8825, 4, 1, u32(8 + 2 + 36 + 4 + text.length + 1)),
    u32(0),
  ];
  const gps = [u16(1), entry(1, 2, 2, Buffer.from("N\0\0\0")), u32(0)];
  const tiff = Buffer.concat([Buffer.from("MM\0*"), u32(8), ...first, text, Buffer.alloc(1), ...gps]);
  const body = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xe1]),
    u16(body.length + 2),
    body,
    jpeg.subarray(2),
  ]);
}

const isNear = (colour: readonly number[] | undefined, [r, g, b]: readonly [number, number, number]) =>
  [r, g, b].every((value, index) => Math.abs(value - (colour?.[index] ?? -99)) < 40);

test("a photo is kept upright, small, without its place, and black where somebody blackened it", async () => {
  const photo = asCamera(Buffer.from(await sideways("image/jpeg"), "base64"));
  expect(photo.includes(PLACE)).toBe(true);
  await page.evaluate(`(() => {
    window.long = [];
    new PerformanceObserver((list) => window.long.push(...list.getEntries().map((each) => Math.round(each.duration))))
      .observe({ entryTypes: ["longtask"] });
    window.blocked = [];
    document.addEventListener("securitypolicyviolation", (event) => window.blocked.push(event.violatedDirective));
  })()`);
  await choose({ name: "IMG_0042.JPG", buffer: photo });
  await expect(view()).toBeVisible();
  const box = await view().locator("canvas").boundingBox();
  if (!box) throw new Error("the picture is not on the screen");
  const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
    await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 4 });
    await page.mouse.up();
  };
  await drag([0.1, 0.1], [0.4, 0.3]);
  await expect(page.getByRole("group", { name: "黑块 1：左 10 %，上 10 %，宽 30 %，高 20 %" })).toBeVisible();
  // By keys: one in the middle, which goes to the left and grows downwards.
  await button("加黑块").click();
  await expect(page.getByRole("group", { name: "黑块 2：左 40 %，上 45 %，宽 20 %，高 10 %" })).toBeFocused();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowLeft");
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("group", { name: "黑块 2：左 35 %，上 45 %，宽 20 %，高 15 %" })).toBeFocused();
  // What is taken away by mistake comes back, what is too much goes.
  await page.keyboard.press("Delete");
  await expect(view().getByRole("status")).toHaveText("已加 1 个黑块");
  await page.keyboard.press("Control+z");
  await expect(view().getByRole("status")).toHaveText("已加 2 个黑块");
  await drag([0.7, 0.7], [0.9, 0.9]);
  await expect(view().getByRole("status")).toHaveText("已加 3 个黑块");
  await page.keyboard.press("Control+z");
  await expect(view().getByRole("status")).toHaveText("已加 2 个黑块");
  await page.keyboard.press("Enter");
  expect(await filesOf()).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(view()).toBeHidden();
  await expect(list().getByRole("listitem")).toHaveText(/IMG_0042\.jpg.*待上传/);

  const [kept] = (await filesOf()) as [Entry];
  expect(kept).toMatchObject({ name: "IMG_0042.jpg", type: "image/jpeg", width: 1536, height: 2048 });
  const bytes = await bytesOf(kept);
  expect(["Exif", PLACE, "GPS"].filter((mark) => bytes.includes(mark))).toEqual([]);
  const { size, colours } = await look(bytes, [
    [0.6, 0.1],
    [0.6, 0.95],
    [0.25, 0.2],
    [0.45, 0.55],
    [0.8, 0.8],
  ]);
  expect(size).toEqual([1536, 2048]);
  const red = [255, 0, 0] as const;
  const [blue, black] = [
    [0, 0, 255],
    [0, 0, 0],
  ] as const;
  const expected = [red, blue, black, black, blue];
  expect(colours.map((colour, index) => isNear(colour, expected[index] ?? red))).toEqual(
    expected.map(() => true),
  );
  expect(await page.evaluate("window.blocked")).toEqual([]);
  console.log(`long tasks of the page, ms: ${JSON.stringify(await page.evaluate("window.long"))}`);

  // Among what happened it is seen, as the store has it.
  const shown = page.getByRole("region", { name: "经过" }).getByRole("img", { name: "图片 IMG_0042.jpg" });
  await expect
    .poll(() => shown.evaluate((image: { naturalHeight: number }) => image.naturalHeight))
    .toBe(2048);
});

/** What this test uses of the main process. */
interface WithClipboard {
  clipboard: { writeImage(image: object): void };
  nativeImage: { createFromDataURL(url: string): object };
}

test("a picture is pasted where a note is written; Esc keeps nothing of it", async () => {
  const png = await sideways("image/png");
  await desk.electron.evaluate((main, url) => {
    const { clipboard, nativeImage } = main as unknown as WithClipboard;
    clipboard.writeImage(nativeImage.createFromDataURL(url));
  }, `data:image/png;base64,${png}`);
  await page.getByLabel("处理内容").fill("见图");
  await page.keyboard.press("Control+v");
  await expect(view()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(view()).toBeHidden();
  expect(await filesOf()).toHaveLength(1);
  await expect(page.getByLabel("处理内容")).toHaveValue("见图");
  await page.getByLabel("处理内容").focus();
  await page.keyboard.press("Control+v");
  await view().getByRole("button", { name: "保存", exact: true }).click();
  await expect(list().getByRole("listitem")).toHaveCount(2);
  // Flat colours stay what they were.
  expect((await filesOf())[1]).toMatchObject({ type: "image/png", width: 2048, height: 1536 });
});

test("what is no picture, could run something or is read nowhere is refused in words", async () => {
  const text = (words: string) => Buffer.from(words, "latin1");
  const bomb = Buffer.concat([
    text("\x89PNG\r\n\x1a\n"),
    u32(13),
    text("IHDR"),
    u32(30_000),
    u32(30_000),
    Buffer.alloc(20),
  ]);
  await choose(
    { name: "照片.heic", buffer: text("\0\0\0\x18ftypheic\0\0\0\0") },
    { name: "图.svg", buffer: text("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>") },
    { name: "假.jpg", buffer: text("\xff\xd8\xff\xe0 nothing of a picture") },
    { name: "弹.png", buffer: bomb },
    { name: "空.txt", buffer: Buffer.alloc(0) },
  );
  const told = page.getByRole("dialog", { name: "有 5 个文件没有添加" });
  for (const words of [
    /照片\.heic.*另存为 JPEG/,
    /图\.svg.*SVG/,
    /假\.jpg.*不是图片/,
    /弹\.png/,
    /空\.txt.*空的/,
  ]) {
    await expect(told.getByRole("listitem").filter({ hasText: words })).toHaveCount(1);
  }
  await page.keyboard.press("Enter");
  await expect(told).toBeHidden();
  expect(await filesOf()).toHaveLength(2);
});

/** Runs in the page: a text file is dropped on what the selector finds; answers whether it was taken. */
const drop = (selector: string) =>
  page.evaluate<boolean>(`(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["第一行\\n"], "日志.txt"));
    const at = document.querySelector(${JSON.stringify(selector)});
    const told = (type) => !at.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    return [told("dragover"), told("drop")].every(Boolean);
  })()`);

test("a document that is dropped on the ticket is taken, beside the screen it is not", async () => {
  // On the list it begins a ticket of its own (`intake.e2e.ts`).
  expect(await drop("nav")).toBe(false);
  expect(await drop("article")).toBe(true);
  await expect(list().getByRole("listitem")).toHaveCount(3);
  await expect(list().getByRole("listitem").last()).toContainText("日志.txt");
});

test("it is removed, and Z brings it back; after a restart everything is there and can be read and named", async () => {
  await button("移除附件 日志.txt").click();
  await expect(list().getByRole("listitem")).toHaveCount(2);
  await page.getByRole("region", { name: "经过" }).focus();
  await page.keyboard.press("z");
  await expect(list().getByRole("listitem")).toHaveCount(3);

  await desk.kill();
  await begin();
  await unlock(page, PASSPHRASE);
  await chooseTicket(page, "全组", TITLE);
  await expect(list().getByRole("listitem")).toHaveCount(3);
  await list().getByRole("button", { name: "IMG_0042.jpg", exact: true }).click();
  const card = page.getByRole("dialog", { name: "IMG_0042.jpg" });
  const large = card.getByRole("img", { name: "图片 IMG_0042.jpg" });
  await expect.poll(() => large.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(1536);
  await card.getByRole("button", { name: /修改文件名$/ }).click();
  await card.getByRole("textbox", { name: "文件名" }).fill("配电柜.jpg");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("dialog", { name: "配电柜.jpg" })).toBeVisible();
  await page.keyboard.press("Escape");
  await list().getByRole("button", { name: "日志.txt", exact: true }).click();
  await expect(page.getByRole("region", { name: "日志.txt 的内容" })).toHaveText("第一行");
});
