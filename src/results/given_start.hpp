/// Starting a run from a row of an earlier result.
#pragma once

#include "model/scenario.hpp"
#include "solve/given_state.hpp"

namespace spinewalk::results {

/// The last row not after `from.at`. @throws InputError when the result holds no such state, IoError when it cannot be read
solve::GivenState read_given_start(const model::FromResult& from);

}  // namespace spinewalk::results
