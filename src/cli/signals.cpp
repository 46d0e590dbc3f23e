#include "cli/signals.hpp"

#include <signal.h>

#include <initializer_list>

namespace spinewalk::cli {
namespace {

/// A handler may write nothing else.
volatile sig_atomic_t noted = 0;

extern "C" void note(int signal) {
  if (noted == 0) noted = signal;
}

}  // namespace

void note_stop_signals() {
  struct sigaction action {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) sigaction(signal, &action, nullptr);
}

int stop_signal() { return noted; }

}  // namespace spinewalk::cli
