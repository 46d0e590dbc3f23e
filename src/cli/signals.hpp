/// Signals that ask a run to stop: SIGTERM (scancel, preemption), SIGINT (Ctrl-C), SIGUSR1 (a scheduler's notice that time is
/// nearly up). The first one is only noted; a second of the same kind ends the program at once.
#pragma once

namespace spinewalk::cli {

/// From now on the signals are noted instead of ending the program.
void note_stop_signals();
/// The one that came first, or 0.
int stop_signal();

}  // namespace spinewalk::cli
