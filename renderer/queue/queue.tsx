import { useCallback, useEffect, useMemo } from "react";
import { useMay, useSession } from "../core/index.ts";
import { useDeskRows } from "../desk/index.ts";
import {
  Ahead,
  OnlyHere,
  SplitView,
  openRecord,
  select,
  useActions,
  useSay,
  useSelected,
  useShown,
} from "../ui/index.ts";
import { NewTicket, OnTheSpot, TicketDetailPane } from "./late-parts.ts";
import { TicketList } from "./list/ticket-list.tsx";
import { useBroughtAnywhere } from "./intake/use-brought-anywhere.tsx";
import { NEW_TICKET, ON_THE_SPOT, useQueue } from "./queue-state.ts";
import type { View } from "./views.ts";
import { useWorkGroups } from "./use-work-groups.ts";
import { countsOf, inView, viewWith } from "./views.ts";

const showView = (view: View) => useQueue.setState({ view });
const searchFor = (text: string) => useQueue.setState({ text });
const selectTicket = (id: string) => select("queue", id);

export default function Queue() {
  const me = useSession()?.member.id ?? "";
  const view = useQueue((state) => state.view);
  const text = useQueue((state) => state.text);
  const opened = useQueue((state) => state.opened);
  const begun = useQueue((state) => state.begun);
  const selected = useSelected("queue");
  const say = useSay();
  const tickets = useDeskRows("ticket");
  const members = useDeskRows("member");

  useShown("queue.shown", true);

  const counts = useMemo(() => countsOf(tickets, me), [tickets, me]);
  const live = useWorkGroups(tickets, view, me);

  const isMine = useCallback(
    (id: string) => tickets.some((ticket) => ticket.id === id && inView(ticket, "mine", me)),
    [tickets, me],
  );

  // A new ticket is shown in a list that has it.
  const isNew = opened === null ? undefined : tickets.find(({ id }) => id === opened);
  useEffect(() => {
    if (!isNew) return;
    const shown = viewWith(isNew, view, me);
    useQueue.setState({ view: shown, opened: null });
    if (shown !== view) say("queue:openedIn", { number: isNew.number }, { view: `queue:view.${shown}` });
  }, [isNew, view, me, say]);

  /** Beside the list something is open from the start. */
  function begin() {
    if (!live || begun) return;
    useQueue.setState({ begun: true });
    const [first] = live.rows;
    if (first) select("queue", first.id);
  }

  return (
    <>
      <SplitView
        id="queue"
        open={selected !== null}
        onEmpty={begin}
        list={
          <TicketList
            view={view}
            onView={showView}
            counts={counts}
            live={live}
            members={members}
            text={text}
            onText={searchFor}
            selected={selected}
            onSelect={selectTicket}
            keeps={isMine}
          />
        }
        detail={<TicketDetailPane key={selected} id={selected} />}
      />
      <OnlyHere>
        <Intake />
      </OnlyHere>
    </>
  );
}

const endOnTheSpot = () => useQueue.setState({ onTheSpot: null });

/** A ticket that was made just now. */
function showNew(id: string) {
  useQueue.setState({ opening: null, onTheSpot: null, text: "", filter: {}, opened: id });
  openRecord("queue", id);
}

const setOpening = (draft: string | null) => useQueue.setState({ opening: draft });

/** A new ticket is taken in above the lists, which are not drawn for it. */
function Intake() {
  const opening = useQueue((state) => state.opening);
  const mayWrite = useMay("ticket.write");
  useActions([
    {
      id: "ticket.new",
      group: "ticket",
      shortcuts: ["n"],
      disabled: !mayWrite,
      run: () => setOpening(NEW_TICKET),
    },
    {
      id: "ticket.onTheSpot",
      group: "ticket",
      shortcuts: ["mod+j"],
      disabled: !mayWrite,
      run: () => useQueue.setState({ onTheSpot: ON_THE_SPOT }),
    },
  ]);
  const onTheSpot = useQueue((state) => state.onTheSpot);
  const draft = opening ?? NEW_TICKET;
  const over = useBroughtAnywhere(mayWrite);
  if (onTheSpot !== null) {
    return <OnTheSpot key={onTheSpot} draft={onTheSpot} onClose={endOnTheSpot} onOpened={showNew} />;
  }
  return (
    <>
      {over}
      <Ahead act="ticket.new" open={opening !== null}>
        <NewTicket
          key={draft}
          draft={draft}
          initial={{}}
          onClose={() => setOpening(null)}
          onOpened={showNew}
        />
      </Ahead>
    </>
  );
}
