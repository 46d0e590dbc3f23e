#include "results/layout.hpp"

namespace spinewalk::results::layout {
namespace {

using enum Axis;
using solve::Burst, solve::DiscRow, solve::PhaseSummary, solve::Row, solve::SolverReport;
using solve::kRoutes;

// Places of values. Each works for a constant and for a changeable owner, so reading and writing cannot
// differ.

template <double Row::*member>
constexpr auto row = [](auto& r, const Index& i) -> auto& {
  return r.record.rows[i[0]].*member;
};

template <double DiscRow::*member>
constexpr auto disc = [](auto& r, const Index& i) -> auto& {
  return r.record.rows[i[0]].discs[i[1]].*member;
};

template <std::array<double, kRoutes> DiscRow::*member>
constexpr auto route_of = [](auto& r, const Index& i) -> auto& {
  return (r.record.rows[i[0]].discs[i[1]].*member)[i[2]];
};

template <std::array<double, kRoutes> solve::SoluteExchange::*member>
constexpr auto exchange_of = [](auto& r, const Index& i) -> auto& {
  return (r.record.rows[i[0]].discs[i[1]].solute[i[2]].*member)[i[3]];
};

constexpr auto solute_made = [](auto& r, const Index& i) -> auto& {
  return r.record.rows[i[0]].discs[i[1]].solute[i[2]].made;
};

template <model::PerLevel<std::vector<double>> Row::*member>
constexpr auto profile = [](auto& r, const Index& i) -> auto& {
  return (r.record.rows[i[0]].*member)[i[1]][i[2]];
};

constexpr auto concentration = [](auto& r, const Index& i) -> auto& {
  return r.record.rows[i[0]].concentration[i[1]][i[2]][i[3]];
};

template <auto member>
constexpr auto phase_of = [](auto& r, const Index& i) -> auto& {
  return r.record.phases[i[0]].*member;
};

template <double loading::Dose::*member>
constexpr auto dose_of = [](auto& r, const Index& i) -> auto& {
  return r.record.phases[i[0]].dose.*member;
};

template <model::PerLevel<double> PhaseSummary::*member>
constexpr auto summary = [](auto& r, const Index& i) -> auto& {
  return (r.record.phases[i[0]].*member)[i[1]];
};

template <std::array<double, model::kSegments> PhaseSummary::*member>
constexpr auto summary_of_segment = [](auto& r, const Index& i) -> auto& {
  return (r.record.phases[i[0]].*member)[i[1]];
};

template <auto member>
constexpr auto solute_summary = [](auto& r, const Index& i) -> auto& {
  return (r.record.phases[i[0]].*member)[i[1]][i[2]];
};

template <auto member>
constexpr auto solver = [](auto& r, const Index&) -> auto& {
  return r.record.solver.*member;
};

template <auto member>
constexpr auto provenance = [](auto& r, const Index&) -> auto& {
  return r.provenance.*member;
};

template <auto member>
constexpr auto sample = [](auto& b, const Index& i) -> auto& {
  return (b.*member)[i[0]];
};

template <auto member>
constexpr auto sample_of = [](auto& b, const Index& i) -> auto& {
  return (b.*member)[i[1]][i[0]];
};

/// `place` finds the value in its owner, for reading and for writing.
template <class Owner, class Value, class Place>
Dataset<Owner, Value> dataset(std::string group, std::string name, std::vector<Axis> axes, std::string unit,
                              std::string long_name, Place) {
  return {std::move(group),
          std::move(name),
          std::move(axes),
          std::move(unit),
          std::move(long_name),
          [](const Owner& owner, const Index& i) -> const Value& { return Place{}(owner, i); },
          [](Owner& owner, const Index& i) -> Value& { return Place{}(owner, i); }};
}

template <class Place>
Dataset<Result, double> number(std::string group, std::string name, std::vector<Axis> axes, std::string unit,
                               std::string long_name, Place place) {
  return dataset<Result, double>(std::move(group), std::move(name), std::move(axes), std::move(unit), std::move(long_name), place);
}

/// Of /summary, a value for each phase and level.
template <class Place>
Dataset<Result, double> of_phase(std::string name, std::string unit, std::string long_name, Place place) {
  return number("/summary", std::move(name), {phase, level}, std::move(unit), std::move(long_name), place);
}

template <class Place>
Dataset<Result, long> count(std::string name, std::string long_name, Place place) {
  return dataset<Result, long>("/solver", std::move(name), {}, "1", std::move(long_name), place);
}

template <class Place>
Dataset<Result, std::string> text(std::string group, std::string name, std::vector<Axis> axes,
                                  std::string long_name, Place place) {
  return dataset<Result, std::string>(std::move(group), std::move(name), std::move(axes), "", std::move(long_name), place);
}

template <class Place>
Dataset<Burst, double> sampled(std::string name, std::vector<Axis> axes, std::string unit,
                               std::string long_name, Place place) {
  return dataset<Burst, double>("", std::move(name), std::move(axes), std::move(unit), std::move(long_name), place);
}

}  // namespace

const std::vector<Dataset<Result, double>>& numbers() {
  static const std::vector<Dataset<Result, double>> table{
      number("/", "time", {time}, "s", "time since the start", row<&Row::time>),

      number("/disc", "height", {time, level}, "m", "disc height", disc<&DiscRow::height>),
      number("/disc", "force_min", {time, level}, "N", "smallest compressive force",
             disc<&DiscRow::force_min>),
      number("/disc", "force_mean", {time, level}, "N", "mean compressive force", disc<&DiscRow::force_mean>),
      number("/disc", "force_max", {time, level}, "N", "largest compressive force",
             disc<&DiscRow::force_max>),
      number("/disc", "pressure_min", {time, level}, "Pa", "smallest intradiscal pressure",
             disc<&DiscRow::pressure_min>),
      number("/disc", "pressure_mean", {time, level}, "Pa", "mean intradiscal pressure",
             disc<&DiscRow::pressure_mean>),
      number("/disc", "pressure_max", {time, level}, "Pa", "largest intradiscal pressure",
             disc<&DiscRow::pressure_max>),
      number("/disc", "fluid_volume", {time, level}, "m3", "fluid in the disc", disc<&DiscRow::fluid_volume>),
      number("/disc", "stiffness", {time, level}, "N m-1", "stiffness at fixed water",
             disc<&DiscRow::stiffness>),
      number("/disc", "bulge", {time, level}, "m3", "volume bulged out over the periphery",
             disc<&DiscRow::bulge>),
      number("/disc", "balance_residual", {time, level}, "1", "relative residual of the water balance",
             disc<&DiscRow::balance_residual>),
      number("/disc", "inflow", {time, level, route}, "m3", "fluid that came in since the start",
             route_of<&DiscRow::inflow>),
      number("/disc", "outflow", {time, level, route}, "m3", "fluid that went out since the start",
             route_of<&DiscRow::outflow>),
      number("/disc", "driven_mechanical", {time, level, route}, "m3",
             "net outflow since the start that the total pressure drove", route_of<&DiscRow::driven_mechanical>),
      number("/disc", "driven_osmotic", {time, level, route}, "m3",
             "net outflow since the start that the swelling pressure drove", route_of<&DiscRow::driven_osmotic>),
      number("/disc", "solute_convected", {time, level, solute, route}, "mol",
             "amount that water carried into the column since the start, net; of the macromolecule, m3 of blood",
             exchange_of<&solve::SoluteExchange::convected>),
      number("/disc", "solute_diffused", {time, level, solute, route}, "mol",
             "amount that diffused into the column since the start, net; of the macromolecule, m3 of blood",
             exchange_of<&solve::SoluteExchange::diffused>),
      number("/disc", "solute_made", {time, level, solute}, "mol",
             "amount that cells of the column made less what they used since the start", solute_made),
      number("/disc", "viability_min", {time, level}, "1", "least share of cells alive in the column",
             disc<&DiscRow::viability_min>),
      number(
          "/disc", "reference_height", {level}, "m", "disc height at the reference load",
          [](auto& r, const Index& i) -> auto& { return r.reference_height[i[0]]; }),

      number("/profile", "void_ratio", {time, level, cell}, "1", "fluid volume over solid volume",
             profile<&Row::void_ratio>),
      number("/profile", "pressure", {time, level, cell}, "Pa", "fluid pressure", profile<&Row::pressure>),
      number("/profile", "concentration", {time, level, solute, cell}, "mol m-3",
             "concentration in the pore water; of the macromolecule, over its value in blood", concentration),
      number(
          "/profile", "position", {level, cell}, "m", "distance from the cranial bone at the reference",
          [](auto& r, const Index& i) -> auto& { return r.record.cell_position[i[0]][i[1]]; }),

      number(
          "/playback", "position", {time, segment}, "m", "height of the body",
          [](auto& r, const Index& i) -> auto& { return r.record.rows[i[0]].position[i[1]]; }),

      number("/phases", "start", {phase}, "s", "start of the phase", phase_of<&PhaseSummary::start>),
      number("/phases", "end", {phase}, "s", "end of the phase", phase_of<&PhaseSummary::end>),
      number("/phases", "steps", {phase}, "1", "footfalls", dose_of<&loading::Dose::steps>),
      number("/phases", "cycles", {phase}, "1", "strides, lifts or periods", dose_of<&loading::Dose::cycles>),
      number("/phases", "amplitude_deviation", {phase}, "1",
             "mean amplitude deviation of the vertical acceleration of the pelvis, over g",
             dose_of<&loading::Dose::amplitude_deviation>),
      number("/phases", "met", {phase}, "1", "metabolic equivalents", dose_of<&loading::Dose::met>),
      number("/phases", "energy", {phase}, "J", "energy used by the body", dose_of<&loading::Dose::energy>),
      number("/phases", "body_mass", {phase}, "kg", "body mass", phase_of<&PhaseSummary::body_mass>),
      number("/phases", "core_endurance", {phase}, "1", "endurance of the trunk over the average",
             phase_of<&PhaseSummary::core_endurance>),

      of_phase("force_min", "N", "smallest compressive force", summary<&PhaseSummary::force_min>),
      of_phase("force_mean", "N", "mean compressive force", summary<&PhaseSummary::force_mean>),
      of_phase("force_max", "N", "largest compressive force", summary<&PhaseSummary::force_max>),
      of_phase("pressure_min", "Pa", "smallest intradiscal pressure", summary<&PhaseSummary::pressure_min>),
      of_phase("pressure_mean", "Pa", "mean intradiscal pressure", summary<&PhaseSummary::pressure_mean>),
      of_phase("pressure_max", "Pa", "largest intradiscal pressure", summary<&PhaseSummary::pressure_max>),
      number("/summary", "height_change", {phase, level}, "m", "change of disc height over the phase",
             summary<&PhaseSummary::height_change>),
      number("/summary", "inflow", {phase, level}, "m3", "fluid that came in",
             summary<&PhaseSummary::inflow>),
      number("/summary", "outflow", {phase, level}, "m3", "fluid that went out",
             summary<&PhaseSummary::outflow>),
      number("/summary", "net_inflow", {phase, level}, "m3", "fluid in minus fluid out",
             summary<&PhaseSummary::net_inflow>),
      number("/summary", "driven_mechanical", {phase, level}, "m3", "net outflow that the total pressure drove",
             summary<&PhaseSummary::driven_mechanical>),
      number("/summary", "driven_osmotic", {phase, level}, "m3", "net outflow that the swelling pressure drove",
             summary<&PhaseSummary::driven_osmotic>),
      number("/summary", "solute_convected", {phase, level, solute}, "mol",
             "amount that water carried into the column, net; of the macromolecule, m3 of blood",
             solute_summary<&PhaseSummary::solute_convected>),
      number("/summary", "solute_diffused", {phase, level, solute}, "mol",
             "amount that diffused into the column, net; of the macromolecule, m3 of blood",
             solute_summary<&PhaseSummary::solute_diffused>),
      number("/summary", "peaks_per_stride", {phase, level}, "1", "force peaks a stride",
             summary<&PhaseSummary::peaks_per_stride>),
      of_phase("force_weight", "N", "weight at force_max", summary<&PhaseSummary::force_weight>),
      of_phase("force_inertia", "N", "inertia below 10 Hz at force_max", summary<&PhaseSummary::force_inertia>),
      of_phase("force_impact", "N", "inertia above 10 Hz at force_max", summary<&PhaseSummary::force_impact>),
      of_phase("force_muscle", "N", "muscle at force_max", summary<&PhaseSummary::force_muscle>),
      of_phase("force_shear", "N", "anterior shear at force_max", summary<&PhaseSummary::force_shear>),
      of_phase("energy_absorbed", "J", "energy turned to heat in a stride", summary<&PhaseSummary::energy_absorbed>),
      of_phase("force_max_sd", "N", "standard deviation over replayed strides of the largest force of each",
               summary<&PhaseSummary::force_max_sd>),
      of_phase("energy_seepage", "J", "of energy_absorbed, by water that seeps", summary<&PhaseSummary::energy_seepage>),
      number("/summary", "transmissibility_5hz", {phase, segment}, "1", "acceleration over that of S1 at 5 Hz",
             summary_of_segment<&PhaseSummary::transmissibility_5hz>),
      number("/summary", "transmissibility_12hz", {phase, segment}, "1", "acceleration over that of S1 at 12 Hz",
             summary_of_segment<&PhaseSummary::transmissibility_12hz>),
      number("/summary", "transmissibility_impact", {phase, segment}, "1", "rms acceleration over that of S1, 10 to 20 Hz",
             summary_of_segment<&PhaseSummary::transmissibility_impact>),
      number("/summary", "resonance_frequency", {phase}, "Hz", "first resonance of the thorax on the lumbar spine",
             phase_of<&PhaseSummary::resonance_frequency>),
      number("/summary", "oxygen_min", {phase, level}, "mol m-3", "least oxygen in the column",
             summary<&PhaseSummary::oxygen_min>),
      number("/summary", "glucose_min", {phase, level}, "mol m-3", "least glucose in the column",
             summary<&PhaseSummary::glucose_min>),
      number("/summary", "lactate_max", {phase, level}, "mol m-3", "most lactate in the column",
             summary<&PhaseSummary::lactate_max>),
      number("/summary", "ph_min", {phase, level}, "1", "least pH in the column",
             summary<&PhaseSummary::ph_min>),
      number("/summary", "viability_min", {phase, level}, "1", "least share of cells alive",
             summary<&PhaseSummary::viability_min>),
      number(
          "/summary", "body_weight", {}, "N", "body weight",
          [](auto& r, const Index&) -> auto& { return r.body_weight; }),

      number("/solver", "smallest_step", {}, "s", "smallest step", solver<&SolverReport::smallest_step>),
      number("/solver", "averaging_error", {}, "1", "estimated relative error of averaging over strides",
             solver<&SolverReport::averaging_error>),
      number("/solver", "periodic_residual", {}, "1", "largest residual of the periodic gait responses",
             solver<&SolverReport::periodic_residual>),
      number("/solver", "start_residual", {}, "1", "residual of the periodic day that gives the start",
             solver<&SolverReport::start_residual>),
  };
  return table;
}

const std::vector<Dataset<Result, long>>& counts() {
  static const std::vector<Dataset<Result, long>> table{
      count("steps", "accepted steps", solver<&SolverReport::steps>),
      count("rejected", "rejected steps", solver<&SolverReport::rejected>),
      count("evaluations", "evaluations of the right-hand side", solver<&SolverReport::evaluations>),
      count("probes", "gait responses solved for", solver<&SolverReport::probes>),
      count("column_solves", "linear solves of a column, those of probes counted by their cells",
            solver<&SolverReport::column_solves>),
  };
  return table;
}

const std::vector<Dataset<Result, std::string>>& texts() {
  static const std::vector<Dataset<Result, std::string>> table{
      text("/", "phase", {phase}, "phase", phase_of<&PhaseSummary::label>),
      text("/phases", "activity", {phase}, "activity", phase_of<&PhaseSummary::activity>),
      text("/phases", "parameters", {phase}, "parameters of the phase (JSON)",
           phase_of<&PhaseSummary::parameters>),
      text("/solver", "message", {}, "how the run ended", solver<&SolverReport::message>),
      text(
          "/solver", "stop_reason", {}, "why the result is incomplete",
          [](auto& r, const Index&) -> auto& { return r.record.stop_reason; }),
      text("/provenance", "scenario_written", {}, "scenario as written",
           provenance<&Provenance::scenario_written>),
      text("/provenance", "scenario_resolved", {}, "scenario resolved",
           provenance<&Provenance::scenario_resolved>),
      text("/provenance", "model", {}, "model", provenance<&Provenance::model>),
      text("/provenance", "bibliography", {}, "bibliography", provenance<&Provenance::bibliography>),
      text("/provenance", "build", {}, "compiler, options, libraries", provenance<&Provenance::build>),
  };
  return table;
}

const std::vector<Dataset<Burst, double>>& burst_numbers() {
  static const std::vector<Dataset<Burst, double>> table{
      sampled("time", {time}, "s", "time since the start", sample<&Burst::time>),
      sampled("excitation", {time}, "m s-2", "vertical acceleration of the pelvis, up positive",
              sample<&Burst::excitation>),
      sampled("force", {time, level}, "N", "compressive force", sample_of<&Burst::force>),
      sampled("pressure", {time, level}, "Pa", "intradiscal pressure", sample_of<&Burst::pressure>),
      sampled("height", {time, level}, "m", "disc height", sample_of<&Burst::height>),
      sampled("position", {time, segment}, "m", "height of the body", sample_of<&Burst::position>),
  };
  return table;
}

}  // namespace spinewalk::results::layout
