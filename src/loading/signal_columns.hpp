/// Which columns of a table carry time and the signal, and in which units.
#pragma once

#include "loading/table_reader.hpp"
#include "model/measured.hpp"

#include <optional>
#include <string>
#include <vector>

namespace spinewalk::loading {

struct SignalColumn {
  std::size_t index;
  std::string unit;   ///< empty: neither named nor given
  double factor = 1;  ///< SI value of one unit
};

struct SignalColumns {
  std::optional<SignalColumn> time;  ///< none where `rate` replaces it
  std::vector<SignalColumn> signal;  ///< forces to sum, one vertical signal, or the three axes x, y, z
  bool three_axes = false;           ///< else the signal is vertical
};

/// By the names given in how.columns, else by the usual names. @throws InputError naming what is missing and
/// what the file has, or a unit that is unknown or of another dimension
SignalColumns find_signal_columns(const TableReader& table, const model::Measured& how);

/// The kinds of which a table has the columns; the best for loading first.
std::vector<model::RecordingKind> find_recording_kinds(const TableReader& table);

}  // namespace spinewalk::loading
