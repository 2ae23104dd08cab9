import type { DocumentLanguage } from "./document.ts";

/** Words that documents of every kind have. */
const ZH = {
  number: "编号",
  unstated: "未填写",
  erased: "（已清除）",
  absent: "（尚未同步到本机）",
  pageOf: "第 {page} / {pages} 页",
  between: "、",
  replaced: "有 {count} 个字字库里没有，印作“{mark}”：{codes}。",
  unseen: "文中有 {count} 个不可见的控制字符没有印出。",
  receipt: "凭证：二维码里就是下面这些字，任何手机都能读出",
  files: "附件",
  "files.record": "{record}（签名的记录，SHA-256 与操作哈希相同）",
  "files.text": "{record}（签名的记录）、{text}（签字所对的原文，SHA-256 即单据哈希）",
  hash: "单据哈希 SHA-256",
  "hash.erased": "内容有个人信息已清除，无法重新计算",
  "hash.absent": "内容有一部分尚未同步到本机，无法重新计算",
  "anchor.hub": "服务器公钥 Ed25519",
  "anchor.laptop": "本机公钥 Ed25519（未连接服务器）",
};

export type DocumentWords = Readonly<Record<keyof typeof ZH, string>>;

const EN: DocumentWords = {
  number: "No.",
  unstated: "Not stated",
  erased: "(erased)",
  absent: "(not synced to this laptop yet)",
  pageOf: "Page {page} of {pages}",
  between: ", ",
  replaced: "The font lacks {count} characters, printed as “{mark}”: {codes}.",
  unseen: "{count} control characters that show nothing are not printed.",
  receipt: "Receipt: the code holds the words below, and any phone reads it",
  files: "Attached",
  "files.record": "{record} (the signed record; its SHA-256 is the hash of the operation)",
  "files.text":
    "{record} (the signed record), {text} (the text that the signatures are bound to; its SHA-256 is the document hash)",
  hash: "Document hash SHA-256",
  "hash.erased": "cannot be computed again: personal details were erased",
  "hash.absent": "cannot be computed again: part of it has not been synced to this laptop yet",
  "anchor.hub": "Public key of the hub, Ed25519",
  "anchor.laptop": "Public key of this laptop, Ed25519 (no hub)",
};

export const DOCUMENT_WORDS: Readonly<Record<DocumentLanguage, DocumentWords>> = { "zh-CN": ZH, en: EN };
