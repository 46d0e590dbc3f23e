/// Start states kept between runs (physics.md section 7). The solver only asks and offers; where they are kept is for
/// whoever runs it (results/start_store.hpp keeps them in files).
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace spinewalk::solve {

/// A start state as plain numbers: of each disc J per cell, annulus water [m3], branches [m], x [m], p_N, p_A [Pa]; then
/// oxygen, lactate and glucose of each cell [mol/m3].
struct StoredStart {
  std::vector<double> fluid, nutrients;
  double residual = 0;
  int days = 0;
};

class StartCache {
 public:
  virtual ~StartCache() = default;
  /// What was stored under this key, if it is still there. Must not throw: a lost cache costs time only.
  virtual std::optional<StoredStart> load(const std::string& key) = 0;
  virtual void store(const std::string& key, const StoredStart& start) = 0;
};

}  // namespace spinewalk::solve
