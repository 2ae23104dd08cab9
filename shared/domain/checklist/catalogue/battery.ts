import type { WrittenChecklist } from "../checklist-form.ts";

/** A laptop battery: swelling stops everything, then wear, charge limit, adapter, use. */
export const battery: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "笔记本电池", en: "Laptop battery" },
  about: {
    "zh-CN": "不耐用、充不进、突然断电。鼓包的一律停用；充到 80 % 就停的多半是养护模式。",
    en: "Short life, no charge, sudden cut. A swollen one is out of use at once; stopping at 80 % is mostly a charge limit.",
  },
  categories: ["hardware.computer"],
  assetKinds: ["laptop"],
  symptoms: [
    { "zh-CN": "电池不耐用", en: "battery does not last" },
    { "zh-CN": "充不进电", en: "does not charge" },
    { "zh-CN": "拔了电源就关机", en: "dies when unplugged" },
    { "zh-CN": "充到80%就不充了", en: "stops charging at 80 %" },
  ],
  gate: "warn",
  steps: [
    {
      key: "swollen",
      kind: "confirm",
      title: { "zh-CN": "没有鼓包", en: "Not swollen" },
      hint: {
        "zh-CN": "放平桌上看晃不晃；触摸板按不下去、屏合不拢、底壳接缝张开都算。鼓了立刻关机拔电源，不再充。",
        en: "Flat on a desk: does it rock? A stiff touchpad, a lid that will not close, an open seam count too. Turn it off, unplug, charge no more.",
      },
      expected: { "zh-CN": "底壳平整，接缝闭合", en: "Flat base, closed seams" },
      source: {
        "zh-CN": "GB 31241 便携式电子产品用锂离子电池安全；厂商安全须知",
        en: "GB 31241, safety of lithium-ion batteries; the maker's safety notes",
      },
      go: [{ when: { step: "swollen", outcome: "abnormal" }, to: "swollenOut" }],
    },
    {
      key: "trouble",
      kind: "choice",
      title: { "zh-CN": "用户说的是哪种", en: "What the user complains of" },
      options: [
        { key: "short", title: { "zh-CN": "不耐用", en: "Does not last" }, outcome: "abnormal" },
        {
          key: "stuck",
          title: { "zh-CN": "充到某个百分比不动", en: "Stops at a certain charge" },
          outcome: "abnormal",
        },
        { key: "none", title: { "zh-CN": "完全不充", en: "Does not charge at all" }, outcome: "abnormal" },
        {
          key: "cut",
          title: { "zh-CN": "还有电就断电、电量乱跳", en: "Dies with charge left, jumps" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "trouble", is: "stuck" }, to: "limit" }],
    },
    {
      key: "state",
      kind: "probe",
      probe: "battery",
      title: { "zh-CN": "测电池损耗和循环次数", en: "Measure wear and cycles" },
      hint: {
        "zh-CN": "测的是用户这台，别把鼠标、UPS 的电池读进来。powercfg /batteryreport 可对照。",
        en: "The user's laptop, not a mouse or a UPS. Compare powercfg /batteryreport.",
      },
      judge: [
        { reading: "present", is: true },
        { reading: "wear", max: 40 },
        { reading: "cycles", max: 800 },
      ],
      expected: {
        "zh-CN": "损耗不超过 40 %，循环不超过 800 次",
        en: "Wear at most 40 %, at most 800 cycles",
      },
      source: {
        "zh-CN": "整机厂商电池说明；40 % 为本部门更换线（经验值）",
        en: "The maker's notes on batteries; 40 % is our own line for replacing",
      },
      go: [
        { when: { step: "state", reading: "present", is: false }, to: "reseat" },
        { when: { step: "state", reading: "wear", gt: 40 }, to: "worn" },
        { when: { step: "trouble", is: "short" }, to: "drain" },
        { when: { step: "trouble", is: "cut" }, to: "calibrate" },
        { to: "adapter" },
      ],
    },
    {
      key: "limit",
      kind: "confirm",
      title: { "zh-CN": "关掉充电上限后能继续充", en: "It charges on with the limit off" },
      hint: {
        "zh-CN":
          "联想电脑管家“养护模式”、戴尔 Power Manager、惠普 BIOS“电池健康管理”、华为“智能充电”。长期插电的建议保留，只在出差前关。",
        en: "Lenovo conservation mode, Dell Power Manager, HP battery health manager in the BIOS, Huawei smart charge. Keep it on for desks, off before a trip.",
      },
      expected: { "zh-CN": "电量越过上限继续上升", en: "The charge rises past the limit" },
      source: { "zh-CN": "整机厂商支持文档“充电阈值”", en: "Support pages of the maker, charge threshold" },
      go: [{ when: { step: "limit", outcome: "normal" }, to: "limited" }],
    },
    {
      key: "adapter",
      kind: "number",
      title: { "zh-CN": "适配器标称功率", en: "Rated power of the adapter" },
      hint: {
        "zh-CN":
          "看铭牌（V × A）。和机器要求比：轻薄本 45–65 W，独显机 130 W 以上。手机充电头能点亮充电灯，但用着用着照样掉电。",
        en: "From the label (V × A), against what the machine asks: thin ones 45 to 65 W, with a graphics card 130 W and more. A phone charger lights the lamp and still loses.",
      },
      unit: "W",
      range: { min: 45, max: 330 },
      expected: { "zh-CN": "不低于整机要求，至少 45 W", en: "What the machine asks, 45 W at least" },
      source: { "zh-CN": "整机规格书；USB PD 规范", en: "Data sheet of the machine; USB Power Delivery" },
      go: [{ when: { step: "adapter", lt: 45 }, to: "weak" }],
    },
    {
      key: "charging",
      kind: "choice",
      title: { "zh-CN": "换原厂适配器、换口，放静电后", en: "Maker's adapter, other port, charge drained" },
      hint: {
        "zh-CN": "Type-C 机器有的只有一个口能充，看口旁的闪电或插头标。口松动用手电照里面有没有棉絮。",
        en: "Some Type-C machines charge by one port only: look for its mark. In a loose port look for lint.",
      },
      options: [
        {
          key: "adapter",
          title: { "zh-CN": "换适配器就充", en: "Charges with another adapter" },
          outcome: "abnormal",
        },
        {
          key: "port",
          title: { "zh-CN": "换口或清口就充", en: "Charges at another port or cleaned" },
          outcome: "abnormal",
        },
        {
          key: "reset",
          title: { "zh-CN": "放静电后就充", en: "Charges after the reset" },
          outcome: "abnormal",
        },
        { key: "no", title: { "zh-CN": "都不充", en: "Never" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "charging", is: "adapter" }, to: "weak" },
        { when: { step: "charging", is: "port" }, to: "port" },
        { when: { step: "charging", is: "reset" }, to: "calibrated" },
        { when: { step: "charging", is: "no" }, to: "chargeBoard" },
        { to: "unclear" },
      ],
    },
    {
      key: "drain",
      kind: "number",
      title: { "zh-CN": "正常使用一小时掉电", en: "Charge lost in an hour of usual work" },
      hint: {
        "zh-CN": "拔掉适配器按平时用法用，至少测 20 分钟再折算。",
        en: "Unplug and work as usual, 20 minutes at least, then reckon.",
      },
      unit: "%",
      range: { min: 1, max: 25 },
      expected: { "zh-CN": "每小时不超过 25 %", en: "At most 25 % an hour" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [{ when: { step: "drain", lte: 25 }, to: "asExpected" }],
    },
    {
      key: "hungry",
      kind: "probe",
      probe: "cpu",
      title: { "zh-CN": "测是什么在耗电", en: "What uses the power" },
      hint: {
        "zh-CN": "再看 powercfg /sleepstudy：合盖发热掉电是现代待机没睡下去。",
        en: "Also powercfg /sleepstudy: warm with the lid closed is modern standby that does not sleep.",
      },
      judge: [{ reading: "load", max: 30 }],
      expected: { "zh-CN": "静置时不超过 30 %", en: "At most 30 % when idle" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [{ when: { step: "hungry", reading: "load", gt: 30 }, to: "tuned" }],
    },
    {
      key: "settings",
      kind: "confirm",
      title: {
        "zh-CN": "改亮度、电源模式、待机后掉电正常",
        en: "Good after brightness, power mode, standby",
      },
      expected: { "zh-CN": "每小时不超过 25 %", en: "At most 25 % an hour" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [
        { when: { step: "settings", outcome: "normal" }, to: "tuned" },
        { when: { step: "settings", outcome: "abnormal" }, to: "worn" },
        { to: "unclear" },
      ],
    },
    {
      key: "reseat",
      kind: "confirm",
      title: { "zh-CN": "重插电池插头后认到", en: "Seen after reseating the plug" },
      hint: {
        "zh-CN": "断电、放静电再拆；内置电池在保的不拆，报厂商。",
        en: "Power off and discharge first; leave a built-in one under warranty to the maker.",
      },
      expected: { "zh-CN": "系统里显示电量", en: "Windows shows its charge" },
      source: { "zh-CN": "整机厂商维护手册“电池”", en: "Service manual of the maker, battery" },
      go: [
        { when: { step: "reseat", outcome: "normal" }, to: "calibrated" },
        { when: { step: "reseat", outcome: "abnormal" }, to: "worn" },
        { to: "chargeBoard" },
      ],
    },
    {
      key: "calibrate",
      kind: "confirm",
      title: { "zh-CN": "校准后电量不再乱跳", en: "No more jumps after calibrating" },
      hint: {
        "zh-CN": "充满静置两小时，用到自动休眠，再一次充满；厂商工具有一键校准的用它。断电前让用户存好文件。",
        en: "Charge full, rest two hours, run down to hibernation, charge full in one go; or the maker's tool. The user saves first.",
      },
      expected: { "zh-CN": "10 % 以上不断电", en: "No cut above 10 %" },
      source: {
        "zh-CN": "整机厂商支持文档“电池校准”",
        en: "Support pages of the maker, battery calibration",
      },
      go: [
        { when: { step: "calibrate", outcome: "normal" }, to: "calibrated" },
        { when: { step: "calibrate", outcome: "abnormal" }, to: "worn" },
        { to: "unclear" },
      ],
    },
  ],
  conclusions: [
    {
      key: "swollenOut",
      title: { "zh-CN": "鼓包，立即停用", en: "Swollen: out of use" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN":
          "拍照；拆下放防火防爆箱，胶带封住触点，不压不刺不快递。按危险废物交有资质的回收单位。检查同批次机器。",
        en: "Photo; into a fire-proof box, contacts taped; not pressed, pierced or posted. To a licensed recycler. Look at the others of the batch.",
      },
      solution: {
        "zh-CN": "电池鼓包，已停用并更换新电池，旧电池按危险废物隔离存放。",
        en: "The battery was swollen; it was taken out of use and replaced, the old one is kept apart as hazardous waste.",
      },
    },
    {
      key: "worn",
      title: { "zh-CN": "电池老化", en: "The battery is worn" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "先查保修（电池常只保一年）。只用原装或厂商认可的；换后复测损耗。",
        en: "Look at its warranty (often one year). Original or approved only; measure the new one.",
      },
      solution: {
        "zh-CN": "电池老化，已更换电池，复测损耗和充电正常。",
        en: "The battery was worn and was replaced; wear and charging measure well.",
      },
    },
    {
      key: "limited",
      title: { "zh-CN": "充电上限在起作用", en: "The charge limit was on" },
      verdict: "operation",
      next: "solved",
      action: { "zh-CN": "教用户怎么开关。", en: "Show the user the switch." },
      solution: {
        "zh-CN": "充电停止是养护模式限制，已向用户说明并按需调整。",
        en: "Charging stopped by the charge limit; it was explained and set as needed.",
      },
    },
    {
      key: "weak",
      title: { "zh-CN": "适配器功率不足或损坏", en: "Adapter too weak or broken" },
      verdict: "hardware",
      next: "replacePart",
      action: { "zh-CN": "发够功率的原装适配器。", en: "Issue an original of enough power." },
      solution: {
        "zh-CN": "适配器功率不足（损坏），已更换，充电正常。",
        en: "The adapter was too weak or broken and was replaced; it charges.",
      },
    },
    {
      key: "port",
      title: { "zh-CN": "充电口选错或有异物", en: "Wrong port or dirt in it" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "能充的口贴个小标；口松的登记，下次送修。",
        en: "Mark the port that charges; note a loose one for repair.",
      },
      solution: {
        "zh-CN": "充电口选错或有异物，已清理并告知用户，充电正常。",
        en: "The wrong port was used or it was dirty; it was cleaned and shown, it charges.",
      },
    },
    {
      key: "chargeBoard",
      title: { "zh-CN": "充电电路或接口故障", en: "Charging circuit or port" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "送修附读数；先备份，给备用机。",
        en: "Send with the readings; back up, give a spare.",
      },
    },
    {
      key: "calibrated",
      title: { "zh-CN": "电量计失准或接触不良", en: "Gauge or contact" },
      verdict: "hardware",
      next: "solved",
      action: { "zh-CN": "一个月后再测一次损耗。", en: "Measure wear again in a month." },
      solution: {
        "zh-CN": "电池电量计失准或接触不良，已复位校准，充放电正常。",
        en: "The gauge or the contact was off; it was reset and calibrated and charges well.",
      },
    },
    {
      key: "tuned",
      title: { "zh-CN": "设置或程序耗电", en: "Settings or programs" },
      verdict: "software",
      next: "solved",
      action: { "zh-CN": "把耗电的程序写进工单。", en: "Name the program in the ticket." },
      solution: {
        "zh-CN": "后台程序和电源设置耗电，已调整，续航恢复。",
        en: "Programs and settings used the power; they were set right, it lasts again.",
      },
    },
    {
      key: "unclear",
      title: { "zh-CN": "没查完，约时间补测", en: "Not finished: measure it later" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "借备用机，把机器带回来测一个完整充放电。",
        en: "Lend a spare and take it along for a full charge and discharge.",
      },
    },
    {
      key: "asExpected",
      title: { "zh-CN": "续航符合机型水平", en: "It lasts as it should" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "给用户看读数；外勤多的配移动电源或长续航机型。",
        en: "Show the readings; for field work a power bank or another model.",
      },
      solution: {
        "zh-CN": "实测损耗和掉电速度正常，已向用户说明。",
        en: "Wear and drain were measured and are normal; it was explained.",
      },
    },
  ],
};
