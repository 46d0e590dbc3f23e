/// Quantities with units at the border of the program; inside there are only SI doubles.
///
/// A quantity is a number and a unit of UDUNITS-2 (the library behind netCDF/CF): "1.3 m/s", "50 %", "25
/// degC". "deg" is read as angular degree, "mM" as mol/m3, and "stride" is a unit of its own: a count of
/// strides. Angles are kept apart from plain ratios, which UDUNITS does not do: "3 deg" is no fraction, "0.2"
/// is no angle. The unit database is read when the first uncommon unit is, not at program start. All functions may be
/// called from any thread.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace spinewalk::units {

/// A quantity that cannot be read; what() says why and what would be right.
class UnitError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Unit of a dimensionless parameter; only there may a quantity be a bare number.
inline constexpr std::string_view kDimensionless = "1";

/// Value of `quantity` in `si_unit`, finite.
/// @throws UnitError not a number, not finite, unit missing, unknown or of another dimension.
double to_si(std::string_view quantity, std::string_view si_unit);

/// `value` of unit `si_unit`, expressed in `unit`. @throws UnitError as above.
double from_si(double value, std::string_view si_unit, std::string_view unit);

/// Shortest text that to_si reads back as exactly this value: "1.3 m/s", "0.25".
std::string format(double value, std::string_view si_unit);

}  // namespace spinewalk::units
