import type { AskedField, CatalogueItem } from "./catalogue-item.ts";
import type { Localized } from "./localized.ts";

type Choices = readonly (readonly [key: string, zh: string, en: string])[];
type More = Partial<Pick<AskedField, "required" | "step" | "unit">> & { choices?: Choices };

const said = (zh: string, en: string): Localized => ({ "zh-CN": zh, en });

function asked(
  key: string,
  form: AskedField["form"],
  zh: string,
  en: string,
  { choices = [], ...more }: More = {},
): AskedField {
  return {
    ...{ key, form, title: said(zh, en), unit: "", required: false, step: "accept" as const },
    choices: choices.map(([each, cn, english]) => ({ key: each, title: said(cn, english) })),
    ...more,
  };
}

const needed = { required: true } as const;
const atTheEnd = { required: true, step: "resolve" } as const;

const UNTIL = asked("until", "date", "有效期至", "Valid until", needed);
const REASON = asked("purpose", "text", "用途", "Purpose", needed);

type Item = Omit<CatalogueItem, "type" | "checklist">;
const item = (category: string, fields: AskedField[], approval: Item["approval"] = []): CatalogueItem => ({
  ...{ type: "request", category, fields, approval, checklist: null },
});

/** The request catalogue until the team says its own (domain.md 1, chapter 2 of the manual). */
export const SHIPPED_ITEMS: Readonly<Record<string, CatalogueItem>> = {
  equipment: item(
    "hardware.equipment",
    [
      asked("what", "choice", "申领设备", "Equipment", {
        ...needed,
        choices: [
          ["laptop", "笔记本电脑", "Laptop"],
          ["desktop", "台式机", "Desktop"],
          ["monitor", "显示器", "Monitor"],
          ["phone", "手机或平板", "Phone or tablet"],
          ["peripheral", "外设", "Peripheral"],
          ["other", "其他", "Other"],
        ],
      }),
      asked("count", "number", "数量", "How many", needed),
      asked("model", "text", "型号或配置要求", "Model or needs"),
      REASON,
      asked("until", "date", "归还日期（借用）", "Back by (loan)"),
    ],
    ["department"],
  ),
  account: item(
    "security.account",
    [
      asked("system", "text", "系统", "System", needed),
      asked("action", "choice", "操作", "What is asked", {
        ...needed,
        choices: [
          ["open", "开通", "Open"],
          ["change", "变更", "Change"],
          ["reset", "重置密码", "Reset the password"],
          ["close", "注销", "Close"],
        ],
      }),
      asked("rights", "text", "权限范围", "Rights", needed),
      REASON,
      UNTIL,
    ],
    ["department"],
  ),
  network: item(
    "network.address",
    [
      asked("way", "choice", "接入方式", "Kind of access", {
        ...needed,
        choices: [
          ["wired", "有线", "Wired"],
          ["wireless", "无线", "Wireless"],
          ["fixed", "固定 IP", "Fixed address"],
          ["remote", "远程接入", "Remote access"],
        ],
      }),
      asked("device", "text", "接入设备", "Device", needed),
      asked("mac", "text", "MAC 地址", "MAC address"),
      asked("port", "text", "信息点", "Wall port"),
      REASON,
      UNTIL,
    ],
    ["department"],
  ),
  software: item(
    "software.licence",
    [
      asked("software", "text", "软件", "Software", needed),
      asked("version", "text", "版本", "Version"),
      asked("licence", "choice", "授权", "Licence", {
        ...needed,
        choices: [
          ["held", "已有授权", "Held already"],
          ["buy", "需要采购", "To be bought"],
          ["free", "免费软件", "Free of charge"],
        ],
      }),
      asked("seats", "number", "授权数量", "Seats"),
      REASON,
      asked("key", "text", "授权编号", "Licence number", { step: "resolve" }),
    ],
    ["department"],
  ),
  restore: item(
    "data.restore",
    [
      asked("authorisedBy", "text", "授权人", "Authorised by", needed),
      asked("what", "text", "恢复内容", "What is restored", needed),
      asked("source", "text", "原位置", "Where it was", needed),
      asked("asOf", "date", "恢复到哪一天", "As of", needed),
      asked("target", "text", "恢复到", "Restored to"),
      asked("result", "choice", "核对结果", "Result checked", {
        ...atTheEnd,
        choices: [
          ["whole", "完整", "Whole"],
          ["partly", "部分", "In part"],
          ["nothing", "未能恢复", "Nothing came back"],
        ],
      }),
      asked("checkedBy", "text", "核对人", "Checked by", atTheEnd),
    ],
    ["department"],
  ),
  meeting: item("consultation.meeting", [
    asked("room", "text", "会议室", "Room", needed),
    asked("day", "date", "会议日期", "Day", needed),
    asked("time", "text", "会议时间", "Time", needed),
    asked("needs", "choice", "支持内容", "What is needed", {
      ...needed,
      choices: [
        ["video", "视频会议", "Video conference"],
        ["projector", "投影与音响", "Projector and sound"],
        ["recording", "录像", "Recording"],
        ["other", "其他", "Other"],
      ],
    }),
    asked("people", "number", "参会人数", "How many people"),
  ]),
  complaint: item("consultation.complaint", [
    asked("about", "text", "投诉事项", "What it is about", needed),
    asked("day", "date", "发生日期", "When it happened"),
    asked("wanted", "text", "诉求", "What is wanted", needed),
    asked("answer", "text", "答复", "Answer given", atTheEnd),
  ]),
  training: item("consultation.training", [
    asked("topic", "text", "培训主题", "Topic", needed),
    asked("audience", "text", "参加人员", "For whom", needed),
    asked("people", "number", "人数", "How many"),
    asked("day", "date", "希望日期", "Wished day"),
    asked("place", "text", "培训地点", "Place"),
    asked("attended", "number", "实到人数", "How many came", { step: "resolve" }),
  ]),
};
