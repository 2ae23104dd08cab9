/**
 * Words that a printer says of itself by IPP, in both languages: reasons of its state (RFC 8011, 5.4.12; PWG
 * 5100.9). A closed table: what is not here is told as it came.
 */
const REASONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  "media-empty": ["缺纸", "out of paper"],
  "media-needed": ["需要放纸", "paper needed"],
  "media-low": ["纸张不足", "paper low"],
  "media-jam": ["卡纸", "paper jam"],
  "input-tray-missing": ["纸盘未装好", "input tray missing"],
  "output-area-full": ["出纸盘已满", "output full"],
  "output-area-almost-full": ["出纸盘将满", "output almost full"],
  "toner-empty": ["碳粉用尽", "toner empty"],
  "toner-low": ["碳粉不足", "toner low"],
  "marker-supply-empty": ["耗材用尽", "supply empty"],
  "marker-supply-low": ["耗材不足", "supply low"],
  "marker-supply-missing": ["耗材未安装", "supply missing"],
  "marker-waste-full": ["废粉盒已满", "waste box full"],
  "marker-waste-almost-full": ["废粉盒将满", "waste box almost full"],
  "opc-life-over": ["感光鼓寿命已尽", "drum worn out"],
  "opc-near-eol": ["感光鼓将到寿命", "drum near its end"],
  "fuser-over-temp": ["定影器过热", "fuser too hot"],
  "fuser-under-temp": ["定影器预热中", "fuser warming up"],
  "cover-open": ["盖板打开", "cover open"],
  "door-open": ["门打开", "door open"],
  "interlock-open": ["联锁打开", "interlock open"],
  "developer-empty": ["显影剂用尽", "developer empty"],
  "spool-area-full": ["存储已满", "spool full"],
  "connecting-to-device": ["正在连接打印机", "connecting"],
  "timed-out": ["连接打印机超时", "timed out"],
  offline: ["离线", "offline"],
  paused: ["已暂停", "paused"],
  "moving-to-paused": ["正在暂停", "pausing"],
  shutdown: ["已关机", "shut down"],
  stopping: ["正在停止", "stopping"],
  "hold-new-jobs": ["新作业挂起", "new jobs are held"],
  other: ["其他原因", "other"],
  none: ["无", "none"],
};

/** RFC 8011, 5.4.11. */
export const STATES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  idle: ["空闲", "idle"],
  processing: ["正在打印", "printing"],
  stopped: ["已停止", "stopped"],
};

const wordsOf = (table: typeof REASONS, word: string) =>
  Object.hasOwn(table, word) ? table[word] : undefined;

export const reasonWords = (reason: string): readonly [zh: string, en: string] =>
  wordsOf(REASONS, reason) ?? [reason, reason];

/**
 * A reading of the probe `printer` that is a word of IPP, in words of people; one that is not known stands in
 * quotes, as it came. Null for what is no such word.
 */
export function printerWordIn(
  probe: string,
  name: string,
  value: unknown,
): readonly [zh: string, en: string] | null {
  const table = probe === "printer" && Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;
  if (!table || typeof value !== "string" || value === "") return null;
  return wordsOf(table, value) ?? [`“${value}”`, `“${value}”`];
}

const TABLES: Readonly<Partial<Record<string, typeof REASONS>>> = { state: STATES, reasons: REASONS };
