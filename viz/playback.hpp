/// A result as something that plays: the state of the discs at a moment of the day, or of a stride. No VTK.
#pragma once

#include "results/file.hpp"

#include <optional>

namespace spinewalk::viz {

/// One disc at one moment, SI.
struct DiscState {
  double height;    ///< [m]
  double bulge;     ///< [m3] volume pushed out beyond the reference outline
  double pressure;  ///< [Pa] intradiscal
  double force;     ///< [N] compressive
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
  /// @throws IoError when there are no rows to play.
  explicit Playback(results::Result result);

  const results::Result& result() const { return result_; }
  double start() const { return rows().front().time; }
  double end() const { return rows().back().time; }

  /// Phase that holds this time; at a boundary, the one that begins. 0 when the result has no phases.
  std::size_t phase_at(double time) const;

  /// Stride means at a time of the run, linear between rows, clamped to the ends.
  State at(double time) const;

  /// The strides in the middle of a phase (else its last, else its first); a posture's clip is its middle. The phase
  /// must exist.
  Clip clip(std::size_t phase) const;

  /// State at `clock` seconds after the start of the clip; the strides repeat for ever.
  State during(const Clip& clip, double clock) const;

  /// Clock at which this level carries most (to a thousandth), the one nearest to the middle of the clip; 0 for a
  /// posture.
  double peak_clock(const Clip& clip, std::size_t level) const;

  const std::vector<solve::Row>& rows() const { return result_.record.rows; }

 private:
  results::Result result_;
};

/// Lowest and highest value of a quantity, not-a-numbers left out.
struct Range {
  double low = 0, high = 0;
};

/// Intradiscal pressure at all levels, within a clip and over a whole run.
Range pressure_range(const Playback& run, const Clip& clip);
Range pressure_range(const Playback& run);
Range join(const Range& a, const Range& b);

}  // namespace spinewalk::viz
