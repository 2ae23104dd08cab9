import { Button, Radio } from "@mantine/core";
import { useState } from "react";
import { PROBE_POLICIES } from "../../shared/domain/site/site-fields.ts";
import type { ProbePolicy } from "../../shared/domain/site/site-fields.ts";
import type { SiteRow } from "../../shared/domain/site/site.ts";
import { useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ActDialog } from "../records/index.ts";
import { FreeText, KeyValues, Row, Stack } from "../ui/index.ts";
import { ruleForm } from "./rule-form.ts";
import type { RuleValues } from "./rule-form.ts";

/** Whether probes of the network go out at a site, and the way to say so, for whom may. */
export function ProbePolicyOf({ row }: { row: SiteRow }) {
  const t = useText("site");
  const mayRule = useMay("checklist.write");
  const [ruling, setRuling] = useState(false);
  return (
    <>
      <KeyValues
        items={[
          { label: t("field.probes"), value: t(`probes.${row.probes}`) },
          ...(row.probes === "allowed" ? [] : [{ label: t("field.probesWord"), value: row.probesWord }]),
        ]}
      />
      {mayRule && (
        <Row end>
          <Button variant="default" size="compact-sm" onClick={() => setRuling(true)}>
            {t("rule.begin")}
          </Button>
        </Row>
      )}
      {ruling && <RuleDialog row={row} onClose={() => setRuling(false)} />}
    </>
  );
}

function RuleDialog({ row, onClose }: { row: SiteRow; onClose: () => void }) {
  const t = useText("site");
  const [initial] = useState<RuleValues>({ probes: row.probes, word: row.probesWord });
  return (
    <ActDialog<RuleValues>
      title={t("rule.title", { name: row.name })}
      writes="site.setProbes"
      about={row.id}
      initial={initial}
      asking={ruleForm(row.id)}
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <Radio.Group
            label={t("field.probes")}
            description={t("rule.hint")}
            value={values.probes}
            error={errors.probes}
            required
            onChange={(to) => set("probes", to as ProbePolicy)}
          >
            <Stack>
              {PROBE_POLICIES.map((each) => (
                <Radio key={each} value={each} label={t(`probes.${each}`)} />
              ))}
            </Stack>
          </Radio.Group>
          {values.probes !== "allowed" && (
            <FreeText
              label={t(`rule.word.${values.probes}`)}
              value={values.word}
              error={errors.word}
              maxLength={200}
              minRows={2}
              required
              onChange={(event) => set("word", event.currentTarget.value)}
            />
          )}
        </>
      )}
    </ActDialog>
  );
}
