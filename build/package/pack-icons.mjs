// node build/package/pack-icons.mjs: the icons that Windows and macOS take, from the pictures under
// build/resources/icons. Those were drawn from icon.svg by Chromium, one in each size; draw them anew
// when it changes.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../runtime/paths.mjs";

const folder = path.join(projectRoot, "build/resources");
/** @param {number} size */
const pictureOf = (size) => readFileSync(path.join(folder, "icons", `${size}x${size}.png`));

/** Windows: a directory of pictures, then the pictures themselves. */
function ico() {
  const pictures = [16, 24, 32, 48, 64, 128, 256].map((size) => ({ size, png: pictureOf(size) }));
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 256 does not fit into a byte and is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** macOS: parts of a type and a length each. */
function icns() {
  const types = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };
  const parts = Object.entries(types).map(([type, size]) => part(type, pictureOf(size)));
  return part("icns", Buffer.concat(parts));
}

/** @param {string} type @param {Buffer} content */
function part(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, "latin1");
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}

writeFileSync(path.join(folder, "icon.ico"), ico());
writeFileSync(path.join(folder, "icon.icns"), icns());
