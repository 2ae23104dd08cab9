/** Hertz and seconds: up and short for what was found, low and longer for what needs a look. */
const TONES = { good: { pitch: 880, length: 0.07 }, bad: { pitch: 220, length: 0.22 } };

let context: AudioContext | null = null;

/** A short quiet tone, for eyes that are on the equipment; silent where there is no sound. */
export function sound(tone: keyof typeof TONES): void {
  context ??= new AudioContext();
  const { pitch, length } = TONES[tone];
  const until = context.currentTime + length;
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  volume.gain.setValueAtTime(0.06, context.currentTime);
  // Ends without a click.
  volume.gain.exponentialRampToValueAtTime(0.0001, until);
  oscillator.frequency.value = pitch;
  oscillator.connect(volume).connect(context.destination);
  oscillator.start();
  oscillator.stop(until);
}
