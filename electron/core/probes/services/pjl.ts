import { deviceText, shown } from "../frame/device-text.ts";

/** Printer Job Language: leaves whatever language the printer is in, asks, and leaves it again. */
export const PJL_QUESTION = "\u001b%-12345X@PJL INFO STATUS\r\n\u001b%-12345X";

export interface PjlStatus {
  code: number;
  display: string;
}

/** What a printer answered; null where that is no status. */
export function readPjl(bytes: Uint8Array): PjlStatus | null {
  const text = deviceText(bytes);
  const code = /^CODE\s*=\s*(\d{1,6})\s*$/m.exec(text)?.[1];
  if (code === undefined) return null;
  const display = /^DISPLAY\s*=\s*"?(.*?)"?\s*$/m.exec(text)?.[1] ?? "";
  return { code: Number(code), display: shown(display, 120) };
}

/** An answer ends with a form feed. */
export const isWholePjl = (bytes: Uint8Array): boolean => bytes.includes(0x0c);

/** Kinds of codes by their first digits (PJL Technical Reference Manual, appendix D). */
const KINDS: readonly (readonly [from: number, zh: string, en: string])[] = [
  [50000, "硬件故障", "hardware fault"],
  [44000, "卡纸", "paper jam"],
  [43000, "选件故障", "fault of an option"],
  [42000, "卡纸", "paper jam"],
  [41000, "需要放纸", "paper needed"],
  [40000, "需要人工处理", "needs somebody"],
  [35000, "可能需要人工处理", "may need somebody"],
  [30000, "可自动继续的提示", "goes on by itself"],
  [11000, "纸盘提示", "about a tray"],
  [10000, "正常", "ready or busy"],
];

export function pjlWords(code: number): readonly [zh: string, en: string] {
  const kind = KINDS.find(([from]) => code >= from);
  return kind ? [kind[1], kind[2]] : ["状态未知", "unknown state"];
}
