import { describe, expect, test } from "vitest";
import { jpeg, png, webp } from "../../tests/support/domain/pictures.ts";
import { isHostileName, savedName } from "./file-name.ts";
import { MEDIA_TYPES } from "./media-type.ts";
import { tellType } from "./tell-type.ts";

const OFFICE = "application/vnd.openxmlformats-officedocument.";
const zip = (...names: string[]) => `PK\x03\x04${names.join("PK\x01\x02")}`;

function told(content: string | Buffer) {
  const bytes = Buffer.from(content as string, "latin1");
  return tellType(bytes, bytes);
}

describe("a file is told by its content", () => {
  test.each([
    ["image/jpeg", jpeg()],
    ["image/png", png()],
    ["image/webp", webp()],
    ["application/pdf", "%PDF-1.7\n"],
    ["application/zip", zip("photo.jpg")],
    ["application/zip", zip("[Content_Types].xml", "unknown.xml")],
    [`${OFFICE}wordprocessingml.document`, zip("[Content_Types].xml", "word/document.xml")],
    [`${OFFICE}spreadsheetml.sheet`, zip("[Content_Types].xml", "xl/workbook.xml")],
    [`${OFFICE}presentationml.presentation`, zip("[Content_Types].xml", "ppt/presentation.xml")],
    ["text/csv", "a,b,c\r\n1,2,3\r\n"],
    ["text/csv", 'a;b\n"x;y";2\n'],
    ["text/plain", "2026-11-27 09:00 error 5"],
    ["text/plain", Buffer.from("打印机不能打印", "utf8")],
    ["text/plain", "the page begins with <html> and then hangs"],
    ["text/plain", '<?xml version="1.0"?><report><disk/></report>'],
    ["text/plain", Buffer.from("\ufeff指示灯", "utf16le")],
  ])("%s", (type, content) => expect(told(content)).toBe(type));

  test.each([
    ["a page", "<!DOCTYPE html><title>x</title>"],
    ["a page behind blanks", "\n\n  <html>"],
    ["a drawing", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["a drawing behind a declaration", '<?xml version="1.0"?>\n<!-- a --><svg/>'],
    ["a drawing with a prefix", '<?xml version="1.0"?><s:svg xmlns:s="x"/>'],
    ["a drawing behind a mark of order", "\u00ef\u00bb\u00bf<svg/>"],
    ["a drawing of two bytes a letter", Buffer.from("\ufeff<svg/>", "utf16le")],
    ["a script", "<script>alert(1)</script>"],
  ])("%s is markup", (_, content) => expect(told(content)).toBe("markup"));

  test.each([
    ["a program of Windows", "MZ\x90\x00\x03"],
    ["a program of Linux", "\x7fELF\x02\x01\x01\x00"],
    ["a GIF", "GIF89a\x01\x00\x01\x00"],
    ["a HEIC", "\x00\x00\x00\x18ftypheic"],
    ["a BMP", "BM\x36\x00\x00\x00"],
    ["an old Word document", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00"],
  ])("%s is of no type that is taken", (_, content) => expect(told(content)).toBe("type"));
});

describe("names", () => {
  test.each([
    ...["../a.jpg", "a/b.jpg", "a\\b.jpg", "C:a", "con", "NUL.txt", "com1.log", ".ssh", "a.", " a", "a ", ""],
    ...["a\u0000.jpg", "a\nb", "a\u202egpj.exe", "a?.txt", "a*", 'a"b', "<a>", "a|b", "..", "."],
  ])("%j cannot be one", (name) => expect(isHostileName(name)).toBe(true));

  test.each(["IMG_0042.jpg", "故障 照片.png", "a.b.c", "console.log", "👨‍👩‍👧.png", "O'Neil & co (2).pdf"])(
    "%j can",
    (name) => expect(isHostileName(name)).toBe(false),
  );

  test("a file is saved under a name that its type has", () => {
    expect(savedName("repair.bat", "text/plain")).toBe("repair.bat.txt");
    expect(savedName("photo.JPEG", "image/jpeg")).toBe("photo.JPEG");
    expect(savedName("photo.exe", "image/jpeg")).toBe("photo.exe.jpg");
    for (const type of MEDIA_TYPES) {
      const name = savedName("长".repeat(200), type);
      expect([...name].length).toBeLessThanOrEqual(200);
      expect(savedName(name, type)).toBe(name);
    }
  });
});
