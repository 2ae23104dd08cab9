import { z } from "zod";

// The few forms that the shell reads are read once or twice: making code of them first costs every start more.
// Said before the first form is made.
z.config({ jitless: true });
