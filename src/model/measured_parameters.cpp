/// Declaration of the activity `measured`.
#include "model/parameters.hpp"

namespace spinewalk::model {

void declare(Table table, Measured& m) {
  table.file("file", m.file, "recording: OpenSim .mot or .sto, or .csv");
  table.choice(
      "kind", m.kind, {"ground_reaction_force", "acceleration", "marker_position"},
      "what was recorded: vertical force under the feet, acceleration of the lower back, or height of a "
      "marker on the sacrum");
  table.choice("replay", m.replay, {"mean_stride", "raw"},
               "excitation: the mean stride again and again, or the recorded strides one after the other, each as "
               "long and as high as it was",
               false);
  table.number("speed", m.speed, {"m/s", 0.3, 10},
               "speed of the gait, where it is known: for the muscle bursts (else that of the closed form at this cadence) and for "
               "MET and energy (else none)",
               false);
  table.text("unit", m.unit, "unit of the signal where its columns do not say it: N, kN, m/s2, g, mg, m, mm");
  table.text("time_unit", m.time_unit, "unit of time where its column does not say it: s, ms, us");
  table.number("rate", m.rate, {"Hz", 1, 1e5}, "sampling rate, in place of a time column", false);
  table.number("from", m.from, {"s", 0, 1e7}, "where the part to use begins, after the first row", false);
  table.number("until", m.until, {"s", 0, 1e7}, "where the part to use ends", false);
  Table columns = table.group("columns");
  columns.text("time", m.columns.time, "name of the time column");
  columns.text("vertical", m.columns.vertical, "name of the column with the vertical signal");
  columns.text("right", m.columns.right, "name of the column with the vertical force under the right foot");
  columns.text("left", m.columns.left, "name of the column with the vertical force under the left foot");
  columns.text("x", m.columns.x, "name of the column with the first axis of acceleration");
  columns.text("y", m.columns.y, "name of the column with the second axis of acceleration");
  columns.text("z", m.columns.z, "name of the column with the third axis of acceleration");
}

}  // namespace spinewalk::model
