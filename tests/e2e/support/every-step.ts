import type { WrittenChecklist } from "../../../shared/domain/checklist/checklist-form.ts";
import { DOCTOR_LINKS } from "../../../shared/domain/checklist/doctor.ts";
import type { DoctorLink, DoctorResult } from "../../../shared/domain/checklist/doctor.ts";

/** A checklist with a step of each kind, in words as long as they are at work. */
export const everyStep: WrittenChecklist = {
  section: "hardware",
  gate: "block",
  title: { "zh-CN": "打印机与网口综合检查", en: "Printer and socket, all of it" },
  about: {
    "zh-CN": "打印机时好时坏，先分清是机器、网口还是电脑。",
    en: "A printer that works now and then: machine, socket or computer?",
  },
  categories: ["hardware.printer"],
  assetKinds: ["printer"],
  steps: [
    {
      key: "read",
      kind: "instruction",
      title: { "zh-CN": "先在面板上打印配置页", en: "Print the configuration page from the panel first" },
      hint: {
        "zh-CN": "从面板打，不经过电脑。把页上的 IP、固件版本和打印计数留着，后面要用；喷墨打“喷嘴检查”。",
        en: "From its panel, not by the computer. Keep address, firmware and page count of the page at hand; on an inkjet print the nozzle check.",
      },
    },
    {
      key: "lamp",
      kind: "confirm",
      title: {
        "zh-CN": "网口指示灯亮，网线两端插紧",
        en: "Port lamp is lit and both ends of the cable sit tight",
      },
      hint: {
        "zh-CN": "水晶头卡扣断了会松动。墙面网口和打印机侧都要按一下。",
        en: "A plug with a broken latch comes loose. Press it at the wall and at the printer.",
      },
      expected: { "zh-CN": "亮起或闪烁", en: "Lit or blinking" },
      source: {
        "zh-CN": "IEEE 802.3 链路指示；设备说明书",
        en: "IEEE 802.3 link indication; manual of the device",
      },
    },
    {
      key: "what",
      kind: "choice",
      title: { "zh-CN": "是哪种毛病", en: "Which fault is it" },
      options: [
        {
          key: "jam",
          title: { "zh-CN": "卡纸、多张、不进纸", en: "Jam, several sheets at once, or no feed at all" },
          outcome: "abnormal",
        },
        {
          key: "marks",
          title: { "zh-CN": "黑条、白条、重复的点", en: "Black or white stripes, spots that repeat" },
          outcome: "abnormal",
        },
        {
          key: "faint",
          title: { "zh-CN": "整页浅、一边浅", en: "Faint all over the page or on one side" },
          outcome: "abnormal",
        },
        { key: "rub", title: { "zh-CN": "掉粉、擦得掉", en: "Toner rubs off" }, outcome: "abnormal" },
        { key: "none", title: { "zh-CN": "都没有", en: "None of these" }, outcome: "normal" },
      ],
    },
    {
      key: "distance",
      kind: "number",
      unit: "mm",
      range: { min: 10, max: 250 },
      title: { "zh-CN": "重复印子的间距", en: "Distance of the marks that repeat" },
      hint: {
        "zh-CN": "同一个印子上下两次之间量，量三处取中。",
        en: "Between two prints of one mark; measure three and take the middle.",
      },
      expected: { "zh-CN": "手册标尺里有的间距", en: "A distance that stands on the manual's ruler" },
      source: {
        "zh-CN": "该型号维修手册“重复缺陷标尺”",
        en: "Service manual of the model, repetitive defect ruler",
      },
    },
    {
      key: "tells",
      kind: "text",
      title: { "zh-CN": "用户怎么说", en: "What the user says, in their own words" },
      hint: { "zh-CN": "什么时候开始、谁在打、打什么文件。", en: "Since when, who printed, and which file." },
    },
    {
      key: "sample",
      kind: "photo",
      title: { "zh-CN": "拍样张", en: "Photograph the sample" },
      hint: { "zh-CN": "平放、避光、拍全页。", en: "Flat, without glare, the whole page." },
    },
    {
      key: "agreed",
      kind: "signature",
      title: { "zh-CN": "用户确认停机两小时", en: "The user agrees to two hours without it" },
    },
    {
      key: "state",
      kind: "probe",
      probe: "printer",
      title: { "zh-CN": "问打印机状态（IPP）", en: "Ask the printer for its state (IPP)" },
      judge: [{ reading: "accepting", is: true }],
      expected: { "zh-CN": "接受作业", en: "Accepts jobs" },
      source: { "zh-CN": "RFC 8011（IPP）", en: "RFC 8011 (IPP)" },
    },
    {
      key: "doctor",
      kind: "probe",
      probe: "doctor",
      title: { "zh-CN": "在打印机的网口上做网络体检", en: "Network doctor at the printer's socket" },
      judge: [{ reading: "broken", is: "" }],
      expected: { "zh-CN": "各环节正常", en: "All links good" },
      source: { "zh-CN": "本机逐段实测", en: "Measured link by link" },
    },
    {
      key: "queue",
      kind: "confirm",
      touchesData: true,
      title: { "zh-CN": "清空用户电脑的打印队列", en: "Empty the print queue of the user's computer" },
      hint: { "zh-CN": "排队的作业会没，先问用户。", en: "Waiting jobs are lost: ask the user first." },
    },
    {
      key: "reset",
      kind: "confirm",
      destroys: true,
      title: { "zh-CN": "恢复出厂设置", en: "Reset it to how it left the factory" },
      go: [{ to: "hung" }],
    },
  ],
  conclusions: [
    {
      key: "hung",
      title: { "zh-CN": "打印机死机", en: "The printer hung" },
      verdict: "hardware",
      next: "solved",
      action: {
        "zh-CN": "升级固件；一月内再犯报修，并记下打印计数。",
        en: "Update its firmware; if it comes back within a month have it repaired, and note the page count.",
      },
      solution: {
        "zh-CN": "打印机死机，已断电重启，打印正常。",
        en: "The printer had hung and was restarted; printing works.",
      },
    },
  ],
};

/** What the doctor keeps of a chain that is broken at a link, or at none. */
export function chainBrokenAt(broken: DoctorLink | null): DoctorResult {
  const at = broken === null ? DOCTOR_LINKS.length : DOCTOR_LINKS.indexOf(broken);
  const links = DOCTOR_LINKS.map((name, index) => {
    if (name === "proxy")
      return {
        name,
        state: "notAvailable" as const,
        text: { "zh-CN": "没有设置代理", en: "No proxy is set" },
      };
    if (index < at)
      return { name, state: "good" as const, text: { "zh-CN": "3 ms 内应答", en: "Answered within 3 ms" } };
    if (index > at)
      return {
        name,
        state: "notReached" as const,
        text: { "zh-CN": "前面的环节已断，未检查", en: "Not examined: the chain is broken before it" },
      };
    return {
      ...{ name, state: "broken" as const },
      text: {
        "zh-CN": "10.20.0.1 不应答域名查询，网关可达",
        en: "10.20.0.1 answers no name, though the gateway is there",
      },
    };
  });
  return { links, broken };
}
