/** A page may make few audio contexts, and each needs a click of its own; so this makes one, with the first sound. */
function createSound(): () => void {
  let audio: AudioContext | undefined;
  return () => {
    audio ??= new AudioContext();
    void audio.resume();
    const { currentTime, destination } = audio;
    for (const [nth, hertz] of [659, 880].entries()) {
      const at = currentTime + nth * 0.14;
      const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
      const volume = new GainNode(audio, { gain: 0 });
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(0.12, at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.18);
      tone.connect(volume).connect(destination);
      tone.start(at);
      tone.stop(at + 0.2);
    }
  };
}

/** Two short notes, made here: a third of a second, from no file. A browser plays none before the first click on a page. */
export const playSound = createSound();
