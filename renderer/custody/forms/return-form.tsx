import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { RETURN_REASONS } from "../../../shared/domain/custody/custody-forms.ts";
import { atHand } from "../../../shared/log/parts.ts";
import type { TaskProps } from "../../contributions/index.ts";
import { localMinute, useCoreSession, useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useAssets } from "../../ui/pickers/use-assets.ts";
import { lineOf } from "../lines/custody-lines.ts";
import { useLines } from "../lines/use-lines.ts";
import { useSlipParty } from "../slip/use-slip-party.ts";
import { NOBODY, returnForm } from "./custody-acts.ts";
import type { Party, ReturnReason, ReturnValues } from "./custody-acts.ts";
import { CustodyForm } from "./custody-form.tsx";
import { AbsentReturner } from "./absent-returner.tsx";
import { UnderSeal } from "./under-seal.tsx";
import { PersonKnown } from "./person-known.tsx";
import { useCustodyDraft } from "./use-custody-draft.ts";
import { useTerms } from "./use-terms.ts";

/** Return 归还 (domain.md 2.4): assets come back into stock. */
export default function ReturnForm({ records, ...task }: TaskProps) {
  const me = useSession()?.member.name;
  const rows = useAssets(records);
  if (rows === null || me === undefined) return null;
  return <Form rows={rows} me={me} {...task} />;
}

/** Who has the assets now is who most likely brings them. */
function returnerOf(rows: readonly AssetRow[]): Party {
  const row = rows.map(atHand).find((each) => each.holder !== null);
  return row ? { ...NOBODY, person: row.holderPerson, name: row.holder ?? "" } : NOBODY;
}

interface FormProps extends Omit<TaskProps, "records"> {
  /** Assets it begins with. */
  rows: readonly AssetRow[];
  me: string;
}

function Form({ rows, me, ...task }: FormProps) {
  const t = useText("custody");
  const { now } = useCoreSession();
  const staff = useSlipParty(me);
  const { agreement } = useTerms();
  const papers = { terms: null, agreement, staff };
  const initial: ReturnValues = {
    reason: null,
    returner: returnerOf(rows),
    place: "",
    at: localMinute(new Date(now())),
    identityCheck: null,
    absent: null,
    underSeal: null,
    lines: rows.map(lineOf),
    signing: null,
  };
  const asking = returnForm(papers);
  const draft = useCustodyDraft("return", rows[0]?.id, initial, asking);
  const { form } = draft;
  const { values, errors, set } = form;
  const { returner, absent = null, underSeal = null } = values;
  const lines = useLines(values.lines, (next) => {
    // The first asset that is scanned names who most likely brings it.
    const first =
      values.returner.name === ""
        ? next.map(({ asset }) => atHand(asset)).find(({ holder }) => holder)
        : null;
    const known = first?.holder
      ? { returner: { ...NOBODY, person: first.holderPerson ?? null, name: first.holder } }
      : {};
    form.patch({ lines: next, ...known });
  });
  return (
    <CustodyForm
      act="return"
      {...task}
      draft={draft}
      lines={lines}
      asking={asking}
      papers={papers}
      why={{
        label: t("return.reason"),
        value: values.reason,
        data: RETURN_REASONS.map((value) => ({ value, label: t(`reason.${value}`) })),
        error: errors.reason,
        set: (value) => set("reason", value as ReturnReason | null),
      }}
      user={{
        label: t("return.returner"),
        value: values.returner,
        error: errors.returner,
        set: (returner) => set("returner", returner),
        known: <PersonKnown party={values.returner} lines={lines} all={values.reason === "leaver"} />,
      }}
      signers={{
        user: absent
          ? { role: "witness", name: absent.witness.trim(), person: null, employeeNo: "" }
          : {
              role: "giver",
              name: returner.name.trim(),
              person: returner.person,
              employeeNo: returner.employeeNo,
            },
        others: [],
        staff: { role: "receiver", name: me, person: staff.person, employeeNo: staff.employeeNo },
      }}
      fields={{
        before: (
          <>
            <AbsentReturner absent={absent} error={errors.absent} onChange={(next) => set("absent", next)} />
            <UnderSeal
              sealed={underSeal}
              error={errors.underSeal}
              onChange={(next) => set("underSeal", next)}
            />
          </>
        ),
        after: null,
      }}
      holder={values.returner.name.trim()}
      slip={{
        act: "return",
        reason: values.reason,
        giver: values.returner,
        receiver: staff,
        dueBack: null,
        others: [
          ...(absent
            ? ([
                ["absent", absent.reason],
                ["witness", absent.witness],
              ] as const)
            : []),
          ...(underSeal
            ? ([
                ["seal", underSeal.seal],
                ["sealedWhy", underSeal.reason],
              ] as const)
            : []),
        ],
        byDevice: null,
        seal: underSeal?.seal.trim() ?? null,
        terms: null,
      }}
    />
  );
}
