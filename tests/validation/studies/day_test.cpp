// The day of the studies is periodic: what they compare between its ends is no drift of a start that was not found.
#include "model/load_scenario.hpp"
#include "solve/run.hpp"

#include <gtest/gtest.h>

namespace spinewalk {
namespace {

TEST(Studies, TheirDayReturns) {
  solve::Record record;
  solve::run(model::load_scenario(SPINEWALK_SOURCE_DIR "/scenarios/studies/a_day/day.yaml"), record, {});
  const double rising = record.rows.front().discs[model::kL4L5].fluid_volume;
  EXPECT_NEAR(record.rows.back().discs[model::kL4L5].fluid_volume, rising, 1e-5 * rising);
}

}  // namespace
}  // namespace spinewalk
