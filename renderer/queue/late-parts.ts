import { late } from "../ui/index.ts";

// The list stands without them; what draws fields and asks for them is much. Fetched as soon as it stands.

export const TicketDetailPane = late(() => import("./detail/ticket-detail.tsx"));
export const NewTicket = late(() => import("./forms/new-ticket.tsx"));
export const OnTheSpot = late(() => import("./intake/on-the-spot.tsx"));
export const BatchBar = late(() => import("./batch/batch-bar.tsx"));
export const FilterChips = late(() => import("./filter/filter-chips.tsx"));
export const FilterPanel = late(() => import("./filter/filter-panel.tsx"));
