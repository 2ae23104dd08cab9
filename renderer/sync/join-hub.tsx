import { Button, Textarea } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { useState } from "react";
import type { CoreError } from "../../shared/ipc/contract.ts";
import { parsePairingCode } from "../../shared/protocol/pairing.ts";
import { useAppPhase, useCoreSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ErrorNote, KeyValues, PaneBody, Row, Section, Stack, useFormSubmit, useSay } from "../ui/index.ts";
import css from "./sync.module.css";

interface Paired {
  workspaceName: string;
  deviceCode: string;
}

/** Joins a team's hub with the administrator's one-time code; shows where it leads first. */
export function JoinHub() {
  const t = useText("sync");
  const core = useCoreSession();
  const say = useSay();
  const phase = useAppPhase();
  const offered = phase?.phase === "ready" ? (phase.pairing ?? "") : "";
  const [code, setCode] = useState(offered);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CoreError | null>(null);
  const parsed = parsePairingCode(code);
  const wrong = code.trim() !== "" && parsed === null;

  const { form } = useFormSubmit({ writes: "hub", onSubmit: () => void join() });
  async function join() {
    if (!parsed || busy) return;
    setBusy(true);
    setError(null);
    const answer = await core.client.ask<Paired>({ kind: "pair", code: code.trim() });
    setBusy(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    say("sync:join.done", { name: answer.value.workspaceName, code: answer.value.deviceCode });
    core.refresh();
  }

  return (
    <PaneBody>
      <div className={css.content}>
        <Section title={t("join.title")} level={2} note={t("join.text")}>
          <form {...form}>
            <Stack>
              {error ? <ErrorNote error={error} /> : null}
              <Textarea
                label={t("join.code")}
                description={t("join.hint")}
                value={code}
                error={wrong ? t("join.wrong") : null}
                onChange={(event) => setCode(event.currentTarget.value)}
                autosize
                minRows={2}
                maxRows={5}
                spellCheck={false}
                data-scan="takes"
                data-unkept=""
              />
              {parsed ? (
                <KeyValues
                  items={[
                    { label: t("join.address"), value: parsed.address, wide: true },
                    {
                      label: t("join.fingerprint"),
                      value: <code className={css.json}>{parsed.fingerprint}</code>,
                      wide: true,
                    },
                  ]}
                />
              ) : null}
              <Row end>
                <Button
                  type="submit"
                  disabled={!parsed}
                  loading={busy}
                  leftSection={<IconLink size="1rem" />}
                >
                  {t("join.do")}
                </Button>
              </Row>
            </Stack>
          </form>
        </Section>
      </div>
    </PaneBody>
  );
}
