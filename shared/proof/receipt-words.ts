import type { HANDOVER_PURPOSES } from "../domain/custody/custody-forms.ts";

/** Words of a receipt, in the language of who signs. Printed slips carry them: none is changed. */
export interface ReceiptWords {
  /** Lines 2 to 10, in this order. */
  labels: readonly [
    date: string,
    from: string,
    to: string,
    assets: string,
    signed: string,
    document: string,
    device: string,
    hub: string,
    signature: string,
  ];
  /** The same of a certificate that data were cleared: nobody hands anything over. */
  clearingLabels: readonly [
    date: string,
    operator: string,
    validator: string,
    media: string,
    ...more: [signed: string, document: string, device: string, hub: string, signature: string],
  ];
  certificate: string;
  /** What a slip is called, on paper and in the window too: by purpose of a hand-over, `return`, and `underSeal`. */
  titles: Readonly<Record<(typeof HANDOVER_PURPOSES)[number] | "return" | "underSeal", string>>;
  /** Of a purpose that only a newer program knows. */
  otherTitle: string;
  /** The laptop works alone. */
  noHub: string;
  nobodySigned: string;
  signedBy: (count: number) => string;
  /** Stands for a name that was erased, or that this laptop has not received. */
  notKnown: string;
  /** More assets than are listed. */
  inAll: (count: number) => string;
  /** Of a return that brings nothing back. */
  noAssets: string;
}

export const RECEIPT_WORDS: Readonly<Record<"zh-CN" | "en", ReceiptWords>> = {
  "zh-CN": {
    labels: ["日期", "移交", "接收", "资产", "签字", "文件", "设备", "服务器", "签名"],
    clearingLabels: ["日期", "执行", "确认", "介质", "签字", "文件", "设备", "服务器", "签名"],
    certificate: "数据清除证书",
    titles: {
      issue: "领用单",
      replace: "更换单",
      loan: "借用单",
      transfer: "调拨单",
      repaired: "维修返还单",
      leaver: "离职交接单",
      repair: "送修单",
      stock: "入库单",
      return: "归还单",
      underSeal: "暂收单",
    },
    otherTitle: "交接单",
    noHub: "无",
    nobodySigned: "未签字",
    signedBy: (count) => `${count} 人`,
    notKnown: "（不详）",
    inAll: (count) => `等共 ${count} 件，全部见文件`,
    noAssets: "无归还",
  },
  en: {
    labels: ["Date", "From", "To", "Assets", "Signed", "Document", "Device", "Hub", "Signature"],
    clearingLabels: [
      ...(["Date", "Performed", "Accepted", "Media", "Signed"] as const),
      ...(["Document", "Device", "Hub", "Signature"] as const),
    ],
    certificate: "Certificate of data clearing",
    titles: {
      issue: "Issue slip",
      replace: "Replacement slip",
      loan: "Loan slip",
      transfer: "Transfer slip",
      repaired: "Return from repair",
      leaver: "Leaver's hand-over",
      repair: "Repair slip",
      stock: "Stock slip",
      return: "Return slip",
      underSeal: "Receipt under seal",
    },
    otherTitle: "Hand-over slip",
    noHub: "none",
    nobodySigned: "by nobody",
    signedBy: (count) => (count === 1 ? "by 1 person" : `by ${count} people`),
    notKnown: "(not known)",
    inAll: (count) => `… ${count} in all, listed in the document`,
    noAssets: "none returned",
  },
};
