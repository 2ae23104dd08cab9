import type { WrittenChecklist } from "../checklist-form.ts";

/** Wired network, from the technician's laptop at the user's socket. */
export const wired: WrittenChecklist = {
  section: "network",
  edition: 1,
  title: { "zh-CN": "有线网络不通", en: "Wired network" },
  about: {
    "zh-CN":
      "用户电脑插着网线上不了网。把自己的笔记本接到用户那个网口上测，先分清是线路、端口、地址，还是用户电脑本身。",
    en: "A user's computer has no network on the cable. Measure from your own laptop at the user's socket: is it the line, the port, the address, or the computer itself?",
  },
  categories: ["network.access"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "网线插了没网", en: "no network on the cable" },
    { "zh-CN": "右下角小地球、红叉", en: "globe or red cross in the corner" },
    { "zh-CN": "网时断时续", en: "network comes and goes" },
  ],
  gate: "warn",
  steps: [
    {
      key: "scope",
      kind: "choice",
      title: { "zh-CN": "同一时间有几台不通", en: "How many are down at the same time" },
      hint: {
        "zh-CN": "问一下左右邻座和同一间屋的人，别一上来就拆线。",
        en: "Ask the neighbours and the people in the same room before touching a cable.",
      },
      options: [
        { key: "one", title: { "zh-CN": "只有这一台", en: "Only this one" }, outcome: "normal" },
        {
          key: "row",
          title: { "zh-CN": "同一排或同一间屋几台", en: "Several in one row or room" },
          outcome: "abnormal",
        },
        {
          key: "floor",
          title: { "zh-CN": "整层或整栋", en: "The whole floor or building" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "scope", in: ["row", "floor"] }, to: "areaDown" }],
    },
    {
      key: "lamp",
      kind: "confirm",
      title: {
        "zh-CN": "网口灯亮，网线两端插紧",
        en: "The port lamp is lit, both ends of the cable are tight",
      },
      hint: {
        "zh-CN": "水晶头卡扣断了会自己退出来。接扩展坞或桌面小交换机的，先绕过去直插电脑。",
        en: "A plug with a broken latch creeps out. Bypass docks and small desk switches: plug straight into the computer.",
      },
      expected: { "zh-CN": "链路灯常亮，有流量时闪烁", en: "Link lamp steady, blinking under traffic" },
      source: {
        "zh-CN": "IEEE 802.3 链路指示；网卡说明书",
        en: "IEEE 802.3 link indication; manual of the adapter",
      },
      go: [{ when: { step: "lamp", outcome: "abnormal" }, to: "swap" }, { to: "link" }],
    },
    {
      key: "swap",
      kind: "choice",
      title: { "zh-CN": "换一根测过的好网线再看灯", en: "With a cable known to be good" },
      hint: {
        "zh-CN": "用自带的测试线，别从别人工位上拔。",
        en: "Use the test cable in your bag, not one from another desk.",
      },
      options: [
        { key: "lit", title: { "zh-CN": "灯亮了", en: "The lamp lights" }, outcome: "abnormal" },
        { key: "dark", title: { "zh-CN": "还是不亮", en: "Still dark" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "swap", is: "lit" }, to: "cable" }],
    },
    {
      key: "link",
      kind: "probe",
      probe: "link",
      title: { "zh-CN": "笔记本接到这个网口，测链路", en: "Laptop on this socket: measure the link" },
      hint: {
        "zh-CN": "关掉笔记本的无线，免得测的是 Wi-Fi。",
        en: "Switch the laptop's Wi-Fi off, or you measure that.",
      },
      judge: [
        { reading: "up", is: true },
        { reading: "speed", min: 1000 },
      ],
      expected: { "zh-CN": "接通，1000 Mbit/s 全双工", en: "Up, 1000 Mbit/s full duplex" },
      source: { "zh-CN": "IEEE 802.3ab（1000BASE-T）千兆标准", en: "IEEE 802.3ab (1000BASE-T)" },
      go: [
        { when: { step: "link", reading: "up", is: false }, to: "socket" },
        {
          when: {
            all: [
              { step: "swap", is: "dark" },
              { step: "link", reading: "up", is: true },
            ],
          },
          to: "ownAdapter",
        },
        { when: { step: "link", reading: "speed", lt: 1000 }, to: "pairs" },
        { to: "doctor" },
      ],
    },
    {
      key: "pairs",
      kind: "choice",
      title: { "zh-CN": "两头跳线都换过后的速率", en: "Speed after both patch cords were changed" },
      hint: {
        "zh-CN": "千兆要八芯全通，断一芯就掉到百兆甚至十兆。串在 IP 话机后面的，话机口多半只有百兆。",
        en: "Gigabit needs all eight wires; one broken wire drops it to 100 or 10. A port behind an IP phone is often 100 by design.",
      },
      options: [
        { key: "gigabit", title: { "zh-CN": "恢复千兆", en: "Back to gigabit" }, outcome: "abnormal" },
        { key: "slow", title: { "zh-CN": "仍是百兆或更低", en: "Still 100 or less" }, outcome: "abnormal" },
        {
          key: "design",
          title: { "zh-CN": "端口本来就是百兆", en: "The port is 100 by design" },
          outcome: "normal",
        },
      ],
      go: [
        { when: { step: "pairs", is: "gigabit" }, to: "cable" },
        { when: { step: "pairs", is: "slow" }, to: "socket" },
        { to: "doctor" },
      ],
    },
    {
      key: "doctor",
      kind: "probe",
      probe: "doctor",
      title: { "zh-CN": "网络体检：断在哪一段", en: "Network doctor: where does it break" },
      judge: [{ reading: "broken", is: "" }],
      expected: { "zh-CN": "各环节正常", en: "Every link good" },
      source: { "zh-CN": "从本机逐段实测", en: "Measured link by link from this laptop" },
      go: [
        { when: { step: "doctor", reading: "broken", is: "address" }, to: "noLease" },
        { when: { step: "doctor", outcome: "abnormal" }, to: "upstream" },
      ],
    },
    {
      key: "loss",
      kind: "probe",
      probe: "ping",
      with: { host: "gateway", count: 20 },
      title: { "zh-CN": "连 ping 网关，看丢包", en: "Ping the gateway for loss" },
      hint: {
        "zh-CN": "测的时候轻轻晃一下两端水晶头，时断时续的故障就出来了。",
        en: "Wiggle both plugs while it runs: that brings out a fault that comes and goes.",
      },
      judge: [
        { reading: "loss", max: 0 },
        { reading: "average", max: 5 },
      ],
      expected: { "zh-CN": "丢包 0，平均不超过 5 ms", en: "No loss, average at most 5 ms" },
      source: {
        "zh-CN": "本部门经验值（有线到本层网关）",
        en: "Our own experience (wired, to the gateway of the floor)",
      },
      go: [{ when: { not: { step: "loss", outcome: "abnormal" } }, to: "ownAdapter" }],
    },
    {
      key: "lossSwap",
      kind: "choice",
      title: { "zh-CN": "换跳线后再 ping 一遍", en: "Ping again after changing the patch cord" },
      hint: {
        "zh-CN": "先换工位侧，再换配线架侧，每换一根测一次，才知道是哪一根。",
        en: "Desk side first, then the panel side; measure after each, or you never know which it was.",
      },
      options: [
        { key: "gone", title: { "zh-CN": "不丢了", en: "No more loss" }, outcome: "abnormal" },
        { key: "still", title: { "zh-CN": "还丢", en: "Still losing" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "lossSwap", is: "gone" }, to: "cable" }],
    },
    {
      key: "socket",
      kind: "text",
      title: {
        "zh-CN": "墙面网口编号、配线架端口、交换机端口",
        en: "Number of the socket, patch panel port, switch port",
      },
      hint: {
        "zh-CN": "照面板上的标签抄；标签没了就用寻线仪找，找到后补贴标签。",
        en: "Copy the label; without one use a tone tracer, then label it.",
      },
      go: [{ to: "port" }],
    },
    {
      key: "ownAdapter",
      kind: "choice",
      title: { "zh-CN": "线路没问题，回到用户电脑上查", en: "The line is good: look at the user's computer" },
      hint: {
        "zh-CN":
          "ncpa.cpl 看网卡是否被停用、IP 和 DNS 是否手工填的；设备管理器看有没有叹号；有准入客户端的看是否在线。麒麟、统信看“设置—网络—有线”。",
        en: "ncpa.cpl: is the adapter disabled, are address and DNS manual? Device manager: a warning sign? Is the admission client online? On Kylin and UOS: Settings, Network, Wired.",
      },
      options: [
        {
          key: "settings",
          title: { "zh-CN": "停用或手工设置，改回即通", en: "Disabled or set by hand; good once put back" },
          outcome: "abnormal",
        },
        {
          key: "driver",
          title: { "zh-CN": "驱动异常，重装即通", en: "Driver at fault; good after reinstalling" },
          outcome: "abnormal",
        },
        {
          key: "admission",
          title: { "zh-CN": "802.1X 或准入不通过", en: "Refused by 802.1X or admission control" },
          outcome: "abnormal",
        },
        {
          key: "dead",
          title: { "zh-CN": "网口坏，USB 网卡可用", en: "Port of the computer is dead; a USB adapter works" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "ownAdapter", in: ["settings", "driver"] }, to: "ownFixed" },
        { when: { step: "ownAdapter", is: "dead" }, to: "adapter" },
        { when: { step: "ownAdapter", is: "admission" }, to: "admission" },
        { to: "unclear" },
      ],
    },
  ],
  conclusions: [
    {
      key: "areaDown",
      title: { "zh-CN": "一片都不通：上联或交换机故障", en: "A whole area is down: uplink or switch" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN":
          "同一排不通的先看桌面小交换机有没有掉电。其余问清范围和开始时间，立即电话报网络管理员，按部门级影响定级，后续同类报修并到这张单。",
        en: "In one row look at the small desk switch first. Else find out the area and since when; phone network operations at once, set the impact to department, and link later reports to this ticket.",
      },
    },
    {
      key: "cable",
      title: { "zh-CN": "网线或水晶头不良", en: "Bad cable or plug" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "换成品跳线，旧线剪断防止又被捡回来用；线缆走过道的加线槽。",
        en: "Fit a factory-made cord and cut the old one so that nobody uses it again; cover it where it crosses a path.",
      },
      solution: {
        "zh-CN": "网线不良，已更换网线，链路恢复千兆，丢包为 0。",
        en: "The cable was bad and was replaced; the link is back to gigabit without loss.",
      },
    },
    {
      key: "port",
      title: { "zh-CN": "墙面模块、跳线或交换机端口不通", en: "Wall socket, patching or switch port is bad" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN":
          "有交换机管理权限的转“交换机端口不通”清单；没有的把编号发网络管理员核对跳线，急用先借旁边空闲网口。",
        en: "With access to the switch go on with its checklist; without, send the numbers to network operations. If it is urgent, use a free socket nearby.",
      },
    },
    {
      key: "noLease",
      title: { "zh-CN": "链路通但取不到地址", en: "The link is up but no address is given" },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "转“地址获取与冲突”清单接着查。",
        en: "Go on with the checklist for addresses and conflicts.",
      },
    },
    {
      key: "upstream",
      title: {
        "zh-CN": "链路和地址正常，断在上游",
        en: "Link and address are good, the break is further up",
      },
      verdict: "network",
      next: "escalate",
      action: {
        "zh-CN": "把断点名称和本次读数附在单上转网络管理员；断在 DNS 或外网的可接着用对应清单。",
        en: "Send network operations the name of the broken link with these readings; for DNS or internet go on with those checklists.",
      },
    },
    {
      key: "ownFixed",
      title: { "zh-CN": "用户电脑网卡设置或驱动问题", en: "Settings or driver on the user's computer" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "改回自动获取，重启后再确认一次能上网；问清是谁改的手工地址。",
        en: "Put it back to automatic, restart and check again; ask who set the address by hand.",
      },
      solution: {
        "zh-CN": "线路实测正常，已恢复用户电脑的网卡设置（驱动），重启后上网正常。",
        en: "The line measured good; adapter settings (driver) on the user's computer were put right and it works after a restart.",
      },
    },
    {
      key: "adapter",
      title: { "zh-CN": "用户电脑网口损坏", en: "Network port of the computer is dead" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "先给 USB 网卡用着；在保的登记报修主板。新网卡 MAC 要报准入备案。",
        en: "Give a USB adapter for now; under warranty have the board repaired. Register the new MAC for admission.",
      },
      solution: {
        "zh-CN": "电脑自带网口损坏，已换用 USB 网卡并备案 MAC，上网正常。",
        en: "The built-in port was dead; a USB adapter is fitted and its MAC registered.",
      },
    },
    {
      key: "unclear",
      title: {
        "zh-CN": "线路正常，用户电脑上没查出来",
        en: "The line is good, nothing found on the computer",
      },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "换一台正常电脑插同一网口做对照，附全部读数转二线。",
        en: "Try a good computer on the same socket, then escalate with all readings.",
      },
    },
    {
      key: "admission",
      title: { "zh-CN": "准入或 802.1X 没放行", en: "Not let in by admission control" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "记下提示文字和 MAC，转网络管理员查认证日志；不要借别人的账号认证。",
        en: "Note the message and the MAC; network operations reads the log of the authentication. Never use a colleague's account.",
      },
    },
  ],
};
