import { Checkbox, TextInput } from "@mantine/core";
import {
  DATA_STATES,
  ENCRYPTED,
  LOCKS,
  BACKUPS,
  NEXT_STATES,
  WORKS,
} from "../../../shared/domain/custody/line-forms.ts";
import { serialForm } from "../../../shared/domain/kind/unique-form.ts";
import { useText } from "../../i18n/index.ts";
import { Choice } from "../../ui/index.ts";
import type { Line } from "./custody-lines.ts";
import css from "./line-list.module.css";
import { hasLocks, saidOf, storesData } from "./line-said.ts";
import type { LineSaid } from "./custody-lines.ts";

interface Props {
  line: Line;
  name: string;
  act: "handOver" | "return";
  onSay: (said: LineSaid) => void;
}

/** What else is asked of an asset by the norm, as far as it applies to its kind; nothing is filled in beforehand. */
export function LineDetails({ line, name, act, onSay }: Props) {
  const t = useText("custody");
  const { asset } = line;
  const said = saidOf(line);
  type Asked = "works" | "dataState" | "encrypted" | "locksRemoved" | "dataMoved" | "next";
  const choice = (field: Asked, values: readonly string[]) => (
    <Choice
      key={field}
      aria-label={t(`lines.${field}Of`, { name })}
      placeholder={t(`lines.${field}`)}
      data={values.map((value) => ({ value, label: t(`${field}.${value}`) }))}
      value={said[field] ?? null}
      clearable
      onChange={(value) => onSay({ [field]: value })}
    />
  );
  const { serialRead = "", unreadable = false } = said;
  const isOther = serialForm(serialRead) !== "" && serialForm(serialRead) !== serialForm(asset.serial);
  return (
    <div className={css.details}>
      <TextInput
        aria-label={t("lines.serialReadOf", { name })}
        placeholder={t("lines.serialRead")}
        data-scan="takes"
        value={serialRead}
        maxLength={120}
        disabled={unreadable}
        error={isOther ? t("lines.serialDiffers", { serial: asset.serial || "—" }) : undefined}
        onChange={(event) => onSay({ serialRead: event.currentTarget.value })}
        onKeyDown={(event) => {
          // The scanner's Enter ends the number, not the form.
          if (event.key === "Enter" && !event.ctrlKey) event.preventDefault();
        }}
      />
      <Checkbox
        size="xs"
        label={t("lines.unreadable")}
        checked={unreadable}
        onChange={(event) =>
          onSay({
            unreadable: event.currentTarget.checked,
            ...(event.currentTarget.checked ? { serialRead: "" } : {}),
          })
        }
      />
      {act === "handOver" && choice("works", WORKS)}
      {act === "handOver" && storesData(asset) && (
        <>
          {choice("dataState", DATA_STATES)}
          {(said.dataState === "wiped" || said.dataState === "kept") && (
            <TextInput
              aria-label={t("lines.dataNoteOf", { name })}
              placeholder={t(`lines.dataNote.${said.dataState}`)}
              value={said.dataNote ?? ""}
              maxLength={200}
              onChange={(event) => onSay({ dataNote: event.currentTarget.value })}
            />
          )}
          {choice("encrypted", ENCRYPTED)}
        </>
      )}
      {act === "return" && (
        <>
          {hasLocks(asset) && choice("locksRemoved", LOCKS)}
          {storesData(asset) && choice("dataMoved", BACKUPS)}
          {choice(
            "next",
            said.hold ? NEXT_STATES.filter((each) => each !== "wipe" && each !== "disposal") : NEXT_STATES,
          )}
          <Choice
            aria-label={t("lines.holdOf", { name })}
            placeholder={t("lines.hold")}
            data={["yes", "no"].map((value) => ({ value, label: t(`hold.${value}`) }))}
            value={said.hold === undefined || said.hold === null ? null : said.hold ? "yes" : "no"}
            clearable
            onChange={(value) =>
              onSay({
                hold: value === null ? null : value === "yes",
                // What is on hold is neither wiped nor disposed of.
                ...(value === "yes" && (said.next === "wipe" || said.next === "disposal")
                  ? { next: null }
                  : {}),
              })
            }
          />
        </>
      )}
    </div>
  );
}
