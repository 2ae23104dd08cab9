import type { WrittenChecklist } from "../checklist-form.ts";

/** The computer runs and shows nothing: screen, cable, mode or memory. */
export const noDisplay: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "开机无显示", en: "Computer runs, no picture" },
  about: {
    "zh-CN": "主机在跑，屏幕是黑的。先分清是显示器、线、投影模式，还是主机根本没点亮。",
    en: "The computer runs and the screen is dark: monitor, cable, projection mode, or a machine that never came up?",
  },
  categories: ["hardware.computer", "hardware.peripheral"],
  assetKinds: ["laptop", "desktop", "monitor"],
  symptoms: [
    { "zh-CN": "黑屏", en: "black screen" },
    { "zh-CN": "显示器无信号", en: "monitor says no signal" },
    { "zh-CN": "开机没画面", en: "no picture at start" },
  ],
  gate: "warn",
  steps: [
    {
      key: "alive",
      kind: "choice",
      title: { "zh-CN": "主机状态", en: "What the computer does" },
      hint: {
        "zh-CN":
          "按 CapsLock 看灯能不能切换：能切换说明系统活着，问题在显示这一路；蜂鸣或键盘灯闪码说明自检没过。",
        en: "Press CapsLock: if its lamp changes the system lives and it is the display. Beeps or a blinking code mean that the self-test failed.",
      },
      options: [
        {
          key: "lives",
          title: {
            "zh-CN": "系统活着（CapsLock 能切换、有提示音）",
            en: "It lives (CapsLock changes, sounds)",
          },
          outcome: "normal",
        },
        {
          key: "lamps",
          title: { "zh-CN": "灯亮风扇转，CapsLock 没反应", en: "Lamps and fan, CapsLock is dead" },
          outcome: "abnormal",
        },
        {
          key: "code",
          title: { "zh-CN": "蜂鸣或灯闪码", en: "Beeps or a blinking code" },
          outcome: "abnormal",
        },
        { key: "off", title: { "zh-CN": "没有通电迹象", en: "No sign of power" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "alive", is: "off" }, to: "noPower" },
        { when: { step: "alive", is: "code" }, to: "code" },
        { when: { step: "alive", is: "lives" }, to: "mode" },
      ],
    },
    {
      key: "answers",
      kind: "probe",
      probe: "ping",
      with: { count: 4 },
      title: { "zh-CN": "从自己的笔记本 ping 这台主机", en: "Ping the machine from your laptop" },
      required: false,
      hint: {
        "zh-CN":
          "填计算机名或 IP（资产里有）。通了就是系统已启动、只是没画面；不通不说明什么，可能被防火墙挡。",
        en: "Give its name or address. An answer means Windows is up without a picture; none proves nothing, a firewall may drop it.",
      },
      judge: [{ reading: "received", min: 1 }],
      expected: { "zh-CN": "收到应答就说明系统已启动", en: "An answer shows that Windows is up" },
      source: { "zh-CN": "RFC 792（ICMP 回显）", en: "RFC 792 (ICMP echo)" },
      go: [{ when: { step: "answers", reading: "received", gte: 1 }, to: "mode" }, { to: "shape" }],
    },
    {
      key: "code",
      kind: "text",
      title: { "zh-CN": "记下蜂鸣或闪灯的次数", en: "Count the beeps or blinks" },
      hint: {
        "zh-CN": "例：一长两短；橙 2 白 3。录一段视频最稳，再到厂商手册查码。",
        en: "E.g. one long two short; amber 2 white 3. A short video is safest, then look the code up in the maker's manual.",
      },
      go: [{ to: "memory" }],
    },
    {
      key: "mode",
      kind: "confirm",
      title: {
        "zh-CN": "切换投影模式、重置显卡驱动后有画面",
        en: "A picture after switching the mode and resetting the driver",
      },
      hint: {
        "zh-CN":
          "Win+P 按一下等两秒再按下一个；Ctrl+Shift+Win+B 会“嘀”一声并闪一下。笔记本按亮度加键，合盖再开盖。",
        en: "Win+P, wait two seconds, next; Ctrl+Shift+Win+B beeps and blinks. On a laptop raise the brightness, close and open the lid.",
      },
      expected: { "zh-CN": "有画面", en: "A picture" },
      source: {
        "zh-CN": "Microsoft 支持“排查 Windows 中的黑屏或空白屏幕问题”",
        en: "Microsoft Support, black or blank screens in Windows",
      },
      go: [{ when: { step: "mode", outcome: "normal" }, to: "modeSet" }],
    },
    {
      key: "shape",
      kind: "choice",
      title: { "zh-CN": "哪块屏没画面", en: "Which screen is dark" },
      options: [
        { key: "own", title: { "zh-CN": "笔记本自带屏", en: "The laptop's own" }, outcome: "abnormal" },
        { key: "external", title: { "zh-CN": "外接显示器", en: "An external monitor" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "shape", is: "own" }, to: "torch" }],
    },
    {
      key: "osd",
      kind: "choice",
      title: { "zh-CN": "拔掉视频线，显示器自己的反应", en: "The monitor alone, video cable pulled" },
      hint: {
        "zh-CN": "电源灯、按菜单键。好显示器拔线会弹“无信号”或“检查信号线”。",
        en: "Its lamp, its menu key. A good monitor says “no signal” or “check cable”.",
      },
      options: [
        {
          key: "menu",
          title: { "zh-CN": "显示“无信号”或菜单", en: "It says no signal or shows its menu" },
          outcome: "normal",
        },
        {
          key: "nothing",
          title: { "zh-CN": "灯亮但全黑，或灯都不亮", en: "Lit but black, or not lit at all" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "osd", is: "nothing" }, to: "monitorBad" }],
    },
    {
      key: "input",
      kind: "confirm",
      title: { "zh-CN": "信号源选对，线接在独显口上", en: "Right input chosen, cable in the graphics card" },
      hint: {
        "zh-CN": "显示器菜单里看输入是 HDMI 还是 DP。台式机有独显时，主板上的视频口多半没输出。",
        en: "See in the monitor's menu whether HDMI or DP is chosen. With a graphics card the board's own ports are usually off.",
      },
      expected: { "zh-CN": "输入与接线一致", en: "Input and cable agree" },
      source: { "zh-CN": "显示器说明书“输入选择”", en: "Manual of the monitor, input selection" },
      go: [{ when: { step: "input", outcome: "abnormal" }, to: "wrongInput" }],
    },
    {
      key: "crossed",
      kind: "choice",
      title: { "zh-CN": "换线、换一台好显示器交叉试", en: "Swap the cable, then the monitor" },
      hint: {
        "zh-CN": "一次只换一样：先换线，再换显示器。DP 转 HDMI 头单独拿掉试。",
        en: "One thing at a time: cable first, then monitor. Take out any DP to HDMI adapter.",
      },
      options: [
        {
          key: "cable",
          title: { "zh-CN": "换线（或去掉转接头）就好", en: "Good with another cable" },
          outcome: "abnormal",
        },
        {
          key: "monitor",
          title: { "zh-CN": "换显示器才好", en: "Good with another monitor" },
          outcome: "abnormal",
        },
        { key: "neither", title: { "zh-CN": "都不行", en: "Neither helps" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "crossed", is: "cable" }, to: "cableBad" },
        { when: { step: "crossed", is: "monitor" }, to: "monitorBad" },
        { when: { step: "alive", is: "lives" }, to: "board" },
        { to: "memory" },
      ],
    },
    {
      key: "torch",
      kind: "choice",
      title: {
        "zh-CN": "手电斜照屏幕，再接外接显示器",
        en: "Torch across the screen, then an external monitor",
      },
      hint: {
        "zh-CN": "手机手电贴着屏幕斜照，看到淡淡的桌面是背光坏。外接能显示、内屏不亮，是屏或屏线。",
        en: "A phone's torch held flat: a faint desktop means the backlight. External good and own dark means panel or its cable.",
      },
      options: [
        {
          key: "faint",
          title: { "zh-CN": "内屏有淡影", en: "A faint picture on its own" },
          outcome: "abnormal",
        },
        {
          key: "external",
          title: { "zh-CN": "外接有画面，内屏全黑", en: "External shows, own is black" },
          outcome: "abnormal",
        },
        { key: "neither", title: { "zh-CN": "都没有", en: "Neither shows" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "torch", in: ["faint", "external"] }, to: "panel" },
        { when: { step: "alive", is: "lives" }, to: "board" },
      ],
    },
    {
      key: "memory",
      kind: "choice",
      title: { "zh-CN": "内存拔插、单条轮换插槽", en: "Reseat the memory, one module at a time" },
      hint: {
        "zh-CN":
          "断电放静电再拆。橡皮擦金手指，擦完刷净；一根一根、一个槽一个槽试。板载内存的机型：断电按手册清 CMOS 后再试。",
        en: "Power off and discharge first. Rub the contacts with an eraser, brush clean; one module, one slot at a time. With soldered memory clear the CMOS by the manual instead.",
      },
      options: [
        {
          key: "all",
          title: { "zh-CN": "拔插后全部正常", en: "All good after reseating" },
          outcome: "abnormal",
        },
        {
          key: "one",
          title: { "zh-CN": "某一根或某个槽不亮", en: "One module or slot stays dark" },
          outcome: "abnormal",
        },
        { key: "none", title: { "zh-CN": "怎么试都不亮", en: "Nothing helps" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "memory", is: "all" }, to: "amount" },
        { when: { step: "memory", is: "one" }, to: "memoryBad" },
        { to: "board" },
      ],
    },
    {
      key: "amount",
      kind: "probe",
      probe: "memory",
      title: { "zh-CN": "进系统后测内存总量", en: "Measure the memory once Windows is up" },
      hint: {
        "zh-CN": "少了一根的容量就是没插到位或槽坏。集显会划走一部分，略少于标称正常。",
        en: "A missing module means a loose one or a bad slot. Graphics take a little, so slightly less than the label is right.",
      },
      judge: [{ reading: "total", min: 7 }],
      expected: {
        "zh-CN": "与登记的配置一致，不少于 8 GB（扣集显）",
        en: "As registered, at least 8 GB less graphics",
      },
      source: {
        "zh-CN": "资产登记的配置；公司最低配置标准",
        en: "Registered configuration; our least standard",
      },
      go: [{ when: { step: "amount", outcome: "abnormal" }, to: "memoryBad" }, { to: "reseated" }],
    },
  ],
  conclusions: [
    {
      key: "noPower",
      title: { "zh-CN": "没有通电", en: "It has no power" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "用“电脑不开机”清单继续。",
        en: "Go on with the checklist for a computer that does not start.",
      },
    },
    {
      key: "modeSet",
      title: { "zh-CN": "投影模式或显卡驱动卡住", en: "Projection mode or a stuck driver" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "告诉用户 Win+P 的用法；反复出现就更新显卡驱动，关闭“快速启动”。",
        en: "Show the user Win+P; if it comes back update the graphics driver and turn off fast startup.",
      },
      solution: {
        "zh-CN": "投影模式设错或显卡驱动卡住，已切换显示模式并重置驱动，显示正常。",
        en: "The mode was wrong or the driver stuck; the mode was switched and the driver reset, the picture is back.",
      },
    },
    {
      key: "wrongInput",
      title: { "zh-CN": "信号源或接口接错", en: "Wrong input or wrong port" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "改好输入源，线改接独显口，绑好线。",
        en: "Set the input, move the cable to the graphics card, tie it up.",
      },
      solution: {
        "zh-CN": "显示器信号源或视频线接口接错，已改正，显示正常。",
        en: "The input or the port was wrong and was set right; the picture is back.",
      },
    },
    {
      key: "cableBad",
      title: { "zh-CN": "视频线或转接头坏", en: "Cable or adapter is broken" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "换线，坏线当场剪断扔掉，免得又被捡回来用。",
        en: "Replace it; cut the bad one so that nobody picks it up again.",
      },
      solution: {
        "zh-CN": "视频线（转接头）损坏，已更换，显示正常。",
        en: "The video cable or adapter was broken and was replaced; the picture is back.",
      },
    },
    {
      key: "monitorBad",
      title: { "zh-CN": "显示器损坏", en: "The monitor is broken" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "换备用显示器。在保的报修，过保的按资产流程送修或报废鉴定。",
        en: "Give a spare monitor. Repair under warranty, otherwise repair or appraisal by the rules.",
      },
      solution: {
        "zh-CN": "显示器损坏，已更换显示器，显示正常。",
        en: "The monitor was broken and was replaced; the picture is back.",
      },
    },
    {
      key: "panel",
      title: { "zh-CN": "笔记本屏、背光或屏线故障", en: "Panel, backlight or its cable" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "先接外接显示器让用户继续用。问有没有摔过夹过，拍照；送修前备份数据。",
        en: "Let the user work on an external monitor. Ask about drops, take a photo; back up before repair.",
      },
    },
    {
      key: "reseated",
      title: { "zh-CN": "内存接触不良", en: "The memory had poor contact" },
      verdict: "hardware",
      next: "solved",
      action: {
        "zh-CN": "跑一遍 Windows 内存诊断再交机。受潮的机房、车间一个月后回访。",
        en: "Run Windows Memory Diagnostic before handing over. In damp rooms call back in a month.",
      },
      solution: {
        "zh-CN": "内存接触不良，已清洁金手指并重新安装，内存总量正确，显示正常。",
        en: "The memory had poor contact; it was cleaned and reseated, the total is right and the picture is back.",
      },
    },
    {
      key: "memoryBad",
      title: { "zh-CN": "内存条或插槽故障", en: "A module or slot is broken" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "换同规格内存（代数、频率、电压都要对）。是槽坏就先用好槽，主板送修再定。",
        en: "Fit the same kind of memory (generation, speed, voltage). If it is the slot use the other one and decide on the board later.",
      },
      solution: {
        "zh-CN": "内存条故障，已更换同规格内存，显示正常。",
        en: "A memory module was broken and was replaced by the same kind; the picture is back.",
      },
    },
    {
      key: "board",
      title: { "zh-CN": "主板、CPU 或显卡故障", en: "Board, processor or graphics" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "台式机有独显先换独显或改用集显试。仍不行就送修，附上蜂鸣码；硬盘先拆下或先取数据。",
        en: "On a desktop try another graphics card or the built-in one. Otherwise repair with the code noted; take out the disk or save the data first.",
      },
    },
  ],
};
