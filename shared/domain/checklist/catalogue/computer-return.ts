import type { WrittenChecklist } from "../checklist-form.ts";

/** A computer comes back: whose data, who said they may go, cleared by a method that counts, and checked. */
export const computerReturn: WrittenChecklist = {
  section: "security",
  edition: 1,
  title: { "zh-CN": "电脑归还与数据清除", en: "Computer return and wipe" },
  about: {
    "zh-CN":
      "归还、换机、报废前都要走：核对机器、定数据去留、解绑、按介质清除、核验留证。没清完的不入库、不出门。",
    en: "Before reuse or scrap: the right machine, the word on its data, accounts off, a method that fits, checked. Uncleared it neither enters stock nor leaves.",
  },
  categories: ["hardware.computer", "data.backup", "security.account"],
  assetKinds: ["laptop", "desktop"],
  symptoms: [
    { "zh-CN": "退还电脑", en: "return a computer" },
    { "zh-CN": "旧电脑回收", en: "take an old computer back" },
    { "zh-CN": "清除硬盘数据", en: "wipe the disk" },
  ],
  gate: "block",
  steps: [
    {
      key: "may",
      kind: "choice",
      title: { "zh-CN": "数据能不能清", en: "May the data go" },
      hint: {
        "zh-CN": "先看机身有没有密级标识，有就不开机、不测量。再问主管、法务、审计要不要留存，拿不准先封存。",
        en: "First look for a secrecy mark: if so neither start nor measure it. Then ask lead, legal and audit about retention; in doubt seal it.",
      },
      options: [
        { key: "free", title: { "zh-CN": "可以清除", en: "They may" }, outcome: "normal" },
        {
          key: "hold",
          title: { "zh-CN": "要留存（诉讼、审计、调查）", en: "To be kept (lawsuit, audit, inquiry)" },
          outcome: "abnormal",
        },
        { key: "secret", title: { "zh-CN": "涉密", en: "State secrets" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "may", is: "hold" }, to: "sealed" },
        { when: { step: "may", is: "secret" }, to: "secretOffice" },
        { when: { step: "may", is: "free" }, to: "identity" },
        { to: "undecided" },
      ],
    },
    {
      key: "identity",
      kind: "probe",
      probe: "identity",
      title: { "zh-CN": "序列号与资产、领用人核对", en: "Serial against asset and holder" },
      hint: {
        "zh-CN": "开不了机的看机身标签手工填。换过机身外壳的以 BIOS 里的为准。",
        en: "If it does not start type the label's. Where the case was changed the BIOS counts.",
      },
      expected: {
        "zh-CN": "序列号与资产登记一致，领用人是本人",
        en: "Serial as registered, the holder is the person",
      },
      source: { "zh-CN": "资产登记；服务手册 2.1", en: "Asset register; our manual 2.1" },
      go: [{ when: { step: "identity", outcome: ["abnormal", "notDone"] }, to: "mismatch" }],
    },
    {
      key: "moved",
      kind: "confirm",
      title: {
        "zh-CN": "工作数据已交接，本人和主管都看过",
        en: "Work data handed over, seen by user and lead",
      },
      touchesData: true,
      hint: {
        "zh-CN": "桌面、D 盘、邮件本地文件、聊天记录、U 盾证书。个人照片等给本人时间拷走，技术员不替人挑。",
        en: "Desktop, D:, local mail, chats, certificates. Let the person take private files; do not choose for them.",
      },
      expected: { "zh-CN": "接收人已打开抽查", en: "The receiver has opened some" },
      source: { "zh-CN": "服务手册 2.4", en: "Our manual 2.4" },
      go: [{ when: { step: "moved", outcome: ["abnormal", "notDone"] }, to: "undecided" }],
    },
    {
      key: "consent",
      kind: "signature",
      title: { "zh-CN": "领用人签字同意清除", en: "The holder signs for the wipe" },
      hint: {
        "zh-CN": "人已离开的由主管签，写明代签。",
        en: "If the person is gone the lead signs, and says so.",
      },
      go: [
        { when: { step: "consent", outcome: ["normal", "notApplicable"] }, to: "unbind" },
        { to: "undecided" },
      ],
    },
    {
      key: "unbind",
      kind: "choice",
      title: {
        "zh-CN": "解绑：BIOS 密码、账户锁、Autopilot、加密狗",
        en: "Released: BIOS password, account locks, Autopilot, dongles",
      },
      touchesData: true,
      hint: {
        "zh-CN":
          "个人微软账户退出并关“查找我的设备”；Mac 关“查找”并退 Apple 账户；管控平台里改归属。人走了再要密码就晚了。",
        en: "Sign out private Microsoft accounts, “Find my device” off; Mac: “Find My” off, Apple account out; change owner in management. Later nobody knows the password.",
      },
      options: [
        { key: "done", title: { "zh-CN": "全部解绑", en: "All released" }, outcome: "normal" },
        { key: "locked", title: { "zh-CN": "还锁着", en: "Still locked" }, outcome: "abnormal" },
      ],
      go: [
        { when: { step: "unbind", is: "done" }, to: "health" },
        { when: { step: "unbind", outcome: "notApplicable" }, to: "health" },
        { to: "locked" },
      ],
    },
    {
      key: "health",
      kind: "probe",
      probe: "disks",
      title: { "zh-CN": "读每块盘的健康和型号", en: "Health and model of each disk" },
      hint: {
        "zh-CN": "别漏第二块盘、M.2 加机械盘的双盘机。坏盘清不完，只能销毁。",
        en: "Do not miss a second disk. A failing one cannot be cleared, only destroyed.",
      },
      judge: [
        { reading: "health", is: "passed" },
        { reading: "pending", max: 0 },
      ],
      expected: { "zh-CN": "自检通过，每块盘都登记", en: "Passed, every disk registered" },
      source: { "zh-CN": "NIST SP 800-88r2；ATA/NVMe SMART", en: "NIST SP 800-88r2; SMART of ATA and NVMe" },
      go: [
        {
          when: {
            any: [
              { step: "health", reading: "health", is: "failing" },
              { step: "health", reading: "pending", gt: 0 },
            ],
          },
          to: "destroyIt",
        },
      ],
    },
    {
      key: "encrypted",
      kind: "probe",
      probe: "encryption",
      title: { "zh-CN": "是否一直加密", en: "Was it encrypted" },
      required: false,
      hint: {
        "zh-CN": "从启用起就加密、密钥能证明销毁的，才可用密钥擦除。后来才加密的，之前的明文还在。",
        en: "Erasing the key counts only if it was encrypted from the first day and the key is shown to be gone.",
      },
      judge: [{ reading: "encrypted", is: true }],
      expected: {
        "zh-CN": "已加密；没加密就不能只靠擦除密钥",
        en: "Encrypted; else erasing the key alone does not count",
      },
      source: { "zh-CN": "NIST SP 800-88r2（密钥擦除）", en: "NIST SP 800-88r2, cryptographic erase" },
    },
    {
      key: "method",
      kind: "choice",
      title: { "zh-CN": "按介质选方法", en: "Method by medium" },
      hint: {
        "zh-CN": "固态不用覆写。快速格式化、删分区、重装系统都不算清除。",
        en: "Do not overwrite an SSD. Quick format, deleting partitions, reinstalling are no clearing.",
      },
      options: [
        {
          key: "sanitize",
          title: { "zh-CN": "固态：NVMe / ATA Sanitize", en: "SSD: NVMe or ATA Sanitize" },
          outcome: "normal",
        },
        {
          key: "overwrite",
          title: { "zh-CN": "机械盘：整盘覆写", en: "Hard disk: overwrite all" },
          outcome: "normal",
        },
        {
          key: "crypto",
          title: { "zh-CN": "密钥擦除（一直加密）", en: "Erase the key (always encrypted)" },
          outcome: "normal",
        },
        {
          key: "formatted",
          title: { "zh-CN": "只格式化或重装了", en: "Formatted or reinstalled only" },
          outcome: "abnormal",
        },
        { key: "cannot", title: { "zh-CN": "做不了", en: "Not possible" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "方法与介质相符", en: "A method that fits the medium" },
      source: {
        "zh-CN": "NIST SP 800-88r2；IEEE 2883-2022；GB 46864-2025",
        en: "NIST SP 800-88r2; IEEE 2883-2022; GB 46864-2025",
      },
      go: [
        { when: { step: "method", is: "cannot" }, to: "destroyIt" },
        {
          when: {
            all: [
              { step: "encrypted", reading: "encrypted", is: false },
              { step: "method", is: "crypto" },
            ],
          },
          to: "notWiped",
        },
        { when: { step: "method", in: ["sanitize", "overwrite", "crypto"] }, to: "wipe" },
        { to: "notWiped" },
      ],
    },
    {
      key: "wipe",
      kind: "confirm",
      title: { "zh-CN": "执行清除", en: "Wipe" },
      destroys: true,
      evidence: true,
      hint: {
        "zh-CN": "接电源，不睡眠。动手前再核一遍序列号：清错机器没有后悔药。保存工具报告。",
        en: "On mains, no sleep. Read the serial once more: there is no way back. Keep the tool's report.",
      },
      expected: { "zh-CN": "工具报告成功，无跳过的扇区", en: "The tool reports success, nothing skipped" },
      source: { "zh-CN": "NIST SP 800-88r2；清除工具说明书", en: "NIST SP 800-88r2; manual of the tool" },
      go: [
        { when: { step: "wipe", outcome: "abnormal" }, to: "destroyIt" },
        { when: { step: "wipe", outcome: ["notDone", "notApplicable"] }, to: "notWiped" },
      ],
    },
    {
      key: "verify",
      kind: "confirm",
      title: { "zh-CN": "换人复核", en: "Checked by somebody else" },
      evidence: true,
      hint: {
        "zh-CN":
          "从启动盘看首、中、尾和随机几处扇区；认得出分区或文件就没清掉。记下型号、序列号、方法、时间和两人姓名。",
        en: "From a boot stick look at start, middle, end and some others: any partition or file means it failed. Write model, serial, method, time, both names.",
      },
      expected: { "zh-CN": "读不出原有数据", en: "No old data readable" },
      source: { "zh-CN": "NIST SP 800-88r2（核验与记录）", en: "NIST SP 800-88r2, verification and record" },
      go: [
        { when: { step: "verify", outcome: "abnormal" }, to: "destroyIt" },
        { when: { step: "verify", outcome: ["notDone", "notApplicable"] }, to: "notWiped" },
      ],
    },
    {
      key: "body",
      kind: "choice",
      title: { "zh-CN": "外观、配件、能不能再用", en: "Case, accessories, fit for use" },
      evidence: true,
      hint: {
        "zh-CN": "适配器、包、锁、扩展坞点数；磕碰拍照，和领用时的照片比。",
        en: "Count adapter, bag, lock, dock; photograph damage and compare the photos of the issue.",
      },
      options: [
        { key: "good", title: { "zh-CN": "完好，可再发", en: "Good for reuse" }, outcome: "normal" },
        {
          key: "repair",
          title: { "zh-CN": "要修或缺件", en: "Repair or parts missing" },
          outcome: "abnormal",
        },
        { key: "old", title: { "zh-CN": "过年限、没有再用价值", en: "Past its age" }, outcome: "abnormal" },
      ],
      expected: { "zh-CN": "与领用记录一致", en: "As recorded at the issue" },
      source: { "zh-CN": "资产领用记录；服务手册 2.1", en: "Record of the issue; our manual 2.1" },
      go: [
        { when: { step: "body", is: "good" }, to: "ready" },
        { when: { step: "body", is: "old" }, to: "appraise" },
        { to: "toRepair" },
      ],
    },
  ],
  conclusions: [
    {
      key: "ready",
      title: { "zh-CN": "已清除核验，可再发放", en: "Cleared, checked, fit for reuse" },
      verdict: "operation",
      next: "solved",
      action: {
        "zh-CN": "贴“已清除”标签（日期、方法），重装基线镜像入库；领用关系解除。",
        en: "Label it cleared (date, method), reinstall, into stock; end the holding.",
      },
      solution: {
        "zh-CN": "电脑已归还核对，数据按规定清除并核验，已入库。",
        en: "The computer was returned, cleared by the rules, checked and put into stock.",
      },
    },
    {
      key: "toRepair",
      title: { "zh-CN": "已清除，待检修或补配件", en: "Cleared: to look over, repair or complete" },
      verdict: "hardware",
      next: "sendToRepair",
      action: {
        "zh-CN": "清除记录随机走；缺件、人为损坏按领用承诺处理。",
        en: "The record goes along; missing parts and damage by the terms of use.",
      },
    },
    {
      key: "appraise",
      title: { "zh-CN": "已清除，报废鉴定", en: "Cleared: appraisal for scrap" },
      verdict: "hardware",
      next: "appraise",
      action: {
        "zh-CN": "附清除记录提报废；电子废物交有资质单位。",
        en: "With the record; to a licensed recycler.",
      },
    },
    {
      key: "destroyIt",
      title: { "zh-CN": "清不了，拆盘销毁", en: "Cannot be cleared: destroy the disk" },
      verdict: "hardware",
      next: "appraise",
      action: {
        "zh-CN": "拆下每块盘贴签锁柜，双人交接，按介质销毁流程走，整机不带盘流转。",
        en: "Take out and label each disk, lock it up, two people; destroy by the rules; the machine goes on without.",
      },
    },
    {
      key: "notWiped",
      title: { "zh-CN": "没有有效清除，不得流转", en: "Not validly cleared: stays here" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "锁柜，标“未清除”，换对方法重做。",
        en: "Lock it up as not cleared; do it again by a method that counts.",
      },
    },
    {
      key: "sealed",
      title: { "zh-CN": "封存，不清除", en: "Sealed, not cleared" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "关机、封条、双人签字、锁柜；登记要求人和到期日，到期再问。",
        en: "Off, sealed, two signatures, locked; note who asked and until when.",
      },
    },
    {
      key: "secretOffice",
      title: { "zh-CN": "涉密，交保密部门", en: "State secrets: to the security office" },
      verdict: "external",
      next: "escalate",
      action: {
        "zh-CN": "不开机、不拍照、不采集，当面移交保密办并签收。",
        en: "Do not start, photograph or collect from it; hand it over in person against a signature.",
      },
    },
    {
      key: "undecided",
      title: { "zh-CN": "数据去向未定", en: "The data are undecided" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "机器锁柜，请主管书面答复；默认不清除。",
        en: "Lock it up, ask the lead in writing; by default nothing is wiped.",
      },
    },
    {
      key: "locked",
      title: { "zh-CN": "账户或密码锁未解", en: "Still locked" },
      verdict: "permission",
      next: "escalate",
      action: {
        "zh-CN": "当天联系本人解绑；离职的请 HR 协助；BIOS 凭发票找厂商。",
        en: "Reach the person today, through HR if gone; the maker clears a BIOS by invoice.",
      },
    },
    {
      key: "mismatch",
      title: { "zh-CN": "机器与登记不符", en: "Not the registered machine" },
      verdict: "operation",
      next: "escalate",
      action: {
        "zh-CN": "不收机、不清除，查领用记录和调换经过。",
        en: "Neither take nor wipe it; look how it was swapped.",
      },
    },
  ],
};
