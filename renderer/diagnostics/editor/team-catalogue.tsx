import { Button, Checkbox } from "@mantine/core";
import { IconFileImport, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useCoreQuery, useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useActions } from "../../ui/index.ts";
import { Catalogue } from "../catalogue.tsx";
import { editChecklist } from "./open-checklist.ts";
import { useImport } from "./use-import.tsx";

/** The catalogue of the area; those who may make checklists make and import them from here. */
export function TeamCatalogue({ onChoose }: { onChoose: (key: string) => void }) {
  const t = useText("editor");
  const may = useMay("checklist.write");
  const [retired, setRetired] = useState(false);
  const known = useCoreQuery("definition.checklists", may ? { retired: true } : null).data ?? [];
  const importing = useImport(known);
  const own = { group: "definition", shortcuts: [], disabled: !may };
  useActions([
    { id: "checklist.new", ...own, run: () => editChecklist("new") },
    { id: "checklist.import", ...own, run: () => void importing.choose() },
  ]);
  const tools = may ? (
    <>
      {known.some((each) => each.retired) && (
        <Checkbox
          label={t("withRetired")}
          checked={retired}
          onChange={(event) => setRetired(event.currentTarget.checked)}
        />
      )}
      <Button
        variant="default"
        leftSection={<IconFileImport size="1rem" aria-hidden />}
        onClick={() => void importing.choose()}
      >
        {t("import")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPlus size="1rem" aria-hidden />}
        onClick={() => editChecklist("new")}
      >
        {t("new")}
      </Button>
    </>
  ) : null;
  return (
    <>
      <Catalogue ticket={null} asset={null} retired={may && retired} tools={tools} onChoose={onChoose} />
      {importing.shown}
    </>
  );
}
