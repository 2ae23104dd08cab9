import { Button, TextInput } from "@mantine/core";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";
import { momentOf, useCoreSession } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { Choice, Note } from "../../ui/index.ts";
import css from "./runner.module.css";
import type { Where } from "./use-probes.ts";

/** Why a probe was not let out, and what is offered then. */
const OFFERS = {
  forbidden: "notDone",
  classified: "notApplicable",
  needsApproval: "notDone",
  needsSite: null,
} as const;

/** Whether it was not let out: there is nothing of it that a run keeps. */
export const isShut = (reason: string): reason is keyof typeof OFFERS => Object.hasOwn(OFFERS, reason);

interface Props {
  reason: keyof typeof OFFERS;
  text: Localized;
  /** Says that the step stays open, with why; nobody has to. */
  onOpen: (open: "notDone" | "notApplicable", reason: string) => void;
  /** Measures, with what was asked. */
  onWhere: (where: Partial<Where>) => void;
  /** Who allowed it, as it is being typed. */
  approver: string;
  onApprover: (name: string) => void;
}

/** The site forbids the probe or wants to be asked, or the asset takes none: why, and the ways on from there. */
export function NotMeasured({ reason, text, onOpen, ...asked }: Props) {
  const t = useText("diagnostics");
  const locale = useLocale();
  const offer = OFFERS[reason];
  const said = inLanguage(text, locale);
  return (
    <>
      <Note
        tone="warn"
        title={said}
        actions={
          offer && (
            <Button variant="default" onClick={() => onOpen(offer, said)}>
              {t(`shut.${offer}`)}
            </Button>
          )
        }
      />
      {reason === "needsApproval" && <Approved {...asked} />}
      {reason === "needsSite" && <AtSite onWhere={asked.onWhere} />}
    </>
  );
}

/** Who at the site allowed it; the moment is now. */
function Approved({ onWhere, approver, onApprover }: Pick<Props, "onWhere" | "approver" | "onApprover">) {
  const t = useText("diagnostics");
  const { now } = useCoreSession();
  const name = approver.trim();
  const allow = () => name !== "" && onWhere({ approvedBy: { name, at: momentOf(new Date(now())) } });
  return (
    <div className={css.approved}>
      <TextInput
        label={t("shut.approvedBy")}
        value={approver}
        maxLength={60}
        required
        autoFocus
        onChange={(event) => onApprover(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          allow();
        }}
      />
      <Button variant="default" disabled={name === ""} onClick={allow}>
        {t("shut.approved")}
      </Button>
    </div>
  );
}

function AtSite({ onWhere }: Pick<Props, "onWhere">) {
  const t = useText("diagnostics");
  const sites = useDeskRows("site");
  return (
    <Choice
      label={t("shut.site")}
      value={null}
      data={sites.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(site) => site !== null && onWhere({ site })}
    />
  );
}

/** Of a step that takes a picture, where none may be taken. */
export function NoPicture({ onOpen }: Pick<Props, "onOpen">) {
  const t = useText("diagnostics");
  return (
    <Note
      tone="warn"
      title={t("shut.noPicture")}
      actions={
        <Button variant="default" onClick={() => onOpen("notApplicable", t("shut.noPicture"))}>
          {t("shut.notApplicable")}
        </Button>
      }
    />
  );
}
