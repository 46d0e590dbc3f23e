// What is written is read back, field by field and bit by bit.
#include "model/errors.hpp"
#include "sample_result.hpp"
#include "temp_dir.hpp"

#include <cstring>

namespace spinewalk::results {
namespace {

using RoundTrip = TempDir;

void expect_equal(const solve::Row& a, const solve::Row& b) {
  EXPECT_EQ(a.time, b.time);
  static_assert(std::is_trivially_copyable_v<solve::DiscRow>, "all doubles: bytes can be compared");
  EXPECT_EQ(std::memcmp(a.discs.data(), b.discs.data(), sizeof a.discs), 0);
  EXPECT_EQ(a.void_ratio, b.void_ratio);
  EXPECT_EQ(a.pressure, b.pressure);
  EXPECT_EQ(a.concentration, b.concentration);
  EXPECT_EQ(a.position, b.position);
}

void expect_equal(const solve::Burst& a, const solve::Burst& b) {
  EXPECT_EQ(a.phase, b.phase);
  EXPECT_EQ(a.place, b.place);
  EXPECT_EQ(a.time, b.time);
  EXPECT_EQ(a.excitation, b.excitation);
  EXPECT_EQ(a.force, b.force);
  EXPECT_EQ(a.pressure, b.pressure);
  EXPECT_EQ(a.height, b.height);
  EXPECT_EQ(a.position, b.position);
}

void expect_equal(const solve::PhaseSummary& a, const solve::PhaseSummary& b) {
  EXPECT_EQ(a.label, b.label);
  EXPECT_EQ(a.activity, b.activity);
  EXPECT_EQ(a.parameters, b.parameters);
  EXPECT_EQ(a.start, b.start);
  EXPECT_EQ(a.end, b.end);
  EXPECT_EQ(a.dose.steps, b.dose.steps);
  EXPECT_EQ(a.dose.cycles, b.dose.cycles);
  EXPECT_EQ(a.dose.amplitude_deviation, b.dose.amplitude_deviation);
  EXPECT_EQ(a.dose.met, b.dose.met);
  EXPECT_EQ(a.dose.energy, b.dose.energy);
  EXPECT_EQ(a.force_min, b.force_min);
  EXPECT_EQ(a.force_mean, b.force_mean);
  EXPECT_EQ(a.force_max, b.force_max);
  EXPECT_EQ(a.pressure_min, b.pressure_min);
  EXPECT_EQ(a.pressure_mean, b.pressure_mean);
  EXPECT_EQ(a.pressure_max, b.pressure_max);
  EXPECT_EQ(a.height_change, b.height_change);
  EXPECT_EQ(a.inflow, b.inflow);
  EXPECT_EQ(a.outflow, b.outflow);
  EXPECT_EQ(a.net_inflow, b.net_inflow);
  EXPECT_EQ(a.peaks_per_stride, b.peaks_per_stride);
  EXPECT_EQ(a.force_weight, b.force_weight);
  EXPECT_EQ(a.force_inertia, b.force_inertia);
  EXPECT_EQ(a.force_impact, b.force_impact);
  EXPECT_EQ(a.force_muscle, b.force_muscle);
  EXPECT_EQ(a.force_shear, b.force_shear);
  EXPECT_EQ(a.force_max_sd, b.force_max_sd);
  EXPECT_EQ(a.energy_absorbed, b.energy_absorbed);
  EXPECT_EQ(a.energy_seepage, b.energy_seepage);
  EXPECT_EQ(a.transmissibility_5hz, b.transmissibility_5hz);
  EXPECT_EQ(a.transmissibility_12hz, b.transmissibility_12hz);
  EXPECT_EQ(a.transmissibility_impact, b.transmissibility_impact);
  EXPECT_EQ(a.resonance_frequency, b.resonance_frequency);
  EXPECT_EQ(a.oxygen_min, b.oxygen_min);
  EXPECT_EQ(a.glucose_min, b.glucose_min);
  EXPECT_EQ(a.lactate_max, b.lactate_max);
  EXPECT_EQ(a.ph_min, b.ph_min);
  EXPECT_EQ(a.viability_min, b.viability_min);
}

void expect_equal(const solve::SolverReport& a, const solve::SolverReport& b) {
  EXPECT_EQ(a.steps, b.steps);
  EXPECT_EQ(a.rejected, b.rejected);
  EXPECT_EQ(a.evaluations, b.evaluations);
  EXPECT_EQ(a.probes, b.probes);
  EXPECT_EQ(a.column_solves, b.column_solves);
  EXPECT_EQ(a.smallest_step, b.smallest_step);
  EXPECT_EQ(a.averaging_error, b.averaging_error);
  EXPECT_EQ(a.periodic_residual, b.periodic_residual);
  EXPECT_EQ(a.start_residual, b.start_residual);
  EXPECT_EQ(a.message, b.message);
}

void expect_equal(const Provenance& a, const Provenance& b) {
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.scenario_written, b.scenario_written);
  EXPECT_EQ(a.scenario_resolved, b.scenario_resolved);
  EXPECT_EQ(a.model, b.model);
  EXPECT_EQ(a.bibliography, b.bibliography);
  EXPECT_EQ(a.build, b.build);
  EXPECT_EQ(a.code_version, b.code_version);
  EXPECT_EQ(a.git_sha, b.git_sha);
  EXPECT_EQ(a.scenario_sha256, b.scenario_sha256);
  EXPECT_EQ(a.model_sha256, b.model_sha256);
  EXPECT_EQ(a.run, b.run);
}

template <class Item>
void expect_equal(const std::vector<Item>& a, const std::vector<Item>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) expect_equal(a[i], b[i]);
}

void expect_equal(const Result& a, const Result& b) {
  expect_equal(a.record.rows, b.record.rows);
  EXPECT_EQ(a.record.cell_position, b.record.cell_position);
  expect_equal(a.record.bursts, b.record.bursts);
  expect_equal(a.record.phases, b.record.phases);
  expect_equal(a.record.solver, b.record.solver);
  EXPECT_EQ(a.record.complete, b.record.complete);
  EXPECT_EQ(a.record.stop_reason, b.record.stop_reason);
  expect_equal(a.provenance, b.provenance);
  EXPECT_EQ(a.reference_height, b.reference_height);
  EXPECT_EQ(a.body_weight, b.body_weight);
}

TEST_F(RoundTrip, CompleteResult) {
  const Result written = sample::result();
  write_result(at("r.h5"), written);
  expect_equal(read_result(at("r.h5")), written);
  EXPECT_FALSE(std::filesystem::exists(at("r.h5.part")));
}

TEST_F(RoundTrip, IncompleteResultIsReadAndSaysSo) {
  const Result written = sample::result(false);
  write_result(at("r.h5"), written);
  const Result read = read_result(at("r.h5"));
  expect_equal(read, written);
  EXPECT_FALSE(read.record.complete);
  EXPECT_EQ(read.record.stop_reason, "smallest step reached at 4500 s, running, L4L5");
}

TEST_F(RoundTrip, ResultThatStoppedBeforeItsFirstRow) {
  Result written = sample::result(false);
  written.record.rows.clear();
  written.record.bursts.clear();
  written.record.phases.clear();
  write_result(at("r.h5"), written);
  expect_equal(read_result(at("r.h5")), written);
}

TEST_F(RoundTrip, NewResultReplacesTheOld) {
  write_result(at("r.h5"), sample::result());
  Result next = sample::result();
  next.body_weight = 1;
  write_result(at("r.h5"), next);
  EXPECT_EQ(read_result(at("r.h5")).body_weight, 1);
}

TEST_F(RoundTrip, RaggedResultIsRefusedBeforeAFileIsMade) {
  Result ragged = sample::result();
  ragged.record.rows[3].void_ratio[1].pop_back();
  EXPECT_EQ(message_of<std::logic_error>([&] { write_result(at("r.h5"), ragged); }),
            "result: void ratios differ in length; all must have the same");
  EXPECT_TRUE(std::filesystem::is_empty(at("")));
}

TEST_F(RoundTrip, ManyLongRowsKeepTheirOrderAcrossChunks) {
  Result written = sample::result();
  const solve::Row row = written.record.rows[0];
  while (written.record.rows.size() < 2000) {
    written.record.rows.push_back(row);
    written.record.rows.back().time = static_cast<double>(written.record.rows.size());
    written.record.rows.back().void_ratio[4][63] = written.record.rows.back().time;
  }
  write_result(at("r.h5"), written);
  expect_equal(read_result(at("r.h5")), written);
}

}  // namespace
}  // namespace spinewalk::results
