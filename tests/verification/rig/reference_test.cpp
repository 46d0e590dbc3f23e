// Rigs A to E of ../shared/reference, run as a user runs them: the scenario of scenarios/rigs/column_creep.yaml with the
// changes that each problem asks for. Compared with the finite-strain reference column of each file.
#include "disc/rig.hpp"
#include "model/load_scenario.hpp"
#include "solve/run.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <fstream>
#include <numbers>
#include <sstream>

namespace spinewalk {
namespace {

using Sets = std::vector<std::string>;
using std::numbers::pi;

struct Curve {
  std::vector<double> time, value;  ///< [s]
  void add(double t, double v) {
    if (!time.empty() && t <= time.back()) time.pop_back(), value.pop_back();  // the later row at a jump of the load
    time.push_back(t), value.push_back(v);
  }
  /// Between samples linear in the root of the time since `start`: so layers grow after a jump.
  double at(double t, double start) const {
    const auto after = std::upper_bound(time.begin() + 1, time.end() - 1, t) - time.begin();
    const auto i = static_cast<std::size_t>(after);
    const auto root = [&](double s) { return std::sqrt(std::max(0.0, s - start)); };
    return std::lerp(value[i - 1], value[i], (root(t) - root(time[i - 1])) / (root(time[i]) - root(time[i - 1])));
  }
};

Curve read_reference(const std::string& name, std::size_t column) {
  std::ifstream file(SPINEWALK_SHARED_DIR "/reference/column/" + name);
  std::string line;
  std::getline(file, line);
  Curve curve;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::vector<double> values;
    for (std::string field; std::getline(fields, field, ',');) values.push_back(std::stod(field));
    curve.time.push_back(values.at(0)), curve.value.push_back(values.at(column));
  }
  return curve;
}

struct BenchRun {
  model::Scenario scenario;
  solve::Record record;
};

BenchRun run(Sets sets) {
  sets.insert(sets.begin(), {"rig.column.cells=128", "solver.tolerance=1e-5"});
  BenchRun result{model::load_scenario(SPINEWALK_SOURCE_DIR "/scenarios/rigs/column_creep.yaml", sets), {}};
  solve::run(result.scenario, result.record, {});
  return result;
}

/// Change of height [mm].
Curve displacement(const solve::Record& record, double height) {
  Curve curve;
  for (const auto& row : record.rows) curve.add(row.time, 1e3 * (row.discs[0].height - height));
  return curve;
}

/// Largest difference between `from` and `to`, relative to the reference at each time.
double worst(const Curve& ours, const Curve& reference, double from, double to) {
  double largest = 0;
  for (std::size_t i = 0; i < reference.time.size(); ++i) {
    const double t = reference.time[i];
    if (t < from || t > to) continue;
    largest = std::max(largest, std::abs(ours.at(t, 0) / reference.value[i] - 1));
  }
  return largest;
}

/// The first minute with rows every 0.1 s, then all of it.
void compare_creep(const std::string& name, std::size_t column, double tolerance, const Sets& sets) {
  const Curve reference = read_reference(name, column);
  ASSERT_GT(reference.time.size(), 1000u);
  Sets early = sets, late = sets;
  early.insert(early.end(), {"record.every=0.1 s", "rig.load[0].for=60 s"});
  late.push_back("record.every=5 s");
  const double first = worst(displacement(run(early).record, 5e-3), reference, 1, 60);
  const double rest = worst(displacement(run(late).record, 5e-3), reference, 60, 57600);
  std::printf("%s: within %.2e of the value in the first minute, %.2e later\n", name.c_str(), first, rest);
  EXPECT_LT(first, tolerance);
  EXPECT_LT(rest, tolerance);
}

TEST(RigReference, AWithinOnePerMille) { compare_creep("A_gradedmesh_fine.csv", 3, 1e-3, {}); }

TEST(RigReference, ASmallWithinOnePerMille) {
  // Displacements of the file are scaled from 5e-4 MPa to 0.5 MPa; strains are a thousandth, and so is the tolerance.
  const Curve series = read_reference("A_small_fine.csv", 3);
  BenchRun small = run({"rig.load[0].traction=5e-4 MPa", "record.every=5 s", "solver.tolerance=1e-8"});
  Curve ours = displacement(small.record, 5e-3);
  for (double& u : ours.value) u *= 1000;
  const double difference = worst(ours, series, 60, 57600);
  std::printf("A_small: within %.2e\n", difference);
  EXPECT_LT(difference, 1e-3);
}

TEST(RigReference, BWithinOnePerMille) {
  compare_creep("B_gradedmesh_fine.csv", 2, 1e-3,
                {"rig.column.permeability.law=holmes_mow", "rig.column.permeability.M=8", "rig.column.permeability.alpha=2"});
}

TEST(RigReference, CWithinThreePerMille) {
  const Curve reference = read_reference("C_fine.csv", 2);
  const BenchRun swelling = run({"rig.column.swelling={fixed_charge: 250 mM, bath: 150 mM, temperature: 310 K}",
                            "rig.load=[{traction: 0.1 MPa, for: 48 h}, {traction: 0.5 MPa, for: 16 h}, "
                            "{traction: 0.1 MPa, for: 8 h}]",
                            "record.every=10 s"});
  const Curve ours = displacement(swelling.record, 5e-3);
  const double starts[] = {0, 48 * 3600.0, 64 * 3600.0};
  double span = 0, largest = 0;
  for (double u : reference.value) span = std::max(span, std::abs(u));
  for (std::size_t i = 0; i < reference.time.size(); ++i) {
    const double t = reference.time[i], start = *(std::upper_bound(starts, starts + 3, t) - 1);
    if (t - start < 10) continue;
    largest = std::max(largest, std::abs(ours.at(t, start) - reference.value[i]));
  }
  std::printf("C: within %.2e of the largest displacement, %.4f mm\n", largest / span, span);
  EXPECT_LT(largest, 3e-3 * span);
}

/// First harmonic of one sampled cycle at 1 Hz.
std::complex<double> first_harmonic(const std::vector<double>& time, const std::vector<double>& value) {
  std::complex<double> sum = 0;
  for (std::size_t i = 0; i < time.size(); ++i)
    sum += value[i] * std::polar(2.0 / static_cast<double>(time.size()), -2 * pi * time[i]);
  return sum;
}

TEST(RigReference, DAmplitudeAndPhase) {
  const Curve reference = read_reference("D_graded_dt400.csv", 2);
  const BenchRun cyclic = run({"rig.column.solute=none",
                          "rig.load=[{mean: 0.5 MPa, amplitude: 0.2 MPa, frequency: 1 Hz, for: 60 s}]", "record.every=10 s"});
  const auto thinnest = disc::rig_constants(std::get<model::RigColumn>(cyclic.scenario.rig->specimen), 1).thickness.front();
  EXPECT_LE(thinnest, 2.01e-6);
  const solve::Burst& last = cyclic.record.bursts.back();
  ASSERT_EQ(last.place, "last");
  // The last cycle of both at the 20 times of the file: aliases and the drift of creep are then alike.
  std::vector<double> time, ours, theirs;
  for (std::size_t i = reference.time.size() - 20; i < reference.time.size(); ++i) {
    const double t = reference.time[i];
    const auto sample = std::min_element(last.time.begin(), last.time.end(), [&](double a, double b) {
      return std::abs(a - t) < std::abs(b - t);
    }) - last.time.begin();
    ASSERT_NEAR(last.time[static_cast<std::size_t>(sample)], t, 1e-6);
    time.push_back(t);
    ours.push_back(1e3 * (last.height[0][static_cast<std::size_t>(sample)] - 5e-3));
    theirs.push_back(reference.value[i]);
  }
  const auto ratio = first_harmonic(time, ours) / first_harmonic(time, theirs);
  const double amplitude = std::abs(ratio) - 1, phase = std::arg(ratio) * 180 / pi;
  std::printf("D: amplitude %+.2e, phase %+.3f degrees, last displacement %+.2e\n", amplitude, phase, ours.back() / theirs.back() - 1);
  EXPECT_LT(std::abs(amplitude), 3e-3);
  EXPECT_LT(std::abs(phase), 0.5);
}

void compare_uptake(const std::string& name, const std::string& traction) {
  const Curve uptake = read_reference(name, 3), base = read_reference(name, 4);
  const BenchRun loaded = run({"rig.load[0].traction=" + traction, "record.every=5 s"});
  const auto column = std::get<model::RigColumn>(loaded.scenario.rig->specimen);
  const auto k = disc::rig_constants(column, 0);
  Curve ours, bottom;
  for (const auto& row : loaded.record.rows) {
    double sum = 0;
    for (std::size_t i = 0; i < k.thickness.size(); ++i)
      sum += k.thickness[i] * column.solid_fraction * row.void_ratio[0][i] * row.concentration[0][0][i];
    ours.add(row.time, 1e3 * sum);  // nmol/mm2
    bottom.add(row.time, row.concentration[0][0].back());
  }
  double largest = 0;
  for (std::size_t i = 0; i < base.time.size(); ++i)
    largest = std::max(largest, std::abs(bottom.at(base.time[i], 0) - base.value[i]));
  const double difference = worst(ours, uptake, 0, 57600);
  std::printf("%s: uptake within %.2e, base within %.1e mM\n", name.c_str(), difference, largest);
  EXPECT_LT(difference, 3e-3);
  EXPECT_LT(largest, 3e-3 * column.solute->bath);
}

TEST(RigReference, EWithoutLoadWithinThreePerMille) { compare_uptake("E_noload_fine_KLU.csv", "0 MPa"); }
TEST(RigReference, EUnderLoadWithinThreePerMille) { compare_uptake("E_static_KLU.csv", "0.5 MPa"); }

}  // namespace
}  // namespace spinewalk
