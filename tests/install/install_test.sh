#!/usr/bin/env bash
# Installs into a prefix, moves it, uses the program from elsewhere, and builds a consumer against it.
#   install_test.sh BUILD_DIR CONSUMER_DIR GENERATOR
set -euo pipefail
build=$1 consumer=$2 generator=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/moved"
cd "$work"
moved/bin/spinewalk --version
for kind in models scenarios; do
  [ -n "$(ls "moved/share/spinewalk/$kind")" ] || { echo "no $kind were installed"; exit 1; }
done
# Nothing installed may remember where it was installed first.
if grep -rlF "$work/first" moved; then echo "the files above name the first prefix"; exit 1; fi
cmake -S "$consumer" -B consumer -G "$generator" -DCMAKE_PREFIX_PATH="$work/moved" >configure.log 2>&1 || { cat configure.log; exit 1; }
cmake --build consumer >build.log 2>&1 || { cat build.log; exit 1; }
output=$(consumer/consumer)
echo "$output"
grep -q '^1 m/s$' <<<"$output"
