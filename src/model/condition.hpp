/// Condition of a disc: Pfirrmann-like grades of degeneration as factors on the constants of the healthy disc (disc.md 1.1,
/// 2.1). Values, status and sources stand in models/conditions/degeneration.yaml; every factor is a parameter of its own,
/// "conditions.grade_4.height", so that a scenario or a sweep can take the other side where studies disagree.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace spinewalk::model {

enum class Condition { healthy, grade_2, grade_3, grade_4, grade_5 };

/// Grades besides healthy (grade I).
inline constexpr std::size_t kGrades = 4;
inline constexpr std::array<std::string_view, kGrades> kGradeNames{"grade_2", "grade_3", "grade_4", "grade_5"};
template <class T>
using PerGrade = std::array<T, kGrades>;

/// [1] each, degenerate over healthy.
struct ConditionFactors {
  double height, nucleus_fraction;
  double nucleus_pressure, annulus_pressure;  ///< at the reference, under the same force
  double nucleus_share, annulus_share;        ///< of load, at fixed water
  double nucleus_charge, annulus_charge, endplate_charge;
  double nucleus_solid, annulus_solid, endplate_solid;
  double nucleus_modulus, annulus_modulus, endplate_modulus;
  double nucleus_permeability, endplate_permeability;
  double endplate_diffusivity;
};

}  // namespace spinewalk::model
