import { TextInput } from "@mantine/core";
import { address } from "../../../shared/domain/address/address.ts";
import type { SubnetShown } from "../../../shared/ipc/addresses.ts";
import { localDate, useCoreSession } from "../../core/index.ts";
import { ChosenField, fieldIn, lengthOf, useWording } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FormGrid, PersonPicker } from "../../ui/index.ts";
import { UNTAKEN, takeForm } from "./take-form.ts";
import type { TakeValues } from "./take-form.ts";

interface Props {
  /** The list that it is taken from, where one is shown. */
  subnet: string | null;
  subnets: readonly SubnetShown[];
  onClose: () => void;
}

/** Takes an address: the lowest that nobody has is proposed, and may be typed over. */
export function TakeDialog({ subnet, subnets, onClose }: Props) {
  const t = useText("address");
  const say = useWording();
  const { now } = useCoreSession();
  const nextOf = (key: string | null) => subnets.find(({ row }) => row?.key === key)?.next ?? "";
  const today = localDate(new Date(now()));
  const label = (name: keyof TakeValues & keyof typeof address.fields) => say(fieldIn(address, name).title);
  return (
    <ActDialog<TakeValues>
      title={t("takeTitle")}
      size="lg"
      submit={t("act.take")}
      writes="address.take"
      about={null}
      asking={takeForm}
      initial={{ ...UNTAKEN, subnet, ip: nextOf(subnet), from: today }}
      onClose={onClose}
    >
      {({ values, errors, set, patch }) => {
        const line = (name: "mac" | "port" | "note") => (
          <TextInput
            label={label(name)}
            value={values[name]}
            error={errors[name]}
            maxLength={lengthOf(fieldIn(address, name))}
            onChange={(event) => set(name, event.currentTarget.value)}
          />
        );
        const day = (name: "from" | "until") => (
          <TextInput
            type="date"
            label={label(name)}
            value={values[name]}
            error={errors[name]}
            onChange={(event) => set(name, event.currentTarget.value)}
          />
        );
        return (
          <>
            <FormGrid columns="pairs">
              <ChosenField
                meta={fieldIn(address, "subnet")}
                value={values.subnet}
                error={errors.subnet}
                onChange={(key) =>
                  // What was typed over stays.
                  patch({
                    subnet: key,
                    ...(values.ip === nextOf(values.subnet) ? { ip: nextOf(key) } : {}),
                  })
                }
              />
              <TextInput
                label={label("ip")}
                value={values.ip}
                error={errors.ip}
                required
                spellCheck={false}
                onChange={(event) => set("ip", event.currentTarget.value)}
              />
            </FormGrid>
            <PersonPicker
              label={label("holder")}
              name={values.holder}
              {...(errors.holder ? { error: errors.holder } : {})}
              autoFocus
              onName={(holder) => patch({ holder, person: null })}
              onPerson={({ id, name }) => patch({ person: id, holder: name })}
            />
            <FormGrid columns="pairs">
              {line("mac")}
              {line("port")}
              {day("from")}
              {day("until")}
            </FormGrid>
            {line("note")}
          </>
        );
      }}
    </ActDialog>
  );
}
