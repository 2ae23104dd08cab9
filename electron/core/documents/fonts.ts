import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FAMILY = "@expo-google-fonts/noto-sans-sc";
const FILES = { normal: "400Regular/NotoSansSC_400Regular.ttf", bold: "700Bold/NotoSansSC_700Bold.ttf" };

/**
 * The fonts of documents, TrueType, for pdfmake embeds no other well. The build lays them beside its
 * bundle; from source they lie in their package.
 */
export function documentFonts(): { normal: string; bold: string } {
  return { normal: fontFile(FILES.normal), bold: fontFile(FILES.bold) };
}

function fontFile(file: string): string {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const packed = join(dirname(fileURLToPath(import.meta.url)), "fonts", name);
  return existsSync(packed) ? packed : createRequire(import.meta.url).resolve(`${FAMILY}/${file}`);
}
