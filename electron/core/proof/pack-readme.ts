import { PACK } from "../../../shared/proof/pack.ts";
import type { PackContents } from "./pack-contents.ts";

type Told = Pick<PackContents, "title" | "anchor" | "alone" | "texts" | "documents" | "attached" | "log">;

/** What stands in a pack, for whoever opens it first. */
export function packReadme({ title, anchor, alone, texts, documents, attached, log }: Told): string {
  const about = title ?? "全部交接日志 · the whole custody log";
  return `资产交接证据包 · Evidence of custody
${about}

怎样核验 · How to check
  1. 把单据上印的公钥与下面这一行比较。两者必须相同。
     Compare the public key printed on the document with the line below. They must be the same.
     ${anchor}
     ${alone ? "这是一台单机电脑自己的公钥，没有服务器为它证明。 · It is a lone laptop's own key; no hub vouches for it." : "这是服务器的公钥。 · It is the hub's key."}
  2. 在有 sh、awk、openssl 3 和 sha256sum 的电脑上，在本文件夹里运行：
     On a computer with sh, awk, openssl 3 and sha256sum, in this folder, run:
     sh verify.sh ${anchor} .
  3. 最后一行说明有没有发现问题。
     The last line says whether a problem was found.

文件 · Files
${filesOf({ texts, documents, attached, log })
  .map(([name, zh, en]) => `  ${name}\n               ${zh}\n               ${en}\n`)
  .join("")}`;
}

function filesOf({
  texts,
  documents,
  attached,
  log,
}: Pick<Told, "texts" | "documents" | "attached" | "log">) {
  type Line = readonly [name: string, zh: string, en: string];
  const lines: (Line | false | null)[] = [
    PACK.receipt in texts && [
      PACK.receipt,
      "凭证：单号、日期、双方、资产编号、文件哈希，与单据上的二维码相同",
      "the receipt: number, date, parties, tags, hash of the document, as in the printed QR",
    ],
    PACK.record in texts && [
      PACK.record,
      "单据的完整记录和签字",
      "the record of the document with its signatures",
    ],
    ...documents.map(({ name }): Line => [
      name,
      "单据或数据清除证书本身，可打印；里面附有签名的记录",
      "the document or certificate to print, with the signed records inside",
    ]),
    ...(attached?.files ?? []).map(({ name }): Line => [
      name,
      "附件：附在相关资产或单据上的照片和文件",
      "attached to an asset or the document",
    ]),
    attached?.text != null && [
      PACK.attached,
      "谁在什么时候附上了这些文件，以及它们的 SHA-256；对相关介质和处置所作的每一步：由其电脑签名",
      "who attached these files and when, with their SHA-256, and each step of clearing media and of disposal, as their laptops signed it",
    ],
    attached !== null &&
      attached.missing.length > 0 && [
        PACK.missing,
        `不在本包中的附件（${attached.missing.length} 个），以 SHA-256 指明`,
        `attached files that are not in this pack (${attached.missing.length}), by their SHA-256`,
      ],
    log !== null && [
      PACK.log,
      "相关资产的交接日志；个人信息只以哈希出现",
      "the custody log of its assets; personal values stand in it by their hash alone",
    ],
    [
      PACK.contents,
      "以上各文件的 SHA-256；seal.txt 是打包的电脑对它的签名",
      "SHA-256 of every file here; seal.txt is the packing laptop's signature over it",
    ],
    ["anchor.txt", "公钥", "the public key"],
    ["verify.sh", "核验脚本，只读取文件，不修改也不发送", "the script; it only reads"],
  ];
  return lines.filter((line): line is Line => Array.isArray(line));
}
