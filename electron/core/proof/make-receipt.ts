import { receipt } from "../../../shared/proof/receipt.ts";
import type { ReceiptFacts, ReceiptSigner } from "../../../shared/proof/receipt.ts";
import type { Store } from "../store/store.ts";

/** Seals a receipt with this laptop's key; it is made when the slip's document is. */
export function makeReceipt(
  store: Pick<Store, "identity" | "meta" | "sign">,
  facts: ReceiptFacts,
  locale: "zh-CN" | "en",
): string {
  return receipt(facts, signerOf(store), locale);
}

/** This laptop, as strangers come to know it. */
export function signerOf({ identity, meta, sign }: Pick<Store, "identity" | "meta" | "sign">): ReceiptSigner {
  const { code, publicKey } = identity();
  // What another hub said of this key, or of another key of this laptop, says nothing here.
  const said = meta.get("binding")?.vouching;
  const vouching = said?.code === code && said.publicKey === publicKey ? said.sig : null;
  return { code, publicKey, vouching, sign };
}
