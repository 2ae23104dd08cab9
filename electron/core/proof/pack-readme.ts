/** What stands in a pack, for whoever opens it first. */
export function packReadme({
  anchor,
  alone,
  names,
}: {
  anchor: string;
  alone: boolean;
  names: readonly string[];
}): string {
  const files = [...names, "log.txt"].join(" ");
  return `资产交接证据包 · Evidence of custody

怎样核验 · How to check
  1. 把单据上印的公钥与下面这一行比较。两者必须相同。
     Compare the public key printed on the document with the line below. They must be the same.
     ${anchor}
     ${alone ? "这是一台单机电脑自己的公钥，没有服务器为它证明。 · It is a lone laptop's own key; no hub vouches for it." : "这是服务器的公钥。 · It is the hub's key."}
  2. 在有 sh、awk、openssl 3 和 sha256sum 的电脑上，在本文件夹里运行：
     On a computer with sh, awk, openssl 3 and sha256sum, in this folder, run:
     sh verify.sh ${anchor} ${files}
  3. 最后一行说明有没有发现问题。 · The last line says whether a problem was found.

文件 · Files
  receipt.txt  凭证：单号、日期、双方、资产编号、文件哈希，与单据上的二维码相同
               the receipt: number, date, parties, tags, hash of the document, as in the printed QR
  record.txt   单据的完整记录和签字 · the record of the document with its signatures
  log.txt      相关资产的交接日志；个人信息只以哈希出现
               the custody log of its assets; personal values stand in it by their hash alone
  anchor.txt   公钥 · the public key
  verify.sh    核验脚本，只读取文件，不修改也不发送 · the script; it only reads
`;
}
