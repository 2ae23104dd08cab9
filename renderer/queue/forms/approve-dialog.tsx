import { Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import { DECISIONS } from "../../../shared/domain/approval/step.ts";
import { localDate, momentOf, useCoreQuery, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { Choice, FreeText, Note, PersonPicker, Row } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { UNDECIDED, approveForm } from "./approve-form.ts";
import type { ApproveValues } from "./approve-form.ts";

/** Approvers have no console: the decision is recorded with where it stands, or by their own account. */
const WAYS = ["paper", "external", "account"] as const;
const noonOf = (day: string) => momentOf(new Date(`${day}T12:00:00`));

interface Props {
  /** It is done already: the approval came afterwards, and says so. */
  isOver: boolean;
  level: string;
  onClose: () => void;
}

/** Records who allowed a request, or did not. Nothing of it is preset. */
export function ApproveDialog({ isOver, level, onClose }: Props) {
  const t = useText("lots");
  const q = useText("queue");
  const { row } = useTicket().detail;
  const { now } = useCoreSession();
  const [began] = useState(() => momentOf(new Date(now())));
  const files = useCoreQuery("file.list", { about: `ticket:${row.id}` }).data ?? [];
  return (
    <ActDialog<ApproveValues>
      title={`${t(`disposal:level.${level}`)} · ${row.number}`}
      submit={q("request.approve")}
      size="lg"
      writes="ticket.approve"
      about={row.id}
      asking={approveForm(row.id, isOver, began, noonOf)}
      initial={UNDECIDED}
      onClose={onClose}
    >
      {({ values, errors, set, patch }) => (
        <>
          {isOver && <Note tone="warn" title={q("request.willSayAfterwards")} />}
          <PersonPicker
            label={t("approver")}
            name={values.name}
            {...(errors.name ? { error: errors.name } : {})}
            required
            autoFocus
            onName={(name) => patch({ name, person: null })}
            onPerson={({ id, name }) => patch({ person: id, name })}
          />
          <Radio.Group
            label={t("decision")}
            value={values.decision}
            error={errors.decision}
            required
            onChange={(to) => set("decision", to as ApproveValues["decision"])}
          >
            <Row>
              {DECISIONS.map((value) => (
                <Radio key={value} value={value} label={t(`ticket:decision.${value}`)} />
              ))}
            </Row>
          </Radio.Group>
          <FreeText
            label={t("opinion")}
            value={values.opinion}
            error={errors.opinion}
            maxLength={500}
            minRows={2}
            onChange={(event) => set("opinion", event.currentTarget.value)}
          />
          <Radio.Group
            label={t("byWay")}
            value={values.way}
            error={errors.way}
            required
            onChange={(to) => set("way", to as ApproveValues["way"])}
          >
            <Row>
              {WAYS.map((value) => (
                <Radio key={value} value={value} label={t(`ticket:way.${value}`)} />
              ))}
            </Row>
          </Radio.Group>
          {values.way === "paper" && (
            <Choice
              label={t("paper")}
              description={t("paperHint")}
              data={files.map(({ id, name }) => ({ value: id, label: name }))}
              placeholder={t("domain:choose")}
              value={values.paper}
              error={errors.paper}
              required
              onChange={(paper) => set("paper", paper)}
            />
          )}
          {values.way === "external" && (
            <TextInput
              label={t("externalNo")}
              value={values.number}
              error={errors.number}
              maxLength={60}
              required
              onChange={(event) => set("number", event.currentTarget.value)}
            />
          )}
          {(values.way === "paper" || values.way === "external") && (
            <TextInput
              type="date"
              label={t("on")}
              max={localDate(new Date(now()))}
              value={values.on}
              error={errors.on}
              onChange={(event) => set("on", event.currentTarget.value)}
            />
          )}
        </>
      )}
    </ActDialog>
  );
}
