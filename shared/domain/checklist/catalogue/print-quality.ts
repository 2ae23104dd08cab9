import type { WrittenChecklist } from "../checklist-form.ts";

/** Jams and bad prints: where the sheet stopped, or what the defect looks like and how often it repeats. */
export const printQuality: WrittenChecklist = {
  section: "hardware",
  edition: 1,
  title: { "zh-CN": "卡纸与打印质量", en: "Jams and print quality" },
  about: {
    "zh-CN": "卡纸看位置，质量看样张。先打机器自己的配置页，分清是机器还是电脑；重复的印子量间距找辊。",
    en: "A jam by its place, quality by a sample. The printer's own page tells machine from computer; repeated marks are measured.",
  },
  categories: ["hardware.printer"],
  assetKinds: ["printer"],
  symptoms: [
    { "zh-CN": "打印机卡纸", en: "paper jam" },
    { "zh-CN": "打印有黑条", en: "black stripes" },
    { "zh-CN": "字打得很浅", en: "print is faint" },
    { "zh-CN": "打出来乱码", en: "print is garbled" },
  ],
  gate: "warn",
  steps: [
    {
      key: "what",
      kind: "choice",
      title: { "zh-CN": "是哪种毛病", en: "Which fault" },
      options: [
        {
          key: "jam",
          title: { "zh-CN": "卡纸、多张、不进纸", en: "Jam, several sheets, no feed" },
          outcome: "abnormal",
        },
        {
          key: "marks",
          title: { "zh-CN": "黑条、白条、重复的点", en: "Stripes or repeated spots" },
          outcome: "abnormal",
        },
        {
          key: "faint",
          title: { "zh-CN": "整页浅、一边浅", en: "Faint all over or on one side" },
          outcome: "abnormal",
        },
        { key: "rub", title: { "zh-CN": "掉粉、擦得掉", en: "Toner rubs off" }, outcome: "abnormal" },
        {
          key: "garbled",
          title: { "zh-CN": "乱码、缺字、格式错", en: "Garbled, letters missing" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "what", is: "jam" }, to: "clear" }],
    },
    {
      key: "supply",
      kind: "probe",
      probe: "printer",
      title: { "zh-CN": "读耗材余量和打印计数", en: "Supplies and page count" },
      hint: {
        "zh-CN": "兼容耗材常不报余量，以实物为准。看计数，保养件到没到寿命。",
        en: "Compatible cartridges often report none: trust the eye. The count says whether service parts are due.",
      },
      judge: [{ reading: "supply", min: 5 }],
      expected: { "zh-CN": "余量 5 % 以上", en: "At least 5 %" },
      source: {
        "zh-CN": "ISO/IEC 19752、19798 的页数口径；5 % 为本部门经验值",
        en: "Yields as by ISO/IEC 19752 and 19798; 5 % is our own experience",
      },
      go: [
        {
          when: {
            all: [
              { step: "supply", reading: "supply", lt: 5 },
              { step: "what", is: "faint" },
            ],
          },
          to: "toner",
        },
      ],
    },
    {
      key: "page",
      kind: "choice",
      title: { "zh-CN": "面板打配置页，同样的毛病", en: "The printer's own page shows the same" },
      hint: {
        "zh-CN": "从面板打，不经过电脑。喷墨打“喷嘴检查”。",
        en: "From the panel's menu, not by the computer; on inkjet the nozzle check.",
      },
      options: [
        { key: "same", title: { "zh-CN": "同样的毛病", en: "The same" }, outcome: "abnormal" },
        { key: "clean", title: { "zh-CN": "配置页干净", en: "It is clean" }, outcome: "normal" },
      ],
      go: [
        { when: { step: "page", is: "clean" }, to: "driver" },
        { when: { step: "what", is: "rub" }, to: "paper" },
        { when: { step: "what", is: "garbled" }, to: "service" },
      ],
    },
    {
      key: "shape",
      kind: "choice",
      title: { "zh-CN": "样张是什么样", en: "What the sample shows" },
      evidence: true,
      hint: {
        "zh-CN": "竖黑线：硒鼓划伤或定影；竖白条：激光窗或粉仓；整页浅：节墨模式、粉少。",
        en: "Black line: drum or fuser; white: laser window or developer; pale: toner saving or little toner.",
      },
      options: [
        { key: "line", title: { "zh-CN": "竖直黑线", en: "Vertical black line" }, outcome: "abnormal" },
        { key: "white", title: { "zh-CN": "竖直白条", en: "Vertical white stripe" }, outcome: "abnormal" },
        {
          key: "spots",
          title: { "zh-CN": "等距重复的印子", en: "Marks at even distance" },
          outcome: "abnormal",
        },
        {
          key: "pale",
          title: { "zh-CN": "整页或一边浅", en: "Pale all over or on one side" },
          outcome: "abnormal",
        },
        {
          key: "nozzle",
          title: { "zh-CN": "喷墨缺线、偏色", en: "Inkjet: gaps, wrong colour" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "shape", is: "spots" }, to: "distance" },
        { when: { step: "shape", is: "nozzle" }, to: "nozzles" },
      ],
    },
    {
      key: "swap",
      kind: "choice",
      title: { "zh-CN": "换一支好的硒鼓对照", en: "With a cartridge known to be good" },
      hint: {
        "zh-CN": "先关节墨模式，粉少的左右轻摇。激光窗顺一个方向擦。鼓别见强光。",
        en: "Turn toner saving off, rock a low one gently. Wipe the laser window one way. Keep drums out of bright light.",
      },
      options: [
        { key: "good", title: { "zh-CN": "好了", en: "Good" }, outcome: "abnormal" },
        { key: "same", title: { "zh-CN": "照旧", en: "The same" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "swap", is: "good" }, to: "toner" }, { to: "fuser" }],
    },
    {
      key: "distance",
      kind: "number",
      title: { "zh-CN": "重复印子的间距", en: "Distance of the marks" },
      hint: {
        "zh-CN":
          "同一个印子上下两次之间量，量三处取中。对照该型号手册“重复缺陷标尺”：常见充电辊最短，鼓居中，定影膜较长。",
        en: "Between two prints of one mark, the middle of three. See the model's defect ruler: charge roller mostly short, drum in the middle, fuser sleeve longer.",
      },
      unit: "mm",
      range: { min: 10, max: 250 },
      expected: { "zh-CN": "手册标尺里有的间距", en: "A distance on the manual's ruler" },
      source: {
        "zh-CN": "该型号维修手册“重复缺陷标尺”",
        en: "Service manual of the model, repetitive defect ruler",
      },
    },
    {
      key: "roller",
      kind: "choice",
      title: { "zh-CN": "标尺指向", en: "The ruler points at" },
      options: [
        {
          key: "drum",
          title: {
            "zh-CN": "鼓、充电辊、显影辊（在硒鼓里）",
            en: "Drum, charge or developer roller (in the cartridge)",
          },
          outcome: "abnormal",
        },
        { key: "fuser", title: { "zh-CN": "定影", en: "Fuser" }, outcome: "abnormal" },
        {
          key: "transfer",
          title: { "zh-CN": "转印辊、转印带", en: "Transfer roller or belt" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "roller", is: "drum" }, to: "toner" },
        { when: { step: "roller", is: "fuser" }, to: "fuserBad" },
        { to: "service" },
      ],
    },
    {
      key: "nozzles",
      kind: "confirm",
      title: { "zh-CN": "清洗喷头不超过三次后恢复", en: "Good after at most three cleanings" },
      hint: {
        "zh-CN": "洗一次打一次喷嘴检查。三次不行就停，静置一夜。",
        en: "A nozzle check after each. After three stop and leave it overnight.",
      },
      expected: { "zh-CN": "喷嘴检查无断线", en: "Nozzle check without gaps" },
      source: { "zh-CN": "喷墨打印机说明书“打印头维护”", en: "Manual of the inkjet, care of the head" },
      go: [{ when: { step: "nozzles", outcome: "normal" }, to: "cleaned" }, { to: "service" }],
    },
    {
      key: "clear",
      kind: "choice",
      title: { "zh-CN": "取出卡纸，记下位置", en: "Take the sheet out, note where" },
      hint: {
        "zh-CN": "断电，顺走纸方向双手慢拉，碎片全找出来，传感器拨杆能弹回；定影区烫。别用镊子刮鼓。",
        en: "Power off, pull slowly with both hands along the path, find all scraps, flags must spring back; the fuser is hot. No tweezers at the drum.",
      },
      options: [
        { key: "tray", title: { "zh-CN": "纸盒、搓纸口", en: "Tray or pick-up" }, outcome: "abnormal" },
        {
          key: "middle",
          title: { "zh-CN": "中间、硒鼓下", en: "Middle, below the drum" },
          outcome: "abnormal",
        },
        { key: "rear", title: { "zh-CN": "定影、出纸口", en: "Fuser or output" }, outcome: "abnormal" },
        {
          key: "none",
          title: { "zh-CN": "里面干净，仍报卡纸", en: "Clean inside, still “jam”" },
          outcome: "abnormal",
        },
      ],
      go: [
        { when: { step: "clear", is: "rear" }, to: "fuserBad" },
        { when: { step: "clear", is: "none" }, to: "service" },
      ],
    },
    {
      key: "paper",
      kind: "choice",
      title: { "zh-CN": "换一包干燥的 70–80 g 纸", en: "With a fresh pack of 70 to 80 g paper" },
      hint: {
        "zh-CN":
          "受潮、起毛、用过一面的纸最容易卡。纸抖松、挡板贴紧不夹；驱动里纸张类型要对，厚纸按薄纸打就掉粉。",
        en: "Damp, fluffy or used paper jams and sheds. Fan it, guides snug; the paper type in the driver must fit, else thick paper sheds.",
      },
      options: [
        { key: "good", title: { "zh-CN": "好了", en: "Good" }, outcome: "abnormal" },
        { key: "same", title: { "zh-CN": "照旧", en: "The same" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "复印纸 70–80 g/m²，干燥", en: "Copy paper of 70 to 80 g/m², dry" },
      source: {
        "zh-CN": "GB/T 24988 复印纸；打印机说明书“纸张规格”",
        en: "GB/T 24988, copy paper; manual, paper",
      },
      go: [
        { when: { step: "paper", is: "good" }, to: "stock" },
        { when: { step: "what", is: "rub" }, to: "fuserBad" },
      ],
    },
    {
      key: "pickup",
      kind: "choice",
      title: { "zh-CN": "清洁或更换搓纸轮、分离垫", en: "Clean or change pick-up roller and pad" },
      hint: {
        "zh-CN": "无尘布蘸水拧干擦，别用酒精。要换两个一起换。",
        en: "A cloth with water wrung out, no alcohol on rubber. Change both together.",
      },
      options: [
        {
          key: "clean",
          title: { "zh-CN": "清洁后连打 20 张不卡", en: "Cleaned, 20 sheets without a jam" },
          outcome: "abnormal",
        },
        {
          key: "new",
          title: { "zh-CN": "更换后连打 20 张不卡", en: "Changed, 20 sheets without a jam" },
          outcome: "abnormal",
        },
        { key: "same", title: { "zh-CN": "照旧", en: "The same" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "pickup", is: "clean" }, to: "cleaned" },
        { when: { step: "pickup", is: "new" }, to: "rollers" },
        { to: "service" },
      ],
    },
    {
      key: "driver",
      kind: "confirm",
      title: {
        "zh-CN": "换驱动、从别的软件或电脑打正常",
        en: "Good with another driver, program or computer",
      },
      hint: {
        "zh-CN": "乱码多是 PCL/PS 驱动不对；PDF 勾“作为图像打印”。",
        en: "Mostly the wrong PCL or PS driver; PDF: print as image.",
      },
      expected: { "zh-CN": "同一文件打印正常", en: "The same file prints well" },
      source: { "zh-CN": "打印机厂商驱动说明", en: "The maker's notes on the driver" },
      go: [{ when: { step: "driver", outcome: "normal" }, to: "driverSet" }, { to: "service" }],
    },
    {
      key: "fuser",
      kind: "choice",
      title: { "zh-CN": "定影检查：打到一半开盖", en: "Fuser test: open the door half way" },
      hint: {
        "zh-CN": "未定影的那半张上已有毛病，在成像；没有，在定影。",
        en: "If the unfused half already shows it, it is imaging, else the fuser.",
      },
      options: [
        { key: "before", title: { "zh-CN": "定影前就有", en: "Before the fuser" }, outcome: "abnormal" },
        { key: "after", title: { "zh-CN": "定影后才有", en: "After it only" }, outcome: "abnormal" },
      ],
      go: [{ when: { step: "fuser", is: "after" }, to: "fuserBad" }, { to: "service" }],
    },
  ],
  conclusions: [
    {
      key: "toner",
      title: { "zh-CN": "硒鼓或粉盒", en: "Cartridge" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "换新，旧的交回收；兼容耗材同批多次出问题的换供应商。",
        en: "A new one, the old one to recycling; change the supplier of a bad batch.",
      },
      solution: {
        "zh-CN": "硒鼓（粉盒）问题，已更换，样张正常。",
        en: "The cartridge was at fault and was replaced; the sample is good.",
      },
    },
    {
      key: "stock",
      title: { "zh-CN": "纸张受潮或不合适", en: "Paper damp or unsuitable" },
      verdict: "operation",
      next: "solved",
      action: { "zh-CN": "剩下的收走，开封的装袋防潮。", en: "Take the rest away; keep open packs dry." },
      solution: {
        "zh-CN": "纸张受潮（不合适），已更换纸张，打印正常。",
        en: "The paper was damp or unsuitable and was changed; it prints well.",
      },
    },
    {
      key: "cleaned",
      title: { "zh-CN": "清洁后恢复", en: "Good after cleaning" },
      verdict: "hardware",
      next: "solved",
      action: {
        "zh-CN": "记计数，一月内再犯换件。",
        en: "Note the count; within a month again means a part.",
      },
      solution: {
        "zh-CN": "已清洁纸路（喷头、搓纸轮），连续打印正常。",
        en: "Path, head or roller was cleaned; it prints on without fault.",
      },
    },
    {
      key: "rollers",
      title: { "zh-CN": "搓纸轮、分离垫磨损", en: "Worn pick-up roller and pad" },
      verdict: "hardware",
      next: "replacePart",
      action: {
        "zh-CN": "其他纸盒用得一样久的一并换。",
        en: "Change those of the other trays of the same age.",
      },
      solution: {
        "zh-CN": "搓纸轮和分离垫磨损，已更换，连续打印 20 张不卡纸。",
        en: "Roller and pad were worn and were replaced; 20 sheets without a jam.",
      },
    },
    {
      key: "driverSet",
      title: { "zh-CN": "驱动或文件", en: "Driver or file" },
      verdict: "software",
      next: "solved",
      action: { "zh-CN": "统一该型号驱动。", en: "One driver for all." },
      solution: {
        "zh-CN": "驱动（文件）问题，已更换驱动，打印正常。",
        en: "The driver or file was at fault; the driver was changed, it prints well.",
      },
    },
    {
      key: "fuserBad",
      title: { "zh-CN": "定影组件", en: "Fuser" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "报维保换定影，冷却半小时再拆。",
        en: "Service replaces it; cool for half an hour first.",
      },
    },
    {
      key: "service",
      title: { "zh-CN": "报维保", en: "Call service" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "附样张、间距、计数；激光器不自拆。维修费过新机一半的提鉴定。",
        en: "With sample, distance and count; do not open the laser. Above half the price of a new one: appraisal.",
      },
    },
  ],
};
