import { useMemo, useRef } from "react";
import { useMay, useSession } from "../core/index.ts";
import { useDesk } from "../desk/index.ts";
import { SplitView, openRecord, select, useActions, useSelected, useShown } from "../ui/index.ts";
import { TicketDetailPane } from "./detail/ticket-detail.tsx";
import { NEW_TICKET } from "./forms/new-ticket-form.ts";
import NewTicket from "./forms/new-ticket.tsx";
import { TicketList } from "./list/ticket-list.tsx";
import { useQueue } from "./queue-state.ts";
import { byUrgency, countsOf, inView, isWorkView } from "./views.ts";

export default function Queue() {
  const me = useSession()?.member.id ?? "";
  const { view, text, opening } = useQueue();
  const selected = useSelected("queue");
  const mayWrite = useMay("ticket.write");
  const setOpening = (draft: string | null) => useQueue.setState({ opening: draft });
  const searchBox = useRef<HTMLInputElement>(null);
  const tickets = useDesk((db) => db.ticket.toArray(), []);
  const members = useDesk((db) => db.member.toArray(), []) ?? [];

  useShown("queue.shown", tickets !== undefined);

  const counts = useMemo(() => countsOf(tickets ?? [], me), [tickets, me]);
  const live = useMemo(
    () =>
      isWorkView(view) ? tickets?.filter((ticket) => inView(ticket, view, me)).sort(byUrgency) : undefined,
    [tickets, view, me],
  );

  useActions([
    { id: "list.search", group: "list", shortcuts: ["/"], run: () => searchBox.current?.focus() },
    {
      id: "ticket.new",
      group: "ticket",
      shortcuts: ["n"],
      disabled: !mayWrite,
      run: () => setOpening(NEW_TICKET),
    },
  ]);

  return (
    <>
      <SplitView
        id="queue"
        open={selected !== null}
        list={
          <TicketList
            view={view}
            onView={(next) => useQueue.setState({ view: next, text: "" })}
            counts={counts}
            live={live}
            members={members}
            text={text}
            onText={(next) => useQueue.setState({ text: next })}
            searchBox={searchBox}
            selected={selected}
            onSelect={(id) => select("queue", id)}
          />
        }
        detail={<TicketDetailPane key={selected} id={selected} />}
      />
      {opening ? (
        <NewTicket
          key={opening}
          draft={opening}
          initial={{}}
          onClose={() => setOpening(null)}
          onOpened={(id) => {
            setOpening(null);
            useQueue.setState({ text: "" });
            openRecord("queue", id);
          }}
        />
      ) : null}
    </>
  );
}
