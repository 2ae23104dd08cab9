import type { Localized } from "./localized.ts";

/** What a text module puts in, until the team writes its own; by key. */
export const SHIPPED_MODULES: Readonly<Record<string, Localized>> = {
  restarted: {
    "zh-CN": "已重启电脑，重新登录后观察，故障未再出现。",
    en: "Restarted the computer and signed in again; the fault did not return.",
  },
  driver: {
    "zh-CN": "卸载原驱动后重新安装官网最新驱动，打印测试页正常。",
    en: "Removed the driver and installed the maker's latest one; the test page prints.",
  },
  jam: {
    "zh-CN": "取出卡纸，清洁搓纸轮，连续打印 5 页正常。",
    en: "Removed the jammed paper and cleaned the rollers; five pages in a row print.",
  },
  toner: {
    "zh-CN": "已更换硒鼓，旧件带回统一回收。",
    en: "Changed the toner; the old one was taken back for recycling.",
  },
  cable: {
    "zh-CN": "网线接触不良，更换网线后获取地址正常，可访问内网和互联网。",
    en: "The network cable was bad; with a new one the computer has an address and reaches the intranet and the internet.",
  },
  address: {
    "zh-CN": "IP 地址冲突，改为自动获取并登记，网络恢复。",
    en: "Two devices had the same IP address; set to automatic and recorded, the network is back.",
  },
  password: {
    "zh-CN": "核对身份后重置密码，用户已登录并自行修改。",
    en: "Checked who it was, reset the password; the user signed in and changed it.",
  },
  unlocked: {
    "zh-CN": "账号因多次输错密码被锁定，已解锁，并提醒检查手机等设备上保存的旧密码。",
    en: "The account was locked after wrong passwords; unlocked, and the user was reminded of old passwords saved on other devices.",
  },
  space: {
    "zh-CN": "系统盘空间不足，清理临时文件和回收站后运行正常，未动用户文件。",
    en: "The system disk was full; cleared temporary files and the recycle bin, no files of the user were touched.",
  },
  scanned: {
    "zh-CN": "全盘查杀未发现病毒，病毒库和系统补丁已更新到最新。",
    en: "A full scan found no malware; signatures and system updates are current.",
  },
  backedup: {
    "zh-CN": "操作前已将桌面和文档备份，完成后用户确认文件完整。",
    en: "Desktop and documents were backed up first; the user confirmed that the files are complete.",
  },
  guided: {
    "zh-CN": "已现场演示操作步骤，用户自行操作一遍成功。",
    en: "Showed how it is done; the user did it once without help.",
  },
};

/** What a user is told; in braces what the ticket says of itself. */
export const SHIPPED_MESSAGES: Readonly<Record<string, Localized>> = {
  received: {
    "zh-CN": "您好，您报修的“{title}”已登记，工单号 {number}。我们会尽快处理，有进展再告知您。",
    en: "Hello, your request “{title}” is recorded as {number}. We are on it and will tell you how it goes.",
  },
  progress: {
    "zh-CN": "您好，工单 {number}（{title}）正在处理中。{next}",
    en: "Hello, {number} ({title}) is being worked on. {next}",
  },
  coming: {
    "zh-CN": "您好，关于工单 {number}（{title}），我们计划 {plan} 到您工位处理，请问是否方便？",
    en: "Hello, about {number} ({title}): we plan to come to your desk on {plan}. Does that suit you?",
  },
  unreached: {
    "zh-CN": "您好，关于工单 {number}（{title}），我们联系您未果，方便时请回电或回复，以便继续处理。",
    en: "Hello, about {number} ({title}): we tried to reach you. Please call or reply when you can, so that we can go on.",
  },
  waiting: {
    "zh-CN": "您好，工单 {number}（{title}）需等待配件或厂商处理，暂时挂起。{next}",
    en: "Hello, {number} ({title}) waits for a part or the supplier and is on hold. {next}",
  },
  solved: {
    "zh-CN": "您好，工单 {number}（{title}）已处理完毕，请确认是否恢复正常；如仍有问题，请随时联系我们。",
    en: "Hello, {number} ({title}) is done. Please confirm that it works; if it does not, contact us at any time.",
  },
  closing: {
    "zh-CN":
      "您好，工单 {number}（{title}）已解决，多次联系您未果，现予关闭。如问题仍在，请联系我们重新打开。",
    en: "Hello, {number} ({title}) was solved; as we could not reach you, it is closed now. If the trouble is still there, contact us and we will open it again.",
  },
};
