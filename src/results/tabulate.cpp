#include "results/tabulate.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <set>

namespace spinewalk::results {
namespace {

using layout::Axis, layout::Dataset, layout::Extents;

/// Where a row, and within it a column, stands on each axis.
using Position = std::map<Axis, std::size_t>;

/// One column and how to find its cell.
struct Source {
  Column column;
  std::function<Cell(const Position&)> cell;
};

constexpr std::array kRowAxes{Axis::phase, Axis::time, Axis::level, Axis::cell};

bool is_row_axis(Axis axis) { return std::find(kRowAxes.begin(), kRowAxes.end(), axis) != kRowAxes.end(); }

template <class Owner, class Value>
Cell cell_of(const Dataset<Owner, Value>& line, const Owner& owner, const Position& position) {
  layout::Index index{};
  for (std::size_t i = 0; i < line.axes.size(); ++i) index[i] = position.at(line.axes[i]);
  return line.get(owner, index);
}

/// Gathers the columns of a group, then walks its rows. It lives as long as the owner of the values.
template <class Owner>
class Tabulator {
 public:
  Tabulator(const Owner& owner, Extents extents, const solve::Labels& labels)
      : owner_(owner), extents_(std::move(extents)), labels_(labels) {}

  template <class Value>
  void add(const Dataset<Owner, Value>& line) {
    if (line.is_scale()) {
      scales_.emplace(line.axes[0], source(line));
      return;
    }
    for (const Axis axis : line.axes)
      if (is_row_axis(axis)) axes_.insert(axis);
    add_wide(line, line.axes.begin(), source(line));
  }

  Table table() {
    Table out;
    std::vector<Source> columns;
    std::vector<Axis> axes;
    for (const Axis axis : kRowAxes)
      if (axes_.count(axis)) {
        axes.push_back(axis);
        columns.push_back(scale(axis));
      }
    columns.insert(columns.end(), sources_.begin(), sources_.end());
    for (const auto& [column, cell] : columns) out.columns.push_back(column);
    fill(out, columns, axes);
    return out;
  }

 private:
  template <class Value>
  Source source(const Dataset<Owner, Value>& line) const {
    return {{line.name, line.unit}, [this, &line](const Position& at) { return cell_of(line, owner_, at); }};
  }

  /// A column for each label of each axis from `next` on that is not of rows: name.label.label.
  template <class Value>
  void add_wide(const Dataset<Owner, Value>& line, std::vector<Axis>::const_iterator next, const Source& so_far) {
    const auto wide = std::find_if_not(next, line.axes.end(), is_row_axis);
    if (wide == line.axes.end()) {
      sources_.push_back(so_far);
      return;
    }
    const auto& labels = layout::labels_of(*wide, labels_);
    for (std::size_t i = 0; i < labels.size(); ++i)
      add_wide(line, wide + 1,
               {{fmt::format("{}.{}", so_far.column.name, labels[i]), so_far.column.unit},
                [cell = so_far.cell, axis = *wide, i](Position at) {
                  at[axis] = i;
                  return cell(at);
                }});
  }

  Source scale(Axis axis) const {
    if (const auto found = scales_.find(axis); found != scales_.end()) return found->second;
    if (axis == Axis::cell)
      return {{layout::scale_name(axis), "1"},
              [](const Position& at) { return static_cast<double>(at.at(Axis::cell)); }};
    return {{layout::scale_name(axis), ""},
            [this, axis](const Position& at) { return layout::labels_of(axis, labels_)[at.at(axis)]; }};
  }

  void fill(Table& out, const std::vector<Source>& columns, const std::vector<Axis>& axes) const {
    h5::Shape shape;
    for (const Axis axis : axes) shape.push_back(extents_.at(axis));
    if (h5::size_of(shape) == 0) return;
    layout::Index index{};
    Position position;
    do {
      for (std::size_t i = 0; i < axes.size(); ++i) position[axes[i]] = index[i];
      auto& row = out.rows.emplace_back();
      for (const auto& [column, cell] : columns) row.push_back(cell(position));
    } while (layout::advance(index, shape));
  }

  const Owner& owner_;
  const Extents extents_;
  const solve::Labels& labels_;
  std::map<Axis, Source> scales_;
  std::set<Axis> axes_;
  std::vector<Source> sources_;
};

}  // namespace

std::vector<std::string> tabulated_groups() {
  std::vector<std::string> groups;
  for (const auto& line : layout::numbers())
    if (!line.axes.empty() && !line.is_scale() &&
        std::find(groups.begin(), groups.end(), line.group) == groups.end())
      groups.push_back(line.group);
  return groups;
}

Table tabulate(const Result& result, const std::string& group) {
  Tabulator<Result> tabulator(result, layout::extents_of(result), result.record.labels);
  const auto add = [&](const auto& lines) {
    for (const auto& line : lines)
      if (line.is_scale() || (line.group == group && !line.axes.empty())) tabulator.add(line);
  };
  add(layout::numbers());
  add(layout::texts());
  return tabulator.table();
}

Table tabulate(const solve::Burst& burst, const solve::Labels& labels) {
  Tabulator<solve::Burst> tabulator(burst, layout::extents_of(burst, labels), labels);
  for (const auto& line : layout::burst_numbers()) tabulator.add(line);
  return tabulator.table();
}

}  // namespace spinewalk::results
