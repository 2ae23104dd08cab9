import { TextInput } from "@mantine/core";
import { medium as kind } from "../../shared/domain/medium/medium.ts";
import { momentOf, useNow } from "../core/index.ts";
import { fieldIn, lengthOf, useWording } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";
import { MediumDialog } from "./medium-dialog.tsx";
import { EMPTY_MEDIUM, registerForm } from "./medium-forms.ts";
import type { RegisterValues } from "./medium-forms.ts";

const NAMES = ["maker", "model", "label", "reported"] as const;
const says = (values: RegisterValues) => Object.values(values).some((value) => value.trim() !== "");

/** Enters a medium that is in this asset. */
export function RegisterMedium({ asset, onClose }: { asset: string; onClose: () => void }) {
  const t = useText("media");
  const say = useWording();
  const now = useNow();
  return (
    <MediumDialog
      title={t("register.title")}
      foot={t("register.hint")}
      act="register"
      about={asset}
      asking={registerForm(asset, momentOf(new Date(now)))}
      initial={EMPTY_MEDIUM}
      wrong={(values) => (says(values) ? null : { model: t("register.nothing") })}
      onClose={onClose}
    >
      {(form) =>
        NAMES.map((name, index) => {
          const meta = fieldIn(kind, name);
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
        })
      }
    </MediumDialog>
  );
}
