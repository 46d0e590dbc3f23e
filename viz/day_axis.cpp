#include "viz/day_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {

DayAxis::DayAxis(const std::vector<Playback>& runs) {
  const Playback& run = *std::max_element(
      runs.begin(), runs.end(), [](const Playback& a, const Playback& b) { return a.end() < b.end(); });
  for (const auto& phase : run.result().record.phases)
    if (phase.end > phase.start) pieces_.push_back({phase.start, phase.end, 0, 0, phase.activity});
  // A run that stopped within a phase has rows beyond the last phase that was summed up.
  const double summed = pieces_.empty() ? run.start() : pieces_.back().end;
  if (run.end() > summed || pieces_.empty())
    pieces_.push_back({summed, std::max(run.end(), summed + 1e-9), 0, 0, ""});
  const double total = pieces_.back().end - pieces_.front().start,
               equal = 0.5 / static_cast<double>(pieces_.size());
  double at = 0;
  for (Piece& piece : pieces_) {
    piece.from = at;
    at += equal + 0.5 * (piece.end - piece.start) / total;
    piece.to = at;
  }
  pieces_.back().to = 1;
}

double DayAxis::position(double time) const {
  for (const Piece& piece : pieces_)
    if (time <= piece.end || &piece == &pieces_.back())
      return piece.from +
             (piece.to - piece.from) * std::clamp((time - piece.start) / (piece.end - piece.start), 0.0, 1.0);
  return 1;
}

double DayAxis::time(double position) const {
  for (const Piece& piece : pieces_)
    if (position <= piece.to || &piece == &pieces_.back())
      return piece.start + (piece.end - piece.start) *
                               std::clamp((position - piece.from) / (piece.to - piece.from), 0.0, 1.0);
  return pieces_.back().end;
}

std::string short_time(double seconds) {
  const auto minutes = static_cast<long>(std::lround(seconds / 60));
  if (seconds < 180) return fmt::format("{:.0f} s", seconds);
  if (minutes < 60) return fmt::format("{} min", minutes);
  if (minutes >= 72 * 60) return fmt::format("{} d {:02} h", minutes / 1440, minutes % 1440 / 60);
  return minutes % 60 == 0 ? fmt::format("{} h", minutes / 60)
                           : fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

}  // namespace spinewalk::viz
