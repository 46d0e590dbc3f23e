/// A result as something that plays: the state of the discs at a moment of the day, or of a stride. No VTK.
#pragma once

#include "results/open_result.hpp"
#include "viz/field.hpp"

#include <filesystem>
#include <future>
#include <map>
#include <memory>

namespace spinewalk::viz {

/// One disc at one moment, SI.
struct DiscState {
  double height;                                  ///< [m]
  double bulge;                                   ///< [m3] volume pushed out beyond the reference outline
  double pressure;                                ///< [Pa] intradiscal
  double force;                                   ///< [N] compressive
  double viability;                               ///< [1] least share of cells alive
  std::array<double, solve::kRoutes> net_inflow;  ///< [m3] since the start of the run
  std::array<double, solve::kRoutes> flux;        ///< [m3/s] into the disc, mean between the rows around
};

struct State {
  double time;  ///< [s] since the start of the run
  model::PerLevel<DiscState> discs;
  std::array<double, model::kSegments> position;  ///< [m] vertical, S1 .. head
};

/// What is shown of one phase within the stride: recorded strides played in a loop, or a posture, which stands still.
struct Clip {
  std::size_t phase;                 ///< index
  std::optional<std::size_t> burst;  ///< index; none for a posture
  double start;                      ///< [s] since the start of the run
  double length;                     ///< [s] of one pass; 0 for a posture
};

class Playback {
 public:
  /// Of a result in memory, or on disk, of which profiles are then read as they are shown.
  /// @throws IoError when there are no rows to play.
  explicit Playback(results::Result result);
  explicit Playback(std::shared_ptr<const results::OpenResult> result);

  /// Rows without profiles when the result is on disk.
  const results::Result& result() const { return on_disk_ ? on_disk_->tables() : in_memory_; }
  double start() const { return rows().front().time; }
  double end() const { return rows().back().time; }

  /// Phase that holds this time; at a boundary, the one that begins. 0 when the result has no phases.
  std::size_t phase_at(double time) const;

  /// Stride means at a time of the run, linear between rows, clamped to the ends.
  State at(double time) const;

  /// A field along the column of a disc at a time of the run, SI, one value a cell from the cranial bone on; linear between
  /// rows. The pressure is that of the fluid; viability is known for the disc only, so all its cells have that.
  std::vector<double> column(Field field, std::size_t level, double time) const;
  /// Distance of each cell from the cranial bone [m], in the reference state.
  const std::vector<double>& depths(std::size_t level) const { return result().record.cell_position[level]; }
  /// Mean of such a column, cells weighted by their thickness.
  double column_mean(const std::vector<double>& column, std::size_t level) const;

  /// The strides in the middle of a phase (else its last, else its first); a posture's clip is its middle. The phase
  /// must exist.
  Clip clip(std::size_t phase) const;

  /// All recorded strides of a phase, a clip a burst; none of a posture.
  std::vector<Clip> clips(std::size_t phase) const;

  /// State at `clock` seconds after the start of the clip; the strides repeat for ever.
  State during(const Clip& clip, double clock) const;

  /// Clock at which this level carries most (to a thousandth), the one nearest to the middle of the clip; 0 for a
  /// posture.
  double peak_clock(const Clip& clip, std::size_t level) const;

  /// How many profiles were read from disk so far.
  std::size_t profiles_read() const { return profiles_read_; }

  const std::vector<solve::Row>& rows() const { return result().record.rows; }

 private:
  /// Two rows and how far a time is from the first to the second.
  struct Rows {
    std::size_t before, after;
    double share;
  };
  void check() const;
  Rows rows_at(double time) const;
  void add_flux(State& state, Rows place) const;
  const solve::Row& profile(std::size_t row) const;

  results::Result in_memory_;
  std::shared_ptr<const results::OpenResult> on_disk_;
  mutable std::map<std::size_t, solve::Row> read_;  ///< the last few profiles read from disk
  mutable std::size_t profiles_read_ = 0;
};

using Runs = std::vector<Playback>;

/// Opens results on disk on a thread of its own, while something else is got ready. Its get() @throws IoError.
using Reading = std::shared_future<Runs>;
Reading start_reading(std::vector<std::filesystem::path> files);

}  // namespace spinewalk::viz
