import { receipt } from "../../../shared/proof/receipt.ts";
import type { ReceiptFacts } from "../../../shared/proof/receipt.ts";
import type { Store } from "../store/store.ts";

/** Seals a receipt with this laptop's key; it is made when the slip's document is. */
export function makeReceipt(
  { identity, meta, sign }: Pick<Store, "identity" | "meta" | "sign">,
  facts: ReceiptFacts,
  locale: "zh-CN" | "en",
): string {
  const { code, publicKey } = identity();
  // What another hub said of this key, or of another key of this laptop, says nothing here.
  const said = meta.get("binding")?.vouching;
  const vouching = said?.code === code && said.publicKey === publicKey ? said.sig : null;
  return receipt(facts, { code, publicKey, vouching, sign }, locale);
}
