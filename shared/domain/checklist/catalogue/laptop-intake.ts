import type { WrittenChecklist } from "../checklist-form.ts";

/** New laptops against order and contract, before anybody signs for them. */
export const laptopIntake: WrittenChecklist = {
  section: "request",
  edition: 1,
  title: { "zh-CN": "笔记本验收入库", en: "Laptop intake" },
  about: {
    "zh-CN": "每台开箱实测：型号、配置、是不是全新件、屏、保修，合格才签收贴签入库。批量到货也一台一份记录。",
    en: "Each one opened and measured: model, configuration, new parts, screen, warranty; signed for and labelled only if good. One record each, also of a batch.",
  },
  categories: ["hardware.computer"],
  assetKinds: ["laptop"],
  symptoms: [
    { "zh-CN": "新电脑到货验收", en: "new laptops have arrived" },
    { "zh-CN": "笔记本入库", en: "take laptops into stock" },
  ],
  gate: "warn",
  steps: [
    {
      key: "box",
      kind: "photo",
      title: { "zh-CN": "外箱与封条照片", en: "Photo of box and seal" },
      evidence: true,
      hint: {
        "zh-CN": "标签、六面、封条拍清。破损、封条二次粘贴的当着送货人拍，先不开箱。",
        en: "Label, all sides, seal. With damage or a seal stuck twice take it before the driver and do not open yet.",
      },
      expected: { "zh-CN": "外箱完好，封条未动", en: "Box whole, seal untouched" },
      source: { "zh-CN": "采购合同“交货与验收”", en: "Contract, delivery and acceptance" },
      go: [{ when: { step: "box", outcome: "abnormal" }, to: "refused" }],
    },
    {
      key: "order",
      kind: "confirm",
      title: { "zh-CN": "送货单与订单一致", en: "Delivery note agrees with the order" },
      hint: {
        "zh-CN": "对品名、型号后缀、数量、单价。多送、替代型号先问采购，不要先签。",
        en: "Name, suffix of the model, number, price. For extra or other models ask purchasing before signing.",
      },
      expected: { "zh-CN": "型号后缀、数量逐项一致", en: "Suffix and number agree" },
      source: { "zh-CN": "采购订单", en: "Purchase order" },
      go: [{ when: { step: "order", outcome: "abnormal" }, to: "wrong" }],
    },
    {
      key: "identity",
      kind: "probe",
      probe: "identity",
      title: { "zh-CN": "读型号与序列号，与机身、外箱核对", en: "Model and serial against case and box" },
      hint: {
        "zh-CN": "BIOS 里的、D 面标签的、外箱的，三处序列号要一样；扫码比抄写准。",
        en: "BIOS, label below and box must agree; scan, do not copy by hand.",
      },
      expected: { "zh-CN": "三处一致，且与订单型号相符", en: "All three agree, model as ordered" },
      source: { "zh-CN": "采购订单；机身标签", en: "Purchase order; label on the case" },
      go: [{ when: { step: "identity", outcome: "abnormal" }, to: "wrong" }],
    },
    {
      key: "memory",
      kind: "probe",
      probe: "memory",
      title: { "zh-CN": "内存与合同一致", en: "Memory as in the contract" },
      hint: {
        "zh-CN": "系统显示比标称少一点是集显划走的：16 GB 显示 15 点几正常，显示 7 点几就是少一根。",
        en: "Graphics take a little: 15.x of 16 GB is right, 7.x is a module missing.",
      },
      judge: [{ reading: "total", min: 15 }],
      expected: {
        "zh-CN": "16 GB（系统显示不低于 15 GB）；合同另有约定按合同",
        en: "16 GB (15 GB shown at least), unless the contract says otherwise",
      },
      source: { "zh-CN": "采购合同“配置清单”", en: "Contract, configuration" },
      go: [{ when: { step: "memory", reading: "total", lt: 15 }, to: "wrong" }],
    },
    {
      key: "disks",
      kind: "probe",
      probe: "disks",
      title: { "zh-CN": "硬盘健康、是不是全新", en: "Disk: healthy and new" },
      hint: {
        "zh-CN": "出厂检测会跑几小时；上百小时、有磨损就是翻新或样机。",
        en: "Tests in the factory take some hours; hundreds, or wear, mean refurbished or a sample.",
      },
      judge: [
        { reading: "health", is: "passed" },
        { reading: "hours", max: 50 },
        { reading: "wear", max: 1 },
        { reading: "reallocated", max: 0 },
      ],
      expected: {
        "zh-CN": "通过，通电不超过 50 小时，磨损不超过 1 %",
        en: "Passed, at most 50 hours, wear at most 1 %",
      },
      source: {
        "zh-CN": "采购合同“全新原装”；50 小时为本部门经验值",
        en: "Contract, new and original; 50 hours is our own experience",
      },
      go: [
        { when: { step: "disks", reading: "health", is: "failing" }, to: "dead" },
        {
          when: {
            any: [
              { step: "disks", reading: "hours", gt: 50 },
              { step: "disks", reading: "wear", gt: 1 },
            ],
          },
          to: "used",
        },
      ],
    },
    {
      key: "battery",
      kind: "probe",
      probe: "battery",
      title: { "zh-CN": "电池损耗和循环", en: "Battery wear and cycles" },
      judge: [
        { reading: "wear", max: 5 },
        { reading: "cycles", max: 10 },
      ],
      expected: { "zh-CN": "损耗不超过 5 %，循环不超过 10 次", en: "Wear at most 5 %, at most 10 cycles" },
      source: {
        "zh-CN": "GB/T 9813.2 便携式微型计算机；限值为本部门经验值",
        en: "GB/T 9813.2, portable computers; limits are our own experience",
      },
      go: [
        {
          when: {
            any: [
              { step: "battery", reading: "wear", gt: 15 },
              { step: "battery", reading: "cycles", gt: 30 },
            ],
          },
          to: "used",
        },
      ],
    },
    {
      key: "screen",
      kind: "choice",
      title: { "zh-CN": "纯色画面看屏", en: "Screen on plain colours" },
      hint: {
        "zh-CN": "全屏黑、白、红、绿、蓝各看一遍，亮度最高。暗室里黑屏看漏光。",
        en: "Full screen black, white, red, green, blue at full brightness; leaks on black in the dark.",
      },
      options: [
        {
          key: "clean",
          title: { "zh-CN": "没有坏点、亮点", en: "No dead or bright pixels" },
          outcome: "normal",
        },
        {
          key: "few",
          title: { "zh-CN": "有坏点，在合同允许内", en: "Some, within the contract" },
          outcome: "normal",
        },
        {
          key: "bad",
          title: { "zh-CN": "超出合同或漏光明显", en: "Beyond it, or leaking light" },
          outcome: "abnormal",
        },
      ],
      expected: {
        "zh-CN": "合同写“无亮点”按合同，没写按 ISO 9241-307 二级",
        en: "As the contract says, else ISO 9241-307 class II",
      },
      source: { "zh-CN": "采购合同；ISO 9241-307", en: "Contract; ISO 9241-307" },
      go: [{ when: { step: "screen", is: "bad" }, to: "dead" }],
    },
    {
      key: "parts",
      kind: "confirm",
      title: {
        "zh-CN": "键盘、触摸板、摄像头、麦克风、各接口好用",
        en: "Keys, touchpad, camera, microphone and ports work",
      },
      hint: {
        "zh-CN": "键盘每个键按一遍；每个 USB 插一次 U 盘；耳机孔、网口、HDMI 接真设备；开合屏听转轴。",
        en: "Every key; a stick in every USB; real devices at audio, network and HDMI; open and close the lid.",
      },
      expected: { "zh-CN": "逐项可用", en: "Each works" },
      source: { "zh-CN": "GB/T 9813.2；厂商说明书", en: "GB/T 9813.2; manual of the maker" },
      go: [{ when: { step: "parts", outcome: "abnormal" }, to: "dead" }],
    },
    {
      key: "system",
      kind: "probe",
      probe: "system",
      title: { "zh-CN": "预装系统已激活", en: "Windows is activated" },
      hint: {
        "zh-CN": "采购含系统的要看版本：家庭版不能入域。断网时可能还没激活，联网五分钟再测。",
        en: "If Windows was bought see its edition: Home joins no domain. Offline it may wait: five minutes online, again.",
      },
      judge: [{ reading: "activated", is: true }],
      expected: { "zh-CN": "已激活，版本为专业版或企业版", en: "Activated, Pro or Enterprise" },
      source: {
        "zh-CN": "采购合同；Microsoft 支持“激活 Windows”",
        en: "Contract; Microsoft Support, Activate Windows",
      },
      go: [{ when: { step: "system", reading: "activated", is: false }, to: "remark" }],
    },
    {
      key: "warranty",
      kind: "choice",
      title: { "zh-CN": "官网按序列号查保修", en: "Warranty by serial at the maker" },
      hint: {
        "zh-CN": "看起始日期和服务级别（上门、硬盘不返还）。起始日早于到货半年以上，是库存机或二次销售。",
        en: "See start and level (on site, keep your disk). A start half a year before delivery is old stock or sold before.",
      },
      options: [
        {
          key: "right",
          title: { "zh-CN": "年限、级别与合同一致", en: "Term and level as agreed" },
          outcome: "normal",
        },
        {
          key: "short",
          title: { "zh-CN": "不一致或已开始很久", en: "Not as agreed, or begun long ago" },
          outcome: "abnormal",
        },
      ],
      go: [{ when: { step: "warranty", is: "short" }, to: "remark" }],
    },
    {
      key: "label",
      kind: "photo",
      title: { "zh-CN": "贴资产签、登记、拍照", en: "Labelled, registered, photographed" },
      evidence: true,
      hint: {
        "zh-CN": "签贴 D 面平处，不压序列号、螺丝和散热孔。附件按清单点数。",
        en: "Flat spot below, not over serial, screws or vents. Count the accessories.",
      },
      expected: { "zh-CN": "资产签、序列号同框可读", en: "Label and serial readable in one photo" },
      source: { "zh-CN": "服务手册 2.1（登记）", en: "Our manual 2.1 (registration)" },
      go: [
        {
          when: {
            any: [
              { step: "memory", outcome: "notDone" },
              { step: "disks", outcome: "notDone" },
              { step: "battery", outcome: "notDone" },
            ],
          },
          to: "remark",
        },
        { when: { step: "label", outcome: "normal" }, to: "accepted" },
        { to: "unlabelled" },
      ],
    },
  ],
  conclusions: [
    {
      key: "accepted",
      title: { "zh-CN": "验收合格，入库", en: "Accepted into stock" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "在送货单上签收；录保修起止；放待用区。",
        en: "Sign the delivery note; enter the warranty; into ready stock.",
      },
      solution: {
        "zh-CN": "逐项验收合格，已登记、贴签并入库。",
        en: "It passed acceptance and was registered, labelled and put into stock.",
      },
    },
    {
      key: "unlabelled",
      title: { "zh-CN": "合格，还没贴签登记", en: "Good, not yet labelled" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "单独存放，当天补签补登记，不得先发放。",
        en: "Keep it apart; label and register it today, do not issue it.",
      },
    },
    {
      key: "remark",
      title: { "zh-CN": "有出入或没测全，暂收", en: "Taken with a remark" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "送货单上写明“暂收”和问题，通知采购找供应商补：激活、保修、服务级别。解决前不发放。",
        en: "Write “provisional” and why on the note; purchasing gets activation, warranty or level from the supplier. Not issued until then.",
      },
    },
    {
      key: "wrong",
      title: { "zh-CN": "型号或配置不符", en: "Wrong model or configuration" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "不签收，截图和照片发采购，退换。",
        en: "Do not sign; screenshots and photos to purchasing, exchange.",
      },
    },
    {
      key: "used",
      title: { "zh-CN": "疑似翻新或使用过", en: "Probably refurbished or used" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "整批停收，抽查同批硬盘时间和电池循环，证据交采购和法务。",
        en: "Stop the batch, check hours and cycles of others, evidence to purchasing and legal.",
      },
    },
    {
      key: "dead",
      title: { "zh-CN": "到货即坏", en: "Dead on arrival" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "要求换新不要维修，在厂商开箱换新期限内报。",
        en: "Ask for a new one, not a repair, within the maker's term for it.",
      },
    },
    {
      key: "refused",
      title: { "zh-CN": "外箱破损或封条被动过", en: "Box damaged or seal broken" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "让送货人在单上写明并签字；由采购决定拒收还是开箱验。",
        en: "Have the driver note and sign it; purchasing decides to refuse or open.",
      },
    },
  ],
};
