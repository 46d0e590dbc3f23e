#include "units/quantity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <thread>
#include <vector>

namespace spinewalk::units {
namespace {

std::string error_of(std::string_view quantity, std::string_view unit) {
  try {
    to_si(quantity, unit);
  } catch (const UnitError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Quantity, ConvertsToSi) {
  EXPECT_DOUBLE_EQ(to_si("1.3 m/s", "m/s"), 1.3);
  EXPECT_DOUBLE_EQ(to_si("36 km/h", "m/s"), 10);
  EXPECT_DOUBLE_EQ(to_si("1750 mm2", "m2"), 1750e-6);
  EXPECT_DOUBLE_EQ(to_si("0.9 kN/mm", "N/m"), 9e5);
  EXPECT_DOUBLE_EQ(to_si("30 min", "s"), 1800);
  EXPECT_DOUBLE_EQ(to_si("290 mM", "mol/m3"), 290);
  EXPECT_DOUBLE_EQ(to_si("1e-16 m4/N/s", "m4/N/s"), 1e-16);
  EXPECT_DOUBLE_EQ(to_si("1600 N s/m", "N s/m"), 1600);
  EXPECT_DOUBLE_EQ(to_si("3 strides", "stride"), 3);
}

TEST(Quantity, ReadsWhatUdunitsAloneWouldNot) {
  EXPECT_EQ(to_si("0 m", "m"), 0);
  EXPECT_DOUBLE_EQ(to_si("25 degC", "K"), 298.15);
  EXPECT_DOUBLE_EQ(to_si("180 deg", "rad"), M_PI);
  EXPECT_DOUBLE_EQ(to_si("-3 deg", "rad"), -3 * M_PI / 180);
}

/// The same unit under its long name comes from the UDUNITS database.
TEST(Quantity, KnowsCommonUnitsAsTheDatabaseDoes) {
  struct Pair {
    const char *common, *database, *si_unit;
  };
  for (const auto& [common, database, si_unit] : std::vector<Pair>{{"h", "hour", "s"},
                                                                   {"min", "minute", "s"},
                                                                   {"day", "days", "s"},
                                                                   {"ms", "millisecond", "s"},
                                                                   {"mm", "millimeter", "m"},
                                                                   {"cm", "centimeter", "m"},
                                                                   {"um", "micrometer", "m"},
                                                                   {"nm", "nanometer", "m"},
                                                                   {"um/s", "micrometer/s", "m/s"},
                                                                   {"mm2", "millimeter2", "m2"},
                                                                   {"L", "liter", "m3"},
                                                                   {"kPa", "kilopascal", "Pa"},
                                                                   {"MPa", "megapascal", "Pa"},
                                                                   {"N/mm2", "newton/mm2", "N/m2"},
                                                                   {"kN/m", "kilonewton/m", "N/m"},
                                                                   {"N/mm", "newton/mm", "N/m"},
                                                                   {"mM", "mmol/L", "mol/m3"},
                                                                   {"mL-1", "milliliter-1", "m-3"},
                                                                   {"h-1", "hour-1", "s-1"},
                                                                   {"%", "percent", "1"},
                                                                   {"deg", "arc_degree", "rad"}}) {
    EXPECT_DOUBLE_EQ(to_si(std::string("7.3 ") + common, si_unit),
                     to_si(std::string("7.3 ") + database, si_unit))
        << common;
    EXPECT_EQ(to_si(std::string("0 ") + common, si_unit), 0) << common;
  }
}

TEST(Quantity, DimensionlessMayBePlain) {
  EXPECT_EQ(to_si("0.5", "1"), 0.5);
  EXPECT_EQ(to_si("1e-3", "1"), 1e-3);
  EXPECT_EQ(to_si("+2", "1"), 2);
  EXPECT_DOUBLE_EQ(to_si("50 %", "1"), 0.5);
  EXPECT_DOUBLE_EQ(to_si("50%", "1"), 0.5);
}

TEST(Quantity, SaysWhatIsWrong) {
  EXPECT_EQ(error_of("1.3", "m/s"), "\"1.3\" has no unit; write for example \"1.3 m/s\"");
  EXPECT_EQ(error_of("1.3 kg", "m/s"), "\"kg\" cannot be converted to \"m/s\"");
  EXPECT_EQ(error_of("1.3 furlongs/moon", "m/s"), "\"furlongs/moon\" is not a unit");
  EXPECT_EQ(error_of("fast", "m/s"), "\"fast\" is not a number");
  EXPECT_EQ(error_of("", "m/s"), "\"\" is not a number");
  EXPECT_EQ(error_of("nan m/s", "m/s"), "\"nan m/s\" is not a finite number");
  EXPECT_EQ(error_of("-inf", "1"), "\"-inf\" is not a finite number");
  EXPECT_EQ(error_of("1e999 m", "m"), "\"1e999 m\" is too large or too small for a number");
  EXPECT_EQ(error_of("1e308 km", "m"), "\"1e308 km\" is too large for a number");
  EXPECT_EQ(error_of("1 2 m", "m"), "\"2 m\" is not a unit");
  EXPECT_EQ(error_of("1.2.3 m", "m"), "\".3 m\" is not a unit");
  EXPECT_EQ(error_of("1,3 m/s", "m/s"), "\",3 m/s\" is not a unit");
}

TEST(Quantity, AnAngleIsNoRatio) {
  EXPECT_EQ(error_of("3 deg", "1"), "\"deg\" cannot be converted to a plain number");
  EXPECT_EQ(error_of("50 %", "rad"), "\"%\" cannot be converted to \"rad\"");
  EXPECT_EQ(error_of("0.2", "rad"), "\"0.2\" has no unit; write for example \"0.2 rad\"");
  EXPECT_EQ(error_of("60 rpm", "Hz"), "\"rpm\" cannot be converted to \"Hz\"");
  EXPECT_EQ(error_of("3", "stride"), "\"3\" has no unit; write for example \"3 stride\"");
}

TEST(Quantity, FormatReadsBackExactly) {
  for (const double value : {0.1, 1.0 / 3, 6.02e23, -5e-324 * 1e10, 0.0}) {
    EXPECT_EQ(to_si(format(value, "m4/N/s"), "m4/N/s"), value);
    EXPECT_EQ(to_si(format(value, "1"), "1"), value);
  }
  EXPECT_EQ(format(1.3, "m/s"), "1.3 m/s");
  EXPECT_DOUBLE_EQ(from_si(0.5, "1", "%"), 50);
  EXPECT_DOUBLE_EQ(from_si(298.15, "K", "degC"), 25);
  EXPECT_THROW(from_si(1, "K", "m"), UnitError);
}

TEST(Quantity, ThreadsMayShareTheUnits) {
  std::vector<std::thread> threads;
  std::vector<double> sums(4, 0);
  for (std::size_t i = 0; i < sums.size(); ++i)
    threads.emplace_back([&sums, i] {
      for (int n = 0; n < 500; ++n) sums[i] += to_si("1 km/h", "m/s");
    });
  for (auto& thread : threads) thread.join();
  for (const double sum : sums) EXPECT_NEAR(sum, 500 / 3.6, 1e-9);
}

}  // namespace
}  // namespace spinewalk::units
