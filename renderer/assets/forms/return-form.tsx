import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { RETURN_REASONS } from "../../../shared/domain/custody/custody-forms.ts";
import { atHand } from "../../../shared/log/parts.ts";
import type { TaskProps } from "../../contributions/index.ts";
import { localMinute, useCoreSession, useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { NOBODY, returnForm } from "./custody-acts.ts";
import type { Party, ReturnReason, ReturnValues } from "./custody-acts.ts";
import { CustodyForm, useCustodyDraft } from "./custody-form.tsx";
import { lineOf } from "./custody-lines.ts";
import { useAssets } from "./use-assets.ts";
import { useLines } from "./use-lines.ts";

/** Return 归还 (domain.md 2.4): assets come back into stock. */
export default function ReturnForm({ records, onClose }: TaskProps) {
  const me = useSession()?.member.name;
  const rows = useAssets(records);
  if (rows === null || me === undefined) return null;
  return <Form rows={rows} me={me} onClose={onClose} />;
}

/** Who has the assets now is who most likely brings them. */
function returnerOf(rows: readonly AssetRow[]): Party {
  const row = rows.map(atHand).find((each) => each.holder !== null);
  return row ? { ...NOBODY, person: row.holderPerson, name: row.holder ?? "" } : NOBODY;
}

interface FormProps {
  /** Assets it begins with. */
  rows: readonly AssetRow[];
  me: string;
  onClose: () => void;
}

function Form({ rows, me, onClose }: FormProps) {
  const t = useText("assets");
  const { now } = useCoreSession();
  const terms = t("signing.returnText");
  const initial: ReturnValues = {
    reason: null,
    returner: returnerOf(rows),
    place: "",
    at: localMinute(new Date(now())),
    identityCheck: "badge",
    lines: rows.map(lineOf),
    signing: null,
  };
  const asking = returnForm(terms);
  const form = useCustodyDraft("return", rows[0]?.id, initial, asking);
  const { values, errors, set } = form;
  const lines = useLines(values.lines, (next) => {
    // The first asset that is scanned names who most likely brings it.
    const holder =
      values.returner.name === ""
        ? next.map(({ asset }) => atHand(asset)).find(({ holder }) => holder)?.holder
        : null;
    form.patch({ lines: next, ...(holder ? { returner: { ...NOBODY, name: holder } } : {}) });
  });
  return (
    <CustodyForm
      act="return"
      onClose={onClose}
      form={form}
      lines={lines}
      asking={asking}
      terms={terms}
      why={{
        label: t("return.reason"),
        value: values.reason,
        data: RETURN_REASONS.map((value) => ({ value, label: t(`custody:reason.${value}`) })),
        error: errors.reason,
        set: (value) => set("reason", value as ReturnReason | null),
      }}
      user={{
        label: t("return.returner"),
        value: values.returner,
        error: errors.returner,
        set: (returner) => set("returner", returner),
      }}
      signers={{ user: "giver", staff: { role: "receiver", name: me } }}
      holder={values.returner.name.trim()}
      facts={{
        before: values.reason === null ? "" : t(`custody:reason.${values.reason}`),
        after: "",
      }}
    />
  );
}
