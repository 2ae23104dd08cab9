import { DOCUMENT_WORDS } from "../document-words.ts";
import type { Listing } from "../document.ts";
import { filled } from "../printed.ts";
import type { LeaverSources } from "./leaver-sources.ts";

const ZH = {
  title: "离职交接单",
  asOf: "截至",
  name: "姓名",
  employeeNo: "工号",
  dept: "部门",
  day: "离职日期",
  unknown: "未登记",
  nothing: "名下没有资产、地址、账号或未完成的事项。",
  missing: "还有 {count} 项没有归还或办结。",
  clear: "全部归还、办结。",
  lines: "事项（共 {count} 项）",
  no: "序号",
  kind: "类别",
  thing: "事项",
  state: "状态",
  on: "日期",
  detail: "说明",
  "what.asset": "资产",
  "what.account": "账号",
  "what.address": "IP 地址",
  "what.ticket": "工单",
  "state.back": "已归还",
  "state.closed": "已办结",
  "state.missing": "未完成",
  known: "按本机当日所知列出；尚未同步到本机的归还和办结不在其内。",
};
const EN: Record<keyof typeof ZH, string> = {
  title: "Leaver's sheet",
  asOf: "As of",
  name: "Name",
  employeeNo: "Employee no.",
  dept: "Department",
  day: "Last day",
  unknown: "not recorded",
  nothing: "No asset, address, account or open task stands in this person's name.",
  missing: "{count} things are neither back nor closed.",
  clear: "Everything is back or closed.",
  lines: "What has to come back or to end ({count})",
  no: "No.",
  kind: "Kind",
  thing: "What",
  state: "State",
  on: "On",
  detail: "Note",
  "what.asset": "Asset",
  "what.account": "Account",
  "what.address": "IP address",
  "what.ticket": "Ticket",
  "state.back": "Back",
  "state.closed": "Closed",
  "state.missing": "Outstanding",
  known: "As this laptop knew it on that day; what has not been synced to it is not in here.",
};
const WORDS = { "zh-CN": ZH, en: EN };

/** What of somebody who leaves is back, closed and missing, for whoever signs them off. */
export const leaver: Listing<LeaverSources> = (sources, language) => {
  const words: Record<keyof typeof ZH, string> = WORDS[language];
  const { organisation, today, lines } = sources;
  const missing = lines.filter(({ state }) => state === "missing").length;
  const foot = `${words.title}  ${words.asOf} ${today}`;
  return {
    ...{ language, organisation, title: words.title, number: today, numberLabel: words.asOf, code: "" },
    facts: (
      [
        ["name", sources.name],
        ["employeeNo", sources.employeeNo],
        ["dept", sources.dept],
        ["day", sources.day],
      ] as const
    ).map(([label, value]) => ({ label: words[label], value: value || words.unknown })),
    marks: [
      lines.length === 0
        ? words.nothing
        : missing > 0
          ? filled(words.missing, { count: missing })
          : words.clear,
    ],
    tables:
      lines.length === 0
        ? []
        : [
            {
              title: filled(words.lines, { count: lines.length }),
              columns: [
                { head: words.no, share: 6 },
                { head: words.kind, share: 11 },
                { head: words.thing, share: 36 },
                { head: words.state, share: 11 },
                { head: words.on, share: 14 },
                { head: words.detail, share: 22 },
              ],
              rows: lines.map(({ what, number, title, state, on, detail }, index) => [
                `${index + 1}`,
                words[`what.${what}`],
                [number, title].filter((part) => part !== "").join("\n"),
                words[`state.${state}`],
                on,
                detail,
              ]),
            },
          ],
    terms: null,
    notes: [words.known],
    ...{ signatures: [], receipt: null, proof: [], foot, pageOf: DOCUMENT_WORDS[language].pageOf },
  };
};
