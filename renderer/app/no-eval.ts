import { z } from "zod";

// The content security policy allows no code made at run time. Said before the first schema is made, or each
// start tries, and is refused.
z.config({ jitless: true });
