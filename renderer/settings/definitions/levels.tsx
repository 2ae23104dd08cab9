import { Button } from "@mantine/core";
import { approvalLevelsOf } from "../../../shared/domain/definition/definition-view.ts";
import { useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { Row, Stack } from "../../ui/index.ts";
import css from "../settings.module.css";
import { LevelsDialog } from "./levels-dialog.tsx";
import { MATTER } from "./levels-form.ts";
import { Needed } from "./needed.tsx";
import { closeLevels, openLevels, useLevelsOpen } from "./open.ts";

/** Who approves a disposal from which value on: everybody reads it, whoever defines things changes it. */
export default function Levels() {
  const t = useText("settings");
  const may = useMay("definition.write");
  const open = useLevelsOpen((state) => state.open);
  const row = useDefinitions("approval").rows.find(({ key }) => key === MATTER.key);
  if (!row) return null;
  const rules = approvalLevelsOf(row);
  return (
    <Stack>
      <Needed rules={rules} label={t("levels.title")} />
      <Row>
        {may ? (
          <Button variant="default" onClick={openLevels}>
            {t("levels.change")}
          </Button>
        ) : (
          <span className={css.soft}>{t("levels.others")}</span>
        )}
        <span className={css.soft}>{t("levels.version", { version: row.version })}</span>
      </Row>
      {/* Once it is known what stands there: that is what is changed. */}
      {open && may && <LevelsDialog key={row.version} id={row.id} rules={rules} onClose={closeLevels} />}
    </Stack>
  );
}
