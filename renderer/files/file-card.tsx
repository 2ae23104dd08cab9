import { Button, UnstyledButton } from "@mantine/core";
import { splitEntityKey } from "../../shared/log/operation.ts";
import type { CardProps } from "../contributions/index.ts";
import { useOpener } from "../contributions/index.ts";
import { useCommand, useCoreQuery, useMay } from "../core/index.ts";
import { EditedFieldsOf, FieldInPlace } from "../fields/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { useErasing, useNames } from "../records/index.ts";
import { AppDialog, ErrorNote, KeyValues, NoticePlace, Row, Spacer } from "../ui/index.ts";
import { isHere } from "./attached-file.ts";
import type { AttachedFile } from "./attached-file.ts";
import css from "./file-card.module.css";
import { FetchButton } from "./fetch-button.tsx";
import { FileContent } from "./file-content.tsx";
import { FileState } from "./file-state.tsx";
import { SaveButton } from "./save-button.tsx";

/** A file above whatever is on screen: large, with its name, who attached it and where its bytes are. */
export default function FileCard({ id, onClose }: CardProps) {
  const t = useText("files");
  const { data: file, error } = useCoreQuery("file.get", { id });
  return (
    <AppDialog title={file?.name ?? t("file:noun")} size="xl" onClose={onClose}>
      {error ? <ErrorNote error={error} /> : null}
      {file ? <Shown file={file} onClose={onClose} /> : null}
      <NoticePlace />
    </AppDialog>
  );
}

function Shown({ file, onClose }: { file: AttachedFile; onClose: () => void }) {
  const t = useText("files");
  const format = useFormat();
  const mayWrite = useMay("file.write");
  const { run } = useCommand();
  const erasing = useErasing("file", file.id, file.name);
  const about = splitEntityKey(file.about);
  const nameOf = useNames([about.id]);
  const open = useOpener(about.kind);

  async function remove() {
    const answer = await run("file.remove", { file: file.id });
    if (answer.ok) onClose();
  }

  return (
    <div className={css.card}>
      <FileContent file={file} />
      <EditedFieldsOf
        kind="file"
        id={file.id}
        values={{ name: file.name }}
        overwritten={[]}
        closed={file.removed}
      >
        <KeyValues
          items={[
            { label: t("file:field.name"), value: <FieldInPlace name="name" /> },
            { label: t("file:field.type"), value: t(`file:type.${file.type}`) },
            { label: t("file:field.size"), value: <FileState file={file} /> },
            { label: t("file:attachedBy"), value: file.actorName },
            { label: t("file:attachedAt"), value: format.dateTime(file.at) },
            {
              label: t("file:field.about"),
              value: open ? (
                <UnstyledButton
                  className={css.link}
                  onClick={() => {
                    onClose();
                    open(about.id);
                  }}
                >
                  {nameOf(about.id)}
                </UnstyledButton>
              ) : about.kind === "definition" ? (
                // Not among the names a window holds: of definitions, only checklists have files.
                t("editor:noun")
              ) : (
                nameOf(about.id)
              ),
            },
          ]}
        />
      </EditedFieldsOf>
      <Row>
        {mayWrite && !file.removed ? (
          <Button variant="subtle" color="gray" onClick={() => void remove()}>
            {t("removeThis")}
          </Button>
        ) : null}
        {erasing.begin ? (
          <Button variant="subtle" color="gray" onClick={erasing.begin}>
            {t("records:erase.act")}
          </Button>
        ) : null}
        <Spacer />
        {file.standing === "absent" || file.standing === "waiting" ? <FetchButton file={file} /> : null}
        {isHere(file) ? <SaveButton file={file} /> : null}
      </Row>
      {erasing.dialog}
    </div>
  );
}
