import { Button } from "@mantine/core";
import { useState } from "react";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import { useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { LeaverSheet, usePackageActs } from "./leaver-sheet.tsx";
import { PackageDialog } from "./package-dialog.tsx";

/** What is done for a person who comes, moves or leaves: at the foot of their entry. */
export function PersonPackages({ person, held }: { person: PersonRow; held: readonly string[] }) {
  const t = useText("packages");
  const may = useMay("ticket.write");
  const [open, setOpen] = useState<"package" | "sheet" | null>(null);
  const close = () => setOpen(null);
  usePackageActs(
    person.id,
    () => setOpen("package"),
    () => setOpen("sheet"),
    may,
  );
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setOpen("sheet")}>
        {t("sheet.title")}
      </Button>
      {may && (
        <Button variant="default" onClick={() => setOpen("package")}>
          {t("begin")}
        </Button>
      )}
      {open === "package" && <PackageDialog person={person} held={held} onClose={close} />}
      {open === "sheet" && <LeaverSheet id={person.id} name={person.name} onClose={close} />}
    </>
  );
}
