import type { WrittenChecklist } from "../checklist-form.ts";

/** Dock and monitors: port, power, cable, firmware, and how much a cable carries. */
export const docking: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "扩展坞与外接显示器", en: "Dock and monitors" },
  about: {
    "zh-CN": "先看口支不支持，再断电复位，再换线，最后才换坞。",
    en: "Does the port support it? Then reset, cable, and only then the dock.",
  },
  categories: ["hardware.peripheral", "hardware.computer"],
  assetKinds: ["laptop", "monitor", "peripheral"],
  symptoms: [
    { "zh-CN": "扩展坞没反应", en: "dock does nothing" },
    { "zh-CN": "外接显示器闪屏", en: "monitor flickers" },
    { "zh-CN": "第二块屏不亮", en: "second screen is dark" },
    { "zh-CN": "扩展坞上网不通", en: "no network through the dock" },
  ],
  gate: "warn",
  steps: [
    {
      key: "trouble",
      kind: "choice",
      title: { "zh-CN": "哪个功能不行", en: "What does not work" },
      options: [
        { key: "all", title: { "zh-CN": "全都没反应", en: "Nothing at all" }, outcome: "abnormal" },
        { key: "picture", title: { "zh-CN": "显示器不亮", en: "A monitor is dark" }, outcome: "abnormal" },
        {
          key: "flicker",
          title: { "zh-CN": "闪屏、时有时无", en: "Flickers, comes and goes" },
          outcome: "abnormal",
        },
        { key: "net", title: { "zh-CN": "网口不通", en: "No network" }, outcome: "abnormal" },
        {
          key: "usb",
          title: { "zh-CN": "USB 键鼠、U 盘断断续续", en: "USB devices drop out" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "trouble", is: "net" }, to: "net" }],
    },
    {
      key: "port",
      kind: "choice",
      title: { "zh-CN": "笔记本上插的是什么口", en: "Which port of the laptop" },
      hint: {
        "zh-CN": "看口旁标记：闪电是雷电，D 形是 DP 输出，只有 SS 的多半不出视频。拿不准按序列号查规格书。",
        en: "Its mark: a bolt is Thunderbolt, a D shape is DisplayPort, SS alone carries no video. In doubt look up the data sheet by serial.",
      },
      options: [
        {
          key: "full",
          title: { "zh-CN": "雷电 / USB4 / 全功能 Type-C", en: "Thunderbolt, USB4, full Type-C" },
          outcome: "normal",
        },
        {
          key: "data",
          title: { "zh-CN": "只传数据的 Type-C", en: "Type-C for data only" },
          outcome: "abnormal",
        },
        { key: "typeA", title: { "zh-CN": "USB-A", en: "USB-A" }, outcome: "abnormal" },
      ],
      go: [
        {
          when: {
            all: [
              { step: "port", is: "data" },
              { step: "trouble", in: ["all", "picture", "flicker"] },
            ],
          },
          to: "unsupported",
        },
        { when: { step: "port", is: "typeA" }, to: "drivers" },
      ],
    },
    {
      key: "reset",
      kind: "choice",
      title: { "zh-CN": "整套断电 30 秒再接", en: "All power off for 30 seconds" },
      hint: {
        "zh-CN":
          "拔扩展坞电源、Type-C、显示器电源；笔记本关机（点关机时按住 Shift）。先给坞上电，再开机，最后插线。",
        en: "Dock, Type-C and monitor unplugged; laptop shut down (hold Shift). Power the dock, start, then plug in.",
      },
      options: [
        { key: "good", title: { "zh-CN": "恢复正常", en: "Good again" }, outcome: "abnormal" },
        { key: "same", title: { "zh-CN": "照旧", en: "The same" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "reset", is: "good" }, to: "wasReset" },
        { when: { step: "trouble", is: "usb" }, to: "cable" },
      ],
    },
    {
      key: "power",
      kind: "probe",
      probe: "battery",
      title: { "zh-CN": "接着扩展坞测是否充电", en: "Does the dock charge the laptop" },
      required: false,
      hint: {
        "zh-CN":
          "坞的适配器要原配。电量满时不显示充电，先用到 80 % 以下；坞的功率小于笔记本要求也会“已接通未充电”。",
        en: "The dock's own adapter. Full means not charging: run below 80 % first; too small a dock shows “plugged in, not charging”.",
      },
      judge: [{ reading: "charging", is: true }],
      expected: { "zh-CN": "正在充电", en: "Charging" },
      source: { "zh-CN": "USB PD 规范；扩展坞规格书", en: "USB Power Delivery; data sheet of the dock" },
      go: [
        {
          when: {
            all: [
              { step: "power", reading: "charging", is: false },
              { step: "trouble", is: "all" },
            ],
          },
          to: "cable",
        },
      ],
    },
    {
      key: "direct",
      kind: "confirm",
      title: { "zh-CN": "显示器直接接笔记本能亮", en: "The monitor works straight from the laptop" },
      hint: {
        "zh-CN": "用 HDMI 或另一根 Type-C 直连，或拿自己的笔记本试。",
        en: "By HDMI or another Type-C, or from your own laptop.",
      },
      expected: { "zh-CN": "显示正常", en: "Good picture" },
      source: { "zh-CN": "显示器说明书；交叉对照", en: "Manual of the monitor; cross-check" },
      go: [{ when: { step: "direct", outcome: "abnormal" }, to: "screen" }],
    },
    {
      key: "cable",
      kind: "choice",
      title: { "zh-CN": "换线、换坞上的视频口", en: "Another cable, another port of the dock" },
      hint: {
        "zh-CN":
          "雷电无源线 0.8 m 以内，1.8 m 以上要有源。HDMI 4K60 要 2.0 以上的线。DP 转 HDMI 线不能反着用。",
        en: "Passive Thunderbolt up to 0.8 m, beyond that active. 4K60 needs HDMI 2.0. A DP to HDMI cable does not work the other way round.",
      },
      options: [
        { key: "cable", title: { "zh-CN": "换线就好", en: "Good with another cable" }, outcome: "abnormal" },
        { key: "port", title: { "zh-CN": "换口就好", en: "Good at another port" }, outcome: "abnormal" },
        { key: "same", title: { "zh-CN": "照旧", en: "The same" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "cable", is: "cable" }, to: "cableBad" },
        { when: { step: "cable", is: "port" }, to: "portDead" },
      ],
    },
    {
      key: "load",
      kind: "choice",
      title: { "zh-CN": "接了几块屏、多大分辨率", en: "How many screens of what size" },
      hint: {
        "zh-CN": "普通 Type-C（DP 1.2）坞带不动两块 4K60；降到 1080p 就亮是带宽不够。macOS 不支持 MST。",
        en: "A plain Type-C dock (DP 1.2) cannot drive two 4K60: if 1080p lights it is bandwidth. macOS has no MST.",
      },
      options: [
        {
          key: "within",
          title: { "zh-CN": "在规格之内", en: "Within its specification" },
          outcome: "normal",
        },
        {
          key: "lower",
          title: { "zh-CN": "降分辨率就亮", en: "Lights at a lower one" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "load", is: "lower" }, to: "tooMuch" }],
    },
    {
      key: "drivers",
      kind: "choice",
      title: {
        "zh-CN": "更新坞固件、显卡和 DisplayLink 驱动后",
        en: "After firmware, graphics and DisplayLink drivers",
      },
      hint: {
        "zh-CN": "USB-A 坞靠 DisplayLink 驱动出画面。固件刷写时不拔线不合盖，电量 50 % 以上。",
        en: "A USB-A dock needs the DisplayLink driver. While flashing neither unplug nor close the lid; 50 % charge.",
      },
      options: [
        { key: "good", title: { "zh-CN": "恢复正常", en: "Good again" }, outcome: "abnormal" },
        { key: "same", title: { "zh-CN": "照旧", en: "The same" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "drivers", is: "good" }, to: "firmware" }],
    },
    {
      key: "other",
      kind: "choice",
      title: { "zh-CN": "把坞接到另一台同型号笔记本", en: "The dock at another laptop of the model" },
      options: [
        { key: "works", title: { "zh-CN": "那台正常", en: "Works there" }, outcome: "abnormal" },
        { key: "fails", title: { "zh-CN": "那台也不行", en: "Fails there too" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "other", is: "works" }, to: "laptopPort" },
        { when: { step: "other", is: "fails" }, to: "dockBad" },
        { to: "unclear" },
      ],
    },
    {
      key: "net",
      kind: "probe",
      probe: "link",
      title: { "zh-CN": "坞接到自己的笔记本上测网口", en: "Measure the dock's network from your laptop" },
      hint: {
        "zh-CN": "先关 Wi-Fi，选坞的网卡测。网线先直插自己笔记本，排除墙面网口。",
        en: "Turn Wi-Fi off, choose the dock's adapter. Plug the cable straight in first to rule out the socket.",
      },
      judge: [
        { reading: "up", is: true },
        { reading: "speed", min: 1000 },
      ],
      expected: { "zh-CN": "接通，1000 Mbit/s", en: "Up, 1000 Mbit/s" },
      source: { "zh-CN": "IEEE 802.3ab（1000BASE-T）", en: "IEEE 802.3ab (1000BASE-T)" },
      go: [
        {
          when: {
            any: [
              { step: "net", reading: "up", is: false },
              { step: "net", reading: "speed", lt: 1000 },
            ],
          },
          to: "dockBad",
        },
        { to: "passthrough" },
      ],
    },
    {
      key: "passthrough",
      kind: "confirm",
      title: { "zh-CN": "装网卡驱动、改 MAC 准入后通", en: "Works after adapter driver and MAC admission" },
      hint: {
        "zh-CN":
          "瑞昱 USB 网卡驱动；关“允许计算机关闭此设备以节约电源”。做了准入的网络认坞的 MAC，登记它或在 BIOS 开 MAC 直通。",
        en: "Realtek USB driver; no power saving for it. Where the network admits by MAC register the dock's, or turn on pass-through in the BIOS.",
      },
      expected: { "zh-CN": "用户电脑经坞上网", en: "The user's computer is online by the dock" },
      source: {
        "zh-CN": "整机厂商文档“MAC 地址直通”；IEEE 802.1X",
        en: "The maker's pages on MAC pass-through; IEEE 802.1X",
      },
      go: [
        { when: { step: "passthrough", outcome: "normal" }, to: "netSet" },
        { when: { step: "passthrough", outcome: "abnormal" }, to: "laptopPort" },
        { to: "unclear" },
      ],
    },
  ],
  conclusions: [
    {
      key: "unsupported",
      title: { "zh-CN": "这个口不支持视频和供电", en: "This port carries no video" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "换插全功能口；机器没有的改发 USB-A（DisplayLink）坞或转接器。",
        en: "Use the full port; where there is none issue a DisplayLink dock.",
      },
      solution: {
        "zh-CN": "所用 Type-C 口不支持视频输出，已改接支持的接口（设备），使用正常。",
        en: "The port carries no video; another port or device was connected and works.",
      },
    },
    {
      key: "wasReset",
      title: { "zh-CN": "扩展坞死机，已复位", en: "The dock hung: reset" },
      verdict: "hardware",
      next: "solved",
      action: { "zh-CN": "一周内再犯就刷固件。", en: "If it comes back within a week update its firmware." },
      solution: {
        "zh-CN": "扩展坞死机，已断电复位，显示和外设恢复。",
        en: "The dock had hung; it was reset, screens and devices are back.",
      },
    },
    {
      key: "cableBad",
      title: { "zh-CN": "连接线不合格或损坏", en: "Cable broken or not up to it" },
      verdict: "hardware",
      next: "replacePart",
      action: { "zh-CN": "换认证线，线上贴规格。", en: "A certified cable, labelled with what it carries." },
      solution: {
        "zh-CN": "连接线损坏或规格不够，已更换，显示稳定。",
        en: "The cable was broken or not up to it and was replaced; the picture is steady.",
      },
    },
    {
      key: "portDead",
      title: { "zh-CN": "坞上一个口坏", en: "One port of the dock is dead" },
      verdict: "hardware",
      next: "solved",
      action: { "zh-CN": "坏口贴封登记；在保的换。", en: "Cover and note it; swap under warranty." },
      solution: {
        "zh-CN": "扩展坞一个视频口损坏，已改接其他接口，显示正常。",
        en: "One port of the dock was dead; another was used, the picture is good.",
      },
    },
    {
      key: "tooMuch",
      title: { "zh-CN": "超出带宽", en: "More than it carries" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "按规格定分辨率和刷新率；确需两块 4K 的申请雷电坞。",
        en: "Set what it carries; for two 4K ask for a Thunderbolt dock.",
      },
      solution: {
        "zh-CN": "分辨率超出扩展坞带宽，已调整分辨率（刷新率），显示正常。",
        en: "The resolution exceeded the dock; it was lowered and the picture is good.",
      },
    },
    {
      key: "firmware",
      title: { "zh-CN": "固件或驱动旧", en: "Old firmware or driver" },
      verdict: "software",
      next: "solved",
      action: { "zh-CN": "同型号坞排期统一升级。", en: "Plan the same for all docks of the model." },
      solution: {
        "zh-CN": "扩展坞固件（驱动）版本旧，已更新，使用正常。",
        en: "Firmware or driver of the dock was old and was updated; it works.",
      },
    },
    {
      key: "screen",
      title: { "zh-CN": "显示器故障", en: "The monitor" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "换备用显示器，故障的按“开机无显示”清单复查。",
        en: "Give a spare; check the monitor with the checklist for no display.",
      },
      solution: {
        "zh-CN": "显示器损坏，已更换显示器，显示正常。",
        en: "The monitor was broken and was replaced; the picture is good.",
      },
    },
    {
      key: "dockBad",
      title: { "zh-CN": "扩展坞坏", en: "The dock is broken" },
      verdict: "hardware",
      next: "replacePart",
      action: { "zh-CN": "换同型号，坞的新 MAC 要登记。", en: "Same model; register the new MAC." },
      solution: {
        "zh-CN": "扩展坞损坏，已更换扩展坞，显示、网络和外设正常。",
        en: "The dock was broken and was replaced; screens, network and devices work.",
      },
    },
    {
      key: "laptopPort",
      title: { "zh-CN": "笔记本接口故障", en: "The laptop's port" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "先用另一口顶着；送修前备份。",
        en: "Use the other port meanwhile; back up before repair.",
      },
    },
    {
      key: "unclear",
      title: { "zh-CN": "没查完，借一套好坞对照", en: "Not finished: lend a good dock" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "借备用坞用一天：好了是坞，照旧是电脑。",
        en: "A spare for a day: good means the dock, else the computer.",
      },
    },
    {
      key: "netSet",
      title: { "zh-CN": "网卡驱动或准入", en: "Driver or admission" },
      verdict: "network",
      next: "solved",
      action: { "zh-CN": "把坞的 MAC 写进资产。", en: "Write the dock's MAC into the asset." },
      solution: {
        "zh-CN": "扩展坞网卡驱动（准入）问题，已处理，经扩展坞上网正常。",
        en: "Driver or admission of the dock's adapter was set right; it is online.",
      },
    },
  ],
};
