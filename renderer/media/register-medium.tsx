import { TextInput } from "@mantine/core";
import { medium as kind } from "../../shared/domain/medium/medium.ts";
import { momentOf, useCommand, useNow } from "../core/index.ts";
import { fieldIn, lengthOf, useWording } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";
import { useRules } from "../records/index.ts";
import { DraftNote, FormDialog, Stack, useDraftedForm } from "../ui/index.ts";
import { EMPTY_MEDIUM, registerForm } from "./medium-forms.ts";
import type { RegisterValues } from "./medium-forms.ts";

const FIELDS = (["maker", "model", "label", "reported"] as const).map((name) => fieldIn(kind, name));

/** Enters a medium that is in this asset. */
export function RegisterMedium({ asset, onClose }: { asset: string; onClose: () => void }) {
  const t = useText("media");
  const say = useWording();
  const now = useNow();
  const { runAll, busy, error } = useCommand();
  const wrongIn = useRules();
  const asking = registerForm(asset, momentOf(new Date(now)));
  const form = useDraftedForm<RegisterValues>({
    key: `medium.register:${asset}`,
    form: "medium.register",
    initial: EMPTY_MEDIUM,
    validate: (values) =>
      Object.values(values).every((value) => value.trim() === "")
        ? { model: t("register.nothing") }
        : wrongIn(asking, values),
  });

  async function save() {
    if (!form.check() || busy) return;
    const done = await runAll([asking.asks(form.values)]);
    if (!done.ok) return;
    form.done();
    onClose();
  }

  return (
    <FormDialog
      title={t("register.title")}
      writes="medium.register"
      busy={busy}
      error={error}
      foot={t("register.hint")}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <Stack>
        {FIELDS.map((meta, index) => {
          const name = meta.name as keyof RegisterValues;
          return (
            <TextInput
              key={name}
              label={say(meta.title)}
              value={form.values[name]}
              error={form.errors[name]}
              maxLength={lengthOf(meta)}
              data-autofocus={index === 0 || undefined}
              onChange={(event) => form.set(name, event.currentTarget.value)}
            />
          );
        })}
      </Stack>
    </FormDialog>
  );
}
