import type { WrittenChecklist } from "../checklist-form.ts";

/** Heat, noise and sudden shutdown: air first, load second, parts last. */
export const overheating: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "过热与噪音", en: "Heat and noise" },
  about: {
    "zh-CN": "风扇狂转、烫手、用着用着自动关机。先听清是什么在响，再看风道、负载和温度，最后才拆机。",
    en: "The fan howls, the base burns, it turns itself off. Hear first what makes the noise, then air, load and temperature; open it last.",
  },
  categories: ["hardware.computer"],
  assetKinds: ["laptop", "desktop", "server"],
  symptoms: [
    { "zh-CN": "风扇声音大", en: "loud fan" },
    { "zh-CN": "电脑发烫", en: "computer gets hot" },
    { "zh-CN": "用着用着自动关机", en: "turns itself off" },
  ],
  gate: "warn",
  steps: [
    {
      key: "sound",
      kind: "choice",
      title: { "zh-CN": "响声来自哪里", en: "Where the noise comes from" },
      hint: {
        "zh-CN": "耳朵贴近，或拿长柄螺丝刀抵着听。硬盘咔嗒声与风扇无关，别先拆风扇。",
        en: "Listen close, or through a long screwdriver. A clicking disk has nothing to do with the fan.",
      },
      options: [
        { key: "rush", title: { "zh-CN": "风声大，没有杂音", en: "Loud rush of air" }, outcome: "abnormal" },
        {
          key: "rattle",
          title: { "zh-CN": "风扇摩擦、哒哒响", en: "Fan scrapes or rattles" },
          outcome: "abnormal",
        },
        { key: "click", title: { "zh-CN": "硬盘咔嗒声", en: "Disk clicks" }, outcome: "abnormal" },
        { key: "whine", title: { "zh-CN": "高频电流声", en: "High-pitched whine" }, outcome: "abnormal" },
        {
          key: "none",
          title: { "zh-CN": "不响，只是烫或关机", en: "No noise, only heat or shutdown" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "sound", is: "click" }, to: "diskNoise" },
        { when: { step: "sound", is: "whine" }, to: "whine" },
        { when: { step: "sound", is: "rattle" }, to: "fanBad" },
      ],
    },
    {
      key: "air",
      kind: "confirm",
      title: { "zh-CN": "进出风口没被挡住", en: "Vents are free" },
      hint: {
        "zh-CN": "放在被子、文件堆上，台式机塞柜子里贴墙，都会闷。四周留 10 cm。笔记本合盖外接时出风更差。",
        en: "On a blanket, on papers, a desktop in a closed cupboard: all smother it. Leave 10 cm around. A closed lid makes it worse.",
      },
      expected: { "zh-CN": "进出风口畅通，四周留 10 cm", en: "Vents free, 10 cm around" },
      source: {
        "zh-CN": "整机说明书“使用环境”；10 cm 为本部门经验值",
        en: "Manual, operating environment; 10 cm is our own experience",
      },
    },
    {
      key: "load",
      kind: "probe",
      probe: "cpu",
      title: { "zh-CN": "静置 5 分钟后测处理器负载", en: "Processor load after 5 idle minutes" },
      hint: {
        "zh-CN": "关掉用户软件再测。负载高，风扇响是正常反应，先找进程。",
        en: "Close the user's programs first. With a high load the fan only does its job: find the process.",
      },
      judge: [{ reading: "load", max: 30 }],
      expected: { "zh-CN": "静置时不超过 30 %", en: "At most 30 % when idle" },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [{ when: { step: "load", reading: "load", gt: 30 }, to: "process" }],
    },
    {
      key: "idle",
      kind: "probe",
      probe: "temperatures",
      title: { "zh-CN": "静置时测处理器温度和风扇", en: "Idle temperature and fan" },
      hint: {
        "zh-CN": "有的机型不向系统报温度，测不到就用厂商工具看，手工填。部分机型低温停转，0 转不一定坏。",
        en: "Some models report none to Windows: read the maker's tool and type it. Some stop the fan when cool: 0 rpm alone is no fault.",
      },
      judge: [{ reading: "cpu", max: 60 }],
      expected: {
        "zh-CN": "静置不超过 60 °C（室温 25 °C 左右）",
        en: "At most 60 °C idle, room about 25 °C",
      },
      source: { "zh-CN": "本部门经验值", en: "Our own experience" },
      go: [
        {
          when: {
            all: [
              { step: "idle", reading: "cpu", gte: 80 },
              { step: "idle", reading: "fan", lt: 300 },
            ],
          },
          to: "fanBad",
        },
        { when: { step: "idle", reading: "cpu", gt: 60 }, to: "clean" },
        { when: { step: "air", outcome: "abnormal" }, to: "smothered" },
        { to: "full" },
      ],
    },
    {
      key: "process",
      kind: "choice",
      title: { "zh-CN": "占用最高的是哪类进程", en: "What the busiest process is" },
      hint: {
        "zh-CN":
          "任务管理器“详细信息”按 CPU 排序，看“命令行”列。名字像系统进程、路径却在 Temp 或 AppData 的要警惕挖矿。",
        en: "Task Manager, Details, by CPU, with the command line column. A system's name with a path in Temp or AppData may be a miner.",
      },
      options: [
        {
          key: "update",
          title: { "zh-CN": "更新、索引、杀毒扫描", en: "Updates, indexing, a virus scan" },
          outcome: "normal",
        },
        {
          key: "app",
          title: { "zh-CN": "浏览器或业务软件失控", en: "A browser or application gone wild" },
          outcome: "abnormal",
        },
        {
          key: "unknown",
          title: { "zh-CN": "来历不明的进程", en: "Of unknown origin" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "process", is: "unknown" }, to: "malware" },
        { when: { step: "process", in: ["update", "app"] }, to: "processEnded" },
        { to: "unmeasured" },
      ],
    },
    {
      key: "clean",
      kind: "confirm",
      title: { "zh-CN": "已清灰，散热片通透", en: "Dust removed, fins are clear" },
      evidence: true,
      hint: {
        "zh-CN":
          "断电拆电池插头，扇叶用牙签卡住再吹，不然反向发电伤主板。在保且贴易碎标的不自拆，报厂商。看风扇和散热片之间那层毛毡。",
        en: "Power off, unplug the battery, block the blades before blowing: a spun fan feeds current into the board. Do not open a sealed one under warranty. Look at the felt between fan and fins.",
      },
      expected: { "zh-CN": "散热片透光，扇叶无积灰", en: "Light shines through the fins" },
      source: {
        "zh-CN": "整机厂商维护手册“清洁散热系统”；服务手册 2.1",
        en: "Service manual, cleaning the cooling; our manual 2.1",
      },
      go: [{ when: { step: "clean", outcome: "notApplicable" }, to: "sealed" }],
    },
    {
      key: "full",
      kind: "number",
      title: { "zh-CN": "满载 10 分钟的最高温度", en: "Highest temperature after 10 minutes of full load" },
      hint: {
        "zh-CN":
          "用厂商自带诊断或压力工具，只压 CPU。超过 100 °C 立刻停。看有没有降频：频率掉到基础频率以下就是压不住。",
        en: "The maker's diagnostics or a load tool, processor only. Stop above 100 °C. A clock below the base frequency means that cooling fails.",
      },
      unit: "°C",
      range: { min: 20, max: 95 },
      expected: { "zh-CN": "不超过 95 °C，不降到基础频率以下", en: "At most 95 °C, clock not below base" },
      source: {
        "zh-CN": "处理器规格书的最高结温 100 °C 上下，留 5 °C 余量（本部门经验值）",
        en: "Data sheet of the processor, junction limit about 100 °C, less 5 °C (our own experience)",
      },
      go: [
        { when: { step: "full", gt: 95 }, to: "paste" },
        {
          when: {
            all: [
              { step: "clean", outcome: "normal" },
              { step: "full", lte: 95 },
            ],
          },
          to: "cleaned",
        },
        { when: { step: "full", lte: 95 }, to: "fine" },
        { to: "unmeasured" },
      ],
    },
    {
      key: "paste",
      kind: "choice",
      title: {
        "zh-CN": "重涂硅脂、压紧散热器后再测",
        en: "New thermal paste, heatsink tightened, measured again",
      },
      hint: {
        "zh-CN": "按螺丝上的数字顺序对角拧。旧硅脂用酒精擦净；液金和相变片的机型不要换普通硅脂。",
        en: "Screws crosswise by their numbers. Wipe old paste off with alcohol; where liquid metal or a phase-change pad is fitted use the same.",
      },
      options: [
        { key: "good", title: { "zh-CN": "满载回到 95 °C 以内", en: "Back below 95 °C" }, outcome: "normal" },
        { key: "hot", title: { "zh-CN": "仍超过", en: "Still above" }, outcome: "abnormal" },
        {
          key: "closed",
          title: { "zh-CN": "在保，未拆", en: "Under warranty, not opened" },
          outcome: "notApplicable",
        },
      ],
      go: [
        { when: { step: "paste", is: "good" }, to: "pasted" },
        { when: { step: "paste", is: "closed" }, to: "sealed" },
        { to: "heatpipe" },
      ],
    },
  ],
  conclusions: [
    {
      key: "smothered",
      title: { "zh-CN": "风道被挡，机器没坏", en: "Smothered, not broken" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "挪位置或加支架，给用户看前后温度。",
        en: "Move it or give a stand; show the user the temperature before and after.",
      },
      solution: {
        "zh-CN": "进出风口被遮挡造成发热，已调整摆放位置，温度正常。",
        en: "The vents were covered; it was moved and the temperature is normal.",
      },
    },
    {
      key: "processEnded",
      title: { "zh-CN": "后台程序占用过高", en: "A program kept it busy" },
      verdict: "software",
      next: "solved",
      action: {
        "zh-CN": "更新、扫描让它跑完并改到夜间；失控的软件升级或重装，浏览器关掉有问题的扩展。",
        en: "Let updates and scans finish and move them to the night; update or reinstall a wild program, remove bad extensions.",
      },
      solution: {
        "zh-CN": "后台程序长时间占满处理器，已处理该程序，负载和风扇恢复正常。",
        en: "A program kept the processor busy; it was dealt with, load and fan are normal.",
      },
    },
    {
      key: "malware",
      title: { "zh-CN": "疑似挖矿或恶意程序", en: "Possibly a miner or malware" },
      verdict: "software",
      next: "escalate",
      action: {
        "zh-CN": "拔网线但不关机，改用“病毒”清单处置，并立即报安全负责人。",
        en: "Pull the network cable, do not switch off; go on with the malware checklist and tell the lead at once.",
      },
    },
    {
      key: "fanBad",
      title: { "zh-CN": "风扇损坏", en: "The fan is broken" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "换原型号风扇（看插头针数和厚度）。备件没到之前限制最大处理器状态 80 %，别跑重活。",
        en: "Fit the same fan (pins and height). Until it comes cap the processor state at 80 %.",
      },
      solution: {
        "zh-CN": "散热风扇损坏，已更换风扇，满载温度正常。",
        en: "The fan was broken and was replaced; the temperature under load is normal.",
      },
    },
    {
      key: "cleaned",
      title: { "zh-CN": "积灰，清洁后正常", en: "Dust: good after cleaning" },
      verdict: "hardware",
      next: "solved",
      action: {
        "zh-CN": "同一环境同批机器列入下季度清灰。",
        en: "Put the other machines of this room on next quarter's cleaning.",
      },
      solution: {
        "zh-CN": "散热系统积灰堵塞，已清灰，满载温度回到正常范围。",
        en: "The cooling was clogged with dust and was cleaned; the temperature under load is normal.",
      },
    },
    {
      key: "pasted",
      title: { "zh-CN": "硅脂干了", en: "The thermal paste had dried out" },
      verdict: "hardware",
      next: "solved",
      action: { "zh-CN": "记下更换日期，三年后再看。", en: "Note the date; look again in three years." },
      solution: {
        "zh-CN": "导热硅脂干固，已清洁并重涂，满载温度正常。",
        en: "The thermal paste had dried; it was renewed and the temperature under load is normal.",
      },
    },
    {
      key: "heatpipe",
      title: { "zh-CN": "散热模组失效", en: "The heatsink assembly fails" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "热管漏液或压不平，换整套散热模组；过保的比一比机龄再决定修还是报废鉴定。",
        en: "A leaking heat pipe or bent plate: the whole assembly. Out of warranty weigh the age: repair or appraisal.",
      },
    },
    {
      key: "sealed",
      title: { "zh-CN": "在保机器，交厂商清洁或维修", en: "Under warranty: for the maker" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "按序列号报修，附上满载温度和照片。送修前备份，给备用机。",
        en: "Report by serial with temperature and photos. Back up first, give a spare.",
      },
    },
    {
      key: "diskNoise",
      title: { "zh-CN": "硬盘异响", en: "The disk makes the noise" },
      verdict: "hardware",
      next: "escalate",
      action: {
        "zh-CN": "马上停用，改用“硬盘异常”清单，先救数据。",
        en: "Stop using it; go on with the disk checklist, data first.",
      },
    },
    {
      key: "whine",
      title: { "zh-CN": "电感啸叫，不影响使用", en: "Coil whine, harmless" },
      verdict: "external",
      next: "solved",
      action: {
        "zh-CN": "换适配器、换插座对比一下；更新 BIOS。跟用户说清不是故障，很吵的在保期内找厂商换。",
        en: "Compare another adapter and socket; update the BIOS. Explain that it is no fault; a very loud one may be swapped under warranty.",
      },
      solution: {
        "zh-CN": "高频声为电感啸叫，已检测温度、负载并向用户说明，不影响使用。",
        en: "The sound is coil whine; temperature and load were checked and it was explained to the user.",
      },
    },
    {
      key: "unmeasured",
      title: { "zh-CN": "没测完，还不能下结论", en: "Not finished: no verdict yet" },
      verdict: "unknown",
      next: "escalate",
      action: {
        "zh-CN": "约时间或带回来补测，期间让用户避免跑重活。",
        en: "Measure it later or take it along; no heavy work meanwhile.",
      },
    },
    {
      key: "fine",
      title: { "zh-CN": "温度在正常范围", en: "Temperatures are normal" },
      verdict: "unknown",
      next: "solved",
      action: {
        "zh-CN": "把读数给用户看。仍自动关机就查事件日志 41 和电源，不是散热问题。",
        en: "Show the readings. If it still turns off look at event 41 and the power: it is not heat.",
      },
      solution: {
        "zh-CN": "实测静置和满载温度均正常，已向用户说明。",
        en: "Temperatures were measured idle and under load and are normal; this was explained to the user.",
      },
    },
  ],
};
