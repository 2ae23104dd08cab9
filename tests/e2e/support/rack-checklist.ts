import type { WrittenChecklist } from "../../../shared/domain/checklist/checklist-form.ts";

/** A team's own checklist for a round: two looks, and a number where the first is bad. */
export const rackChecklist: WrittenChecklist = {
  section: "round",
  title: { "zh-CN": "机柜设备巡检", en: "Round of the racks" },
  about: { "zh-CN": "每台设备看指示灯、听风扇。", en: "Lamp and fan of every device." },
  gate: "none",
  steps: [
    {
      key: "lamp",
      kind: "confirm",
      title: { "zh-CN": "指示灯正常", en: "Lamp is good" },
      go: [{ when: { step: "lamp", outcome: "abnormal" }, to: "heat" }, { to: "fan" }],
    },
    {
      key: "heat",
      kind: "number",
      title: { "zh-CN": "进风温度", en: "Air at the intake" },
      unit: "°C",
      range: { max: 27 },
      go: [{ to: "hot" }],
    },
    {
      key: "fan",
      kind: "confirm",
      title: { "zh-CN": "风扇无异响", en: "Fan is quiet" },
      go: [{ to: "good" }],
    },
  ],
  conclusions: [
    {
      key: "good",
      title: { "zh-CN": "设备正常", en: "Device is good" },
      verdict: "unknown",
      next: "solved",
      action: { "zh-CN": "不用处理。", en: "Nothing to do." },
    },
    {
      key: "hot",
      title: { "zh-CN": "进风过热", en: "Intake is hot" },
      verdict: "hardware",
      next: "escalate",
      action: { "zh-CN": "开工单检查空调。", en: "Open a ticket for the air conditioning." },
    },
  ],
};
