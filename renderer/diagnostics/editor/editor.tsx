import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { MAX_YAML } from "../../../shared/domain/checklist/most-yaml.ts";
import type { Checklist } from "../../../shared/domain/checklist/checklist-form.ts";
import type { WrittenFault } from "../../../shared/domain/checklist/form-faults.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import type { ChecklistDetail } from "../../../shared/ipc/diagnostics.ts";
import { useCommand } from "../../core/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import {
  DiscardButton,
  DraftNote,
  ErrorNote,
  ListTabs,
  Note,
  Spacer,
  TaskForm,
  useDraftedForm,
} from "../../ui/index.ts";
import { differenceOf, isSame } from "./difference.ts";
import { Differences } from "./differences.tsx";
import type { EditedChecklist } from "./edited.ts";
import { newChecklist, toEdit } from "./edited.ts";
import css from "./editor.module.css";
import { FaultsContext, useFaultWords } from "./faults-context.ts";
import { lookAtDraft, partOf } from "./faults-at.ts";
import { FormTab } from "./form-tab.tsx";
import type { Removed } from "./form-tab.tsx";
import { hand, useIncoming } from "./incoming.ts";
import { aboutOf, openChecklist } from "./open-checklist.ts";
import type { EditMode } from "./open-checklist.ts";
import { PicturesContext } from "./pictures-context.ts";
import { Preview } from "./preview.tsx";
import { useYaml } from "./use-yaml.ts";
import { YamlTab } from "./yaml-tab.tsx";

interface Values {
  document: EditedChecklist;
  /** What was typed as YAML and cannot be read as a checklist yet. */
  text: string | null;
  /** Version of the checklist that it was begun on. */
  version: number;
}

interface Props {
  mode: EditMode;
  /** Null for a new one. */
  base: ChecklistDetail | null;
  /** As it stands now. */
  now: ChecklistDetail | null;
  onClose: () => void;
}

const TABS = ["form", "yaml", "preview", "changes"] as const;
type Tab = (typeof TABS)[number];

/** A draft of a checklist: kept while it is made, held against its rules, played, and saved once nothing is wrong with it. */
export function Editor({ mode, base, now, onClose }: Props) {
  const t = useText("editor");
  const locale = useLocale();
  const words = useFaultWords();
  const yaml = useYaml();
  const { run, busy, error } = useCommand();
  const key = base?.key ?? "";
  const about = aboutOf(mode, key);
  const [initial] = useState(() => begun(mode, base, t("copyMark")));
  const form = useDraftedForm<Values>({
    key: `definition.setChecklist:${about}`,
    form: "definition.setChecklist",
    initial,
  });
  const { values, patch } = form;
  const { document, text } = values;
  const [tab, setTab] = useState<Tab>(text === null ? "form" : "yaml");
  const [shown, show] = useState("");
  const [removed, setRemoved] = useState<Removed | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  // Many ways take a moment to walk: what is typed does not wait for that.
  const settled = useDeferredValue(document);
  const { checklist, faults } = useMemo(() => lookAtDraft(settled), [settled]);
  const [first] = faults;

  const incoming = useIncoming((state) => state.draft);
  const takeIn = (draft: EditedChecklist) => {
    patch({ document: draft, text: null });
    hand(null);
  };
  const arrived = useEffectEvent(takeIn);
  const waits = incoming !== null && form.restored !== null;
  useEffect(() => {
    if (incoming !== null && !waits) arrived(incoming);
  }, [incoming, waits]);

  function goTo(fault: WrittenFault) {
    setTab("form");
    show(partOf(document, fault));
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const wrong = pane.current?.querySelector<HTMLElement>('[aria-invalid="true"]:not([readonly])');
        (wrong ?? pane.current?.querySelector<HTMLElement>("input"))?.focus();
      }),
    );
  }

  async function save() {
    if (busy || text !== null) return setTab("yaml");
    const looked = lookAtDraft(document);
    const [wrong] = looked.faults;
    if (wrong || looked.checklist === null) return wrong && goTo(wrong);
    const body = await withText(looked.checklist);
    const named = mode === "edit" ? { key } : {};
    const done = await run("definition.setChecklist", {
      ...{ family: "checklist", ...named, set: { title: body.title, body: { ...body } } },
    });
    if (!done.ok) return;
    form.done();
    if (mode === "edit") openChecklist(key);
    else onClose();
  }

  /** What was written by a person is written anew with what was changed since, and keeps its comments. */
  async function withText({ yaml: before, ...said }: Checklist): Promise<Checklist> {
    if (before === undefined) return said;
    const text = await yaml.write(key === "" ? "own" : key, { ...said, yaml: before });
    return text === null || text.length > MAX_YAML ? said : { ...said, yaml: text };
  }

  const title = inLanguage(document.title, locale) || t("untitled");
  const standing = mode === "edit" && now ? now.document : null;
  const changes = useMemo(
    () => (standing && checklist ? differenceOf(standing, checklist) : null),
    [standing, checklist],
  );
  const tabs = TABS.filter((each) => each !== "changes" || standing !== null);
  const readable = text === null;
  return (
    <FaultsContext value={faults}>
      <TaskForm
        title={
          mode === "new"
            ? t("new")
            : t(mode, { title: base ? inLanguage(base.document.title, locale) : title })
        }
        writes="definition.setChecklist"
        onBack={onClose}
        onSubmit={() => void save()}
        foot={
          <>
            {first && readable && (
              <Button
                variant="subtle"
                color="red"
                leftSection={<IconAlertTriangle size="1rem" aria-hidden />}
                onClick={() => goTo(first)}
              >
                {t("faultsCount", { count: faults.length, first: words(first) })}
              </Button>
            )}
            <Spacer />
            {form.dirty && <DiscardButton onDiscard={form.discard}>{t("discard")}</DiscardButton>}
            <Button type="submit" loading={busy}>
              {t("common:save")}
            </Button>
          </>
        }
      >
        <ListTabs
          label={t("views")}
          tabs={tabs.map((id) => ({ id, label: t(`tab.${id}`), count: null }))}
          shown={tab}
          onShow={setTab}
        />
        <div className={css.notes}>
          <DraftNote restored={form.restored} onDiscard={form.discard} />
          {waits && incoming && (
            <Note
              tone="warn"
              title={t("incoming")}
              actions={
                <>
                  <Button variant="default" onClick={() => takeIn(incoming)}>
                    {t("takeFile")}
                  </Button>
                  <Button variant="subtle" onClick={() => hand(null)}>
                    {t("keepDraft")}
                  </Button>
                </>
              }
            />
          )}
          {now && mode === "edit" && now.version !== values.version && (
            <Note
              tone="warn"
              title={t("changedMeanwhile")}
              actions={
                <Button variant="default" onClick={() => setTab("changes")}>
                  {t("seeChanges")}
                </Button>
              }
            />
          )}
          {error && <ErrorNote error={error} />}
          {!readable && tab !== "yaml" && (
            <Note
              tone="bad"
              title={t("unreadable")}
              actions={
                <>
                  <Button variant="default" onClick={() => setTab("yaml")}>
                    {t("toYaml")}
                  </Button>
                  <Button variant="subtle" onClick={() => patch({ text: null })}>
                    {t("dropText")}
                  </Button>
                </>
              }
            />
          )}
        </div>
        <div ref={pane} className={css.body}>
          {tab === "yaml" && (
            <YamlTab
              name={key === "" ? "own" : key}
              draft={document}
              text={text}
              onText={(typed) => patch({ text: typed })}
              onRead={(draft) => patch({ document: draft, text: null })}
            />
          )}
          {tab === "form" && readable && (
            <PicturesContext
              value={mode === "edit" && now && now.origin !== "shipped" ? now.definition : null}
            >
              <FormTab
                draft={document}
                faults={faults}
                shown={shown}
                removed={removed}
                onShow={show}
                onDraft={(to) => patch({ document: to })}
                onRemoved={setRemoved}
                onYaml={() => setTab("yaml")}
              />
            </PicturesContext>
          )}
          {tab === "preview" &&
            readable &&
            (checklist ? <Preview checklist={checklist} /> : <Note tone="warn" title={t("mendFirst")} />)}
          {tab === "changes" && readable && standing && (
            <div className={css.reading}>
              {changes === null || checklist === null ? (
                <Note tone="warn" title={t("mendFirst")} />
              ) : isSame(changes) ? (
                <p className={css.soft}>{t("noChanges")}</p>
              ) : (
                <Differences difference={changes} from={standing} to={checklist} />
              )}
            </div>
          )}
        </div>
      </TaskForm>
    </FaultsContext>
  );
}

function begun(mode: EditMode, base: ChecklistDetail | null, copyMark: string): Values {
  const version = base?.version ?? 0;
  if (base === null) return { document: newChecklist(), text: null, version };
  const document = toEdit(base.document);
  if (mode !== "copy") return { document, text: null, version };
  const title = Object.fromEntries(
    Object.entries(document.title).map(([language, said]) => [language, `${said} ${copyMark}`]),
  );
  return { document: { ...document, title, edition: 0 }, text: null, version };
}
