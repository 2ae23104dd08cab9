import { Radio, TextInput } from "@mantine/core";
import type { LotLine } from "../../../shared/domain/disposal/disposal-fields.ts";
import { useText } from "../../i18n/index.ts";
import { FormGrid, FreeText, Row } from "../../ui/index.ts";
import { LotDialog } from "./lot-dialog.tsx";
import { UNVALUED, linesForm } from "./lot-forms.ts";
import type { LineValues } from "./lot-forms.ts";

interface Props {
  lot: string;
  /** One asset, or all of which something is not said yet. */
  assets: readonly string[];
  /** What is said of the one. */
  line: LotLine | null;
  title: string;
  onClose: () => void;
}

const TEXTS = [
  ["origValue", "text"],
  ["netValue", "text"],
  ["acquiredOn", "date"],
  ["inUseOn", "date"],
] as const;

/** Values of one asset, or the same of several. */
export function LinesDialog({ lot, assets, line, title, onClose }: Props) {
  const t = useText("lots");
  return (
    <LotDialog<LineValues>
      act="add"
      about={assets.length === 1 ? `${lot}:${assets[0] ?? ""}` : lot}
      title={title}
      asking={linesForm(lot, assets)}
      initial={line ? saidIn(line) : UNVALUED}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <FormGrid columns="pairs">
            {TEXTS.map(([name, type], index) => (
              <TextInput
                key={name}
                type={type}
                inputMode={type === "text" ? "decimal" : undefined}
                label={t(`line.${name}`)}
                value={values[name]}
                error={errors[name]}
                {...(index === 0 ? { "data-autofocus": true } : {})}
                onChange={(event) => set(name, event.currentTarget.value)}
              />
            ))}
          </FormGrid>
          <Radio.Group
            label={t("line.stillUsable")}
            value={values.stillUsable}
            error={errors.stillUsable}
            onChange={(to) => set("stillUsable", to as LineValues["stillUsable"])}
          >
            <Row>
              <Radio value="no" label={t("domain:no")} />
              <Radio value="yes" label={t("domain:yes")} />
            </Row>
          </Radio.Group>
          {values.stillUsable === "yes" && (
            <FreeText
              label={t("line.justification")}
              value={values.justification}
              error={errors.justification}
              maxLength={400}
              required
              minRows={2}
              onChange={(event) => set("justification", event.currentTarget.value)}
            />
          )}
        </>
      )}
    </LotDialog>
  );
}

function saidIn(line: LotLine): LineValues {
  const { origValue, netValue, stillUsable, justification } = line;
  return {
    ...{ origValue: origValue?.toFixed(2) ?? "", netValue: netValue?.toFixed(2) ?? "", justification },
    ...{ acquiredOn: line.acquiredOn ?? "", inUseOn: line.inUseOn ?? "" },
    stillUsable: stillUsable === null ? null : stillUsable ? "yes" : "no",
  };
}
