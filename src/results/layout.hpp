/// The layout of a result file (product.md section 6), once, as tables that writer, reader and export walk.
/// This is the only place that spells a group, a dataset, a unit or a long name. A new quantity is one line
/// in layout.cpp; names and lengths of the axes stand in layout_axes.cpp.
#pragma once

#include "results/file.hpp"
#include "results/h5.hpp"

#include <algorithm>
#include <map>

namespace spinewalk::results::layout {

inline constexpr const char* kFileType = "spinewalk-result";
inline constexpr const char* kRunGroup = "/provenance/run";
inline constexpr const char* kBurstGroup = "/burst";
inline constexpr const char* kBurstPhase = "phase";  ///< attribute of a burst: label of its phase
inline constexpr const char* kBurstPlace = "place";  ///< attribute of a burst
inline constexpr const char* kCheckpointGroup = "/checkpoint";     ///< of a checkpoint alone: arrays of the integrator
inline constexpr const char* kCheckpointIdentity = "identity";  ///< attribute
inline constexpr const char* kCheckpointNumber = "number";      ///< attribute
inline constexpr const char* kFileTypeName = "filetype";
inline constexpr const char* kVersionName = "version";
inline constexpr const char* kComplete = "complete";
inline constexpr const char* kUnits = "units";
inline constexpr const char* kLongName = "long_name";

enum class Axis { time, level, cell, route, solute, segment, phase };
using Index = std::array<std::size_t, 4>;  ///< along a dataset's axes, of which there are at most 4
using Extents = std::map<Axis, std::size_t>;

/// One dataset: its place in the file and where its values live in Owner, a Result or a Burst.
template <class Owner, class Value>
struct Dataset {
  std::string group;  ///< "/disc"; empty for a burst, whose group is numbered
  std::string name;
  std::vector<Axis> axes;
  std::string unit;  ///< UDUNITS; empty for text
  std::string long_name;
  const Value& (*get)(const Owner&, const Index&);
  Value& (*set)(Owner&, const Index&);  ///< the same place

  bool is_scale() const;  ///< the dimension scale of its own axis
};

/// Everything in a result, by kind of value. Those in group "/" are scales.
const std::vector<Dataset<Result, double>>& numbers();
const std::vector<Dataset<Result, long>>& counts();
const std::vector<Dataset<Result, std::string>>& texts();
/// Everything in one burst; the first is its time, a scale.
const std::vector<Dataset<solve::Burst, double>>& burst_numbers();

/// Name of the dimension scale of an axis.
std::string scale_name(Axis axis);
std::string scale_path(Axis axis);  ///< at the root

template <class Owner, class Value>
bool Dataset<Owner, Value>::is_scale() const {
  return axes.size() == 1 && name == scale_name(axes[0]);
}

/// Along time and the cells of the column: what a reader may leave on disk.
template <class Owner, class Value>
bool is_profile(const Dataset<Owner, Value>& dataset) {
  const auto has = [&](Axis axis) { return std::count(dataset.axes.begin(), dataset.axes.end(), axis) > 0; };
  return has(Axis::time) && has(Axis::cell);
}

/// A scale of names. Those of a rig are fewer than those of a spine; nothing else is allowed.
struct LabelScale {
  Axis axis;
  std::string long_name;
  std::vector<std::string> solve::Labels::*labels;
};
const std::vector<LabelScale>& label_scales();
const std::vector<std::string>& labels_of(Axis axis, const solve::Labels& labels);
/// Are these the names of a spine, or of a rig?
bool known(const solve::Labels& labels);
inline constexpr const char* kCellLongName = "cell of the column, from the cranial bone";

/// Root attributes that hold text.
struct TextAttribute {
  const char* name;
  std::string Provenance::*value;
};
const std::vector<TextAttribute>& text_attributes();

/// Lengths of all axes. @throws std::logic_error when rows, levels or bursts differ in length: a bug of the
/// solver.
Extents extents_of(const Result& result);
Extents extents_of(const solve::Burst& burst, const solve::Labels& labels);
/// Gives every array of an empty result or burst its length.
void allocate(Result& result, const Extents& extents);
void allocate(solve::Burst& burst, const Extents& extents);

template <class Owner, class Value>
h5::Shape shape_of(const Dataset<Owner, Value>& dataset, const Extents& extents) {
  h5::Shape shape;
  for (const Axis axis : dataset.axes) shape.push_back(extents.at(axis));
  return shape;
}

/// Steps a row-major index; false after the last.
inline bool advance(Index& index, const h5::Shape& shape) {
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    if (++index[axis] < shape[axis]) return true;
    index[axis] = 0;
  }
  return false;
}

/// All values, row-major.
template <class Owner, class Value>
std::vector<Value> gather(const Dataset<Owner, Value>& dataset, const Owner& owner, const h5::Shape& shape) {
  std::vector<Value> values;
  values.reserve(h5::size_of(shape));
  if (h5::size_of(shape) == 0) return values;
  Index index{};
  do values.push_back(dataset.get(owner, index));
  while (advance(index, shape));
  return values;
}

/// The reverse of gather().
template <class Owner, class Value>
void scatter(const Dataset<Owner, Value>& dataset, Owner& owner, const h5::Shape& shape,
             std::vector<Value> values) {
  Index index{};
  for (auto& value : values) {
    dataset.set(owner, index) = std::move(value);
    advance(index, shape);
  }
}

}  // namespace spinewalk::results::layout
