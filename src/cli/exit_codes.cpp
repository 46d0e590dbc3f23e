#include "cli/exit_codes.hpp"

#include "cli/terminal.hpp"
#include "model/errors.hpp"

#include <exception>
#include <new>

namespace spinewalk::cli {

ExitCode report_current_exception(Terminal& terminal) {
  try {
    throw;
  } catch (const UsageError& error) {
    terminal.error(error.what());
    return ExitCode::command_line;
  } catch (const FailedSamples& error) {
    terminal.error(error.what());
    return ExitCode::failed_samples;
  } catch (const StoppedCleanly& stop) {
    terminal.note(stop.what());
    return ExitCode::stopped;
  } catch (const InputError& error) {
    terminal.error(error.what());
    // A value given by --set is as much part of the command line as --set itself.
    return error.place().file.starts_with("--") ? ExitCode::command_line : ExitCode::invalid_file;
  } catch (const SolverError& error) {
    terminal.error(error.what());
    return ExitCode::solver_gave_up;
  } catch (const IoError& error) {
    terminal.error(error.what());
    return ExitCode::io;
  } catch (const OutsideBand&) {
    return ExitCode::outside_band;  // the table says which
  } catch (const std::bad_alloc&) {
    terminal.error("out of memory");
    return ExitCode::io;
  } catch (const std::exception& error) {
    terminal.error(std::string("this is a bug in spinewalk: ") + error.what() +
                   "\n  hint: please report it with the command line and the files it names");
    return ExitCode::bug;
  }
}

}  // namespace spinewalk::cli
