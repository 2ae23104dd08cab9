/**
 * What is agreed on signing and what a signer is told of what is kept, until the team writes its own:
 * Electronic Signature Law of the PRC, art. 13 (the parties may agree on what a reliable signature is), and
 * Personal Information Protection Law, art. 17 (what is kept, why, how long).
 */
export const SHIPPED_AGREEMENT = {
  text: {
    "zh-CN":
      "双方约定：按《电子签名法》第十三条，在本屏幕上手写的签字与纸面签字具有同等效力。签字与本单内容绑定；签字后内容有任何改动，签字即作废。",
    en: "The parties agree, under article 13 of the Electronic Signature Law, that a signature written on this screen has the same effect as one on paper. It is bound to what this document says; any change after signing voids it.",
  },
  kept: {
    "zh-CN":
      "保存：姓名、工号、部门、签字笔迹及书写时间、身份核验方式。用途：证明资产的交接。期限：保存至资产处置后十年，随后清除。可向信息技术部门查阅、复制或更正。",
    en: "Kept: name, staff number, department, the strokes of the signature with their timing, and how identity was checked. Why: to prove who had the assets. How long: ten years after the assets are disposed of, then erased. You may see, copy or correct it through the IT department.",
  },
};
