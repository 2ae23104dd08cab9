import { Radio, TextInput } from "@mantine/core";
import { TESTERS } from "../../../shared/domain/ticket/ticket-delivery.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog } from "../../records/index.ts";
import { FreeText, Row } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import { verifyForm } from "./delivery-forms.ts";
import type { VerifyValues } from "./delivery-forms.ts";

/** What was tested before it is handed over, by whom, and whether it held. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { row } = useTicket().detail;
  return (
    <ActDialog<VerifyValues>
      title={t("verify.title", { number: row.number })}
      submit={t("act.verify")}
      writes="ticket.verify"
      about={row.id}
      asking={verifyForm(row.id)}
      initial={{ tested: "", who: null, by: row.requester, passed: null }}
      wrong={({ who, passed }) =>
        who !== null && passed !== null
          ? null
          : {
              ...(who === null ? { who: t("verify.needWho") } : {}),
              ...(passed === null ? { passed: t("verify.needPassed") } : {}),
            }
      }
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <FreeText
            label={t("verify.tested")}
            value={values.tested}
            error={errors.tested}
            maxLength={1000}
            minRows={2}
            required
            data-autofocus
            onChange={(event) => set("tested", event.currentTarget.value)}
          />
          <Radio.Group
            label={t("verify.who")}
            value={values.who}
            error={errors.who}
            required
            onChange={(who) => set("who", who as VerifyValues["who"])}
          >
            <Row>
              {TESTERS.map((value) => (
                <Radio key={value} value={value} label={t(`ticket:who.${value}`)} />
              ))}
            </Row>
          </Radio.Group>
          {values.who === "user" && (
            <TextInput
              label={t("close.by")}
              value={values.by}
              error={errors.by}
              maxLength={60}
              onChange={(event) => set("by", event.currentTarget.value)}
            />
          )}
          <Radio.Group
            label={t("verify.passed")}
            value={values.passed}
            error={errors.passed}
            required
            onChange={(passed) => set("passed", passed as "yes" | "no")}
          >
            <Row>
              <Radio value="yes" label={t("verify.yes")} />
              <Radio value="no" label={t("verify.no")} />
            </Row>
          </Radio.Group>
        </>
      )}
    </ActDialog>
  );
}
