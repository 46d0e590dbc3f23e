// Axes of a result: their names, labels and lengths.
#include "results/layout.hpp"

#include <fmt/core.h>

#include <stdexcept>

namespace spinewalk::results::layout {

using enum Axis;
using solve::Burst, solve::Row;

std::string scale_name(Axis axis) {
  switch (axis) {
    case time:
      return "time";
    case level:
      return "level";
    case cell:
      return "cell";
    case route:
      return "route";
    case solute:
      return "solute";
    case segment:
      return "segment";
    case phase:
      return "phase";
  }
  throw std::logic_error("axis without a name");
}

std::string scale_path(Axis axis) { return fmt::format("/{}", scale_name(axis)); }

const std::vector<LabelScale>& label_scales() {
  static const std::vector<LabelScale> table{
      {level, "disc, cranial to caudal", &solve::Labels::levels},
      {route, "way of the fluid", &solve::Labels::routes},
      {solute, "solute", &solve::Labels::solutes},
      {segment, "body, caudal to cranial", &solve::Labels::segments},
  };
  return table;
}

const std::vector<std::string>& labels_of(Axis axis, const solve::Labels& labels) {
  for (const auto& scale : label_scales())
    if (scale.axis == axis) return labels.*scale.labels;
  throw std::logic_error("axis without labels");
}

bool known(const solve::Labels& labels) {
  const solve::Labels spine;
  const bool standard_routes = labels.routes == spine.routes;
  if (labels.levels == spine.levels)
    return standard_routes && labels.solutes == spine.solutes && labels.segments == spine.segments;
  return labels.levels.size() == 1 && labels.solutes.size() == 1 && labels.segments.size() == 2 &&
         (standard_routes || labels.routes.size() == 2);
}

const std::vector<TextAttribute>& text_attributes() {
  static const std::vector<TextAttribute> table{{"title", &Provenance::title},
                                                {"code_version", &Provenance::code_version},
                                                {"git_sha", &Provenance::git_sha},
                                                {"scenario_sha256", &Provenance::scenario_sha256},
                                                {"model_sha256", &Provenance::model_sha256}};
  return table;
}

namespace {

void require_length(std::size_t length, std::size_t wanted, const char* what) {
  if (length != wanted)
    throw std::logic_error(std::string("result: ") + what + " differ in length; all must have the same");
}

Extents label_extents(const solve::Labels& labels) {
  Extents extents;
  for (const auto& scale : label_scales()) extents[scale.axis] = (labels.*scale.labels).size();
  return extents;
}

}  // namespace

Extents extents_of(const Result& result) {
  const auto& record = result.record;
  Extents extents = label_extents(record.labels);
  extents[time] = record.rows.size();
  extents[phase] = record.phases.size();
  const std::size_t cells = extents[cell] = record.cell_position[0].size();
  for (std::size_t disc = 0; disc < extents[level]; ++disc) {
    require_length(record.cell_position[disc].size(), cells, "cell positions");
    for (const auto& row : record.rows) {
      require_length(row.void_ratio[disc].size(), cells, "void ratios");
      require_length(row.pressure[disc].size(), cells, "pressures");
      for (std::size_t s = 0; s < extents[solute]; ++s)
        require_length(row.concentration[disc][s].size(), cells, "concentrations");
    }
  }
  return extents;
}

Extents extents_of(const Burst& burst, const solve::Labels& labels) {
  Extents extents = label_extents(labels);
  const std::size_t length = extents[time] = burst.time.size();
  require_length(burst.excitation.size(), length, "burst excitations");
  for (std::size_t disc = 0; disc < extents[level]; ++disc) {
    require_length(burst.force[disc].size(), length, "burst forces");
    require_length(burst.pressure[disc].size(), length, "burst pressures");
    require_length(burst.height[disc].size(), length, "burst heights");
  }
  for (std::size_t body = 0; body < extents[segment]; ++body)
    require_length(burst.position[body].size(), length, "burst positions");
  return extents;
}

void allocate(Result& result, const Extents& extents) {
  auto& record = result.record;
  Row row{};
  for (std::size_t disc = 0; disc < extents.at(level); ++disc) {
    row.void_ratio[disc].resize(extents.at(cell));
    row.pressure[disc].resize(extents.at(cell));
    for (std::size_t s = 0; s < extents.at(solute); ++s) row.concentration[disc][s].resize(extents.at(cell));
    record.cell_position[disc].resize(extents.at(cell));
  }
  record.rows.assign(extents.at(time), row);
  record.phases.resize(extents.at(phase));
}

void allocate(Burst& burst, const Extents& extents) {
  const std::size_t length = extents.at(time);
  burst.time.resize(length);
  burst.excitation.resize(length);
  for (std::size_t disc = 0; disc < extents.at(level); ++disc)
    for (auto* quantity : {&burst.force, &burst.pressure, &burst.height}) (*quantity)[disc].resize(length);
  for (std::size_t body = 0; body < extents.at(segment); ++body) burst.position[body].resize(length);
}

}  // namespace spinewalk::results::layout
