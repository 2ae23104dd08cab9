import { ActionIcon, Checkbox, Select, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { Level } from "../../../shared/domain/ticket/ticket-fields.ts";
import { CHANNELS, LEVELS, TICKET_TYPES, priorityOf } from "../../../shared/domain/ticket/ticket-fields.ts";
import type { DialogProps } from "../../contributions/index.ts";
import { useCommand, useSession } from "../../core/index.ts";
import { useDesk } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { useRules, useStillAsked } from "../../records/index.ts";
import {
  AssetPicker,
  DraftNote,
  FormDialog,
  FormGrid,
  FreeText,
  Note,
  PersonPicker,
  useDraftedForm,
} from "../../ui/index.ts";
import { PriorityMark } from "../list/ticket-marks.tsx";
import { CategorySelect } from "./category-select.tsx";
import type { NewTicketForm } from "./new-ticket-form.ts";
import { EMPTY_TICKET, NEW_TICKET, intakeOf, newTicketForm, openTicketCommand } from "./new-ticket-form.ts";
import { useOptions } from "./use-options.ts";
import css from "./forms.module.css";

/** Intake: who, where, what, how bad. Everything typed is kept until it is sent or thrown away. */
export default function NewTicket({ draft, initial, onClose, onOpened }: DialogProps<typeof NEW_TICKET>) {
  const t = useText("queue");
  const words = useText("ticket");
  const common = useText("common");
  const options = useOptions();
  const me = useSession()?.member.id ?? null;
  const sites = useDesk((db) => db.site.toArray(), []) ?? [];
  const { run, busy, error } = useCommand();
  const wrongIn = useRules();
  const stillAsked = useStillAsked();
  const form = useDraftedForm<NewTicketForm>({
    key: draft,
    form: NEW_TICKET,
    initial: { ...EMPTY_TICKET, ...initial },
    validate: (values) => wrongIn(newTicketForm(me), values),
  });
  const { values, errors, set, patch } = form;
  const foot = [stillAsked(intakeOf(values)), form.dirty ? t("draftKept") : null];

  async function send() {
    if (busy || !form.check()) return;
    const answer = await run("ticket.open", openTicketCommand(values, me));
    if (!answer.ok) return;
    form.done();
    if (answer.value.id) onOpened(answer.value.id);
    else onClose();
  }

  const field = (name: keyof NewTicketForm & string) => words(`field.${name}`);
  const line = (name: "contact" | "dept" | "place" | "title", required = false) => (
    <TextInput
      label={field(name)}
      value={values[name]}
      error={errors[name]}
      required={required}
      onChange={(event) => set(name, event.currentTarget.value)}
    />
  );
  return (
    <FormDialog
      title={t("newTitle")}
      size="xl"
      submit={t("newSubmit")}
      busy={busy}
      error={error}
      foot={foot.filter((part) => part !== null).join(" · ")}
      writes="ticket.open"
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      {errors.form && <Note tone="bad" alert title={errors.form} />}
      <FormGrid>
        <PersonPicker
          label={field("requester")}
          name={values.requester}
          error={errors.requester}
          autoFocus
          onName={(requester) => patch({ requester, requesterPerson: null })}
          onPerson={(person) =>
            patch({
              requester: person.name,
              requesterPerson: person.id,
              contact: person.phone || values.contact,
              dept: person.dept || values.dept,
              place: person.place || values.place,
              site: person.site ?? values.site,
            })
          }
        />
        {line("contact")}
        {line("dept")}
        <Select
          label={field("site")}
          placeholder={words("domain:choose")}
          data={sites.filter((site) => site.active).map((site) => ({ value: site.id, label: site.name }))}
          value={values.site}
          onChange={(site) => set("site", site)}
          clearable
        />
        {line("place")}
        <Select
          label={field("channel")}
          data={options("channel", CHANNELS)}
          value={values.channel}
          onChange={(channel) => channel && set("channel", channel)}
          allowDeselect={false}
        />
      </FormGrid>
      {line("title", true)}
      <FreeText
        label={field("description")}
        value={values.description}
        error={errors.description}
        onChange={(event) => set("description", event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={10}
      />
      <FormGrid narrow>
        <Select
          label={field("type")}
          data={options("type", TICKET_TYPES)}
          value={values.type}
          onChange={(type) => type && set("type", type)}
          allowDeselect={false}
        />
        <CategorySelect
          label={field("category")}
          value={values.category}
          error={errors.category}
          onChange={(category) => set("category", category)}
        />
        <Select
          label={field("impact")}
          data={options("impact", LEVELS)}
          value={values.impact}
          onChange={(impact) => impact && set("impact", impact as Level)}
          allowDeselect={false}
        />
        <Select
          label={field("urgency")}
          description={<PriorityMark priority={priorityOf(values.impact, values.urgency)} />}
          inputWrapperOrder={["label", "input", "description", "error"]}
          data={options("urgency", LEVELS)}
          value={values.urgency}
          onChange={(urgency) => urgency && set("urgency", urgency as Level)}
          allowDeselect={false}
        />
      </FormGrid>
      <AssetPicker
        label={t("assets.add")}
        except={values.assets.map((asset) => asset.id)}
        onAsset={(asset) =>
          set("assets", [...values.assets, { id: asset.id, label: asset.tag || asset.number }])
        }
      />
      {values.assets.length > 0 ? (
        <ul className={css.chips} aria-label={words("field.assets")}>
          {values.assets.map((asset) => (
            <li key={asset.id} className={css.chip}>
              {asset.label}
              <ActionIcon
                aria-label={`${common("remove")} ${asset.label}`}
                onClick={() =>
                  set(
                    "assets",
                    values.assets.filter((each) => each.id !== asset.id),
                  )
                }
              >
                <IconX size="0.875rem" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : null}
      <FormGrid>
        <Checkbox
          label={words("field.securityFlag")}
          checked={values.securityFlag}
          onChange={(event) => set("securityFlag", event.currentTarget.checked)}
        />
        <Checkbox
          label={t("assignToMe")}
          checked={values.mine}
          onChange={(event) => set("mine", event.currentTarget.checked)}
        />
      </FormGrid>
    </FormDialog>
  );
}
