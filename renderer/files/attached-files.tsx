import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useCommand } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { SaidInLine } from "../records/index.ts";
import { showCard } from "../ui/index.ts";
import type { AttachedFile } from "./attached-file.ts";
import css from "./attached-files.module.css";
import { FileState } from "./file-state.tsx";
import { useTaking } from "./intake/taking.ts";
import { Thumbnail } from "./thumbnail.tsx";
import type { Attaching } from "./use-attaching.ts";

/** At the end of the heading: the way to attach, and in its place how far a file is that is on its way. */
export function AttachButton({ about, attaching }: { about: string; attaching: Attaching | null }) {
  const t = useText("files");
  const going = useTaking(({ going }) => (going?.about === about ? going : null));
  if (going) {
    const { name, at, of, done, total, cancel } = going;
    const words = t(of > 1 ? "goingOf" : "going", { name, at, of });
    return (
      <span className={css.going}>
        <progress
          className={css.progress}
          aria-label={words}
          title={words}
          {...(total > 0 ? { max: total, value: done } : {})}
        />
        <button type="button" className={css.link} onClick={cancel}>
          {t("common:cancel")}
        </button>
      </span>
    );
  }
  return attaching ? (
    <button type="button" className={css.link} onClick={attaching.choose}>
      <IconPlus size="0.875rem" aria-hidden />
      {t("attach")}
    </button>
  ) : null;
}

interface ListProps {
  files: readonly AttachedFile[];
  /** Null: nothing may be attached or removed now. */
  attaching: Attaching | null;
}

/** Files of a record: what each is and where its bytes lie. */
export function AttachedFiles({ files, attaching }: ListProps) {
  const t = useText("files");
  const { run } = useCommand();
  if (files.length === 0) return attaching ? <p className={css.none}>{t("none")}</p> : null;
  return (
    <ul className={css.files} aria-label={t("title")}>
      {files.map((file) => (
        <li key={file.id} className={css.file}>
          <Thumbnail file={file} className={css.thumb} />
          <div className={css.about}>
            <button type="button" className={css.name} onClick={() => showCard("file", file.id)}>
              <SaidInLine text={file.name} />
            </button>
            <FileState file={file} />
          </div>
          {attaching ? (
            <Tooltip label={t("remove", { name: file.name })}>
              <ActionIcon
                aria-label={t("remove", { name: file.name })}
                onClick={() => void run("file.remove", { file: file.id })}
              >
                <IconX size="1rem" />
              </ActionIcon>
            </Tooltip>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
