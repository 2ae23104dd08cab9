import type { WrittenChecklist } from "../checklist-form.ts";

/** A computer that does not start at all: from the wall to the board, safety first. */
export const noPower: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "电脑不开机", en: "Computer does not start" },
  about: {
    "zh-CN": "按电源键没反应，或转一下就停。先看安全，再从插座查到主板。",
    en: "Nothing at the power button, or it stops at once. Safety first, then from the wall to the board.",
  },
  categories: ["hardware.computer"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "按电源键没反应", en: "nothing happens at the button" },
    { "zh-CN": "电脑开不了机", en: "computer will not turn on" },
    { "zh-CN": "插着电灯也不亮", en: "no lamp although plugged in" },
  ],
  gate: "warn",
  steps: [
    {
      key: "safe",
      kind: "confirm",
      title: { "zh-CN": "没有焦味、进液痕迹和电池鼓包", en: "No burnt smell, no liquid, no swollen battery" },
      hint: {
        "zh-CN":
          "先闻再看：出风口、键盘缝、底壳接缝。D 面不平、触摸板翘起就是鼓包。有一样就拔电源，别再按开机键。",
        en: "Smell, then look at vents, keyboard, seams. A base that rocks or a raised touchpad is a swollen battery. If so unplug it and press nothing.",
      },
      expected: { "zh-CN": "外观干燥平整，无异味", en: "Dry, flat, no smell" },
      source: { "zh-CN": "整机厂商维护手册“安全须知”", en: "Service manual of the maker, safety notes" },
      go: [{ when: { step: "safe", outcome: "abnormal" }, to: "burnt" }],
    },
    {
      key: "press",
      kind: "choice",
      title: { "zh-CN": "短按电源键后", en: "After a short press of the power button" },
      hint: {
        "zh-CN": "同时看电源灯、键盘灯，听风扇。键盘灯按固定次数闪是故障码，数下来。",
        en: "Watch the lamps, listen for the fan. A fixed count of blinks is a fault code: count it.",
      },
      options: [
        { key: "dead", title: { "zh-CN": "毫无反应", en: "Nothing at all" }, outcome: "abnormal" },
        {
          key: "stops",
          title: { "zh-CN": "转一下就停，或反复重启", en: "Turns, then stops or starts over" },
          outcome: "abnormal",
        },
        {
          key: "dark",
          title: { "zh-CN": "灯亮风扇转，没有画面", en: "Lamp and fan, no picture" },
          outcome: "abnormal",
        },
        {
          key: "wakes",
          title: { "zh-CN": "亮了，原来是睡眠", en: "It wakes: it was asleep" },
          outcome: "normal",
        },
      ],
      go: [
        { when: { step: "press", is: "dark" }, to: "dark" },
        { when: { step: "press", is: "wakes" }, to: "asleep" },
      ],
    },
    {
      key: "mains",
      kind: "confirm",
      title: {
        "zh-CN": "插座有电，电源线两端插紧",
        en: "The socket is live, the power lead sits at both ends",
      },
      hint: {
        "zh-CN": "拿手机充电器插同一个孔试。排插开关、UPS 输出、台式机电源背后的船形开关都看一眼。",
        en: "Try a phone charger in the same socket. Look at the switch of the strip, the UPS and the rocker switch behind a desktop.",
      },
      expected: { "zh-CN": "同一孔给手机能充上电", en: "A phone charges from the same socket" },
      source: {
        "zh-CN": "GB/T 2099.1 插头插座；现场对照",
        en: "GB/T 2099.1, plugs and sockets; tried on the spot",
      },
      go: [{ when: { step: "mains", outcome: "abnormal" }, to: "mainsOff" }],
    },
    {
      key: "shape",
      kind: "choice",
      title: { "zh-CN": "机器类型", en: "Kind of computer" },
      options: [
        { key: "laptop", title: { "zh-CN": "笔记本", en: "Laptop" }, outcome: "normal" },
        {
          key: "desktop",
          title: { "zh-CN": "台式机或一体机", en: "Desktop or all-in-one" },
          outcome: "normal",
        },
      ],
      go: [{ when: { step: "shape", is: "desktop" }, to: "supply" }],
    },
    {
      key: "voltage",
      kind: "number",
      title: { "zh-CN": "适配器空载电压比铭牌偏差", en: "Adapter without load, against its label" },
      required: false,
      hint: {
        "zh-CN":
          "圆口、方口用万用表直流 200 V 档量，算（实测－铭牌）÷铭牌。Type-C 不接设备只出 5 V，量不准，这步填不适用，下一步换适配器对照。",
        en: "Round and square plugs: multimeter, 200 V DC, (measured − label) ÷ label. Type-C gives 5 V without a device: not applicable, go on with the swap.",
      },
      unit: "%",
      range: { min: -5, max: 5 },
      expected: { "zh-CN": "铭牌电压 ±5 %", en: "Voltage of the label ±5 %" },
      source: {
        "zh-CN": "适配器铭牌；±5 % 为本部门经验值",
        en: "Label of the adapter; ±5 % is our own experience",
      },
      go: [
        {
          when: {
            any: [
              { step: "voltage", lt: -5 },
              { step: "voltage", gt: 5 },
            ],
          },
          to: "adapter",
        },
      ],
    },
    {
      key: "swap",
      kind: "choice",
      title: {
        "zh-CN": "换一个好的同规格适配器对照",
        en: "With an adapter of the same rating known to be good",
      },
      hint: {
        "zh-CN": "功率不小于原配。Type-C 机器换另一个口再试一次；没电的电池先充 15 分钟再按。",
        en: "No less power than the original. Try the other Type-C port too; leave an empty battery 15 minutes before pressing.",
      },
      options: [
        { key: "starts", title: { "zh-CN": "能开机", en: "It starts" }, outcome: "abnormal" },
        {
          key: "lamp",
          title: { "zh-CN": "充电灯亮，仍不开机", en: "The charging lamp lights, no start" },
          outcome: "abnormal",
        },
        {
          key: "dead",
          title: { "zh-CN": "充电灯也不亮", en: "Not even the charging lamp" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "swap", is: "starts" }, to: "adapter" }],
    },
    {
      key: "drain",
      kind: "confirm",
      title: { "zh-CN": "放静电后能开机", en: "It starts after draining static charge" },
      hint: {
        "zh-CN":
          "拔掉适配器和全部外设，可拆电池拆下；长按电源键 30 秒，只接适配器再开。电池不可拆的用复位孔或手册里的组合键。",
        en: "Unplug all, take out a removable battery; hold the button 30 seconds, adapter alone, start. With a built-in battery use the reset hole or the key combination of the manual.",
      },
      expected: { "zh-CN": "能开机", en: "It starts" },
      source: { "zh-CN": "整机厂商维护手册“硬复位/放静电”", en: "Service manual of the maker, hard reset" },
      go: [{ when: { step: "drain", outcome: "normal" }, to: "check" }, { to: "laptopBoard" }],
    },
    {
      key: "supply",
      kind: "choice",
      title: { "zh-CN": "台式机电源单独短接启动", en: "Desktop supply started on its own" },
      hint: {
        "zh-CN":
          "断电后拔 24 针，短接绿线和任一黑线再通电，看风扇；或接电源测试仪。一体机和非标电源不要短接，换同型号试。",
        en: "Mains off, unplug the 24 pins, bridge green and any black, mains on: does its fan turn? Or use a tester. Never bridge an all-in-one or a proprietary supply: swap it.",
      },
      options: [
        {
          key: "runs",
          title: { "zh-CN": "风扇转，各路电压正常", en: "It turns, voltages are right" },
          outcome: "normal",
        },
        {
          key: "dead",
          title: { "zh-CN": "不转或电压不对", en: "It does not, or voltages are wrong" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "supply", is: "dead" }, to: "supplyBad" }],
    },
    {
      key: "minimal",
      kind: "choice",
      title: {
        "zh-CN": "最小系统：只留主板、CPU、一根内存",
        en: "Least system: board, processor, one memory module",
      },
      hint: {
        "zh-CN": "先短接主板 PWR_SW 两针，排除机箱按钮。能开就一件一件往回加，加到哪件不开就是哪件。",
        en: "Bridge PWR_SW on the board first: it may be the case's button. If it starts, add back one part at a time.",
      },
      options: [
        { key: "starts", title: { "zh-CN": "能开机", en: "It starts" }, outcome: "abnormal" },
        { key: "dead", title: { "zh-CN": "仍不开机", en: "Still dead" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "minimal", is: "starts" }, to: "part" }, { to: "desktopBoard" }],
    },
    {
      key: "check",
      kind: "probe",
      probe: "battery",
      title: { "zh-CN": "开机后测电池和充电", en: "Measure battery and charging once it runs" },
      hint: {
        "zh-CN": "接着适配器测。亏电放久的电池要充一会儿才认。",
        en: "With the adapter connected. A battery empty for weeks is seen only after a while.",
      },
      judge: [
        { reading: "present", is: true },
        { reading: "wear", max: 40 },
      ],
      expected: { "zh-CN": "认到电池，损耗不超过 40 %", en: "Battery seen, wear at most 40 %" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [{ to: "recovered" }],
    },
  ],
  conclusions: [
    {
      key: "burnt",
      title: { "zh-CN": "烧毁、进液或鼓包，禁止再通电", en: "Burnt, wet or swollen: no power again" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "断电；鼓包的单独放防火箱，不压不扎。拍照，先取数据再送修；进液一般不在保。",
        en: "Cut the power; a swollen one into a fire-proof box, not pressed or pierced. Photos, data out before repair; liquid is usually not covered.",
      },
    },
    {
      key: "asleep",
      title: { "zh-CN": "机器没坏，只是睡眠了", en: "It was asleep: nothing is broken" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "教用户看电源灯：慢闪是睡眠，短按唤醒。",
        en: "Show the user the lamp: slow blinking is sleep, a short press wakes it.",
      },
      solution: {
        "zh-CN": "机器处于睡眠状态，已唤醒并教会用户辨认电源灯。",
        en: "The computer was asleep; it was woken and the user shown the lamp.",
      },
    },
    {
      key: "mainsOff",
      title: { "zh-CN": "插座或排插没电", en: "The socket or strip is dead" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "先换有电的插座让用户用上，再报物业或行政修插座；排插老化的直接报废。",
        en: "Move the user to a live socket, report the dead one to the building office; scrap a worn strip.",
      },
      solution: {
        "zh-CN": "插座无电，已换到有电的插座，机器正常开机，并已报物业。",
        en: "The socket was dead; the computer was moved to a live one and starts; the building office was told.",
      },
    },
    {
      key: "adapter",
      title: { "zh-CN": "电源适配器损坏", en: "The adapter is broken" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "发同规格适配器，旧的在线根处做记号收回。登记配件更换。",
        en: "Issue an adapter of the same rating, mark and take back the old one, note the part.",
      },
      solution: {
        "zh-CN": "电源适配器损坏，已更换同规格适配器，开机正常。",
        en: "The adapter was broken and was replaced by one of the same rating; the computer starts.",
      },
    },
    {
      key: "supplyBad",
      title: { "zh-CN": "台式机电源损坏", en: "The power supply is broken" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "换同接口、功率不小于原来的电源；换前看主板有没有鼓包电容。",
        en: "Fit a supply with the same plugs and no less power; look for swollen capacitors on the board first.",
      },
      solution: {
        "zh-CN": "台式机电源损坏，已更换电源，开机正常。",
        en: "The power supply was broken and was replaced; the computer starts.",
      },
    },
    {
      key: "part",
      title: { "zh-CN": "某个部件短路，拖死整机", en: "One part shorted the whole machine" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "最后加上去的那件就是：常见是显卡、硬盘、前置 USB。换件，或先拆下让机器能用。",
        en: "The part added last is it: often graphics card, disk or front USB. Replace it or leave it out.",
      },
      solution: {
        "zh-CN": "用最小系统查出短路的部件，已更换，开机正常。",
        en: "The shorted part was found with the least system and replaced; the computer starts.",
      },
    },
    {
      key: "laptopBoard",
      title: { "zh-CN": "笔记本主板或供电电路故障", en: "Board or power circuit of the laptop" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "在保的报厂商，说明已换适配器、已放静电。送修前先取数据；给备用机。",
        en: "Under warranty tell the maker that adapter and reset were tried. Save the data first; give a spare.",
      },
    },
    {
      key: "desktopBoard",
      title: { "zh-CN": "主板或 CPU 故障", en: "Board or processor" },
      verdict: "hardware",
      next: "appraise",
      action: {
        "zh-CN": "在保送修；过保且使用满年限的提报废鉴定，硬盘先拆下按清除流程走。",
        en: "Repair under warranty; out of it and of age, have it appraised. Take out the disk first and clear it by the rules.",
      },
    },
    {
      key: "recovered",
      title: { "zh-CN": "放静电后恢复", en: "Recovered after draining the charge" },
      verdict: "hardware",
      next: "solved",
      action: {
        "zh-CN": "再正常开关机一次才交机。损耗超标的另开单换电池；一个月内再犯按主板故障送修。",
        en: "Shut down and start once more before handing over. A worn battery gets its own ticket; if it comes back within a month it is the board.",
      },
      solution: {
        "zh-CN": "供电控制死锁，已放静电复位，连续两次开机正常。",
        en: "The power controller had locked up; the charge was drained and it started twice in a row.",
      },
    },
    {
      key: "dark",
      title: { "zh-CN": "已通电，只是没有画面", en: "It runs, there is only no picture" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "用“开机无显示”清单继续，本次结果一并带过去。",
        en: "Go on with the checklist for no display and take these results along.",
      },
    },
  ],
};
