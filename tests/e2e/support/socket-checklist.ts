import type { WrittenChecklist } from "../../../shared/domain/checklist/checklist-form.ts";

/** A team's own short checklist: four steps, two of which measure. */
export const socketChecklist: WrittenChecklist = {
  section: "network",
  title: { "zh-CN": "网口快速检查", en: "Quick check of a socket" },
  about: {
    "zh-CN": "用户电脑插网线不能上网。把笔记本接到用户的网口上测量，先分清是线路、地址还是上游的问题。",
    en: "A user's computer has no network on the cable. Measure from your laptop at the user's socket: is it the line, the address or what lies behind?",
  },
  categories: ["network.access"],
  symptoms: [{ "zh-CN": "网线插了没网", en: "no network on the cable" }],
  gate: "warn",
  steps: [
    {
      key: "lamp",
      kind: "confirm",
      title: { "zh-CN": "网口指示灯亮，网线两端插紧", en: "Port lamp is lit, both ends of the cable sit" },
      hint: {
        "zh-CN": "水晶头卡扣断了会松动。墙面网口和电脑侧都要按一下；有扩展坞的先直接插电脑。",
        en: "A broken latch comes loose. Press both ends; plug past a dock first.",
      },
      expected: { "zh-CN": "亮起或闪烁", en: "Lit or blinking" },
      source: { "zh-CN": "IEEE 802.3 链路指示；设备说明书", en: "IEEE 802.3 link indication; device manual" },
      go: [{ when: { step: "lamp", outcome: "abnormal" }, to: "swap" }, { to: "link" }],
    },
    {
      key: "swap",
      kind: "choice",
      title: { "zh-CN": "换一根确认好的网线后", en: "With a cable known to be good" },
      options: [
        { key: "lit", title: { "zh-CN": "灯亮了", en: "The lamp lights" }, outcome: "abnormal" },
        { key: "dark", title: { "zh-CN": "仍不亮", en: "Still dark" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "swap", is: "lit" }, to: "cable" }],
    },
    {
      key: "link",
      kind: "probe",
      probe: "link",
      title: { "zh-CN": "测链路", en: "Measure the link" },
      judge: [
        { reading: "up", is: true },
        { reading: "speed", min: 1000 },
      ],
      expected: { "zh-CN": "接通，1000 Mbit/s 全双工", en: "Up, 1000 Mbit/s full duplex" },
      source: { "zh-CN": "IEEE 802.3ab（1000BASE-T）", en: "IEEE 802.3ab (1000BASE-T)" },
      go: [
        { when: { step: "link", reading: "up", is: false }, to: "port" },
        { when: { step: "link", reading: "speed", lt: 100 }, to: "cable" },
      ],
    },
    {
      key: "doctor",
      kind: "probe",
      probe: "doctor",
      title: { "zh-CN": "网络体检", en: "Network doctor" },
      judge: [{ reading: "broken", is: "" }],
      expected: { "zh-CN": "各环节正常", en: "All links good" },
      source: { "zh-CN": "本机逐段实测", en: "Measured link by link" },
      go: [
        { when: { step: "doctor", reading: "broken", is: "address" }, to: "noLease" },
        { when: { step: "doctor", outcome: "abnormal" }, to: "upstream" },
        { to: "userMachine" },
      ],
    },
  ],
  conclusions: [
    {
      key: "cable",
      title: { "zh-CN": "网线损坏或线序不良", en: "Cable is damaged or badly crimped" },
      verdict: "hardware",
      next: "replacePart",
      action: { "zh-CN": "更换网线；贴标签写明日期。", en: "Replace the cable; label it with the date." },
      solution: {
        "zh-CN": "网线损坏，已更换网线，链路恢复。",
        en: "The cable was damaged and was replaced; the link is up.",
      },
    },
    {
      key: "port",
      title: { "zh-CN": "墙面网口或交换机端口不通", en: "Wall socket or switch port is down" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "记下网口编号，用“交换机端口不通”清单查端口，或转网络管理员核对跳线。",
        en: "Note the number of the socket; use the checklist for a switch port, or ask network operations to check the patching.",
      },
    },
    {
      key: "noLease",
      title: { "zh-CN": "没有取得地址", en: "No address was given out" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "用“地址与 DHCP”清单继续。",
        en: "Go on with the checklist for addresses and DHCP.",
      },
    },
    {
      key: "upstream",
      title: {
        "zh-CN": "链路和地址正常，上游不通",
        en: "Link and address are good, what lies behind is not",
      },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "把断点告诉网络管理员，附上本次读数。",
        en: "Tell network operations which link is broken; attach these readings.",
      },
    },
    {
      key: "userMachine",
      title: { "zh-CN": "线路正常，问题在用户电脑", en: "The line is good: it is the user's computer" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "在用户电脑上：停用再启用网卡，取消手工地址和代理，更新网卡驱动。",
        en: "On the user's computer: disable and enable the adapter, remove manual addresses and proxies, update its driver.",
      },
      solution: {
        "zh-CN": "线路实测正常；已重置用户电脑的网卡设置，恢复上网。",
        en: "The line measures good; the adapter's settings on the user's computer were reset.",
      },
    },
  ],
};
