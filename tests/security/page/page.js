// The page that stands in for the window in the shell's own tests.
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push({ directive: event.effectiveDirective, blocked: event.blockedURI });
});
window.events = [];
window.phases = [];
if (window.desk) {
  window.desk.onEvent((event) => window.events.push(event));
  window.desk.onApp((phase) => window.phases.push(phase));
}
window.moduleRan = true;
