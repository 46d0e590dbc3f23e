/// A start state as plain numbers and back, and the key under which a StartCache keeps it.
#pragma once

#include "model/scenario.hpp"
#include "solve/nutrition.hpp"
#include "solve/start_cache.hpp"

namespace spinewalk::solve {

/// Everything that a start state depends on, besides the program, as text: kind of start, tolerance, and every constant
/// of the model to the last bit.
std::string start_key(const model::Start& start, const model::Model& model, double tolerance);

StoredStart to_stored(const DiscStates& states, const Nutrition& nutrition);
/// Fills both; false, and nothing filled, when the numbers do not fit these discs.
bool from_stored(const StoredStart& stored, DiscStates& states, Nutrition& nutrition);

}  // namespace spinewalk::solve
